//! The texts that every reader of the catalogue must give alike: the table is this snapshot, and the window's tests read it
//! too.

#![recursion_limit = "512"]
#![expect(clippy::unwrap_used, reason = "a text that is missing fails its test")]

use messages::{Arguments, Messages, TextError};
use serde_json::{Map, Value, json};

#[path = "samples/mod.rs"]
mod samples;

/// Data for sentences and texts, made to be difficult.
fn difficult() -> Vec<Value> {
    let hidden = json!({ "code": "missing-role", "data": { "role": "issue-certificate" } });
    let card = json!({ "code": "card-serial", "data": { "id": "20000001" } });
    let deep = (0..7).fold(
        card.clone(),
        |deep, _| json!({ "code": "signed-card", "data": { "card": deep } }),
    );
    vec![
        json!({ "code": "signed-card", "data": { "card": card } }),
        json!({ "code": "error-another-card", "data": { "expected": card, "found": null, "role": "subject" } }),
        json!({ "code": "another-card", "data": { "device": "Reader 1", "expected": card, "found": card } }),
        json!({ "code": "signed-field", "data": { "label": "Common name", "value": "שרה לוי" } }),
        json!({ "code": "signed-field", "data": { "label": "נייד", "value": "abc\u{202e}def\u{2066}\u{1b}[31m" } }),
        json!({ "code": "signed-field", "data": { "label": "Åsa\r\nÖberg\t김", "value": "👩‍🔬 { $value } {\"x\"} *" } }),
        json!({ "code": "signed-field", "data": { "label": "Long", "value": "é".repeat(700) } }),
        json!({ "code": "signed-field", "data": { "label": "Long", "value": "👩".repeat(600) } }),
        json!({ "code": "signed-field", "data": { "label": "Long, right to left", "value": "ש".repeat(601) } }),
        json!({ "code": "signed-left-out", "data": { "labels": ["Department", "Room"] } }),
        json!({ "code": "signed-left-out", "data": { "labels": [card, hidden, card] } }),
        json!({ "code": "signed-left-out", "data": { "labels": [card, "text"] } }),
        json!({ "code": "signed-left-out", "data": { "labels": [] } }),
        json!({ "code": "signed-left-out", "data": { "labels": { "code": "of-a-newer-host", "data": {} } } }),
        json!({ "code": "signed-left-out", "data": { "labels": { "code": "card-serial", "data": {} } } }),
        json!({ "code": "signed-left-out", "data": { "labels": { "code": "card-serial", "about": "x", "data": {} } } }),
        json!({ "code": "signed-left-out", "data": { "labels": true } }),
        json!({ "code": "signed-left-out", "data": { "labels": null } }),
        json!({ "code": "signed-left-out", "data": { "labels": 4_194_304 } }),
        json!({ "code": "signed-left-out", "data": { "labels": 1.5 } }),
        json!({ "code": "signed-left-out", "data": { "labels": -1 } }),
        json!({ "code": "signed-left-out", "data": {} }),
        json!({ "code": "tries-left", "data": { "triesLeft": 0 } }),
        json!({ "code": "tries-left", "data": { "tries_left": 1 } }),
        json!({ "code": "tries-left", "data": { "tries-left": 15 } }),
        json!({ "code": "tries-left", "data": { "tries-left": "1" } }),
        json!({ "code": "tries-left", "data": {} }),
        json!({ "code": "pin-blocked", "data": {} }),
        json!({ "code": "pin-blocked", "data": { "role": "subject" } }),
        json!({ "code": "field-required", "data": { "field": "common_name" } }),
        json!({ "code": "field-required", "data": { "field": "common_name", "about": "Common name" } }),
        json!({ "code": "no-key", "data": { "key": "9a" } }),
        json!({ "code": "no-key", "data": { "key": "9a", "field": "email" } }),
        json!({ "code": "no-text-of-this-name", "data": {} }),
        json!({ "data": {} }),
        json!({ "code": "cancelled" }),
        deep,
    ]
}

/// The data that a text uses; the others would only make the table longer.
fn used(code: &str, all: &Value) -> Value {
    let key = format!("error-{code}");
    let mut names = Messages::argument_names(&key);
    if names.contains("about") {
        names.extend(["field", "key"]);
    }
    let members = all.as_object().into_iter().flatten();
    let used = members.filter(|(name, _)| names.contains(name.as_str()));
    let used: Map<String, Value> = used
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    used.into()
}

fn error(messages: &Messages, code: &str, data: &Value) -> Value {
    let text = messages.error(code, &messages.arguments(data)).unwrap();
    json!({ "code": code, "data": data, "what": text.what, "not-done": text.not_done, "next": text.next })
}

fn sentence(messages: &Messages, sentence: &Value) -> Value {
    match messages.sentence(sentence) {
        Ok(text) => json!({ "sentence": sentence, "text": text }),
        Err(TextError::Missing { .. }) => json!({ "sentence": sentence, "lacks": "text" }),
        Err(TextError::Argument { text, .. }) => {
            json!({ "sentence": sentence, "lacks": "argument", "text": text })
        }
    }
}

/// Whoever reads the table sees every character that steers the direction of writing.
fn visible(json: &str) -> String {
    let escaped = |character: char| match character {
        '\u{200E}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            format!("\\u{:04x}", u32::from(character))
        }
        other => other.to_string(),
    };
    json.chars().map(escaped).collect()
}

#[test]
fn every_reader_of_the_catalogue_gives_these_texts() {
    let messages = Messages::english();
    let mut cases = Vec::new();
    for code in Messages::error_codes() {
        for all in samples::samples() {
            let data = used(code, &all);
            let case = error(&messages, code, &data);
            if !cases.contains(&case) {
                cases.push(case);
            }
            if Messages::argument_names(&format!("error-{code}")).contains("in") {
                let mut in_window = data;
                in_window["in"] = "window".into();
                cases.push(error(&messages, code, &in_window));
            }
        }
    }
    for left in samples::LEFT_BEHIND {
        let data = json!({ "role": "subject", "order": "0199f3b2", "new-keys": ["9a", "9d"], "left-behind": left });
        cases.push(error(&messages, "card-removed", &data));
    }
    cases.extend(difficult().iter().map(|one| sentence(&messages, one)));
    assert!(messages.text("signed-field", &Arguments::new()).is_err());
    let lines: Vec<_> = cases
        .iter()
        .map(|case| visible(&case.to_string()))
        .collect();
    insta::assert_snapshot!(format!("[\n{}\n]", lines.join(",\n")));
}
