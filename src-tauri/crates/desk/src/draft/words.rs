//! The draft in words: exactly what will be signed, for the officer to read before.

use contents::{CertificateObject, KeyReference};
use procedure::{
    Action, AttributeType, CheckedKey, ExpectedKey, LeftOut, PinDistribution, Plan, PlannedKey,
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
    let subject = key.certificate.subject.iter().rev().map(attribute);
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
    words.extend(key.left_out.iter().map(|left_out| match left_out {
        LeftOut::Subject(attribute) => {
            of_key(key, "signed-subject-lacks").with("part", attribute.name())
        }
        LeftOut::AlternativeName(form) => {
            of_key(key, "signed-alternative-name-lacks").with("part", form.name())
        }
    }));
    words
}

/// A sentence that names the key's place on the card.
fn of_key(key: &CheckedKey, code: &str) -> Sentence {
    Sentence::new(code)
        .with("place", key.reference.to_string().to_uppercase())
        .with("name", key.name.as_str())
}

fn attribute((attribute, value): &(AttributeType, String)) -> Sentence {
    Sentence::new("signed-attribute")
        .with("part", attribute.name())
        .with("value", value.as_str())
}

fn has_certificate(draft: &CardDraft, key: KeyReference) -> bool {
    draft
        .card
        .contents()
        .key(key)
        .is_some_and(|entry| entry.certificate != CertificateObject::Absent)
}
