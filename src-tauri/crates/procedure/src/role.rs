use std::{fmt, str::FromStr};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What an officer may do.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Submit orders that issue certificates, and abandon those of one's own.
    IssueCertificate,
    /// Revoke certificates, and abandon open orders of every officer.
    RevokeCertificate,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::IssueCertificate, Self::RevokeCertificate];

    /// The name in files, documents and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::IssueCertificate => "issue-certificate",
            Self::RevokeCertificate => "revoke-certificate",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::IssueCertificate => "Issue certificate",
            Self::RevokeCertificate => "Revoke certificate",
        })
    }
}

impl FromStr for Role {
    type Err = UnknownRole;

    fn from_str(name: &str) -> Result<Self, UnknownRole> {
        Self::ALL
            .into_iter()
            .find(|role| role.name() == name)
            .ok_or_else(|| UnknownRole(name.to_owned()))
    }
}

/// A name that is none of [`Role::name`]'s.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” names no role: issue-certificate and revoke-certificate do")]
pub struct UnknownRole(pub String);
