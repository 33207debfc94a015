use contents::CardIdentity;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Base64, CertificateId};

/// Which certificates of archived keys are searched for: every criterion that is there must hold, and one must be. The
/// criteria refer to the certificate that was issued when the key was created.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ArchiveQuery {
    /// The whole serial number, lower-case hexadecimal in whole octets, without separators and leading zero octets
    /// ([`serial_number`]).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub serial: Option<String>,
    /// A part of the subject, whatever its case; 3 to 200 characters.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub subject: Option<String>,
    /// The Certificate ID.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub id: Option<CertificateId>,
    /// Those after this one: the last of the page before.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub after: Option<CertificateId>,
}

impl ArchiveQuery {
    /// Fewest characters of a subject's part: the index is over three in a row.
    pub const MIN_SUBJECT: usize = 3;
    /// Most characters of it.
    pub const MAX_SUBJECT: usize = 200;
    /// Certificates in a page.
    pub const PAGE: usize = 50;
}

/// A serial number as [`ArchiveQuery`] has it, from what a person typed: hexadecimal, in either case, with colons,
/// spaces, hyphens, `0x` and leading zeros. `None` where it is none, or longer than 20 octets (`RFC 5280 §4.1.2.2`).
pub fn serial_number(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let digits = typed
        .strip_prefix("0x")
        .or_else(|| typed.strip_prefix("0X"))
        .unwrap_or(typed);
    let digits: String = digits
        .chars()
        .filter(|character| !matches!(character, ':' | ' ' | '-'))
        .map(|character| character.to_ascii_lowercase())
        .collect();
    let hexadecimal = !digits.is_empty() && digits.chars().all(|digit| digit.is_ascii_hexdigit());
    let number = digits.trim_start_matches('0');
    (hexadecimal && !number.is_empty() && number.len() <= 40).then(|| {
        // Whole octets, as certificates' serial numbers are written.
        let padding = if number.len() % 2 == 1 { "0" } else { "" };
        format!("{padding}{number}")
    })
}

/// Certificates of archived keys, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ArchiveFound {
    /// At most [`ArchiveQuery::PAGE`].
    pub certificates: Vec<ArchivedCertificate>,
    /// Whether there are more after the last.
    pub more: bool,
}

/// A certificate that was issued when an archived key was created.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ArchivedCertificate {
    /// Its number at the host.
    pub id: CertificateId,
    /// The certificate, DER.
    pub certificate: Base64,
    /// When its key was archived.
    pub archived_at: Timestamp,
    /// The card that the key was put on.
    pub card: CardIdentity,
    /// When it was revoked, if it was.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub revoked_at: Option<Timestamp>,
}

#[cfg(test)]
mod tests {
    use contents::Certificate;

    use super::*;
    use crate::fixtures::{self, key_generation_authority};

    #[test]
    fn a_serial_number_is_read_however_it_is_written() {
        for (typed, number) in [
            ("1a2b", "1a2b"),
            (" 1A:2B ", "1a2b"),
            ("0x1a2b", "1a2b"),
            ("0X1A 2B", "1a2b"),
            ("1A-2B", "1a2b"),
            ("00:00:1a:2b", "1a2b"),
            ("0x0001a2b", "1a2b"),
            ("a2b", "0a2b"),
            ("7", "07"),
            ("0f", "0f"),
            ("ff", "ff"),
        ] {
            assert_eq!(serial_number(typed).as_deref(), Some(number), "{typed:?}");
        }
        let longest = "ff".repeat(20);
        assert_eq!(serial_number(&longest), Some(longest.clone()));
        assert_eq!(serial_number(&format!("00{longest}")), Some(longest));
    }

    #[test]
    fn what_is_no_serial_number_is_none() {
        let long = format!("1{}", "00".repeat(20));
        for typed in [
            "", " ", "0x", "0", "00:00", "::", "1g", "é", "0x0x1", "１２", "1\t2", &long,
        ] {
            assert_eq!(serial_number(typed), None, "{typed:?}");
        }
    }

    #[test]
    fn the_serial_number_of_a_certificate_is_found_by_what_it_is_shown_as() {
        for certificate in [
            key_generation_authority().certificate,
            fixtures::registration().certificate,
        ] {
            let shown = Certificate::serial(&certificate);
            assert_eq!(serial_number(shown).as_deref(), Some(shown));
        }
    }

    #[test]
    fn a_query_has_no_member_that_is_unknown() {
        let read = |text: &str| serde_json::from_str::<ArchiveQuery>(text);
        let query = read(r#"{"serial":"1a2b","subject":"berg","id":"815","after":"900"}"#).unwrap();
        assert_eq!(query.id, Some(CertificateId(815)));
        assert_eq!(
            serde_json::to_string(&query).unwrap(),
            r#"{"serial":"1a2b","subject":"berg","id":"815","after":"900"}"#
        );
        assert_eq!(read("{}").unwrap(), ArchiveQuery::default());
        for text in [r#"{"page":2}"#, r#"{"id":815}"#, r#"{"id":"0815"}"#] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
