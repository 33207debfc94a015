//! How many commands a run sends to the subject card, beside the fewest that the job can be done with.

use contents::{KeyAlgorithm, KeyReference};
use virtual_card::{Model, VirtualCard};

use crate::bench::{BLANK, Bench, Person, SUBJECT};

/// Fewest commands for generating a key, its proof and its certificate, in two sessions: SELECT, two for the management
/// key, GENERATE, VERIFY, the proof; and SELECT, two for the management key, PUT DATA.
const FLOOR: u64 = 10;
/// The card's identity, read at the start of each of the two sessions.
const IDENTITY: u64 = 2;
/// SELECT and identity, before the officer is asked for anything.
const READ: u64 = 2;
/// GET DATA, VERIFY and the use of the key.
const CHECK: u64 = 3;
/// CHANGE REFERENCE DATA.
const PIN: u64 = 1;
/// VERIFY without a PIN, before one that the host holds is shown: somebody may have tried PINs since the card was read.
const TRIES: u64 = 1;

/// Commands of one run that generates one key.
async fn run(bench: &Bench, algorithm: KeyAlgorithm) -> u64 {
    let mut draft = bench.draft("blank-card").await;
    for key in [KeyReference::Signature, KeyReference::KeyManagement] {
        draft.set_action(key, None).unwrap();
    }
    draft
        .choose_algorithm(KeyReference::Authentication, Some(algorithm))
        .unwrap();
    bench.bay(SUBJECT).reset_traffic();
    bench.submit(&draft, &Person::new()).await.unwrap();
    bench.bay(SUBJECT).traffic().apdus
}

#[tokio::test]
async fn generating_a_key_takes_few_commands_more_than_the_floor() {
    let bench = Bench::signed_in().await;
    for algorithm in [KeyAlgorithm::EccP256, KeyAlgorithm::Rsa2048] {
        bench.deliver(BLANK).await;
        let apdus = run(&bench, algorithm).await;
        let more = IDENTITY + READ + CHECK + PIN + TRIES;
        assert_eq!(apdus, FLOOR + more, "{algorithm}");
    }
}

#[tokio::test]
async fn a_card_that_takes_short_commands_only_is_near_its_own_floor() {
    let bench = Bench::signed_in().await;
    for (algorithm, floor) in [(KeyAlgorithm::EccP256, 13), (KeyAlgorithm::Rsa2048, 17)] {
        bench
            .deliver(crate::bench::Kind {
                generic: true,
                ..BLANK
            })
            .await;
        bench.tamper(|state| state["model"]["short_apdus_only"] = true.into());
        let apdus = run(&bench, algorithm).await;
        // Reading a certificate back takes GET RESPONSE for each 256 bytes, and an RSA signature one; one extended
        // command is tried once.
        let parts = if algorithm.is_rsa() { 3 + 2 + 1 } else { 3 + 1 };
        assert!(
            apdus <= floor + IDENTITY + READ + CHECK + PIN + TRIES + parts,
            "{algorithm}: {apdus}"
        );
    }
}

#[tokio::test]
async fn a_certificate_for_a_key_of_production_generates_nothing() {
    let bench = Bench::signed_in().await;
    bench.deliver(crate::bench::EC).await;
    let draft = bench.draft("authentication-only").await;
    bench.bay(SUBJECT).reset_traffic();
    bench.submit(&draft, &Person::new()).await.unwrap();
    assert_eq!(
        bench.bay(SUBJECT).traffic().apdus,
        FLOOR - 1 + IDENTITY + READ + CHECK + PIN + TRIES
    );
}

#[tokio::test]
async fn the_employee_card_takes_seven_commands_for_each_key() {
    let bench = Bench::signed_in().await;
    bench.deliver(crate::bench::EC).await;
    let draft = bench.draft("employee-card").await;
    bench.bay(SUBJECT).reset_traffic();
    bench.submit(&draft, &Person::new()).await.unwrap();
    let apdus = bench.bay(SUBJECT).traffic().apdus;
    // Proof, PUT DATA, GET DATA and check for each of three keys; VERIFY once in each session, and for 9C twice more.
    let keys = 3 * 4 + 2 + 2;
    let sessions = 2 * 4;
    assert_eq!(apdus, READ + sessions + keys + PIN + TRIES);
}

#[tokio::test]
async fn a_card_is_the_same_after_its_state_was_written_and_read() {
    let bench = Bench::signed_in().await;
    bench.deliver(BLANK).await;
    let before = bench.read().await.contents().clone();
    bench.tamper(|_| ());
    assert_eq!(bench.read().await.contents(), &before);
    let generic = VirtualCard::in_memory(virtual_card::CardState::factory(Model::generic()));
    assert!(!generic.model().has_vendor_extensions());
}
