//! Archived keys are found by the certificate that was issued when the key was created.

use serde_json::Value;

use crate::vault::{ANNA, BOB, Vault};

#[test]
fn a_serial_number_is_found_however_it_is_written() {
    let vault = Vault::open();
    let archived = vault.archive(ANNA, "eccp256");
    vault.archive(BOB, "eccp256");
    let serial = &archived.serial;
    let pairs = |between: &str| {
        let pairs = serial.as_bytes().chunks(2);
        let pairs = pairs.map(|pair| String::from_utf8_lossy(pair).into_owned());
        pairs.collect::<Vec<_>>().join(between)
    };
    for typed in [
        serial.clone(),
        serial.to_uppercase(),
        pairs(":"),
        pairs(" "),
        format!("0x{serial}"),
        format!("000{serial}"),
    ] {
        assert_eq!(
            vault.found(&["--serial", &typed]),
            [&*archived.id],
            "{typed}"
        );
    }
    assert_eq!(vault.found(&["--id", &archived.id]), [&*archived.id]);
    // Not a part of one: that is what subjects are for.
    assert_eq!(vault.found(&["--serial", &serial[..8]]), [""; 0]);
}

#[test]
fn a_part_of_a_subject_is_found_in_either_case_newest_first() {
    let vault = Vault::open();
    let older = vault.archive(ANNA, "eccp256");
    let bob = vault.archive(BOB, "eccp256");
    let newer = vault.archive(ANNA, "eccp256");
    for part in ["Anna", "anna b", "BERG", "a Be"] {
        let found = vault.found(&["--subject", part]);
        assert_eq!(found, [&*newer.id, &*older.id], "{part}");
    }
    assert_eq!(vault.found(&["--subject", "Dahl"]), [&*bob.id]);
    assert_eq!(vault.found(&["--subject", "Nobody"]), [""; 0]);
    let after = vault.found(&["--subject", "Berg", "--after", &newer.id]);
    assert_eq!(after, [&*older.id]);
    // Criteria that are given together must all hold.
    let both = vault.found(&["--subject", "Berg", "--serial", &bob.serial]);
    assert_eq!(both, [""; 0]);
}

#[test]
fn everything_about_a_certificate_is_told() {
    let vault = Vault::open();
    let archived = vault.archive(ANNA, "rsa2048");
    let found = vault.search(&["--id", &archived.id]).succeeds().json();
    let found = &found["certificates"][0];
    assert_eq!(found["keyType"], "RSA-2048", "{found}");
    assert_eq!(found["status"], "valid", "{found}");
    assert_eq!(found["certificate"]["serial"], archived.serial, "{found}");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    assert!(
        text(&found["card"]["text"]).starts_with("serial "),
        "{found}"
    );

    let pin = format!("signature-pin={}", vault.office.officer_card().pin());
    let said = vault
        .office
        .countersign()
        .args(["archive", "search", "--subject", "anna", "--secrets", "-"])
        .args(["--officer-device", &vault.office.officer_device()])
        .stdin(pin)
        .succeeds();
    for line in ["Certificate ID", "Serial number", "Archived on", "RSA-2048"] {
        said.says(line);
    }
    vault
        .office
        .host
        .console(["certificates", "revoke", &archived.id])
        .succeeds();
    let found = vault.search(&["--subject", "anna"]).succeeds().json();
    assert_eq!(found["certificates"][0]["status"], "revoked", "{found}");
}

#[test]
fn criteria_that_are_none_are_told() {
    let vault = Vault::open();
    for (criteria, code) in [
        (&["--serial", "12g4"][..], "serial-malformed"),
        (&["--subject", "An"], "subject-too-short"),
        (&["--id", "017"], "certificate-id-malformed"),
    ] {
        let ended = vault.search(criteria).fails();
        assert_eq!(ended.status.code(), Some(2), "{ended}");
        assert_eq!(ended.json()["error"]["code"], code, "{ended}");
    }
    let none = vault.search(&[]).fails();
    assert_eq!(none.status.code(), Some(2), "{none}");
    none.says("--serial");
}

#[test]
fn an_officer_without_the_role_finds_nothing() {
    let vault = Vault::with_roles(&["issue-certificate"]);
    let archived = vault.archive(ANNA, "eccp256");
    let ended = vault.search(&["--id", &archived.id]).fails();
    assert_eq!(ended.status.code(), Some(7), "{ended}");
    let error = &ended.json()["error"];
    assert_eq!(error["code"], "missing-role", "{error}");
    assert_eq!(error["what"], "You lack the role Recover key.", "{error}");
}
