//! No secret of a job is in a log or in a file of the host, however much is logged.
#![cfg(target_os = "linux")]
#![expect(
    clippy::expect_used,
    reason = "a bench that cannot be set up fails its test"
)]

use std::fs;
use std::path::Path;

use acceptance::{Host, Office, Readers, Window, said};

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

    let log = Log {
        of: "the window's log",
        text: window.log(),
    };
    assert!(log.text.contains("APDU") && log.text.contains("TRACE"));
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
        log.lacks(secret);
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
    forms: Vec<String>,
}

impl Secret {
    fn text(name: &'static str, text: &str) -> Self {
        Self::new(name, text.as_bytes().to_vec(), vec![text.to_owned()])
    }

    fn hexadecimal(name: &'static str, text: &str) -> Self {
        Self::new(name, hex::decode(text).expect("hexadecimal"), Vec::new())
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
        self.forms
            .iter()
            .any(|form| holds_word(content, form.as_bytes()))
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
