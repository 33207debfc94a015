//! No secret of a job is in a log or in a file of the host, however much is logged.
#![cfg(target_os = "linux")]
#![expect(
    clippy::expect_used,
    reason = "a bench that cannot be set up fails its test"
)]

use std::fs;
use std::path::Path;

use acceptance::{Card, Host, Office, Readers, Window, said};

const NEW_PIN: &str = "80413972";

#[test]
fn no_secret_is_logged_or_lies_open_in_the_hosts_folder() {
    let mut host = Host::init(&[]);
    host.log_everything();
    let office = Office::open_with(Readers::start(), host, &["issue-certificate"]);
    let card = office.card("pre-personalized", &[]);
    let _subject = office.insert(&card);
    let run = office
        .issue("authentication-only", &[&format!("new-pin={NEW_PIN}")])
        .args(["--input", "common_name=Anna Berg"])
        .env("COUNTERSIGN_LOG", "trace")
        .succeeds();
    let secrets = [
        Secret::text("the Signature PIN", office.officer_card().pin()),
        Secret::text("the transport PIN", card.pin()),
        Secret::text("the new PIN", NEW_PIN),
        Secret::text("the PUK", card.puk()),
        Secret::hexadecimal("the card management key", card.management_key()),
    ];
    let desk_log = Log {
        of: "the desk's log",
        text: run.stderr.clone(),
    };
    let host_log = Log {
        of: "the host's log",
        text: office.host.said(),
    };
    // The logs are worth reading only if they have what was exchanged with cards and between desk and host.
    assert!(
        desk_log.text.contains("APDU") && desk_log.text.contains("TRACE"),
        "{run}"
    );
    assert!(host_log.text.contains("TRACE"), "{}", host_log.text);
    for secret in &secrets {
        desk_log.lacks(secret);
        host_log.lacks(secret);
        secret.is_in_no_file_of(&office.host.data());
    }
    assert!(
        !run.stdout.contains(NEW_PIN),
        "an entered PIN is not printed: {run}"
    );
}

/// A private key on its way from the host to a card, and from the archive to the next one.
#[test]
fn no_archived_key_is_logged_or_lies_open_in_the_hosts_folder() {
    let mut host = Host::init(&[]);
    host.log_everything();
    let roles = ["issue-certificate", "recover-key"];
    let office = Office::open_with(Readers::start(), host, &roles);
    let [first, second] = [(); 2].map(|()| office.card("pre-personalized", &[]));
    let email = ["--input", "email=anna.berg@example.org"];
    let subject = office.insert(&first);
    let archived = office
        .issue("archived-encryption", &[])
        .args(["--input", "common_name=Anna Berg", "--key", "9d=rsa2048"])
        .args(email)
        .env("COUNTERSIGN_LOG", "trace")
        .succeeds();
    drop(subject);
    let _subject = office.insert(&second);
    let recovered = office
        .issue("recover-encryption-key", &[&format!("new-pin={NEW_PIN}")])
        .args(["--reason", "The card was lost."])
        .args(email)
        .env("COUNTERSIGN_LOG", "trace")
        .succeeds();

    let key = private_key(&first);
    assert!(key == private_key(&second), "it is the same key");
    // Modulus and public exponent come first, and are no secret: what follows is, throughout.
    let secrets = key[key.len() / 3..].chunks_exact(24);
    let secrets: Vec<_> = secrets
        .map(|part| Secret::part("a part of the private key", part))
        .collect();
    let there = fs::read(first.state()).expect("the card's state");
    assert!(secrets.iter().all(|secret| secret.is_written_in(&there)));
    let logs = [&archived.stderr, &recovered.stderr, &office.host.said()].map(|text| Log {
        of: "a log",
        text: text.clone(),
    });
    for log in &logs {
        assert!(log.text.contains("TRACE"), "{}", log.text);
        secrets.iter().for_each(|secret| log.lacks(secret));
    }
    for secret in &secrets {
        secret.is_in_no_file_of(&office.host.data());
    }
}

/// The private key in 9D of a card in software, PKCS #8: nobody else would get it out of a card.
#[track_caller]
fn private_key(card: &Card) -> Vec<u8> {
    let state = fs::read_to_string(card.state()).expect("the card's state");
    let state: serde_json::Value = serde_json::from_str(&state).expect("JSON");
    let key = state["keys"]["9d"]["private"]["pkcs8"].as_str();
    hex::decode(key.expect("a key")).expect("hexadecimal")
}

/// The window: its page, what a page can keep, and its log, with everything in it that can be logged.
#[test]
fn no_secret_stays_in_the_window_or_its_log() {
    let office = Office::open();
    let card = office.card("pre-personalized", &[]);
    let subject = office.insert(&card);
    let window = Window::open_and_log_everything(&office.readers);
    let officer_pin = office.officer_card().pin();
    window
        .connects_to(&office.host)
        .chooses_officer_device(&office.officer_device())
        .signs_in(officer_pin)
        .chooses_subject_device(&office.subject_device())
        .chooses_procedure("Employee card")
        .fills("Common name", "Anna Berg")
        .fills("E-mail", "anna.berg@example.org")
        .submits(officer_pin);
    let shown = window.notes_the_pin_code();
    window.sees_the_card_issued();
    let after_the_first = window.everything();
    window.goes_to_the_next_card();

    let other = office.card("pre-personalized", &[]);
    drop(subject);
    let _subject = office.insert(&other);
    window
        .chooses_procedure("Authentication only")
        .fills("Common name", "Bo Dahl")
        .submits(officer_pin)
        .enters_the_new_pin(NEW_PIN);
    window.sees_the_card_issued();
    let after_the_second = window.everything();
    assert!(after_the_first.contains("Anna Berg") && after_the_second.contains("Bo Dahl"));
    window.sees(&said("done-pin-entered"));

    let logs = [
        ("the window's log", window.log()),
        ("the window's log files", window.log_files()),
    ]
    .map(|(of, text)| Log { of, text });
    for log in &logs {
        assert!(log.text.contains("APDU") && log.text.contains("TRACE"));
        for holder in ["Anna Berg", "anna.berg@example.org", "Bo Dahl"] {
            log.lacks(&Secret::text("what was typed of a holder", holder));
        }
    }
    let secrets = [
        Secret::text("the officer's PIN", officer_pin),
        Secret::text("the PIN that was shown", &shown),
        Secret::text("the PIN that was entered", NEW_PIN),
        Secret::text("the transport PIN", card.pin()),
        Secret::text("the PUK", card.puk()),
        Secret::hexadecimal("the card management key", card.management_key()),
    ];
    let pages = [after_the_first, after_the_second].map(|text| Log {
        of: "the page",
        text,
    });
    for secret in &secrets {
        logs.iter().for_each(|log| log.lacks(secret));
        pages.iter().for_each(|page| page.lacks(secret));
        for folder in window.folders() {
            secret.is_in_no_file_of(&folder);
        }
    }
}

struct Secret {
    name: &'static str,
    bytes: Vec<u8>,
    /// Whether its bytes are other than its text.
    binary: bool,
    /// Whether it can be a part of something longer: it is long enough not to occur by chance.
    anywhere: bool,
    forms: Vec<String>,
}

impl Secret {
    fn text(name: &'static str, text: &str) -> Self {
        Self::new(name, text.as_bytes().to_vec(), vec![text.to_owned()])
    }

    fn hexadecimal(name: &'static str, text: &str) -> Self {
        Self::new(name, hex::decode(text).expect("hexadecimal"), Vec::new())
    }

    fn part(name: &'static str, bytes: &[u8]) -> Self {
        Self {
            anywhere: true,
            ..Self::new(name, bytes.to_vec(), Vec::new())
        }
    }

    /// Beside its own text a secret can be logged as hexadecimal or as a list of numbers.
    fn new(name: &'static str, bytes: Vec<u8>, mut forms: Vec<String>) -> Self {
        let numbers: Vec<_> = bytes.iter().map(ToString::to_string).collect();
        let binary = forms.is_empty();
        forms.extend([
            hex::encode(&bytes),
            hex::encode_upper(&bytes),
            numbers.join(", "),
        ]);
        Self {
            name,
            bytes,
            binary,
            anywhere: false,
            forms,
        }
    }

    #[track_caller]
    fn is_in_no_file_of(&self, folder: &Path) {
        for file in fs::read_dir(folder).expect("the folder is there") {
            let path = file.expect("it can be listed").path();
            if path.is_dir() {
                self.is_in_no_file_of(&path);
                continue;
            }
            let content = fs::read(&path).expect("it can be read");
            let raw = self.binary && holds(&content, &self.bytes);
            assert!(
                !raw && !self.is_written_in(&content),
                "{} lies in {}",
                self.name,
                path.display()
            );
        }
    }

    fn is_written_in(&self, content: &[u8]) -> bool {
        let found = if self.anywhere { holds } else { holds_word };
        self.forms
            .iter()
            .any(|form| found(content, form.as_bytes()))
    }
}

fn holds(content: &[u8], bytes: &[u8]) -> bool {
    content.windows(bytes.len()).any(|window| window == bytes)
}

/// Whether the word stands there by itself: six digits occur by chance inside a longer number, such as a time's.
fn holds_word(content: &[u8], word: &[u8]) -> bool {
    let joins = |at: Option<&u8>| at.is_some_and(u8::is_ascii_alphanumeric);
    content.windows(word.len()).enumerate().any(|(at, window)| {
        let before = at.checked_sub(1).and_then(|before| content.get(before));
        window == word && !joins(before) && !joins(content.get(at + word.len()))
    })
}

struct Log {
    of: &'static str,
    text: String,
}

impl Log {
    #[track_caller]
    fn lacks(&self, secret: &Secret) {
        let written = secret.is_written_in(self.text.as_bytes());
        assert!(!written, "{} is in {}", secret.name, self.of);
    }
}
