//! What an order that recovers asks for, and its words.

use desk::{DraftView, ProcedureView, RecoveryView, RowView};

use super::{
    DIGEST,
    rows::{choose, recovery, row},
};
use crate::scenarios::{
    form::{fault, fill, ready, summary, words},
    key_rows::{self, Choosing},
    procedures::procedure,
    sentence::{said, sentence},
};

pub(super) const SUBJECT: &[(&str, &str)] = &[("common-name", "Anna Berg"), ("Surname", "Berg")];

/// Two certificates on the keys of production, and these rows.
pub(super) fn recovering(rows: Vec<RowView>, reason: &str) -> DraftView {
    let mut draft = ready();
    draft.procedure = recover_encryption_key();
    draft.rows = vec![
        key_rows::delivered("9a", "Authentication"),
        key_rows::delivered("9c", "Signature"),
    ];
    draft.rows.extend(rows);
    draft.recovery = Some(RecoveryView {
        reason: reason.to_owned(),
        request: None,
        approvals: 0,
    });
    recovered(&mut draft, 1);
    draft
}

pub(super) fn recovered(draft: &mut DraftView, count: u8) {
    let mut counted = summary(2, words(draft, SUBJECT));
    counted.recovered = count;
    counted.words.extend(recovery_words(draft));
    draft.summary = Some(counted);
}

/// Bob's card gets Anna's key; the request is this one.
pub(super) fn investigating(request: Option<&str>) -> DraftView {
    let mut row = row("9d", "Encryption", "last", "reuse").choosing("recover");
    choose(&mut row);
    recovery(&mut row).approvals = 2;
    let mut draft = ready();
    for (name, value) in [
        ("common_name", "Bob Lindqvist"),
        ("given_name", "Bob"),
        ("surname", "Lindqvist"),
        ("email", "bob.lindqvist@example.test"),
        ("upn", "bob.lindqvist@corp.example.test"),
        ("employee_number", "E-100077"),
    ] {
        fill(&mut draft, name, value);
    }
    draft.procedure = recover_for_investigation();
    draft.rows = vec![row];
    draft.recovery = Some(RecoveryView {
        reason: INVESTIGATION.to_owned(),
        request: request.map(str::to_owned),
        approvals: 2,
    });
    draft.summary = None;
    if request.is_none() {
        let missing = sentence(
            "recovery-no-request",
            [
                ("key", "9d".into()),
                ("about", "9d".into()),
                ("approvals", 2_u32.into()),
            ],
        );
        fault(&mut draft, "9d", missing);
    } else {
        approve(&mut draft);
    }
    draft
}

fn approve(draft: &mut DraftView) {
    recovered(draft, 1);
    if let Some(summary) = &mut draft.summary {
        summary.certificates = 0;
        summary.stored = 0;
        summary.overwritten_certificates = 0;
    }
}

pub(super) fn approved() -> DraftView {
    investigating(Some(DIGEST))
}

pub(super) const INVESTIGATION: &str = "Case 2026-118: mail of June and July is to be read, as the legal department ordered on 17 November.";

fn recover_encryption_key() -> ProcedureView {
    procedure(
        "recover-encryption-key",
        "Employee card with the keys of a lost one",
        "For a holder at the desk: all archived encryption keys come back with their certificates.",
        3,
    )
}

pub(super) fn recover_for_investigation() -> ProcedureView {
    procedure(
        "recover-for-investigation",
        "Key for an investigation",
        "Another holder's last key comes onto the investigator's card. Two officers approve.",
        1,
    )
}

fn recovery_words(draft: &DraftView) -> Vec<desk::Sentence> {
    let rows = draft.rows.iter();
    let requested = rows.filter(|row| {
        row.recovery
            .as_ref()
            .is_some_and(|recovery| recovery.request)
    });
    let mut words: Vec<_> = requested.flat_map(row_words).collect();
    if let Some(recovery) = &draft.recovery {
        words.push(said("signed-reason", [("reason", &recovery.reason)]));
        let request = recovery.request.iter();
        words
            .extend(request.map(|request| said("signed-recovery-request", [("request", request)])));
    }
    words
}

/// Free retired places on the card.
const FREE: u32 = 19;

fn row_words(row: &RowView) -> Vec<desk::Sentence> {
    let Some(recovery) = &row.recovery else {
        return Vec::new();
    };
    let place = row.reference.to_uppercase();
    let of_place = [("place", place.as_str()), ("name", &row.name)];
    let (code, own) = match &recovery.chosen {
        Some(chosen) => (
            "signed-key-recovered-chosen",
            vec![("id", chosen.id.as_str()), ("subject", &chosen.subject)],
        ),
        None => ("signed-key-recovered-found", vec![("labels", "E-mail")]),
    };
    let own = own.into_iter();
    let own = own.chain([("certificate", recovery.certificate.as_str())]);
    let mut which = said(code, of_place);
    which
        .data
        .extend(own.map(|(name, value)| (name.to_owned(), value.into())));
    let aside = match (recovery.keys.as_str(), recovery.certificate.as_str()) {
        ("all", _) => Some("signed-all-recovered"),
        (_, "reuse") => Some("signed-recovered-aside"),
        _ => None,
    };
    let aside = aside.map(|code| {
        let mut word = said(code, of_place);
        word.data.insert("places".to_owned(), FREE.into());
        word
    });
    let other = recovery.approvals > 0;
    let other = other.then(|| said("signed-other-holder", of_place));
    [Some(which), aside, other].into_iter().flatten().collect()
}
