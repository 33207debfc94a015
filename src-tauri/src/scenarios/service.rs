//! After issuing: a card is unblocked, or its PIN changed. The dialogs are opened by whoever shows these.

use card::CardError;
use desk::{
    CardFault, CardRole, HolderPinPrompt, HolderPinPurpose, HostError, LeftBehind, OutcomeView,
    PinSet, PukPrompt, QuestionView, RunKind, RunView, ServiceDistribution, ServiceOfferView,
    SittingView, Step, StepState, SubjectCardView, SubmitError, SubmitFault, Trouble,
};
use serde_json::json;

use super::{
    Scenario,
    card::SUBJECT_SERIAL,
    outcome::ORDER,
    pins::{ADDRESS, delivery, with_roles},
    procedures::employee_card,
    run,
    sentence::card_serial,
    sitting::{HOST_URL, SUBJECT_DEVICE, at_host, signed_in},
};

pub(super) fn scenarios() -> Vec<Scenario> {
    let mut all = offers();
    all.extend(runs());
    all
}

fn offers() -> Vec<Scenario> {
    let unreachable = Trouble::from(&HostError::Unreachable {
        url: HOST_URL.to_owned(),
    });
    let blocked_for_good = ServiceOfferView {
        puk_tries_left: Some(0),
        ..offer(ServiceDistribution::ShowAtRa, false)
    };
    vec![
        at_card("service-blocked", "The card's PIN is blocked.", 0).answering(
            "offer_service",
            &offer(ServiceDistribution::EnterAtRa, true),
        ),
        at_card("service-card", "A card that was issued.", 3)
            .answering("offer_service", &offer(ServiceDistribution::Email, false)),
        at_card("service-blocked-for-good", "The PUK is blocked, too.", 0)
            .answering("offer_service", &blocked_for_good),
        at_card("service-trouble", "The host cannot be asked.", 0)
            .answering("offer_service", &json!({ "refused": unreachable })),
    ]
}

fn at_card(name: &'static str, shows: &'static str, tries_left: u8) -> Scenario {
    Scenario::new(name, shows, at_host(), issued(tries_left))
}

/// An officer who may unblock, and a card of which so many tries are left.
fn issued(tries_left: u8) -> SittingView {
    let mut sitting = with_roles(signed_in(), &["unblock-card", "use-puk"]);
    if let SubjectCardView::Read { card, .. } = &mut sitting.subject.card {
        card.pin.tries_left = Some(tries_left);
    }
    sitting
}

fn offer(distribution: ServiceDistribution, puk_at_host: bool) -> ServiceOfferView {
    ServiceOfferView {
        device: SUBJECT_DEVICE.to_owned(),
        card: card_serial(SUBJECT_SERIAL),
        procedure: employee_card().name,
        distribution,
        puk_at_host,
        pin_tries_left: Some(0),
        puk_tries_left: Some(3),
    }
}

fn runs() -> Vec<Scenario> {
    let wrong = |error| Trouble::from(&at_the_card(error));
    let pin = |tries_left, refused: bool| RunView {
        question: Some(QuestionView::HolderPin {
            id: 6,
            ask: HolderPinPrompt {
                purpose: HolderPinPurpose::ChangePin,
                reader: SUBJECT_DEVICE.to_owned(),
                card: card_serial(SUBJECT_SERIAL),
                tries_left: Some(tries_left),
                trouble: refused.then(|| wrong(CardError::WrongPin { tries_left })),
            },
        }),
        ..at(RunKind::ChangePin, Step::Open, StepState::WaitingForAnswer)
    };
    let puk = |tries_left, refused: bool| RunView {
        question: Some(QuestionView::Puk {
            id: 6,
            ask: PukPrompt {
                reader: SUBJECT_DEVICE.to_owned(),
                card: card_serial(SUBJECT_SERIAL),
                tries_left: Some(tries_left),
                trouble: refused.then(|| wrong(CardError::WrongPuk { tries_left })),
            },
        }),
        ..at(RunKind::Unblock, Step::Open, StepState::WaitingForAnswer)
    };
    vec![
        with(
            "service-run",
            "The order of an unblocking is signed.",
            at(RunKind::Unblock, Step::Open, StepState::Running),
        ),
        with(
            "question-holder-pin-change",
            "The PIN that the card has is typed, to be changed.",
            pin(3, false),
        ),
        with(
            "question-holder-pin-change-again",
            "It was typed wrong.",
            pin(2, true),
        ),
        with("question-puk", "The PUK is typed.", puk(3, false)),
        with("question-puk-last-try", "At its last try.", puk(1, true)),
        with(
            "done-unblocked",
            "The card is unblocked.",
            ended(RunKind::Unblock, PinSet::Entered, None),
        ),
        with(
            "done-changed",
            "Its PIN is changed, and mailed.",
            ended(RunKind::ChangePin, PinSet::System, Some(ADDRESS)),
        ),
        with(
            "failed-unblock",
            "The PUK was wrong, and nobody typed another.",
            failed(CardError::WrongPuk { tries_left: 2 }),
        ),
        with(
            "failed-unblock-blocked",
            "The PUK is blocked.",
            failed(CardError::PukBlocked),
        ),
    ]
}

fn with(name: &'static str, shows: &'static str, run: RunView) -> Scenario {
    let done = matches!(run.outcome, Some(OutcomeView::ServiceDone { .. }));
    let sitting = SittingView {
        run: Some(run),
        ..issued(if done { 3 } else { 0 })
    };
    Scenario::new(name, shows, at_host(), sitting)
}

/// A service that has come as far as this step.
fn at(kind: RunKind, step: Step, state: StepState) -> RunView {
    let mut run = run::at(step, state, None);
    let steps = [Step::Read, Step::Open, Step::Pin, Step::Receipt];
    run.progress.steps.retain(|one| steps.contains(&one.step));
    RunView { kind, ..run }
}

fn ended(kind: RunKind, pin: PinSet, address: Option<&str>) -> RunView {
    RunView {
        outcome: Some(OutcomeView::ServiceDone {
            service: kind,
            pin,
            delivery: address.map(|address| delivery(Some(address), None, false, false)),
        }),
        ..at(kind, Step::Receipt, StepState::Done)
    }
}

fn at_the_card(error: CardError) -> CardFault {
    CardFault {
        role: CardRole::Subject,
        device: SUBJECT_DEVICE.to_owned(),
        error,
    }
}

fn failed(error: CardError) -> RunView {
    let error = SubmitError {
        step: Step::Pin,
        left_behind: LeftBehind::PinAsBefore,
        order: Some(ORDER.to_owned()),
        new_keys: Vec::new(),
        fault: Box::new(SubmitFault::Card(at_the_card(error))),
    };
    RunView {
        outcome: Some(OutcomeView::Failed {
            trouble: Trouble::from(&error),
            step: error.step,
            left_behind: error.left_behind,
            order: error.order.clone(),
            new_keys: Vec::new(),
        }),
        ..at(RunKind::Unblock, Step::Pin, StepState::Failed)
    }
}
