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
    /// Search the archive, and submit orders that recover keys.
    RecoverKey,
    /// Approve or refuse recovery requests of other officers.
    ApproveRecovery,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::IssueCertificate,
        Self::RevokeCertificate,
        Self::RecoverKey,
        Self::ApproveRecovery,
    ];

    /// The name in files, documents and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::IssueCertificate => "issue-certificate",
            Self::RevokeCertificate => "revoke-certificate",
            Self::RecoverKey => "recover-key",
            Self::ApproveRecovery => "approve-recovery",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::IssueCertificate => "Issue certificate",
            Self::RevokeCertificate => "Revoke certificate",
            Self::RecoverKey => "Recover key",
            Self::ApproveRecovery => "Approve recovery",
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
#[error(
    "“{0}” names no role: issue-certificate, revoke-certificate, recover-key and approve-recovery do"
)]
pub struct UnknownRole(pub String);
