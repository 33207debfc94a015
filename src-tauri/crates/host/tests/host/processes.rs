//! More than one process over one database, and processes that end in the middle.

use host::{Host, LockError, OpenOptions, ServeError, ServeOptions};
use jiff::SignedDuration;
use protocol::{OrderState, PinOutcome};

use crate::support::{Desk, THREE_P256, World, redo_three};

#[tokio::test]
async fn two_processes_handle_the_two_halves_of_an_order() {
    let world = World::new().await;
    let mut desk = world.desk().await;
    let card = world.stocked("1", &THREE_P256).await;
    let (_host, second) = world.second().await;
    let run = desk
        .open(&card, "employee-card", redo_three("Anna Berg"))
        .await
        .unwrap();
    desk.at(&second);
    let fulfilment = desk.submit(&run.order(&card)).await.unwrap();
    desk.at(&world.running);
    desk.receipt(&run, &fulfilment, PinOutcome::System)
        .await
        .unwrap();
    desk.at(&second);
    assert_eq!(
        desk.details(run.request.order).await.unwrap().summary.state,
        OrderState::Completed
    );
    assert!(world.host.verify_audit().await.unwrap().faults.is_empty());
}

#[tokio::test]
async fn many_orders_at_once_at_two_processes() {
    let world = World::new().await;
    let (_host, second) = world.second().await;
    let mut tasks = Vec::new();
    for number in 0..8 {
        let card = world.stocked(&number.to_string(), &THREE_P256).await;
        let officer = world
            .officer(
                &format!("Officer {number}"),
                &[procedure::Role::IssueCertificate],
            )
            .await;
        let running = if number % 2 == 0 {
            &world.running
        } else {
            &second
        };
        let desk = Desk::sign_in(running, officer).await.unwrap();
        tasks.push(tokio::spawn(async move {
            desk.issue(&card, "employee-card", redo_three("Anna Berg"))
                .await
                .unwrap();
        }));
    }
    for task in tasks {
        task.await.unwrap();
    }
    assert_eq!(
        world
            .count("SELECT COUNT(DISTINCT serial) FROM certificates")
            .await,
        24
    );
    assert!(world.host.verify_audit().await.unwrap().faults.is_empty());
}

#[tokio::test]
async fn the_same_order_twice_at_once_is_fulfilled_once() {
    let world = World::new().await;
    let desk = world.desk().await;
    let card = world.stocked("1", &THREE_P256).await;
    let run = desk
        .open(&card, "employee-card", redo_three("Anna Berg"))
        .await
        .unwrap();
    let message = desk.signed(&run.order(&card));
    let results = tokio::join!(
        desk.submit_message(message.clone()),
        desk.submit_message(message.clone()),
        desk.submit_message(message.clone())
    );
    let good: Vec<_> = [results.0, results.1, results.2]
        .into_iter()
        .filter_map(Result::ok)
        .collect();
    assert!(!good.is_empty());
    let (answer, _) = desk.submit_message(message).await.unwrap();
    assert!(good.iter().all(|(one, _)| *one == answer));
    assert_eq!(world.count("SELECT COUNT(*) FROM certificates").await, 3);
}

#[tokio::test]
async fn one_process_serves_and_the_next_is_told_which() {
    let world = World::new().await;
    let host = Host::open(world.host.data(), OpenOptions::default())
        .await
        .unwrap();
    let Err(ServeError::Lock(LockError::Held(Some(by)))) =
        host.serve(ServeOptions::default()).await
    else {
        panic!("served twice")
    };
    assert_eq!(
        (by.address, by.process),
        (world.running.address(), std::process::id())
    );
    assert_eq!(host.served_by().unwrap(), Some(by));
    let World { running, .. } = world;
    running.shut_down().await;
    assert_eq!(host.served_by().unwrap(), None);
    host.serve(ServeOptions::default())
        .await
        .unwrap()
        .shut_down()
        .await;
}

/// Puts a fulfilled order back to where it is between the two transactions.
const LEFT_IN_THE_MIDDLE: &str = "
    DROP TRIGGER certificates_are_signed_once;
    UPDATE certificates SET certificate = NULL;
    UPDATE orders SET state = 'executing', fulfilment = NULL, fulfilment_digest = NULL, lease_until = signed_at + 60000;";

#[tokio::test]
async fn an_order_that_was_left_in_the_middle_is_finished() {
    let world = World::new().await;
    let desk = world.desk().await;
    let card = world.stocked("1", &THREE_P256).await;
    let run = desk
        .open(&card, "employee-card", redo_three("Anna Berg"))
        .await
        .unwrap();
    let message = desk.signed(&run.order(&card));
    let (_, first) = desk.submit_message(message.clone()).await.unwrap();
    world.tamper(LEFT_IN_THE_MIDDLE).await;
    let executing = protocol::Refusal::OrderState {
        state: OrderState::Executing,
    };
    assert_eq!(
        desk.submit_message(message.clone()).await.err(),
        Some(executing),
        "another process may be signing"
    );
    world.clock.forward(SignedDuration::from_secs(61));
    let (_host, _second) = world.second().await;
    let (_, finished) = desk.submit_message(message).await.unwrap();
    for (key, issued) in &first.certificates {
        let again = &finished.certificates[key];
        assert_eq!(issued.id, again.id);
        let serial = |der: &[u8]| {
            contents::Certificate::from_der(der)
                .unwrap()
                .serial()
                .to_owned()
        };
        assert_eq!(serial(&issued.certificate.0), serial(&again.certificate.0));
    }
    assert_eq!(
        run.pin(&desk, &first).pin.expose(),
        run.pin(&desk, &finished).pin.expose()
    );
    desk.receipt(&run, &finished, PinOutcome::System)
        .await
        .unwrap();
}

#[tokio::test]
async fn an_order_that_cannot_be_finished_is_given_up_and_revoked() {
    let world = World::new().await;
    let desk = world.desk().await;
    let card = world.stocked("1", &THREE_P256).await;
    let run = desk
        .open(&card, "employee-card", redo_three("Anna Berg"))
        .await
        .unwrap();
    desk.submit(&run.order(&card)).await.unwrap();
    world.tamper(LEFT_IN_THE_MIDDLE).await;
    world
        .tamper("DELETE FROM card_pins WHERE order_id IS NOT NULL")
        .await;
    world.clock.forward(SignedDuration::from_secs(61));
    let (_host, _second) = world.second().await;
    assert_eq!(
        desk.details(run.request.order).await.unwrap().summary.state,
        OrderState::Abandoned
    );
    assert_eq!(
        world
            .count("SELECT COUNT(*) FROM certificates WHERE revoked_at IS NULL")
            .await,
        0
    );
    assert!(
        desk.stock(&card.identity())
            .await
            .card
            .unwrap()
            .open_order
            .is_none()
    );
}

#[tokio::test]
async fn what_cannot_be_read_keeps_nothing_else_from_being_done_nor_the_host_from_opening() {
    let world = World::new().await;
    let desk = world.desk().await;
    let unreadable = world.stocked("1", &THREE_P256).await;
    let card = world.stocked("2", &THREE_P256).await;
    let mut orders = Vec::new();
    for card in [&unreadable, &card] {
        let run = desk.open(card, "employee-card", redo_three("Anna Berg"));
        orders.push(run.await.unwrap().request.order);
    }
    let grant = format!(
        "UPDATE orders SET card_identity = '' WHERE id = '{}'",
        orders[0]
    );
    // A letter that was printed long ago, of which nothing but its erasure is yet to come.
    let letter = "INSERT INTO letters (id, part, parts, order_id, card, officer, language, address, holder, found_by,
            has_pin, has_puk, sealed_pin, state, ordered_at, changed_at, printed_at)
        VALUES ('A-1', 1, 1, 'x', 1, 1, 'en', '[]', '', '', 1, 0, x'00', 'printed', 1, 1, 1)";
    world.tamper(&format!("{grant}; {letter}")).await;
    world.clock.forward(SignedDuration::from_mins(16));
    let (_host, _running) = world.second().await;
    let state = desk.details(orders[1]).await.unwrap().summary.state;
    assert_eq!(state, OrderState::Expired);
    for done in [
        "SELECT COUNT(*) FROM orders WHERE state = 'expired'",
        "SELECT COUNT(*) FROM letters WHERE state = 'erased' AND sealed_pin IS NULL",
    ] {
        assert_eq!(world.count(done).await, 1, "{done}");
    }
}
