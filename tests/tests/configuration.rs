//! The configuration that `countersign` finds on its machine: the machine's file, the user's, and the policy.
#![cfg(target_os = "linux")]

use std::fs;
use std::path::Path;

use acceptance::{Machine, Office, Program};

const MACHINE: &str = "/etc/countersign/client.conf";
const POLICY: &str = "/etc/countersign/policy.conf";

#[test]
fn the_host_that_is_set_does_the_work() {
    let (machine, office) = (Machine::start(), Office::open());
    let (url, ca) = (
        office.host.url(),
        office.host.ca_file().display().to_string(),
    );
    machine.write(
        MACHINE,
        &format!("[host]\nurl = \"{url}\"\nca = \"{ca}\"\n"),
    );
    let listed = as_officer(&machine, &office, &["procedures", "--json"]).succeeds();
    assert!(listed.stdout.contains("employee-card"), "{listed}");
    // The text of the authority does as well as its file.
    let pem = fs::read_to_string(&ca).expect("the host wrote it");
    machine.write(
        MACHINE,
        &format!("[host]\nurl = \"{url}\"\nca = '''\n{pem}'''\n"),
    );
    as_officer(&machine, &office, &["procedures", "--json"]).succeeds();
    // Without it, nobody is trusted.
    machine.write(MACHINE, &format!("[host]\nurl = \"{url}\"\n"));
    let ended = as_officer(&machine, &office, &["procedures", "--json"]).fails();
    assert_eq!(ended.json()["error"]["code"], "host-authority-not-set");
}

#[test]
fn what_is_said_on_the_command_line_comes_before_what_is_set() {
    let (machine, office) = (Machine::start(), Office::open());
    machine.write(
        MACHINE,
        "[host]\nurl = \"https://127.0.0.1:1\"\nca = \"/nonexistent/ca.pem\"\n",
    );
    let ended = as_officer(&machine, &office, &["procedures", "--json"]).fails();
    assert_eq!(ended.json()["error"]["code"], "ca-unreadable");
    as_officer(&machine, &office, &["procedures", "--json"])
        .env("COUNTERSIGN_HOST", office.host.url())
        .env("COUNTERSIGN_CA", office.host.ca_file())
        .succeeds();
}

#[test]
fn the_host_of_the_policy_is_the_only_one() {
    let (machine, office) = (Machine::start(), Office::open());
    let (url, ca) = (
        office.host.url(),
        office.host.ca_file().display().to_string(),
    );
    machine.write(POLICY, &format!("[host]\nurl = \"{url}\"\nca = \"{ca}\"\n"));
    machine.write(MACHINE, "[host]\nurl = \"https://127.0.0.1:1\"\n");
    as_officer(&machine, &office, &["procedures", "--json"]).succeeds();
    let elsewhere = [
        vec!["--host", "https://127.0.0.1:1", "--ca", ca.as_str()],
        vec!["--data", "/nonexistent"],
    ];
    for words in elsewhere {
        let ended = as_officer(&machine, &office, &["procedures", "--json"]);
        let ended = ended.args(&words).fails();
        assert_eq!(ended.json()["error"]["code"], "place-locked", "{words:?}");
    }
}

#[test]
fn a_machine_without_practice_refuses_it() {
    let machine = Machine::start();
    let practice = || {
        machine
            .ours("countersign")
            .args(["practice", "--cards", "--json"])
    };
    practice().succeeds();
    machine.write(MACHINE, "[practice]\nenabled = false\n");
    let ended = practice().fails();
    assert_eq!(ended.json()["error"]["code"], "practice-disabled");
    // A user allows it again where only the machine's file says no, and not where the policy does.
    let user = tempfile::tempdir().expect("a temporary folder");
    let settings = user.path().join("settings.toml");
    fs::write(settings, "practice.enabled = true\n").expect("a file");
    practice().env("COUNTERSIGN_CONFIG", user.path()).succeeds();
    machine.write(POLICY, "[practice]\nenabled = false\n");
    practice().env("COUNTERSIGN_CONFIG", user.path()).fails();
    // Nothing that a user can set leads away from the policy.
    fs::create_dir_all(user.path().join("etc/countersign")).expect("a folder");
    practice()
        .env("COUNTERSIGN_CONFIG", user.path())
        .env("XDG_CONFIG_DIRS", user.path().join("etc"))
        .env("HOME", user.path())
        .fails();
}

#[test]
fn mistakes_are_said_once_with_file_and_line_and_keep_nothing_from_working() {
    let machine = Machine::start();
    machine.write(
        MACHINE,
        "locale = \"en\"\ncolour = 1\n\n[pin]\nshow_seconds = 3\nno toml\n",
    );
    machine.write(POLICY, "[officer]\nidle_lock_minutes = \"long\"\n");
    let said = machine
        .ours("countersign")
        .args(["practice", "--cards"])
        .succeeds();
    for place in [":2", ":5", ":6"] {
        let place = format!("{MACHINE}{place}");
        assert_eq!(said.stderr.matches(&place).count(), 1, "{place}: {said}");
    }
    assert_eq!(
        said.stderr.matches(&format!("{POLICY}:2")).count(),
        1,
        "{said}"
    );
    said.says("“colour”").says("from 5 to 600");
    let json = machine
        .ours("countersign")
        .args(["practice", "--cards", "--json"])
        .succeeds();
    assert_eq!(json.stderr, "");
    assert!(json.json()["cards"].is_array());
}

#[test]
fn a_policy_that_is_not_legible_lets_the_user_unlock_nothing() {
    let machine = Machine::start();
    let user = tempfile::tempdir().expect("a temporary folder");
    let settings = user.path().join("settings.toml");
    fs::write(settings, "practice.enabled = true\n").expect("a file");
    machine.write(MACHINE, "[practice]\nenabled = false\n");
    machine.write(POLICY, "[practice\nenabled = false\n");
    let practice = machine.ours("countersign").args(["practice", "--cards"]);
    let ended = practice.env("COUNTERSIGN_CONFIG", user.path()).fails();
    ended.says(&format!("{POLICY}:1")).says("practice.enabled");
}

#[test]
fn as_much_is_logged_as_is_set() {
    let machine = Machine::start();
    let state = tempfile::tempdir().expect("a temporary folder");
    let refused = || {
        let program = machine
            .ours("countersign")
            .env("XDG_STATE_HOME", state.path());
        program.args(["card", "--device", "No such device"]).fails();
    };
    let logs = state.path().join("countersign/log");
    machine.write(MACHINE, "[log]\nlevel = \"off\"\n");
    refused();
    assert!(!logs.exists());
    machine.write(MACHINE, "[log]\nlevel = \"warn\"\n");
    refused();
    let files: Vec<_> = fs::read_dir(&logs).expect("the folder of logs").collect();
    assert_eq!(files.len(), 1);
    let file = files[0].as_ref().expect("an entry").path();
    let name = file
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    assert!(name.ends_with(".countersign.log"), "{name}");
    let text = fs::read_to_string(file).expect("a log file");
    assert!(text.contains("WARN"), "{text}");
}

/// `countersign` on that machine, at the readers of the office, with the officer's PIN; it is told of no host.
fn as_officer(machine: &Machine, office: &Office, words: &[&str]) -> Program {
    let pin = format!("signature-pin={}", office.officer_card().pin());
    let program = machine.program(Path::new(&acceptance::built("countersign")));
    program
        .args(words)
        .args([
            "--officer-device",
            &office.officer_device(),
            "--secrets",
            "-",
        ])
        .env("PCSCLITE_CSOCK_NAME", office.readers.socket())
        .stdin(pin)
}
