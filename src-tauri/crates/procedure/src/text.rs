//! What a text must be before it can stand in a certificate or before an officer.

use std::str::FromStr;

use email_address::{EmailAddress, Options};

/// The first character that no text may have: controls, and characters that cannot be seen or turn the direction of
/// what follows, so that a name reads otherwise than it is. Joiners (U+200C, U+200D) stay: names in some scripts need
/// them.
pub(crate) fn forbidden_character(text: &str) -> Option<char> {
    text.chars().find(|character| {
        character.is_control()
            || matches!(
                *character,
                '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'
                    ..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFF}'
                    | '\u{E0000}'..='\u{E0FFF}'
            )
    })
}

/// A character as a person can read it: itself, or its number where it would not be seen.
pub(crate) fn shown(character: char) -> String {
    if forbidden_character(character.encode_utf8(&mut [0; 4])).is_some() {
        format!("U+{:04X}", u32::from(character))
    } else {
        character.to_string()
    }
}

/// Whether a character can stand in an ASN.1 PrintableString (`RFC 5280 appendix B`).
pub(crate) const fn is_printable(character: char) -> bool {
    character.is_ascii_alphanumeric()
        || matches!(
            character,
            ' ' | '\'' | '(' | ')' | '+' | ',' | '-' | '.' | '/' | ':' | '=' | '?'
        )
}

/// Whether a text is an e-mail address as rfc822Name has it: a Mailbox (`RFC 5321 §4.1.2`) without a name, in ASCII
/// (`RFC 5280 §4.2.1.6`), at most 254 characters (`RFC 5321 §4.5.3.1.3`, less the angle brackets), in a domain of two
/// labels or more.
pub fn is_email(text: &str) -> bool {
    let options = Options::default()
        .without_display_text()
        .without_domain_literal()
        .with_required_tld();
    let is_all = |address: EmailAddress| address.email() == text;
    // A display form that is not refused as one, ` <anna@example.test>`, is more than the address that is read from it.
    text.is_ascii()
        && text.len() <= 254
        && !text.contains(|one: char| one.is_ascii_control() || matches!(one, '<' | '>'))
        && EmailAddress::parse_with_options(text, options).is_ok_and(is_all)
}

/// Whether a text is a user principal name, `user@realm`: a user of up to 64 characters that a directory takes, and a
/// realm that is a DNS name.
pub(crate) fn is_upn(text: &str) -> bool {
    let Some((user, realm)) = text.split_once('@') else {
        return false;
    };
    let length = user.chars().count();
    let bad =
        |character: char| character.is_whitespace() || "\"/\\[]:;|=,+*?<>".contains(character);
    (1..=64).contains(&length)
        && !user.contains(bad)
        && !user.starts_with('.')
        && !user.ends_with('.')
        && is_dns_name(realm)
}

/// Whether a text is a DNS name in the preferred syntax (`RFC 1034 §3.5`, with a digit first as `RFC 1123 §2.1`
/// allows), as dNSName has it.
pub(crate) fn is_dns_name(text: &str) -> bool {
    text.len() <= 253 && text.split('.').all(is_dns_label)
}

/// Whether a text is one label of a DNS name.
pub(crate) fn is_dns_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// Whether a text is an absolute URI in ASCII (`RFC 3986 §3`): a scheme and something after it, only characters that
/// a URI may have, percent signs with their two digits.
pub(crate) fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    let scheme_fits = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    scheme_fits
        && !rest.is_empty()
        && rest != "//"
        && rest.bytes().all(is_uri_byte)
        && percent_signs_fit(rest)
}

const fn is_uri_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'-' | b'.'
                | b'_'
                | b'~'
                | b':'
                | b'/'
                | b'?'
                | b'#'
                | b'['
                | b']'
                | b'@'
                | b'!'
                | b'$'
                | b'&'
                | b'\''
                | b'('
                | b')'
                | b'*'
                | b'+'
                | b','
                | b';'
                | b'='
                | b'%'
        )
}

fn percent_signs_fit(text: &str) -> bool {
    text.split('%').skip(1).all(|after| {
        let mut digits = after.bytes();
        digits.next().is_some_and(|digit| digit.is_ascii_hexdigit())
            && digits.next().is_some_and(|digit| digit.is_ascii_hexdigit())
    })
}

/// Whether a text is an object identifier in dotted form, of a size that every encoder here takes.
pub(crate) fn is_oid(text: &str) -> bool {
    const_oid::ObjectIdentifier::from_str(text).is_ok_and(|oid| oid.to_string() == text)
}

#[cfg(test)]
mod tests {
    use super::{forbidden_character, is_dns_name, is_email, is_oid, is_upn, is_uri};

    #[test]
    fn email_addresses() {
        let long = format!("{}@example.test", "a".repeat(64));
        for good in [
            "anna@example.test",
            "a.b+c@mail.example.test",
            long.as_str(),
        ] {
            assert!(is_email(good), "{good}");
        }
        let longer = format!("{}@example.test", "a".repeat(65));
        let longest = format!("a@{}.test", vec!["a".repeat(60); 5].join("."));
        for bad in [
            "",
            "anna",
            "anna@",
            "@example.test",
            "anna@localhost",
            "Anna <anna@example.test>",
            "anna@[127.0.0.1]",
            "änna@example.test",
            "anna@exämple.test",
            "an na@example.test",
            "a@b@example.test",
            " anna@example.test",
            "anna@example.test ",
            "<anna@example.test>",
            " <anna@example.test>",
            "\"Anna\" <anna@example.test>",
            "\"a<b>\"@example.test",
            "anna@example.test\r\nBcc: eve@example.test",
            "anna@example.test\n",
            "\r\n anna@example.test",
            "\"a\r\n b\"@example.test",
            "\tanna@example.test",
            "anna(here)@example.test",
            longer.as_str(),
            longest.as_str(),
        ] {
            assert!(!is_email(bad), "{bad}");
        }
    }

    #[test]
    fn user_principal_names() {
        for good in ["anna@corp", "anna.berg@corp.example.test", "jörg@corp.test"] {
            assert!(is_upn(good), "{good}");
        }
        for bad in [
            "",
            "anna",
            "@corp",
            "anna@",
            "a@b@corp",
            "an na@corp",
            ".anna@corp",
            "anna@-corp",
            "a/b@corp",
        ] {
            assert!(!is_upn(bad), "{bad}");
        }
    }

    #[test]
    fn names_and_addresses_of_machines() {
        assert!(is_dns_name("a.example.test"));
        for bad in ["", ".", "a..b", "-a.test", "a_.test", "*.example.test"] {
            assert!(!is_dns_name(bad), "{bad}");
        }
        for good in [
            "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
            "https://example.test/a%20b",
        ] {
            assert!(is_uri(good), "{good}");
        }
        for bad in [
            "",
            "example.test",
            "https:",
            "https://",
            "https://example.test/a b",
            "urn:a%2",
            "1a:b",
            "urn:ä",
        ] {
            assert!(!is_uri(bad), "{bad}");
        }
    }

    #[test]
    fn object_identifiers() {
        assert!(is_oid("2.16.840.1.101.3.2.1.3.7"));
        for bad in [
            "",
            "1",
            "1.2.",
            "3.1.2",
            "1.40.1",
            "1.02.3",
            "1.2.x",
            " 1.2.3",
            "1.2.99999999999",
        ] {
            assert!(!is_oid(bad), "{bad}");
        }
    }

    #[test]
    fn what_cannot_be_seen_is_found() {
        assert_eq!(forbidden_character("Anna Berg – Ünal"), None);
        for bad in [
            '\0',
            '\n',
            '\u{7f}',
            '\u{85}',
            '\u{202E}',
            '\u{2066}',
            '\u{200B}',
            '\u{FEFF}',
            '\u{E0041}',
        ] {
            assert_eq!(forbidden_character(&format!("a{bad}b")), Some(bad));
        }
    }
}
