//! Operation ids, cancelling, and what is told while a run is under way.

use std::sync::Arc;

use desk::{
    Cancel, Cancelling, Coded, LeftBehind, OperationId, ProgressReporter, Step, StepState,
    WhichOrders, run_progress,
};

use crate::bench::{Asked, BLANK, Bench, EC, Person, SUBJECT};

#[tokio::test]
async fn an_operation_that_is_sent_twice_runs_once() {
    let bench = Bench::signed_in().await;
    bench.deliver(EC).await;
    let draft = bench.draft("employee-card").await;
    let (operation, person) = (OperationId::fresh(), Person::new());
    let submit = || {
        bench.desk.submit(
            operation,
            &draft,
            person.clone(),
            Cancel::new(),
            ProgressReporter::unread(),
        )
    };
    let (first, second) = tokio::join!(submit(), submit());
    assert_eq!(first, second);
    assert_eq!(submit().await, first);
    assert_eq!(person.signature_prompts.lock().unwrap().len(), 1);
    assert_eq!(bench.desk.orders(WhichOrders::All).await.unwrap().len(), 1);

    let open = first.unwrap().order;
    let abandon = OperationId::fresh();
    let give_up = || {
        bench
            .desk
            .abandon_order(abandon, &open, "a try", person.clone())
    };
    let (first, second) = tokio::join!(give_up(), give_up());
    assert_eq!(first, second);
    assert_eq!(person.signature_prompts.lock().unwrap().len(), 2);
}

#[tokio::test]
async fn a_second_run_in_the_same_device_is_refused_and_harms_nothing() {
    let bench = Bench::signed_in().await;
    bench.deliver(EC).await;
    let draft = bench.draft("employee-card").await;
    let (one, other) = (Person::new(), Person::new());
    let (first, second) = tokio::join!(bench.submit(&draft, &one), bench.submit(&draft, &other));
    let error = second.unwrap_err();
    assert_eq!(
        (error.code().as_str(), error.left_behind),
        ("run-under-way", LeftBehind::Nothing)
    );
    first.unwrap();
    assert_eq!(bench.desk.orders(WhichOrders::All).await.unwrap().len(), 1);
    let again = Person::with_holder_pin(&one.shown().unwrap());
    bench
        .submit(&bench.draft("employee-card").await, &again)
        .await
        .unwrap();
}

#[tokio::test]
async fn a_run_goes_on_when_its_caller_stops_waiting() {
    let bench = Bench::signed_in().await;
    bench.deliver(EC).await;
    let draft = bench.draft("employee-card").await;
    let operation = OperationId::fresh();
    let submit = || {
        bench.desk.submit(
            operation,
            &draft,
            Person::new(),
            Cancel::new(),
            ProgressReporter::unread(),
        )
    };
    let gave_up = tokio::time::timeout(std::time::Duration::from_millis(1), submit()).await;
    assert!(gave_up.is_err());
    submit().await.unwrap();
    assert_eq!(bench.desk.orders(WhichOrders::All).await.unwrap().len(), 1);
}

/// Cancels when that is asked, and tells what the run left behind.
async fn cancelled_at(asked: Asked, procedure: &str) -> (Bench, desk::SubmitError) {
    let bench = Bench::signed_in().await;
    bench
        .deliver(if procedure == "blank-card" { BLANK } else { EC })
        .await;
    let draft = bench.draft(procedure).await;
    let cancel = Cancel::new();
    let asking = cancel.clone();
    let person = Person::new().meanwhile(move |now| {
        if now == asked {
            asking.request();
        }
    });
    let error = bench
        .desk
        .submit(
            OperationId::fresh(),
            &draft,
            person,
            cancel,
            ProgressReporter::unread(),
        )
        .await
        .unwrap_err();
    assert_eq!(error.code(), "cancelled");
    (bench, error)
}

#[tokio::test]
async fn cancelling_before_anything_changed_is_free() {
    let bench = Bench::signed_in().await;
    bench.deliver(EC).await;
    let (draft, before) = (bench.draft("employee-card").await, bench.card_state());
    let cancel = Cancel::new();
    cancel.request();
    let person = Person::new();
    let error = bench
        .desk
        .submit(
            OperationId::fresh(),
            &draft,
            person.clone(),
            cancel,
            ProgressReporter::unread(),
        )
        .await
        .unwrap_err();
    assert_eq!(
        (error.code().as_str(), error.left_behind),
        ("cancelled", LeftBehind::Nothing)
    );
    assert!(person.signature_prompts.lock().unwrap().is_empty());
    assert_eq!(bench.card_state(), before);
}

#[tokio::test]
async fn cancelling_while_the_grant_is_fetched_leaves_the_card_as_it_was() {
    let (bench, error) = cancelled_at(Asked::Signature, "blank-card").await;
    assert_eq!(
        (error.left_behind, error.new_keys.len()),
        (LeftBehind::Grant, 0)
    );
    assert!(bench.read().await.view().keys.is_empty());
}

#[tokio::test]
async fn cancelling_after_the_host_issued_leaves_an_open_order() {
    let (bench, error) = cancelled_at(Asked::New, "authentication-only").await;
    assert_eq!(error.left_behind, LeftBehind::NotWritten);
    let open = bench.desk.orders(WhichOrders::Open).await.unwrap();
    assert_eq!(
        (open[0].order.as_str(), open[0].state.as_str()),
        (error.order.unwrap().as_str(), "fulfilled")
    );
}

#[tokio::test]
async fn steps_are_told_in_order_and_at_most_ten_a_second() {
    let bench = Bench::signed_in().await;
    bench.deliver(BLANK).await;
    bench.bay(SUBJECT).set_pace(virtual_card::Pace::PerCommand(
        std::time::Duration::from_millis(15),
    ));
    let draft = bench.draft("blank-card").await;
    let (reporter, mut reader) = run_progress();
    let desk = &bench.desk;
    let began = std::time::Instant::now();
    let submit = desk.submit(
        OperationId::fresh(),
        &draft,
        Person::new(),
        Cancel::new(),
        reporter,
    );
    let watch = async {
        let mut told = Vec::new();
        while let Some(progress) = reader.next().await {
            told.push(progress);
        }
        told
    };
    let (result, told) = tokio::join!(submit, watch);
    result.unwrap();
    assert!(
        told.len() as u128 <= 2 + began.elapsed().as_millis() / 100,
        "{} reports",
        told.len()
    );
    let last = told.last().unwrap();
    let imports = |step: &Step| *step == Step::Keys;
    let expected = Step::ALL.into_iter().filter(|step| !imports(step));
    assert!(last.steps.iter().map(|at| at.step).eq(expected));
    assert!(
        last.steps
            .iter()
            .all(|at| at.state == StepState::Done && at.elapsed_ms.is_some())
    );
    assert_eq!(last.cancelling, Cancelling::No);
    let generating = told
        .iter()
        .find(|progress| progress.steps[2].state == StepState::Running)
        .unwrap();
    assert_eq!(generating.cancelling, Cancelling::LeavesNewKeys);
}

#[tokio::test]
async fn a_touch_that_is_waited_for_is_told() {
    let bench = Bench::signed_in().await;
    let text = procedure::SHIPPED
        .iter()
        .find(|(file, _)| *file == "blank-card.toml")
        .unwrap()
        .1;
    let text = text.replace(
        "replace = true",
        "replace = true\ntouch-policy = \"always\"",
    );
    bench.activate(&text).await;
    bench.deliver(BLANK).await;
    bench.bay(SUBJECT).set_touch(virtual_card::Touch::Given {
        after: std::time::Duration::from_millis(150),
    });
    let draft = bench.draft("blank-card").await;
    let (reporter, mut reader) = run_progress();
    let submit = bench.desk.submit(
        OperationId::fresh(),
        &draft,
        Person::new(),
        Cancel::new(),
        reporter,
    );
    let watch = async {
        let mut touches = 0;
        while let Some(progress) = reader.next().await {
            touches += progress
                .steps
                .iter()
                .filter(|at| at.state == StepState::WaitingForTouch)
                .count();
        }
        touches
    };
    let (result, touches) = tokio::join!(submit, watch);
    result.unwrap();
    assert!(touches >= 3, "{touches}");
}

#[test]
fn a_desk_can_be_shared() {
    fn shared<T: Send + Sync>() {}
    shared::<Arc<desk::Desk>>();
}
