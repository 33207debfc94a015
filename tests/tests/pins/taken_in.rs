use crate::bench::{HOLDER, is_blocked, office, opens_with, pkcs15};

const NEW_PIN: &str = "70813942";

#[test]
fn a_card_from_the_factory_is_taken_in_and_has_nothing_of_the_factorys() {
    let office = office();
    // It stands in no production file.
    let card = office.card("blank", &["--no-chuid"]);
    let _subject = office.insert(&card);
    let refused = office
        .issue("blank-card", &[&format!("new-pin={NEW_PIN}")])
        .args(HOLDER)
        .arg("--json")
        .fails();
    assert!(!refused.stderr.is_empty() || !refused.stdout.is_empty());
    opens_with(&office, "123456");
    office
        .issue("blank-card-taken-in", &[&format!("new-pin={NEW_PIN}")])
        .args(HOLDER)
        .succeeds();
    opens_with(&office, NEW_PIN);
    // The factory's PUK does nothing any more, and that costs tries alone.
    let factory = pkcs15(&office)
        .args(["--unblock-pin", "--puk", "12345678", "--new-pin", "123456"])
        .ends();
    assert!(!factory.status.success(), "{factory}");
    is_blocked(&office, NEW_PIN);
    let signature_pin = format!("signature-pin={}", office.officer_card().pin());
    office
        .countersign()
        .arg("unblock")
        .arg("--host-puk")
        .args(["--officer-device", &office.officer_device()])
        .args(["--device", &office.subject_device()])
        .args(["--secrets", "-"])
        .stdin(format!("{signature_pin}\nnew-pin=39427081"))
        .succeeds();
    opens_with(&office, "39427081");
}

#[test]
fn a_card_that_was_taken_in_is_in_stock_the_next_time() {
    let office = office();
    let card = office.card("blank", &["--no-chuid"]);
    let _subject = office.insert(&card);
    let issues = |secrets: &[&str]| {
        let program = office.issue("blank-card-taken-in", secrets);
        program.args(HOLDER).succeeds()
    };
    issues(&[&format!("new-pin={NEW_PIN}")]);
    let record = office
        .as_officer("card-record", &[])
        .args(["--device", &office.subject_device()])
        .succeeds();
    assert!(record.stdout.contains("taken in by"), "{record}");
}
