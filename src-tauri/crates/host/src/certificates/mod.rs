//! Certificates that the host issued: revoking them, listing them, and the lists that say which are revoked.

mod find;
mod list;
mod revocation_list;
mod revoke;

pub use list::ListedCertificate;
pub use revoke::RevokeError;
pub(crate) use revoke::Which;

use serde::{Deserialize, Serialize};
use x509_cert::ext::pkix::CrlReason;

/// Why a certificate is revoked (`RFC 5280 §5.3.1`), as far as the host revokes for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RevocationReason {
    /// None is said.
    Unspecified,
    /// The key is, or may be, in other hands.
    KeyCompromise,
    /// The holder's name or place in the organisation changed.
    AffiliationChanged,
    /// Another certificate took its place.
    Superseded,
    /// It is not needed any more.
    CessationOfOperation,
}

impl RevocationReason {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Unspecified,
        Self::KeyCompromise,
        Self::AffiliationChanged,
        Self::Superseded,
        Self::CessationOfOperation,
    ];

    /// The name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unspecified => "unspecified",
            Self::KeyCompromise => "key-compromise",
            Self::AffiliationChanged => "affiliation-changed",
            Self::Superseded => "superseded",
            Self::CessationOfOperation => "cessation-of-operation",
        }
    }

    /// The name in the standard (`RFC 5280 §5.3.1`).
    pub(crate) const fn standard_name(self) -> &'static str {
        match self {
            Self::Unspecified => "unspecified",
            Self::KeyCompromise => "keyCompromise",
            Self::AffiliationChanged => "affiliationChanged",
            Self::Superseded => "superseded",
            Self::CessationOfOperation => "cessationOfOperation",
        }
    }

    pub(crate) const fn code(self) -> CrlReason {
        match self {
            Self::Unspecified => CrlReason::Unspecified,
            Self::KeyCompromise => CrlReason::KeyCompromise,
            Self::AffiliationChanged => CrlReason::AffiliationChanged,
            Self::Superseded => CrlReason::Superseded,
            Self::CessationOfOperation => CrlReason::CessationOfOperation,
        }
    }

    pub(crate) fn stored(self) -> i64 {
        i64::from(self.code() as u32)
    }

    pub(crate) fn from_stored(stored: i64) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|reason| reason.stored() == stored)
    }
}

impl std::str::FromStr for RevocationReason {
    type Err = UnknownReason;

    fn from_str(name: &str) -> Result<Self, UnknownReason> {
        Self::ALL
            .into_iter()
            .find(|reason| reason.name() == name)
            .ok_or_else(|| UnknownReason {
                name: name.to_owned(),
            })
    }
}

/// A name that is none of [`RevocationReason::name`]'s.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{name}” names no reason: {} do", RevocationReason::ALL.map(RevocationReason::name).join(", "))]
pub struct UnknownReason {
    /// The name.
    pub name: String,
}
