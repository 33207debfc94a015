//! What these tests stand on: an office whose officer sees to PINs, too.

use std::fs;
use std::path::Path;

use acceptance::{Ended, Host, Office, Program, Readers};
use serde_json::Value;

/// The roles of an officer who does everything here.
pub(crate) const ROLES: &[&str] = &[
    "issue-certificate",
    "revoke-certificate",
    "manage-pin-letters",
    "unblock-card",
    "use-puk",
];

pub(crate) const HOLDER: &[&str] = &[
    "--input",
    "common_name=Åsa Öberg",
    "--input",
    "email=asa.oberg@example.org",
];

/// The holder, and where a letter finds her.
pub(crate) const AT_HOME: &[&str] = &[
    "--input",
    "street=Östra Vägen 7",
    "--input",
    "postal_code=123 45",
    "--input",
    "city=Växjö",
];

#[track_caller]
pub(crate) fn office() -> Office {
    Office::open_with(Readers::start(), Host::init(&[]), ROLES)
}

/// A shipped procedure whose system PIN is so long that it stands nowhere by chance.
#[track_caller]
pub(crate) fn with_long_pins(office: &Office, procedure: &str) {
    let shipped = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../src-tauri/crates/procedure/shipped"
    );
    let text = fs::read_to_string(format!("{shipped}/{procedure}.toml")).expect("a procedure");
    let long = text.replace("system-length = 6", "system-length = 8");
    assert_ne!(text, long);
    let file = office.file("procedure.toml");
    fs::write(&file, long).expect("a file");
    office
        .host
        .console(["procedures", "import"])
        .arg(file)
        .succeeds();
    office
        .host
        .console(["procedures", "activate", procedure])
        .succeeds();
}

/// The digits that stand alone on a line of a mail.
#[track_caller]
pub(crate) fn digits_in(text: &str) -> String {
    let only_digits =
        |line: &&str| !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit());
    let mut lines = text.lines().map(str::trim).filter(only_digits);
    match (lines.next(), lines.next()) {
        (Some(digits), None) => digits.to_owned(),
        _ => panic!("one line of digits is to stand in {text}"),
    }
}

/// What stands in a PDF, as poppler reads it.
#[track_caller]
pub(crate) fn read(pdf: &Path) -> String {
    let read = Program::foreign("pdftotext")
        .arg("-layout")
        .arg(pdf)
        .arg("-");
    read.succeeds().stdout
}

/// The digits of a letter that stand behind this label; they are printed in groups.
#[track_caller]
pub(crate) fn secret_after(letter: &str, label: &str) -> String {
    let line = letter
        .lines()
        .find(|line| line.trim_start().starts_with(label));
    let line = line.unwrap_or_else(|| panic!("no {label} in {letter}"));
    line.chars().filter(char::is_ascii_digit).collect()
}

/// What OpenSC says when it shows the subject card this PIN.
pub(crate) fn shows_pin(office: &Office, pin: &str) -> Ended {
    pkcs15(office).args(["--verify-pin", "--pin", pin]).ends()
}

#[track_caller]
pub(crate) fn opens_with(office: &Office, pin: &str) {
    let ended = shows_pin(office, pin);
    assert!(
        ended.status.success(),
        "the card is to open with its PIN: {ended}"
    );
}

/// Has OpenSC type wrong PINs until the card has blocked it.
#[track_caller]
pub(crate) fn is_blocked(office: &Office, pin: &str) {
    for wrong in [
        "918273", "827364", "736455", "645546", "554637", "463728", "372819",
    ] {
        let _ = shows_pin(office, wrong);
    }
    let ended = shows_pin(office, pin);
    assert!(!ended.status.success(), "the PIN is to be blocked: {ended}");
}

pub(crate) fn pkcs15(office: &Office) -> Program {
    let reader = office.subject_device();
    office
        .readers
        .foreign("pkcs15-tool")
        .args(["--reader", &reader])
}

/// One member of an answer in JSON, as text.
#[track_caller]
pub(crate) fn text(answer: &Value, pointer: &str) -> String {
    let found = answer.pointer(pointer).and_then(Value::as_str);
    found
        .unwrap_or_else(|| panic!("no {pointer} in {answer}"))
        .to_owned()
}
