//! Orders without a receipt: listed, given up, superseded.

use desk::{
    AbandonError, CertificateKindView, Coded, HostError, LeftBehind, OperationId, WhichOrders,
};
use protocol::Refusal;

use crate::bench::{BLANK, Bench, EC, Person};

/// A run that ends after the certificates were issued and written, because nobody takes the PIN that is shown.
async fn open_order(bench: &Bench, procedure: &str) -> String {
    // Where a PIN is to be entered, that is cancelled, and the system's shown.
    let person = Person::entering([None]);
    *person.takes_shown_pin.lock().unwrap() = false;
    let error = bench
        .submit(&bench.draft(procedure).await, &person)
        .await
        .unwrap_err();
    assert_eq!(error.left_behind, LeftBehind::ReceiptMissing);
    assert_eq!(error.code(), "declined");
    error.order.unwrap()
}

#[tokio::test]
async fn an_order_without_a_receipt_is_listed_and_given_up() {
    let bench = Bench::signed_in().await;
    bench.deliver(EC).await;
    let order = open_order(&bench, "employee-card").await;
    let open = bench.desk.orders(WhichOrders::Open).await.unwrap();
    assert_eq!(
        (open.len(), open[0].order.as_str(), open[0].state.as_str()),
        (1, order.as_str(), "fulfilled")
    );
    let verified = bench.desk.verify_order(&order).await.unwrap();
    assert_eq!(verified.documents, ["open-request", "order", "fulfilment"]);

    let given_up = bench.desk.abandon_order(
        OperationId::fresh(),
        &order,
        "the PIN was not taken",
        Person::new(),
    );
    assert_eq!(given_up.await.unwrap().order, order);
    assert_eq!(bench.desk.orders(WhichOrders::Open).await.unwrap(), []);
    let details = bench.desk.order(&order).await.unwrap();
    assert_eq!(details.summary.state, "abandoned");
    assert!(!details.certificates.is_empty());
    assert!(
        details
            .certificates
            .iter()
            .all(|certificate| certificate.revoked_at.is_some())
    );
    assert!(details.documents.contains(&"abandoned-by".to_owned()));

    let verified = bench.desk.verify_order(&order).await.unwrap();
    assert_eq!(verified.state, "abandoned");
    assert_eq!(
        verified.documents,
        ["open-request", "order", "fulfilment", "abandoned-by"]
    );
    let abandoned = verified.abandoned.unwrap();
    assert_eq!(abandoned.reason, "the PIN was not taken");
    assert!(abandoned.signed_by.contains("Olivia Lind"));
    assert_ne!(abandoned.order, order);
}

#[tokio::test]
async fn a_completed_order_is_not_given_up() {
    let bench = Bench::signed_in().await;
    bench.deliver(EC).await;
    let submitted = bench
        .submit(&bench.draft("employee-card").await, &Person::new())
        .await
        .unwrap();
    let refused = bench.desk.abandon_order(
        OperationId::fresh(),
        &submitted.order,
        "by mistake",
        Person::new(),
    );
    let error = refused.await.unwrap_err();
    assert!(
        matches!(
            error,
            AbandonError::Host(HostError::Refused(Refusal::OrderState { .. }))
        ),
        "{error:?}"
    );
    assert_eq!(error.code(), "order-state");
}

#[tokio::test]
async fn what_is_no_order_or_no_reason_is_told_before_a_pin_is_asked_for() {
    let bench = Bench::signed_in().await;
    let person = Person::new();
    for (order, reason, code) in [
        ("4711", "a reason", "order-id-malformed"),
        (
            "01890a5d-ac96-774b-bcce-b302099a8057",
            " ",
            "reason-malformed",
        ),
    ] {
        let error = bench
            .desk
            .abandon_order(OperationId::fresh(), order, reason, person.clone())
            .await
            .unwrap_err();
        assert_eq!(error.code(), code);
    }
    assert!(person.signature_prompts.lock().unwrap().is_empty());
    let unknown = "01890a5d-ac96-774b-bcce-b302099a8057";
    let error = bench
        .desk
        .abandon_order(OperationId::fresh(), unknown, "a reason", person)
        .await
        .unwrap_err();
    assert_eq!(error.code(), "unknown-order");
}

#[tokio::test]
async fn the_next_order_of_the_card_supersedes_the_open_one() {
    let bench = Bench::signed_in().await;
    bench.deliver(EC).await;
    let first = open_order(&bench, "employee-card").await;
    let draft = bench.draft("employee-card").await;
    assert_eq!(draft.view().supersedes.as_deref(), Some(first.as_str()));
    let second = bench.submit(&draft, &Person::new()).await.unwrap();
    let details = bench.desk.order(&first).await.unwrap();
    assert_eq!(details.summary.state, "superseded");
    assert!(
        details
            .certificates
            .iter()
            .all(|certificate| certificate.revoked_at.is_some())
    );
    let details = bench.desk.order(&second.order).await.unwrap();
    assert_eq!(details.summary.state, "completed");
    assert!(
        details
            .certificates
            .iter()
            .all(|certificate| certificate.revoked_at.is_none())
    );
}

/// The card looks done, and none of its certificates will be of use: what is chosen at first replaces them all, before
/// the open order is given up and after.
#[tokio::test]
async fn a_card_without_a_receipt_is_done_anew_with_what_is_chosen_at_first() {
    let bench = Bench::signed_in().await;
    for (kind, procedure) in [
        (BLANK, "blank-card"),
        (EC, "employee-card"),
        (EC, "replace-transport-certificates"),
    ] {
        for given_up in [false, true] {
            bench.deliver(kind).await;
            let order = open_order(&bench, procedure).await;
            if given_up {
                let reason = "the PIN was not taken";
                let given_up =
                    bench
                        .desk
                        .abandon_order(OperationId::fresh(), &order, reason, Person::new());
                given_up.await.unwrap();
            }
            let draft = bench.draft(procedure).await;
            let rows = draft.view().rows;
            let spent = rows
                .iter()
                .filter(|row| row.certificate_kind == CertificateKindView::Spent);
            let spent: Vec<_> = spent.map(|row| row.reference.as_str()).collect();
            assert!(spent.len() >= 3, "{procedure}: {spent:?}");
            let submitted = bench.submit(&draft, &Person::new()).await.unwrap();
            let issued = submitted
                .certificates
                .iter()
                .map(|issued| issued.key.as_str());
            assert_eq!(issued.collect::<Vec<_>>(), spent, "{procedure}");
            let rows = bench.draft(procedure).await.view().rows;
            let live = rows
                .iter()
                .filter(|row| row.certificate_kind == CertificateKindView::Own);
            assert_eq!(live.count(), spent.len(), "{procedure}");
        }
    }
}
