//! A key that is archived, and recovered onto the next card, in the real window by keyboard alone.
#![cfg(target_os = "linux")]
#![expect(
    clippy::expect_used,
    reason = "a bench that cannot be set up fails its test"
)]

use acceptance::{By, Enveloped, Host, Judged, Key, Office, Readers, Window, filled, said};
use messages::Arguments;
use serde_json::Value;

const ENTERED: &str = "19283746";
/// After so many steps a person gives up.
const STEPS: usize = 150;

#[test]
fn the_key_of_a_lost_card_is_found_and_comes_onto_the_next_one() {
    let roles = ["issue-certificate", "recover-key"];
    let office = Office::open_with(Readers::start(), Host::init(&[]), &roles);
    let first = office.card("pre-personalized", &[]);
    let subject = office.insert(&first);
    let officer_pin = office.officer_card().pin();
    let window = Window::open(&office.readers);
    window
        .by(By::Keyboard)
        .connects_to(&office.host)
        .chooses_officer_device(&office.officer_device())
        .signs_in(officer_pin)
        .chooses_subject_device(&office.subject_device())
        .chooses_procedure("Archived encryption key")
        .sees(&said("content-archives"))
        .fills("Common name", "Anna Berg")
        .fills("E-mail", "anna.berg@example.org")
        .submits(officer_pin);
    let pin = window.notes_the_pin_code();
    window.sees_the_card_issued();
    let done = Arguments::new()
        .with("algorithm", "RSA-2048")
        .with("record", "1");
    window.sees(&filled("done-archived", &done));
    let message = lost(&office, &pin);
    window.goes_to_the_next_card();
    drop(subject);

    let archived = found(&office);
    let second = office.card("pre-personalized", &[]);
    let _subject = office.insert(&second);
    window
        .chooses_procedure("Recover encryption keys")
        .fills("E-mail", "anna.berg@example.org")
        .fills(&said("recovery-reason"), "The card was lost.");
    searches(&window, "anna berg", &archived);
    window
        .submits(officer_pin)
        .enters_the_new_pin(ENTERED)
        .sees_the_card_issued();
    let done = chosen(&archived).with("certificate", "reused");
    window.sees(&filled("done-recovered", &done));

    let judged = Judged::new(&office, ENTERED);
    judged.certificate_is_valid("9d");
    judged.key_works("9d");
    judged.opens("9d", &message);
}

/// What somebody wrote to the holder before the card was lost.
#[track_caller]
fn lost(office: &Office, pin: &str) -> Enveloped {
    let certificate = Judged::new(office, pin).read_certificate("9d");
    Enveloped::to(&certificate, "The figures of the quarter.")
}

/// The one archived certificate, as the command line finds it.
#[track_caller]
fn found(office: &Office) -> Value {
    let found = office.as_officer("archive", &["search", "--subject", "anna"]);
    found.succeeds().json()["certificates"][0].clone()
}

/// Select Archived Key, opened from the content table: what is found alone is highlighted, Enter takes it.
#[track_caller]
fn searches(window: &Window, subject: &str, archived: &Value) {
    let steps = (0..STEPS).find(|_| {
        window.key(Key::Tab);
        !window
            .script("return document.activeElement?.dataset.cell ?? '';")
            .as_str()
            .unwrap_or_default()
            .is_empty()
    });
    assert!(steps.is_some(), "the content table is not on the way");
    window.key(Key::F2);
    let title = Arguments::new().with("key", "9D");
    window.sees(&filled("archive-select-title", &title));
    window.types(subject);
    let serial = archived["certificate"]["serial"].as_str().expect("a text");
    window.sees(&said("archived-on")).sees(serial);
    // Nothing is taken before the highlighted one is the one that was found last.
    window.until("no single certificate is found", || {
        let one = Arguments::new().with("count", 1).with("more", "no");
        window
            .text()
            .contains(&filled("archive-count", &one))
            .then_some(())
    });
    window.key(Key::Enter);
    let taken = filled("content-recovers-chosen", &chosen(archived));
    window.sees(&taken);
}

fn chosen(archived: &Value) -> Arguments {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    Arguments::new()
        .with("id", text(&archived["id"]))
        .with("subject", text(&archived["certificate"]["subject"]))
}
