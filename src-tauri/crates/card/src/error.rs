use std::fmt;

use contents::{CardIdentity, KeyReference, MalformedPublicKey};
use secret::ManagementKeyAlgorithm;

use crate::{Instruction, PinFault, PinpadFault, ReaderError, Status};

/// Why something asked of a card was not done. Unless a variant says otherwise, the card did nothing either.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CardError {
    /// The reader, or the way to it, failed.
    #[error(transparent)]
    Reader(ReaderError),
    /// The card was taken out. Whether the last command still took effect is unknown.
    #[error("the card was removed")]
    CardRemoved,
    /// Another program or the system reset the card: the session and all that was verified in it are gone.
    #[error("the card was reset by another program or by the system; the session is gone")]
    SessionLost,
    /// The card has no PIV application.
    #[error("the card has no PIV application (status {status})")]
    NotPiv {
        /// The answer to SELECT.
        status: Status,
    },
    /// Another card than the one that was expected.
    #[error("expected the card with {expected}, found {}", Found(.found))]
    AnotherCard {
        /// The card that was expected.
        expected: CardIdentity,
        /// The card that lies there, as far as it tells.
        found: Option<CardIdentity>,
    },
    /// The key wants a PIN, and none was given.
    #[error("the key in {key} wants a PIN")]
    PinNeeded {
        /// Where the key lies.
        key: KeyReference,
    },
    /// The PIN or PUK cannot be one of a PIV card; the card has not seen it and no try was spent.
    #[error("{0}")]
    PinNotAcceptable(PinFault),
    /// No PIN came from the reader's pinpad; the card has not seen one and no try was spent.
    #[error(transparent)]
    Pinpad(PinpadFault),
    /// Wrong PIN; a try was spent.
    #[error("the PIN is wrong; tries left: {tries_left}")]
    WrongPin {
        /// Tries left, at least 1.
        tries_left: u8,
    },
    /// The PIN is blocked.
    #[error("the PIN is blocked")]
    PinBlocked,
    /// Wrong PUK; a try was spent.
    #[error("the PUK is wrong; tries left: {tries_left}")]
    WrongPuk {
        /// Tries left, at least 1.
        tries_left: u8,
    },
    /// The PUK is blocked.
    #[error("the PUK is blocked")]
    PukBlocked,
    /// The card has rules of its own for a PIN or PUK, and the new one breaks them; the old one still holds.
    #[error("the card does not take the new PIN or PUK ({instruction}: status {status})")]
    NewPinRefused {
        /// The command.
        instruction: Instruction,
        /// The answer.
        status: Status,
    },
    /// The card does not take this management key.
    #[error("the card does not take the card management key")]
    ManagementKeyRefused,
    /// The card's management key has another cipher.
    #[error("the card's management key is not of cipher {}", .algorithm.name())]
    ManagementKeyAlgorithmRefused {
        /// The cipher that was tried.
        algorithm: ManagementKeyAlgorithm,
    },
    /// The card could not show that it knows the management key.
    #[error("the card could not prove that it holds the card management key")]
    CardProofWrong,
    /// The command wants a PIN or the management key, and the card has not been shown it.
    #[error("{instruction} wants a PIN or the card management key first")]
    NotAuthorised {
        /// The command.
        instruction: Instruction,
    },
    /// The card waited for a touch that did not come.
    #[error("the card was not touched in time for the key in {key}")]
    TouchNotGiven {
        /// Where the key lies.
        key: KeyReference,
    },
    /// No key lies there, or one of another algorithm.
    #[error("there is no such key in {key}")]
    NoSuchKey {
        /// The place.
        key: KeyReference,
    },
    /// The key cannot do this: signing with an EC key that only agrees, decrypting with an EC key, agreeing with RSA;
    /// or it cannot be imported, being of no kind that a card can hold.
    #[error("the key in {key} cannot be used for this operation")]
    UnsuitableKey {
        /// Where the key lies.
        key: KeyReference,
    },
    /// The data is not of the key's size.
    #[error("the data for the key in {key} must have {expected} bytes, not {found}")]
    WrongDataLength {
        /// Where the key lies.
        key: KeyReference,
        /// Bytes that the key takes.
        expected: usize,
        /// Bytes that were given.
        found: usize,
    },
    /// The card does not offer this.
    #[error("the card does not offer {0}")]
    NotOffered(Feature),
    /// The card's memory is full.
    #[error("the card has no room for it")]
    CardFull,
    /// The card refused a command.
    #[error("the card refused {instruction} with status {status}")]
    Refused {
        /// The command.
        instruction: Instruction,
        /// The answer.
        status: Status,
    },
    /// The card answered a command with something that cannot be read.
    #[error("the card's answer to {instruction} cannot be read: {fault}")]
    Malformed {
        /// The command.
        instruction: Instruction,
        /// What is wrong with the answer.
        fault: Malformed,
    },
    /// The system gave no random numbers.
    #[error("the system gives no random numbers")]
    NoRandomness,
}

impl From<ReaderError> for CardError {
    fn from(error: ReaderError) -> Self {
        match error {
            ReaderError::CardRemoved => Self::CardRemoved,
            ReaderError::CardReset => Self::SessionLost,
            other => Self::Reader(other),
        }
    }
}

/// What only some cards offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feature {
    /// PIN and touch policies set when a key is generated or imported.
    KeyPolicies,
    /// A changed card management key.
    ManagementKeyChange,
    /// Attestation of keys that were generated on the card.
    Attestation,
    /// RSA keys, generated on the card, whose private half cannot be computed from the public one.
    SoundRsaKeys,
    /// Private keys put on the card from outside.
    KeyImport,
    /// Private keys of an algorithm, put on the card from outside.
    ImportOfAlgorithm,
    /// Other tries of PIN and PUK than the factory's.
    RetryLimits,
}

impl fmt::Display for Feature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::KeyPolicies => "PIN and touch policies for keys",
            Self::ManagementKeyChange => "a change of the card management key",
            Self::Attestation => "attestation",
            Self::SoundRsaKeys => "sound RSA keys (CVE-2017-15361)",
            Self::KeyImport => "import of private keys",
            Self::ImportOfAlgorithm => "import of private keys of this algorithm",
            Self::RetryLimits => "a choice of the tries of PIN and PUK",
        })
    }
}

/// What is wrong with an answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Malformed {
    /// It has no status bytes.
    #[error("it has no status")]
    NoStatus,
    /// It is not built from the objects it must be built from.
    #[error("its structure is wrong")]
    Structure,
    /// It is longer than an answer of a PIV card can be, or does not end.
    #[error("it is too long")]
    TooLong,
    /// It holds no public key of the algorithm that was asked for.
    #[error(transparent)]
    PublicKey(#[from] MalformedPublicKey),
    /// It is not what was written just before.
    #[error("it is not what was written")]
    NotAsWritten,
    /// A signature or shared secret of the wrong form or size.
    #[error("the result has the wrong form or size")]
    Result,
}

struct Found<'a>(&'a Option<CardIdentity>);

impl fmt::Display for Found<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(identity) => identity.fmt(f),
            None => f.write_str("a card that does not tell who it is"),
        }
    }
}
