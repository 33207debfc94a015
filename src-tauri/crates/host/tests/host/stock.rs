//! Production files, and what they are refused for.

use contents::{CardIdentity, KeyAlgorithm};
use host::{Actor, ImportCardsError};
use serde_json::{Value, json};

use crate::support::{Card, THREE_P256, Wanted, World, production_file};

#[tokio::test]
async fn cards_are_found_by_serial_card_key_and_guid() {
    let world = World::new().await;
    let desk = world.desk().await;
    let card = Card::produced(
        "0042",
        &[("9a", KeyAlgorithm::EccP256), ("9e", KeyAlgorithm::EccP256)],
        &world.production,
    );
    let mut file = production_file(&[&card], &world.production);
    file["cards"][0]["guid"] = json!("ebcc5f578e2f434e8026592a1d70435f");
    world
        .host
        .import_cards(Actor::Console, file.to_string().as_bytes())
        .await
        .unwrap();
    let identities = [
        CardIdentity::Serial("42".to_owned()),
        CardIdentity::CardAuthenticationKey(card.key("9e").public().fingerprint()),
        CardIdentity::Guid("ebcc5f578e2f434e8026592a1d70435f".parse().unwrap()),
    ];
    for identity in identities {
        assert_eq!(
            desk.stock(&identity)
                .await
                .card
                .unwrap()
                .production_keys
                .len(),
            2,
            "{identity}"
        );
    }
    for identity in [
        CardIdentity::Serial("43".to_owned()),
        CardIdentity::AttestationKey("00".repeat(32)),
    ] {
        assert!(desk.stock(&identity).await.card.is_none(), "{identity}");
    }
}

#[tokio::test]
async fn importing_again_changes_nothing() {
    let world = World::new().await;
    let (one, two) = (
        Card::produced("1", &THREE_P256, &world.production),
        Card::produced("2", &[], &world.production),
    );
    world.import(&[&one]).await;
    let file = production_file(&[&one, &two], &world.production).to_string();
    let done = world
        .host
        .import_cards(Actor::Console, file.as_bytes())
        .await
        .unwrap();
    assert_eq!((done.imported, done.known), (1, 1));
    assert_eq!(world.host.cards(10).await.unwrap().len(), 2);
}

#[tokio::test]
async fn nothing_of_a_file_with_a_mistake_is_taken() {
    let world = World::new().await;
    let (one, two) = (
        Card::produced("1", &THREE_P256, &world.production),
        Card::produced("2", &THREE_P256, &world.production),
    );
    let good = production_file(&[&one, &two], &world.production);
    let other = Wanted::new("other", &one.key("9a").public()).signs();
    let foreign =
        serde_json::to_value(protocol::Base64(world.officers.issue(other).der().to_vec())).unwrap();
    let swapped = good["cards"][0]["keys"][0]["transport_certificate"].clone();
    let no_identity = json!({
        "card_type": "piv", "transport_pin": "123456", "puk": "12345678", "keys": [],
        "management_key": { "algorithm": "aes128", "key": "00".repeat(16) },
    });
    let cases: Vec<(&str, &str, Value)> = vec![
        (
            "another format",
            "/format",
            json!("countersign-production-2"),
        ),
        (
            "a PIN of letters",
            "/cards/1/transport_pin",
            json!("abcdef"),
        ),
        ("a long PIN", "/cards/1/transport_pin", json!("123456789")),
        ("a short PUK", "/cards/1/puk", json!("12345")),
        ("a serial of letters", "/cards/1/serial", json!("12a")),
        (
            "a short management key",
            "/cards/1/management_key/key",
            json!("00"),
        ),
        (
            "an unknown cipher",
            "/cards/1/management_key/algorithm",
            json!("des"),
        ),
        (
            "another algorithm",
            "/cards/1/keys/0/algorithm",
            json!("eccp384"),
        ),
        ("no key", "/cards/1/keys/0/public_key", json!("AAAA")),
        (
            "another key's certificate",
            "/cards/1/keys/0/transport_certificate",
            swapped,
        ),
        (
            "another authority's certificate",
            "/cards/0/keys/0/transport_certificate",
            foreign,
        ),
        (
            "no certificate",
            "/cards/1/keys/0/transport_certificate",
            json!("AAAA"),
        ),
        ("a slot twice", "/cards/1/keys/1/slot", json!("9a")),
        ("an unknown slot", "/cards/1/keys/1/slot", json!("9b")),
        ("no authority", "/certificate_authorities/0", json!("x")),
        ("the serial of another", "/cards/1/serial", json!("1")),
        ("nothing to know it by", "/cards/1", no_identity),
        ("an unknown member", "/cards/1/pin", json!("123456")),
    ];
    for (what, place, value) in cases {
        let mut file = good.clone();
        match file.pointer_mut(place) {
            Some(found) => *found = value,
            None => file["cards"][1]["pin"] = value,
        }
        let refused = world
            .host
            .import_cards(Actor::Console, file.to_string().as_bytes())
            .await;
        let error = refused.expect_err(what).to_string();
        assert!(
            !error.contains("123456") && !error.contains("918273"),
            "{what}: {error}"
        );
        assert_eq!(world.count("SELECT COUNT(*) FROM cards").await, 0, "{what}");
    }
    world.import(&[&one]).await;
    let mut conflict = production_file(&[&one], &world.production);
    conflict["cards"][0]["serial"] = json!("99");
    let refused = world
        .host
        .import_cards(Actor::Console, conflict.to_string().as_bytes())
        .await;
    assert!(matches!(
        refused,
        Err(ImportCardsError::Conflict { card: 1 })
    ));
}
