//! Officer certificates for a card in stock, where there is no officer yet.

use std::collections::BTreeMap;

use contents::{Certificate, KeyAlgorithm, KeyReference};
use host::{Actor, Host, OfficerCardError, OfficerCardRun, OpenOptions};
use jiff::SignedDuration;
use procedure::{Action, KeyChoice};
use protocol::CertifiedKey;
use secret::Pin;
use sqlx::Row as _;

use crate::support::{Card, Key, THREE_P256, TRANSPORT_PIN, World};

const PLACES: [KeyReference; 2] = [KeyReference::Authentication, KeyReference::Signature];

fn actions(action: Action) -> BTreeMap<KeyReference, KeyChoice> {
    PLACES.map(|place| (place, KeyChoice::of(action))).into()
}

async fn begin(world: &World, card: &Card) -> Result<OfficerCardRun, OfficerCardError> {
    let (identity, actions) = (card.identity(), actions(Action::Redo));
    let begun = world
        .host
        .begin_officer_card(&identity, "Olivia Lind", actions);
    Ok(begun.await?.0)
}

/// Two fresh keys, proven as a card would.
fn proven(run: &OfficerCardRun) -> BTreeMap<KeyReference, CertifiedKey> {
    let keys = PLACES.map(|place| (place, Key::new(KeyAlgorithm::EccP256)));
    keys.into_iter()
        .map(|(place, key)| (place, proof(run, place, &key)))
        .collect()
}

fn proof(run: &OfficerCardRun, place: KeyReference, key: &Key) -> CertifiedKey {
    let statement = run.statements()(place, key.public());
    let signature = key.sign(statement.to_be_signed().unwrap().message());
    CertifiedKey {
        public_key: key.public(),
        proof: statement.signed(signature).unwrap(),
    }
}

async fn issue(
    world: &World,
    run: &mut OfficerCardRun,
    keys: &BTreeMap<KeyReference, CertifiedKey>,
) -> Result<BTreeMap<KeyReference, Certificate>, OfficerCardError> {
    let pin = |text: &str| Pin::new(text.to_owned());
    let (opened_with, new) = (pin(TRANSPORT_PIN), pin("482915"));
    world
        .host
        .issue_officer_certificates(run, keys, &opened_with, &new)
        .await
}

/// How many certificates the host issued, and how many of them are revoked.
async fn issued_and_revoked(host: &Host) -> (usize, usize) {
    let certificates = host.certificates(100).await.unwrap();
    let revoked = certificates.iter().filter(|one| one.revoked_at.is_some());
    (certificates.len(), revoked.count())
}

#[tokio::test]
async fn a_key_that_is_not_proven_or_not_new_is_not_certified() {
    let world = World::new().await;
    let card = world.stocked("4001", &THREE_P256).await;
    let of_another_run = proven(&begin(&world, &card).await.unwrap());
    let mut run = begin(&world, &card).await.unwrap();
    let good = proven(&run);
    let mut swapped = good.clone();
    swapped.insert(PLACES[0], good[&PLACES[1]].clone());
    let mut wrong_algorithm = good.clone();
    let p384 = proof(&run, PLACES[0], &Key::new(KeyAlgorithm::EccP384));
    wrong_algorithm.insert(PLACES[0], p384);
    let mut missing = good.clone();
    missing.remove(&PLACES[1]);
    for keys in [&of_another_run, &swapped, &wrong_algorithm, &missing] {
        let refused = issue(&world, &mut run, keys).await;
        assert!(matches!(refused, Err(OfficerCardError::NotProven { .. })));
    }
    let mut production = good.clone();
    production.insert(PLACES[0], proof(&run, PLACES[0], card.key("9a")));
    let refused = issue(&world, &mut run, &production).await;
    assert!(matches!(refused, Err(OfficerCardError::NotNew { key }) if key == PLACES[0]));
    assert_eq!(issued_and_revoked(&world.host).await, (0, 0));
}

#[tokio::test]
async fn a_run_that_nobody_ended_is_revoked() {
    let world = World::new().await;
    let card = world.stocked("4002", &THREE_P256).await;
    let mut run = begin(&world, &card).await.unwrap();
    let keys = proven(&run);
    let certificates = issue(&world, &mut run, &keys).await.unwrap();
    let clock = || OpenOptions {
        clock: world.clock.clone(),
    };
    // Another program that opens the host leaves a run alone that is under way.
    drop(Host::open(world.host.data(), clock()).await.unwrap());
    assert_eq!(issued_and_revoked(&world.host).await, (2, 0));
    world.clock.forward(SignedDuration::from_mins(11));
    drop(Host::open(world.host.data(), clock()).await.unwrap());
    assert_eq!(issued_and_revoked(&world.host).await, (2, 2));
    let late = world.host.complete_officer_card(&run, &certificates).await;
    assert!(matches!(late, Err(OfficerCardError::GivenUp)));
    assert!(world.host.needs_first_officer().await.unwrap());
    // What is on the card by now is no reason against the next run, which gets both PINs.
    let (run, secrets) = world
        .host
        .begin_officer_card(&card.identity(), "Olivia Lind", actions(Action::Redo))
        .await
        .unwrap();
    assert_eq!(secrets.pins.len(), 2);
    let stock = world.host.card_in_stock(&card.identity()).await.unwrap();
    assert_eq!(stock.unwrap().record.spent.len(), 2);
    world.host.abandon_officer_card(run).await.unwrap();
}

#[tokio::test]
async fn the_next_run_takes_over_from_one_that_is_under_way() {
    let world = World::new().await;
    let card = world.stocked("4003", &THREE_P256).await;
    let mut first = begin(&world, &card).await.unwrap();
    let keys = proven(&first);
    let of_first = issue(&world, &mut first, &keys).await.unwrap();
    let mut second = begin(&world, &card).await.unwrap();
    let keys = proven(&second);
    let of_second = issue(&world, &mut second, &keys).await.unwrap();
    let late = world.host.complete_officer_card(&first, &of_first).await;
    assert!(matches!(late, Err(OfficerCardError::GivenUp)));
    let officer = world
        .host
        .complete_officer_card(&second, &of_second)
        .await
        .unwrap();
    let again = world.host.complete_officer_card(&second, &of_second).await;
    assert!(matches!(again, Err(OfficerCardError::NotFirst)));
    assert_eq!(issued_and_revoked(&world.host).await, (4, 2));
    let officers = world.host.officers().await.unwrap();
    assert_eq!((officers.len(), officers[0].id), (1, officer));
    assert_eq!(officers[0].signature, "CN=Olivia Lind");
    assert!(matches!(
        begin(&world, &card).await,
        Err(OfficerCardError::NotFirst)
    ));
}

#[tokio::test]
async fn cards_that_cannot_be_an_officers() {
    let world = World::new().await;
    let stranger = Card::produced("4004", &THREE_P256, &world.production);
    let refused = begin(&world, &stranger).await;
    assert!(matches!(refused, Err(OfficerCardError::NotInStock)));
    let card = world.stocked("4005", &THREE_P256).await;
    for name in ["", "O", &"x".repeat(65)] {
        let refused = world
            .host
            .begin_officer_card(&card.identity(), name, actions(Action::Redo))
            .await;
        assert!(matches!(refused, Err(OfficerCardError::Draft(_))), "{name}");
    }
    let nothing = world
        .host
        .begin_officer_card(&card.identity(), "Olivia Lind", BTreeMap::new())
        .await;
    assert!(matches!(nothing, Err(OfficerCardError::Draft(_))));
}

#[tokio::test]
async fn no_procedure_may_name_the_authority_for_officers() {
    let world = World::new().await;
    let (_, toml) = procedure::SHIPPED[0];
    let toml = toml.replace("issuer = \"default\"", "issuer = \"officers\"");
    let refused = world
        .host
        .import_procedure(Actor::Console, &toml, "test.toml")
        .await;
    assert!(matches!(
        refused,
        Err(host::ImportProcedureError::NoAuthority { .. })
    ));
}

#[tokio::test]
async fn a_host_of_before_gets_its_authority_for_officers() {
    let world = World::new().await;
    let options = sqlx::sqlite::SqliteConnectOptions::new()
        .filename(world.host.data().join("host.sqlite"))
        .foreign_keys(true);
    let pool = sqlx::SqlitePool::connect_with(options).await.unwrap();
    for query in [
        "DELETE FROM crls WHERE authority = 'officers'",
        "DELETE FROM authorities WHERE id = 'officers'",
    ] {
        let done = sqlx::query(query).execute(&pool).await.unwrap();
        assert_eq!(done.rows_affected(), 1, "{query}");
    }
    let clock = world.clock.clone();
    let opened = Host::open(world.host.data(), OpenOptions { clock }).await;
    drop(opened.unwrap());
    let rows = sqlx::query("SELECT issuer FROM authorities WHERE id = 'officers'")
        .fetch_all(&pool)
        .await
        .unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].get::<&str, _>("issuer"), "root");
}
