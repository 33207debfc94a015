use std::fmt::Write as _;

use proptest::prelude::*;

use super::{CertificateField, Phrase, PhraseDatum, certificate_fields};

/// P-256, with every extension that is described, and one that is not; made by OpenSSL.
const EVERYTHING: &[u8] = include_bytes!("../certificate/samples/everything.der");
const QUIRKS: &[u8] = include_bytes!("../certificate/samples/quirks.der");
const ENDLESS: &[u8] = include_bytes!("../certificate/samples/endless.der");
const ED25519: &[u8] = include_bytes!("../certificate/samples/ed25519.der");

fn written(phrase: &Phrase) -> String {
    let mut text = phrase.code.to_string();
    for (name, datum) in &phrase.data {
        let datum = match datum {
            PhraseDatum::Number(number) => number.to_string(),
            PhraseDatum::Text(text) => text.clone(),
            PhraseDatum::Phrase(phrase) => format!("({})", written(phrase)),
        };
        write!(text, " {name}={datum}").unwrap();
    }
    text
}

fn words(fields: &[CertificateField], name: &str) -> Vec<String> {
    let field = fields.iter().find(|field| written(&field.name) == name);
    let field = field.unwrap_or_else(|| panic!("no {name}"));
    assert!(!field.raw.is_empty(), "{name}");
    field.words.iter().map(written).collect()
}

#[test]
fn every_extension_is_told_in_words() {
    let fields = certificate_fields(EVERYTHING).unwrap();
    for (name, expected) in [
        (
            "certificate-field-version",
            vec!["certificate-version version=3"],
        ),
        (
            "certificate-field-serial",
            vec!["certificate-value value=1a2b3c"],
        ),
        (
            "certificate-field-subject",
            vec!["certificate-value value=CN=Everything,O=Example,C=SE"],
        ),
        (
            "certificate-field-signature-algorithm",
            vec!["certificate-value value=ecdsa-with-SHA256"],
        ),
        (
            "certificate-extension-basic-constraints",
            vec![
                "certificate-authority authority=yes",
                "certificate-path-length length=2",
            ],
        ),
        (
            "certificate-extension-key-usage",
            vec![
                "certificate-key-usage usage=digital-signature",
                "certificate-key-usage usage=content-commitment",
                "certificate-key-usage usage=key-agreement",
                "certificate-key-usage usage=decipher-only",
            ],
        ),
        (
            "certificate-extension-extended-key-usage",
            vec![
                "certificate-purpose purpose=tls-client",
                "certificate-purpose purpose=smart-card-logon",
                "certificate-purpose purpose=pkinit-client",
                "certificate-purpose-unknown oid=1.2.3.4.5",
            ],
        ),
        (
            "certificate-extension-subject-alternative-name",
            vec![
                "certificate-name kind=upn value=anna.berg@example.org",
                "certificate-name kind=fasc-n value=d6501843",
                "certificate-name-other oid=1.2.3.4.7",
                "certificate-name kind=email value=anna.berg@example.org",
                "certificate-name kind=dns value=card.example.org",
                "certificate-name kind=uri value=urn:uuid:6f9619ff-8b86-d011-b42d-00c04fc964ff",
                "certificate-name kind=ip value=192.0.2.7",
                "certificate-name kind=ip value=2001:db8::1",
                "certificate-name kind=registered-id value=1.2.3.4",
                "certificate-name kind=directory value=CN=Everything,O=Example,C=SE",
            ],
        ),
        (
            "certificate-extension-issuer-alternative-name",
            vec!["certificate-name kind=email value=ca@example.org"],
        ),
        (
            "certificate-extension-crl-distribution-points",
            vec![
                "certificate-name kind=uri value=http://example.org/one.crl",
                "certificate-name kind=uri value=ldap://example.org/one",
                "certificate-name kind=uri value=http://example.org/two.crl",
                "certificate-crl-issuer name=(certificate-name kind=directory value=CN=Everything,O=Example,C=SE)",
                "certificate-crl-reason reason=keyCompromise",
                "certificate-crl-reason reason=cACompromise",
            ],
        ),
        (
            "certificate-extension-freshest-crl",
            vec!["certificate-name kind=uri value=http://example.org/delta.crl"],
        ),
        (
            "certificate-extension-authority-information-access",
            vec![
                "certificate-access method=ocsp name=(certificate-name kind=uri value=http://ocsp.example.org/)",
                "certificate-access method=ca-issuers name=(certificate-name kind=uri value=http://example.org/ca.crt)",
                "certificate-access method=1.2.3.9 name=(certificate-name kind=uri value=http://example.org/other)",
            ],
        ),
        (
            "certificate-extension-certificate-policies",
            vec![
                "certificate-any-policy",
                "certificate-value value=1.3.6.1.4.1.55555.1",
                "certificate-value value=2.16.840.1.101.3.2.1.3.13",
                "certificate-practice-statement value=http://example.org/cps",
                "certificate-user-notice value=Made for tests.",
            ],
        ),
        (
            "certificate-extension-policy-mappings",
            vec![
                "certificate-policy-mapping issuer=1.3.6.1.4.1.55555.1 subject=1.3.6.1.4.1.55555.2",
            ],
        ),
        (
            "certificate-extension-policy-constraints",
            vec![
                "certificate-policy-required count=3",
                "certificate-policy-mapping-inhibited count=0",
            ],
        ),
        (
            "certificate-extension-inhibit-any-policy",
            vec!["certificate-any-policy-inhibited count=2"],
        ),
        (
            "certificate-extension-name-constraints",
            vec![
                "certificate-names-permitted name=(certificate-name kind=dns value=example.org)",
                "certificate-names-permitted name=(certificate-name kind=ip value=10.0.0.0/255.0.0.0)",
                "certificate-names-excluded name=(certificate-name kind=email value=bad.example.org)",
            ],
        ),
        (
            "certificate-extension-ntds-security",
            vec!["certificate-name kind=sid value=S-1-5-21-1-2-3-1105"],
        ),
        (
            "certificate-extension-piv-interim",
            vec!["certificate-piv-interim interim=no"],
        ),
        (
            "certificate-extension-private-key-usage-period",
            vec![
                "certificate-key-used-from time=2026-01-01T00:00:00Z",
                "certificate-key-used-until time=2027-01-01T00:00:00Z",
            ],
        ),
        ("certificate-extension-subject-directory-attributes", vec![]),
        ("certificate-extension-unknown oid=1.2.3.4.6", vec![]),
    ] {
        assert_eq!(words(&fields, name), expected, "{name}");
    }
    let key = words(&fields, "certificate-extension-authority-key-identifier");
    assert_eq!(key.len(), 3, "{key:?}");
    assert_eq!(key[2], "certificate-authority-serial serial=1a2b3c");
    let subject = words(&fields, "certificate-extension-subject-key-identifier");
    assert_eq!(subject, key[..1], "it is its own issuer");
    let public = words(&fields, "certificate-field-public-key");
    assert_eq!(public[0], "certificate-value value=P-256");
    assert!(public[1].starts_with("certificate-key-fingerprint digest="));
    assert_eq!(
        public[1].len(),
        "certificate-key-fingerprint digest=".len() + 64
    );
}

#[test]
fn only_extensions_are_critical_or_not() {
    let fields = certificate_fields(EVERYTHING).unwrap();
    for field in &fields {
        let is_extension = field.name.code.starts_with("certificate-extension-");
        assert_eq!(field.critical.is_some(), is_extension, "{:?}", field.name);
    }
    let critical: Vec<_> = fields
        .iter()
        .filter(|field| field.critical == Some(true))
        .collect();
    assert_eq!(critical.len(), 5);
}

#[test]
fn what_is_raw_is_what_stands_in_the_certificate() {
    let whole = hex::encode(EVERYTHING);
    for field in certificate_fields(EVERYTHING).unwrap() {
        assert!(
            whole.contains(&field.raw) || field.name.code.ends_with("-version"),
            "{}: {}",
            field.name.code,
            field.raw
        );
    }
}

#[test]
fn times_names_and_keys_that_are_out_of_the_ordinary_are_told() {
    let endless = certificate_fields(ENDLESS).unwrap();
    assert_eq!(
        words(&endless, "certificate-field-not-after"),
        ["certificate-never-ends"]
    );
    let quirks = certificate_fields(QUIRKS).unwrap();
    let subject = words(&quirks, "certificate-field-subject").concat();
    assert!(!subject.contains(['\u{1b}', '\u{202e}']), "{subject:?}");
    let key = certificate_fields(ED25519).unwrap();
    let key = words(&key, "certificate-field-public-key");
    assert_eq!(key, ["certificate-value value=Ed25519"]);
}

#[test]
fn a_list_without_end_is_cut() {
    let many = vec![Phrase::new("one"); 150];
    let cut = super::no_more_than_can_be_read(many);
    assert_eq!(cut.len(), 101);
    assert_eq!(written(&cut[100]), "certificate-more count=50");
}

proptest! {
    #[test]
    fn bytes_that_are_other_ones_never_panic(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        end in any::<prop::sample::Index>(),
        cut in any::<bool>(),
    ) {
        let mut der = EVERYTHING.to_vec();
        for (place, byte) in changes {
            let place = place.index(der.len());
            der[place] = byte;
        }
        if cut {
            der.truncate(end.index(der.len()));
        }
        if let Ok(fields) = certificate_fields(&der) {
            // Whatever it says, it can be shown.
            for field in fields {
                for phrase in &field.words {
                    let text = written(phrase);
                    prop_assert!(!text.chars().any(char::is_control), "{text:?}");
                }
            }
        }
    }
}
