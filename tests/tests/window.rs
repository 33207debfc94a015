//! The whole job in the real window: driven as an officer drives it, on real PC/SC with virtual readers and a host
//! beside it, and at the practice desk. What came out is judged by OpenSC and OpenSSL.
#![cfg(target_os = "linux")]

use acceptance::{By, Judged, Office, Window, filled, said};
use messages::Arguments;

const OFFICER_OF_PRACTICE: &str = "246813";

#[test]
fn a_card_is_issued_with_the_mouse() {
    a_card_is_issued(By::Mouse);
}

#[test]
fn a_card_is_issued_with_the_keyboard_alone() {
    a_card_is_issued(By::Keyboard);
}

/// From the first run to *Next card*; the system's PIN is shown.
#[track_caller]
fn a_card_is_issued(by: By) {
    let office = Office::open();
    let card = office.card("pre-personalized", &[]);
    let subject = office.insert(&card);
    let window = Window::open(&office.readers);
    window
        .by(by)
        .connects_to(&office.host)
        .chooses_officer_device(&office.officer_device())
        .signs_in(office.officer_card().pin())
        .chooses_subject_device(&office.subject_device())
        .chooses_procedure("Employee card")
        .fills("Common name", "Anna Berg")
        .fills("E-mail", "anna.berg@example.org")
        .submits(office.officer_card().pin());
    let pin = window.notes_the_pin_code();
    let order = window.sees_the_card_issued();
    window.goes_to_the_next_card();

    let judged = Judged::new(&office, &pin);
    for key in ["9a", "9c", "9d"] {
        judged.certificate_is_valid(key);
        judged.key_works(key);
    }
    let signed = judged.order_verifies(&order);
    assert_eq!(signed["draft"]["fields"]["common_name"], "Anna Berg");

    drop(subject);
    let _next = office.insert(&office.card("pre-personalized", &[]));
    is_ready_for_the_next_card(&window, "Employee card");
}

/// The procedure is kept and the holder cleared.
#[track_caller]
fn is_ready_for_the_next_card(window: &Window, procedure: &str) {
    window
        .sees_in("Common name", "")
        .sees_in(&said("procedure"), procedure);
}

#[test]
fn a_practice_card_is_issued_with_the_mouse() {
    a_practice_card_is_issued(By::Mouse);
}

#[test]
fn a_practice_card_is_issued_with_the_keyboard_alone() {
    a_practice_card_is_issued(By::Keyboard);
}

/// On a machine without a smart card service: practice needs none. The PIN is entered.
#[track_caller]
fn a_practice_card_is_issued(by: By) {
    let window = Window::open_without_readers();
    window.by(by).practises();
    window.sees(OFFICER_OF_PRACTICE);
    window
        .signs_in(OFFICER_OF_PRACTICE)
        .chooses_procedure("Authentication only")
        .fills("Common name", "Anna Berg")
        .submits(OFFICER_OF_PRACTICE)
        .enters_the_new_pin("192837");
    window.sees_the_card_issued();
    window.sees(&said("done-pin-entered"));
    window.goes_to_the_next_card();
    // What was issued is what lies on the card now.
    window.presses(&said("subject-reload"));
    window.sees(&filled(
        "certificate-kind",
        &Arguments::new().with("kind", "own"),
    ));

    window.presses(&filled(
        "practice-insert-of",
        &Arguments::new().with("number", 2),
    ));
    is_ready_for_the_next_card(&window, "Authentication only");
}
