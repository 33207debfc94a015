use proptest::prelude::*;

use super::{Kind, Written};
use crate::{KEYS, Value, What};

const NUMBER: Kind = Kind::Number { min: 5, max: 600 };

#[test]
fn a_number_lies_within_its_bounds_both_allowed() {
    for (number, fits) in [
        (4, false),
        (5, true),
        (600, true),
        (601, false),
        (-30, false),
        (i64::MAX, false),
    ] {
        let accepted = NUMBER.accept(&Written::Number(number));
        assert_eq!(accepted.is_ok(), fits, "{number}");
        if !fits {
            assert_eq!(accepted, Err(What::OutOfRange { min: 5, max: 600 }));
        }
    }
}

#[test]
fn a_value_of_another_type_is_told_as_such() {
    let wrong = [
        (Kind::Switch, Written::Number(1)),
        (Kind::Switch, Written::Text("true".to_owned())),
        (NUMBER, Written::Text("30".to_owned())),
        (Kind::Choice(&["a"]), Written::Switch(true)),
        (Kind::Url, Written::Other("array")),
    ];
    for (kind, written) in wrong {
        let expected = kind;
        assert_eq!(kind.accept(&written), Err(What::WrongType { expected }));
    }
}

#[test]
fn printers_prefixes_and_domains_are_judged_by_their_characters() {
    let text = |text: &str| Ok(Value::Text(text.to_owned()));
    assert_eq!(
        Kind::Printer.parse("Büro, 2. Stock"),
        text("Büro, 2. Stock")
    );
    for unfit in ["", " ", "a\nb", &"p".repeat(256)] {
        assert_eq!(
            Kind::Printer.parse(unfit),
            Err(What::NotAPrinter),
            "{unfit}"
        );
    }
    assert_eq!(Kind::LetterPrefix.parse("PL-2026-"), text("PL-2026-"));
    for unfit in ["", "pl-", "PL_", &"A".repeat(21)] {
        assert_eq!(
            Kind::LetterPrefix.parse(unfit),
            Err(What::NotALetterPrefix),
            "{unfit}"
        );
    }
    for fit in ["example.org", "mail.xn--bcher-kva.example"] {
        assert_eq!(Kind::MailDomain.parse(fit), text(fit));
    }
    for unfit in [
        "",
        "example",
        "@example.org",
        "-a.example",
        "a..example",
        "a b.example",
    ] {
        assert_eq!(
            Kind::MailDomain.parse(unfit),
            Err(What::NotAMailDomain),
            "{unfit}"
        );
    }
}

#[test]
fn a_host_is_named_by_a_bare_https_address() {
    for fit in [
        "https://host.example",
        "https://host.example:8443/",
        "https://[::1]:1",
        "https://192.0.2.1",
    ] {
        assert_eq!(Kind::Url.parse(fit), Ok(Value::Text(fit.to_owned())));
    }
    let unfit = [
        "",
        "host.example",
        "http://host.example",
        "https://",
        "https://anna:pin@host.example",
        "https://host.example/v1",
        "https://host.example/?a",
        "https://host.example/#a",
        &format!("https://{}.example", "h".repeat(70_000)),
    ];
    for unfit in unfit {
        assert_eq!(Kind::Url.parse(unfit), Err(What::NotAnAddress), "{unfit}");
    }
}

#[test]
fn an_authority_is_an_absolute_path_or_pem() {
    let root = if cfg!(windows) {
        r"C:\ca.pem"
    } else {
        "/ca.pem"
    };
    for fit in [
        root,
        "-----BEGIN CERTIFICATE-----\nMA==\n-----END CERTIFICATE-----\n",
        "\n-----BEGIN CERTIFICATE-----",
    ] {
        assert!(Kind::Authority.parse(fit).is_ok(), "{fit}");
    }
    for unfit in ["", "ca.pem", "./ca.pem", "CERTIFICATE"] {
        assert_eq!(
            Kind::Authority.parse(unfit),
            Err(What::NotAnAuthority),
            "{unfit}"
        );
    }
}

proptest! {
    /// What was accepted reads the same again from how it is shown.
    #[test]
    fn a_value_is_what_it_shows(key in 0..KEYS.len(), text in ".{0,20}", number in any::<u32>()) {
        let kind = KEYS[key].kind;
        for typed in [text, number.to_string(), "true".to_owned(), "system".to_owned()] {
            if let Ok(value) = kind.parse(&typed) {
                prop_assert_eq!(kind.parse(&value.to_string()), Ok(value));
            }
        }
    }
}
