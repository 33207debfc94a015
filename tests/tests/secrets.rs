//! No secret of a job is in a log or in a file of the host, however much is logged.
#![cfg(target_os = "linux")]
#![expect(
    clippy::expect_used,
    reason = "a bench that cannot be set up fails its test"
)]

use std::fs;

use acceptance::{Host, Office, Readers};

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
        secret.is_in_no_file_of(&office.host);
    }
    assert!(
        !run.stdout.contains(NEW_PIN),
        "an entered PIN is not printed: {run}"
    );
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
    fn is_in_no_file_of(&self, host: &Host) {
        let files = fs::read_dir(host.data()).expect("the host has a folder");
        for file in files {
            let path = file.expect("it can be listed").path();
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
