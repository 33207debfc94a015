use std::{collections::BTreeMap, fmt, str::FromStr};

use contents::{KeyAlgorithm, KeyReference};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize, de};

use crate::{CertificateId, composed};

/// What the officer chose and typed for one card: the part of an order that a person decides.
///
/// A key without a choice stays as it is (action *blank*). Values are as typed, after the field's rules were met;
/// a field the officer left empty or hid has no entry.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// The action per key.
    pub keys: BTreeMap<KeyReference, KeyChoice>,
    /// The input fields, by name.
    pub fields: BTreeMap<FieldName, String>,
    /// What a draft that recovers keys says beyond them; never there in another one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub recovery: Option<Recovery>,
}

/// What a draft says of a recovery, beside the keys it is for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Recovery {
    /// Why, in the officer's words; 1 to 500 characters. The audit keeps it.
    pub reason: String,
    /// The retired places that are free on the card, in the order in which keys take them that go to no other: older
    /// ones where all are recovered, and those whose reused certificate is revoked or has expired. Only where a chosen
    /// key procedure recovers all or reuses certificates.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub free_places: Vec<KeyReference>,
    /// The digest of the approved recovery request, where the key procedure asks for approvals.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub request: Option<RequestDigest>,
}

/// SHA-256 of a recovery request's canonical JSON; 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RequestDigest(pub [u8; 32]);

impl fmt::Display for RequestDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl FromStr for RequestDigest {
    type Err = MalformedDigest;

    fn from_str(text: &str) -> Result<Self, MalformedDigest> {
        let mut digest = [0; 32];
        hex::decode_to_slice(text, &mut digest).map_err(|_| MalformedDigest)?;
        // One text per digest: what was signed and what is looked up must be the same characters.
        if hex::encode(digest) == text {
            Ok(Self(digest))
        } else {
            Err(MalformedDigest)
        }
    }
}

impl Serialize for RequestDigest {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for RequestDigest {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(de::Error::custom)
    }
}

/// A text that is no digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not 64 lower-case hexadecimal digits")]
pub struct MalformedDigest;

impl Draft {
    /// Enters a field's value as it was typed, with its letters [composed]; an empty one takes the entry away.
    pub fn enter(&mut self, field: FieldName, value: &str) {
        if value.is_empty() {
            self.fields.remove(&field);
        } else {
            self.fields.insert(field, composed(value));
        }
    }
}

/// What is to happen to one key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyChoice {
    /// The action.
    pub action: Action,
    /// The algorithm of the key that is generated on the card, one of those the key procedure lists; its first where
    /// the officer chose none. Never there for a key that already lies on the card.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub algorithm: Option<KeyAlgorithm>,
    /// The archived certificate whose key is recovered; where there is none, the host searches by the holder's fields.
    /// Only with [`Action::Recover`].
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub certificate: Option<CertificateId>,
}

impl KeyChoice {
    /// The action with nothing chosen beside it.
    pub const fn of(action: Action) -> Self {
        Self {
            action,
            algorithm: None,
            certificate: None,
        }
    }
}

/// What can be done for a key (the Action column; *blank* is the absence of a choice).
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Action {
    /// A certificate for this key, where there is none yet.
    Add,
    /// Replace what is there: a transport certificate, or an older one on renewal.
    Redo,
    /// A further certificate for this key that is not stored on the card.
    Issue,
    /// A key from the archive, put on the card with its certificate (Request: *Yes*).
    Recover,
}

impl Action {
    /// All of them, in the order of the Action column.
    pub const ALL: [Self; 4] = [Self::Add, Self::Redo, Self::Issue, Self::Recover];

    /// The name in files, documents and data: `add`, `redo`, `issue`, `recover`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Redo => "redo",
            Self::Issue => "issue",
            Self::Recover => "recover",
        }
    }

    /// Whether the certificate is written to the card.
    pub const fn stores(self) -> bool {
        matches!(self, Self::Add | Self::Redo | Self::Recover)
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Add => "Add",
            Self::Redo => "Redo",
            Self::Issue => "Issue",
            Self::Recover => "Recover",
        })
    }
}

/// The name of an input field: 1 to 64 of `a–z`, `0–9` and `_`, a letter first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct FieldName(String);

/// The name of a token procedure, or of a procedure inside one: 1 to 64 of `a–z`, `0–9` and `-`, a letter first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ProcedureId(String);

macro_rules! name {
    ($name:ident, $separator:literal) => {
        impl $name {
            /// The name as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl TryFrom<String> for $name {
            type Error = MalformedName;

            fn try_from(text: String) -> Result<Self, MalformedName> {
                let fits = (1..=64).contains(&text.len())
                    && text.starts_with(|first: char| first.is_ascii_lowercase())
                    && text
                        .chars()
                        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == $separator);
                if fits {
                    Ok(Self(text))
                } else {
                    Err(MalformedName {
                        text,
                        separator: $separator,
                    })
                }
            }
        }

        impl FromStr for $name {
            type Err = MalformedName;

            fn from_str(text: &str) -> Result<Self, MalformedName> {
                text.to_owned().try_into()
            }
        }

        impl From<$name> for String {
            fn from(name: $name) -> Self {
                name.0
            }
        }
    };
}

name!(FieldName, '_');
name!(ProcedureId, '-');

/// A text that cannot be a name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{text}” is not a name: 1 to 64 of a–z, 0–9 and “{separator}”, a letter first")]
pub struct MalformedName {
    /// The text.
    pub text: String,
    /// The one character a name of this kind may have beside letters and digits.
    pub separator: char,
}
