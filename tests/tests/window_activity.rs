//! What was done, found again in the real window: an order in full, its signatures, its certificates and its card; one
//! that was left open is given up; and its documents, exported through the system's dialog, judged by OpenSSL.
#![cfg(target_os = "linux")]
#![expect(
    clippy::expect_used,
    reason = "a bench that cannot be set up fails its test"
)]

use std::fs;
use std::path::Path;
use std::time::Duration;

use acceptance::{By, Card, InsertedCard, Key, Office, Program, Role, Window, filled, said};
use messages::Arguments;
use serde_json::Value;

#[test]
fn an_order_is_found_by_holder_and_serial_number_and_read_in_full() {
    let bench = Bench::open();
    let order = bench.issues();
    let one = bench.certificate_of("9c");
    let serial = text(&one["serial"]);
    bench.opens_activity();
    let window = &bench.window;
    for words in [
        "anna berg",
        serial,
        &format!("#{}", text(&one["id"])),
        &order,
    ] {
        bench.finds(words, 1);
        window.sees(&order);
    }
    window.fills(&said("activity-search"), "nobody of this name");
    window.sees(&said("activity-none-found-title"));
    bench.finds("berg", 1);

    window.presses(&said("order-verify"));
    window.sees(&said("order-verified"));
    let verified = bench.office.orders(&["verify", &order]).succeeds().json();
    let authority = text(&verified["authorities"][0]);
    assert!(!authority.is_empty(), "{verified}");
    window.sees(authority).sees(text(&verified["signedBy"]));

    bench.opens_certificate(&one);
    window.sees(serial).sees("anna.berg@example.org");
    window.sees(&said("certificate-not-revoked"));
    window.presses(&said("close"));
    window.presses(&said("order-card-open"));
    window.sees_a(Role::Dialog, &said("card-title"));
    window.sees(&said("card-now")).sees(&said("card-producer"));
    let imported = Arguments::new().with("event", "imported");
    window.sees(&filled("card-event", &imported));
    // From the card to its certificate, and back.
    bench.opens_certificate(&one);
    // What closes it moves while it is filled.
    window.sees(&said("certificate-not-revoked"));
    window.presses(&said("close"));
    window.sees_a(Role::Dialog, &said("card-title"));
}

#[test]
fn a_certificate_on_the_card_is_read_by_keyboard_alone_and_leads_to_its_order() {
    let mut bench = Bench::open();
    let order = bench.issues();
    bench.window.goes_to_the_next_card();
    // Taken out and put in again, it is read as a card that has certificates.
    bench.is_taken_out();
    bench.subject.insert();
    bench.window.sees(&said("content-certificate"));
    let window = &bench.window;
    window.by(By::Keyboard);
    window.until("the certificates are not on the way", || {
        window.key(Key::Tab);
        let cell = window.script("return document.activeElement?.dataset.cell ?? '';");
        (!cell.as_str().unwrap_or_default().is_empty()).then_some(())
    });
    window.key(Key::Left);
    window.key(Key::Enter);
    window.presses(&said("certificate-all-fields"));
    let title = Arguments::new().with("key", "9A");
    window.sees_a(Role::Dialog, &filled("certificate-title-key", &title));
    let one = bench.certificate_of("9a");
    window.sees(text(&one["id"])).sees(text(&one["serial"]));
    let show = Arguments::new().with("order", order.as_str());
    window.presses(&filled("order-show-of", &show));
    window.sees_a(Role::Heading, &said("activity-list"));
    window.sees_in(&said("activity-search"), &order);
    let issue = Arguments::new().with("kind", "issue");
    window.sees_a(Role::Heading, &filled("activity-entry-title", &issue));
}

#[test]
fn an_order_left_open_is_said_as_it_is_and_abandoned() {
    let mut bench = Bench::open();
    bench.subject.delay(SLOW);
    bench.submits();
    bench.window.sees(&said("doing-certificates"));
    bench.subject.remove();
    bench.window.sees_the_run_failed("card-removed");
    assert_eq!(states(&bench.listed("orders")), ["fulfilled"]);
    bench.subject.delay(Duration::ZERO);

    bench.opens_activity_with(1);
    let window = &bench.window;
    window.sees(&said("order-standing"));
    window.sees(&said("standing-host-fulfilled"));
    window.sees(&said("standing-card-not-here"));
    bench.office.readers.wait_for_card(1, false);
    bench.subject.insert();
    let device = bench.office.subject_device();
    let here = Arguments::new().with("device", device.as_str());
    window.sees(&filled("standing-card-here", &here));

    let issued = bench.listed("certificates");
    assert!(!issued.is_empty());
    window.presses(&said("order-abandon"));
    window.sees_a(Role::Dialog, &said("order-abandon-title"));
    for certificate in &issued {
        window.sees(text(&certificate["serial"]));
    }
    window.fills(&said("order-abandon-reason"), "The holder went home.");
    window.fills(&said("signature-pin"), bench.office.officer_card().pin());
    window.presses(&said("order-abandon-go"));
    window.sees(&said("order-abandoned"));
    window.sees(&said("activity-none-open-title"));
    window.sees_a(Role::Button, &said("frame-activity"));
    assert_eq!(states(&bench.listed("orders")), ["abandoned"]);
    for certificate in bench.listed("certificates") {
        assert!(!certificate["revoked-at"].is_null(), "{certificate}");
    }
    // What was done is found, and by its reason.
    window.presses_a(Role::Alternative, &said("activity-which-own"));
    bench.finds("went home", 1);
    window.sees("The holder went home.");
    window.presses(&said("order-verify"));
    window.sees(&said("order-verified"));
}

#[test]
fn an_exported_order_verifies_with_openssl() {
    let bench = Bench::open();
    let order = bench.issues();
    bench.opens_activity();
    let window = &bench.window;
    let parent = bench.office.file("evidence");
    fs::create_dir(&parent).expect("a folder");
    let manager = window.is_managed();
    window.presses(&said("order-export"));
    manager.chooses_folder(&parent);
    let folder = parent.join(format!("order-{order}"));
    let written = Arguments::new().with("folder", folder.display().to_string());
    window.sees(&filled("order-exported", &written));
    let line = window
        .script("return [...document.querySelectorAll('pre')].map((one) => one.textContent)[0];");
    let line = text(&line);
    assert!(line.starts_with("openssl cms -verify "), "{line}");
    let judged = run_in(&folder, line);
    assert!(
        judged.contains("erification successful"),
        "{line}: {judged}"
    );
    // Somebody who wants none after all leaves what was said as it is.
    window.presses(&said("order-export"));
    manager.cancels_the_dialog();
    window.sees_a(Role::Button, &said("order-export"));
    assert_eq!(fs::read_dir(&parent).expect("the folder").count(), 1);
    // With one byte changed it does not verify.
    let document = line.split(" -in ").nth(1);
    let document = document.and_then(|rest| rest.split(' ').next());
    let document = folder.join(document.expect("the document is named"));
    let mut bytes = fs::read(&document).expect("the order");
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    fs::write(&document, bytes).expect("a file");
    let refused = Program::foreign("sh")
        .args(["-c", &in_folder(&folder, line)])
        .ends();
    assert!(!refused.status.success(), "{refused}");
}

#[track_caller]
fn run_in(folder: &Path, line: &str) -> String {
    let ended = Program::foreign("sh")
        .args(["-c", &in_folder(folder, line)])
        .succeeds();
    ended.stdout + &ended.stderr
}

fn in_folder(folder: &Path, line: &str) -> String {
    format!("cd '{}' && {line}", folder.display())
}

/// Each command of the card takes this long: somebody can do something meanwhile.
const SLOW: Duration = Duration::from_millis(120);

const PROCEDURE: &str = "Employee card";

/// An officer at a form that is ready to be submitted.
struct Bench {
    // In this order: the window ends before the card leaves its reader, and the card before the readers end.
    window: Window,
    subject: InsertedCard,
    _card: Card,
    office: Office,
}

impl Bench {
    #[track_caller]
    fn open() -> Self {
        let office = Office::open();
        let card = office.card("pre-personalized", &[]);
        let subject = office.insert(&card);
        let window = Window::open(&office.readers);
        window
            .connects_to(&office.host)
            .chooses_officer_device(&office.officer_device())
            .signs_in(office.officer_card().pin())
            .chooses_subject_device(&office.subject_device())
            .chooses_procedure(PROCEDURE)
            .fills("Common name", "Anna Berg")
            .fills("E-mail", "anna.berg@example.org");
        // Only now is it all in Rust: what is typed follows a moment later.
        window.sees("3 certificates");
        Self {
            window,
            subject,
            _card: card,
            office,
        }
    }

    #[track_caller]
    fn submits(&self) {
        self.window.submits(self.office.officer_card().pin());
    }

    /// The whole rest of the job; the order's id.
    #[track_caller]
    fn issues(&self) -> String {
        self.submits();
        self.window.notes_the_pin_code();
        self.window.sees_the_card_issued()
    }

    #[track_caller]
    fn is_taken_out(&mut self) {
        self.subject.remove();
        self.office.readers.wait_for_card(1, false);
    }

    #[track_caller]
    fn opens_activity(&self) {
        self.window.presses(&said("frame-activity"));
        self.window.sees_a(Role::Heading, &said("activity-list"));
    }

    /// The tab says how many orders are open.
    #[track_caller]
    fn opens_activity_with(&self, open: u32) {
        let count = Arguments::new().with("count", open);
        self.window.presses(&filled("frame-activity-open", &count));
        self.window.sees_a(Role::Heading, &said("activity-list"));
    }

    /// Searches, and finds so many.
    #[track_caller]
    fn finds(&self, words: &str, count: u32) {
        self.window.fills(&said("activity-search"), words);
        let found = Arguments::new().with("count", count).with("more", "no");
        self.window.sees(&filled("activity-count", &found));
    }

    #[track_caller]
    fn opens_certificate(&self, certificate: &Value) {
        let id = Arguments::new().with("id", text(&certificate["id"]));
        self.window.presses(&filled("order-certificate-open", &id));
        self.window.sees_a(Role::Dialog, &said("certificate-title"));
    }

    /// The certificate for a key, as the host's console tells it.
    #[track_caller]
    fn certificate_of(&self, key: &str) -> Value {
        let all = self.listed("certificates");
        let one = all.into_iter().find(|one| one["key"] == key);
        one.expect("a certificate for the key")
    }

    #[track_caller]
    fn listed(&self, what: &str) -> Vec<Value> {
        let listed = self.office.host.console([what, "list"]).succeeds().json();
        listed.as_array().expect("a list").clone()
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn states(orders: &[Value]) -> Vec<&str> {
    orders
        .iter()
        .filter_map(|order| order["state"].as_str())
        .collect()
}
