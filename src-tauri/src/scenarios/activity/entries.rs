use desk::{ActView, ActivityEntryView, ActivityPageView, OrderView};

use crate::scenarios::{
    card::SUBJECT_SERIAL, certificate::digits, outcome::ORDER, sentence::card_serial,
};

pub(super) const PROCEDURE: &str = "Employee card";
pub(super) const OFFICER: &str = "Olivia Lind";

/// Entries as the host lists them: numbered, each some time before the one above it.
pub(super) fn page(entries: Vec<ActivityEntryView>) -> ActivityPageView {
    let numbered = entries.into_iter().zip(0_u32..).map(|(entry, number)| {
        let (day, hour) = (20 - number / 3, 15 - number % 3 * 2);
        ActivityEntryView {
            sequence: (9_870 - number).to_string(),
            at: format!("2026-11-{day:02}T{hour:02}:12:04Z"),
            ..entry
        }
    });
    ActivityPageView {
        entries: numbered.collect(),
        more: false,
    }
}

/// An order in that state.
pub(super) fn order(state: &str) -> OrderView {
    OrderView {
        order: ORDER.to_owned(),
        state: state.to_owned(),
        open: ["granted", "executing", "fulfilled"].contains(&state),
        procedure: PROCEDURE.to_owned(),
        procedure_id: "employee-card".to_owned(),
        card: card_serial(SUBJECT_SERIAL),
        officer: OFFICER.to_owned(),
        granted_at: "2026-11-20T15:12:04Z".to_owned(),
        changed_at: "2026-11-20T15:12:41Z".to_owned(),
    }
}

pub(super) fn issue(state: &str) -> ActivityEntryView {
    ActivityEntryView {
        order: Some(order(state)),
        ..entry("issue")
    }
}

pub(super) fn abandonment() -> ActivityEntryView {
    ActivityEntryView {
        officer: "Karin Ek".to_owned(),
        own: false,
        order: Some(order("abandoned")),
        reason: Some(
            "The card was pulled while it was written, and the holder went home.".to_owned(),
        ),
        ..entry("abandon")
    }
}

pub(super) fn request() -> ActivityEntryView {
    ActivityEntryView {
        request: Some(digits(&["request"], 64)),
        reason: Some("Card lost on 18 November; Anna Berg reads her old mail again.".to_owned()),
        procedure: "Recover for an investigation".to_owned(),
        ..entry("recovery-request")
    }
}

pub(super) fn approval() -> ActivityEntryView {
    ActivityEntryView {
        request: Some(digits(&["request"], 64)),
        procedure: "Recover for an investigation".to_owned(),
        holder: "Per-Olof Hägg, per-olof.hagg@example.org".to_owned(),
        ..entry("recovery-approval")
    }
}

pub(super) fn refusal() -> ActivityEntryView {
    ActivityEntryView {
        reason: Some("The case is closed.".to_owned()),
        ..ActivityEntryView {
            kind: "recovery-refusal".to_owned(),
            ..approval()
        }
    }
}

/// Something that was done to a card that was issued, or to PIN letters.
pub(super) fn act(kind: &str, state: &str) -> ActivityEntryView {
    let done = state == "done";
    ActivityEntryView {
        act: Some(ActView {
            order: ORDER.to_owned(),
            state: state.to_owned(),
            changed_at: "2026-11-20T15:12:41Z".to_owned(),
            pin: done.then(|| "system".to_owned()),
            why: (state == "not-done").then(|| "puk-blocked".to_owned()),
            letters: Vec::new(),
            count: 0,
        }),
        ..entry(kind)
    }
}

/// Something that was done to letters of several holders.
pub(super) fn letters(kind: &str, ids: &[&str], count: u32) -> ActivityEntryView {
    let mut entry = ActivityEntryView {
        procedure: String::new(),
        card: None,
        holder: String::new(),
        ..act(kind, "done")
    };
    if let Some(act) = &mut entry.act {
        act.pin = None;
        act.letters = ids.iter().map(|id| (*id).to_owned()).collect();
        act.count = count;
    }
    entry
}

pub(super) fn of_another() -> ActivityEntryView {
    let mut entry = issue("completed");
    entry.officer = "Maximiliana-Alexandrina Wolfeschlegelsteinhausenbergerdorff-Öst".to_owned();
    entry.own = false;
    entry
}

pub(super) fn long() -> ActivityEntryView {
    let mut entry = of_another();
    entry.holder =
        "Hubert Blaine Wolfeschlegelsteinhausenbergerdorff senior, hubert.blaine@forskning.norrland.example.org"
            .to_owned();
    entry.procedure =
        "Employee card with authentication, signature and archived encryption, research units"
            .to_owned();
    entry
}

pub(super) fn right_to_left() -> ActivityEntryView {
    ActivityEntryView {
        holder: "آنا برغ, anna.berg@example.org".to_owned(),
        ..issue("completed")
    }
}

fn entry(kind: &str) -> ActivityEntryView {
    ActivityEntryView {
        sequence: String::new(),
        at: String::new(),
        kind: kind.to_owned(),
        officer: OFFICER.to_owned(),
        own: true,
        order: None,
        request: None,
        act: None,
        procedure: PROCEDURE.to_owned(),
        card: Some(card_serial(SUBJECT_SERIAL)),
        holder: "Anna Berg, anna.berg@example.org".to_owned(),
        reason: None,
    }
}
