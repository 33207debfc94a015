use std::collections::BTreeMap;

use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{CanonicalFault, MAX_DEPTH, from_slice, to_vec};
use crate::{
    CertificateId, Decision, Document, Fulfilment, Grant, IssueOrder, OpenRequest, Receipt,
    RecoveryDecision, RecoveryRequest, fixtures,
};

/// A document with room for every JSON value, to test the text itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Anything {
    members: BTreeMap<String, Value>,
}

impl Document for Anything {
    const TYPE: &'static str = "test-anything-1";
    const MAX_BYTES: usize = 64 * 1024;
}

fn round_trip<T: Document + PartialEq + std::fmt::Debug>(document: &T) -> String {
    let bytes = to_vec(document).unwrap();
    assert_eq!(&from_slice::<T>(&bytes).unwrap(), document);
    String::from_utf8(bytes).unwrap()
}

#[test]
fn every_document_reads_as_it_was_written() {
    insta::assert_snapshot!("open", round_trip(&fixtures::open_request()));
    insta::assert_snapshot!("grant", round_trip(&fixtures::grant()));
    insta::assert_snapshot!("issue", round_trip(&fixtures::issue_order()));
    insta::assert_snapshot!("abandon", round_trip(&fixtures::abandon_order()));
    insta::assert_snapshot!("fulfilment", round_trip(&fixtures::fulfilment()));
    insta::assert_snapshot!("receipt", round_trip(&fixtures::receipt()));
    insta::assert_snapshot!(
        "recovery_request",
        round_trip(&fixtures::recovery_request())
    );
    insta::assert_snapshot!(
        "recovery_approval",
        round_trip(&fixtures::recovery_decision())
    );
    insta::assert_snapshot!(
        "recovery_refusal",
        round_trip(&fixtures::recovery_refusal())
    );
    let service = &fixtures::card_service();
    insta::assert_snapshot!("card_service", round_trip(service));
    let grant = &fixtures::card_service_grant();
    insta::assert_snapshot!("card_service_grant", round_trip(grant));
    let done = &fixtures::card_service_receipt();
    insta::assert_snapshot!("card_service_receipt", round_trip(done));
    let not_done = &fixtures::card_service_not_done();
    insta::assert_snapshot!("card_service_not_done", round_trip(not_done));
    let ids = &fixtures::create_letter_ids();
    insta::assert_snapshot!("create_letter_ids", round_trip(ids));
    insta::assert_snapshot!("print_letters", round_trip(&fixtures::print_letters()));
    insta::assert_snapshot!("letter_batch", round_trip(&fixtures::letter_batch()));
    insta::assert_snapshot!("letters_receipt", round_trip(&fixtures::letters_receipt()));
    insta::assert_snapshot!("resend_mail", round_trip(&fixtures::resend_mail()));
}

/// The largest that the rules of its members allow fits, with room for a host's longer names.
#[test]
fn a_recovery_request_that_keeps_to_its_limits_fits() {
    let letters = "\u{1F600}".repeat(500);
    let field = |at: usize| (format!("field_{at}").parse().unwrap(), "ö".repeat(256));
    let largest = RecoveryRequest {
        holder: (0..8).map(field).collect(),
        certificates: (0..21).map(|at| CertificateId(u64::MAX - at)).collect(),
        reason: letters.clone(),
        ..fixtures::recovery_request()
    };
    assert!(round_trip(&largest).len() < RecoveryRequest::MAX_BYTES / 2);
    let refused = RecoveryDecision {
        request: largest.clone(),
        decision: Decision::Refuse { reason: letters },
        ..fixtures::recovery_decision()
    };
    assert!(round_trip(&refused).len() < RecoveryDecision::MAX_BYTES / 2);

    let larger = RecoveryRequest {
        reason: "x".repeat(RecoveryRequest::MAX_BYTES),
        ..largest
    };
    assert!(matches!(
        to_vec(&larger),
        Err(CanonicalFault::TooLarge { limit }) if limit == RecoveryRequest::MAX_BYTES
    ));
}

/// What is not said is not written, so that an order without it has the text that it always had.
#[test]
fn what_is_not_asked_for_leaves_no_member() {
    let open = OpenRequest {
        pin_mailer: None,
        take_in: None,
        ..fixtures::open_request()
    };
    let text = round_trip(&open);
    assert!(!text.contains("pin-mailer") && !text.contains("take-in"));
    let fulfilment = Fulfilment {
        pin: None,
        ..fixtures::fulfilment()
    };
    assert!(!round_trip(&fulfilment).contains(r#""pin":"#));
    let receipt = Receipt {
        puk_set: false,
        management_key_set: false,
        ..fixtures::receipt()
    };
    let text = round_trip(&receipt);
    assert!(!text.contains("puk-set") && !text.contains("management-key-set"));
    // There is one text for what was not said.
    let said = text.replace(r#""pin":"system""#, r#""pin":"system","puk-set":false"#);
    assert!(matches!(
        from_slice::<Receipt>(said.as_bytes()),
        Err(CanonicalFault::NotCanonical)
    ));
}

#[test]
fn a_decision_is_one_of_two() {
    let text = round_trip(&fixtures::recovery_decision());
    assert!(text.contains(r#"{"decision":"approve"}"#));
    for changed in [
        r#"{"decision":"postpone"}"#,
        r#"{"decision":"refuse"}"#,
        r#"{"decision":"approve","reason":"Why not."}"#,
    ] {
        let text = text.replace(r#"{"decision":"approve"}"#, changed);
        assert!(
            matches!(
                from_slice::<RecoveryDecision>(text.as_bytes()),
                Err(CanonicalFault::Malformed(_))
            ),
            "{changed}"
        );
    }
}

#[test]
fn the_examples_in_the_documentation_are_these_documents() {
    let documentation = include_str!("../../../../../docs/PROTOCOL.md");
    let examples = documentation
        .split("```json\n")
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap());
    let examples: Vec<Value> = examples
        .map(|text| serde_json::from_str(text).unwrap())
        .collect();
    let canonical = examples
        .iter()
        .map(|example| serde_json_canonicalizer::to_string(example).unwrap());
    let canonical: Vec<String> = canonical.collect();
    for document in [
        round_trip(&fixtures::open_request()),
        round_trip(&fixtures::grant()),
        round_trip(&fixtures::issue_order()),
        round_trip(&fixtures::abandon_order()),
        round_trip(&fixtures::fulfilment()),
        round_trip(&fixtures::receipt()),
        round_trip(&fixtures::recovery_request()),
        round_trip(&fixtures::recovery_decision()),
        round_trip(&fixtures::card_service()),
        round_trip(&fixtures::card_service_grant()),
        round_trip(&fixtures::card_service_receipt()),
        round_trip(&fixtures::create_letter_ids()),
        round_trip(&fixtures::print_letters()),
        round_trip(&fixtures::letter_batch()),
        round_trip(&fixtures::letters_receipt()),
        round_trip(&fixtures::resend_mail()),
    ] {
        assert!(canonical.contains(&document), "{document}");
    }
    // Beside them a statement of possession and the four packages, which have tests of their own.
    assert_eq!(canonical.len(), 21);
}

#[test]
fn a_document_is_not_read_as_another() {
    let bytes = to_vec(&fixtures::open_request()).unwrap();
    assert!(matches!(
        from_slice::<IssueOrder>(&bytes),
        Err(CanonicalFault::Malformed(_))
    ));
    assert!(matches!(
        from_slice::<Grant>(&bytes),
        Err(CanonicalFault::Malformed(_))
    ));
    for (from, to) in [
        (r#""document":"countersign-open-1","#, ""),
        (r#""countersign-open-1""#, r#""countersign-open-2""#),
        (r#""countersign-open-1""#, "1"),
        (
            r#""document":"countersign-open-1","#,
            r#""document":"countersign-open-1","document":"countersign-open-1","#,
        ),
    ] {
        let changed = String::from_utf8(bytes.clone())
            .unwrap()
            .replacen(from, to, 1);
        assert!(
            matches!(
                from_slice::<OpenRequest>(changed.as_bytes()),
                Err(CanonicalFault::Malformed(_))
            ),
            "{to}"
        );
    }
}

#[test]
fn what_is_unknown_repeated_or_written_otherwise_is_refused() {
    let text = round_trip(&fixtures::open_request());
    for (from, to) in [
        (r#"{"card""#, r#"{"aaa":1,"card""#),
        (r#""email":"#, r#""email":"eve@example.org","email":"#),
        (r#""9a":"#, r#""9A":{"action":"redo"},"9a":"#),
        (r#""action":"redo""#, r#""action":"redo","algorithm":null"#),
        (r#"{"card""#, r#"{ "card""#),
        ("zoe@", r"\u007aoe@"),
        ("Zoë", r"Zo\u00eb"),
        (r#""2026-03-02T09:00:00Z""#, r#""2026-03-02T09:00:00.000Z""#),
        (
            r#""2026-03-02T09:00:00Z""#,
            r#""2026-03-02T10:00:00+01:00""#,
        ),
    ] {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text, "{from}");
        assert!(
            from_slice::<OpenRequest>(changed.as_bytes()).is_err(),
            "{to}"
        );
    }
    assert!(from_slice::<OpenRequest>(format!("{text}\n").as_bytes()).is_err());
    assert!(from_slice::<OpenRequest>(format!("{text}{text}").as_bytes()).is_err());
}

#[test]
fn size_and_depth_are_limited() {
    let nested = |depth: usize| (0..depth).fold(json!(0), |inner, _| json!([inner]));
    let deep = |depth| Anything {
        members: BTreeMap::from([("[{".to_owned(), nested(depth))]),
    };
    // Two levels are the document itself and its member.
    round_trip(&deep(MAX_DEPTH - 2));
    let too_deep = serde_json_canonicalizer::to_vec(&deep(MAX_DEPTH - 1)).unwrap();
    assert!(matches!(
        from_slice::<Anything>(&too_deep),
        Err(CanonicalFault::TooDeep)
    ));
    assert!(matches!(
        from_slice::<Anything>(&vec![b'['; 10_000]),
        Err(CanonicalFault::TooDeep)
    ));

    let large = Anything {
        members: BTreeMap::from([("a".to_owned(), json!("x".repeat(Anything::MAX_BYTES)))]),
    };
    assert!(
        matches!(to_vec(&large), Err(CanonicalFault::TooLarge { limit }) if limit == Anything::MAX_BYTES)
    );
    let bytes = vec![b' '; Anything::MAX_BYTES + 1];
    assert!(matches!(
        from_slice::<Anything>(&bytes),
        Err(CanonicalFault::TooLarge { .. })
    ));
}

#[test]
fn members_are_in_the_order_of_utf_16() {
    // RFC 8785 §3.2.3: U+1F600 is D83D DE00 in UTF-16 and so before U+FB33, though after it by code point.
    let document = Anything {
        members: ["\u{1f600}", "\u{fb33}", "\u{80}", "\r", "1", "ö"]
            .map(|key| (key.to_owned(), json!(null)))
            .into(),
    };
    let text = round_trip(&document);
    let at = |key: &str| text.find(key).unwrap();
    assert!(text.contains(r#""\r":null"#));
    assert!(at(r"\r") < at("\"1\"") && at("\"1\"") < at("\u{80}") && at("\u{80}") < at("ö"));
    assert!(at("ö") < at("\u{1f600}") && at("\u{1f600}") < at("\u{fb33}"));
}

/// Canonical JSON written a second way, to compare with: `RFC 8785 §3.2`, integers alone.
fn written_plainly(value: &Value) -> String {
    match value {
        Value::Array(items) => format!(
            "[{}]",
            items
                .iter()
                .map(written_plainly)
                .collect::<Vec<_>>()
                .join(",")
        ),
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            members.sort_by_key(|(key, _)| key.encode_utf16().collect::<Vec<_>>());
            let text = |(key, value): (&String, &Value)| {
                format!("{}:{}", quoted(key), written_plainly(value))
            };
            format!(
                "{{{}}}",
                members.into_iter().map(text).collect::<Vec<_>>().join(",")
            )
        }
        Value::String(text) => quoted(text),
        other => other.to_string(),
    }
}

fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\u{8}' => quoted.push_str("\\b"),
            '\u{9}' => quoted.push_str("\\t"),
            '\u{a}' => quoted.push_str("\\n"),
            '\u{c}' => quoted.push_str("\\f"),
            '\u{d}' => quoted.push_str("\\r"),
            c if u32::from(c) < 0x20 => quoted.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map(any::<String>(), inner, 0..5)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

fn anything() -> impl Strategy<Value = Anything> {
    prop::collection::btree_map(any::<String>(), any_value(), 0..6)
        .prop_map(|members| Anything { members })
}

proptest! {
    #[test]
    fn the_text_is_that_of_rfc_8785(document in anything()) {
        let members = Value::Object(document.members.clone().into_iter().collect());
        let expected = written_plainly(&json!({ "document": Anything::TYPE, "members": members }));
        prop_assert_eq!(round_trip(&document), expected);
    }

    #[test]
    fn only_the_canonical_text_is_read(document in anything(), seed in any::<u64>()) {
        // The same document, its members in another order.
        let canonical = to_vec(&document).unwrap();
        let value: Value = serde_json::from_slice(&canonical).unwrap();
        let other = shuffled(&value, seed);
        prop_assert_eq!(serde_json::from_str::<Value>(&other).unwrap(), value);
        if other.as_bytes() != canonical {
            prop_assert!(matches!(from_slice::<Anything>(other.as_bytes()), Err(CanonicalFault::NotCanonical)));
        }
    }

    #[test]
    fn what_is_read_is_written_the_same_again(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = to_vec(&fixtures::fulfilment()).unwrap();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if let Ok(document) = from_slice::<Fulfilment>(&bytes) {
            prop_assert_eq!(to_vec(&document).unwrap(), bytes);
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), text in "[\\[\\]{}\",:\\\\a-f0-9]{0,200}") {
        prop_assert!(from_slice::<Receipt>(&bytes).is_err());
        prop_assert!(from_slice::<Receipt>(text.as_bytes()).is_err());
    }
}

fn shuffled(value: &Value, seed: u64) -> String {
    match value {
        Value::Array(items) => {
            format!(
                "[{}]",
                items
                    .iter()
                    .map(|item| shuffled(item, seed))
                    .collect::<Vec<_>>()
                    .join(",")
            )
        }
        Value::Object(members) => {
            let mut texts: Vec<_> = members
                .iter()
                .map(|(key, value)| {
                    format!("{}:{}", quoted(key), shuffled(value, seed.rotate_left(7)))
                })
                .collect();
            let by = usize::try_from(seed % 97).unwrap() % texts.len().max(1);
            texts.rotate_left(by);
            format!("{{{}}}", texts.join(","))
        }
        other => written_plainly(other),
    }
}
