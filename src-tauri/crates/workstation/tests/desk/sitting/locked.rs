//! The officer card pulled, the desk idle, another officer.

use std::{
    sync::atomic::{AtomicI64, Ordering},
    time::Duration,
};

use desk::{
    LockedBecause, OfficerView, OperationId, OutcomeView, QuestionView, Remembered, SessionView,
    Sitting, SittingView, Step, StepState,
};
use jiff::{SignedDuration, Timestamp};
use procedure::Role;
use virtual_card::{Algorithm, Model, Pace, VirtualCard};

use super::{AtDesk, desk_with_clock, is_signed_in, pin, value};
use crate::bench::{Bench, EC, OFFICER, OFFICER_PIN, SUBJECT};

fn locked(view: &SittingView) -> Option<(&OfficerView, LockedBecause)> {
    match &view.officer.session {
        SessionView::Locked { officer, why } => Some((officer, *why)),
        _ => None,
    }
}

#[tokio::test]
async fn pulling_the_officer_card_locks_and_the_pin_unlocks_with_the_form_untouched() {
    let desk = AtDesk::with_form("employee-card").await;
    desk.sitting.set_action("9c", None).unwrap();
    let before = desk.sitting.view();
    desk.bench.bay(OFFICER).remove();
    let view = desk.until("locked", |view| locked(view).is_some()).await;
    let (officer, why) = locked(&view).unwrap();
    assert_eq!(
        (officer.name.as_str(), why),
        ("Olivia Lind", LockedBecause::CardRemoved)
    );
    assert_eq!(desk.sitting.desk().officer(), None, "the session has ended");
    for refused in [
        desk.sitting.set_field("common_name", "Eve"),
        desk.sitting.set_action("9a", None),
        desk.sitting.choose_procedure("authentication-only"),
        desk.sitting.clear_form(),
        desk.sitting.next_card(),
        desk.submit(),
    ] {
        assert_eq!(refused.unwrap_err().code, "not-signed-in");
    }

    desk.bench.bay(OFFICER).reinsert();
    desk.until("the officer card", |view| {
        view.officer.certificate.is_some()
    })
    .await;
    let wrong = desk.sitting.sign_in(OperationId::fresh(), pin("000000"));
    assert_eq!(wrong.await.unwrap_err().code, "wrong-pin");
    let view = desk.sitting.view();
    assert!(
        locked(&view).is_some() && view.officer.trouble.is_some(),
        "it stays locked"
    );

    desk.sign_in().await;
    desk.draft().await;
    let after = desk
        .until("all as before", |view| !view.procedures.loading)
        .await;
    assert_eq!((after.draft, after.draft_touched), (before.draft, true));
    assert_eq!(after.procedures, before.procedures);
}

#[tokio::test]
async fn another_officer_finds_the_form_cleared() {
    let desk = AtDesk::with_form("employee-card").await;
    let card = desk
        .bench
        .officer_card(Model::yubikey(7_101), Algorithm::EccP256, "Rune Ek");
    desk.bench.add_officer("Rune Ek", &Role::ALL, &card).await;
    desk.bench.bay(OFFICER).take();
    desk.until("locked", |view| locked(view).is_some()).await;
    assert!(desk.sitting.view().draft.is_some());
    desk.bench
        .bay(OFFICER)
        .insert(VirtualCard::in_memory(card.state));
    desk.sign_in().await;
    let view = desk.in_stock().await;
    let SessionView::SignedIn { officer } = &view.officer.session else {
        panic!()
    };
    assert_eq!(officer.name, "Rune Ek");
    assert_eq!(
        (view.draft, view.draft_touched, view.procedures.chosen),
        (None, false, None)
    );
    desk.sitting.choose_procedure("employee-card").unwrap();
    assert_eq!(value(&desk.draft().await, "common_name"), "");
}

#[tokio::test]
async fn a_run_goes_on_without_the_officer_card_and_is_seen_after_unlocking() {
    let desk = AtDesk::with_form("employee-card").await;
    desk.submit().unwrap();
    let QuestionView::ShowPin { id, .. } = desk.question().await else {
        panic!()
    };
    desk.bench.bay(OFFICER).remove();
    desk.until("locked", |view| locked(view).is_some()).await;
    assert_eq!(
        desk.sitting.take_pin(id).err().unwrap().code,
        "not-signed-in",
        "nobody is shown the PIN"
    );
    assert_eq!(desk.sitting.sign_out().unwrap_err().code, "run-under-way");
    desk.bench.bay(OFFICER).reinsert();
    desk.sign_in().await;
    desk.take_and_note().await;
    assert!(matches!(desk.outcome().await, OutcomeView::Done { .. }));
}

#[tokio::test]
async fn another_officer_is_not_shown_the_pin_of_a_run() {
    let desk = AtDesk::with_form("employee-card").await;
    let card = desk
        .bench
        .officer_card(Model::yubikey(7_102), Algorithm::EccP256, "Rune Ek");
    desk.bench.add_officer("Rune Ek", &Role::ALL, &card).await;
    desk.submit().unwrap();
    desk.question().await;
    desk.bench
        .bay(OFFICER)
        .insert(VirtualCard::in_memory(card.state));
    desk.until("locked", |view| locked(view).is_some()).await;
    desk.sign_in().await;
    let failed = desk.failed().await;
    assert_eq!(
        (failed.trouble.code.as_str(), failed.left_behind),
        ("declined", desk::LeftBehind::ReceiptMissing)
    );
}

#[tokio::test]
async fn another_officer_is_asked_nothing_by_a_run_that_comes_to_its_question_later() {
    let desk = AtDesk::with_form("employee-card").await;
    let card = desk
        .bench
        .officer_card(Model::yubikey(7_103), Algorithm::EccP256, "Rune Ek");
    desk.bench.add_officer("Rune Ek", &Role::ALL, &card).await;
    // The card is still being written when the other one signs in.
    let pace = Pace::PerCommand(Duration::from_millis(400));
    desk.bench.bay(SUBJECT).set_pace(pace);
    desk.submit().unwrap();
    desk.until("the card being written", |view| {
        let mut steps = view.run.iter().flat_map(|run| &run.progress.steps);
        steps.any(|one| one.step == Step::Certificates && one.state == StepState::Running)
    })
    .await;
    desk.bench
        .bay(OFFICER)
        .insert(VirtualCard::in_memory(card.state));
    desk.until("locked", |view| locked(view).is_some()).await;
    desk.sign_in().await;
    let run = desk.sitting.view().run.unwrap();
    assert_eq!((run.question, run.outcome), (None, None), "it goes on");
    let failed = desk.failed().await;
    assert_eq!(
        (failed.trouble.code.as_str(), failed.left_behind),
        ("declined", desk::LeftBehind::ReceiptMissing)
    );
}

/// How far the clock of one test is ahead, in seconds.
static AHEAD: AtomicI64 = AtomicI64::new(0);

fn clock() -> Timestamp {
    Timestamp::now() + SignedDuration::from_secs(AHEAD.load(Ordering::SeqCst))
}

#[tokio::test]
async fn a_session_that_has_expired_locks() {
    let bench = Bench::new().await;
    bench.deliver(EC).await;
    let sitting = Sitting::begin(desk_with_clock(&bench, clock), Remembered::default()).await;
    let desk = AtDesk { bench, sitting };
    desk.sign_in().await;
    desk.in_stock().await;
    AHEAD.store(48 * 3600, Ordering::SeqCst);
    let view = desk.until("locked", |view| locked(view).is_some()).await;
    assert_eq!(locked(&view).unwrap().1, LockedBecause::Idle);
    AHEAD.store(0, Ordering::SeqCst);
    desk.sign_in().await;
    assert!(is_signed_in(&desk.in_stock().await));
}

#[tokio::test]
async fn a_session_that_the_host_has_ended_locks_and_keeps_the_form() {
    let desk = AtDesk::with_form("employee-card").await;
    let officer = desk.bench.host.officers().await.unwrap()[0].id;
    desk.bench
        .host
        .disable_officer(host::Actor::Console, officer)
        .await
        .unwrap();
    desk.sitting.reload().unwrap();
    let view = desk
        .until("the session's end", |view| locked(view).is_some())
        .await;
    assert_eq!(locked(&view).unwrap().1, LockedBecause::Idle);
    assert_eq!(value(&view.draft.unwrap(), "common_name"), "Anna Berg");
}

#[tokio::test]
async fn signing_out_clears_the_form() {
    let desk = AtDesk::with_form("employee-card").await;
    desk.sitting.sign_out().unwrap();
    let view = desk.sitting.view();
    assert_eq!(view.officer.session, SessionView::SignedOut);
    assert_eq!(
        (view.draft, view.draft_touched, view.procedures.offered),
        (None, false, vec![])
    );
    assert_eq!(desk.sitting.desk().officer(), None);
    desk.sign_in().await;
    assert_eq!(desk.in_stock().await.draft, None);
}

#[tokio::test]
async fn an_officer_who_is_signed_in_is_not_signed_in_again() {
    let desk = AtDesk::new(Bench::new().await).await;
    desk.sign_in().await;
    let again = desk.sitting.sign_in(OperationId::fresh(), pin(OFFICER_PIN));
    assert_eq!(again.await.unwrap_err().code, "officer-signed-in");
    let other = desk.sitting.choose_officer_device("subject");
    assert_eq!(other.unwrap_err().code, "officer-signed-in");
    assert!(is_signed_in(&desk.sitting.view()));
}
