//! What a run asks, and how it is answered.

use desk::{
    LeftBehind, NewPinPrompt, OutcomeView, PinRuleView, PinSet, QuestionView, Step, WhichOrders,
};

use super::{AtDesk, pin};
use crate::bench::{OFFICER, Person, SUBJECT, verify_pin};

async fn new_pin(desk: &AtDesk, attempt: u8) -> (u32, NewPinPrompt) {
    let view = desk.until("a new PIN", |view| {
        let question = view.run.as_ref().and_then(|run| run.question.as_ref());
        matches!(question, Some(QuestionView::NewPin { ask, .. }) if ask.attempt == attempt)
    });
    match view.await.run.unwrap().question {
        Some(QuestionView::NewPin { id, ask }) => (id, ask),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_new_pin_is_typed_twice_and_judged() {
    let desk = AtDesk::with_form("authentication-only").await;
    desk.submit().unwrap();
    let (first, ask) = new_pin(&desk, 1).await;
    assert!(ask.broken.is_empty() && ask.rules.contains(&PinRuleView::OnlyDigits));
    let differ = desk
        .sitting
        .enter_new_pin(first, pin("482915"), pin("482916"));
    assert_eq!(differ.unwrap_err().code, "pins-differ");
    assert_eq!(new_pin(&desk, 1).await.0, first, "it is still asked");
    desk.sitting
        .enter_new_pin(first, pin("111111"), pin("111111"))
        .unwrap();
    let (second, ask) = new_pin(&desk, 2).await;
    assert_eq!(ask.broken, [PinRuleView::NoRepeats]);
    let late = desk
        .sitting
        .enter_new_pin(first, pin("482915"), pin("482915"));
    assert_eq!(late.unwrap_err().code, "question-gone");
    assert_eq!(
        desk.sitting
            .give_holder_pin(second, pin("482915"))
            .unwrap_err()
            .code,
        "question-gone"
    );
    assert_eq!(
        desk.sitting.take_pin(second).err().unwrap().code,
        "question-gone"
    );
    desk.sitting
        .enter_new_pin(second, pin("482915"), pin("482915"))
        .unwrap();
    let OutcomeView::Done { submitted } = desk.outcome().await else {
        panic!()
    };
    assert_eq!(submitted.pin, PinSet::Entered);
    assert_eq!(verify_pin(desk.bench.bay(SUBJECT), "482915"), Ok(()));
}

#[tokio::test]
async fn a_new_pin_that_is_not_entered_is_the_systems_and_shown() {
    let desk = AtDesk::with_form("authentication-only").await;
    desk.submit().unwrap();
    let (id, _) = new_pin(&desk, 1).await;
    desk.sitting.cancel_new_pin(id).unwrap();
    let shown = desk.take_and_note().await;
    let OutcomeView::Done { submitted } = desk.outcome().await else {
        panic!()
    };
    assert_eq!(submitted.pin, PinSet::System);
    assert_eq!(verify_pin(desk.bench.bay(SUBJECT), &shown), Ok(()));
}

#[tokio::test]
async fn the_pin_is_given_out_once_and_a_window_that_is_loaded_again_knows() {
    let desk = AtDesk::with_form("employee-card").await;
    desk.submit().unwrap();
    let QuestionView::ShowPin {
        id,
        taken: false,
        order,
        secret: desk::ShownSecret::Pin,
    } = desk.question().await
    else {
        panic!()
    };
    assert_eq!(
        desk.sitting.pin_noted(id, true).unwrap_err().code,
        "pin-not-taken"
    );
    let shown = desk.sitting.take_pin(id).unwrap();
    assert_eq!(desk.sitting.take_pin(id).err().unwrap().code, "pin-taken");
    let loaded_again = desk.sitting.clone();
    let question = loaded_again.view().run.unwrap().question;
    assert_eq!(
        question,
        Some(QuestionView::ShowPin {
            secret: desk::ShownSecret::Pin,
            id,
            order,
            taken: true
        })
    );
    let serialised = serde_json::to_string(&loaded_again.view()).unwrap();
    assert!(!serialised.contains(shown.expose()), "no view has it");
    loaded_again.pin_noted(id, true).unwrap();
    assert!(matches!(desk.outcome().await, OutcomeView::Done { .. }));
}

#[tokio::test]
async fn a_pin_that_was_not_noted_leaves_the_order_open() {
    let desk = AtDesk::with_form("employee-card").await;
    desk.submit().unwrap();
    let QuestionView::ShowPin { id, .. } = desk.question().await else {
        panic!()
    };
    drop(desk.sitting.take_pin(id).unwrap());
    desk.sitting.pin_noted(id, false).unwrap();
    let failed = desk.failed().await;
    assert_eq!(
        (failed.trouble.code.as_str(), failed.step),
        ("declined", Step::Pin)
    );
    assert_eq!(failed.left_behind, LeftBehind::ReceiptMissing);
    assert_eq!(
        super::text(&failed.trouble, "left-behind"),
        "receipt-missing"
    );
    desk.bench
        .desk
        .sign_in(OFFICER, Person::new())
        .await
        .unwrap();
    let open = desk.bench.desk.orders(WhichOrders::Open).await.unwrap();
    assert_eq!(Some(&open[0].order), failed.order.as_ref());

    desk.sitting.back_to_form().unwrap();
    let draft = desk.draft().await;
    assert_eq!(
        draft.supersedes, failed.order,
        "the card was read and asked about again"
    );
    assert_eq!(
        (
            super::value(&draft, "common_name").as_str(),
            &draft.faults[..]
        ),
        ("Anna Berg", &[][..])
    );
    desk.submit().unwrap();
    desk.take_and_note().await;
    assert!(matches!(desk.outcome().await, OutcomeView::Done { .. }));
    assert_eq!(desk.bench.desk.orders(WhichOrders::Open).await.unwrap(), []);
}

#[tokio::test]
async fn the_holder_types_a_pin_or_the_run_ends() {
    let desk = AtDesk::with_form("employee-card").await;
    desk.submit().unwrap();
    let first = desk.take_and_note().await;
    desk.outcome().await;
    desk.sitting.next_card().unwrap();
    desk.sitting.reload().unwrap();
    desk.fill().await;
    desk.submit().unwrap();
    let QuestionView::HolderPin { id, ask } = desk.question().await else {
        panic!()
    };
    assert_eq!(ask.tries_left, Some(3));
    desk.sitting.decline(id).unwrap();
    let failed = desk.failed().await;
    assert_eq!(
        (failed.trouble.code.as_str(), failed.left_behind),
        ("declined", LeftBehind::Grant)
    );

    desk.sitting.back_to_form().unwrap();
    desk.fill().await;
    desk.submit().unwrap();
    let QuestionView::HolderPin { id, .. } = desk.question().await else {
        panic!()
    };
    desk.sitting.give_holder_pin(id, pin(&first)).unwrap();
    desk.take_and_note().await;
    assert!(matches!(desk.outcome().await, OutcomeView::Done { .. }));
}

#[tokio::test]
async fn a_sitting_that_ends_answers_nothing_more() {
    let desk = AtDesk::with_form("authentication-only").await;
    let mut watch = desk.sitting.watch();
    desk.submit().unwrap();
    new_pin(&desk, 1).await;
    let kept = desk.sitting.clone();
    desk.sitting.end();
    let ended = tokio::time::timeout(super::PATIENCE, async {
        while watch.next().await.is_some() {}
    });
    ended.await.unwrap();
    let over = tokio::time::timeout(super::PATIENCE, async {
        while kept.is_running() {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    });
    over.await.unwrap();
    let Some(OutcomeView::Failed { trouble, .. }) = kept.view().run.unwrap().outcome else {
        panic!()
    };
    assert_eq!(trouble.code, "declined");
}
