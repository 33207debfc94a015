use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize, de};

/// What tells one card from every other, the strongest that the card offers.
///
/// In the order of preference: a serial number the card reports itself, the key it attests with, its card
/// authentication key (9E), and the CHUID's GUID only where there is nothing else, because a run that changes
/// certificates may write a new GUID.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(
    tag = "by",
    content = "value",
    rename_all = "kebab-case",
    deny_unknown_fields
)]
pub enum CardIdentity {
    /// The card's serial number, decimal digits.
    Serial(String),
    /// SHA-256 of the attestation key's SubjectPublicKeyInfo, 64 lower-case hexadecimal digits.
    AttestationKey(String),
    /// SHA-256 of the SubjectPublicKeyInfo in the 9E certificate, 64 lower-case hexadecimal digits.
    CardAuthenticationKey(String),
    /// The GUID of the card's CHUID.
    Guid(Guid),
}

impl CardIdentity {
    /// What a person compares: the serial number, the GUID, or the first sixteen digits of a key's digest.
    pub fn shown(&self) -> String {
        match self {
            Self::Serial(serial) => serial.clone(),
            Self::AttestationKey(digest) | Self::CardAuthenticationKey(digest) => {
                shortened(digest).to_owned()
            }
            Self::Guid(guid) => guid.to_string(),
        }
    }
}

impl fmt::Display for CardIdentity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Serial(_) => write!(f, "serial {}", self.shown()),
            Self::AttestationKey(_) => write!(f, "attestation key {}", self.shown()),
            Self::CardAuthenticationKey(_) => write!(f, "card key {}", self.shown()),
            Self::Guid(_) => write!(f, "GUID {}", self.shown()),
        }
    }
}

/// A digest as a person compares it: the first sixteen digits.
fn shortened(digest: &str) -> &str {
    digest.get(..16).unwrap_or(digest)
}

/// The card UUID in the CHUID's tag 34 (`SP 800-73-5 Part 1 §3.1.2`), written as 32 lower-case hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Guid(pub [u8; 16]);

impl fmt::Display for Guid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl FromStr for Guid {
    type Err = MalformedGuid;

    fn from_str(text: &str) -> Result<Self, MalformedGuid> {
        let mut bytes = [0; 16];
        hex::decode_to_slice(text, &mut bytes).map_err(|_| MalformedGuid(text.to_owned()))?;
        Ok(Self(bytes))
    }
}

impl Serialize for Guid {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Guid {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(de::Error::custom)
    }
}

/// A text that is not 32 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a GUID of 32 hexadecimal digits")]
pub struct MalformedGuid(pub String);
