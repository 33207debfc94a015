//! The whole order, for the kinds of keys that cards have.

use contents::{Certificate, KeyAlgorithm};
use procedure::{Action, Role};
use protocol::{OrderState, PinOutcome};

use crate::support::{Desk, MANAGEMENT_KEY, THREE_P256, TRANSPORT_PIN, World, draft, redo_three};

#[tokio::test]
async fn an_employee_card_is_issued() {
    let world = World::new().await;
    let desk = world.desk().await;
    assert_eq!(desk.session.name, "Olivia Lind");
    assert_eq!(desk.session.roles, [Role::IssueCertificate]);
    let card = world.stocked("1001", &THREE_P256).await;
    let before = desk.stock(&card.identity()).await.card.unwrap();
    assert!(before.pin_held && before.live.is_empty() && before.open_order.is_none());
    assert_eq!(before.production_keys.len(), 3);

    let run = desk
        .open(&card, "employee-card", redo_three("Anna Berg"))
        .await
        .unwrap();
    let pins: Vec<_> = run
        .secrets
        .pins
        .iter()
        .map(|pin| pin.expose().to_owned())
        .collect();
    assert_eq!(pins, [TRANSPORT_PIN]);
    assert_eq!(
        hex::encode(run.secrets.management_keys[0].expose()),
        MANAGEMENT_KEY
    );
    assert!(run.grant.agreement_keys.p256.is_some() && run.grant.agreement_keys.p384.is_none());

    let message = desk.signed(&run.order(&card));
    let (answer, fulfilment) = desk.submit_message(message.clone()).await.unwrap();
    assert_eq!(
        desk.submit_message(message).await.unwrap().0,
        answer,
        "the same order has the same fulfilment"
    );
    assert_eq!(fulfilment.certificates.len(), 3);
    assert_eq!(fulfilment.authorities.len(), 2);
    for (key, issued) in &fulfilment.certificates {
        let certificate = Certificate::from_der(&issued.certificate.0).unwrap();
        assert_eq!(*certificate.public_key(), card.keys[key].public());
        assert!(
            certificate.subject().contains("CN=Anna Berg"),
            "{}",
            certificate.subject()
        );
        assert_eq!(certificate.serial().len(), 32);
    }
    let pin = run.pin(&desk, &fulfilment);
    assert_eq!(pin.pin.expose().len(), 6);

    let open = desk.stock(&card.identity()).await.card.unwrap();
    assert_eq!(open.open_order, Some(run.request.order));
    assert!(
        open.live.is_empty(),
        "nothing is published before the receipt"
    );
    desk.receipt(&run, &fulfilment, PinOutcome::System)
        .await
        .unwrap();
    desk.receipt(&run, &fulfilment, PinOutcome::System)
        .await
        .unwrap_err();
    let after = desk.stock(&card.identity()).await.card.unwrap();
    assert!(!after.pin_held && after.live.len() == 3 && after.open_order.is_none());
    assert!(
        after
            .production_keys
            .values()
            .all(|key| key.transport_certificate.is_none())
    );
    assert_eq!(world.count("SELECT COUNT(*) FROM card_pins").await, 0);

    let details = desk.details(run.request.order).await.unwrap();
    assert_eq!(details.summary.state, OrderState::Completed);
    assert_eq!(details.summary.officer_name, "Olivia Lind");
    assert_eq!(details.certificates.len(), 3);
    assert_eq!(details.officer_authorities.len(), 1);
    assert!(details.signed_at.is_some() && details.receipt.is_some());
    assert!(desk.orders(true).await.orders.is_empty());
    assert_eq!(desk.orders(false).await.orders.len(), 1);
    assert!(world.host.verify_audit().await.unwrap().faults.is_empty());
}

#[tokio::test]
async fn keys_of_every_kind_are_certified() {
    let world = World::new().await;
    let desk = world.desk().await;
    for (serial, algorithm) in [("1", KeyAlgorithm::EccP384), ("2", KeyAlgorithm::Rsa2048)] {
        let keys = ["9a", "9c", "9d"].map(|key| (key, algorithm));
        let card = world.stocked(serial, &keys).await;
        let (_, fulfilment) = desk
            .issue(&card, "employee-card", redo_three("Anna Berg"))
            .await
            .unwrap();
        assert_eq!(fulfilment.certificates.len(), 3);
    }
}

#[tokio::test]
async fn an_officer_with_rsa_keys_signs_in_and_signs() {
    let world = World::new().await;
    let key = || crate::support::Key::new(KeyAlgorithm::Rsa2048);
    let officer = world
        .officer_with("Rasmus", &[Role::IssueCertificate], key(), key())
        .await;
    let desk = Desk::sign_in(&world.running, officer).await.unwrap();
    let card = world.stocked("7", &THREE_P256).await;
    desk.issue(
        &card,
        "employee-card",
        draft(&[("9a", Action::Redo)], "Anna Berg"),
    )
    .await
    .unwrap();
}
