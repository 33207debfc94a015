//! The Archive tab, which is opened by whoever shows these, and recovery requests.

use desk::{RecoveryRefusedView, RecoveryRequestView, RequestedHolderView};
use serde_json::json;

use super::{
    DIGEST, REASON,
    drafts::{INVESTIGATION, recover_for_investigation},
    found::{archived, page},
    unreachable, with, with_roles,
};
use crate::scenarios::{
    Scenario,
    card::SUBJECT_SERIAL,
    sentence::{card_serial, plain, said},
    sitting::signed_in,
};

pub(super) fn tab() -> Vec<Scenario> {
    let officer = |roles: &[&str]| with_roles(signed_in(), roles);
    let approver = || officer(&["issue-certificate", "approve-recovery"]);
    vec![
        with(
            "archive-requests",
            "Recovery requests that wait.",
            approver(),
        )
        .answering("recovery_requests", &requests()),
        with(
            "archive-requests-none",
            "No recovery request is open.",
            approver(),
        )
        .answering("recovery_requests", &Vec::<RecoveryRequestView>::new()),
        with(
            "archive-requests-own",
            "Who asks cannot approve.",
            officer(&["recover-key", "approve-recovery"]),
        )
        .answering(
            "recovery_requests",
            &vec![own_deciding("recovery-own-request")],
        ),
        with(
            "archive-requests-trouble",
            "The requests cannot be had.",
            approver(),
        )
        .answering("recovery_requests", &json!({ "refused": unreachable() })),
    ]
}

fn requests() -> Vec<RecoveryRequestView> {
    let numbered = |number: u8, request: RecoveryRequestView| RecoveryRequestView {
        digest: format!("{number:02x}{}", &DIGEST[2..]),
        ..request
    };
    let mut many = request("pending", &[]);
    many.officer = "Maximiliana-Alexandrina Wolfeschlegelsteinhausenbergerdorff-Öst".to_owned();
    many.certificates
        .extend(page().certificates.into_iter().skip(3));
    many.reason = REASON.to_owned();
    let closed = refused(undecidable(
        request("refused", &[]),
        said("recovery-request-state", [("state", "refused")]),
    ));
    let decided = undecidable(
        request("pending", &["Olivia Lind"]),
        plain("recovery-decided-already"),
    );
    let done = RecoveryRequestView {
        approve_why_not: Some(said("recovery-request-state", [("state", "approved")])),
        ..request("approved", &["Karin Ek", "Per-Olof Hägg"])
    };
    vec![
        numbered(1, request("pending", &["Karin Ek"])),
        numbered(2, many),
        numbered(3, decided),
        numbered(4, own_deciding("recovery-own-request")),
        numbered(5, done),
        numbered(6, closed),
    ]
}

/// A recovery request, as another officer made it.
fn request(state: &str, approved_by: &[&str]) -> RecoveryRequestView {
    let field = |field: &str, label: &str, value: &str| RequestedHolderView {
        field: field.to_owned(),
        label: label.to_owned(),
        value: value.to_owned(),
    };
    RecoveryRequestView {
        digest: DIGEST.to_owned(),
        request: "0193486c-52f0-7c1e-a5b4-9d0f6f1e2c3a".to_owned(),
        state: state.to_owned(),
        officer: "Magnus Åkesson".to_owned(),
        mine: false,
        procedure: recover_for_investigation().name,
        card: card_serial(SUBJECT_SERIAL),
        holder: vec![field("email", "E-mail", "bob.lindqvist@example.test")],
        certificates: vec![archived(
            "38112",
            "CN=Anna Berg,OU=Encryption,O=Example AB,C=SE",
        )],
        reason: INVESTIGATION.to_owned(),
        made_at: "2026-11-20T08:12:00Z".to_owned(),
        expires_at: "2026-11-27T08:12:00Z".to_owned(),
        approvals_needed: 2,
        approved_by: approved_by.iter().map(|name| (*name).to_owned()).collect(),
        refused: None,
        decide_why_not: None,
        approve_why_not: None,
    }
}

pub(super) fn own(state: &str, approved_by: &[&str]) -> RecoveryRequestView {
    RecoveryRequestView {
        officer: "Olivia Lind".to_owned(),
        mine: true,
        ..undecidable(
            request(state, approved_by),
            said("missing-role", [("role", "approve-recovery")]),
        )
    }
}

/// One that the officer can neither approve nor refuse.
fn undecidable(request: RecoveryRequestView, why_not: desk::Sentence) -> RecoveryRequestView {
    RecoveryRequestView {
        decide_why_not: Some(why_not.clone()),
        approve_why_not: Some(why_not),
        ..request
    }
}

pub(super) fn refused(request: RecoveryRequestView) -> RecoveryRequestView {
    RecoveryRequestView {
        refused: Some(RecoveryRefusedView {
            by: "Karin Ek".to_owned(),
            reason: "The case is closed.".to_owned(),
        }),
        ..request
    }
}

fn own_deciding(why_not: &str) -> RecoveryRequestView {
    undecidable(own("pending", &[]), plain(why_not))
}
