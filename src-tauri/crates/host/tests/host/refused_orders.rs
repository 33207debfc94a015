//! Orders that are refused: nothing is issued, and the grant stays good where only the order was wrong.

use std::collections::BTreeMap;

use contents::{KeyAlgorithm, KeyReference};
use jiff::SignedDuration;
use procedure::{Action, KeyChoice, Role};
use protocol::{
    AbandonOrder, Base64, DocumentFault, IssueOrder, Nonce, OrderState, PinOutcome, Proof, Refusal,
    Sha256Hex, cms,
};

use crate::support::{Desk, Key, THREE_P256, World, draft, new_order, now, redo_three, run_keys};

async fn nothing_was_issued(world: &World) {
    assert_eq!(world.count("SELECT COUNT(*) FROM certificates").await, 0);
    assert_eq!(
        world
            .count("SELECT COUNT(*) FROM nonces WHERE used_at IS NOT NULL")
            .await,
        0
    );
    assert_eq!(
        world
            .count("SELECT COUNT(*) FROM card_pins WHERE order_id IS NOT NULL")
            .await,
        0
    );
}

#[tokio::test]
async fn that_differ_from_their_open_request() {
    let world = World::new().await;
    let desk = world.desk().await;
    let card = world.stocked("1", &THREE_P256).await;
    let run = desk
        .open(&card, "employee-card", redo_three("Anna Berg"))
        .await
        .unwrap();
    let good = run.order(&card);
    let keys = run_keys();
    let mut holder = good.clone();
    holder
        .draft
        .fields
        .insert("common_name".parse().unwrap(), "Hanna Berg".to_owned());
    let mut fewer = good.clone();
    fewer.keys.remove(&KeyReference::Signature);
    let cases = [
        (
            "open-request",
            IssueOrder {
                open_request: Sha256Hex::of(b"other"),
                ..good.clone()
            },
        ),
        (
            "procedure",
            IssueOrder {
                procedure: desk.revision("authentication-only").await,
                ..good.clone()
            },
        ),
        (
            "card",
            IssueOrder {
                card: contents::CardIdentity::Serial("2".to_owned()),
                ..good.clone()
            },
        ),
        ("draft", holder),
        (
            "transport-key",
            IssueOrder {
                transport_key: keys.0.public_key().clone(),
                ..good.clone()
            },
        ),
        (
            "order-key",
            IssueOrder {
                order_key: keys.1.public_key().clone(),
                ..good.clone()
            },
        ),
        ("keys", fewer),
    ];
    for (what, order) in cases {
        let refused = Refusal::DiffersFromOpenRequest {
            what: what.to_owned(),
        };
        assert_eq!(desk.submit(&order).await.err(), Some(refused));
        nothing_was_issued(&world).await;
    }
    desk.submit(&good).await.unwrap();
}

#[tokio::test]
async fn with_a_nonce_that_is_not_good() {
    let world = World::new().await;
    let desk = world.desk().await;
    let (one, two) = (
        world.stocked("1", &THREE_P256).await,
        world.stocked("2", &THREE_P256).await,
    );
    let run = desk
        .open(&one, "employee-card", redo_three("Anna Berg"))
        .await
        .unwrap();
    let other = desk
        .open(&two, "employee-card", redo_three("Bo Ek"))
        .await
        .unwrap();
    let good = run.order(&one);
    for nonce in [Nonce([0; 32]), other.grant.nonce] {
        let order = IssueOrder {
            nonce,
            ..good.clone()
        };
        assert_eq!(desk.submit(&order).await.err(), Some(Refusal::NonceNotGood));
    }
    nothing_was_issued(&world).await;
    // Used once: the same nonce in another order of the same id is another document with that id.
    desk.submit(&other.order(&two)).await.unwrap();
    let replayed = IssueOrder {
        made_at: now() + SignedDuration::from_secs(1),
        ..other.order(&two)
    };
    assert_eq!(
        desk.submit(&replayed).await.err(),
        Some(Refusal::OrderIdTaken)
    );
    let replayed = IssueOrder {
        nonce: other.grant.nonce,
        ..good
    };
    assert_eq!(
        desk.submit(&replayed).await.err(),
        Some(Refusal::NonceNotGood)
    );
    assert_eq!(world.count("SELECT COUNT(*) FROM certificates").await, 3);
}

#[tokio::test]
async fn after_their_grant() {
    let world = World::new().await;
    let desk = world.desk().await;
    let card = world.stocked("1", &THREE_P256).await;
    let run = desk
        .open(&card, "employee-card", redo_three("Anna Berg"))
        .await
        .unwrap();
    world.clock.forward(SignedDuration::from_mins(15));
    assert_eq!(
        desk.submit(&run.order(&card)).await.err(),
        Some(Refusal::NonceNotGood)
    );
    let expired = Refusal::OrderState {
        state: OrderState::Expired,
    };
    assert_eq!(
        desk.post_cms("/v1/open", run.message.clone()).await.err(),
        Some(expired)
    );
    assert!(desk.orders(true).await.orders.is_empty());
    assert_eq!(
        desk.orders(false).await.orders[0].state,
        OrderState::Expired
    );
    nothing_was_issued(&world).await;
}

#[tokio::test]
async fn without_possession() {
    let world = World::new().await;
    let desk = world.desk().await;
    let kinds = [
        ("1", "9a", KeyAlgorithm::Rsa2048),
        ("2", "9a", KeyAlgorithm::EccP256),
        ("3", "9d", KeyAlgorithm::EccP384),
        ("4", "9d", KeyAlgorithm::Rsa2048),
    ];
    for (serial, slot, algorithm) in kinds {
        let card = world.stocked(serial, &[(slot, algorithm)]).await;
        let key: KeyReference = slot.parse().unwrap();
        let run = desk
            .open(
                &card,
                "employee-card",
                draft(&[(slot, Action::Redo)], "Anna Berg"),
            )
            .await
            .unwrap();
        let good = run.order(&card);
        let wrong: Vec<Proof> = match &good.keys[&key].proof {
            Proof::Signature { .. } => vec![
                Proof::Signature {
                    signature: Base64(card.key(slot).sign(b"something else")),
                },
                Proof::Signature {
                    signature: Base64(Vec::new()),
                },
                Proof::Agreement {
                    mac: Base64(vec![0; 32]),
                },
            ],
            Proof::Agreement { mac } => vec![
                Proof::Agreement {
                    mac: Base64(vec![0; 32]),
                },
                Proof::Agreement {
                    mac: Base64(mac.0[..31].to_vec()),
                },
                Proof::Signature {
                    signature: Base64(card.key(slot).sign(b"something")),
                },
            ],
        };
        for proof in wrong {
            let mut order = good.clone();
            order.keys.get_mut(&key).unwrap().proof = proof;
            assert_eq!(
                desk.submit(&order).await.err(),
                Some(Refusal::ProofRefused { key }),
                "{slot} {algorithm}"
            );
        }
        // The proof of the same key in another run.
        let again = desk
            .open(
                &card,
                "employee-card",
                draft(&[(slot, Action::Redo)], "Anna Berg"),
            )
            .await
            .unwrap();
        let mut order = again.order(&card);
        order.keys.get_mut(&key).unwrap().proof = good.keys[&key].proof.clone();
        assert_eq!(
            desk.submit(&order).await.err(),
            Some(Refusal::ProofRefused { key })
        );
        nothing_was_issued(&world).await;
    }
}

#[tokio::test]
async fn for_a_key_that_production_did_not_make() {
    let world = World::new().await;
    let desk = world.desk().await;
    let card = world.stocked("1", &[("9a", KeyAlgorithm::EccP256)]).await;
    let run = desk
        .open(
            &card,
            "employee-card",
            draft(&[("9a", Action::Redo)], "Anna Berg"),
        )
        .await
        .unwrap();
    let key = KeyReference::Authentication;
    let order = run.order_with(&BTreeMap::from([(key, Key::new(KeyAlgorithm::EccP256))]));
    assert_eq!(
        desk.submit(&order).await.err(),
        Some(Refusal::NotTheProductionKey { key })
    );
    nothing_was_issued(&world).await;
}

#[tokio::test]
async fn for_a_generated_key_of_another_algorithm_or_another_cards() {
    let world = World::new().await;
    let desk = world.desk().await;
    let (one, two) = (world.stocked("1", &[]).await, world.stocked("2", &[]).await);
    let key = KeyReference::Authentication;
    let add = || draft(&[("9a", Action::Add)], "Anna Berg");
    let rule = |refused: Option<Refusal>| match refused {
        Some(Refusal::DraftRefused { faults }) => faults[0].rule.clone(),
        other => panic!("{other:?}"),
    };

    let run = desk.open(&one, "blank-card", add()).await.unwrap();
    let order = run.order_with(&BTreeMap::from([(key, Key::new(KeyAlgorithm::EccP384))]));
    assert_eq!(rule(desk.submit(&order).await.err()), "key-algorithm");
    nothing_was_issued(&world).await;
    let generated = Key::new(KeyAlgorithm::EccP256);
    let fulfilment = desk
        .submit(&run.order_with(&BTreeMap::from([(key, generated.clone())])))
        .await
        .unwrap();
    desk.receipt(&run, &fulfilment, PinOutcome::Entered)
        .await
        .unwrap();

    let run = desk.open(&two, "blank-card", add()).await.unwrap();
    let order = run.order_with(&BTreeMap::from([(key, generated.clone())]));
    assert_eq!(rule(desk.submit(&order).await.err()), "key-in-use");
    let mut both = add();
    both.keys
        .insert(KeyReference::Signature, KeyChoice::of(Action::Add));
    let run = desk.open(&two, "blank-card", both).await.unwrap();
    let fresh = Key::new(KeyAlgorithm::EccP256);
    let keys = BTreeMap::from([(key, fresh.clone()), (KeyReference::Signature, fresh)]);
    assert_eq!(
        rule(desk.submit(&run.order_with(&keys)).await.err()),
        "key-in-use"
    );
    assert_eq!(world.count("SELECT COUNT(*) FROM certificates").await, 1);
}

#[tokio::test]
async fn of_another_officer_or_of_nobody() {
    let world = World::new().await;
    let desk = world.desk().await;
    let card = world.stocked("1", &THREE_P256).await;
    let run = desk
        .open(&card, "employee-card", redo_three("Anna Berg"))
        .await
        .unwrap();
    let order = run.order(&card);
    let oscar = world.officer("Oscar", &[Role::IssueCertificate]).await;
    let oscar = Desk::sign_in(&world.running, oscar).await.unwrap();
    assert_eq!(
        oscar.submit(&order).await.err(),
        Some(Refusal::UnknownOrder)
    );
    assert_eq!(
        oscar.details(order.order).await.err(),
        Some(Refusal::UnknownOrder)
    );
    assert!(oscar.orders(false).await.orders.is_empty());
    let signed = cms::sign(&order, &oscar.officer, &[]).unwrap();
    let signer = Refusal::Document {
        why: DocumentFault::Signer,
    };
    assert_eq!(desk.submit_message(signed).await.err(), Some(signer));
    let nobodys = IssueOrder {
        order: new_order(),
        ..order
    };
    assert_eq!(
        desk.submit(&nobodys).await.err(),
        Some(Refusal::UnknownOrder)
    );
    let content = Refusal::Document {
        why: DocumentFault::Content,
    };
    assert_eq!(
        desk.post_cms("/v1/orders", run.message.clone()).await.err(),
        Some(content),
        "an open request"
    );
    nothing_was_issued(&world).await;
}

#[tokio::test]
async fn that_somebody_changed() {
    let world = World::new().await;
    let desk = world.desk().await;
    let card = world.stocked("1", &THREE_P256).await;
    let run = desk
        .open(&card, "employee-card", redo_three("Anna Berg"))
        .await
        .unwrap();
    let message = desk.signed(&run.order(&card));
    for at in (0..message.len()).step_by(97) {
        let mut changed = message.clone();
        changed[at] ^= 1;
        let refused = desk.submit_message(changed).await.err();
        assert!(
            matches!(
                refused,
                Some(Refusal::Document { .. } | Refusal::OfficerCertificate { .. })
            ),
            "byte {at}: {refused:?}"
        );
    }
    nothing_was_issued(&world).await;
    desk.submit_message(message).await.unwrap();
}

#[tokio::test]
async fn that_are_given_up_or_superseded() {
    let world = World::new().await;
    let desk = world.desk().await;
    let card = world.stocked("1", &THREE_P256).await;
    let run = desk
        .open(&card, "employee-card", redo_three("Anna Berg"))
        .await
        .unwrap();
    desk.abandon(run.request.order).await.unwrap();
    let abandoned = Refusal::OrderState {
        state: OrderState::Abandoned,
    };
    assert_eq!(
        desk.submit(&run.order(&card)).await.err(),
        Some(abandoned.clone())
    );
    assert_eq!(desk.abandon(run.request.order).await.err(), Some(abandoned));

    let run = desk
        .open(&card, "employee-card", redo_three("Anna Berg"))
        .await
        .unwrap();
    let next = desk
        .open(&card, "employee-card", redo_three("Bo Ek"))
        .await
        .unwrap();
    let superseded = Refusal::OrderState {
        state: OrderState::Superseded,
    };
    assert_eq!(desk.submit(&run.order(&card)).await.err(), Some(superseded));
    nothing_was_issued(&world).await;
    desk.submit(&next.order(&card)).await.unwrap();
}

#[tokio::test]
async fn abandoning_needs_a_right_and_a_reason() {
    let world = World::new().await;
    let desk = world.desk().await;
    let card = world.stocked("1", &THREE_P256).await;
    let run = desk
        .open(&card, "employee-card", redo_three("Anna Berg"))
        .await
        .unwrap();
    let good = AbandonOrder {
        order: new_order(),
        made_at: now(),
        abandons: run.request.order,
        reason: "the card broke".to_owned(),
    };
    let post = |desk: &Desk, order: &AbandonOrder| {
        let message = desk.signed(order);
        let (client, base) = (desk.client.clone(), desk.base.clone());
        async move {
            let request = client
                .post(format!("{base}/v1/orders"))
                .header("content-type", "application/cms");
            crate::support::body(request.body(message).send().await.unwrap()).await
        }
    };
    let oscar = world.officer("Oscar", &[Role::IssueCertificate]).await;
    let oscar = Desk::sign_in(&world.running, oscar).await.unwrap();
    assert_eq!(
        post(&oscar, &good).await.err(),
        Some(Refusal::MissingRole {
            role: Role::RevokeCertificate
        })
    );
    for reason in [String::new(), "x".repeat(501)] {
        let refused = post(
            &desk,
            &AbandonOrder {
                reason,
                ..good.clone()
            },
        )
        .await;
        assert!(matches!(refused, Err(Refusal::Malformed { .. })));
    }
    let late = AbandonOrder {
        made_at: now() - SignedDuration::from_mins(11),
        ..good.clone()
    };
    assert!(matches!(
        post(&desk, &late).await,
        Err(Refusal::ClockApart { .. })
    ));
    let unknown = AbandonOrder {
        abandons: new_order(),
        ..good.clone()
    };
    assert_eq!(
        post(&desk, &unknown).await.err(),
        Some(Refusal::UnknownOrder)
    );
    let taken = AbandonOrder {
        order: run.request.order,
        ..good.clone()
    };
    assert_eq!(post(&desk, &taken).await.err(), Some(Refusal::OrderIdTaken));
    assert_eq!(
        desk.orders(true).await.orders.len(),
        1,
        "nothing was given up"
    );

    let rune = world.officer("Rune", &[Role::RevokeCertificate]).await;
    let rune = Desk::sign_in(&world.running, rune).await.unwrap();
    assert_eq!(
        rune.orders(true).await.orders.len(),
        1,
        "who may revoke sees everybody's"
    );
    let message = rune.signed(&good);
    rune.post_cms("/v1/orders", message.clone()).await.unwrap();
    rune.post_cms("/v1/orders", message).await.unwrap();
    let other = AbandonOrder {
        reason: "another".to_owned(),
        ..good
    };
    assert_eq!(post(&rune, &other).await.err(), Some(Refusal::OrderIdTaken));
    assert_eq!(
        desk.details(run.request.order).await.unwrap().summary.state,
        OrderState::Abandoned
    );
}
