use std::fmt;

use crate::{AlternativeNameForm, AttributeType, ExtendedKeyUsage};

impl ExtendedKeyUsage {
    /// Those with a name.
    pub const NAMED: [Self; 5] = [
        Self::ClientAuth,
        Self::EmailProtection,
        Self::CodeSigning,
        Self::SmartcardLogon,
        Self::PivCardAuthentication,
    ];

    /// The object identifier, dotted.
    pub fn oid(&self) -> &str {
        match self {
            // RFC 5280 §4.2.1.12
            Self::ClientAuth => "1.3.6.1.5.5.7.3.2",
            Self::CodeSigning => "1.3.6.1.5.5.7.3.3",
            Self::EmailProtection => "1.3.6.1.5.5.7.3.4",
            // Microsoft's szOID_KP_SMARTCARD_LOGON
            Self::SmartcardLogon => "1.3.6.1.4.1.311.20.2.2",
            // FIPS 201-3 §B.1
            Self::PivCardAuthentication => "2.16.840.1.101.3.6.8",
            Self::Other(oid) => oid,
        }
    }

    /// The name in files; the object identifier where there is none.
    pub fn name(&self) -> &str {
        match self {
            Self::ClientAuth => "client-auth",
            Self::EmailProtection => "email-protection",
            Self::CodeSigning => "code-signing",
            Self::SmartcardLogon => "smartcard-logon",
            Self::PivCardAuthentication => "piv-card-authentication",
            Self::Other(oid) => oid,
        }
    }
}

impl AttributeType {
    /// The object identifier, dotted (`RFC 4519 §2`).
    pub const fn oid(self) -> &'static str {
        match self {
            Self::Country => "2.5.4.6",
            Self::State => "2.5.4.8",
            Self::Locality => "2.5.4.7",
            Self::Organization => "2.5.4.10",
            Self::OrganizationalUnit => "2.5.4.11",
            Self::DomainComponent => "0.9.2342.19200300.100.1.25",
            Self::CommonName => "2.5.4.3",
            Self::GivenName => "2.5.4.42",
            Self::Surname => "2.5.4.4",
            Self::Title => "2.5.4.12",
            Self::SerialNumber => "2.5.4.5",
            Self::UserId => "0.9.2342.19200300.100.1.1",
        }
    }

    /// The name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::State => "state",
            Self::Locality => "locality",
            Self::Organization => "organization",
            Self::OrganizationalUnit => "organizational-unit",
            Self::DomainComponent => "domain-component",
            Self::CommonName => "common-name",
            Self::GivenName => "given-name",
            Self::Surname => "surname",
            Self::Title => "title",
            Self::SerialNumber => "serial-number",
            Self::UserId => "user-id",
        }
    }
}

impl fmt::Display for AttributeType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl AlternativeNameForm {
    /// The name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Upn => "upn",
            Self::Uri => "uri",
            Self::Dns => "dns",
        }
    }
}

impl fmt::Display for AlternativeNameForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
