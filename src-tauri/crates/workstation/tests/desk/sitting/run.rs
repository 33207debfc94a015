//! Runs: begun once, watched, stopped, failed.

use desk::{LeftBehind, OperationId, OutcomeView, QuestionView, Step, StepState, WhichOrders};

use super::{AtDesk, pin, value};
use crate::bench::{Bench, EC, OFFICER, OFFICER_PIN, Person, SUBJECT};

#[tokio::test]
async fn one_operation_runs_once_and_two_do_not_run_beside_each_other() {
    let desk = AtDesk::with_form("employee-card").await;
    let operation = OperationId::fresh();
    desk.sitting.submit(operation, pin(OFFICER_PIN)).unwrap();
    desk.sitting.submit(operation, pin(OFFICER_PIN)).unwrap();
    let refused = desk.submit().unwrap_err();
    assert_eq!(
        (refused.code.as_str(), super::text(&refused, "device")),
        ("run-under-way", SUBJECT.to_owned())
    );
    for refused in [
        desk.sitting.set_field("common_name", "Eve"),
        desk.sitting.choose_subject_device(SUBJECT),
        desk.sitting.choose_procedure("authentication-only"),
        desk.sitting.reload(),
        desk.sitting.clear_form(),
        desk.sitting.next_card(),
        desk.sitting.back_to_form(),
        desk.sitting.sign_out(),
    ] {
        assert_eq!(refused.unwrap_err().code, "run-under-way");
    }
    desk.take_and_note().await;
    assert!(matches!(desk.outcome().await, OutcomeView::Done { .. }));
    desk.sitting.submit(operation, pin(OFFICER_PIN)).unwrap();
    assert_eq!(desk.submit().unwrap_err().code, "run-not-put-away");
    desk.bench
        .desk
        .sign_in(OFFICER, Person::new())
        .await
        .unwrap();
    let orders = desk.bench.desk.orders(WhichOrders::All).await.unwrap();
    assert_eq!(orders.len(), 1, "{orders:?}");
}

#[tokio::test]
async fn a_window_that_is_loaded_again_in_the_middle_finds_the_run() {
    let desk = AtDesk::with_form("employee-card").await;
    desk.submit().unwrap();
    let question = desk.question().await;
    let loaded_again = desk.sitting.clone();
    let view = loaded_again.view();
    let run = view.run.unwrap();
    assert_eq!(run.question, Some(question));
    assert_eq!(run.running_ms, None, "no step runs while it waits");
    assert_eq!(
        (run.procedure.as_str(), run.outcome),
        ("Employee card", None)
    );
    let at = run
        .progress
        .steps
        .iter()
        .find(|step| step.state == StepState::WaitingForAnswer);
    assert_eq!(at.unwrap().step, Step::Pin);
    assert!(run.progress.steps[0].elapsed_ms.is_some() && view.draft.is_some());
    let mut watch = loaded_again.watch();
    desk.take_and_note().await;
    while watch.next().await.unwrap().run.unwrap().outcome.is_none() {}
}

#[tokio::test]
async fn a_wrong_signature_pin_keeps_the_form() {
    let desk = AtDesk::with_form("employee-card").await;
    let (before, state) = (desk.draft().await, desk.bench.card_state());
    desk.sitting
        .submit(OperationId::fresh(), pin("000000"))
        .unwrap();
    let failed = desk.failed().await;
    assert_eq!(
        (failed.trouble.code.as_str(), failed.step),
        ("wrong-pin", Step::Open)
    );
    assert_eq!(
        (failed.left_behind, failed.order),
        (LeftBehind::Nothing, None)
    );
    assert_eq!(super::text(&failed.trouble, "role"), "officer");
    let view = desk
        .until("tries", |view| view.officer.tries_left == Some(2))
        .await;
    assert_eq!(
        desk.sitting
            .set_field("common_name", "Eve")
            .unwrap_err()
            .code,
        "run-not-put-away"
    );
    assert!(view.run.is_some(), "the outcome stays until it is put away");
    desk.bench.bay(SUBJECT).reset_traffic();
    desk.sitting.back_to_form().unwrap();
    assert_eq!(desk.draft().await, before);
    assert_eq!(
        desk.bench.bay(SUBJECT).traffic().apdus,
        0,
        "the card is as it was: it is not read again"
    );
    assert_eq!(desk.bench.card_state(), state);
    desk.submit().unwrap();
    desk.take_and_note().await;
    assert!(matches!(desk.outcome().await, OutcomeView::Done { .. }));
    desk.until("tries", |view| view.officer.tries_left == Some(3))
        .await;
}

#[tokio::test]
async fn a_run_that_is_stopped_early_leaves_nothing() {
    let desk = AtDesk::with_form("employee-card").await;
    desk.submit().unwrap();
    desk.sitting.stop();
    assert!(desk.sitting.view().run.unwrap().stopping);
    let failed = desk.failed().await;
    assert_eq!(failed.trouble.code, "cancelled");
    assert!(failed.left_behind <= LeftBehind::Grant);
    desk.sitting.back_to_form().unwrap();
    assert_eq!(value(&desk.draft().await, "common_name"), "Anna Berg");
}

#[tokio::test]
async fn a_host_that_is_down_at_submit_leaves_card_and_form() {
    let mut desk = AtDesk::with_form("employee-card").await;
    let before = desk.bench.card_state();
    desk.bench.stop_host().await;
    desk.submit().unwrap();
    let failed = desk.failed().await;
    assert!(
        ["host-unreachable", "host-interrupted"].contains(&failed.trouble.code.as_str()),
        "{:?}",
        failed.trouble
    );
    assert_eq!(failed.step, Step::Open);
    assert_eq!(desk.bench.card_state(), before);
    desk.sitting.back_to_form().unwrap();
    let view = desk
        .until("the host asked", |view| view.procedures.trouble.is_some())
        .await;
    assert_eq!(value(&view.draft.unwrap(), "common_name"), "Anna Berg");
}

#[tokio::test]
async fn a_card_that_is_pulled_while_it_is_written_is_told_and_can_be_finished() {
    let desk = AtDesk::with_form("employee-card").await;
    desk.bench.bay(SUBJECT).pull_after(20);
    desk.submit().unwrap();
    let failed = desk.failed().await;
    assert_eq!(failed.trouble.code, "card-removed");
    assert!(
        failed.left_behind >= LeftBehind::NotWritten,
        "{:?}",
        failed.left_behind
    );
    desk.sitting.back_to_form().unwrap();
    desk.bench.bay(SUBJECT).reinsert();
    let draft = desk.draft().await;
    assert_eq!(draft.supersedes, failed.order);
    assert_eq!(
        (value(&draft, "common_name").as_str(), &draft.faults[..]),
        ("Anna Berg", &[][..])
    );
    desk.submit().unwrap();
    desk.take_and_note().await;
    assert!(matches!(desk.outcome().await, OutcomeView::Done { .. }));
}

#[tokio::test]
async fn a_card_put_in_while_the_pin_is_shown_is_the_next_one() {
    let desk = AtDesk::with_form("employee-card").await;
    desk.submit().unwrap();
    let QuestionView::ShowPin { .. } = desk.question().await else {
        panic!()
    };
    desk.bench.deliver(EC).await;
    desk.take_and_note().await;
    assert!(matches!(desk.outcome().await, OutcomeView::Done { .. }));
    desk.sitting.next_card().unwrap();
    assert_eq!(value(&desk.draft().await, "common_name"), "");
}

#[tokio::test]
async fn nothing_is_submitted_without_a_form() {
    let desk = AtDesk::new(Bench::new().await).await;
    assert_eq!(desk.submit().unwrap_err().code, "not-signed-in");
    desk.sign_in().await;
    assert_eq!(desk.submit().unwrap_err().code, "procedure-not-chosen");
    desk.bench.deliver(EC).await;
    desk.in_stock().await;
    desk.sitting.choose_procedure("employee-card").unwrap();
    desk.draft().await;
    let incomplete = desk.submit().unwrap_err();
    assert_eq!(incomplete.code, "draft-incomplete");
    assert!(
        matches!(&incomplete.data["faults"], desk::Datum::Sentences(faults) if !faults.is_empty())
    );
    assert_eq!(desk.sitting.view().run, None);
}

#[tokio::test]
async fn nothing_is_submitted_once_the_desk_was_left() {
    let desk = AtDesk::with_form("employee-card").await;
    let before = desk.bench.card_state();
    desk.sitting.clone().end();
    assert_eq!(desk.submit().unwrap_err().code, "program-ending");
    assert!(!desk.sitting.is_running());
    assert_eq!(desk.bench.card_state(), before);
}
