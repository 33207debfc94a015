use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize, de};
use uuid::Uuid;

/// The id of an order, chosen by the desk: a UUID of version 7 (`RFC 9562 §5.7`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct OrderId(Uuid);

impl OrderId {
    /// `None` for a UUID of another version.
    pub fn new(id: Uuid) -> Option<Self> {
        (id.get_version_num() == 7).then_some(Self(id))
    }

    /// The sixteen bytes of the UUID.
    pub fn as_bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }
}

impl fmt::Display for OrderId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

impl FromStr for OrderId {
    type Err = MalformedId;

    fn from_str(text: &str) -> Result<Self, MalformedId> {
        let malformed = || MalformedId(text.to_owned());
        let id = Uuid::try_parse(text).map_err(|_| malformed())?;
        // One text per id: what was signed and what is looked up must be the same characters.
        Self::new(id)
            .filter(|id| id.to_string() == text)
            .ok_or_else(malformed)
    }
}

impl<'de> Deserialize<'de> for OrderId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(de::Error::custom)
    }
}

/// 32 random bytes of the host that make an order good for one use; 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Nonce(pub [u8; 32]);

impl Serialize for Nonce {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&hex::encode(self.0))
    }
}

impl<'de> Deserialize<'de> for Nonce {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let mut bytes = [0; 32];
        hex::decode_to_slice(text, &mut bytes).map_err(de::Error::custom)?;
        Ok(Self(bytes))
    }
}

macro_rules! number {
    ($(#[$doc:meta])* $name:ident, $number:ty) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub $number);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?
                    .parse()
                    .map(Self)
                    .map_err(de::Error::custom)
            }
        }
    };
}

number!(
    /// An officer at a host, a decimal number that the host gave; crosses the wire as a string.
    OfficerId,
    u32
);
number!(
    /// A record of the archive, a decimal number that the host gave; crosses the wire as a string.
    ArchiveRecordId,
    u64
);
number!(
    /// The place of an act among all that officers did at a host, a decimal number; crosses the wire as a string.
    ActivitySequence,
    u64
);
number!(
    /// A PIN letter, or a part of a split one, at a host; a decimal number, crosses the wire as a string.
    LetterNumber,
    u64
);
number!(
    /// A PIN mail at a host; a decimal number, crosses the wire as a string.
    MailNumber,
    u64
);

macro_rules! number_from_text {
    ($($name:ident),*) => {$(
        impl FromStr for $name {
            type Err = MalformedId;

            fn from_str(text: &str) -> Result<Self, MalformedId> {
                let number = text.parse().map(Self);
                number.map_err(|_| MalformedId(text.to_owned()))
            }
        }
    )*};
}

number_from_text!(ActivitySequence, LetterNumber, MailNumber);

/// A text that is no id of its kind.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a valid id")]
pub struct MalformedId(pub String);

impl MalformedId {
    /// The fault's name for texts and logs.
    pub const fn code(&self) -> &'static str {
        "malformed-id"
    }
}
