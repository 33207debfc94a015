use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::ProcedureId;

/// Exactly which token procedure an order follows: its name and the hash of its content.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProcedureRevision {
    /// The token procedure.
    pub id: ProcedureId,
    /// Its content.
    pub revision: Revision,
}

/// SHA-256 of a token procedure's canonical JSON (`RFC 8785`), written as 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Revision(pub [u8; 32]);

impl fmt::Display for Revision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl FromStr for Revision {
    type Err = MalformedRevision;

    fn from_str(text: &str) -> Result<Self, MalformedRevision> {
        let mut bytes = [0; 32];
        hex::decode_to_slice(text, &mut bytes).map_err(|_| MalformedRevision(text.to_owned()))?;
        Ok(Self(bytes))
    }
}

impl TryFrom<String> for Revision {
    type Error = MalformedRevision;

    fn try_from(text: String) -> Result<Self, MalformedRevision> {
        text.parse()
    }
}

impl From<Revision> for String {
    fn from(revision: Revision) -> Self {
        revision.to_string()
    }
}

/// A text that is not 64 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a revision of 64 hexadecimal digits")]
pub struct MalformedRevision(pub String);
