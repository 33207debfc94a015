//! The practice desk.

use desk::{
    OfficerSideView, OfficerView, PinSet, ProceduresView, SessionView, SittingView,
    SubjectCardView, SubjectSideView, WatchedCardView,
};
use procedure::{Role, SHIPPED, TokenProcedure};
use workstation::{PracticeCardView, PracticeView};

use super::{
    Scenario, form, outcome, procedures, run,
    sentence::plain,
    sitting::{device, devices, signed_in, signed_out},
};
use crate::view::PlaceView;

const OFFICER: &str = "Practice reader 1 (officer)";
pub(super) const SUBJECT: &str = "Practice reader 2 (subject)";

pub(super) fn scenarios() -> Vec<Scenario> {
    let mut empty = at_desk(signed_in());
    empty.subject.card = SubjectCardView::Empty;
    empty.devices.devices[1].card = WatchedCardView::Empty;
    empty.procedures = procedures::not_chosen();
    let mut locked = at_desk(form::half_filled());
    locked.devices.devices[0].card = WatchedCardView::Empty;
    locked.officer.certificate = None;
    locked.officer.tries_left = None;
    locked.officer.session = SessionView::Locked {
        officer: officer(),
        why: desk::LockedBecause::CardRemoved,
    };
    let done = outcome::succeeded(outcome::submitted(&["9a", "9c", "9d"], PinSet::System));
    vec![
        Scenario::new(
            "practice-sign-in",
            "The practice desk as it opens.",
            place(true, Some(1)),
            at_desk(signed_out()),
        ),
        Scenario::new(
            "practice-empty",
            "No practice card is in the reader.",
            place(true, None),
            at_desk(empty),
        ),
        Scenario::new(
            "practice-procedures",
            "What the practice host offers, archiving and recovery too.",
            place(true, Some(1)),
            at_desk(choosing()),
        ),
        Scenario::new(
            "practice-form",
            "A practice card, ready to be submitted.",
            place(true, Some(2)),
            at_desk(form::with(form::ready(), true)),
        ),
        Scenario::new(
            "practice-locked",
            "The practice officer card was pulled.",
            place(false, Some(1)),
            locked,
        ),
        Scenario::new(
            "practice-show-pin",
            "A practice card's PIN is shown.",
            place(true, Some(1)),
            at_desk(run::sitting(run::show_pin(false))),
        )
        .answering("take_pin", &run::shown_pin()),
        Scenario::new(
            "practice-done",
            "A practice card is issued.",
            place(true, Some(1)),
            at_desk(run::sitting(done)),
        ),
    ]
}

/// The procedures that come with the program, none of them chosen yet.
fn choosing() -> SittingView {
    let offered = SHIPPED.iter().map(|(file, text)| {
        let shipped = TokenProcedure::from_toml(text, file).unwrap();
        procedures::procedure(
            &shipped.id.to_string(),
            &shipped.name,
            &shipped.description,
            1,
        )
    });
    let mut sitting = signed_in();
    sitting.procedures = ProceduresView {
        offered: offered.collect(),
        recent: 0,
        ..procedures::none()
    };
    sitting
}

pub(super) fn place(officer_card_inserted: bool, inserted: Option<u8>) -> PlaceView {
    let names = [
        "practice-card-p256",
        "practice-card-rsa2048",
        "practice-card-plain-p256",
        "practice-card-plain-rsa2048",
        "practice-card-no-keys",
        "practice-card-factory-new",
    ];
    let cards = (1..).zip(names).map(|(number, name)| PracticeCardView {
        number,
        name: plain(name),
        inserted: inserted == Some(number),
    });
    PlaceView::Practice {
        practice: PracticeView {
            officer_pin: "246813".to_owned(),
            officer_device: OFFICER.to_owned(),
            officer_card_inserted,
            subject_device: SUBJECT.to_owned(),
            cards: cards.collect(),
        },
    }
}

/// The same at the practice desk's devices.
pub(super) fn at_desk(sitting: SittingView) -> SittingView {
    let cards: Vec<_> = sitting
        .devices
        .devices
        .into_iter()
        .map(|one| one.card)
        .collect();
    let [officer_card, subject_card] = cards.try_into().unwrap();
    let session = match sitting.officer.session {
        SessionView::SignedIn { .. } => SessionView::SignedIn { officer: officer() },
        other => other,
    };
    SittingView {
        devices: devices([device(OFFICER, officer_card), device(SUBJECT, subject_card)]),
        officer: OfficerSideView {
            device: Some(OFFICER.to_owned()),
            session,
            ..sitting.officer
        },
        subject: SubjectSideView {
            device: Some(SUBJECT.to_owned()),
            ..sitting.subject
        },
        ..sitting
    }
}

fn officer() -> OfficerView {
    OfficerView {
        device: OFFICER.to_owned(),
        roles: Role::ALL
            .iter()
            .map(|role| role.name().to_owned())
            .collect(),
        host: "Practice".to_owned(),
        url: "https://127.0.0.1:40417".to_owned(),
        ..super::sitting::officer()
    }
}
