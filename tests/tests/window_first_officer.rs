//! The first run of a desk with a host of its own, in the real window: how it comes to its first officer.
#![cfg(target_os = "linux")]
#![expect(
    clippy::expect_used,
    reason = "a bench that cannot be set up fails its test"
)]

use acceptance::{By, Card, CardMaker, InsertedCard, Program, Readers, Role, Window, filled, said};
use messages::Arguments;
use serde_json::Value;

#[test]
fn the_certificates_of_an_officer_card_are_enrolled_and_a_card_is_issued() {
    let bench = Bench::open("officer", &["--name", "Olga Falk"]);
    let window = &bench.window;
    let card = bench.maker.make("pre-personalized", &[]);
    bench.takes_into_stock(1);
    window.sees(&said("first-officer-enrol"));
    window.sees_in(&said("first-officer-name"), "Olga Falk");
    window.gives_file(&said("pem-choose"), &bench.maker.officers_authority());
    window.presses(&said("first-officer-enrol-go"));
    window.sees_a(Role::Heading, &said("sign-in-title"));
    bench.is_the_officer("Olga Falk");

    let _subject = bench.readers.insert(1, &card);
    window
        .signs_in(bench.card.pin())
        .chooses_subject_device(&bench.readers.name(1))
        .chooses_procedure("Authentication only")
        .fills("Common name", "Anna Berg")
        .submits(bench.card.pin())
        .enters_the_new_pin("192837");
    window.sees_the_card_issued();
    let [certificate] = &bench.console(&["certificates", "list"])[..] else {
        panic!("one certificate was issued");
    };
    assert!(certificate["published-at"].is_string(), "{certificate}");
}

#[test]
fn officer_certificates_are_issued_to_a_blank_card_in_stock_with_the_keyboard_alone() {
    let bench = Bench::open("blank", &["--in-stock"]);
    let window = bench.window.by(By::Keyboard);
    bench.takes_into_stock(1);
    window.fills(&said("first-officer-name"), "Olga Falk");
    window.fills(&said("pin-new"), NEW_PIN);
    window.fills(&said("pin-new-again"), NEW_PIN);
    window.presses(&said("first-officer-issue-go"));
    window.sees_a(Role::Heading, &said("sign-in-title"));
    bench.is_the_officer("Olga Falk");
    // OpenSC reads both certificates from the card, and they name the officer.
    for id in ["01", "02"] {
        let read = bench
            .readers
            .foreign("pkcs15-tool")
            .args(["--reader", &bench.readers.name(0), "--read-certificate", id])
            .succeeds();
        let text = Program::foreign("openssl").args(["x509", "-noout", "-subject"]);
        text.stdin(read.stdout).succeeds().says("Olga Falk");
    }
    window.signs_in(NEW_PIN);
}

const NEW_PIN: &str = "739154";

/// A desk at its first run, with a card in reader 0 that is to become the officer card.
struct Bench {
    // In this order: the window ends before the card leaves its reader, and the card before the readers end.
    window: Window,
    _inserted: InsertedCard,
    card: Card,
    maker: CardMaker,
    readers: Readers,
}

impl Bench {
    #[track_caller]
    fn open(profile: &str, options: &[&str]) -> Self {
        let readers = Readers::start();
        let maker = CardMaker::new();
        let card = maker.make(profile, options);
        let inserted = readers.insert(0, &card);
        let window = Window::open(&readers);
        window.sets_up_its_own_host();
        window.chooses(&said("first-officer-card"), &readers.name(0));
        Self {
            window,
            _inserted: inserted,
            card,
            maker,
            readers,
        }
    }

    #[track_caller]
    fn takes_into_stock(&self, count: u32) {
        self.window.gives_file(
            &said("first-officer-import-go"),
            &self.maker.production_file(),
        );
        let done = filled(
            "first-officer-import-done",
            &Arguments::new().with("count", count),
        );
        self.window.sees(&done);
    }

    #[track_caller]
    fn is_the_officer(&self, name: &str) {
        let officers = self.console(&["officers", "list"]);
        let names: Vec<_> = officers
            .iter()
            .filter_map(|one| one["name"].as_str())
            .collect();
        assert_eq!(names, [name]);
    }

    /// What the host's console lists.
    #[track_caller]
    fn console(&self, words: &[&str]) -> Vec<Value> {
        let told = Program::ours("countersign-host")
            .arg("--json")
            .arg("--data")
            .arg(self.window.host_folder())
            .args(words)
            .succeeds()
            .json();
        told.as_array().expect("a list").clone()
    }
}
