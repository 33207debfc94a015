//! The draft in words: exactly what will be signed, for the officer to read before.

use contents::{CertificateObject, KeyReference};
use procedure::{Action, AttributeType, ExpectedKey, LeftOut, PinDistribution, Plan, PlannedKey};

use super::CardDraft;

/// One sentence for each thing that will happen, and each field's value.
pub(super) fn words(draft: &CardDraft, plan: &Plan) -> Vec<String> {
    let procedure = &draft.listed;
    let mut words = vec![format!(
        "Procedure {}, revision {}.",
        procedure.procedure.name, procedure.number
    )];
    if let Some(identity) = &draft.card.contents().identity {
        words.push(format!("Card with {identity}."));
    }
    words.extend(plan.keys.iter().flat_map(|key| key_words(draft, key)));
    let submitted = draft.as_submitted();
    for field in &draft.listed.procedure.fields {
        if let Some(value) = submitted.fields.get(&field.name) {
            words.push(format!("{}: {value}", field.label));
        }
    }
    words.push(match plan.pin {
        PinDistribution::ShowAtRa => "The card gets a new PIN, which is shown once.".to_owned(),
        PinDistribution::EnterAtRa => "The card gets a new PIN, which is entered here.".to_owned(),
    });
    if let Some(order) = draft.card.open_order() {
        words.push(format!(
            "The card’s open order {order} is superseded, and its certificates are revoked."
        ));
    }
    words
}

fn key_words(draft: &CardDraft, planned: &PlannedKey) -> Vec<String> {
    let key = &planned.checked;
    let place = format!("{} {}", key.reference.to_string().to_uppercase(), key.name);
    let subject = subject_words(&key.certificate.subject);
    let mut words = vec![match key.action {
        Action::Issue => {
            format!("{place}: a certificate for {subject} is issued and not stored on the card.")
        }
        Action::Add | Action::Redo => {
            format!("{place}: a certificate for {subject} is issued and stored on the card.")
        }
    }];
    if let ExpectedKey::Generated { algorithm, .. } = &key.key {
        words.push(format!(
            "{place}: a {algorithm} key is generated on the card."
        ));
    }
    if let Some(overwritten) = &planned.overwritten_key {
        words.push(format!(
            "{place}: the {} key that lies there is lost.",
            overwritten.public_key.algorithm()
        ));
    }
    if let Some(overwritten) = &planned.overwritten_unsupported_key {
        words.push(format!(
            "{place}: the {overwritten} key that lies there is lost."
        ));
    }
    if has_certificate(draft, key.reference) && key.action.stores() {
        words.push(match planned.overwritten_certificate.certificate() {
            Some(certificate) => format!(
                "{place}: the certificate of {} is replaced.",
                certificate.subject()
            ),
            None => format!("{place}: what lies in the place of its certificate is replaced."),
        });
    }
    words.extend(key.left_out.iter().map(|left_out| match left_out {
        LeftOut::Subject(attribute) => format!("{place}: the subject has no {attribute}."),
        LeftOut::AlternativeName(form) => format!("{place}: there is no alternative name {form}."),
    }));
    words
}

fn has_certificate(draft: &CardDraft, key: KeyReference) -> bool {
    draft
        .card
        .contents()
        .key(key)
        .is_some_and(|entry| entry.certificate != CertificateObject::Absent)
}

fn subject_words(subject: &[(AttributeType, String)]) -> String {
    subject
        .iter()
        .rev()
        .map(|(attribute, value)| format!("{attribute} {value}"))
        .collect::<Vec<_>>()
        .join(", ")
}
