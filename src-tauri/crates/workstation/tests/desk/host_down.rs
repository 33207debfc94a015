//! The host gone at each request, and answers that are lost on their way.

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use desk::{
    Cancel, Coded, Desk, LeftBehind, OperationId, ProgressReporter, Step, SubmitError, Submitted,
    WhichOrders,
};

use crate::{
    bench::{Asked, Bench, EC, OFFICER, Person, SUBJECT, Told},
    proxy::Proxy,
};

/// What happens to the way to the host, and when.
#[derive(Clone, Copy)]
enum Trouble {
    /// When the Signature PIN is asked for: before the open request.
    Open,
    /// When the officer card is opened to sign the order.
    Order,
    /// When the new PIN is shown: before the receipt.
    Receipt,
}

struct Cut {
    bench: Bench,
    desk: Arc<Desk>,
    proxy: Proxy,
}

impl Cut {
    /// A desk whose way to the host suffers `happens` at that point of a run.
    async fn new(trouble: Trouble, happens: fn(&Proxy)) -> (Self, Arc<Person>) {
        let bench = Bench::new().await;
        bench.deliver(EC).await;
        let proxy = Proxy::new(&bench.url).await;
        // Opened to sign in (read, sign), to see the tries left, to sign the open request, and to sign the order.
        let (at_order, opened) = (proxy.clone(), AtomicU32::new(0));
        let readers = Told::new(&bench.readers, move |reader| {
            let signs_the_order = reader == OFFICER && opened.fetch_add(1, Ordering::SeqCst) == 4;
            if signs_the_order && matches!(trouble, Trouble::Order) {
                happens(&at_order);
            }
        });
        let desk = Arc::new(bench.desk_at(&proxy.url, readers));
        desk.sign_in(OFFICER, Person::new()).await.unwrap();
        let at_prompt = proxy.clone();
        let person = Person::new().meanwhile(move |asked| match (trouble, asked) {
            (Trouble::Open, Asked::Signature) | (Trouble::Receipt, Asked::Shown) => {
                happens(&at_prompt)
            }
            _ => {}
        });
        (Self { bench, desk, proxy }, person)
    }

    async fn submit(&self, person: &Arc<Person>) -> Result<Submitted, SubmitError> {
        let card = self.desk.read_card(SUBJECT).await.unwrap();
        let mut draft = self
            .desk
            .draft(card, &"employee-card".parse().unwrap())
            .await
            .unwrap();
        draft
            .set_field(&"common_name".parse().unwrap(), "Anna Berg")
            .unwrap();
        draft
            .set_field(&"email".parse().unwrap(), "anna@example.org")
            .unwrap();
        let (cancel, progress) = (Cancel::new(), ProgressReporter::unread());
        self.desk
            .submit(
                OperationId::fresh(),
                &draft,
                person.clone(),
                cancel,
                progress,
            )
            .await
    }
}

#[tokio::test]
async fn gone_before_the_open_request() {
    let (cut, person) = Cut::new(Trouble::Open, Proxy::take_down).await;
    let before = cut.bench.card_state();
    let error = cut.submit(&person).await.unwrap_err();
    assert!(error.code().starts_with("host-"), "{error:?}");
    assert_eq!(error.step, Step::Open);
    assert!(error.left_behind <= LeftBehind::Grant);
    assert_eq!(cut.bench.card_state(), before);
    cut.proxy.bring_up();
    assert_eq!(cut.desk.orders(WhichOrders::Open).await.unwrap(), []);
    cut.submit(&Person::new()).await.unwrap();
}

#[tokio::test]
async fn gone_before_the_order() {
    let (cut, person) = Cut::new(Trouble::Order, Proxy::take_down).await;
    let before = cut.bench.card_state();
    let error = cut.submit(&person).await.unwrap_err();
    assert!(error.code().starts_with("host-"), "{error:?}");
    assert_eq!(error.step, Step::Host);
    assert!(
        matches!(
            error.left_behind,
            LeftBehind::Grant | LeftBehind::OrderUnanswered
        ),
        "{error:?}"
    );
    assert_eq!(cut.bench.card_state(), before);
    cut.proxy.bring_up();
    let open = cut.desk.orders(WhichOrders::Open).await.unwrap();
    assert_eq!((open.len(), open[0].state.as_str()), (1, "granted"));
    cut.submit(&Person::new()).await.unwrap();
    assert_eq!(cut.desk.orders(WhichOrders::Open).await.unwrap(), []);
}

#[tokio::test]
async fn gone_before_the_receipt() {
    let (cut, person) = Cut::new(Trouble::Receipt, Proxy::take_down).await;
    let error = cut.submit(&person).await.unwrap_err();
    assert!(error.code().starts_with("host-"), "{error:?}");
    assert_eq!(
        (error.step, error.left_behind),
        (Step::Receipt, LeftBehind::ReceiptMissing)
    );
    cut.proxy.bring_up();
    let open = cut.desk.orders(WhichOrders::Open).await.unwrap();
    assert_eq!(
        (open[0].order.as_str(), open[0].state.as_str()),
        (error.order.unwrap().as_str(), "fulfilled")
    );
    cut.submit(&Person::new()).await.unwrap();
    assert_eq!(cut.desk.orders(WhichOrders::Open).await.unwrap(), []);
}

#[tokio::test]
async fn gone_while_a_card_is_read_or_a_procedure_chosen() {
    let (cut, _) = Cut::new(Trouble::Open, Proxy::take_down).await;
    let card = cut.desk.read_card(SUBJECT).await.unwrap();
    cut.proxy.take_down();
    assert!(
        cut.desk
            .read_card(SUBJECT)
            .await
            .unwrap_err()
            .code()
            .starts_with("host-")
    );
    assert!(
        cut.desk
            .procedures(None)
            .await
            .unwrap_err()
            .code()
            .starts_with("host-")
    );
    let error = cut
        .desk
        .draft(card, &"employee-card".parse().unwrap())
        .await
        .unwrap_err();
    assert!(error.code().starts_with("host-"));
    assert!(
        cut.desk
            .orders(WhichOrders::All)
            .await
            .unwrap_err()
            .code()
            .starts_with("host-")
    );
}

#[tokio::test]
async fn a_lost_grant_is_asked_for_again() {
    let (cut, person) = Cut::new(Trouble::Open, Proxy::lose_next_answer).await;
    cut.submit(&person).await.unwrap();
    assert_eq!(cut.proxy.lost(), 1);
    assert_eq!(cut.desk.orders(WhichOrders::All).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_lost_fulfilment_is_asked_for_again() {
    let (cut, person) = Cut::new(Trouble::Order, Proxy::lose_next_answer).await;
    let submitted = cut.submit(&person).await.unwrap();
    assert_eq!(cut.proxy.lost(), 1);
    let order = cut.desk.order(&submitted.order).await.unwrap();
    assert_eq!(
        (order.summary.state.as_str(), order.certificates.len()),
        ("completed", 3)
    );
}

#[tokio::test]
async fn a_receipt_whose_answer_is_lost_is_given_again() {
    let (cut, person) = Cut::new(Trouble::Receipt, Proxy::lose_next_answer).await;
    let submitted = cut.submit(&person).await.unwrap();
    assert_eq!(cut.proxy.lost(), 1);
    assert_eq!(
        cut.desk
            .order(&submitted.order)
            .await
            .unwrap()
            .summary
            .state,
        "completed"
    );
}

#[tokio::test]
async fn a_host_that_was_stopped_is_unreachable() {
    let mut bench = Bench::signed_in().await;
    bench.deliver(EC).await;
    let draft = bench.draft("employee-card").await;
    bench.stop_host().await;
    let error = bench.submit(&draft, &Person::new()).await.unwrap_err();
    assert_eq!(
        (error.code().as_str(), error.left_behind),
        ("host-unreachable", LeftBehind::Nothing)
    );
}
