//! What the window shows when a job does not go as planned, and what is true of the card and the host then.
#![cfg(target_os = "linux")]
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a bench that cannot be set up fails its test"
)]

use std::fs;
use std::time::Duration;

use acceptance::{
    Card, InsertedCard, Judged, Office, Role, Unattended, Window, said, said_of_error,
};
use messages::Arguments;
use serde_json::Value;

#[test]
fn a_wrong_signature_pin_costs_a_try_and_the_form_stays() {
    let bench = Bench::open();
    for left in [2, 1] {
        bench.window.submits("000000");
        bench.window.sees(&wrong_pin(left));
        bench.form_is_filled();
        assert_eq!(bench.window.value(&said("signature-pin")), "");
        assert_eq!(bench.tries_of_the_officer_card(), left);
    }
    bench.window.sees(&said("pin-last-try"));
    bench.card_is_as_it_was();
    // The right one gives back the tries, and the job goes on.
    bench.window.submits(bench.office.officer_card().pin());
    bench.window.notes_the_pin_code();
    bench.window.sees_the_card_issued();
    assert_eq!(bench.tries_of_the_officer_card(), 3);
}

#[test]
fn a_blocked_signature_pin_is_said_and_nothing_is_issued() {
    let bench = Bench::open();
    for left in [2, 1] {
        bench.window.submits("000000");
        bench.window.sees(&wrong_pin(left));
    }
    bench.window.submits("000000");
    let officer = Arguments::new().with("role", "officer");
    bench.window.sees(&said_of_error("pin-blocked", &officer));
    assert_eq!(bench.tries_of_the_officer_card(), 0);
    bench.form_is_filled();
    assert!(!bench.window.is_enabled(Role::Field, &said("signature-pin")));
    assert!(!bench.window.is_enabled(Role::Button, &said("submit")));
    bench.card_is_as_it_was();
}

#[test]
fn a_card_pulled_while_it_is_written_leaves_an_order_that_the_next_run_supersedes() {
    let mut bench = Bench::open();
    bench.subject.delay(SLOW);
    bench.submits();
    bench.window.sees(&said("doing-certificates"));
    bench.subject.remove();

    let page = bench.window.sees_the_run_failed("card-removed");
    let open = bench.orders();
    assert_eq!(states(&open), ["fulfilled"], "{page}");
    let order = open[0]["order"].as_str().expect("an id").to_owned();
    assert!(page.contains(&order), "{order}: {page}");
    assert!(
        bench
            .certificates()
            .iter()
            .all(|one| one["published-at"].is_null())
    );

    bench.goes_back_to_the_form();
    bench.subject.delay(Duration::ZERO);
    bench.office.readers.wait_for_card(1, false);
    bench.subject.insert();
    bench.form_is_filled();
    bench.submits();
    let pin = bench.window.notes_the_pin_code();
    let second = bench.window.sees_the_card_issued();
    assert_ne!(second, order);
    assert_eq!(states(&bench.orders()), ["completed", "superseded"]);
    for certificate in bench.certificates() {
        let live = certificate["revoked-at"].is_null();
        assert_eq!(live, certificate["order"] == *second, "{certificate}");
    }
    Judged::new(&bench.office, &pin).key_works("9a");
}

#[test]
fn the_officer_card_taken_out_locks_at_once_and_its_pin_unlocks_the_same_form() {
    let mut bench = Bench::open();
    bench
        .window
        .fills("User principal name", "anna@example.org");
    // What will be signed tells what has arrived of what was typed.
    bench.window.presses(&said("submit-words"));
    bench.window.sees("anna@example.org");
    bench.window.presses(&said("close"));
    bench.office.officer.remove();
    bench.window.sees_a(Role::Heading, &said("locked-title"));
    assert!(!bench.window.text().contains("Anna Berg"));
    assert!(!bench.window.has_a(Role::Button, &said("submit")));

    bench.office.officer.insert();
    bench.window.unlocks(bench.office.officer_card().pin());
    bench.form_is_filled();
    assert_eq!(
        bench.window.value("User principal name"),
        "anna@example.org"
    );
    bench.is_issued();
}

#[test]
fn a_host_that_is_down_is_said_and_the_form_stays() {
    let mut bench = Bench::open();
    let address = bench.office.host.url().replace("https://", "");
    bench.office.host.stop();
    bench.submits();
    bench.window.sees_the_code("host-unreachable");
    bench.goes_back_to_the_form();
    bench.form_is_filled();
    bench.card_is_unchanged();

    bench.office.host.serve_with(&["--listen", &address]);
    assert!(bench.orders().is_empty());
    bench.window.presses(&said("subject-reload"));
    bench.form_is_filled();
    bench.is_issued();
}

#[test]
fn a_page_that_is_loaded_again_finds_form_run_and_question() {
    let mut bench = Bench::open();
    bench.window.reload();
    bench.form_is_filled();

    bench.subject.delay(SLOW);
    bench.submits();
    bench.window.sees(&said("doing-certificates"));
    bench.subject.delay(STUCK);
    bench.window.reload();
    bench.window.sees_a(Role::Heading, PROCEDURE);
    bench.subject.delay(Duration::ZERO);
    bench.window.reads_the_pin_code();
    // The PIN is given out once; a page that is loaded again has not got it any more, and says so.
    bench.window.reload();
    bench.window.sees(&said("pin-code-gone"));
    bench.window.presses(&said("pin-code-noted"));
    bench.window.sees_the_card_issued();
    bench.window.reload();
    bench.window.sees_the_card_issued();
    assert_eq!(states(&bench.orders()), ["completed"]);
}

#[test]
fn submit_pressed_twice_is_one_order() {
    let bench = Bench::open();
    bench
        .window
        .fills(&said("signature-pin"), bench.office.officer_card().pin())
        .presses_twice(&said("submit"));
    bench.window.notes_the_pin_code();
    bench.window.sees_the_card_issued();
    assert_eq!(states(&bench.orders()), ["completed"]);
}

#[test]
fn a_second_start_leaves_one_window_which_comes_to_the_front() {
    let bench = Bench::open();
    let manager = bench.window.is_managed();
    manager.covers_it();
    bench.starts_again();
    manager.has_it_in_front();
    assert_eq!(bench.window.processes(), 1);
    // Behind the other one, and put away, it is found all the same.
    manager.covers_it();
    manager.puts_it_away();
    bench.starts_again();
    manager.has_it_in_front();
    assert_eq!(bench.window.processes(), 1);
    bench.form_is_filled();
}

#[test]
fn a_person_who_closes_the_window_during_a_run_is_told_why_it_stays() {
    let mut bench = Bench::open();
    let manager = bench.window.is_managed();
    bench.subject.delay(SLOW);
    bench.submits();
    bench.window.sees(&said("doing-certificates"));
    manager.closes_it();
    bench.window.sees(&said("frame-closing-refused"));
    bench.subject.delay(Duration::ZERO);
    bench.window.notes_the_pin_code();
    bench.window.sees_the_card_issued();
    manager.closes_it();
    bench.window.until("the window does not close", || {
        (bench.window.processes() == 0).then_some(())
    });
    assert_eq!(states(&bench.orders()), ["completed"]);
}

#[test]
fn a_session_that_ends_while_a_pin_is_shown_leaves_an_order_that_the_next_run_supersedes() {
    let mut bench = Bench::open();
    bench.submits();
    bench.window.reads_the_pin_code();
    bench.window.is_told_to_end();
    bench.window.has_ended();
    assert_eq!(states(&bench.orders()), ["fulfilled"]);

    bench.window.start();
    bench.window.signs_in(bench.office.officer_card().pin());
    bench
        .window
        .chooses_procedure(PROCEDURE)
        .fills("Common name", "Anna Berg")
        .fills("E-mail", "anna.berg@example.org");
    bench.submits();
    let pin = bench.window.notes_the_pin_code();
    bench.window.sees_the_card_issued();
    assert_eq!(states(&bench.orders()), ["completed", "superseded"]);
    Judged::new(&bench.office, &pin).key_works("9a");
}

#[test]
fn a_start_while_the_first_is_ending_opens_the_window_once_that_has_ended() {
    let mut bench = Bench::open();
    bench.subject.delay(SLOW);
    bench.submits();
    bench.window.sees(&said("doing-certificates"));
    bench.subject.delay(STUCK);
    let first = bench.window.is_told_to_end();
    bench.starts_again();
    bench.subject.delay(Duration::ZERO);
    bench.window.is_another_than(first);
    // The run stopped after its step.
    assert_eq!(states(&bench.orders()), ["fulfilled"]);
}

/// What it showed is kept in the program: the practice desk is open afterwards, as it was before.
#[test]
fn a_renderer_that_is_lost_comes_back_and_shows_the_same() {
    let window = Unattended::open(&["--practice"]);
    let before = window.picture();
    window.loses_its_renderer();
    window.shows(&before);
}

#[test]
fn the_window_opens_again_where_it_was_left() {
    let mut bench = Bench::open();
    bench.window.end();
    bench.window.start();
    // Devices and host are remembered; form and officer are not.
    bench.window.signs_in(bench.office.officer_card().pin());
    bench.window.chooses_procedure(PROCEDURE);
    assert_eq!(bench.window.value("Common name"), "");
}

/// Each command of the card takes this long: somebody can do something meanwhile.
const SLOW: Duration = Duration::from_millis(120);
/// So long that nothing else happens meanwhile.
const STUCK: Duration = Duration::from_secs(3);

const PROCEDURE: &str = "Employee card";

/// An officer at a form that is ready to be submitted.
struct Bench {
    // In this order: the window ends before the card leaves its reader, and the card before the readers end.
    window: Window,
    subject: InsertedCard,
    card: Card,
    state: Vec<u8>,
    office: Office,
}

impl Bench {
    #[track_caller]
    fn open() -> Self {
        let office = Office::open();
        let card = office.card("pre-personalized", &[]);
        let subject = office.insert(&card);
        let state = fs::read(card.state()).expect("the card's state");
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
            card,
            state,
            office,
        }
    }

    #[track_caller]
    fn starts_again(&self) {
        let second = self.window.starts_again();
        assert!(second.status.success(), "{second}");
    }

    #[track_caller]
    fn submits(&self) {
        self.window.submits(self.office.officer_card().pin());
    }

    /// The whole rest of the job.
    #[track_caller]
    fn is_issued(&self) {
        self.submits();
        self.window.notes_the_pin_code();
        self.window.sees_the_card_issued();
    }

    #[track_caller]
    fn goes_back_to_the_form(&self) {
        self.window.presses(&said("back-to-form"));
    }

    #[track_caller]
    fn form_is_filled(&self) {
        for (field, value) in [
            ("Common name", "Anna Berg"),
            ("E-mail", "anna.berg@example.org"),
        ] {
            self.window.sees_in(field, value);
        }
        self.window.sees_in(&said("procedure"), PROCEDURE);
    }

    /// Asks the officer card by OpenSC: VERIFY without data answers with the tries (SP 800-73-5 Part 2 §3.2.1).
    #[track_caller]
    fn tries_of_the_officer_card(&self) -> u32 {
        let select = "00:A4:04:00:0B:A0:00:00:03:08:00:00:10:00:01:00:00";
        let asked = self
            .office
            .readers
            .foreign("opensc-tool")
            .args(["--reader", &self.office.officer_device()])
            .args(["--send-apdu", select, "--send-apdu", "00:20:00:80"])
            .succeeds();
        // `Received (SW1=0x63, SW2=0xC2)`, or 69 83 when it is blocked; a verified card answers 90 00.
        let last = asked.stdout.rsplit("SW1=0x").next().unwrap_or_default();
        match (
            last.get(..2),
            last.split("SW2=0x").nth(1).and_then(|rest| rest.get(..2)),
        ) {
            (Some("63"), Some(tries)) => {
                u32::from_str_radix(&tries[1..], 16).expect("a hexadecimal digit")
            }
            (Some("69"), _) => 0,
            _ => panic!("no tries in {asked}"),
        }
    }

    /// Nothing was done to the card, and the host issued nothing for it.
    #[track_caller]
    fn card_is_as_it_was(&self) {
        self.card_is_unchanged();
        assert!(self.certificates().is_empty());
    }

    /// Byte for byte, tries left included.
    #[track_caller]
    fn card_is_unchanged(&self) {
        let state = fs::read(self.card.state()).expect("the card's state");
        assert!(state == self.state, "the card was changed");
    }

    /// The host's orders, the newest first.
    #[track_caller]
    fn orders(&self) -> Vec<Value> {
        self.listed("orders")
    }

    /// The certificates that the host issued.
    #[track_caller]
    fn certificates(&self) -> Vec<Value> {
        self.listed("certificates")
    }

    #[track_caller]
    fn listed(&self, what: &str) -> Vec<Value> {
        let listed = self.office.host.console([what, "list"]).succeeds().json();
        listed.as_array().expect("a list").clone()
    }
}

fn states(orders: &[Value]) -> Vec<&str> {
    orders
        .iter()
        .filter_map(|order| order["state"].as_str())
        .collect()
}

#[track_caller]
fn wrong_pin(left: u32) -> String {
    let arguments = Arguments::new()
        .with("role", "officer")
        .with("tries-left", left);
    said_of_error("wrong-pin", &arguments)
}
