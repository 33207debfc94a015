use contents::Certificate;
use jiff::Timestamp;
use protocol::ArchivedCertificate;
use serde::Serialize;
use specta::Type;

use super::ArchiveError;
use crate::{CertificateDetails, Sentence, host::HostError};

/// A certificate that was issued when an archived key was created.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ArchivedView {
    /// The Certificate ID, decimal.
    pub id: String,
    /// The certificate.
    pub certificate: CertificateDetails,
    /// The key's algorithm, as people write it.
    pub key_type: String,
    /// When the key was archived (`RFC 3339`).
    pub archived_at: String,
    /// Whether the certificate is good.
    pub status: ArchivedStatus,
    /// What tells the card that the key was put on from every other one.
    pub card: Sentence,
}

/// Whether a certificate of an archived key is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum ArchivedStatus {
    /// It is.
    Valid,
    /// Its validity has ended.
    Expired,
    /// It was revoked.
    Revoked,
}

impl ArchivedStatus {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Valid, Self::Expired, Self::Revoked];

    /// The name in data: `valid`, `expired`, `revoked`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Expired => "expired",
            Self::Revoked => "revoked",
        }
    }
}

impl ArchivedView {
    /// An error where the host sent what is no certificate.
    pub(super) fn new(found: &ArchivedCertificate, now: Timestamp) -> Result<Self, ArchiveError> {
        let certificate =
            Certificate::from_der(&found.certificate.0).map_err(|_| HostError::NotUnderstood {
                what: format!("the certificate {} cannot be read", found.id),
            })?;
        let status = if found.revoked_at.is_some() {
            ArchivedStatus::Revoked
        } else if certificate.not_after() < now {
            ArchivedStatus::Expired
        } else {
            ArchivedStatus::Valid
        };
        Ok(Self {
            id: found.id.to_string(),
            key_type: certificate.public_key().algorithm().to_string(),
            certificate: CertificateDetails::new(&certificate),
            archived_at: found.archived_at.to_string(),
            status,
            card: Sentence::card(&found.card),
        })
    }
}
