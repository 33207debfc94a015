//! A run, and what it asks.

use card::{CardError, Instruction, Status};
use desk::{
    Cancelling, CardFault, CardRole, HolderPinPrompt, HolderPinPurpose, LockedBecause,
    NewPinPrompt, PinRuleView, QuestionView, RunKind, RunProgress, RunView, SessionView,
    ShownSecret, SittingView, Step, StepProgress, StepState, Trouble,
};

use super::{
    Scenario,
    card::SUBJECT_SERIAL,
    first_run::pin_rules,
    form,
    procedures::employee_card,
    sentence::card_serial,
    sitting::{SUBJECT_DEVICE, at_host, officer},
};

pub(super) fn scenarios() -> Vec<Scenario> {
    let mut all = phases();
    all.extend(special());
    all.extend(questions());
    all
}

fn with(name: &'static str, shows: &'static str, run: RunView) -> Scenario {
    Scenario::new(name, shows, at_host(), sitting(run))
}

/// The form that was submitted is still there, behind its run.
pub(super) fn sitting(run: RunView) -> SittingView {
    SittingView {
        run: Some(run),
        ..form::with(form::ready(), true)
    }
}

/// A run that has come as far as this step, and imports no keys.
pub(super) fn at(step: Step, state: StepState, key: Option<&str>) -> RunView {
    let mut run = importing(step, state, key);
    run.progress.steps.retain(|one| one.step != Step::Keys);
    run
}

/// A run that has come as far as this step, and imports archived or recovered keys.
pub(super) fn importing(step: Step, state: StepState, key: Option<&str>) -> RunView {
    let steps = Step::ALL.into_iter();
    RunView {
        kind: RunKind::Submit,
        progress: RunProgress {
            steps: steps.map(|one| progress(one, step, state, key)).collect(),
            cancelling: cancelling(step),
        },
        // As the step begins: what has passed since would be another number each time.
        running_ms: None,
        question: None,
        stopping: false,
        outcome: None,
        procedure: employee_card().name,
        card: Some(card_serial(SUBJECT_SERIAL)),
    }
}

fn progress(one: Step, at: Step, state: StepState, key: Option<&str>) -> StepProgress {
    let (state, key) = match one.cmp(&at) {
        std::cmp::Ordering::Less => (StepState::Done, None),
        std::cmp::Ordering::Equal => (state, key),
        std::cmp::Ordering::Greater => (StepState::Waiting, None),
    };
    let ended = matches!(state, StepState::Done | StepState::Failed);
    StepProgress {
        step: one,
        state,
        key: key.map(str::to_owned),
        elapsed_ms: ended.then_some(milliseconds(one)),
    }
}

const fn milliseconds(step: Step) -> u32 {
    match step {
        Step::Read => 318,
        Step::Open => 1_204,
        Step::Generate => 2_871,
        Step::Sign => 642,
        Step::Host => 487,
        Step::Keys => 1_388,
        Step::Certificates => 1_930,
        Step::Check => 1_112,
        Step::Pin => 143,
        Step::Receipt => 76,
    }
}

const fn cancelling(step: Step) -> Cancelling {
    match step {
        Step::Read | Step::Open => Cancelling::Free,
        Step::Generate | Step::Sign => Cancelling::LeavesNewKeys,
        Step::Host => Cancelling::LeavesOpenOrder,
        Step::Keys | Step::Certificates | Step::Check | Step::Pin | Step::Receipt => Cancelling::No,
    }
}

fn phases() -> Vec<Scenario> {
    let running = |name, shows, step, key| with(name, shows, at(step, StepState::Running, key));
    vec![
        running("run-read", "The card is looked at again.", Step::Read, None),
        running(
            "run-open",
            "The open request is signed and checked.",
            Step::Open,
            None,
        ),
        running(
            "run-generate",
            "Keys prove that the card holds them.",
            Step::Generate,
            Some("9c"),
        ),
        running("run-sign", "The order is signed.", Step::Sign, None),
        running("run-host", "The host issues.", Step::Host, None),
        running(
            "run-certificates",
            "Certificates are written; it is too late to stop.",
            Step::Certificates,
            Some("9a"),
        ),
        running(
            "run-check",
            "Keys are used with their certificates.",
            Step::Check,
            Some("9d"),
        ),
        running("run-pin", "The PIN is set.", Step::Pin, None),
        running(
            "run-receipt",
            "The host is told that all is done.",
            Step::Receipt,
            None,
        ),
    ]
}

fn special() -> Vec<Scenario> {
    let touch = at(Step::Generate, StepState::WaitingForTouch, Some("9a"));
    let stopping = |step, key| RunView {
        stopping: true,
        ..at(step, StepState::Running, key)
    };
    let mut locked = sitting(at(Step::Certificates, StepState::Running, Some("9c")));
    locked.officer.session = SessionView::Locked {
        officer: officer(),
        why: LockedBecause::CardRemoved,
    };
    let mut closing = with(
        "run-closing-refused",
        "Somebody wanted to close the window during the run.",
        at(Step::Check, StepState::Running, Some("9c")),
    );
    closing.view.closing_refused = true;
    vec![
        with("run-touch", "The card waits for a touch.", touch),
        with(
            "run-stopping",
            "The run was asked to stop while that is free.",
            stopping(Step::Open, None),
        ),
        with(
            "run-stopping-new-keys",
            "It stops after this step; new keys may stay.",
            stopping(Step::Generate, Some("9d")),
        ),
        with(
            "run-stopping-open-order",
            "It stops after this step; the order stays open.",
            stopping(Step::Host, None),
        ),
        Scenario::new(
            "run-locked",
            "The officer card was pulled during a run.",
            at_host(),
            locked,
        ),
        closing,
    ]
}

fn questions() -> Vec<Scenario> {
    vec![
        with(
            "question-holder-pin",
            "The holder types the PIN.",
            holder_pin(3),
        ),
        with(
            "question-holder-pin-last-try",
            "At the last try.",
            holder_pin(1),
        ),
        with(
            "question-new-pin",
            "A new PIN is entered.",
            new_pin(1, Vec::new()),
        ),
        with(
            "question-new-pin-broken",
            "The PIN that was entered broke two rules.",
            new_pin(
                2,
                vec![PinRuleView::NoRepeats, PinRuleView::MinLength { digits: 6 }],
            ),
        ),
        with(
            "question-new-pin-refused",
            "The card refused the PIN that was entered.",
            refused_by_card(),
        ),
        with(
            "question-show-pin",
            "A new PIN is there to be shown.",
            show_pin(false),
        )
        .answering("take_pin", &shown_pin()),
        with(
            "question-show-pin-taken",
            "It was taken before the window was loaded again.",
            show_pin(true),
        ),
    ]
}

fn holder_pin(tries_left: u8) -> RunView {
    RunView {
        question: Some(QuestionView::HolderPin {
            id: 1,
            ask: HolderPinPrompt {
                purpose: HolderPinPurpose::Issue,
                reader: SUBJECT_DEVICE.to_owned(),
                card: card_serial(SUBJECT_SERIAL),
                tries_left: Some(tries_left),
                trouble: None,
            },
        }),
        ..at(Step::Generate, StepState::WaitingForAnswer, None)
    }
}

/// It is asked for after the host has issued, and before anything is written.
pub(super) fn new_pin(attempt: u8, broken: Vec<PinRuleView>) -> RunView {
    let mut run = at(Step::Certificates, StepState::Waiting, None);
    for step in &mut run.progress.steps {
        if step.step == Step::Pin {
            step.state = StepState::WaitingForAnswer;
        }
    }
    run.progress.cancelling = Cancelling::LeavesOpenOrder;
    run.question = Some(QuestionView::NewPin {
        id: 2,
        ask: NewPinPrompt {
            reader: SUBJECT_DEVICE.to_owned(),
            card: card_serial(SUBJECT_SERIAL),
            rules: pin_rules(),
            broken,
            trouble: None,
            attempt,
            pinpad: false,
        },
    });
    run
}

/// It has a rule of its own, which the procedure does not know.
fn refused_by_card() -> RunView {
    let refused = CardFault {
        role: CardRole::Subject,
        device: SUBJECT_DEVICE.to_owned(),
        error: CardError::NewPinRefused {
            instruction: Instruction::ChangeReferenceData,
            status: Status::ConditionsNotSatisfied,
        },
    };
    let mut run = new_pin(2, Vec::new());
    if let Some(QuestionView::NewPin { ask, .. }) = &mut run.question {
        ask.trouble = Some(Trouble::from(&refused));
    }
    run
}

/// What the one command answers that gives a PIN out. Its type cannot be made here, for which it is there.
pub(super) fn shown_pin() -> serde_json::Value {
    serde_json::json!({ "pin": "482913" })
}

/// A run whose new PIN is to be taken.
pub(super) fn show_pin(taken: bool) -> RunView {
    RunView {
        question: Some(QuestionView::ShowPin {
            id: 3,
            order: super::outcome::ORDER.to_owned(),
            secret: ShownSecret::Pin,
            taken,
        }),
        ..at(Step::Pin, StepState::WaitingForAnswer, None)
    }
}
