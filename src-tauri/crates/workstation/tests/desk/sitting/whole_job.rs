//! From sitting down to the next card.

use desk::{
    OperationId, OutcomeView, PinSet, QuestionView, SessionView, SubjectCardView, WhichOrders,
};

use super::{AtDesk, is_signed_in, pin, value};
use crate::bench::{Bench, EC, OFFICER, OFFICER_PIN, SUBJECT, verify_pin};

#[tokio::test]
async fn a_card_is_issued_and_the_next_one_waited_for() {
    let bench = Bench::new().await;
    bench.deliver(EC).await;
    let desk = AtDesk::new(bench).await;
    let view = desk
        .until("both cards", |view| {
            view.officer.certificate.is_some()
                && matches!(
                    view.subject.card,
                    SubjectCardView::Read { in_stock: None, .. }
                )
        })
        .await;
    assert_eq!(
        view.officer.device.as_deref(),
        Some(OFFICER),
        "its card has an officer's certificates"
    );
    assert_eq!(view.subject.device.as_deref(), Some(SUBJECT));
    assert_eq!(
        (view.officer.session, view.officer.tries_left),
        (SessionView::SignedOut, Some(3))
    );
    assert_eq!((view.draft, view.run), (None, None));

    desk.sign_in().await;
    let view = desk.in_stock().await;
    assert!(is_signed_in(&view) && view.procedures.offered.len() > 1);
    assert_eq!(view.procedures.chosen, None);
    desk.sitting.choose_procedure("employee-card").unwrap();
    let draft = desk.draft().await;
    assert!(draft.summary.is_none() && !desk.sitting.view().draft_touched);
    desk.fill().await;
    let view = desk.sitting.view();
    assert!(view.draft_touched && view.draft.unwrap().summary.is_some());

    desk.submit().unwrap();
    let QuestionView::ShowPin { taken: false, .. } = desk.question().await else {
        panic!("a PIN to show")
    };
    let shown = desk.take_and_note().await;
    let OutcomeView::Done { submitted } = desk.outcome().await else {
        panic!("not issued")
    };
    assert_eq!(
        (submitted.certificates.len(), submitted.pin),
        (3, PinSet::System)
    );
    assert_eq!(verify_pin(desk.bench.bay(SUBJECT), &shown), Ok(()));
    let view = desk
        .until("the card read again", |view| {
            matches!(
                view.subject.card,
                SubjectCardView::Read { issued: true, .. }
            )
        })
        .await;
    let SubjectCardView::Read { card, .. } = view.subject.card else {
        panic!()
    };
    let certificates = card.keys.iter().filter(|key| {
        matches!(&key.certificate, desk::CertificateView::Present(certificate) if certificate.subject.contains("Anna Berg"))
    });
    assert_eq!(certificates.count(), 3, "what was written is shown");

    desk.sitting.next_card().unwrap();
    let view = desk.in_stock().await;
    assert_eq!(
        (view.run, view.draft),
        (None, None),
        "the card that was issued is not the next one"
    );
    assert!(!view.draft_touched);
    assert_eq!(view.procedures.chosen.as_deref(), Some("employee-card"));

    desk.bench.deliver(EC).await;
    let draft = desk.draft().await;
    assert_eq!(
        (draft.procedure.id.as_str(), value(&draft, "common_name")),
        ("employee-card", String::new())
    );
    desk.fill().await;
    desk.submit().unwrap();
    desk.take_and_note().await;
    assert!(matches!(desk.outcome().await, OutcomeView::Done { .. }));
    desk.bench
        .desk
        .sign_in(OFFICER, crate::bench::Person::new())
        .await
        .unwrap();
    assert_eq!(desk.bench.desk.orders(WhichOrders::Open).await.unwrap(), []);

    let remembered = desk.sitting.remembered();
    assert_eq!(remembered.officer_device.as_deref(), Some(OFFICER));
    assert_eq!(remembered.subject_device.as_deref(), Some(SUBJECT));
    assert_eq!(remembered.recent_procedures, ["employee-card"]);
}

#[tokio::test]
async fn the_card_that_was_issued_gets_a_form_when_it_is_put_in_again_or_asked_for() {
    let desk = AtDesk::with_form("employee-card").await;
    desk.submit().unwrap();
    desk.take_and_note().await;
    desk.outcome().await;
    desk.sitting.next_card().unwrap();
    assert_eq!(desk.in_stock().await.draft, None);
    desk.sitting.reload().unwrap();
    let draft = desk.draft().await;
    assert!(draft.holder_pin_needed, "the holder has the PIN");

    desk.sitting.clear_form().unwrap();
    desk.bench.bay(SUBJECT).remove();
    desk.until("nothing there", |view| {
        view.subject.card == SubjectCardView::Empty
    })
    .await;
    desk.bench.bay(SUBJECT).reinsert();
    desk.draft().await;
}

#[tokio::test]
async fn the_subject_card_is_read_once_for_its_form_and_its_run() {
    let bench = Bench::new().await;
    let desk = AtDesk::new(bench).await;
    desk.sign_in().await;
    desk.bench.deliver(EC).await;
    desk.in_stock().await;
    let read = desk.bench.bay(SUBJECT).traffic().apdus;
    desk.sitting.choose_procedure("employee-card").unwrap();
    desk.fill().await;
    assert_eq!(
        desk.bench.bay(SUBJECT).traffic().apdus,
        read,
        "nothing is read for the form"
    );
    desk.bench.bay(SUBJECT).reset_traffic();
    desk.bench.read().await;
    assert_eq!(
        desk.bench.bay(SUBJECT).traffic().apdus,
        read,
        "once, by the watch"
    );
    desk.bench.bay(SUBJECT).reset_traffic();
    desk.submit().unwrap();
    desk.question().await;
    // As many as a run takes that has the connection its card was read over: see the command counts.
    assert_eq!(desk.bench.bay(SUBJECT).traffic().apdus, 28);
    desk.take_and_note().await;
    desk.outcome().await;
}

#[tokio::test]
async fn a_second_sign_in_with_one_operation_id_spends_no_second_try() {
    let desk = AtDesk::new(Bench::new().await).await;
    desk.until("the officer card", |view| {
        view.officer.certificate.is_some()
    })
    .await;
    let operation = OperationId::fresh();
    let (one, two) = tokio::join!(
        desk.sitting.sign_in(operation, pin("000000")),
        desk.sitting.sign_in(operation, pin("000000")),
    );
    assert_eq!(one.unwrap_err().code, "wrong-pin");
    assert_eq!(two.unwrap_err().code, "wrong-pin");
    let view = desk
        .until("tries", |view| view.officer.tries_left == Some(2))
        .await;
    assert_eq!(view.officer.session, SessionView::SignedOut);
    assert_eq!(view.officer.trouble.unwrap().code, "wrong-pin");
    let signed_in = desk.sitting.sign_in(OperationId::fresh(), pin(OFFICER_PIN));
    signed_in.await.unwrap();
    let view = desk
        .until("tries", |view| view.officer.tries_left == Some(3))
        .await;
    assert_eq!(view.officer.trouble, None);
}
