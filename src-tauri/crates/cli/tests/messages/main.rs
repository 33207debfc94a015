//! Every code that a person can meet has its three texts, every key that the command line says is there, and no text
//! is left over.
#![expect(
    clippy::unwrap_used,
    reason = "a file that cannot be read fails its test"
)]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use messages::Messages;
use procedure::{
    CertificateContentFault, DraftFault, FieldFault, Missing, NoSystemPin, PinFault, TemplateFault,
    ValueFault, WhyNot, WhyNotCard,
};
use protocol::{HostRule, Refusal};

mod faults;

/// The codes of desk, host and domain. Not among them: the mistakes in a procedure's file (`procedure::Rule`), which
/// `countersign-host` tells with file, line and rule to whoever writes procedures.
fn codes() -> BTreeSet<String> {
    let mut codes: BTreeSet<&str> = desk::CODES.iter().copied().collect();
    codes.extend(refusals());
    for of_one_type in [
        CertificateContentFault::CODES,
        DraftFault::CODES,
        FieldFault::CODES,
        Missing::CODES,
        NoSystemPin::CODES,
        PinFault::CODES,
        TemplateFault::CODES,
        ValueFault::CODES,
        WhyNot::CODES,
        WhyNotCard::CODES,
    ] {
        codes.extend(of_one_type);
    }
    codes.extend(HostRule::ALL.map(HostRule::code));
    let own = quoted_after(&["Failure::new(\"", "Self::new(\"", ".told_as(\"", "error(\""]);
    codes
        .into_iter()
        .map(str::to_owned)
        .chain(own)
        .chain(codes_of_the_window())
        .collect()
}

/// The codes that workstation, configuration, the window's shell and the window itself give, by their sources: the window's shell is
/// no library.
fn codes_of_the_window() -> BTreeSet<String> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut codes = BTreeSet::new();
    for (folder, extension, beginning) in [
        ("workstation/src", "rs", "Trouble::new(\""),
        ("desk/src", "rs", "Trouble::new(\""),
        ("configuration/src", "rs", "Trouble::new(\""),
        ("../src", "rs", "Trouble::new(\""),
        ("../../ui/src", "ts", "code:'"),
        ("../../ui/src", "svelte", "code:'"),
    ] {
        for file in files(&crates.join(folder), extension) {
            let text = fs::read_to_string(&file).unwrap();
            let path = file.to_string_lossy();
            if path.contains(".test.") || path.contains("/testing") {
                continue;
            }
            // A mistake in a file is told in a sentence, and is no error.
            if path.ends_with("mistake.rs") {
                continue;
            }
            let text: String = text.split_whitespace().collect();
            codes.extend(quoted(&text, beginning));
            // Functions that name each variant of an error; the desk lists its own.
            if folder.starts_with("desk") {
                continue;
            }
            for function in text.split("fn") {
                let name = function.split(['(', '<']).next().unwrap_or_default();
                if name.ends_with("code") {
                    codes.extend(quoted(function, "=>\""));
                    codes.extend(quoted(function, "=>{\""));
                }
            }
        }
    }
    assert!(codes.contains("no-place") && codes.contains("practice-no-such-card"));
    codes
}

/// The words in quotes that follow `beginning`.
fn quoted(text: &str, beginning: &str) -> Vec<String> {
    let after = text.split(beginning).skip(1);
    let words = after.filter_map(|rest| rest.split(['"', '\'']).next());
    let words = words.filter(|word| {
        !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c == '-')
    });
    words.map(str::to_owned).collect()
}

/// One name for each variant of [`Refusal`]: the `match` fails to compile when there is another one.
fn refusals() -> Vec<&'static str> {
    fn named(refusal: &Refusal) -> &'static str {
        match refusal {
            Refusal::NotSignedIn
            | Refusal::UnknownOfficer
            | Refusal::OfficerCertificate { .. }
            | Refusal::MissingRole { .. }
            | Refusal::UnknownProcedure { .. }
            | Refusal::StaleRevision { .. }
            | Refusal::UnknownCard
            | Refusal::DraftRefused { .. }
            | Refusal::Document { .. }
            | Refusal::DiffersFromOpenRequest { .. }
            | Refusal::NonceNotGood
            | Refusal::OrderIdTaken
            | Refusal::ProofRefused { .. }
            | Refusal::NotTheProductionKey { .. }
            | Refusal::UnknownOrder
            | Refusal::OrderState { .. }
            | Refusal::Recovery { .. }
            | Refusal::PinMailer { .. }
            | Refusal::TakeIn { .. }
            | Refusal::FactorySecretLeft { .. }
            | Refusal::CardNotIssued
            | Refusal::CardHasOpenOrder { .. }
            | Refusal::PukNotHeld
            | Refusal::Letters { .. }
            | Refusal::Mail { .. }
            | Refusal::ReceiptRefused { .. }
            | Refusal::ClockApart { .. }
            | Refusal::Malformed { .. }
            | Refusal::Internal { .. } => refusal.code(),
        }
    }
    let example = |json: &str| serde_json::from_str::<Refusal>(json).unwrap();
    let all = [
        r#"{"code":"not-signed-in"}"#,
        r#"{"code":"unknown-officer"}"#,
        r#"{"code":"officer-certificate","why":"revoked"}"#,
        r#"{"code":"missing-role","role":"issue-certificate"}"#,
        r#"{"code":"unknown-procedure","id":"employee-card"}"#,
        r#"{"code":"stale-revision","id":"employee-card","active":null}"#,
        r#"{"code":"unknown-card"}"#,
        r#"{"code":"draft-refused","faults":[]}"#,
        r#"{"code":"document","why":"form"}"#,
        r#"{"code":"differs-from-open-request","what":"card"}"#,
        r#"{"code":"nonce-not-good"}"#,
        r#"{"code":"order-id-taken"}"#,
        r#"{"code":"proof-refused","key":"9a"}"#,
        r#"{"code":"not-the-production-key","key":"9a"}"#,
        r#"{"code":"unknown-order"}"#,
        r#"{"code":"order-state","state":"completed"}"#,
        r#"{"code":"recovery","why":{"reason":"none-found","fields":["email"]}}"#,
        r#"{"code":"recovery","why":{"reason":"several-holders","fields":["email"]}}"#,
        r#"{"code":"recovery","why":{"reason":"not-archived","id":"17"}}"#,
        r#"{"code":"recovery","why":{"reason":"other-holder","id":"17","fields":["email"]}}"#,
        r#"{"code":"recovery","why":{"reason":"more-places-needed","keys":3,"places":1}}"#,
        r#"{"code":"recovery","why":{"reason":"signing-key"}}"#,
        r#"{"code":"recovery","why":{"reason":"unknown-request"}}"#,
        r#"{"code":"recovery","why":{"reason":"request-state","state":"used"}}"#,
        r#"{"code":"recovery","why":{"reason":"approvals-missing","needed":2,"given":1}}"#,
        r#"{"code":"recovery","why":{"reason":"differs-from-request","what":"card"}}"#,
        r#"{"code":"recovery","why":{"reason":"own-request"}}"#,
        r#"{"code":"recovery","why":{"reason":"decided-already"}}"#,
        r#"{"code":"recovery","why":{"reason":"compromised","id":"17"}}"#,
        r#"{"code":"recovery","why":{"reason":"too-many-requests","max":100}}"#,
        r#"{"code":"recovery","why":{"reason":"record-not-good","id":"17"}}"#,
        r#"{"code":"pin-mailer","why":{"fault":"not-asked-for"}}"#,
        r#"{"code":"pin-mailer","why":{"fault":"no-address"}}"#,
        r#"{"code":"pin-mailer","why":{"fault":"not-an-address"}}"#,
        r#"{"code":"pin-mailer","why":{"fault":"where-the-card-goes","field":"email"}}"#,
        r#"{"code":"pin-mailer","why":{"fault":"no-letter-id"}}"#,
        r#"{"code":"pin-mailer","why":{"fault":"letter-id-used","id":"PL-1","next":"PL-2"}}"#,
        r#"{"code":"pin-mailer","why":{"fault":"mail-not-set-up"}}"#,
        r#"{"code":"take-in","why":"not-allowed"}"#,
        r#"{"code":"take-in","why":"in-stock"}"#,
        r#"{"code":"take-in","why":"guid-taken"}"#,
        r#"{"code":"take-in","why":"no-identity"}"#,
        r#"{"code":"factory-secret-left","secret":"puk"}"#,
        r#"{"code":"card-not-issued"}"#,
        r#"{"code":"card-has-open-order","order":"0199f3b2-7c3e-7d41-9a55-2f4c8e6b1a01"}"#,
        r#"{"code":"puk-not-held"}"#,
        r#"{"code":"letters","why":{"fault":"unknown","letter":"7"}}"#,
        r#"{"code":"letters","why":{"fault":"state","id":"PL-1","state":"waiting"}}"#,
        r#"{"code":"letters","why":{"fault":"printed-before","id":"PL-1"}}"#,
        r#"{"code":"letters","why":{"fault":"id-taken","id":"PL-1","free-from":2}}"#,
        r#"{"code":"mail","why":"unknown"}"#,
        r#"{"code":"mail","why":"erased"}"#,
        r#"{"code":"mail","why":"under-way"}"#,
        r#"{"code":"receipt-refused","what":"card"}"#,
        r#"{"code":"clock-apart","host-time":"2026-11-22T10:00:00Z"}"#,
        r#"{"code":"malformed","what":"JSON"}"#,
        r#"{"code":"internal","reference":"7f3a"}"#,
    ];
    all.into_iter().map(|json| named(&example(json))).collect()
}

#[test]
fn every_code_has_its_three_texts() {
    let there: BTreeSet<String> = Messages::error_codes()
        .into_iter()
        .map(str::to_owned)
        .collect();
    let missing: Vec<_> = codes()
        .into_iter()
        .filter(|code| !there.contains(code))
        .collect();
    assert!(missing.is_empty(), "codes without texts: {missing:?}");
    let catalogue = fluent();
    for code in &there {
        let entry = entry(&catalogue, &format!("error-{code}"));
        for part in [".not-done = ", ".next = "] {
            assert!(entry.contains(part), "{code} lacks {part}");
        }
    }
}

#[test]
fn no_text_is_left_over() {
    let codes = codes();
    let left_over: Vec<_> = Messages::error_codes()
        .into_iter()
        .filter(|code| !codes.contains(*code))
        .collect();
    assert!(
        left_over.is_empty(),
        "texts of codes that nobody gives: {left_over:?}"
    );
}

#[test]
fn every_run_that_ended_early_says_what_it_left_behind() {
    let catalogue = fluent();
    for left in desk::LeftBehind::ALL {
        assert!(
            !entry(&catalogue, &format!("left-behind-{}", left.name())).is_empty(),
            "{left:?}"
        );
    }
}

#[test]
fn every_key_that_is_said_is_there() {
    let catalogue = fluent();
    let families = [
        ("step-", desk::Step::ALL.map(desk::Step::name).to_vec()),
        ("doing-", desk::Step::ALL.map(desk::Step::name).to_vec()),
        (
            "order-state-",
            [
                "granted",
                "executing",
                "fulfilled",
                "completed",
                "abandoned",
                "superseded",
                "expired",
            ]
            .to_vec(),
        ),
        (
            "request-state-",
            ["pending", "approved", "refused", "used", "expired"].to_vec(),
        ),
        (
            "archived-status-",
            desk::ArchivedStatus::ALL
                .map(desk::ArchivedStatus::name)
                .to_vec(),
        ),
        (
            "pin-rule-",
            [
                "min-length",
                "max-length",
                "only-digits",
                "no-repeats",
                "no-sequences",
                "not-factory",
                "not-holder-data",
            ]
            .to_vec(),
        ),
        (
            "broken-",
            [
                "min-length",
                "max-length",
                "only-digits",
                "no-repeats",
                "no-sequences",
                "not-factory",
                "not-holder-data",
            ]
            .to_vec(),
        ),
        (
            "cancel-",
            ["free", "leaves-new-keys", "leaves-open-order", "no"].to_vec(),
        ),
        (
            "stop-",
            ["free", "leaves-new-keys", "leaves-open-order", "no"].to_vec(),
        ),
        ("pin-is-", ["system", "entered"].to_vec()),
        (
            "ask-",
            [
                "sign-in-pin",
                "signature-pin",
                "abandon-pin",
                "recovery-request-pin",
                "recovery-decision-pin",
            ]
            .to_vec(),
        ),
        (
            "",
            [
                "yes",
                "no",
                "no-orders",
                "no-open-orders",
                "archived-keys",
                "recovered-keys",
                "will-be-approved",
                "will-be-refused",
            ]
            .to_vec(),
        ),
        (
            "secret-",
            ["signature-pin", "holder-pin", "new-pin"].to_vec(),
        ),
    ];
    let of_families = families
        .iter()
        .flat_map(|(family, names)| names.iter().map(move |name| format!("{family}{name}")));
    let said = quoted_after(&["say(\"", "fill(\"", "word(\"", "question(\"", "fact(\""]);
    let said = said.into_iter().filter(|key| !key.contains('{'));
    for key in of_families.chain(said) {
        assert!(!entry(&catalogue, &key).is_empty(), "no text for {key}");
    }
}

/// The words in quotes that follow one of `beginnings` in the sources of the command line.
fn quoted_after(beginnings: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for file in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "rs") {
        // However the lines are broken.
        let text: String = fs::read_to_string(file)
            .unwrap()
            .split_whitespace()
            .collect();
        for beginning in beginnings {
            let after = text.split(beginning).skip(1);
            found.extend(after.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())));
        }
    }
    assert!(!found.is_empty());
    found.retain(|word| word.chars().all(|c| c.is_ascii_lowercase() || c == '-'));
    found
}

fn fluent() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../messages/en");
    files(&folder, "ftl")
        .into_iter()
        .map(|file| fs::read_to_string(file).unwrap())
        .collect()
}

/// A key's text with its attributes.
fn entry<'a>(catalogue: &'a str, key: &str) -> &'a str {
    let Some(start) = catalogue.find(&format!("\n{key} =")) else {
        return "";
    };
    let rest = &catalogue[start + 1..];
    let end = rest
        .match_indices('\n')
        .find(|(at, _)| !rest[at + 1..].starts_with(' '))
        .map_or(rest.len(), |(at, _)| at);
    &rest[..end]
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|there| there == extension) {
            found.push(path);
        }
    }
    found
}
