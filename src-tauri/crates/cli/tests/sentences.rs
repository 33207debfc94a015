//! Every sentence that the desk gives by a code has its text, with all that fills it.

use contents::{Phrase, PhraseDatum, certificate_fields};
use messages::Messages;
use serde_json::{Map, Value, json};

/// Codes, each with the data that the desk gives along.
#[test]
fn every_sentence_of_the_desk_reads_like_this() {
    let messages = Messages::english();
    let card = |code: &str| json!({ "code": code, "data": { "id": "10000001" } });
    let of_key = |code: &str, more: serde_json::Value| {
        let mut data = json!({ "place": "9A", "name": "Authentication" });
        for (name, value) in more.as_object().into_iter().flatten() {
            data[name] = value.clone();
        }
        json!({ "code": code, "data": data })
    };
    let recovered = |code: &str, certificate: &str| {
        let data = json!({
            "certificate": certificate,
            "id": "17",
            "subject": "CN=Anna Berg",
            "labels": "E-mail",
        });
        of_key(code, data)
    };
    let of_field = json!({ "code": "signed-attribute-of-field", "data": { "label": "Employee number", "value": "4711" } });
    let attribute = |part: &str, value: &str| json!({ "code": "signed-attribute", "data": { "part": part, "value": value } });
    let subject = json!({ "subject": [attribute("common-name", "Anna Berg"), of_field, attribute("country", "SE")] });
    let malformed = |code: &str| json!({ "code": code, "data": { "status": "6982" } });
    let sentences = [
        card("card-serial"),
        card("card-attestation-key"),
        card("card-authentication-key"),
        card("card-guid"),
        malformed("certificate-not-der"),
        malformed("certificate-truncated"),
        malformed("certificate-container"),
        malformed("certificate-compression"),
        malformed("certificate-not-given"),
        malformed("certificate-public-key"),
        malformed("certificate-validity"),
        json!({ "code": "signed-procedure", "data": { "procedure": "Employee card", "revision": 4 } }),
        json!({ "code": "signed-card", "data": { "card": card("card-serial") } }),
        json!({ "code": "signed-field", "data": { "label": "Common name", "value": "Anna Berg" } }),
        of_key("signed-certificate-stored", subject.clone()),
        of_key("signed-certificate-issued", subject),
        of_key("signed-key-generated", json!({ "algorithm": "P-256" })),
        of_key("signed-key-archived", json!({ "algorithm": "RSA-2048" })),
        recovered("signed-key-recovered-chosen", "reuse"),
        recovered("signed-key-recovered-chosen", "new"),
        recovered("signed-key-recovered-found", "reuse"),
        of_key("signed-all-recovered", json!({ "places": 20 })),
        of_key("signed-recovered-aside", json!({ "places": 20 })),
        of_key("signed-other-holder", json!({})),
        json!({ "code": "signed-reason", "data": { "reason": "The card was lost." } }),
        json!({ "code": "signed-recovery-request", "data": { "request": "5f2c".repeat(16) } }),
        of_key("signed-key-lost", json!({ "algorithm": "RSA-2048" })),
        of_key(
            "signed-certificate-replaced",
            json!({ "subject": "CN=Transport certificate" }),
        ),
        of_key("signed-object-replaced", json!({})),
        json!({ "code": "signed-left-out", "data": { "labels": "Given name, Surname" } }),
        json!({ "code": "signed-pin-shown", "data": {} }),
        json!({ "code": "signed-pin-entered", "data": {} }),
        json!({ "code": "signed-supersedes", "data": { "order": "0199f3b2-7c3e-7d41-9a55-2f4c8e6b1a01" } }),
    ];
    let read: Vec<_> = sentences
        .iter()
        .map(|sentence| messages.sentence(sentence).unwrap())
        .collect();
    insta::assert_snapshot!(read.join("\n"));
}

#[test]
fn every_sentence_about_an_order_reads_like_this() {
    let messages = Messages::english();
    let told = |code: &str| json!({ "code": code, "data": { "device": "Reader 1" } });
    let closed =
        |state: &str| json!({ "code": "abandon-order-closed", "data": { "state": state } });
    let sentences = [
        told("standing-host-granted"),
        told("standing-host-executing"),
        told("standing-host-fulfilled"),
        told("standing-card-not-looked-at"),
        told("standing-card-not-here"),
        told("standing-card-reading"),
        told("standing-card-here"),
        told("standing-key-written"),
        told("standing-key-without-certificate"),
        told("standing-key-other-key"),
        told("standing-key-empty"),
        told("standing-key-no-certificate"),
        told("standing-key-other-certificate"),
        told("standing-key-not-certified"),
        closed("completed"),
        closed("abandoned"),
        closed("superseded"),
        closed("expired"),
        told("abandon-order-executing"),
        told("abandon-order-of-another"),
        told("filtered"),
    ];
    let read: Vec<_> = sentences
        .iter()
        .map(|sentence| messages.sentence(sentence).unwrap())
        .collect();
    insta::assert_snapshot!(read.join("\n"));
}

/// A certificate with every extension that is described.
const EVERYTHING: &[u8] = include_bytes!("../../contents/src/certificate/samples/everything.der");

#[test]
fn a_certificate_reads_like_this() {
    let messages = Messages::english();
    let mut read = String::new();
    for field in certificate_fields(EVERYTHING).unwrap() {
        let critical = match field.critical {
            Some(true) => " (critical)",
            _ => "",
        };
        let name = messages.sentence(&as_json(&field.name)).unwrap();
        read.push_str(&format!("{name}{critical}\n"));
        for words in &field.words {
            let words = messages.sentence(&as_json(words)).unwrap();
            read.push_str(&format!("    {words}\n"));
        }
    }
    insta::assert_snapshot!(read);
}

fn as_json(phrase: &Phrase) -> Value {
    let data = phrase.data.iter().map(|(name, datum)| {
        let datum = match datum {
            PhraseDatum::Number(number) => json!(number),
            PhraseDatum::Text(text) => json!(text),
            PhraseDatum::Phrase(phrase) => as_json(phrase),
        };
        ((*name).to_owned(), datum)
    });
    let data: Map<_, _> = data.collect();
    json!({ "code": phrase.code, "data": data })
}
