use crate::{
    AlternativeNameForm, AttributeType,
    codes::told,
    text::{
        forbidden_character, is_dns_label, is_dns_name, is_email, is_printable, is_upn, is_uri,
        shown,
    },
};

impl AttributeType {
    /// Whether a value can stand in a subject: its length (the upper bounds of `RFC 5280 §A.1`) and its characters.
    ///
    /// # Errors
    /// [`ValueFault`] names what does not fit.
    pub fn check(self, value: &str) -> Result<(), ValueFault> {
        if let Some(character) = forbidden_character(value) {
            return Err(ValueFault::Character { character });
        }
        let max = self.upper_bound();
        match self {
            // CountryName is a PrintableString of ISO 3166's two letters (RFC 5280 §A.1, X520countryName).
            Self::Country
                if value.len() != 2 || !value.bytes().all(|byte| byte.is_ascii_uppercase()) =>
            {
                Err(ValueFault::NotCountry)
            }
            _ if value.chars().count() > usize::from(max) => Err(ValueFault::TooLong { max }),
            // X520SerialNumber is a PrintableString (RFC 5280 §A.1).
            Self::SerialNumber => match value.chars().find(|character| !is_printable(*character)) {
                Some(character) => Err(ValueFault::Character { character }),
                None => Ok(()),
            },
            Self::DomainComponent if !is_dns_label(value) => Err(ValueFault::NotDomainComponent),
            _ => Ok(()),
        }
    }

    /// Most characters of a value: `RFC 5280 §A.1`'s upper bounds; for names, whose bound is 32768 there, and for UID,
    /// which has none, 256.
    pub const fn upper_bound(self) -> u16 {
        match self {
            Self::Country => 2,
            Self::DomainComponent => 63,
            Self::State | Self::Locality => 128,
            Self::Organization
            | Self::OrganizationalUnit
            | Self::CommonName
            | Self::Title
            | Self::SerialNumber => 64,
            Self::GivenName | Self::Surname | Self::UserId => 256,
        }
    }
}

impl AlternativeNameForm {
    /// Whether a value has the form (`RFC 5280 §4.2.1.6`).
    ///
    /// # Errors
    /// [`ValueFault`] names what does not fit.
    pub fn check(self, value: &str) -> Result<(), ValueFault> {
        if let Some(character) = forbidden_character(value) {
            return Err(ValueFault::Character { character });
        }
        if value.chars().count() > MAX_ALTERNATIVE_NAME {
            return Err(ValueFault::TooLong { max: 512 });
        }
        let (fits, fault) = match self {
            Self::Email => (is_email(value), ValueFault::NotEmail),
            Self::Upn => (is_upn(value), ValueFault::NotUpn),
            Self::Uri => (is_uri(value), ValueFault::NotUri),
            Self::Dns => (is_dns_name(value), ValueFault::NotDnsName),
        };
        if fits { Ok(()) } else { Err(fault) }
    }
}

const MAX_ALTERNATIVE_NAME: usize = 512;

/// Why a value cannot stand in a certificate.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ValueFault {
    /// Longer than the attribute can be.
    #[error("has more than {max} characters")]
    TooLong {
        /// Most characters.
        max: u16,
    },
    /// A character that cannot stand there.
    #[error("has the character “{}”, which cannot stand there", character.escape_debug())]
    Character {
        /// The first one.
        character: char,
    },
    /// Not two capital letters.
    #[error("is not a country code of two capital letters")]
    NotCountry,
    /// Not a label of a DNS name.
    #[error("is not one part of a domain name")]
    NotDomainComponent,
    /// Not an e-mail address.
    #[error("is not an e-mail address")]
    NotEmail,
    /// Not a user principal name.
    #[error("is not a user principal name (user@realm)")]
    NotUpn,
    /// Not an absolute URI.
    #[error("is not an absolute URI")]
    NotUri,
    /// Not a DNS name.
    #[error("is not a DNS name")]
    NotDnsName,
}

told! {
    ValueFault:
    Self::TooLong { max } => "value-too-long" { "max": *max },
    Self::Character { character } => "value-character" { "character": shown(*character) },
    Self::NotCountry => "value-not-country",
    Self::NotDomainComponent => "value-not-domain-component",
    Self::NotEmail => "value-not-email",
    Self::NotUpn => "value-not-upn",
    Self::NotUri => "value-not-uri",
    Self::NotDnsName => "value-not-dns-name",
}

#[cfg(test)]
mod tests {
    use super::ValueFault;
    use crate::{AlternativeNameForm, AttributeType};

    #[test]
    fn attributes_keep_to_their_bounds() {
        use AttributeType::{CommonName, Country, DomainComponent, SerialNumber};
        assert_eq!(CommonName.check(&"ä".repeat(64)), Ok(()));
        assert_eq!(
            CommonName.check(&"a".repeat(65)),
            Err(ValueFault::TooLong { max: 64 })
        );
        assert_eq!(Country.check("SE"), Ok(()));
        for bad in ["se", "SWE", "S", "S1", "ÄÖ"] {
            assert_eq!(Country.check(bad), Err(ValueFault::NotCountry), "{bad}");
        }
        assert_eq!(SerialNumber.check("A-1 (2)"), Ok(()));
        assert_eq!(
            SerialNumber.check("A_1"),
            Err(ValueFault::Character { character: '_' })
        );
        assert_eq!(
            DomainComponent.check("example.test"),
            Err(ValueFault::NotDomainComponent)
        );
        assert_eq!(
            CommonName.check("a\u{202E}b"),
            Err(ValueFault::Character {
                character: '\u{202E}'
            })
        );
    }

    #[test]
    fn alternative_names_have_their_form() {
        assert_eq!(
            AlternativeNameForm::Email.check("anna"),
            Err(ValueFault::NotEmail)
        );
        assert_eq!(
            AlternativeNameForm::Upn.check("anna"),
            Err(ValueFault::NotUpn)
        );
        assert_eq!(
            AlternativeNameForm::Uri.check("anna"),
            Err(ValueFault::NotUri)
        );
        assert_eq!(
            AlternativeNameForm::Dns.check("an na"),
            Err(ValueFault::NotDnsName)
        );
        assert_eq!(
            AlternativeNameForm::Uri.check(&format!("urn:{}", "a".repeat(600))),
            Err(ValueFault::TooLong { max: 512 })
        );
    }
}
