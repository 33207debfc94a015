//! The draft in words: exactly what will be signed, for the officer to read before.

use contents::{CertificateObject, KeyReference};
use procedure::{
    Action, AttributeType, CheckedKey, ExpectedKey, PinDistribution, Plan, PlannedKey, Template,
    fields_in_use,
};

use super::CardDraft;
use crate::Sentence;

/// One sentence for each thing that will happen, and each field's value.
pub(super) fn words(draft: &CardDraft, plan: &Plan) -> Vec<Sentence> {
    let listed = &draft.listed;
    let mut words = vec![
        Sentence::new("signed-procedure")
            .with("procedure", listed.procedure.name.as_str())
            .with("revision", listed.number),
    ];
    if let Some(identity) = &draft.card.contents().identity {
        words.push(Sentence::new("signed-card").with("card", Sentence::card(identity)));
    }
    words.extend(plan.keys.iter().flat_map(|key| key_words(draft, key)));
    words.extend(left_out(draft));
    let submitted = draft.as_submitted();
    for field in &listed.procedure.fields {
        if let Some(value) = submitted.fields.get(&field.name) {
            words.push(
                Sentence::new("signed-field")
                    .with("label", field.label.as_str())
                    .with("value", value.as_str()),
            );
        }
    }
    words.push(Sentence::new(match plan.pin {
        PinDistribution::ShowAtRa => "signed-pin-shown",
        PinDistribution::EnterAtRa => "signed-pin-entered",
    }));
    if let Some(order) = draft.card.open_order() {
        words.push(Sentence::new("signed-supersedes").with("order", order));
    }
    words
}

fn key_words(draft: &CardDraft, planned: &PlannedKey) -> Vec<Sentence> {
    let key = &planned.checked;
    let subject = key.certificate.subject.iter().rev();
    let subject = subject.map(|(part, value)| attribute(draft, key, *part, value));
    let issued = match key.action {
        Action::Issue => "signed-certificate-issued",
        Action::Add | Action::Redo => "signed-certificate-stored",
    };
    let mut words = vec![of_key(key, issued).with("subject", subject.collect::<Vec<_>>())];
    if let ExpectedKey::Generated { algorithm, .. } = &key.key {
        words.push(of_key(key, "signed-key-generated").with("algorithm", algorithm.to_string()));
    }
    let lost = planned
        .overwritten_key
        .as_ref()
        .map(|lost| lost.public_key.algorithm().to_string());
    let lost_unsupported = planned.overwritten_unsupported_key.as_ref();
    let lost = lost
        .into_iter()
        .chain(lost_unsupported.map(ToString::to_string));
    words.extend(lost.map(|lost| of_key(key, "signed-key-lost").with("algorithm", lost)));
    if has_certificate(draft, key.reference) && key.action.stores() {
        words.push(match planned.overwritten_certificate.certificate() {
            Some(certificate) => {
                of_key(key, "signed-certificate-replaced").with("subject", certificate.subject())
            }
            None => of_key(key, "signed-object-replaced"),
        });
    }
    words
}

/// Fields that the certificates would have, and that are empty, once for all keys.
fn left_out(draft: &CardDraft) -> Option<Sentence> {
    let procedure = &draft.listed.procedure;
    let submitted = draft.as_submitted();
    let used = fields_in_use(procedure, &submitted);
    let empty = procedure
        .fields
        .iter()
        .filter(|field| used.contains(&field.name) && !submitted.fields.contains_key(&field.name));
    let labels: Vec<_> = empty.map(|field| field.label.as_str()).collect();
    (!labels.is_empty()).then(|| Sentence::new("signed-left-out").with("labels", labels.join(", ")))
}

/// A sentence that names the key's place on the card.
fn of_key(key: &CheckedKey, code: &str) -> Sentence {
    Sentence::new(code)
        .with("place", key.reference.to_string().to_uppercase())
        .with("name", key.name.as_str())
}

/// By the label of the field that it is, else by its letters in distinguished names: an officer knows an employee
/// number, and not that it stands in the attribute serialNumber.
fn attribute(draft: &CardDraft, key: &CheckedKey, part: AttributeType, value: &str) -> Sentence {
    match label(draft, key, part) {
        Some(label) => Sentence::new("signed-attribute-of-field").with("label", label),
        None => Sentence::new("signed-attribute").with("part", part.name()),
    }
    .with("value", value)
}

/// The label of the field that is all there is of an attribute. The common name is as well known by its letters.
fn label<'a>(draft: &'a CardDraft, key: &CheckedKey, part: AttributeType) -> Option<&'a str> {
    if part == AttributeType::CommonName {
        return None;
    }
    let procedure = &draft.listed.procedure;
    let rule = procedure
        .keys
        .iter()
        .find(|rule| rule.reference == key.reference)?;
    let certificate = procedure
        .certificate_procedures
        .get(&rule.certificate_procedure)?;
    let mut of_the_type = certificate
        .subject
        .iter()
        .filter(|one| one.attribute == part);
    // Of two attributes of a type it would not be certain which of them this is.
    let (Some(only), None) = (of_the_type.next(), of_the_type.next()) else {
        return None;
    };
    let template = Template::parse(&only.value).ok()?;
    let name = template.fields().next()?;
    let is_all = only.value == format!("{{{name}}}");
    let field = procedure.fields.iter().find(|field| field.name == *name);
    field.filter(|_| is_all).map(|field| field.label.as_str())
}

fn has_certificate(draft: &CardDraft, key: KeyReference) -> bool {
    draft
        .card
        .contents()
        .key(key)
        .is_some_and(|entry| entry.certificate != CertificateObject::Absent)
}
