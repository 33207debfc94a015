//! The PIN letters tab, and what is opened from it by whoever shows these.

use desk::{
    HostError, IdsCreatedView, LetterPageView, LetterPrintView, LetterStateView, LetterView,
    LettersPrintedView, MailPageView, MailStateView, MailView, NextNumberView, PagePicture,
    PrinterView, PrintersView, Trouble,
};
use serde::Serialize;
use serde_json::json;

use super::{
    Scenario,
    outcome::ORDER,
    pins::{ADDRESS, with_roles},
    sentence::card_serial,
    sitting::{HOST_URL, at_host, signed_in},
};

/// A page with a frame and a few lines: 420 by 594 dots, PNG, Base64.
const PAGE: &str = include_str!("pin_letters/page.png.base64");
const PRINTER: &str = "Canon-iR-Reception";

pub(super) fn scenarios() -> Vec<Scenario> {
    let mut all = letters();
    all.extend(mails());
    all
}

fn tab(name: &'static str, shows: &'static str, page: &impl Serialize) -> Scenario {
    let sitting = with_roles(signed_in(), &["manage-pin-letters"]);
    Scenario::new(name, shows, at_host(), sitting)
        .answering("letters", page)
        .answering("letter_preview", &pictures())
        .answering("printers", &printers())
        .answering("next_letter_number", &next_number())
        .answering("print_letters", &printed())
        .answering("create_letter_ids", &created())
        .answering("pin_mails", &mail_page(Vec::new(), true))
}

fn letters() -> Vec<Scenario> {
    let long = LetterView {
        id: "PL-STOCKHOLM-HUVUDKONTORET-00042".to_owned(),
        holder: "Maximiliane-Theodora von Hohenlohe-Schillingsfürst zu Waldenburg".to_owned(),
        ..letter(42, LetterStateView::Ready)
    };
    let right_to_left = LetterView {
        holder: "محمد عبد الرحمن الأنصاري".to_owned(),
        ..letter(41, LetterStateView::Ready)
    };
    vec![
        tab(
            "pin-letters",
            "Letters that are ready, and others.",
            &page(listed(), true),
        ),
        tab(
            "pin-letters-none",
            "No letter is ready.",
            &page(Vec::new(), false),
        ),
        tab(
            "pin-letters-long-names",
            "Names that are long, and names that run from right to left.",
            &page(vec![long, right_to_left], false),
        ),
        tab(
            "pin-letters-printed",
            "Letters that were printed, one of them twice.",
            &page(vec![reprinted(), once(), not_told()], false),
        ),
        tab(
            "pin-letters-trouble",
            "The host cannot be asked.",
            &json!({ "refused": unreachable() }),
        ),
        tab(
            "pin-letters-no-printer",
            "The system has no printer, and the preview cannot be had.",
            &page(listed(), false),
        )
        .answering(
            "printers",
            &PrintersView {
                printers: Vec::new(),
                set_but_missing: None,
            },
        )
        .answering("letter_preview", &json!({ "refused": unreachable() })),
    ]
}

fn mails() -> Vec<Scenario> {
    let with = |name, shows, page: MailPageView| {
        tab(name, shows, &self::page(listed(), false)).answering("pin_mails", &page)
    };
    vec![
        with(
            "pin-mails",
            "PIN mails that failed.",
            mail_page(vec![failed(), full()], true),
        ),
        with(
            "pin-mails-none-failed",
            "PIN mails, none of which failed.",
            mail_page(
                vec![
                    queued(),
                    mail(3, MailStateView::Sent),
                    mail(2, MailStateView::Waiting),
                    mail(1, MailStateView::Erased),
                ],
                true,
            ),
        ),
        with(
            "pin-mails-none",
            "There is no PIN mail yet.",
            mail_page(Vec::new(), true),
        ),
        with(
            "pin-mails-not-set-up",
            "The host is not set up to send mail.",
            mail_page(Vec::new(), false),
        ),
        with(
            "pin-mails-queued",
            "The host is not set up any more, and mails wait.",
            mail_page(vec![queued()], false),
        ),
    ]
}

fn listed() -> Vec<LetterView> {
    let mut split = letter(117, LetterStateView::Ready);
    split.parts = 2;
    split.puk = false;
    let mut other = split.clone();
    other.letter = "118".to_owned();
    other.part = 2;
    let puk = LetterView {
        pin: false,
        holder: "Per Hägg".to_owned(),
        ..letter(116, LetterStateView::Ready)
    };
    let mut all = vec![other, split, puk];
    all.extend(
        (100..116)
            .rev()
            .map(|number| letter(number, LetterStateView::Ready)),
    );
    all.push(letter(99, LetterStateView::Waiting));
    all.push(once());
    all.push(letter(97, LetterStateView::Erased));
    all
}

fn page(letters: Vec<LetterView>, more: bool) -> LetterPageView {
    let ready = letters
        .iter()
        .filter(|one| one.state == LetterStateView::Ready);
    LetterPageView {
        ready: u32::try_from(ready.count()).unwrap(),
        letters,
        more,
        free_ids: 483,
        most_at_once: 20,
    }
}

fn letter(number: u32, state: LetterStateView) -> LetterView {
    LetterView {
        letter: number.to_string(),
        id: format!("PL-{number:06}"),
        part: 1,
        parts: 1,
        pin: true,
        puk: true,
        state,
        can_print: matches!(state, LetterStateView::Ready | LetterStateView::Printed),
        needs_reason: state == LetterStateView::Printed,
        order: ORDER.to_owned(),
        card: card_serial(&(20_417_000 + number).to_string()),
        holder: "Anna Berg".to_owned(),
        officer: "Olivia Lind".to_owned(),
        ordered_at: "2026-11-20T09:12:00Z".to_owned(),
        prints: Vec::new(),
    }
}

fn print(at: &str, printed: Option<bool>, reason: Option<&str>) -> LetterPrintView {
    LetterPrintView {
        officer: "Nils Ek".to_owned(),
        at: at.to_owned(),
        printed,
        reason: reason.map(str::to_owned),
    }
}

fn once() -> LetterView {
    LetterView {
        prints: vec![print("2026-11-20T10:02:00Z", Some(true), None)],
        ..letter(98, LetterStateView::Printed)
    }
}

fn reprinted() -> LetterView {
    LetterView {
        prints: vec![
            print("2026-11-20T10:02:00Z", Some(true), None),
            print(
                "2026-11-20T10:09:00Z",
                Some(false),
                Some("The paper jammed."),
            ),
            print(
                "2026-11-20T10:11:00Z",
                Some(true),
                Some("The paper jammed."),
            ),
        ],
        ..letter(120, LetterStateView::Printed)
    }
}

fn not_told() -> LetterView {
    LetterView {
        prints: vec![print("2026-11-20T10:02:00Z", None, None)],
        ..letter(96, LetterStateView::Printed)
    }
}

fn pictures() -> Vec<PagePicture> {
    vec![PagePicture {
        png: PAGE.trim().to_owned(),
        width: 420,
        height: 594,
    }]
}

fn printers() -> PrintersView {
    let printer = |name: &str, description: Option<&str>, is_default, is_set| PrinterView {
        name: name.to_owned(),
        description: description.map(str::to_owned),
        is_default,
        is_set,
    };
    let about = "Canon iR-ADV C3530, reception, tray 2";
    PrintersView {
        printers: vec![
            printer("HP-LaserJet-4", None, true, false),
            printer(PRINTER, Some(about), false, true),
        ],
        set_but_missing: None,
    }
}

fn printed() -> LettersPrintedView {
    LettersPrintedView {
        order: ORDER.to_owned(),
        letters: 1,
        printer: PRINTER.to_owned(),
        job: None,
    }
}

fn next_number() -> NextNumberView {
    NextNumberView {
        first: Some(500),
        digits: Some(6),
    }
}

fn created() -> IdsCreatedView {
    IdsCreatedView {
        first: "PL-000500".to_owned(),
        last: "PL-000999".to_owned(),
    }
}

fn mail_page(mails: Vec<MailView>, set_up: bool) -> MailPageView {
    let failed = mails
        .iter()
        .filter(|one| one.state == MailStateView::Failed);
    MailPageView {
        failed: u32::try_from(failed.count()).unwrap(),
        mails,
        more: false,
        set_up,
    }
}

fn mail(number: u32, state: MailStateView) -> MailView {
    MailView {
        mail: number.to_string(),
        address: ADDRESS.to_owned(),
        state,
        can_resend: state == MailStateView::Failed,
        order: ORDER.to_owned(),
        card: card_serial(&(20_417_000 + number).to_string()),
        holder: "Anna Berg".to_owned(),
        officer: "Olivia Lind".to_owned(),
        ordered_at: "2026-11-20T09:12:00Z".to_owned(),
        attempts: 1,
        next_at: None,
        changed_at: "2026-11-20T09:13:00Z".to_owned(),
        answer: None,
    }
}

fn failed() -> MailView {
    MailView {
        address: "anna.berg@exmaple.test".to_owned(),
        attempts: 8,
        answer: Some(
            "550 5.1.2 Host unknown (Name server: exmaple.test: host not found)".to_owned(),
        ),
        ..mail(5, MailStateView::Failed)
    }
}

fn full() -> MailView {
    MailView {
        address: "per.hagg@example.test".to_owned(),
        holder: "Per Hägg".to_owned(),
        answer: Some("552 5.2.2 Mailbox full".to_owned()),
        ..mail(2, MailStateView::Failed)
    }
}

fn queued() -> MailView {
    MailView {
        attempts: 2,
        next_at: Some("2026-11-20T09:29:00Z".to_owned()),
        answer: Some("451 4.7.1 Greylisting in action".to_owned()),
        ..mail(4, MailStateView::Queued)
    }
}

fn unreachable() -> Trouble {
    Trouble::from(&HostError::Unreachable {
        url: HOST_URL.to_owned(),
    })
}
