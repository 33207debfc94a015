//! Recoveries that are refused: before anything on the card changes, and with what is in the way.

use acceptance::Ended;
use serde_json::Value;

use crate::vault::{ANNA, BOB, OTHER_ANNA, PLAIN, Vault};

const REASON: &[&str] = &["--reason", "The card was lost."];

#[track_caller]
fn is(ended: &Ended, exit: i32, code: &str) -> Value {
    assert_eq!(ended.status.code(), Some(exit), "{ended}");
    let last = ended.stdout.lines().last().unwrap_or_default();
    let error = serde_json::from_str::<Value>(last).expect("JSON")["error"].clone();
    assert_eq!(error["code"], code, "{ended}");
    error
}

/// The codes of what is wrong with a draft.
#[track_caller]
fn faults(error: &Value) -> Vec<&str> {
    let faults = error["data"]["faults"].as_array().expect("a list");
    faults
        .iter()
        .map(|fault| fault["code"].as_str().expect("a code"))
        .collect()
}

#[test]
fn an_officer_without_the_role_recovers_nothing() {
    let vault = Vault::with_roles(&["issue-certificate"]);
    vault.archive(ANNA, "eccp256");
    let card = vault.card(PLAIN);
    let ended = vault.is_refused("recover-last", &card, ANNA, REASON);
    assert_eq!(ended.status.code(), Some(6), "{ended}");
    ended.says("You lack the role Recover key.");
}

#[test]
fn a_procedure_that_reuses_certificates_wants_the_one_role_alone() {
    let vault = Vault::open();
    vault.archive(ANNA, "eccp256");
    // The same person with less to say.
    let mut office = vault.office;
    let colleague = office.add_colleague("Rita Ek", &["recover-key"]);
    let card = office.card("pre-personalized", &[]);
    let _inserted = office.insert(&card);
    let ended = office.as_colleague(&colleague, |office| {
        let devices = ["--officer-device", &office.officer_device()].map(str::to_owned);
        let subject = ["--device", &office.subject_device()].map(str::to_owned);
        let run = office.countersign();
        run.args(["issue", "--procedure", "recover-last", "--json"])
            .args(["--secrets", "-"])
            .args(devices)
            .args(subject)
            .args(ANNA.inputs("recover-last"))
            .args(REASON)
    });
    assert!(ended.status.success(), "{ended}");
}

#[test]
fn a_reason_is_wanted_for_every_recovery() {
    let vault = Vault::open();
    vault.archive(ANNA, "eccp256");
    let card = vault.card(PLAIN);
    for reason in [&[][..], &["--reason", "  "]] {
        let ended = vault.is_refused("recover-last", &card, ANNA, reason);
        let error = is(&ended, 6, "draft-incomplete");
        assert_eq!(faults(&error), ["recovery-no-reason"], "{ended}");
    }
}

#[test]
fn nobody_of_that_name_has_an_archived_key() {
    let vault = Vault::open();
    vault.archive(ANNA, "eccp256");
    let card = vault.card(PLAIN);
    let ended = vault.is_refused("recover-last", &card, BOB, REASON);
    let error = is(&ended, 7, "recovery-none-found");
    let what = error["what"].as_str().expect("a text");
    assert!(
        what.contains("E-mail") || what.contains("email"),
        "the field is named: {what}"
    );
}

#[test]
fn two_holders_at_one_address_are_told_apart_by_a_person() {
    let vault = Vault::open();
    let anna = vault.archive(ANNA, "eccp256");
    vault.archive(OTHER_ANNA, "eccp256");
    let card = vault.card(PLAIN);
    let ended = vault.is_refused("recover-last", &card, ANNA, REASON);
    is(&ended, 7, "recovery-several-holders");
    let chosen = format!("9d={}", anna.id);
    let arguments = [&["--recover", &chosen], REASON].concat();
    let issued = vault.issue("recover-last", &card, ANNA, &arguments);
    assert_eq!(issued.result["recovered"][0]["id"], anna.id);
}

#[test]
fn the_key_of_another_holder_is_not_put_on_the_card() {
    let vault = Vault::open();
    let anna = vault.archive(ANNA, "eccp256");
    let card = vault.card(PLAIN);
    let chosen = format!("9d={}", anna.id);
    let arguments = [&["--recover", &chosen], REASON].concat();
    let ended = vault.is_refused("recover-last", &card, BOB, &arguments);
    is(&ended, 7, "recovery-other-holder");
}

#[test]
fn a_certificate_of_no_archived_key_is_not_chosen() {
    let vault = Vault::open();
    let first = vault.issued_with_archived_key(ANNA, "eccp256");
    // The signature key was made on the card, and nobody else has it.
    let signature = first.certificate("9c")["id"].as_str().expect("an id");
    let chosen = format!("9d={signature}");
    drop(first);
    let card = vault.card(PLAIN);
    let arguments = [&["--recover", &chosen], REASON].concat();
    let ended = vault.is_refused("recover-last", &card, ANNA, &arguments);
    is(&ended, 7, "recovery-not-archived");
}

#[test]
fn a_card_that_takes_no_keys_says_so() {
    let vault = Vault::open();
    vault.archive(ANNA, "eccp256");
    let card = vault.card(&["--generic"]);
    let arguments = [&["--recover", "9d"], REASON].concat();
    let ended = vault.is_refused("recover-last", &card, ANNA, &arguments);
    assert_eq!(ended.status.code(), Some(6), "{ended}");
    let text = |ended: &Ended| ended.stdout.contains("takes no private key from outside");
    assert!(text(&ended), "{ended}");
    let redo = ["--action", "9d=redo"];
    let ended = vault.is_refused("archived-encryption", &card, ANNA, &redo);
    assert!(text(&ended), "{ended}");
}

#[test]
fn more_keys_than_places_are_refused_by_their_number() {
    let vault = Vault::open();
    for _ in 0..2 {
        vault.archive(ANNA, "eccp256");
    }
    let retired = (0x82..=0x95).map(|slot| format!("{slot:02x}=eccp256"));
    let keys = retired.collect::<Vec<_>>().join(",");
    let card = vault.card(&["--keys", &keys]);
    let ended = vault.is_refused("recover-all-new", &card, ANNA, REASON);
    let error = is(&ended, 7, "recovery-more-places-needed");
    assert_eq!(error["data"]["keys"], 2, "{error}");
    assert_eq!(error["data"]["places"], 1, "{error}");
}

#[test]
fn nothing_is_left_to_do_where_no_key_is_requested() {
    let vault = Vault::open();
    vault.archive(ANNA, "eccp256");
    let card = vault.card(PLAIN);
    let ended = vault.is_refused("recover-last", &card, ANNA, &["--no-request", "9d"]);
    is(&ended, 6, "draft-incomplete");
}
