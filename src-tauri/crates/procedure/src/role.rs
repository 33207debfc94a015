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
    /// List, preview and print PIN letters, create their IDs, and see to PIN mails that failed.
    ManagePinLetters,
    /// Unblock cards and change their PINs, after they were issued.
    UnblockCard,
    /// Unblock with the PUK that the host keeps.
    UsePuk,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::IssueCertificate,
        Self::RevokeCertificate,
        Self::RecoverKey,
        Self::ApproveRecovery,
        Self::ManagePinLetters,
        Self::UnblockCard,
        Self::UsePuk,
    ];

    /// The name in files, documents and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::IssueCertificate => "issue-certificate",
            Self::RevokeCertificate => "revoke-certificate",
            Self::RecoverKey => "recover-key",
            Self::ApproveRecovery => "approve-recovery",
            Self::ManagePinLetters => "manage-pin-letters",
            Self::UnblockCard => "unblock-card",
            Self::UsePuk => "use-puk",
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
            Self::ManagePinLetters => "Manage PIN letters",
            Self::UnblockCard => "Unblock card",
            Self::UsePuk => "Use PUK",
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
#[error("“{0}” names no role: {known} do", known = Role::ALL.map(Role::name).join(", "))]
pub struct UnknownRole(pub String);

#[cfg(test)]
mod tests {
    use super::{Role, UnknownRole};

    #[test]
    fn a_role_is_found_by_its_name_and_by_no_other() {
        for role in Role::ALL {
            assert_eq!(role.name().parse(), Ok(role));
            assert_eq!(serde_json::to_value(role).unwrap(), role.name());
        }
        let unknown = UnknownRole("manage-letters".to_owned());
        assert_eq!("manage-letters".parse::<Role>(), Err(unknown.clone()));
        assert_eq!(
            unknown.to_string(),
            "“manage-letters” names no role: issue-certificate, revoke-certificate, recover-key, approve-recovery, \
             manage-pin-letters, unblock-card, use-puk do"
        );
    }
}
