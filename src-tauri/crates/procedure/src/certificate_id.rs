use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize, de};

/// The host-wide number of a certificate; crosses the wire as a decimal string.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CertificateId(pub u64);

impl fmt::Display for CertificateId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for CertificateId {
    type Err = MalformedCertificateId;

    fn from_str(text: &str) -> Result<Self, MalformedCertificateId> {
        let malformed = || MalformedCertificateId(text.to_owned());
        let id = text.parse().map(Self).map_err(|_| malformed())?;
        // One text per number: what was signed and what is looked up must be the same characters.
        if id.to_string() == text {
            Ok(id)
        } else {
            Err(malformed())
        }
    }
}

impl Serialize for CertificateId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for CertificateId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(de::Error::custom)
    }
}

/// A text that is no Certificate ID.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a Certificate ID: a decimal number")]
pub struct MalformedCertificateId(pub String);
