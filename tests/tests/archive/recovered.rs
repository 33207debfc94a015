//! What was encrypted to a card that is lost is read with the next one.

use acceptance::Enveloped;
use serde_json::json;

use crate::vault::{ANNA, PLAIN, Vault};

const REASON: &[&str] = &["--reason", "The card was lost."];

#[test]
fn an_rsa_key_is_recovered_with_its_certificate() {
    the_last_key_is_recovered_with_its_certificate("rsa2048");
}

#[test]
fn a_p256_key_is_recovered_with_its_certificate() {
    the_last_key_is_recovered_with_its_certificate("eccp256");
}

#[track_caller]
fn the_last_key_is_recovered_with_its_certificate(algorithm: &str) {
    let vault = Vault::open();
    let first = vault.issued_with_archived_key(ANNA, algorithm);
    let archived = first.archived(&vault.office);
    let message = Enveloped::to(&archived.certificate, "The figures of the quarter.");
    for key in ["9a", "9c", "9d"] {
        first.judged(&vault.office).certificate_is_valid(key);
        first.judged(&vault.office).key_works(key);
    }
    first.judged(&vault.office).opens("9d", &message);
    let order = first.result["order"].as_str().expect("an id");
    let signed = first.judged(&vault.office).order_verifies(order);
    assert_eq!(signed["draft"]["fields"]["common_name"], ANNA.name);
    let named = signed["keys"].as_object().expect("keys");
    assert!(!named.contains_key("9d"), "the host makes it: {signed}");
    drop(first);

    let card = vault.card(PLAIN);
    let second = vault.issue("recover-last", &card, ANNA, REASON);
    let recovered = &second.result["recovered"];
    assert_eq!(recovered[0]["key"], "9d", "{recovered}");
    assert_eq!(recovered[0]["id"], archived.id, "{recovered}");
    assert_eq!(recovered[0]["reused"], true, "{recovered}");
    assert_eq!(recovered.as_array().map(Vec::len), Some(1), "{recovered}");
    let judged = second.judged(&vault.office);
    let on_card = judged.read_certificate("9d");
    assert_eq!(judged.fingerprint(&on_card), archived.fingerprint);
    judged.certificate_is_valid("9d");
    judged.key_works("9d");
    judged.opens("9d", &message);
    let signed = judged.order_verifies(second.result["order"].as_str().expect("an id"));
    assert_eq!(signed["recovered"], json!({ "9d": archived.id }));
    assert_eq!(signed["draft"]["recovery"]["reason"], "The card was lost.");
    assert_eq!(signed["keys"], json!({}), "the key lies on no card yet");
}

/// The older key, and what was encrypted to it, is found by the card's Key History.
#[test]
fn all_keys_are_recovered_and_the_last_one_gets_a_new_certificate() {
    let vault = Vault::open();
    let older = vault.archive(ANNA, "rsa2048");
    let last = vault.archive(ANNA, "eccp256");
    let messages = [&older, &last].map(|key| Enveloped::to(&key.certificate, "For Anna alone."));

    let card = vault.card(PLAIN);
    let third = vault.issue("recover-all-new", &card, ANNA, REASON);
    let judged = third.judged(&vault.office);
    let recovered = third.result["recovered"].as_array().expect("a list");
    let told: Vec<_> = recovered
        .iter()
        .map(|one| (one["key"].as_str(), one["id"].as_str(), &one["reused"]))
        .collect();
    let [yes, no] = [true, false].map(serde_json::Value::Bool);
    assert_eq!(
        told,
        [
            (Some("9d"), Some(last.id.as_str()), &no),
            (Some("82"), Some(older.id.as_str()), &yes)
        ]
    );
    judged.certificate_is_valid("9d");
    let on_card = judged.read_certificate("9d");
    assert_ne!(judged.fingerprint(&on_card), last.fingerprint);
    assert_eq!(
        judged.fingerprint(&on_card),
        third.certificate("9d")["certificate"]["fingerprint"]
    );
    let retired = judged.read_certificate("82");
    assert_eq!(judged.fingerprint(&retired), older.fingerprint);
    assert!(judged.keys_by_key_history().contains(&"05".to_owned()));
    let [for_the_older, for_the_last] = &messages;
    judged.opens("82", for_the_older);
    judged.opens("9d", for_the_last);
}

/// The shipped procedure, without anything said but the reason: the one recovery of it is requested by itself.
#[test]
fn all_keys_are_recovered_with_their_certificates() {
    let vault = Vault::open();
    let older = vault.archive(ANNA, "eccp384");
    let last = vault.archive(ANNA, "rsa2048");
    let messages = [&older, &last].map(|key| Enveloped::to(&key.certificate, "For Anna alone."));

    let card = vault.card(PLAIN);
    let third = vault.issue("recover-encryption-key", &card, ANNA, REASON);
    let judged = third.judged(&vault.office);
    for (place, key) in [("9d", &last), ("82", &older)] {
        let on_card = judged.read_certificate(place);
        assert_eq!(judged.fingerprint(&on_card), key.fingerprint, "{place}");
    }
    let [_, for_the_last] = &messages;
    judged.opens("9d", for_the_last);
    judged.key_works("82");
}

/// A chosen certificate's key, though it is not the last one; and a revoked one goes to a retired place.
#[test]
fn a_chosen_key_is_recovered_and_a_revoked_certificate_goes_to_a_retired_place() {
    let vault = Vault::open();
    let older = vault.archive(ANNA, "eccp256");
    let last = vault.archive(ANNA, "eccp256");
    let chosen = format!("9d={}", older.id);
    let arguments = [&["--recover", &chosen], REASON].concat();

    let card = vault.card(PLAIN);
    let second = vault.issue("recover-last", &card, ANNA, &arguments);
    let on_card = second.judged(&vault.office).read_certificate("9d");
    let fingerprint = second.judged(&vault.office).fingerprint(&on_card);
    assert_eq!(fingerprint, older.fingerprint);
    drop(second);

    vault
        .office
        .host
        .console(["certificates", "revoke", &last.id])
        .succeeds();
    let card = vault.card(PLAIN);
    let third = vault.issue("recover-last", &card, ANNA, REASON);
    assert_eq!(third.result["recovered"][0]["key"], "82");
    let judged = third.judged(&vault.office);
    let on_card = judged.read_certificate("82");
    assert_eq!(judged.fingerprint(&on_card), last.fingerprint);
    judged.key_works("82");
}

#[test]
fn what_a_person_reads() {
    let vault = Vault::open();
    let archived = vault.archive(ANNA, "eccp256");
    let card = vault.card(PLAIN);
    let _inserted = vault.office.insert(&card);
    let run = || {
        let run = vault.office.issue("recover-last", &[]);
        run.args(ANNA.inputs("recover-last")).args(REASON)
    };
    run()
        .arg("--dry-run")
        .succeeds()
        .says("The card was lost.")
        .says("Nothing was signed or issued.");
    let issued = run().succeeds();
    let line = format!(
        "From the archive: 9D (key and certificate {}).",
        archived.id
    );
    issued.says(&line).says("Delivered keys");
}
