//! The draft in words: exactly what will be signed, for the officer to read before.

use std::collections::BTreeSet;

use contents::{CertificateObject, KeyReference};
use procedure::{
    Action, AttributeType, CheckedKey, ExpectedKey, FieldName, Overwritten, PinDistribution, Plan,
    PlannedKey, PlannedRecovery, PukDistribution, RecoveredCertificate, RecoveredKeys, Template,
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
    let recoveries = plan.recoveries.iter();
    words.extend(recoveries.flat_map(|recovery| recovery_words(draft, recovery)));
    words.extend(said_of_recoveries(draft));
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
    words.extend(of_a_new_card(draft, plan));
    words.push(Sentence::new(match plan.pin {
        PinDistribution::ShowAtRa => "signed-pin-shown",
        PinDistribution::EnterAtRa => "signed-pin-entered",
        PinDistribution::Email => "signed-pin-mailed",
        PinDistribution::Letter => "signed-pin-letter",
        PinDistribution::Unchanged => "signed-pin-unchanged",
    }));
    words.extend(plan.puk.map(|puk| {
        Sentence::new(match puk {
            PukDistribution::HostOnly => "signed-puk-host-only",
            PukDistribution::ShowAtRa => "signed-puk-shown",
            PukDistribution::Letter => "signed-puk-letter",
        })
    }));
    if let Some(order) = draft.card.open_order() {
        words.push(Sentence::new("signed-supersedes").with("order", order));
    }
    words
}

/// What happens to a card that comes from its factory, and to its tries.
fn of_a_new_card(draft: &CardDraft, plan: &Plan) -> Vec<Sentence> {
    let in_stock = draft.card.stock().is_some();
    let key = plan.take_in.then(|| {
        Sentence::new(if in_stock {
            "signed-card-key"
        } else {
            "signed-taken-in"
        })
    });
    let chuid = plan.chuid.then(|| Sentence::new("signed-chuid"));
    let tries = plan.tries.map(|tries| {
        Sentence::new("signed-tries")
            .with("pin", u32::from(tries.pin))
            .with("puk", u32::from(tries.puk))
    });
    [key, chuid, tries].into_iter().flatten().collect()
}

fn key_words(draft: &CardDraft, planned: &PlannedKey) -> Vec<Sentence> {
    let key = &planned.checked;
    let subject = key.certificate.subject.iter().rev();
    let subject = subject.map(|(part, value)| attribute(draft, key, *part, value));
    let issued = match key.action {
        Action::Issue => "signed-certificate-issued",
        Action::Add | Action::Redo | Action::Recover => "signed-certificate-stored",
    };
    let place = Place {
        key: key.reference,
        name: &key.name,
    };
    let mut words = vec![
        place
            .says(issued)
            .with("subject", subject.collect::<Vec<_>>()),
    ];
    let made = match &key.key {
        ExpectedKey::Present(_) => None,
        ExpectedKey::Generated { algorithm, .. } => Some(("signed-key-generated", algorithm)),
        ExpectedKey::Archived { algorithm, .. } => Some(("signed-key-archived", algorithm)),
    };
    words.extend(
        made.map(|(code, algorithm)| place.says(code).with("algorithm", algorithm.to_string())),
    );
    words.extend(overwritten_words(
        draft,
        place,
        &planned.overwritten,
        key.action.stores(),
    ));
    words
}

/// What is lost in a place; a certificate only where another one, or a key, comes to lie there.
fn overwritten_words(
    draft: &CardDraft,
    place: Place<'_>,
    overwritten: &Overwritten,
    stores: bool,
) -> Vec<Sentence> {
    let lost = overwritten
        .key
        .as_ref()
        .map(|lost| lost.public_key.algorithm().to_string());
    let unsupported = overwritten.unsupported_key.as_ref();
    let lost = lost.into_iter().chain(unsupported.map(ToString::to_string));
    let lost = lost.map(|lost| place.says("signed-key-lost").with("algorithm", lost));
    let mut words: Vec<_> = lost.collect();
    if has_certificate(draft, place.key) && stores {
        words.push(match overwritten.certificate.certificate() {
            Some(certificate) => place
                .says("signed-certificate-replaced")
                .with("subject", certificate.subject()),
            None => place.says("signed-object-replaced"),
        });
    }
    words
}

/// Which key is recovered, or by what the host finds it, where it and the older ones go, and with which certificate.
fn recovery_words(draft: &CardDraft, planned: &PlannedRecovery) -> Vec<Sentence> {
    let recovery = &planned.checked;
    let rule = &recovery.rule;
    let place = Place {
        key: recovery.reference,
        name: &recovery.name,
    };
    let certificate = match rule.certificate {
        RecoveredCertificate::Reuse => "reuse",
        RecoveredCertificate::New => "new",
    };
    let which = match draft.recovering.chosen(recovery.reference) {
        Some(chosen) => place
            .says("signed-key-recovered-chosen")
            .with("id", chosen.id.to_string())
            .with("subject", chosen.subject.as_str()),
        None => place
            .says("signed-key-recovered-found")
            .with("labels", labels(draft, &rule.holder)),
    };
    let mut words = vec![which.with("certificate", certificate)];
    let places = draft.recovery().map(|said| said.free_places.len());
    let places = u32::try_from(places.unwrap_or_default()).unwrap_or(u32::MAX);
    match (rule.keys, rule.certificate) {
        (RecoveredKeys::All, _) => {
            words.push(place.says("signed-all-recovered").with("places", places));
        }
        (RecoveredKeys::Last, RecoveredCertificate::Reuse) => {
            words.push(place.says("signed-recovered-aside").with("places", places));
        }
        (RecoveredKeys::Last, RecoveredCertificate::New) => {}
    }
    if rule.other_holder {
        words.push(place.says("signed-other-holder"));
    }
    words.extend(overwritten_words(draft, place, &planned.overwritten, true));
    words
}

/// Why keys are recovered, and by whose leave.
fn said_of_recoveries(draft: &CardDraft) -> Vec<Sentence> {
    let Some(said) = draft.recovery() else {
        return Vec::new();
    };
    let request = said.request.map(|request| {
        Sentence::new("signed-recovery-request").with("request", request.to_string())
    });
    let reason = Sentence::new("signed-reason").with("reason", said.reason);
    [Some(reason), request].into_iter().flatten().collect()
}

/// The labels of these fields, in the procedure's order.
fn labels(draft: &CardDraft, fields: &BTreeSet<FieldName>) -> String {
    let known = draft.listed.procedure.fields.iter();
    let labels = known
        .filter(|field| fields.contains(&field.name))
        .map(|field| field.label.as_str());
    labels.collect::<Vec<_>>().join(", ")
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

/// A key's place on the card.
#[derive(Clone, Copy)]
struct Place<'a> {
    key: KeyReference,
    name: &'a str,
}

impl Place<'_> {
    /// A sentence that names it.
    fn says(self, code: &str) -> Sentence {
        Sentence::new(code)
            .with("place", self.key.to_string().to_uppercase())
            .with("name", self.name)
    }
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
