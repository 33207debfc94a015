use acceptance::{Office, Program};

use crate::bench::{HOLDER, is_blocked, office, opens_with, pkcs15, shows_pin};

const FIRST: &str = "70813942";
const SECOND: &str = "39427081";

/// Issues the subject card, with a PIN that its holder enters.
#[track_caller]
fn issues(office: &Office) {
    office
        .issue("authentication-only", &[&format!("new-pin={FIRST}")])
        .args(&HOLDER[..2])
        .succeeds();
}

fn serves(office: &Office, command: &str, secrets: &[&str]) -> Program {
    let signature_pin = format!("signature-pin={}", office.officer_card().pin());
    let lines = [&[signature_pin.as_str()], secrets].concat();
    office
        .countersign()
        .arg(command)
        .args(["--officer-device", &office.officer_device()])
        .args(["--device", &office.subject_device()])
        .args(["--secrets", "-", "--json"])
        .stdin(lines.join("\n"))
}

#[test]
fn a_blocked_card_is_unblocked_with_the_puk_that_the_host_has() {
    let office = office();
    let card = office.card("pre-personalized", &[]);
    let _subject = office.insert(&card);
    issues(&office);
    is_blocked(&office, FIRST);
    let new = format!("new-pin={SECOND}");
    serves(&office, "unblock", &[&new])
        .arg("--host-puk")
        .succeeds();
    opens_with(&office, SECOND);
    let device = office.subject_device();
    let record = office.as_officer("card-record", &["--device", &device]);
    record.succeeds().says("unblocked");
}

#[test]
fn a_puk_that_is_typed_must_be_right_and_blocks_like_a_pin() {
    let office = office();
    let card = office.card("pre-personalized", &[]);
    let _subject = office.insert(&card);
    issues(&office);
    is_blocked(&office, FIRST);
    let new = format!("new-pin={SECOND}");
    let wrong = serves(&office, "unblock", &["puk=00000000", &new]).fails();
    wrong.says("wrong-puk");
    let puk = format!("puk={}", card.puk());
    serves(&office, "unblock", &[&puk, &new]).succeeds();
    opens_with(&office, SECOND);
    for _ in 0..4 {
        let _ = pkcs15(&office)
            .args(["--unblock-pin", "--puk", "00000000", "--new-pin", FIRST])
            .ends();
    }
    let blocked = serves(&office, "unblock", &[&puk, &new]).fails();
    blocked.says("puk-blocked");
    opens_with(&office, SECOND);
}

#[test]
fn a_pin_is_changed_with_the_one_that_the_card_has() {
    let office = office();
    let card = office.card("pre-personalized", &[]);
    let _subject = office.insert(&card);
    issues(&office);
    let new = format!("new-pin={SECOND}");
    let wrong = serves(&office, "change-pin", &["holder-pin=112233", &new]).fails();
    wrong.says("wrong-pin");
    let weak = serves(
        &office,
        "change-pin",
        &[&format!("holder-pin={FIRST}"), "new-pin=123456"],
    );
    weak.fails().says("new-pin-refused");
    opens_with(&office, FIRST);
    serves(
        &office,
        "change-pin",
        &[&format!("holder-pin={FIRST}"), &new],
    )
    .succeeds();
    opens_with(&office, SECOND);
    assert!(!shows_pin(&office, FIRST).status.success());
}

#[test]
fn without_the_role_nothing_is_unblocked() {
    let mut office = office();
    let card = office.card("pre-personalized", &[]);
    let _subject = office.insert(&card);
    issues(&office);
    let colleague = office.add_colleague("Per Ek", &["issue-certificate", "unblock-card"]);
    let refused = office.as_colleague(&colleague, |office| {
        serves(office, "unblock", &[&format!("new-pin={SECOND}")]).arg("--host-puk")
    });
    assert!(!refused.status.success());
    opens_with(&office, FIRST);
}
