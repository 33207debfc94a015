//! `countersign` over a real PC/SC service where no card is issued: devices as they come and go, Ctrl-C, the embedded
//! host.
#![cfg(target_os = "linux")]
#![expect(
    clippy::expect_used,
    reason = "a bench that cannot be set up fails its test"
)]

use std::io::{BufRead, BufReader, Lines, Read};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use acceptance::{CardMaker, Office, Readers, built};
use serde_json::Value;

#[test]
fn devices_are_listed_with_their_cards() {
    let (readers, maker) = (Readers::start(), CardMaker::new());
    let card = maker.make("pre-personalized", &[]);
    let _inserted = readers.insert(1, &card);
    let listed = readers
        .ours("countersign")
        .args(["devices", "--json"])
        .succeeds()
        .json();
    let devices = listed["devices"].as_array().expect("a list");
    assert_eq!(devices[0]["name"], readers.name(0));
    assert_eq!(devices[0]["content"]["kind"], "empty");
    assert_eq!(
        devices[1]["card"]["identity"]["text"],
        format!("serial {}", card.serial())
    );
    let text = readers.ours("countersign").arg("devices").succeeds();
    text.says(&format!("{}  serial {}", readers.name(1), card.serial()));
}

/// The only card there is needs no name.
#[test]
fn the_only_card_is_shown_without_being_asked_for() {
    let (readers, maker) = (Readers::start(), CardMaker::new());
    let card = maker.make("pre-personalized", &["--generic"]);
    let _inserted = readers.insert(0, &card);
    let shown = readers
        .ours("countersign")
        .args(["card", "--json"])
        .succeeds()
        .json();
    assert_eq!(shown["device"], readers.name(0));
    let keys = shown["card"]["keys"].as_array().expect("a list");
    assert_eq!(keys.len(), 4, "{shown}");
    assert_eq!(keys[0]["key"]["knownBy"], "certificate");
    let empty = Readers::start();
    let ended = empty.ours("countersign").arg("card").fails();
    assert_eq!(ended.status.code(), Some(5), "{ended}");
    ended.says("No device with a subject card was found.");
}

#[test]
fn insertion_and_removal_are_told_as_json_lines_until_ctrl_c() {
    let (readers, maker) = (Readers::start(), CardMaker::new());
    let card = maker.make("blank", &[]);
    let mut watch = Running::start(&readers, &["devices", "--watch", "--json"], "");
    watch.tells(|event| event["kind"] == "device-added" && event["device"] == readers.name(1));
    let inserted = readers.insert(1, &card);
    watch.tells(|event| event["kind"] == "card-inserted" && event["device"] == readers.name(1));
    let identity = format!("serial {}", card.serial());
    watch.tells(|event| {
        event["kind"] == "card-read" && event["card"]["identity"]["text"] == *identity
    });
    drop(inserted);
    watch.tells(|event| event["kind"] == "card-removed");
    watch.ctrl_c();
    watch.ends();
}

/// The subject card is slow: there is time for Ctrl-C while the certificates are still to be ordered.
#[test]
fn the_first_ctrl_c_stops_where_nothing_was_issued_yet() {
    let mut office = Office::open();
    let card = office.card("pre-personalized", &[]);
    let mut inserted = office.insert(&card);
    let mut job = slow_job(&mut office, &mut inserted);
    job.tells(|line| line["step"] == "read");
    job.ctrl_c();
    let error = job.tells(|line| line["error"].is_object());
    assert_eq!(error["error"]["code"], "cancelled");
    assert_eq!(error["error"]["exit"], 3);
    assert_eq!(job.ends(), Some(3));
}

#[test]
fn a_second_ctrl_c_ends_the_program() {
    let mut office = Office::open();
    let card = office.card("pre-personalized", &[]);
    let mut inserted = office.insert(&card);
    let mut job = slow_job(&mut office, &mut inserted);
    job.tells(|line| line["step"] == "read");
    // Time for two presses before the officer card has signed.
    office.officer.delay(Duration::from_millis(300));
    job.ctrl_c();
    std::thread::sleep(Duration::from_millis(100));
    job.ctrl_c();
    assert_eq!(job.ends(), Some(130));
}

#[test]
fn the_embedded_host_serves_the_one_who_names_its_folder() {
    let mut office = Office::open();
    let data = office.host.data();
    office.host.stop();
    let pin = format!("signature-pin={}", office.officer_card().pin());
    let listed = office
        .readers
        .ours("countersign")
        .args([
            "procedures",
            "--json",
            "--secrets",
            "-",
            "--officer-device",
            &office.officer_device(),
            "--data",
        ])
        .arg(data)
        .stdin(pin)
        .succeeds()
        .json();
    let offered = listed["offered"].as_array().expect("a list");
    assert!(
        offered
            .iter()
            .any(|procedure| procedure["id"] == "employee-card"),
        "{listed}"
    );
}

fn slow_job(office: &mut Office, subject: &mut acceptance::InsertedCard) -> Running {
    let pin = format!("signature-pin={}\n", office.officer_card().pin());
    let (officer, device) = (office.officer_device(), office.subject_device());
    let ca = office.host.ca_file().display().to_string();
    let job = Running::start(
        &office.readers,
        &[
            "issue",
            "--json",
            "--procedure",
            "employee-card",
            "--secrets",
            "-",
            "--officer-device",
            &officer,
            "--device",
            &device,
            "--host",
            &office.host.url(),
            "--ca",
            &ca,
            "--input",
            "common_name=Anna Berg",
            "--input",
            "email=anna.berg@example.org",
        ],
        &pin,
    );
    subject.delay(Duration::from_millis(40));
    office.officer.delay(Duration::from_millis(40));
    job
}

/// `countersign` while it runs.
struct Running {
    process: Child,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Running {
    #[track_caller]
    fn start(readers: &Readers, arguments: &[&str], stdin: &str) -> Self {
        use std::io::Write;

        let mut process = Command::new(built("countersign"))
            .args(arguments)
            .env("PCSCLITE_CSOCK_NAME", readers.socket())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        let mut input = process.stdin.take().expect("its input is a pipe");
        input
            .write_all(stdin.as_bytes())
            .expect("it reads its input");
        let lines = BufReader::new(process.stdout.take().expect("its output is a pipe")).lines();
        Self { process, lines }
    }

    /// Reads lines until one that is looked for.
    #[track_caller]
    fn tells(&mut self, is_it: impl Fn(&Value) -> bool) -> Value {
        let lines = self.lines.by_ref().map_while(Result::ok);
        let mut values = lines.map(|line| serde_json::from_str(&line).expect("a JSON line"));
        let found = values.find(is_it);
        found.unwrap_or_else(|| {
            let mut said = String::new();
            let _ = self
                .process
                .stderr
                .as_mut()
                .map(|stderr| stderr.read_to_string(&mut said));
            unreachable!("it ended before it told that: {said}")
        })
    }

    fn ctrl_c(&self) {
        let id = self.process.id().to_string();
        let sent = Command::new("kill")
            .args(["-INT", &id])
            .status()
            .expect("a signal can be sent");
        assert!(sent.success());
    }

    /// The exit code; none when a signal ended it.
    fn ends(mut self) -> Option<i32> {
        self.lines.by_ref().for_each(drop);
        self.process.wait().expect("it ends").code()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Nothing to do where it has ended.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
