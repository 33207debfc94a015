//! Plays the scenarios in `tests/scenarios/*.txt` and compares every answer with what the file says.
//!
//! A file is a list of lines; blank lines and what follows `#` are left out.
//!
//! ```text
//! scenario NAME                  a new card begins
//! card yubikey [MAJOR.MINOR]     a factory card (without a version: 5.7)
//! card generic [short-apdus-only] [full-aid-only] [strict-le] [tells-puk-tries]
//! reset                          power off and on
//! select                         select the PIV card application
//! manage                         authenticate with the management key, mutually
//! touch refused                  from now on nobody touches the card
//! COMMAND -> ANSWER              send an APDU; ANSWER is hexadecimal, `*` stands for any bytes
//! ```

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test")]

mod management;

use std::time::Duration;
use std::{fs, path::Path};

use virtual_card::{CardState, Model, Touch, VirtualCard};

#[test]
fn every_answer_is_as_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let mut failures = Vec::new();
    let mut played = 0;
    for file in &files {
        let text = fs::read_to_string(file).unwrap();
        let name = file.file_name().unwrap().to_string_lossy();
        played += Play::new(&name, &mut failures).all(&text);
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert!(played > 200, "only {played} APDUs were played");
}

struct Play<'a> {
    file: &'a str,
    scenario: String,
    card: VirtualCard,
    failures: &'a mut Vec<String>,
}

impl<'a> Play<'a> {
    fn new(file: &'a str, failures: &'a mut Vec<String>) -> Self {
        Self {
            file,
            scenario: String::new(),
            card: factory(Model::generic()),
            failures,
        }
    }

    fn all(mut self, text: &str) -> usize {
        let mut played = 0;
        for (number, line) in text.lines().enumerate() {
            let line = line.split('#').next().unwrap_or("").trim();
            if let Some((command, expected)) = line.split_once("->") {
                played += 1;
                self.exchange(number + 1, command, expected);
            } else if !line.is_empty() {
                self.direct(number + 1, line);
            }
        }
        played
    }

    fn direct(&mut self, number: usize, line: &str) {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            ["scenario", ..] => line.clone_into(&mut self.scenario),
            ["card", "yubikey"] => self.card = factory(Model::yubikey(12_345_678)),
            ["card", "yubikey", version] => {
                let (major, minor) = version.split_once('.').unwrap();
                let firmware = [major.parse().unwrap(), minor.parse().unwrap(), 0];
                self.card = factory(Model::YubiKey {
                    firmware,
                    serial: 12_345_678,
                });
            }
            ["card", "generic", ref traits @ ..] => {
                let has = |name| traits.contains(&name);
                self.card = factory(Model::Generic {
                    short_apdus_only: has("short-apdus-only"),
                    full_aid_only: has("full-aid-only"),
                    strict_le: has("strict-le"),
                    tells_puk_tries: has("tells-puk-tries"),
                });
            }
            ["reset"] => drop(self.card.reset()),
            ["select"] => self.exchange(number, "00A4040009A0000003080000100000", "*9000"),
            ["manage"] => management::authenticate(&mut self.card),
            ["touch", "refused"] => self.card.set_touch(Touch::Refused {
                after: Duration::ZERO,
            }),
            _ => panic!("{}:{number}: unknown line {line:?}", self.file),
        }
    }

    fn exchange(&mut self, number: usize, command: &str, expected: &str) {
        let [command, expected] =
            [command, expected].map(|text| text.replace(' ', "").to_uppercase());
        let apdu = hex::decode(&command)
            .unwrap_or_else(|_| panic!("{}:{number}: not hexadecimal", self.file));
        let answer = hex::encode_upper(self.card.transmit(&apdu));
        if !matches(&expected, &answer) {
            let place = format!("{}:{number}: {}", self.file, self.scenario);
            self.failures.push(format!(
                "{place}\n  {command}\n  answered {answer}\n  expected {expected}"
            ));
        }
    }
}

fn factory(model: Model) -> VirtualCard {
    let mut card = VirtualCard::in_memory(CardState::factory(model));
    card.power_on();
    card
}

/// `*` matches any number of bytes, once.
fn matches(expected: &str, answer: &str) -> bool {
    match expected.split_once('*') {
        None => expected == answer,
        Some((start, end)) => {
            answer.len() >= start.len() + end.len()
                && answer.starts_with(start)
                && answer.ends_with(end)
        }
    }
}
