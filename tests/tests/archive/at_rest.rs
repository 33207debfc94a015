//! What a thief has who takes the database along.

use std::fs;
use std::path::{Path, PathBuf};

use acceptance::{Card, Host, Program};
use serde_json::{Value, json};

use crate::vault::{ANNA, PLAIN, Vault};

/// The private key in 9D of a card in software, PKCS #8: nobody else would get it out of a card.
#[track_caller]
fn private_key(card: &Card) -> Vec<u8> {
    let state = fs::read_to_string(card.state()).expect("the card's state");
    let state: Value = serde_json::from_str(&state).expect("JSON");
    let key = state["keys"]["9d"]["private"]["pkcs8"].as_str();
    hex::decode(key.expect("a key")).expect("hexadecimal")
}

/// Bytes that only who has the private key knows: of an RSA key a part of its private exponent and primes.
fn secret_parts(pkcs8: &[u8]) -> impl Iterator<Item = &[u8]> {
    // Version, algorithm and, for RSA, modulus and exponent come first: what follows is secret throughout.
    pkcs8[pkcs8.len() / 3..].chunks_exact(24)
}

/// All files of a host's folder but the sealing key, in another folder.
#[track_caller]
fn copied(host: &Host, to: &Path) -> PathBuf {
    let folder = to.join("copied");
    fs::create_dir_all(&folder).expect("a folder");
    for entry in fs::read_dir(host.data()).expect("the host's folder") {
        let entry = entry.expect("an entry");
        let name = entry.file_name();
        if !name.to_string_lossy().starts_with("sealing") && entry.path().is_file() {
            fs::copy(entry.path(), folder.join(name)).expect("a file");
        }
    }
    folder
}

#[track_caller]
fn at(folder: &Path, words: &[&str]) -> Program {
    let program = Program::ours("countersign-host");
    program.arg("--json").arg("--data").arg(folder).args(words)
}

#[test]
fn an_archive_that_is_copied_elsewhere_opens_with_nothing_but_the_database() {
    let mut vault = Vault::open();
    let card = vault.card(PLAIN);
    let issued = vault.issue("archived-encryption", &card, ANNA, &["--key", "9d=rsa2048"]);
    drop(issued);
    let private = private_key(&card);
    vault.office.host.stop();
    let elsewhere = tempfile::tempdir().expect("a temporary folder");
    let folder = copied(&vault.office.host, elsewhere.path());

    // The key is not in it, nor is anything of it.
    for entry in fs::read_dir(&folder).expect("the copy") {
        let path = entry.expect("an entry").path();
        let bytes = fs::read(&path).expect("a file");
        for part in secret_parts(&private) {
            let there = bytes.windows(part.len()).any(|window| window == part);
            assert!(!there, "{} holds a part of the key", path.display());
        }
    }

    // The program that made it does not open it without the sealing key, nor with another host's.
    let without = at(&folder, &["archive", "keys"]).fails();
    assert!(
        without.to_string().contains("sealing"),
        "it says what is missing: {without}"
    );
    let other = Host::init(&[]);
    fs::copy(other.data().join("sealing.key"), folder.join("sealing.key"))
        .expect("another host's sealing key");
    at(&folder, &["serve"]).fails();

    // With its own it does.
    fs::copy(
        vault.office.host.data().join("sealing.key"),
        folder.join("sealing.key"),
    )
    .expect("the sealing key");
    let keys = at(&folder, &["archive", "keys"]).succeeds().json();
    assert_eq!(keys[0]["records"], 1, "{keys}");
}

/// After a rotation everything is wrapped by the new key, and recovered as before.
#[test]
fn a_rotation_of_the_archive_key_changes_nothing_for_holders() {
    let vault = Vault::open();
    let archived = vault.archive(ANNA, "rsa2048");
    let console = |words: [&str; 2]| vault.office.host.console(words).succeeds().json();
    let before = console(["archive", "keys"]);
    console(["archive", "rotate"]);
    let after = console(["archive", "keys"]);
    let current = |keys: &Value| {
        let keys = keys.as_array().expect("a list");
        let current = keys.iter().find(|key| key["current"] == true);
        current.expect("one is in use").clone()
    };
    let (old, new) = (current(&before), current(&after));
    assert_eq!((&old["records"], &new["records"]), (&json!(1), &json!(1)));
    assert_ne!(old["id"], new["id"]);
    let erased = after.as_array().expect("a list").iter();
    let mut erased = erased.filter(|key| key["id"] == old["id"]);
    let erased = erased.all(|key| key["records"] == 0 && !key["erased-at"].is_null());
    assert!(erased, "{after}");
    let card = vault.card(PLAIN);
    let recovered = vault.issue(
        "recover-encryption-key",
        &card,
        ANNA,
        &["--reason", "The card was lost."],
    );
    assert_eq!(recovered.result["recovered"][0]["id"], archived.id);
    recovered.judged(&vault.office).key_works("9d");
}
