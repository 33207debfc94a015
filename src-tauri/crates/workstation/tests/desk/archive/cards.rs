//! Cards that do not take every key, and places that are not what they were when the card was read.

use std::sync::Arc;

use card::{Connection, KeyPolicies, ManagementKeyProof, Piv, ReaderSource};
use contents::{KeyAlgorithm, KeyReference};
use desk::{Coded, LeftBehind, Step};
use procedure::Action;
use secret::{ManagementKey, ManagementKeyAlgorithm};

use super::{ARCHIVES, PLACE, REASON, RECOVERS, archived, lying, nothing_is_open};
use crate::bench::{Asked, BLANK, Bench, Person, SUBJECT};

/// A blank card of before RSA keys beyond 2048 bits.
async fn older(bench: &Bench) {
    bench.deliver(BLANK).await;
    bench.tamper(|state| state["model"]["firmware"] = serde_json::json!([5, 4, 3]));
}

/// Puts the shipped archiving procedure in use with these algorithms.
async fn archives(bench: &Bench, algorithms: &str) {
    let text = procedure::SHIPPED
        .iter()
        .find(|(file, _)| *file == "archived-encryption.toml")
        .unwrap()
        .1;
    let all = r#"["rsa2048", "rsa3072", "rsa4096", "eccp256", "eccp384"]"#;
    assert!(text.contains(all));
    let mut text = text.replace(all, algorithms);
    if !algorithms.contains("ecc") {
        text = text.replace(
            r#"["key-encipherment", "key-agreement"]"#,
            r#"["key-encipherment"]"#,
        );
    }
    bench.activate(&text).await;
}

#[tokio::test]
async fn an_older_card_is_offered_the_keys_that_it_takes() {
    let bench = Bench::signed_in().await;
    archives(&bench, r#"["rsa4096", "eccp384", "rsa2048"]"#).await;
    older(&bench).await;
    let mut draft = bench.draft(ARCHIVES).await;
    let view = draft.view();
    assert_eq!(view.faults, []);
    assert_eq!(view.rows[2].algorithms, ["eccp384", "rsa2048"]);
    let refused = draft.choose_algorithm(PLACE, Some(KeyAlgorithm::Rsa4096));
    assert_eq!(refused.unwrap_err().code(), "draft-algorithm-not-offered");
    let submitted = bench.submit(&draft, &Person::new()).await.unwrap();
    assert_eq!(submitted.archived[0].algorithm, "P-384");
    assert_eq!(lying(&bench, PLACE).0.algorithm(), KeyAlgorithm::EccP384);
    nothing_is_open(&bench).await;
    bench.desk.verify_order(&submitted.order).await.unwrap();
}

#[tokio::test]
async fn an_older_card_that_takes_none_of_the_keys_says_so_beforehand() {
    let bench = Bench::signed_in().await;
    archives(&bench, r#"["rsa3072", "rsa4096"]"#).await;
    older(&bench).await;
    let mut draft = bench.draft(ARCHIVES).await;
    assert_eq!(draft.view().rows[2].chosen, None);
    let refused = draft.set_action(PLACE, Some(Action::Add)).unwrap_err();
    assert_eq!(refused.data()["reason"], "no-import-of-algorithm");
}

#[tokio::test]
async fn a_recovered_key_that_the_card_does_not_take_is_refused_before_anything_is_used_up() {
    let bench = Bench::signed_in().await;
    archived(&bench, KeyAlgorithm::Rsa3072).await;
    older(&bench).await;
    let mut draft = bench.draft(RECOVERS).await;
    draft.set_reason(REASON).unwrap();
    let before = bench.card_state();
    let error = bench.submit(&draft, &Person::new()).await.unwrap_err();
    assert_eq!(error.code(), "recovered-key-not-taken");
    let data = error.data();
    assert_eq!(
        (&data["key"], &data["algorithm"]),
        (&"9d".into(), &"RSA-3072".into())
    );
    assert_eq!(
        (error.step, error.left_behind),
        (Step::Open, LeftBehind::Grant)
    );
    assert_eq!(bench.card_state(), before);
}

#[tokio::test]
async fn without_metadata_no_place_counts_as_free() {
    let bench = Bench::signed_in().await;
    for _ in 0..2 {
        archived(&bench, KeyAlgorithm::EccP256).await;
    }
    bench.deliver(BLANK).await;
    bench.tamper(|state| state["model"]["firmware"] = serde_json::json!([5, 2, 7]));
    let mut draft = bench.draft(RECOVERS).await;
    draft.set_reason(REASON).unwrap();
    let error = bench.submit(&draft, &Person::new()).await.unwrap_err();
    assert_eq!(error.code(), "recovery-more-places-needed");
}

/// Somebody who, when asked, finds that another program puts a key into 82.
fn meanwhile_82_is_taken(bench: &Bench, when: Asked) -> Arc<Person> {
    let readers = bench.readers.clone();
    let key = bench.bay(SUBJECT).look(|card| {
        let key = card.state().management_key();
        let algorithm = ManagementKeyAlgorithm::from_name(key.algorithm().name()).unwrap();
        ManagementKey::new(algorithm, key.bytes().to_vec()).unwrap()
    });
    let key = key.unwrap();
    Person::new().meanwhile(move |asked| {
        if asked != when {
            return;
        }
        let mut connection = Connection::new(readers.open(SUBJECT).unwrap());
        let mut session = Piv::open_any(&mut connection).unwrap();
        session
            .authenticate_management_key(&key, ManagementKeyProof::Mutual)
            .unwrap();
        let place: KeyReference = "82".parse().unwrap();
        session
            .generate(place, KeyAlgorithm::EccP256, KeyPolicies::default())
            .unwrap();
        session.end().unwrap();
    })
}

#[tokio::test]
async fn a_place_that_is_taken_in_the_meantime_is_left_alone() {
    let bench = Bench::signed_in().await;
    for _ in 0..2 {
        archived(&bench, KeyAlgorithm::EccP256).await;
    }
    for (when, step, left_behind) in [
        (Asked::Signature, Step::Generate, LeftBehind::Grant),
        (Asked::New, Step::Keys, LeftBehind::NotWritten),
    ] {
        bench.deliver(BLANK).await;
        let mut draft = bench.draft(RECOVERS).await;
        draft.set_reason(REASON).unwrap();
        let person = meanwhile_82_is_taken(&bench, when);
        let error = bench.submit(&draft, &person).await.unwrap_err();
        assert_eq!(error.code(), "place-taken", "{error:?}");
        assert_eq!(error.data()["key"], "82");
        assert_eq!((error.step, error.left_behind), (step, left_behind));
        let card = bench.read().await;
        assert!(!card.contents().key(PLACE).unwrap().is_occupied());
        assert!(
            card.contents()
                .key("82".parse().unwrap())
                .unwrap()
                .is_occupied()
        );

        let mut again = bench.draft(RECOVERS).await;
        again.set_reason(REASON).unwrap();
        let submitted = bench.submit(&again, &Person::new()).await.unwrap();
        assert_eq!(submitted.recovered[1].key, "83");
        bench.bay(SUBJECT).take();
    }
}
