//! Where PIN and PUK go: what a run asks about it, and what it says in the end.

use desk::{
    AddressAsk, LetterAsk, OnTheReaderPrompt, PinDeliveryView, PinMailerPrompt, PinRuleView,
    PinSet, PukSet, QuestionView, RunView, SessionView, ShownSecret, SittingView, Step, StepState,
    Submitted, Trouble, TypedOnTheReader,
};

use super::{
    Scenario,
    card::SUBJECT_SERIAL,
    first_run::pin_rules,
    form,
    outcome::{ORDER, submitted, succeeded},
    run,
    sentence::card_serial,
    sitting::{OFFICER_DEVICE, SUBJECT_DEVICE, at_host, signed_out},
};

pub(super) const ADDRESS: &str = "anna.berg@example.test";
pub(super) const LETTER: &str = "PL-000117";

pub(super) fn scenarios() -> Vec<Scenario> {
    let mut all = mailer();
    all.extend(on_the_reader());
    all.extend(shown());
    all.extend(done());
    all
}

fn with(name: &'static str, shows: &'static str, run: RunView) -> Scenario {
    Scenario::new(name, shows, at_host(), run::sitting(run))
}

fn mailer() -> Vec<Scenario> {
    let used = |next: Option<&str>| PinMailerPrompt {
        trouble: Some(
            Trouble::new("pin-mailer-letter-id-used")
                .with("id", LETTER)
                .with("next", next.unwrap_or("none")),
        ),
        attempt: 2,
        ..letter(next.or(Some(LETTER)), true, true)
    };
    let both = PinMailerPrompt {
        letter: letter(Some(LETTER), false, true).letter,
        ..address("", &[])
    };
    vec![
        asks_mailer(
            "question-pin-mailer-address",
            "The address that the PIN is mailed to, as the form has it.",
            address(ADDRESS, &[]),
        ),
        asks_mailer(
            "question-pin-mailer-forbidden",
            "The card is sent to the address that stands there.",
            address(ADDRESS, &[ADDRESS]),
        ),
        asks_mailer(
            "question-pin-mailer-letter",
            "The letter that the PIN goes by; the next ID is offered.",
            letter(Some(LETTER), true, false),
        ),
        asks_mailer(
            "question-pin-mailer-no-id",
            "No ID is free that was created ahead.",
            letter(None, true, true),
        ),
        asks_mailer(
            "question-pin-mailer-used",
            "The host refused the ID: another letter has it.",
            used(None),
        ),
        asks_mailer(
            "question-pin-mailer-used-next",
            "Another letter has that ID; the next free one stands there instead.",
            used(Some("PL-000118")),
        ),
        asks_mailer(
            "question-pin-mailer-both",
            "The PIN is mailed, the PUK goes by letter.",
            both,
        ),
    ]
}

fn asks_mailer(name: &'static str, shows: &'static str, ask: PinMailerPrompt) -> Scenario {
    let run = RunView {
        question: Some(QuestionView::PinMailer { id: 4, ask }),
        ..run::at(Step::Open, StepState::WaitingForAnswer, None)
    };
    with(name, shows, run)
}

fn address(prefilled: &str, forbidden: &[&str]) -> PinMailerPrompt {
    PinMailerPrompt {
        address: Some(AddressAsk {
            prefilled: prefilled.to_owned(),
            forbidden: forbidden.iter().map(|one| (*one).to_owned()).collect(),
        }),
        ..mailer_prompt()
    }
}

fn letter(next: Option<&str>, for_pin: bool, for_puk: bool) -> PinMailerPrompt {
    PinMailerPrompt {
        letter: Some(LetterAsk {
            next: next.map(str::to_owned),
            for_pin,
            for_puk,
        }),
        ..mailer_prompt()
    }
}

fn mailer_prompt() -> PinMailerPrompt {
    PinMailerPrompt {
        reader: SUBJECT_DEVICE.to_owned(),
        card: card_serial(SUBJECT_SERIAL),
        address: None,
        letter: None,
        trouble: None,
        attempt: 1,
    }
}

/// A reader with keys and a display.
fn on_the_reader() -> Vec<Scenario> {
    let mut new_pin = run::new_pin(1, Vec::new());
    if let Some(QuestionView::NewPin { ask, .. }) = &mut new_pin.question {
        ask.pinpad = true;
        ask.rules = vec![
            PinRuleView::MinLength { digits: 6 },
            PinRuleView::MaxLength { digits: 8 },
            PinRuleView::OnlyDigits,
            PinRuleView::NotFactory,
        ];
    }
    let typed = |what, reader: &str, tries_left, step| RunView {
        question: Some(QuestionView::OnTheReader {
            id: 5,
            ask: OnTheReaderPrompt {
                reader: reader.to_owned(),
                what,
                tries_left,
            },
        }),
        ..run::at(step, StepState::WaitingForAnswer, None)
    };
    let mut form = form::with(form::ready(), true);
    form.officer.pinpad = true;
    let mut out = signed_out();
    out.officer.pinpad = true;
    out.officer.session = SessionView::SignedOut;
    vec![
        Scenario::new(
            "form-pinpad",
            "The Signature PIN is typed on the reader.",
            at_host(),
            form,
        ),
        Scenario::new(
            "sign-in-pinpad",
            "The officer's PIN is typed on the reader.",
            at_host(),
            out,
        ),
        with(
            "question-new-pin-pinpad",
            "The new PIN is typed on the reader.",
            new_pin,
        ),
        with(
            "question-on-the-reader",
            "The reader waits for the new PIN.",
            typed(TypedOnTheReader::NewPin, SUBJECT_DEVICE, None, Step::Pin),
        ),
        with(
            "question-on-the-reader-signature",
            "The reader waits for the Signature PIN.",
            typed(
                TypedOnTheReader::SignaturePin,
                OFFICER_DEVICE,
                Some(3),
                Step::Sign,
            ),
        ),
        with(
            "question-on-the-reader-last-try",
            "The reader waits for the Signature PIN, at its last try.",
            typed(
                TypedOnTheReader::SignaturePin,
                OFFICER_DEVICE,
                Some(1),
                Step::Sign,
            ),
        ),
    ]
}

fn shown() -> Vec<Scenario> {
    let mut rules = pin_rules();
    rules.push(PinRuleView::NotHolderData {
        digits: vec!["19840312".to_owned(), "104233".to_owned()],
    });
    let mut new_pin = run::new_pin(1, Vec::new());
    if let Some(QuestionView::NewPin { ask, .. }) = &mut new_pin.question {
        ask.rules = rules;
    }
    vec![
        with(
            "question-new-pin-holder-data",
            "A new PIN that must not be part of the holder's data.",
            new_pin,
        ),
        with(
            "question-show-puk",
            "A new PUK is there to be shown.",
            show_puk(false),
        )
        .answering("take_pin", &serde_json::json!({ "pin": "48291307" })),
        with(
            "question-show-puk-taken",
            "It was taken before the window was loaded again.",
            show_puk(true),
        ),
    ]
}

fn show_puk(taken: bool) -> RunView {
    RunView {
        question: Some(QuestionView::ShowPin {
            id: 3,
            order: ORDER.to_owned(),
            secret: ShownSecret::Puk,
            taken,
        }),
        ..run::at(Step::Pin, StepState::WaitingForAnswer, None)
    }
}

fn done() -> Vec<Scenario> {
    vec![
        ended(
            "done-mailed",
            "The PIN is mailed, the PUK kept at the host.",
            Submitted {
                delivery: Some(delivery(Some(ADDRESS), None, false, false)),
                puk: Some(PukSet::HostOnly),
                ..of(PinSet::System)
            },
        ),
        ended(
            "done-letter",
            "PIN and PUK go by letter.",
            Submitted {
                delivery: Some(delivery(None, Some(LETTER), true, true)),
                puk: Some(PukSet::Letter),
                ..of(PinSet::System)
            },
        ),
        ended(
            "done-unchanged",
            "The PIN stays as it was.",
            of(PinSet::Unchanged),
        ),
        ended(
            "done-taken-in",
            "A blank card was taken in; its PUK was shown.",
            Submitted {
                puk: Some(PukSet::Shown),
                taken_in: true,
                ..of(PinSet::Entered)
            },
        ),
    ]
}

fn ended(name: &'static str, shows: &'static str, submitted: Submitted) -> Scenario {
    with(name, shows, succeeded(submitted))
}

fn of(pin: PinSet) -> Submitted {
    submitted(&["9a", "9c", "9d"], pin)
}

/// Where the host sends what nobody was shown.
pub(super) fn delivery(
    address: Option<&str>,
    letter: Option<&str>,
    pin_in_letter: bool,
    puk_in_letter: bool,
) -> PinDeliveryView {
    PinDeliveryView {
        address: address.map(str::to_owned),
        letter: letter.map(str::to_owned),
        pin_in_letter,
        puk_in_letter,
    }
}

/// The officer with these roles besides.
pub(super) fn with_roles(mut sitting: SittingView, roles: &[&str]) -> SittingView {
    if let SessionView::SignedIn { officer } = &mut sitting.officer.session {
        officer
            .roles
            .extend(roles.iter().map(|role| (*role).to_owned()));
    }
    sitting
}
