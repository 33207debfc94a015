//! What a card remembers survives its process, and nothing half-written does.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test")]

use std::fs;
use std::path::Path;

use virtual_card::{CardState, Model, OpenError, VirtualCard};

fn send(card: &mut VirtualCard, apdu: &str) -> String {
    hex::encode_upper(card.transmit(&hex::decode(apdu.replace(' ', "")).unwrap()))
}

fn opened(path: &Path) -> VirtualCard {
    let mut card = VirtualCard::open(path).unwrap();
    card.power_on();
    assert!(send(&mut card, "00A4040009 A00000030800001000 00").ends_with("9000"));
    card
}

fn new_card(path: &Path) -> VirtualCard {
    drop(VirtualCard::create(path, CardState::factory(Model::yubikey(5))).unwrap());
    opened(path)
}

#[test]
fn a_lost_try_is_stored_before_it_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("card.json");
    let mut card = new_card(&path);
    assert_eq!(send(&mut card, "0020008008 303030303030FFFF"), "63C2");
    // The process may end here: the file already knows.
    assert_eq!(send(&mut opened(&path), "0020008000"), "63C2");
}

#[test]
fn what_cannot_be_stored_is_not_done() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("there").join("card.json");
    fs::create_dir(path.parent().unwrap()).unwrap();
    let mut card = new_card(&path);
    fs::remove_dir_all(path.parent().unwrap()).unwrap();
    assert_eq!(
        send(&mut card, "0024008010 313233343536FFFF 363534333231FFFF"),
        "6581"
    );
    assert_eq!(send(&mut card, "0020008008 313233343536FFFF"), "9000");
}

#[test]
fn a_key_and_an_object_come_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("card.json");
    let state = {
        let mut card = new_card(&path);
        assert_eq!(
            send(&mut card, "0024008010 313233343536FFFF 363534333231FFFF"),
            "9000"
        );
        serde_json::to_value(card.state()).unwrap()
    };
    assert_eq!(
        serde_json::to_value(VirtualCard::open(&path).unwrap().state()).unwrap(),
        state
    );
    let names: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(names, ["card.json"], "no temporary file stays behind");
}

#[test]
fn a_file_is_not_overwritten_by_a_new_card() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("card.json");
    fs::write(&path, "something else").unwrap();
    assert!(VirtualCard::create(&path, CardState::factory(Model::generic())).is_err());
    assert_eq!(fs::read_to_string(&path).unwrap(), "something else");
}

#[test]
fn other_files_are_named_as_such() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("card.json");
    assert!(matches!(
        VirtualCard::open(&path),
        Err(OpenError::Read { .. })
    ));
    for text in ["", "{}", r#"{"format":"countersign-virtual-card-2"}"#] {
        fs::write(&path, text).unwrap();
        assert!(
            matches!(VirtualCard::open(&path), Err(OpenError::Malformed { .. })),
            "{text}"
        );
    }
}

#[cfg(unix)]
#[test]
fn the_file_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("card.json");
    let mut card = new_card(&path);
    let mode = || fs::metadata(&path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(), 0o600);
    send(&mut card, "0020008008 303030303030FFFF");
    assert_eq!(mode(), 0o600, "after a change");
}
