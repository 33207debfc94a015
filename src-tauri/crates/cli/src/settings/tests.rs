use std::fs;

use clap::Parser;
use configuration::{Configuration, Places, Policy};
use serde_json::json;
use tempfile::TempDir;
use workstation::Place;

use crate::{
    arguments::{Arguments, SetHost},
    exit::Exit,
    output::Failure,
    session,
};

/// A machine with that policy, and an authority called `ours.pem`.
struct Machine(TempDir);

impl Machine {
    fn new(policy: &str) -> Self {
        let machine = Self(tempfile::tempdir().unwrap());
        machine.write("policy.conf", policy);
        machine.write("ours.pem", "ours");
        machine.write("mine.pem", "mine");
        machine
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.0.path().join(name), text).unwrap();
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).display().to_string()
    }

    fn configuration(&self) -> Configuration {
        Configuration::read(&Places {
            machine: Some(self.0.path().join("client.conf")),
            user: Some(self.0.path().join("settings.toml")),
            policy: Policy::File(self.0.path().join("policy.conf")),
        })
    }

    /// Where `countersign procedures` with these words works.
    fn place(&self, words: &[&str]) -> Result<Place, Failure> {
        let words = ["countersign", "procedures"].iter().chain(words);
        let command = Arguments::try_parse_from(words).unwrap().command;
        let mut command = super::apply(&self.configuration(), command)?;
        session::place(command.host_options().unwrap())
    }
}

#[test]
fn a_host_of_the_policy_that_is_not_known_allows_no_place() {
    for (policy, line) in [("host.url = 'http://bad'\n", ":1"), ("\n[host\n", ":2")] {
        let machine = Machine::new(policy);
        let (place, mine) = (machine.path("policy.conf") + line, machine.path("mine.pem"));
        let closed = Failure::new("place-closed", json!({ "place": place }), Exit::Refused);
        for words in [
            &[][..],
            &["--host", "https://localhost:9", "--ca", &mine],
            &["--data", &mine],
        ] {
            let refused = machine.place(words).err();
            assert_eq!(refused.as_ref(), Some(&closed), "{policy} {words:?}");
        }
    }
}

#[test]
fn at_the_host_of_the_policy_the_users_authority_does_not_count() {
    let machine = Machine::new("host.url = 'https://host.example'\n");
    let (ours, mine) = (machine.path("ours.pem"), machine.path("mine.pem"));
    machine.write("settings.toml", &format!("host.ca = '{mine}'\n"));
    let words = ["--host", "https://host.example", "--ca", &mine];
    let refused = machine.place(&words).err();
    let not_set = Failure::new("host-authority-not-set", json!({}), Exit::Usage);
    assert_eq!(refused, Some(not_set));
    machine.write("client.conf", &format!("host.ca = '{ours}'\n"));
    for words in [&[][..], &words] {
        let Ok(Place::Remote { url, ca }) = machine.place(words) else {
            panic!("it is a host elsewhere");
        };
        assert_eq!(
            (url.as_str(), ca.as_slice()),
            ("https://host.example", &b"ours"[..])
        );
    }
}

#[test]
fn where_no_policy_locks_it_the_host_is_that_of_the_words() {
    let machine = Machine::new("");
    machine.write("client.conf", "host.url = 'https://host.example'\n");
    let set = super::set_host(&machine.configuration());
    assert!(matches!(set, Some(SetHost::At { locked: false, .. })));
    let mine = machine.path("mine.pem");
    let place = machine.place(&["--host", "https://other.example", "--ca", &mine]);
    let Ok(Place::Remote { url, ca }) = place else {
        panic!("it is a host elsewhere");
    };
    assert_eq!(
        (url.as_str(), ca.as_slice()),
        ("https://other.example", &b"mine"[..])
    );
}

#[test]
fn a_word_of_the_policy_on_practice_that_is_not_known_allows_none() {
    for policy in ["practice.enabled = 'no'\n", "[practice\nenabled = true\n"] {
        let machine = Machine::new(policy);
        let command = Arguments::try_parse_from(["countersign", "practice"])
            .unwrap()
            .command;
        let refused = super::apply(&machine.configuration(), command).err();
        let disabled = Failure::new("practice-disabled", json!({}), Exit::Refused);
        assert_eq!(refused, Some(disabled), "{policy}");
    }
}
