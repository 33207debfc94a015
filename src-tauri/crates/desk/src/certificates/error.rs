use contents::MalformedCertificate;
use serde_json::{Map, Value, json};

use crate::{
    ReadCardError, Sentence,
    fault::{Coded, object},
    host::HostError,
    session::NotSignedIn,
};

/// Why a certificate is not shown.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CertificateError {
    /// Nobody is signed in.
    #[error(transparent)]
    NotSignedIn(#[from] NotSignedIn),
    /// What was given is no Certificate ID.
    #[error("“{id}” is no Certificate ID")]
    MalformedId {
        /// What was given.
        id: String,
    },
    /// The host issued no such certificate, or it is not this officer's to see.
    #[error("the host has no certificate {id} to show")]
    Unknown {
        /// The Certificate ID.
        id: String,
    },
    /// No certificate lies in that place of the card.
    #[error("no certificate lies in place {key} of the card")]
    NoneThere {
        /// The key: `9a`.
        key: String,
    },
    /// What lies there is no certificate.
    #[error("what lies in place {key} of the card is no certificate: {why}")]
    Malformed {
        /// The key: `9a`.
        key: String,
        /// What is wrong with it.
        why: MalformedCertificate,
    },
    /// The card could not be read.
    #[error(transparent)]
    Card(#[from] ReadCardError),
    /// The host.
    #[error(transparent)]
    Host(#[from] HostError),
}

impl Coded for CertificateError {
    fn code(&self) -> String {
        match self {
            Self::NotSignedIn(error) => return error.code(),
            Self::Card(error) => return error.code(),
            Self::Host(error) => return error.code(),
            Self::MalformedId { .. } => "certificate-id-malformed",
            Self::Unknown { .. } => "unknown-certificate",
            Self::NoneThere { .. } => "no-certificate-there",
            Self::Malformed { .. } => "certificate-unreadable",
        }
        .to_owned()
    }

    fn data(&self) -> Map<String, Value> {
        match self {
            Self::NotSignedIn(error) => error.data(),
            Self::Card(error) => error.data(),
            Self::Host(error) => error.data(),
            Self::MalformedId { id } | Self::Unknown { id } => object(json!({ "id": id })),
            Self::NoneThere { key } => object(json!({ "key": key })),
            Self::Malformed { key, why } => {
                object(json!({ "key": key, "why": Sentence::malformed(why).json() }))
            }
        }
    }
}
