//! The whole job by the real program, at the practice desk: its readers, cards and host are inside the program.

mod program;

use program::{Ended, countersign};
use serde_json::Value;

/// What differs from run to run.
const CHANGING: &[(&str, &str)] = &[
    (r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "[order]"),
    (r"\b[0-9a-f]{32}\b", "[serial number                 ]"),
    // Months have shorter and longer names.
    (r"\d{1,2} [A-Z][a-z]{2,3} \d{4} +", "[day]        "),
    (r"Valid until +", "Valid until  "),
    (r" +\d+(\.\d)? m?s( |\n)", "  [time]$2"),
    (
        r"  \S*countersign(\.exe)? practice",
        "  countersign practice",
    ),
    (r"PIN code  \d{6}\n", "PIN code  [PIN]\n"),
];

fn practice(arguments: &[&str]) -> Ended {
    countersign(&[&["practice"], arguments].concat(), "")
}

fn with_pin(pin: &str, arguments: &[&str]) -> Ended {
    let arguments = [&["practice", "--secrets", "-"], arguments].concat();
    countersign(&arguments, &format!("signature-pin={pin}\n"))
}

fn snapshot(name: &str, text: &str) {
    // What stands where a text is missing.
    for word in ["no text for", "lacks an argument"] {
        assert!(!text.contains(word), "{text}");
    }
    insta::with_settings!({ filters => CHANGING.to_vec() }, { insta::assert_snapshot!(name, text) });
}

#[test]
fn an_employee_card_is_issued_step_by_step() {
    let ended = practice(&[]);
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    snapshot("employee_card_result", &ended.stdout);
    snapshot("employee_card_steps", &ended.stderr);
}

#[test]
fn a_key_is_archived() {
    let ended = practice(&["--procedure", "archived-encryption", "--json"]);
    assert_eq!((ended.code, ended.stderr.as_str()), (0, ""));
    let result = ended.json().pop().unwrap();
    let archived = &result["archived"];
    assert_eq!(archived[0]["key"], "9d", "{result}");
    assert_eq!(archived[0]["algorithm"], "RSA-2048", "{result}");
    assert_eq!(result["certificates"].as_array().map(Vec::len), Some(3));
}

#[test]
fn the_key_of_a_lost_card_is_recovered() {
    let ended = practice(&["--procedure", "recover-encryption-key"]);
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    snapshot("recovered_result", &ended.stdout);
    let said = ["is archived, and the card is lost.", "Delivered keys"];
    assert!(said.iter().all(|said| ended.stderr.contains(said)));
    let pins = |text: &str| text.matches("PIN code").count();
    assert_eq!(
        pins(&ended.stdout) + pins(&ended.stderr),
        1,
        "{}",
        ended.stderr
    );
}

/// Who would approve is not at a practice desk: the draft says what is missing.
#[test]
fn another_holders_key_wants_more_than_one_officer() {
    let ended = practice(&["--procedure", "recover-for-investigation"]);
    assert_eq!(ended.code, 6, "{}", ended.stderr);
    assert!(
        ended
            .stderr
            .contains("No archived certificate is chosen for 9d")
    );
}

#[test]
fn programs_read_steps_pin_code_and_result() {
    let ended = practice(&["--json"]);
    assert_eq!((ended.code, ended.stderr.as_str()), (0, ""));
    let mut lines = ended.json();
    let result = lines.pop().unwrap();
    let steps: Vec<_> = lines
        .iter()
        .filter_map(|line| line["step"].as_str())
        .collect();
    let all = [
        "read",
        "open",
        "generate",
        "sign",
        "host",
        "certificates",
        "check",
        "pin",
        "receipt",
    ];
    assert_eq!(steps, all);
    let pins: Vec<_> = lines
        .iter()
        .filter_map(|line| line["pinCode"].as_str())
        .collect();
    assert!(
        matches!(pins[..], [pin] if pin.len() == 6 && pin.bytes().all(|digit| digit.is_ascii_digit()))
    );
    let keys = |result: &Value| -> Vec<String> {
        let certificates = result["certificates"].as_array().unwrap();
        certificates
            .iter()
            .map(|issued| issued["key"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(keys(&result), ["9a", "9c", "9d"]);
    assert_eq!(result["pin"], "system");
}

#[test]
fn keys_are_generated_with_the_algorithm_that_was_chosen() {
    let ended = countersign(
        &[
            "practice",
            "--json",
            "--procedure",
            "blank-card",
            "--key",
            "9a=rsa2048",
            "--secrets",
            "-",
        ],
        "new-pin=192837\n",
    );
    assert_eq!(ended.code, 0, "{}", ended.stdout);
    let result = ended.json().pop().unwrap();
    assert_eq!(
        result["certificates"][0]["certificate"]["algorithm"],
        "RSA-2048"
    );
    assert_eq!(
        result["certificates"][1]["certificate"]["algorithm"],
        "P-256"
    );
    assert_eq!(result["pin"], "entered");
    assert!(
        !ended.stdout.contains("pinCode"),
        "an entered PIN is not shown"
    );
}

#[test]
fn a_further_certificate_is_not_stored() {
    let ended = practice(&[
        "--json",
        "--procedure",
        "authentication-only",
        "--action",
        "9a=issue",
    ]);
    assert_eq!(ended.code, 0, "{}", ended.stdout);
    assert_eq!(
        ended.json().pop().unwrap()["certificates"][0]["stored"],
        false
    );
}

#[test]
fn a_dry_run_says_what_would_be_signed_and_stops() {
    let ended = practice(&[
        "--dry-run",
        "--input",
        "common_name=Åsa Öberg",
        "--input",
        "email=asa@example.org",
    ]);
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    snapshot("dry_run", &ended.stdout);
    assert!(!ended.stderr.contains("Receipt"));
    let json = practice(&["--dry-run", "--json"]).json();
    let draft = &json[0]["draft"];
    assert_eq!(draft["procedure"]["id"], "employee-card");
    let signed = &draft["summary"]["words"][1];
    assert_eq!(signed["code"], "signed-card");
    assert_eq!(signed["data"]["card"]["data"]["id"], "20000001");
    assert_eq!(signed["text"], "Card with serial 20000001.");
    let why_not = &draft["rows"][0]["actions"][0]["whyNot"];
    assert_eq!(why_not["code"], "certificate-there");
    assert_eq!(
        why_not["text"],
        "There is a transport certificate for key 9a already."
    );
}

#[test]
fn a_dry_run_names_the_keys_that_will_be_generated() {
    let ended = practice(&["--dry-run", "--procedure", "blank-card"]);
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    snapshot("dry_run_blank_card", &ended.stdout);
}

#[test]
fn a_field_that_lands_in_no_certificate_is_named() {
    let fields = [
        "--input",
        "common_name=Anna Berg",
        "--input",
        "email=a@example.org",
        "--input",
        "department=Sales",
    ];
    let ended = practice(&[&["--dry-run"], &fields[..]].concat());
    assert!(
        ended.stdout.contains("In no certificate: Department."),
        "{}",
        ended.stdout
    );
    let ended = practice(&[&["--json"], &fields[..]].concat());
    assert_eq!(ended.json()[0]["inNoCertificate"][0], "department");
}

#[test]
fn a_value_that_no_field_holds_is_told_by_the_label() {
    let ended = practice(&["--input", &format!("department={}", "x".repeat(300))]);
    assert_eq!(ended.code, 6, "{}", ended.stderr);
    assert!(
        ended.stderr.contains("Department has more than 256"),
        "{}",
        ended.stderr
    );
}

#[test]
fn a_field_is_named_by_its_name_or_by_its_label_and_once() {
    let labels = [
        "--input",
        "COMMON name=Åsa",
        "--input",
        "e-mail=a@example.org",
    ];
    let ended = practice(&[&["--dry-run"], &labels[..]].concat());
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    assert!(ended.stdout.contains("E-mail: a@example.org"));
    for repeated in [
        &[
            "--input",
            "email=a@example.org",
            "--input",
            "E-mail=b@example.org",
        ][..],
        &[
            "--input",
            "email=a@example.org",
            "--input",
            "email=a@example.org",
        ],
        &["--action", "9a=redo", "--action", "9A=blank"],
        &["--key", "9a=rsa2048", "--key", "9a=eccp256"],
    ] {
        let ended = practice(repeated);
        assert_eq!((ended.code, ended.stdout.as_str()), (2, ""), "{repeated:?}");
        assert!(
            ended.stderr.contains("is given twice for"),
            "{}",
            ended.stderr
        );
        assert!(
            ended.stderr.contains("Code: given-twice"),
            "{}",
            ended.stderr
        );
    }
}

#[test]
fn a_dry_run_of_a_draft_that_cannot_be_submitted_fails_and_says_why() {
    let arguments = ["--dry-run", "--input", "common_name=Anna Berg"];
    let ended = practice(&arguments);
    assert_eq!((ended.code, ended.stdout.as_str()), (6, ""));
    for words in [
        "  – E-mail must be filled.",
        "Next: Fill E-mail.",
        "Code: draft-incomplete\n",
    ] {
        assert!(ended.stderr.contains(words), "{}", ended.stderr);
    }
    let ended = practice(&[&["--json"], &arguments[..]].concat());
    assert_eq!(ended.code, 6);
    let [draft, error] = &ended.json()[..] else {
        panic!("{}", ended.stdout)
    };
    assert_eq!(draft["draft"]["faults"][0]["about"], "email");
    assert_eq!(
        draft["draft"]["faults"][0]["text"],
        "E-mail must be filled."
    );
    assert_eq!(error["error"]["code"], "draft-incomplete");
}

#[test]
fn a_procedure_is_shown_with_all_that_it_asks_for() {
    let ended = practice(&["--show"]);
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    snapshot("shown_procedure", &ended.stdout);
    let shown = &practice(&["--show", "--procedure", "blank-card", "--json"]).json()[0];
    assert_eq!(shown["procedure"]["id"], "blank-card");
    assert_eq!(shown["card"]["stock"], "blank");
    assert_eq!(shown["keys"][0]["source"], "generate");
    assert_eq!(shown["fields"][0]["label"], "Common name");
    assert_eq!(shown["pin"]["distribution"], "enter-at-ra");
    let list = practice(&["--procedures"]);
    assert_eq!(list.code, 0, "{}", list.stderr);
    snapshot("procedures", &list.stdout);
}

#[test]
fn practice_tells_of_no_command_for_a_real_desk() {
    for (code, arguments) in [
        (6, &["--procedure", "visitor-card"][..]),
        (6, &["--action", "9e=redo"]),
        (6, &["--procedure", "blank-card", "--card", "1"]),
        (2, &["--card", "99"]),
    ] {
        let ended = practice(arguments);
        assert_eq!(ended.code, code, "{}", ended.stderr);
        let commands = ended.stderr.split("countersign").skip(1);
        assert!(
            commands.clone().all(|rest| rest.starts_with(" practice")),
            "{}",
            ended.stderr
        );
    }
    let range = practice(&["--card", "99"]).stderr;
    assert!(range.contains("Choose one from 1 to 6"), "{range}");
}

#[test]
fn a_wrong_signature_pin_says_how_many_tries_are_left() {
    let ended = with_pin("000000", &[]);
    assert_eq!((ended.code, ended.stdout.as_str()), (4, ""));
    snapshot("wrong_signature_pin", &ended.stderr);
    let json = with_pin("000000", &["--json"]);
    assert_eq!(json.code, 4);
    let error = &json.json()[0]["error"];
    assert_eq!(
        (error["code"].as_str(), error["data"]["tries-left"].as_u64()),
        (Some("wrong-pin"), Some(2))
    );
}

#[test]
fn what_is_wrong_with_a_draft_is_said_all_at_once() {
    let fields = practice(&["--input", "common_name=A", "--input", "email=anna@"]);
    assert_eq!((fields.code, fields.stdout.as_str()), (6, ""));
    snapshot("invalid_fields", &fields.stderr);
    let json = practice(&[
        "--json",
        "--input",
        "common_name=A",
        "--input",
        "email=anna@",
    ]);
    let faults = json.json()[0]["error"]["data"]["faults"]
        .as_array()
        .unwrap()
        .len();
    assert!(faults >= 2, "{}", json.stdout);
}

#[test]
fn what_cannot_be_done_says_why() {
    for (name, arguments) in [
        ("no_such_field", &["--input", "shoe_size=44"][..]),
        ("no_such_procedure", &["--procedure", "visitor-card"]),
        ("no_procedure_name", &["--procedure", "Visitor Card"]),
        ("impossible_action", &["--action", "9a=add"]),
        ("key_not_in_procedure", &["--action", "9e=redo"]),
        ("nothing_generated", &["--key", "9a=rsa2048"]),
        (
            "procedure_for_other_cards",
            &["--procedure", "blank-card", "--card", "1"],
        ),
    ] {
        let ended = practice(arguments);
        assert_eq!(
            (ended.code, ended.stdout.as_str()),
            (6, ""),
            "{name}: {}",
            ended.stderr
        );
        snapshot(name, &ended.stderr);
    }
}

#[test]
fn a_new_pin_against_the_rules_is_refused_before_anything_is_changed() {
    let arguments = [
        "practice",
        "--procedure",
        "authentication-only",
        "--secrets",
        "-",
    ];
    let ended = countersign(&arguments, "new-pin=111111\n");
    snapshot("new_pin_refused", &ended.stderr);
    assert_eq!(ended.code, 4, "{}", ended.stderr);
    assert_eq!(ended.stdout, "");
}

#[test]
fn a_secrets_file_that_cannot_be_taken_is_refused_without_its_content() {
    for (stdin, code) in [
        ("pin=135790\n", "secrets-malformed"),
        ("signature-pin 135790\n", "secrets-malformed"),
    ] {
        let ended = countersign(&["practice", "--secrets", "-"], stdin);
        assert_eq!(ended.code, 2);
        assert!(
            ended.stderr.contains(code) && !ended.stderr.contains("135790"),
            "{}",
            ended.stderr
        );
    }
    let missing = countersign(&["practice", "--secrets", "no such file"], "");
    assert_eq!(missing.code, 2);
    for words in ["secrets-unreadable", "there is no such file or folder"] {
        assert!(missing.stderr.contains(words), "{}", missing.stderr);
    }
    let large = countersign(&["practice", "--secrets", "-"], &"#".repeat(10_000));
    assert!(
        large.stderr.contains("secrets-too-large"),
        "{}",
        large.stderr
    );
}

#[cfg(unix)]
#[test]
fn a_secrets_file_that_others_can_read_is_warned_about() {
    use std::{fs, os::unix::fs::PermissionsExt};

    let file = tempfile::NamedTempFile::new().unwrap();
    fs::write(file.path(), "signature-pin=000000\n").unwrap();
    let path = file.path().to_str().unwrap();
    fs::set_permissions(file.path(), fs::Permissions::from_mode(0o644)).unwrap();
    assert!(
        countersign(&["practice", "--secrets", path], "")
            .stderr
            .contains("Warning: others than you")
    );
    fs::set_permissions(file.path(), fs::Permissions::from_mode(0o600)).unwrap();
    assert!(
        !countersign(&["practice", "--secrets", path], "")
            .stderr
            .contains("Warning")
    );
}

#[test]
fn the_practice_cards_are_listed() {
    let ended = practice(&["--cards"]);
    assert_eq!(ended.code, 0);
    snapshot("practice_cards", &ended.stdout);
}
