use proptest::prelude::*;
use regex::Regex;

use super::{Known, Redactor};

fn redactor() -> Redactor {
    Redactor::new(&Known {
        home: Some("/home/olivia".to_owned()),
        user: Some("olivia".to_owned()),
        names: ["Anna Berg", "Anna", "", "Bo", "Åsa Öst"]
            .map(str::to_owned)
            .to_vec(),
        cards: ["40217", "7"].map(str::to_owned).to_vec(),
    })
}

#[track_caller]
fn becomes(before: &str, after: &str) {
    assert_eq!(redactor().redact(before), after);
}

#[test]
fn what_says_who_it_was_is_taken_out() {
    becomes("card 8f2c41aa00112233 read", "card ‹id-1› read");
    becomes(
        "8F2C41AA00112233, 8f:2c:41:aa:00:11:22:33 and 8f2c41aa00112234",
        "‹id-1›, ‹id-1› and ‹id-2›",
    );
    becomes(
        "x0123456789abcdef0y by Annas olivia",
        "x‹id-1›y by Annas ‹user›",
    );
    becomes("0123456789abcdefOlivia", "‹id-1›‹user›");
    becomes("guid 0193b5c2-3f6a-7c10-9d51-0a1b2c3d4e5f.", "guid ‹id-1›.");
    becomes("00 A4 04 00 09 A0 00 00 03 08", "‹id-1›");
    becomes(
        "card in the reader: 40217, 7",
        "card in the reader: ‹id-1›, 7",
    );
    becomes("serial 102938, 102939", "serial ‹id-1›, 102939");
    becomes("\"cardNumber\": 102938", "\"cardNumber\": ‹id-1›");
    becomes("Seriennummer=102938", "Seriennummer=‹id-1›");
    becomes("E40217123 and 40217123", "E‹id-1› and ‹id-1›");
    becomes("mail to <anna.berg@example.org>", "mail to <‹e-mail-1›>");
    becomes(
        "https://host/?m=anna%40example.org&x",
        "https://host/?m=‹e-mail-1›&x",
    );
    becomes("/home/olivia/.config/x", "‹home›/.config/x");
    becomes("run by Olivia", "run by ‹user›");
    becomes("Anna Berg, anna, ÅSA ÖST", "‹name-1›, ‹name-3›, ‹name-2›");
}

#[test]
fn what_says_nothing_stays() {
    for text in [
        "2026-11-22T19:19:52.123456Z DEBUG desk::session: the desk idles",
        "Reader 2 (ACS ACR39U) 01 00",
        "/home/oliviana/file and olivian",
        "status 6982, 3 tries, 65535 bytes, order 42",
        "19:19:52.123456789 size=123456789, \"at\": 1795375192, 123456789 bytes, 12345678 ms",
        "1234567 and card 12345",
        "a bad face, added",
        "at @ 5",
        "Anagram, Bo, bosom",
    ] {
        becomes(text, text);
    }
}

#[test]
fn a_home_folder_of_windows_is_found_as_it_is_and_as_it_is_debugged() {
    let mut redactor = Redactor::new(&Known {
        home: Some(r"C:\Users\olivia".to_owned()),
        ..Known::default()
    });
    assert_eq!(redactor.redact(r"C:\Users\olivia\log"), r"‹home›\log");
    assert_eq!(
        redactor.redact(r#""c:\\users\\olivia\\log""#),
        r#""‹home›\\log""#
    );
}

#[test]
fn a_mark_cannot_be_forged() {
    becomes("‹id-1›", "?id-1?");
}

#[test]
fn a_name_is_a_name_and_no_expression() {
    let mut redactor = Redactor::new(&Known {
        names: vec!["A.*(b)".to_owned(), "[x".to_owned()],
        ..Known::default()
    });
    assert_eq!(redactor.redact("A.*(b) and Axxb"), "‹name-1› and Axxb");
}

/// What others write around it.
fn around() -> impl Strategy<Value = String> {
    prop_oneof![
        r#"[ \n"'<>(){}\[\],;=/]{1,3}"#,
        "[ ]card=\"|[ ]file=| user: |\t",
        Just(String::new()),
    ]
}

fn secret() -> impl Strategy<Value = String> {
    prop_oneof![
        "[0-9a-fA-F]{16,80}",
        "[0-9A-F]{2}(:[0-9A-F]{2}){7,20}",
        "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        r"[a-z0-9.+_-]{1,12}@[a-z0-9-]{1,12}(\.[a-z]{2,6}){0,2}",
        "[0-9]{8,15}",
        "(serial|card)( number)?[ :=]{1,2}[0-9]{6,12}",
        Just("40217".to_owned()),
        Just("/home/olivia/Documents".to_owned()),
        Just("olivia".to_owned()),
        Just("OLIVIA".to_owned()),
        r"\PC{0,12}",
    ]
}

fn text() -> impl Strategy<Value = String> {
    let parts = prop::collection::vec((around(), secret()), 0..12);
    parts.prop_map(|parts| {
        let parts = parts.into_iter();
        parts
            .flat_map(|(around, secret)| [around, secret])
            .collect()
    })
}

proptest! {
    #[test]
    fn nothing_of_it_survives(text in text()) {
        let redacted = redactor().redact(&text);
        let marks = Regex::new("‹(?:id|e-mail|name)-[0-9]+›|‹(?:home|user)›").unwrap();
        let rest = marks.replace_all(&redacted, "‹›");
        let survives = |expression: &str| Regex::new(expression).unwrap().is_match(&rest);
        prop_assert!(!survives("[0-9A-Fa-f]{16}"), "{redacted}");
        prop_assert!(!survives("[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){7}"), "{redacted}");
        prop_assert!(!survives(r"[a-zA-Z0-9.+_-]@[a-zA-Z0-9]"), "{redacted}");
        prop_assert!(!survives(r"(?i)/home/olivia\b"), "{redacted}");
        prop_assert!(!survives(r"(?i)\bolivia\b"), "{redacted}");
        prop_assert!(!survives(r"\b40217\b"), "{redacted}");
        prop_assert!(!survives("(serial|card)( number)?[ :=]{1,2}[0-9]{6}"), "{redacted}");
        // Times and sizes may stay.
        let sized = Regex::new(super::NUMBER).unwrap();
        let long = sized.captures_iter(&rest).any(|found| found.get(1).is_some());
        prop_assert!(!long, "{redacted}");
    }
}
