//! How runs end.

use card::CardError;
use desk::{
    AnswerFault, AskedFor, CardFault, CardRole, CertificateDetails, HostError, IssuedView,
    LeftBehind, OutcomeView, PinSet, RunView, Step, StepState, SubmitError, SubmitFault, Submitted,
    Trouble,
};

use super::{
    Scenario,
    card::SUBJECT_SERIAL,
    certificate::{HOST_CA, certificate},
    run,
    sentence::card_serial,
    sitting::{HOST_URL, OFFICER_DEVICE, SUBJECT_DEVICE, at_host},
};

pub(super) const ORDER: &str = "0193486c-52f0-7c1e-a5b4-9d0f6f1e2c3a";

pub(super) fn scenarios() -> Vec<Scenario> {
    let mut all = done();
    all.extend(failures());
    all
}

fn done() -> Vec<Scenario> {
    let stored = ["9a", "9c", "9d"];
    let mut generated = submitted(&stored, PinSet::Entered);
    generated.generated = stored.map(str::to_owned).to_vec();
    let mut further = submitted(&stored[1..], PinSet::System);
    further.certificates[0].stored = false;
    vec![
        with(
            "done",
            "The card is issued; its PIN was shown.",
            succeeded(submitted(&stored, PinSet::System)),
        ),
        with(
            "done-generated",
            "Keys were generated, the PIN was entered.",
            succeeded(generated),
        ),
        with(
            "done-not-stored",
            "A further certificate that is not on the card.",
            succeeded(further),
        ),
    ]
}

fn with(name: &'static str, shows: &'static str, run: RunView) -> Scenario {
    Scenario::new(name, shows, at_host(), run::sitting(run))
}

/// An order that was carried out.
pub(super) fn submitted(keys: &[&str], pin: PinSet) -> Submitted {
    let certificates = keys.iter().zip(41_207_u32..).map(|(key, id)| IssuedView {
        key: (*key).to_owned(),
        id: id.to_string(),
        stored: true,
        certificate: issued(key),
    });
    Submitted {
        order: ORDER.to_owned(),
        card: card_serial(SUBJECT_SERIAL),
        certificates: certificates.collect(),
        pin,
        delivery: None,
        puk: None,
        taken_in: false,
        generated: Vec::new(),
        archived: Vec::new(),
        recovered: Vec::new(),
    }
}

fn issued(key: &str) -> CertificateDetails {
    let mut certificate = certificate(
        "CN=Anna Berg,SERIALNUMBER=E-104233,GN=Anna,SN=Berg",
        HOST_CA,
        "P-256",
    );
    certificate.serial = super::certificate::digits(&[key, "issued"], 32);
    certificate.not_before = "2026-11-20T09:30:00Z".to_owned();
    certificate.not_after = "2029-11-19T09:30:00Z".to_owned();
    certificate
}

/// A run that came to its end.
pub(super) fn succeeded(submitted: Submitted) -> RunView {
    RunView {
        outcome: Some(OutcomeView::Done { submitted }),
        ..run::at(Step::Receipt, StepState::Done, None)
    }
}

fn failures() -> Vec<Scenario> {
    let mut all = before_anything_was_written();
    all.extend(with_an_open_order());
    all
}

fn before_anything_was_written() -> Vec<Scenario> {
    let wrong = |role, tries_left| at_card(role, CardError::WrongPin { tries_left });
    let unreachable = HostError::Unreachable {
        url: HOST_URL.to_owned(),
    };
    let touch = CardError::TouchNotGiven {
        key: "9c".parse().unwrap(),
    };
    vec![
        failed(
            "failed-host-down",
            "The host was down at submit.",
            Step::Open,
            LeftBehind::Nothing,
            SubmitFault::Host(unreachable),
        ),
        failed(
            "failed-wrong-pin",
            "The Signature PIN was wrong.",
            Step::Open,
            LeftBehind::Nothing,
            wrong(CardRole::Officer, 2),
        ),
        failed(
            "failed-pin-blocked",
            "The Signature PIN is blocked.",
            Step::Open,
            LeftBehind::Nothing,
            at_card(CardRole::Officer, CardError::PinBlocked),
        ),
        failed(
            "failed-cancelled",
            "It was stopped while that was free.",
            Step::Generate,
            LeftBehind::Grant,
            SubmitFault::Cancelled,
        ),
        failed(
            "failed-grant",
            "The host's grant was not accepted.",
            Step::Open,
            LeftBehind::Grant,
            SubmitFault::Grant(AnswerFault::AnotherOrder),
        ),
        failed(
            "failed-try-spent",
            "The holder's PIN was wrong.",
            Step::Generate,
            LeftBehind::TrySpent,
            wrong(CardRole::Subject, 1),
        ),
        failed(
            "failed-new-keys",
            "Nobody touched the card.",
            Step::Generate,
            LeftBehind::NewKeys,
            at_card(CardRole::Subject, touch),
        ),
    ]
}

fn with_an_open_order() -> Vec<Scenario> {
    let timeout = || {
        SubmitFault::Host(HostError::Timeout {
            url: HOST_URL.to_owned(),
        })
    };
    let pulled = || at_card(CardRole::Subject, CardError::CardRemoved);
    let declined = SubmitFault::Declined {
        secret: AskedFor::NewPin,
    };
    let check = SubmitFault::CheckFailed {
        key: "9d".parse().unwrap(),
    };
    vec![
        failed(
            "failed-order-unanswered",
            "The host did not answer the order.",
            Step::Host,
            LeftBehind::OrderUnanswered,
            timeout(),
        ),
        failed(
            "failed-not-written",
            "No new PIN was given.",
            Step::Pin,
            LeftBehind::NotWritten,
            declined,
        ),
        failed(
            "failed-written-in-part",
            "The card was pulled while certificates were written.",
            Step::Certificates,
            LeftBehind::WrittenInPart,
            pulled(),
        ),
        failed(
            "failed-pin-not-set",
            "A key does not work with its certificate.",
            Step::Check,
            LeftBehind::PinNotSet,
            check,
        ),
        failed(
            "failed-pin-in-doubt",
            "The card was pulled while the PIN was set.",
            Step::Pin,
            LeftBehind::PinInDoubt,
            pulled(),
        ),
        failed(
            "failed-receipt-missing",
            "The host did not answer the receipt.",
            Step::Receipt,
            LeftBehind::ReceiptMissing,
            timeout(),
        ),
    ]
}

fn at_card(role: CardRole, error: CardError) -> SubmitFault {
    let device = match role {
        CardRole::Officer => OFFICER_DEVICE,
        CardRole::Subject => SUBJECT_DEVICE,
    };
    SubmitFault::Card(CardFault {
        role,
        device: device.to_owned(),
        error,
    })
}

fn failed(
    name: &'static str,
    shows: &'static str,
    step: Step,
    left_behind: LeftBehind,
    fault: SubmitFault,
) -> Scenario {
    let ordered = left_behind >= LeftBehind::OrderUnanswered;
    let generated = left_behind == LeftBehind::NewKeys;
    let keys = if generated { &["9a", "9c"][..] } else { &[] };
    let error = SubmitError {
        step,
        left_behind,
        order: ordered.then(|| ORDER.to_owned()),
        new_keys: keys.iter().map(|key| key.parse().unwrap()).collect(),
        fault: Box::new(fault),
    };
    let outcome = OutcomeView::Failed {
        trouble: Trouble::from(&error),
        step,
        left_behind,
        order: error.order.clone(),
        new_keys: keys.iter().map(|key| (*key).to_owned()).collect(),
    };
    let run = RunView {
        outcome: Some(outcome),
        ..run::at(step, StepState::Failed, None)
    };
    with(name, shows, run)
}
