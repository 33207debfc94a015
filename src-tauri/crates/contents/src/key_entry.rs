use serde::{Deserialize, Serialize};

use crate::{
    Certificate, KeyAlgorithm, KeyReference, MalformedCertificate, PublicKey, UnsupportedKey,
};

/// One key's place on the card: the key, if one is known to lie there, and what its certificate object holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyEntry {
    /// Which place.
    pub reference: KeyReference,
    /// The key there; `None` when the card says there is none, or says nothing and nothing else tells, or when it is
    /// an `unsupported_key`.
    pub key: Option<KeyOnCard>,
    /// The key there, where it is none that Countersign certifies.
    pub unsupported_key: Option<UnsupportedKey>,
    /// The certificate object that belongs to the place.
    pub certificate: CertificateObject,
}

impl KeyEntry {
    /// Whether anything is known to lie there: a key of whatever algorithm, or an object in the certificate's place.
    pub fn is_occupied(&self) -> bool {
        self.key.is_some()
            || self.unsupported_key.is_some()
            || self.certificate != CertificateObject::Absent
    }
}

/// A key on the card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyOnCard {
    /// Its algorithm.
    pub algorithm: KeyAlgorithm,
    /// Its public key.
    pub public_key: PublicKey,
    /// Who says that this key lies there.
    pub known_by: KnownBy,
    /// Where it came from, as far as the card tells.
    pub origin: KeyOrigin,
    /// When the card wants a PIN for it.
    pub pin_policy: PinPolicy,
    /// When the card wants a touch for it.
    pub touch_policy: TouchPolicy,
}

/// Who says which key lies in a place, the most reliable first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum KnownBy {
    /// The card's own metadata.
    Metadata,
    /// The certificate beside it; the card may hold another key.
    Certificate,
    /// The record that production made of the card.
    Production,
}

/// Where a key came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyOrigin {
    /// Generated on the card.
    Generated,
    /// Imported into the card.
    Imported,
    /// The card does not tell.
    Unknown,
}

/// When a card wants the PIN for a private-key operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PinPolicy {
    /// As `SP 800-73-5 Part 1` has it for the place: once, for 9C always, for 9E never.
    Default,
    /// Never.
    Never,
    /// Once in a session.
    Once,
    /// Before each operation.
    Always,
}

/// When a card wants to be touched for a private-key operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TouchPolicy {
    /// As the card has it; PIV itself knows no touch.
    Default,
    /// Never.
    Never,
    /// Before each operation.
    Always,
    /// Before an operation, then not for 15 seconds.
    Cached,
}

/// What the certificate object of a place holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CertificateObject {
    /// Nothing, or an object of length zero.
    Absent,
    /// A certificate.
    Present(Box<Certificate>),
    /// A certificate for a key that Countersign does not certify.
    Unsupported(Box<Certificate<UnsupportedKey>>),
    /// Something that cannot be read as a certificate; it is left alone until an action replaces it.
    Malformed(MalformedCertificate),
}

impl CertificateObject {
    /// The certificate, if one can be read and its key is one that Countersign certifies.
    pub fn certificate(&self) -> Option<&Certificate> {
        match self {
            Self::Present(certificate) => Some(certificate),
            Self::Absent | Self::Unsupported(_) | Self::Malformed(_) => None,
        }
    }
}
