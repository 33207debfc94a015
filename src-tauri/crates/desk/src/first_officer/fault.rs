use card::CardError;
use contents::KeyReference;
use serde_json::{Map, Value, json};

use crate::{
    Coded,
    fault::{CardFault, object},
};

/// Why a card was not made an officer's, as far as the card decides it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OfficerCardFault {
    /// Another run has the device.
    #[error("another run has {device}")]
    RunUnderWay {
        /// The device.
        device: String,
    },
    /// The card, or the way to it.
    #[error(transparent)]
    Card(#[from] CardFault),
    /// None of the PINs that the host holds is the card's, or too few tries are left to find out.
    #[error("the card has another PIN than the host holds")]
    AnotherPin {
        /// Tries that are left, where the card tells.
        tries_left: Option<u8>,
    },
    /// The card gave no proof that its new key is the one it named.
    #[error("the card did not prove key {key}: {why}")]
    NotProven {
        /// Which key.
        key: KeyReference,
        /// Why, as a name.
        why: &'static str,
    },
    /// A certificate was not read back as it was written.
    #[error("the certificate of {key} was not read back as it was written")]
    ReadBackDiffers {
        /// Which key.
        key: KeyReference,
    },
    /// A key does not work with its certificate.
    #[error("key {key} does not work with its certificate")]
    CheckFailed {
        /// Which key.
        key: KeyReference,
    },
}

/// The same within a session with the card.
pub(super) enum SessionFault {
    Card(CardError),
    Fault(OfficerCardFault),
}

impl From<CardError> for SessionFault {
    fn from(error: CardError) -> Self {
        Self::Card(error)
    }
}

impl SessionFault {
    pub(super) fn at(self, device: &str) -> OfficerCardFault {
        match self {
            Self::Card(error) => CardFault::officer(device)(error).into(),
            Self::Fault(fault) => fault,
        }
    }
}

impl Coded for OfficerCardFault {
    fn code(&self) -> String {
        match self {
            Self::RunUnderWay { .. } => "run-under-way",
            Self::Card(fault) => return fault.code(),
            Self::AnotherPin { .. } => "officer-card-another-pin",
            Self::NotProven { .. } => "officer-card-key-not-proven",
            Self::ReadBackDiffers { .. } => "read-back-differs",
            Self::CheckFailed { .. } => "check-failed",
        }
        .to_owned()
    }

    fn data(&self) -> Map<String, Value> {
        match self {
            Self::RunUnderWay { device } => object(json!({ "device": device })),
            Self::Card(fault) => fault.data(),
            Self::AnotherPin { tries_left } => object(json!({ "tries-left": tries_left })),
            Self::NotProven { key, .. }
            | Self::ReadBackDiffers { key }
            | Self::CheckFailed { key } => object(json!({ "key": key.to_string() })),
        }
    }
}
