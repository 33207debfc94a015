//! Rows of the content table.

use desk::{
    ActionView, CertificateDetails, CertificateKindView, KeyThereView, KnownByView, RowView,
    Sentence,
};

use super::{
    card::SUBJECT_SERIAL,
    certificate::{HOST_CA, certificate, digits, transport},
    sentence::said,
};

/// A place with nothing in it, of whose actions none can be taken yet.
pub(super) fn empty(reference: &str, name: &str) -> RowView {
    RowView {
        reference: reference.to_owned(),
        name: name.to_owned(),
        key: None,
        unsupported_key: None,
        certificate_kind: CertificateKindView::Absent,
        certificate: None,
        actions: Vec::new(),
        chosen: None,
        algorithms: Vec::new(),
        algorithm: None,
        archives: false,
        recovery: None,
    }
}

/// A place with a key and its certificate.
pub(super) fn certified(
    reference: &str,
    name: &str,
    kind: CertificateKindView,
    certificate: CertificateDetails,
) -> RowView {
    RowView {
        key: Some(key(
            reference,
            &certificate.algorithm,
            KnownByView::Metadata,
        )),
        certificate_kind: kind,
        certificate: Some(certificate),
        ..empty(reference, name)
    }
}

/// A key as production delivered it, whose transport certificate will be replaced.
pub(super) fn delivered(reference: &str, name: &str) -> RowView {
    let certificate = transport(SUBJECT_SERIAL, reference, "P-256");
    let row = certified(reference, name, CertificateKindView::Transport, certificate);
    let there = why(reference, "certificate-there", &[("what", "transport")]);
    with_actions(row, [Some(there), None, None]).choosing("redo")
}

/// A live certificate that will be renewed.
pub(super) fn renewal(reference: &str, name: &str) -> RowView {
    let there = certificate("CN=Anna Berg,O=Example AB,C=SE", HOST_CA, "P-256");
    let there = certified(reference, name, CertificateKindView::Own, there);
    let add = why(reference, "certificate-there", &[("what", "own")]);
    with_actions(there, [Some(add), None, None]).choosing("redo")
}

/// A key that lies there.
pub(super) fn key(reference: &str, algorithm: &str, known_by: KnownByView) -> KeyThereView {
    KeyThereView {
        algorithm: algorithm.to_owned(),
        fingerprint: digits(&[reference, algorithm], 64),
        known_by,
    }
}

/// With why Add, Redo and Issue cannot be taken.
pub(super) fn with_actions(row: RowView, why_not: [Option<Sentence>; 3]) -> RowView {
    let actions = ["add", "redo", "issue"].into_iter().zip(why_not);
    let actions = actions.map(|(action, why_not)| ActionView {
        action: action.to_owned(),
        why_not,
    });
    RowView {
        actions: actions.collect(),
        ..row
    }
}

/// With no action that can be taken, for one reason.
pub(super) fn without_actions(row: RowView, code: &str, data: &[(&str, &str)]) -> RowView {
    let why = why(&row.reference, code, data);
    with_actions(row, [Some(why.clone()), Some(why.clone()), Some(why)])
}

/// Why an action cannot be taken for a key.
pub(super) fn why(reference: &str, code: &str, data: &[(&str, &str)]) -> Sentence {
    let mut why = said(code, [("key", reference)]);
    let data = data.iter();
    why.data
        .extend(data.map(|(name, value)| ((*name).to_owned(), (*value).into())));
    why
}

/// Why the procedure does not offer an action.
pub(super) fn not_offered(reference: &str, action: &str) -> Option<Sentence> {
    Some(why(reference, "action-not-offered", &[("action", action)]))
}

/// What an officer chose in a row.
pub(super) trait Choosing {
    fn choosing(self, action: &str) -> Self;
}

impl Choosing for RowView {
    fn choosing(self, action: &str) -> Self {
        Self {
            chosen: Some(action.to_owned()),
            ..self
        }
    }
}
