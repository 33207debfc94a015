//! What is left of a PIN in programs that are done with it.

use acceptance::{HeldAtItsEnd, MailSecurity, MailServer, Office, Printing, remains_in_memory};

use crate::bench::{AT_HOME, HOLDER, digits_in, office, read, secret_after, text, with_long_pins};

/// Entered, and nowhere else in the world.
const CANARY: &str = "70813942";

#[track_caller]
fn host_has_nothing_of(office: &Office, secret: &str) {
    let remains = remains_in_memory(office.host.process(), secret);
    assert_eq!(remains, Vec::<String>::new(), "in the host");
}

#[track_caller]
fn held_has_nothing_of(held: &HeldAtItsEnd, secret: &str) {
    let remains = remains_in_memory(held.process(), secret);
    assert_eq!(remains, Vec::<String>::new(), "in the command line");
}

#[test]
fn a_pin_that_was_entered_is_nowhere() {
    let office = office();
    let card = office.card("pre-personalized", &[]);
    let _subject = office.insert(&card);
    let issues = office
        .issue("authentication-only", &[&format!("new-pin={CANARY}")])
        .args(&HOLDER[..2]);
    let held = HeldAtItsEnd::run(issues);
    held_has_nothing_of(&held, CANARY);
    held_has_nothing_of(&held, card.puk());
    drop(held);
    for secret in [CANARY, card.puk()] {
        host_has_nothing_of(&office, secret);
    }
}

#[test]
fn a_pin_that_was_mailed_is_in_no_program() {
    let office = office();
    with_long_pins(&office, "mail-card");
    let server = MailServer::start(MailSecurity::StartTls);
    server.serves(&office.host);
    let card = office.card("pre-personalized", &[]);
    let _subject = office.insert(&card);
    let issues = office
        .issue("mail-card", &[])
        .args(HOLDER)
        .args(["--pin-mail", "asa.oberg@example.org"]);
    let held = HeldAtItsEnd::run(issues);
    let pin = digits_in(&server.mail().text);
    held_has_nothing_of(&held, &pin);
    host_has_nothing_of(&office, &pin);
    host_has_nothing_of(&office, MailServer::PASSWORD);
}

#[test]
fn what_was_printed_is_in_no_program() {
    let office = office();
    with_long_pins(&office, "letter-card");
    let printing = Printing::start();
    let card = office.card("pre-personalized", &[]);
    let _subject = office.insert(&card);
    let issues = office.issue("letter-card", &[]).args(HOLDER).args(AT_HOME);
    issues.args(["--letter-id", "PL-1"]).succeeds();
    let listed = office.as_officer("letters", &["list"]).succeeds().json();
    let number = text(&listed, "/letters/0/letter");
    let print = office
        .as_officer(
            "letters",
            &["print", &number, "--printer", Printing::VERBATIM],
        )
        .env("CUPS_SERVER", printing.server());
    let held = HeldAtItsEnd::run(print);
    let digits = secret_after(&read(&printing.sent()), "PIN");
    let grouped = format!("{} {}", &digits[..4], &digits[4..]);
    for secret in [digits.as_str(), grouped.as_str()] {
        held_has_nothing_of(&held, secret);
        host_has_nothing_of(&office, secret);
    }
}
