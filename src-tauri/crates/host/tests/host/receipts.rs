//! What a receipt publishes, replaces and erases, and which receipts are refused.

use contents::KeyAlgorithm;
use procedure::{Action, Draft};
use protocol::{
    DocumentFault, OrderState, PinOutcome, Receipt, Refusal, Sha256Hex, keys::OrderKey,
};

use crate::support::{THREE_P256, World, draft, now, redo_three};

#[tokio::test]
async fn a_receipt_that_does_not_fit_publishes_nothing() {
    let world = World::new().await;
    let desk = world.desk().await;
    let card = world.stocked("1", &THREE_P256).await;
    let run = desk
        .open(&card, "employee-card", redo_three("Anna Berg"))
        .await
        .unwrap();
    let id = run.request.order;
    let early = Receipt {
        order: id,
        fulfilment: Sha256Hex::of(b""),
        made_at: now(),
        card: card.identity(),
        keys: Default::default(),
        pin: PinOutcome::System,
        puk_set: false,
        management_key_set: false,
    };
    let granted = Refusal::OrderState {
        state: OrderState::Granted,
    };
    let signed = run.order_key.sign_receipt(&early).unwrap();
    assert_eq!(desk.send_receipt(id, &signed).await.err(), Some(granted));

    let fulfilment = desk.submit(&run.order(&card)).await.unwrap();
    let good = run.receipt(&fulfilment, PinOutcome::System);
    let key = "9a".parse().unwrap();
    let with_key = |change: fn(&mut protocol::WrittenKey)| {
        let mut receipt = good.clone();
        change(receipt.keys.get_mut(&key).unwrap());
        receipt
    };
    let mut fewer = good.clone();
    fewer.keys.remove(&key);
    let cases = [
        (
            "order",
            Receipt {
                order: crate::support::new_order(),
                ..good.clone()
            },
        ),
        (
            "fulfilment",
            Receipt {
                fulfilment: Sha256Hex::of(b"other"),
                ..good.clone()
            },
        ),
        (
            "card",
            Receipt {
                card: contents::CardIdentity::Serial("2".to_owned()),
                ..good.clone()
            },
        ),
        ("keys", fewer),
        (
            "certificate of 9a",
            with_key(|written| written.certificate = Sha256Hex::of(b"other")),
        ),
        ("outcome of 9a", with_key(|written| written.stored = false)),
        ("outcome of 9a", with_key(|written| written.checked = false)),
        (
            "pin",
            Receipt {
                pin: PinOutcome::Entered,
                ..good.clone()
            },
        ),
    ];
    for (what, receipt) in cases {
        let signed = run.order_key.sign_receipt(&receipt).unwrap();
        let refused = Refusal::ReceiptRefused {
            what: what.to_owned(),
        };
        assert_eq!(desk.send_receipt(id, &signed).await.err(), Some(refused));
    }
    let forged = OrderKey::generate().unwrap().sign_receipt(&good).unwrap();
    let signature = Refusal::Document {
        why: DocumentFault::Signature,
    };
    assert_eq!(desk.send_receipt(id, &forged).await.err(), Some(signature));
    assert_eq!(
        world
            .count("SELECT COUNT(*) FROM certificates WHERE published_at IS NOT NULL")
            .await,
        0
    );

    let signed = run.order_key.sign_receipt(&good).unwrap();
    desk.send_receipt(id, &signed).await.unwrap();
    desk.send_receipt(id, &signed).await.unwrap();
    let again = run
        .order_key
        .sign_receipt(&Receipt {
            made_at: now(),
            ..good
        })
        .unwrap();
    let completed = Refusal::OrderState {
        state: OrderState::Completed,
    };
    assert_eq!(
        desk.send_receipt(id, &again).await.err(),
        Some(completed.clone())
    );
    assert_eq!(desk.abandon(id).await.err(), Some(completed));
    assert_eq!(
        world
            .count("SELECT COUNT(*) FROM certificates WHERE published_at IS NOT NULL")
            .await,
        3
    );
}

#[tokio::test]
async fn redo_revokes_what_it_replaced_only_after_the_receipt() {
    let world = World::new().await;
    let desk = world.desk().await;
    let card = world.stocked("1", &THREE_P256).await;
    let redo = |holder: &str| draft(&[("9a", Action::Redo)], holder);
    desk.issue(&card, "employee-card", redo("Anna Berg"))
        .await
        .unwrap();
    let run = desk
        .open(&card, "employee-card", redo("Anna Ek"))
        .await
        .unwrap();
    assert!(run.secrets.pins.is_empty(), "the holder has the PIN");
    let fulfilment = desk.submit(&run.order(&card)).await.unwrap();
    assert_eq!(revoked(&world).await, 0);
    desk.receipt(&run, &fulfilment, PinOutcome::System)
        .await
        .unwrap();
    assert_eq!(revoked(&world).await, 1);
    let live = desk.stock(&card.identity()).await.card.unwrap().live;
    assert_eq!(
        live[&"9a".parse().unwrap()],
        fulfilment.certificates[&"9a".parse().unwrap()].certificate
    );
}

#[tokio::test]
async fn a_further_certificate_replaces_nothing_and_does_not_lie_on_the_card() {
    let world = World::new().await;
    let desk = world.desk().await;
    let card = world.stocked("1", &[("9a", KeyAlgorithm::EccP256)]).await;
    let only = |action| draft(&[("9a", action)], "Anna Berg");
    let (_, stored) = desk
        .issue(&card, "employee-card", only(Action::Redo))
        .await
        .unwrap();
    let (_, further) = desk
        .issue(&card, "employee-card", only(Action::Issue))
        .await
        .unwrap();
    assert_ne!(stored.certificates, further.certificates);
    assert_eq!(revoked(&world).await, 0);
    let live = desk.stock(&card.identity()).await.card.unwrap().live;
    assert_eq!(
        live[&"9a".parse().unwrap()],
        stored.certificates[&"9a".parse().unwrap()].certificate
    );
    // Another holder with a key that somebody has a certificate for.
    let run = desk
        .open(
            &card,
            "employee-card",
            draft(&[("9a", Action::Issue)], "Bo Ek"),
        )
        .await
        .unwrap();
    let Err(Refusal::DraftRefused { faults }) = desk.submit(&run.order(&card)).await else {
        panic!("issued")
    };
    assert_eq!(faults[0].rule, "key-in-use");
}

#[tokio::test]
async fn the_next_order_supersedes_one_without_a_receipt() {
    let world = World::new().await;
    let desk = world.desk().await;
    let card = world.stocked("1", &THREE_P256).await;
    let run = desk
        .open(&card, "employee-card", redo_three("Anna Berg"))
        .await
        .unwrap();
    let fulfilment = desk.submit(&run.order(&card)).await.unwrap();
    let pin = run.pin(&desk, &fulfilment).pin.expose().to_owned();
    assert_eq!(revoked(&world).await, 0);

    let next = desk
        .open(&card, "employee-card", redo_three("Anna Berg"))
        .await
        .unwrap();
    assert_eq!(revoked(&world).await, 3);
    let pins: Vec<_> = next
        .secrets
        .pins
        .iter()
        .map(|pin| pin.expose().to_owned())
        .collect();
    assert_eq!(
        pins,
        [pin.as_str(), crate::support::TRANSPORT_PIN],
        "the likeliest first"
    );
    let superseded = Refusal::OrderState {
        state: OrderState::Superseded,
    };
    assert_eq!(
        desk.receipt(&run, &fulfilment, PinOutcome::System)
            .await
            .err(),
        Some(superseded.clone())
    );
    let again = desk.submit(&run.order(&card)).await.err();
    assert!(again == Some(superseded) || again == Some(Refusal::OrderIdTaken));
    let fulfilment = desk.submit(&next.order(&card)).await.unwrap();
    desk.receipt(&next, &fulfilment, PinOutcome::System)
        .await
        .unwrap();
    assert_eq!(revoked(&world).await, 3);
}

#[tokio::test]
async fn abandoning_revokes_and_frees_the_card() {
    let world = World::new().await;
    let desk = world.desk().await;
    let card = world.stocked("1", &THREE_P256).await;
    let run = desk
        .open(&card, "employee-card", redo_three("Anna Berg"))
        .await
        .unwrap();
    let fulfilment = desk.submit(&run.order(&card)).await.unwrap();
    assert_eq!(
        desk.orders(true).await.orders[0].state,
        OrderState::Fulfilled
    );
    desk.abandon(run.request.order).await.unwrap();
    assert_eq!(revoked(&world).await, 3);
    assert!(
        desk.stock(&card.identity())
            .await
            .card
            .unwrap()
            .open_order
            .is_none()
    );
    let abandoned = Refusal::OrderState {
        state: OrderState::Abandoned,
    };
    assert_eq!(
        desk.receipt(&run, &fulfilment, PinOutcome::System)
            .await
            .err(),
        Some(abandoned)
    );
    let details = desk.details(run.request.order).await.unwrap();
    assert!(details.abandoned_by.is_some());
    assert!(
        details
            .certificates
            .iter()
            .all(|certificate| certificate.revoked_at.is_some())
    );
    desk.issue(&card, "employee-card", redo_three("Anna Berg"))
        .await
        .unwrap();
}

#[tokio::test]
async fn an_entered_pin_and_generated_keys() {
    let world = World::new().await;
    let desk = world.desk().await;
    let mut card = world.stocked("1", &[]).await;
    for slot in ["9a", "9c", "9d"] {
        card.keys.insert(
            slot.parse().unwrap(),
            crate::support::Key::new(KeyAlgorithm::EccP256),
        );
    }
    let add: Draft = draft(
        &[
            ("9a", Action::Add),
            ("9c", Action::Add),
            ("9d", Action::Add),
        ],
        "Anna Berg",
    );
    let run = desk.open(&card, "blank-card", add).await.unwrap();
    let fulfilment = desk.submit(&run.order(&card)).await.unwrap();
    desk.receipt(&run, &fulfilment, PinOutcome::Entered)
        .await
        .unwrap();
    assert!(!desk.stock(&card.identity()).await.card.unwrap().pin_held);
    assert_eq!(world.count("SELECT COUNT(*) FROM card_pins").await, 0);
}

#[tokio::test]
async fn a_key_that_is_overwritten_takes_its_further_certificates_along() {
    let world = World::new().await;
    let desk = world.desk().await;
    let mut card = world.stocked("1", &[]).await;
    let place: contents::KeyReference = "9a".parse().unwrap();
    let (_, toml) = procedure::SHIPPED
        .iter()
        .find(|(file, _)| *file == "blank-card.toml")
        .unwrap();
    let further = toml.replace(
        r#"actions = ["add", "redo"]"#,
        r#"actions = ["add", "redo", "issue"]"#,
    );
    let imported = world
        .host
        .import_procedure(host::Actor::Console, &further, "further.toml")
        .await
        .unwrap();
    world
        .host
        .activate_procedure(host::Actor::Console, &imported.revision)
        .await
        .unwrap();
    for (action, revoked_then) in [(Action::Add, 0), (Action::Issue, 0), (Action::Redo, 2)] {
        if action.stores() {
            card.keys
                .insert(place, crate::support::Key::new(KeyAlgorithm::EccP256));
        }
        let only = draft(&[("9a", action)], "Anna Berg");
        desk.issue(&card, "blank-card", only).await.unwrap();
        assert_eq!(revoked(&world).await, revoked_then, "{action}");
    }
}

/// Fingerprints of what was issued for a key.
fn fingerprint(fulfilment: &protocol::Fulfilment, key: &str) -> Sha256Hex {
    Sha256Hex::of(&fulfilment.certificates[&key.parse().unwrap()].certificate.0)
}

/// What the stock tells a desk of the card.
async fn told(desk: &crate::support::Desk, card: &crate::support::Card) -> protocol::StockCard {
    desk.stock(&card.identity()).await.card.unwrap()
}

#[tokio::test]
async fn certificates_of_the_open_order_and_of_one_given_up_are_spent() {
    let world = World::new().await;
    let desk = world.desk().await;
    let card = world.stocked("1", &THREE_P256).await;
    let run = desk
        .open(&card, "employee-card", redo_three("Anna Berg"))
        .await
        .unwrap();
    assert_eq!(
        told(&desk, &card).await.spent,
        [].into(),
        "nothing is issued"
    );
    let first = desk.submit(&run.order(&card)).await.unwrap();
    let spent = |runs: &[&protocol::Fulfilment]| {
        ["9a", "9c", "9d"]
            .map(|key| {
                let of_key = runs.iter().map(|run| fingerprint(run, key));
                (key.parse().unwrap(), of_key.collect::<Vec<_>>())
            })
            .into()
    };
    assert_eq!(told(&desk, &card).await.spent, spent(&[&first]));
    desk.abandon(run.request.order).await.unwrap();
    assert_eq!(told(&desk, &card).await.spent, spent(&[&first]));

    // The newest first; with the receipt it is live, and the other one stays what it is.
    let run = desk
        .open(&card, "employee-card", redo_three("Anna Berg"))
        .await
        .unwrap();
    let second = desk.submit(&run.order(&card)).await.unwrap();
    assert_eq!(told(&desk, &card).await.spent, spent(&[&second, &first]));
    desk.receipt(&run, &second, PinOutcome::System)
        .await
        .unwrap();
    assert_eq!(told(&desk, &card).await.spent, spent(&[&first]));
    assert_eq!(told(&desk, &card).await.live.len(), 3);
}

#[tokio::test]
async fn a_revoked_or_expired_certificate_is_spent_and_a_further_one_is_not_told() {
    let world = World::new().await;
    let desk = world.desk().await;
    let card = world.stocked("1", &THREE_P256).await;
    let (_, stored) = desk
        .issue(&card, "employee-card", redo_three("Anna Berg"))
        .await
        .unwrap();
    let further = draft(&[("9a", Action::Issue)], "Anna Berg");
    let (_, further) = desk.issue(&card, "employee-card", further).await.unwrap();
    assert_eq!(told(&desk, &card).await.spent, [].into());
    for issued in [&stored, &further] {
        let id = issued.certificates[&"9a".parse().unwrap()].id;
        world
            .host
            .revoke_certificate(
                host::Actor::Console,
                id,
                host::RevocationReason::KeyCompromise,
            )
            .await
            .unwrap();
    }
    let of_9a = [("9a".parse().unwrap(), vec![fingerprint(&stored, "9a")])];
    assert_eq!(told(&desk, &card).await.spent, of_9a.into());
    assert_eq!(told(&desk, &card).await.live.len(), 2);

    world.tamper("UPDATE certificates SET not_after = 1").await;
    assert_eq!(told(&desk, &card).await.spent.len(), 3);
    assert_eq!(told(&desk, &card).await.live, [].into());
}

#[tokio::test]
async fn a_certificate_whose_key_a_later_order_overwrote_is_spent_before_its_receipt() {
    let world = World::new().await;
    let desk = world.desk().await;
    let mut card = world.stocked("1", &[]).await;
    let place: contents::KeyReference = "9a".parse().unwrap();
    let new_key = || crate::support::Key::new(KeyAlgorithm::EccP256);
    card.keys.insert(place, new_key());
    let (_, first) = desk
        .issue(
            &card,
            "blank-card",
            draft(&[("9a", Action::Add)], "Anna Berg"),
        )
        .await
        .unwrap();
    card.keys.insert(place, new_key());
    let renewal = draft(&[("9a", Action::Redo)], "Anna Berg");
    let run = desk.open(&card, "blank-card", renewal).await.unwrap();
    assert_eq!(told(&desk, &card).await.live.len(), 1);
    let second = desk.submit(&run.order(&card)).await.unwrap();
    let both = vec![fingerprint(&second, "9a"), fingerprint(&first, "9a")];
    let between = told(&desk, &card).await;
    assert_eq!(between.spent, [(place, both)].into());
    assert_eq!(between.live, [].into(), "its key is gone");
    assert_eq!(revoked(&world).await, 0, "that is for the receipt");
    desk.receipt(&run, &second, PinOutcome::Entered)
        .await
        .unwrap();
    assert_eq!(
        told(&desk, &card).await.spent,
        [(place, vec![fingerprint(&first, "9a")])].into()
    );
    assert_eq!(told(&desk, &card).await.live.len(), 1);
}

#[tokio::test]
async fn the_newest_32_spent_certificates_of_a_key_are_told() {
    let world = World::new().await;
    let desk = world.desk().await;
    let card = world.stocked("1", &THREE_P256).await;
    let mut issued = Vec::new();
    for _ in 0..34 {
        let redo = draft(&[("9a", Action::Redo)], "Anna Berg");
        let run = desk.open(&card, "employee-card", redo).await.unwrap();
        let fulfilment = desk.submit(&run.order(&card)).await.unwrap();
        issued.insert(0, fingerprint(&fulfilment, "9a"));
    }
    issued.truncate(32);
    assert_eq!(
        told(&desk, &card).await.spent,
        [("9a".parse().unwrap(), issued)].into()
    );
}

async fn revoked(world: &World) -> i64 {
    world
        .count("SELECT COUNT(*) FROM certificates WHERE revoked_at IS NOT NULL")
        .await
}
