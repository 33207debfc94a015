use std::collections::BTreeSet;

use contents::{CardIdentity, Guid, MalformedCertificate, MalformedPublicKey};
use messages::Messages;

use super::Sentence;

/// The text of a sentence that must use all of its data.
fn told(sentence: &Sentence) -> String {
    let names = Messages::argument_names(&sentence.code);
    for name in sentence.data.keys() {
        assert!(
            names.contains(name.as_str()),
            "{} does not say its {name}",
            sentence.code
        );
    }
    let text = Messages::english().sentence(&sentence.json()).unwrap();
    // What crosses in a view is what crosses in an error.
    assert_eq!(serde_json::to_value(sentence).unwrap(), sentence.json());
    text
}

#[test]
fn every_identity_of_a_card_has_words() {
    let digest = "0123456789abcdef".repeat(4);
    for (identity, words) in [
        (
            CardIdentity::Serial("20000001".to_owned()),
            "serial 20000001",
        ),
        (
            CardIdentity::AttestationKey(digest.clone()),
            "attestation key 0123456789abcdef",
        ),
        (
            CardIdentity::CardAuthenticationKey(digest),
            "card key 0123456789abcdef",
        ),
        (
            CardIdentity::Guid(Guid([0xab; 16])),
            "GUID abababababababababababababababab",
        ),
    ] {
        assert_eq!(told(&Sentence::card(&identity)), words);
        assert_eq!(identity.to_string(), words, "logs and people read the same");
    }
}

#[test]
fn every_reason_why_a_certificate_cannot_be_read_has_words() {
    let not_der = contents::Certificate::from_der(&[]).unwrap_err();
    assert!(matches!(not_der, MalformedCertificate::Der(_)));
    let reasons = [
        not_der,
        MalformedCertificate::Truncated,
        MalformedCertificate::Container,
        MalformedCertificate::Compression,
        MalformedCertificate::Refused { status: 0x6982 },
        MalformedCertificate::PublicKey(MalformedPublicKey::WrongSize),
        MalformedCertificate::Validity,
    ];
    let words: BTreeSet<_> = reasons
        .iter()
        .map(|why| told(&Sentence::malformed(why)))
        .collect();
    assert_eq!(words.len(), reasons.len(), "{words:?}");
}

/// By the source, so that a sentence nobody has met yet is held too.
#[test]
fn every_sentence_of_the_draft_in_words_has_a_text_with_its_data() {
    let source = include_str!("../draft/words.rs");
    let quoted = |before: &str| -> BTreeSet<&str> {
        let after = source.split(before).skip(1);
        after.filter_map(|rest| rest.split('"').next()).collect()
    };
    let codes: BTreeSet<_> = quoted("\"signed-")
        .into_iter()
        .map(|code| format!("signed-{code}"))
        .collect();
    let given = quoted(".with(\"");
    assert!(codes.len() > 10, "{codes:?}");
    let mut used = BTreeSet::new();
    for code in &codes {
        let text = Messages::english().sentence(&Sentence::new(code).json());
        let missing = matches!(text, Err(messages::TextError::Missing { .. }));
        assert!(!missing, "no text for {code}");
        used.extend(Messages::argument_names(code));
    }
    assert_eq!(used, given);
}
