//! What the command line says when a job cannot be done, and what is true of card and host then: over a real PC/SC
//! service, with a host beside it.
#![cfg(target_os = "linux")]
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a bench that cannot be set up fails its test"
)]

use std::env;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use acceptance::{Card, CardMaker, Ended, Host, InsertedCard, Office, Program, Readers};
use serde_json::Value;

const EC: &[&str] = &["--keys", "9a=eccp256,9c=eccp256,9d=eccp256,9e=eccp256"];
const HOLDER: &[&str] = &[
    "--input",
    "common_name=Anna Berg",
    "--input",
    "email=anna.berg@example.org",
];

#[test]
fn a_wrong_signature_pin_leaves_two_tries_then_one_then_none() {
    let bench = Bench::open();
    for (text, code) in [
        (
            "The PIN of the officer card is wrong: 2 tries left.",
            "wrong-pin",
        ),
        (
            "The PIN of the officer card is wrong: 1 try left.",
            "wrong-pin",
        ),
        ("The PIN of the officer card is blocked.", "pin-blocked"),
        ("The PIN of the officer card is blocked.", "pin-blocked"),
    ] {
        let ended = bench.issue_with_pin("000000").fails();
        assert_eq!(ended.status.code(), Some(4), "{ended}");
        ended.says(text).says(&format!("Code: {code}"));
    }
    bench
        .issue_with_pin(bench.office.officer_card().pin())
        .fails()
        .says("pin-blocked");
    bench.card_is_as_it_was();
}

#[test]
fn a_pin_that_no_card_has_costs_no_try() {
    let bench = Bench::open();
    let ended = bench.issue_with_pin("12").fails();
    assert_eq!(ended.status.code(), Some(4), "{ended}");
    ended.says("pin-not-acceptable").says("no try was spent");
    bench.issue().succeeds();
}

#[test]
fn without_a_pin_and_a_terminal_it_says_how_to_give_one() {
    let bench = Bench::open();
    let devices = bench.devices();
    let ended = bench
        .office
        .countersign()
        .args(["issue", "--procedure", "employee-card"])
        .args(devices.iter().map(String::as_str))
        .fails();
    assert_eq!(ended.status.code(), Some(2), "{ended}");
    ended
        .says("The Signature PIN is needed")
        .says("--secrets FILE")
        .says("signature-pin=");
    bench.card_is_as_it_was();
}

#[test]
fn an_officer_without_the_role_issues_nothing() {
    let office = Office::open_with(Readers::start(), Host::init(&[]), &["revoke-certificate"]);
    let bench = Bench::for_job(office, EMPLOYEE);
    let ended = bench.issue().fails();
    assert_eq!(ended.status.code(), Some(6), "{ended}");
    ended.says("You lack the role Issue certificate.");
    bench.card_is_as_it_was();
}

#[test]
fn a_card_that_is_not_in_stock_is_left_alone() {
    let office = Office::open();
    let card = CardMaker::new().make("pre-personalized", EC);
    let bench = Bench::with_card(office, card);
    let ended = bench.issue().fails();
    assert_eq!(ended.status.code(), Some(6), "{ended}");
    ended.says("The card is not in the host's stock.");
    bench.card_is_as_it_was();
}

/// The stock knows the serial number with another management key than the card has: the host's secrets do not open
/// it. The grant was given; the card refuses, and has no new keys.
#[test]
fn a_card_with_another_management_key_than_the_stock_has_is_refused() {
    let office = Office::open();
    let blank = ["--in-stock", "--serial", "4242"];
    office.card("blank", &blank);
    let other = CardMaker::new().make("blank", &blank);
    let inserted = office.insert(&other);
    let ended = office
        .issue("blank-card", &["new-pin=192837"])
        .args(HOLDER)
        .fails();
    assert_eq!(ended.status.code(), Some(5), "{ended}");
    ended
        .says("does not take the card management key that the host has for it")
        .says("Nothing was issued");
    drop(inserted);
    let read = office.insert(&other);
    let told = office
        .countersign()
        .args(["card", "--json", "--device", &office.subject_device()])
        .succeeds()
        .json();
    assert_eq!(
        told["card"]["keys"],
        serde_json::json!([]),
        "no key was generated"
    );
    drop(read);
}

#[test]
fn an_invalid_field_is_named_before_anything_is_signed() {
    let bench = Bench::open();
    let ended = bench
        .office
        .issue("employee-card", &[])
        .args(["--input", "common_name=Anna Berg", "--input", "email=anna@"])
        .fails();
    assert_eq!(ended.status.code(), Some(6), "{ended}");
    ended.says("E-mail is not an e-mail address.");
    bench.card_is_as_it_was();
}

#[test]
fn an_unknown_procedure_is_told() {
    let bench = Bench::open();
    let ended = bench.office.issue("visitor-card", &[]).args(HOLDER).fails();
    assert_eq!(ended.status.code(), Some(6), "{ended}");
    ended.says("There is no procedure “visitor-card” that you can use.");
    bench.card_is_as_it_was();
}

#[test]
fn a_host_that_is_down_is_not_reached() {
    let mut bench = Bench::open();
    let (url, ca) = (
        bench.office.host.url(),
        bench.office.host.ca_file().to_owned(),
    );
    bench.office.host.stop();
    let ended = bench.at(&url, &ca).fails();
    assert_eq!(ended.status.code(), Some(8), "{ended}");
    ended
        .says("cannot be reached")
        .says("Code: host-unreachable");
    bench.card_is_unchanged();
}

#[test]
fn a_host_with_a_certificate_of_another_authority_is_not_trusted() {
    let bench = Bench::open();
    let mut other = Host::init(&[]);
    other.serve();
    let ended = bench.at(&bench.office.host.url(), other.ca_file()).fails();
    assert_eq!(ended.status.code(), Some(8), "{ended}");
    ended
        .says("is not one of the host's")
        .says("Code: host-certificate");
    bench.card_is_as_it_was();
}

#[test]
fn a_reader_that_another_program_holds_is_tried_again_and_then_named() {
    let bench = Bench::open();
    let device = bench.office.subject_device();
    let mut held = Held::start(&bench.office.readers.socket(), &device);
    let started = Instant::now();
    let ended = bench.issue().fails();
    assert!(
        started.elapsed() > Duration::from_secs(4),
        "it is tried for a while"
    );
    assert_eq!(ended.status.code(), Some(5), "{ended}");
    ended.says(&format!("“{device}” is in use by another program"));
    held.release();
    bench.card_is_as_it_was();
    bench.issue().succeeds();
}

#[test]
fn the_officer_card_is_not_issued_to() {
    let bench = Bench::open();
    let device = bench.office.officer_device();
    let pin = format!("signature-pin={}", bench.office.officer_card().pin());
    let ended = bench
        .office
        .countersign()
        .args(["issue", "--procedure", "employee-card", "--secrets", "-"])
        .args(["--officer-device", &device, "--device", &device])
        .args(HOLDER)
        .stdin(pin)
        .fails();
    assert_eq!(ended.status.code(), Some(5), "{ended}");
    ended.says("cannot be in the same device");
}

/// While the officer card signs, somebody exchanges the subject card.
#[test]
fn another_card_in_the_middle_of_a_job_is_not_touched() {
    let mut bench = Bench::open();
    let other = bench.office.card("pre-personalized", EC);
    let before = fs::read(other.state()).expect("the card's state");
    bench.office.officer.delay(Duration::from_millis(100));
    let ended = bench.while_issuing(|inserted| {
        // The subject card has been read and opened; the officer card is slow.
        wait_for_traffic(inserted, 10);
        thread::sleep(Duration::from_millis(300));
        inserted.remove();
        thread::sleep(Duration::from_millis(600));
        inserted.insert_other(&other);
    });
    assert_eq!(ended.status.code(), Some(5), "{ended}");
    let code = error(&ended)["code"].as_str().expect("a code").to_owned();
    assert!(
        ["another-card", "card-removed"].contains(&code.as_str()),
        "{ended}"
    );
    assert_eq!(error(&ended)["data"]["left-behind"], "grant", "{ended}");
    assert_eq!(
        fs::read(other.state()).expect("the card's state"),
        before,
        "the other card was not changed"
    );
    bench.no_certificate_is_live();
}

/// A card pulled at any APDU of the job: the end is told as it is, and the card can be issued afterwards.
#[test]
fn a_card_pulled_at_any_moment_is_told_as_it_is_and_can_be_issued_again() {
    pulled_at_any_moment(Bench::open(), 5);
}

/// The same where the keys are generated on the card.
#[test]
fn a_blank_card_pulled_at_any_moment_is_told_as_it_is_and_can_be_issued_again() {
    pulled_at_any_moment(Bench::for_job(Office::open(), BLANK), 6);
}

/// The same where the host makes a key, archives it, and delivers it.
#[test]
fn a_card_with_an_archived_key_pulled_at_any_moment_is_told_as_it_is_and_can_be_issued_again() {
    pulled_at_any_moment(Bench::for_job(Office::open(), ARCHIVED), 7);
}

#[track_caller]
fn pulled_at_any_moment(mut bench: Bench, each: usize) {
    bench.inserted().reset_traffic();
    bench.issue().succeeds();
    let apdus = bench.inserted().traffic().apdus;
    let (mut before, mut after) = (0, 0);
    for (turn, n) in (2..apdus).step_by(each).enumerate() {
        bench.exchange_for_a_new_one();
        if turn % 2 == 0 {
            bench.inserted().pull_before(n);
        } else {
            bench.inserted().pull_after(n);
        }
        let ended = bench.issue().arg("--json").ends();
        match ended.status.code() {
            // The card was pulled after its last answer that mattered.
            Some(0) => continue,
            Some(5) => {
                bench.is_nothing_issued(&ended);
                before += 1;
            }
            Some(9) => {
                bench.is_open(&ended);
                after += 1;
            }
            _ => panic!("APDU {n} of {apdus}: {ended}"),
        }
        bench.put_back();
        // With nothing chosen by hand: what the broken run wrote is replaced by itself.
        let issued = bench.issue().arg("--json").succeeds();
        bench.no_order_is_open();
        bench.every_certificate_is_of(&issued);
    }
    assert!(
        before >= 2 && after >= 2,
        "pulled {before} times before and {after} times after the host issued, at {apdus} APDUs"
    );
}

#[test]
fn an_open_order_is_given_up_and_its_certificates_are_revoked() {
    let mut bench = Bench::open();
    let order = bench.leave_an_order_open();
    bench.office.orders(&["list"]).succeeds().says(&order);
    bench.is_found(&order);
    let no_reason = bench
        .office
        .orders(&["abandon", &order, "--reason", " "])
        .fails();
    no_reason.says("reason-malformed");
    bench
        .office
        .orders(&["abandon", &order, "--reason", "The card broke."])
        .succeeds();
    let shown = bench.office.orders(&["show", &order]).succeeds().json();
    assert_eq!(shown["summary"]["state"], "abandoned");
    for certificate in shown["certificates"].as_array().expect("a list") {
        assert!(certificate["revokedAt"].is_string(), "{shown}");
    }
    let again = bench
        .office
        .orders(&["abandon", &order, "--reason", "Again."])
        .fails();
    assert_eq!(again.status.code(), Some(7), "{again}");
    again.says("order-state");
    bench.no_order_is_open();
    bench.tells_card_and_certificates(&order);
}

#[test]
fn an_order_that_is_not_there_is_told() {
    let bench = Bench::open();
    let unknown = bench
        .office
        .orders(&["show", "0199f3b2-7c3e-7d41-9a55-2f4c8e6b1a01"])
        .fails();
    assert_eq!(unknown.status.code(), Some(7), "{unknown}");
    unknown.says("unknown-order");
    let malformed = bench.office.orders(&["show", "4711"]).fails();
    assert_eq!(malformed.status.code(), Some(2), "{malformed}");
    malformed.says("order-id-malformed");
}

#[test]
fn devices_are_named_when_several_can_be_meant() {
    let bench = Bench::open();
    let ended = bench.office.countersign().arg("card").fails();
    assert_eq!(ended.status.code(), Some(2), "{ended}");
    ended
        .says(&bench.office.officer_device())
        .says(&bench.office.subject_device());
    let part = bench
        .office
        .countersign()
        .args(["card", "--device", "00 01"])
        .succeeds();
    part.says("Transport certificate 9a");
    let none = bench
        .office
        .countersign()
        .args(["card", "--device", "Printer"])
        .fails();
    assert_eq!(none.status.code(), Some(5), "{none}");
    none.says("No device is called “Printer”.");
}

#[test]
fn what_lies_in_a_certificates_place_and_is_none_is_said() {
    let office = Office::open();
    let card = office.card(
        "pre-personalized",
        &[EC, &["--firmware", "5.4.3", "--management-key", "3des"]].concat(),
    );
    let _inserted = office.insert(&card);
    // An object of the certificate's form with bytes in it that are no certificate (SP 800-73-5 Part 1 Appendix A).
    for (slot, object, why) in [
        ("9A", "5FC105", "7003010203710100fe00"),
        ("9C", "5FC10A", "70ff"),
    ] {
        let key = card.management_key();
        let file = office.file("object");
        fs::write(&file, why).expect("a file");
        office
            .readers
            .foreign("yubico-piv-tool")
            .args(["--reader", &office.subject_device(), "-a", "write-object"])
            .args([
                "--id",
                &format!("0x{object}"),
                "-f",
                "hex",
                &format!("--key={key}"),
                "-i",
            ])
            .arg(&file)
            .succeeds();
        let read = office
            .countersign()
            .args(["card", "--device", &office.subject_device()])
            .succeeds();
        let line = read
            .stdout
            .lines()
            .find(|line| line.starts_with(slot))
            .expect("a row");
        assert!(line.contains("cannot be read"), "{line}");
    }
    // The run replaces what lies there.
    let actions = ["--action", "9a=redo", "--action", "9c=redo"];
    office
        .issue("employee-card", &[])
        .args(HOLDER)
        .args(actions)
        .succeeds();
}

/// An office with a subject card in its reader.
struct Bench {
    // In this order: a card leaves its reader before the readers end.
    inserted: Option<InsertedCard>,
    card: Card,
    state: Vec<u8>,
    job: Job,
    office: Office,
}

/// What is issued to which cards.
#[derive(Clone, Copy)]
struct Job {
    procedure: &'static str,
    profile: &'static str,
    card: &'static [&'static str],
    secrets: &'static [&'static str],
}

const EMPLOYEE: Job = Job {
    procedure: "employee-card",
    profile: "pre-personalized",
    card: EC,
    secrets: &[],
};

const BLANK: Job = Job {
    procedure: "blank-card",
    profile: "blank",
    card: &["--in-stock"],
    secrets: &["new-pin=19283746"],
};

const ARCHIVED: Job = Job {
    procedure: "archived-encryption",
    profile: "pre-personalized",
    card: EC,
    secrets: &[],
};

impl Bench {
    #[track_caller]
    fn open() -> Self {
        Self::for_job(Office::open(), EMPLOYEE)
    }

    #[track_caller]
    fn for_job(office: Office, job: Job) -> Self {
        let card = office.card(job.profile, job.card);
        Self {
            job,
            ..Self::with_card(office, card)
        }
    }

    #[track_caller]
    fn with_card(office: Office, card: Card) -> Self {
        let inserted = office.insert(&card);
        let state = fs::read(card.state()).expect("the card's state");
        Self {
            inserted: Some(inserted),
            card,
            state,
            job: EMPLOYEE,
            office,
        }
    }

    /// Puts a card that was never issued into the subject reader, as a hand does: out with the one, then in with the
    /// other.
    #[track_caller]
    fn exchange_for_a_new_one(&mut self) {
        let card = self.office.card(self.job.profile, self.job.card);
        drop(self.inserted.take());
        self.office.readers.wait_for_card(1, false);
        self.inserted = Some(self.office.insert(&card));
        self.state = fs::read(card.state()).expect("the card's state");
        self.card = card;
    }

    #[track_caller]
    fn inserted(&mut self) -> &mut InsertedCard {
        self.inserted.as_mut().expect("a card is in the reader")
    }

    /// Puts the card back that was pulled.
    #[track_caller]
    fn put_back(&mut self) {
        self.office.readers.wait_for_card(1, false);
        self.inserted().insert();
        self.office.readers.wait_for_card(1, true);
    }

    fn issue(&self) -> Program {
        self.office
            .issue(self.job.procedure, self.job.secrets)
            .args(HOLDER)
    }

    fn issue_with_pin(&self, pin: &str) -> Program {
        self.issue().stdin(format!("signature-pin={pin}"))
    }

    fn at(&self, url: &str, ca: &Path) -> Program {
        let pin = format!("signature-pin={}", self.office.officer_card().pin());
        let devices = self.devices();
        self.office
            .readers
            .ours("countersign")
            .args([
                "issue",
                "--procedure",
                "employee-card",
                "--secrets",
                "-",
                "--host",
                url,
                "--ca",
            ])
            .arg(ca)
            .args(devices.iter().map(String::as_str))
            .args(HOLDER)
            .stdin(pin)
    }

    fn devices(&self) -> [String; 4] {
        let (officer, subject) = (self.office.officer_device(), self.office.subject_device());
        [
            "--officer-device".to_owned(),
            officer,
            "--device".to_owned(),
            subject,
        ]
    }

    /// Runs a job with somebody at the subject reader.
    #[track_caller]
    fn while_issuing(&mut self, hand: impl FnOnce(&mut InsertedCard)) -> Ended {
        let job = self.issue().arg("--json");
        thread::scope(|scope| {
            let running = scope.spawn(move || job.ends());
            hand(self.inserted());
            running.join().expect("the job ends")
        })
    }

    /// Pulls the card while its certificates are written; the id of the order.
    #[track_caller]
    fn leave_an_order_open(&mut self) -> String {
        for n in (20..).step_by(2) {
            self.exchange_for_a_new_one();
            self.inserted().pull_before(n);
            let ended = self.issue().arg("--json").ends();
            match ended.status.code() {
                Some(9) => {
                    return error(&ended)["data"]["order"]
                        .as_str()
                        .expect("an id")
                        .to_owned();
                }
                Some(5) => {}
                _ => panic!("no order stayed open before APDU {n}: {ended}"),
            }
        }
        unreachable!("the numbers do not end")
    }

    /// Nothing was done to the card, and the host issued nothing for it.
    #[track_caller]
    fn card_is_as_it_was(&self) {
        self.card_is_unchanged();
        self.no_certificate_is_live();
    }

    /// Byte for byte, tries left included.
    #[track_caller]
    fn card_is_unchanged(&self) {
        let state = fs::read(self.card.state()).expect("the card's state");
        assert!(state == self.state, "the card was changed");
    }

    #[track_caller]
    fn is_nothing_issued(&self, ended: &Ended) {
        let left = error(ended)["data"]["left-behind"]
            .as_str()
            .unwrap_or("nothing")
            .to_owned();
        assert!(
            ["nothing", "grant", "new-keys"].contains(&left.as_str()),
            "{ended}"
        );
    }

    /// What the program says of the order is what the host says.
    #[track_caller]
    fn is_open(&self, ended: &Ended) {
        let order = error(ended)["data"]["order"]
            .as_str()
            .expect("an id")
            .to_owned();
        let shown = self.office.orders(&["show", &order]).succeeds().json();
        assert_eq!(shown["summary"]["open"], true, "{shown}");
    }

    /// The card carries the certificates of this job, none of them revoked, and no other in the procedure's places.
    #[track_caller]
    fn every_certificate_is_of(&self, issued: &Ended) {
        let device = self.office.subject_device();
        let program = self.office.countersign();
        let told = program
            .args(["card", "--json", "--device", &device])
            .succeeds()
            .json();
        let last = issued.stdout.lines().last().unwrap_or_default();
        let issued: Value = serde_json::from_str(last).expect("JSON");
        let certificates = issued["certificates"].as_array().expect("a list");
        let keys: Vec<_> = certificates.iter().map(|issued| &issued["key"]).collect();
        assert_eq!(keys, ["9a", "9c", "9d"], "{issued}");
        let on_card = told["card"]["keys"].as_array().expect("a list");
        for issued in certificates {
            let place = on_card
                .iter()
                .find(|place| place["reference"] == issued["key"])
                .expect("a place");
            let serial = &place["certificate"]["serial"];
            assert_eq!(serial, &issued["certificate"]["serial"], "{told}");
        }
        let order = issued["order"].as_str().expect("an id");
        let shown = self.office.orders(&["show", order]).succeeds().json();
        for certificate in shown["certificates"].as_array().expect("a list") {
            assert!(certificate["revokedAt"].is_null(), "{shown}");
        }
    }

    /// Grants without an order end by themselves; nothing else may wait.
    #[track_caller]
    fn no_order_is_open(&self) {
        let listed = self.office.orders(&["list"]).succeeds().json();
        for order in listed["orders"].as_array().expect("a list") {
            assert_eq!(order["state"], "granted", "{order}");
        }
    }

    /// By the host's list, where the officer can still sign in.
    #[track_caller]
    fn no_certificate_is_live(&self) {
        if let Some(orders) = self.listed_orders() {
            for order in orders {
                let state = order["state"].as_str().expect("a state");
                assert!(
                    !["fulfilled", "completed", "executing"].contains(&state),
                    "{order}"
                );
            }
        }
    }

    /// By words of its holder, by the search's rules, and not by others.
    fn is_found(&self, order: &str) {
        let search = |words: &[&str]| {
            let found = self.office.orders(&[&["list", "--search"], words].concat());
            found.succeeds().json()
        };
        for words in [
            &["anna"][..],
            &["berg employee"],
            &["anna", "--open"],
            &[order],
        ] {
            let found = search(words);
            assert_eq!(found["orders"][0]["order"], order, "{words:?}: {found}");
            assert!(found["before"].is_null(), "{found}");
        }
        let nothing = search(&["nobody"]);
        assert_eq!(nothing["orders"].as_array().map(Vec::len), Some(0));
        let short = self.office.orders(&["list", "--search", "an"]).fails();
        assert_eq!(short.status.code(), Some(2), "{short}");
        short.says("search-text-too-short");
    }

    /// The card's record has what was done, and each certificate of the order is told with why it was revoked.
    fn tells_card_and_certificates(&self, order: &str) {
        let record = self.office.as_officer("card-record", &["--order", order]);
        let record = record.succeeds().json();
        let events = record["history"].as_array().expect("a list");
        assert_eq!(events[0]["event"], "abandoned", "{record}");
        assert_eq!(events[0]["order"], order, "{record}");
        assert_eq!(events[events.len() - 1]["event"], "imported", "{record}");
        let certificates = record["certificates"].as_array().expect("a list");
        assert!(!certificates.is_empty(), "{record}");
        for certificate in certificates {
            assert_eq!(certificate["state"], "revoked", "{record}");
            let id = certificate["id"].as_str().expect("an id");
            let told = self.office.as_officer("certificate", &[id]);
            let told = told.succeeds().json();
            assert_eq!(told["host"]["order"], order, "{told}");
            assert_eq!(told["host"]["reason"], "cessationOfOperation", "{told}");
            assert_eq!(told["details"]["serial"], certificate["serial"], "{told}");
        }
        let shown = self.office.orders(&["show", order]).succeeds().json();
        let last = shown["history"].as_array().and_then(|events| events.last());
        let last = last.map(|event| &event["event"]);
        assert_eq!(last, Some(&Value::from("abandoned")), "{shown}");
        let unknown = self.office.as_officer("certificate", &["99999999"]).fails();
        assert_eq!(unknown.status.code(), Some(7), "{unknown}");
        unknown.says("unknown-certificate");
    }

    fn listed_orders(&self) -> Option<Vec<Value>> {
        let ended = self.office.orders(&["list", "--all"]).ends();
        ended
            .status
            .success()
            .then(|| ended.json()["orders"].as_array().expect("a list").clone())
    }
}

/// What a failed job says, as JSON: its last line.
#[track_caller]
fn error(ended: &Ended) -> Value {
    let last = ended.stdout.lines().last().unwrap_or_default();
    let value: Value =
        serde_json::from_str(last).unwrap_or_else(|error| panic!("{error}: {ended}"));
    value["error"].clone()
}

fn wait_for_traffic(card: &mut InsertedCard, apdus: u64) {
    let deadline = Instant::now() + Duration::from_secs(20);
    while card.traffic().apdus < apdus && Instant::now() < deadline {
        thread::sleep(Duration::from_millis(5));
    }
}

/// Another program that holds a reader: this test program, started again for that alone, because PC/SC finds its
/// service by the environment, which one process has once.
struct Held {
    process: Child,
}

const HOLD: &str = "COUNTERSIGN_TEST_HOLDS";

impl Held {
    #[track_caller]
    fn start(socket: &Path, device: &str) -> Self {
        let mut process = Command::new(env::current_exe().expect("this program has a path"))
            .args([
                "--exact",
                "holds_a_reader_where_it_is_asked_to",
                "--nocapture",
            ])
            .env("PCSCLITE_CSOCK_NAME", socket)
            .env(HOLD, device)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("this program starts again");
        let told = BufReader::new(process.stdout.take().expect("its output is a pipe")).lines();
        let held = told.map_while(Result::ok).any(|line| line.contains("held"));
        assert!(held, "the reader could not be held");
        Self { process }
    }

    fn release(&mut self) {
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.release();
    }
}

/// No test of its own: the part of [`Held`].
#[test]
fn holds_a_reader_where_it_is_asked_to() {
    let Ok(device) = env::var(HOLD) else { return };
    let context = pcsc::Context::establish(pcsc::Scope::System).expect("a service");
    let name = std::ffi::CString::new(device).expect("a name");
    let card = context.connect(&name, pcsc::ShareMode::Exclusive, pcsc::Protocols::ANY);
    let _card = card.expect("the reader is free");
    println!("held");
    let _ = std::io::stdin().lines().count();
}
