#![cfg(target_os = "linux")]
#![allow(missing_docs)]
use acceptance::*;
use std::time::Duration;
#[test]
fn probe() {
    let mut office = Office::open();
    let card = office.card("pre-personalized", &[]);
    let mut subject = office.insert(&card);
    let window = Window::open(&office.readers);
    window.picture("p-first");
    window.connects_to(&office.host).chooses_officer_device(&office.officer_device());
    window.picture("p-signin");
    window.signs_in(office.officer_card().pin())
        .chooses_subject_device(&office.subject_device())
        .chooses_procedure("Employee card")
        .fills("Common name", "Anna Berg")
        .fills("E-mail", "anna.berg@example.org");
    window.sees("3 certificates");
    window.picture("p-form");
    window.submits("000000");
    window.sees("2 tries left");
    window.picture("p-wrong");
    office.officer.remove();
    window.sees_a(Role::Heading, &said("locked-title"));
    window.picture("p-locked");
    office.officer.insert();
    window.unlocks(office.officer_card().pin());
    subject.delay(Duration::from_millis(150));
    window.submits(office.officer_card().pin());
    window.sees(&said("doing-certificates"));
    window.picture("p-run");
    subject.remove();
    window.sees_the_run_failed("card-removed");
    window.picture("p-failed");
    subject.delay(Duration::ZERO);
    subject.insert();
    window.presses(&said("back-to-form"));
    window.submits(office.officer_card().pin());
    window.reads_the_pin_code();
    window.picture("p-pin");
    window.notes_the_pin_code();
    window.sees_the_card_issued();
    window.picture("p-done");
}
