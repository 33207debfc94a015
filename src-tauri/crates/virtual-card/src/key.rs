//! The keys a card can hold: where they lie, of which kind they are, and what may be done with them.

pub(crate) mod ec;
pub(crate) mod private;
pub(crate) mod rsa;

use serde::{Deserialize, Serialize};

pub(crate) use private::PrivateKey;

/// A place for an asymmetric key: 9A, 9C, 9D, 9E, the retired 82 to 95 (SP 800-73-5 Part 1 Table 5),
/// and F9, the attestation key of a YubiKey.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct KeySlot(u8);

impl KeySlot {
    /// PIV authentication.
    pub const AUTHENTICATION: Self = Self(0x9A);
    /// Digital signature: the PIN is asked for before every use.
    pub const SIGNATURE: Self = Self(0x9C);
    /// Key management: decryption and key agreement.
    pub const KEY_MANAGEMENT: Self = Self(0x9D);
    /// Card authentication: used without a PIN.
    pub const CARD_AUTHENTICATION: Self = Self(0x9E);
    /// The key that signs attestations; it belongs to the maker of the card.
    pub const ATTESTATION: Self = Self(0xF9);

    /// The slot with this key reference, if there is one.
    #[must_use]
    pub fn new(reference: u8) -> Option<Self> {
        matches!(reference, 0x82..=0x95 | 0x9A | 0x9C | 0x9D | 0x9E | 0xF9)
            .then_some(Self(reference))
    }

    /// The key reference, for instance `0x9A`.
    #[must_use]
    pub fn reference(self) -> u8 {
        self.0
    }

    /// Whether this is one of the twenty slots for retired key management keys.
    #[must_use]
    pub fn is_retired(self) -> bool {
        matches!(self.0, 0x82..=0x95)
    }

    /// Whether an EC key here agrees on keys and never signs (SP 800-73-5 Part 1 §5.1: key management).
    #[must_use]
    pub fn is_for_key_management(self) -> bool {
        self == Self::KEY_MANAGEMENT || self.is_retired()
    }

    /// What a key here asks for when nothing else was said (SP 800-73-5 Part 1 Table 5).
    #[must_use]
    pub fn default_pin_policy(self) -> PinPolicy {
        match self {
            Self::SIGNATURE => PinPolicy::Always,
            Self::CARD_AUTHENTICATION => PinPolicy::Never,
            _ => PinPolicy::Once,
        }
    }
}

impl TryFrom<String> for KeySlot {
    type Error = UnknownKeySlot;

    fn try_from(text: String) -> Result<Self, UnknownKeySlot> {
        text.parse()
    }
}

impl std::str::FromStr for KeySlot {
    type Err = UnknownKeySlot;

    fn from_str(text: &str) -> Result<Self, UnknownKeySlot> {
        u8::from_str_radix(text, 16)
            .ok()
            .and_then(Self::new)
            .ok_or(UnknownKeySlot)
    }
}

impl From<KeySlot> for String {
    fn from(slot: KeySlot) -> Self {
        slot.to_string()
    }
}

impl std::fmt::Display for KeySlot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02x}", self.0)
    }
}

/// The text names no key slot; they are written as two hexadecimal digits, for instance `9a`.
#[derive(Debug, thiserror::Error)]
#[error("no such key slot; slots are 9a, 9c, 9d, 9e, 82 to 95, and f9")]
pub struct UnknownKeySlot;

/// Kinds of asymmetric keys (SP 800-78-5 §6.2; RSA-4096 is the YubiKey's own addition).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Algorithm {
    /// RSA, 2048 bits, exponent 65537.
    Rsa2048,
    /// RSA, 3072 bits, exponent 65537.
    Rsa3072,
    /// RSA, 4096 bits, exponent 65537.
    Rsa4096,
    /// NIST P-256.
    #[serde(rename = "eccp256")]
    EccP256,
    /// NIST P-384.
    #[serde(rename = "eccp384")]
    EccP384,
}

impl Algorithm {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Rsa2048,
        Self::Rsa3072,
        Self::Rsa4096,
        Self::EccP256,
        Self::EccP384,
    ];

    pub(crate) fn from_identifier(identifier: u8) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|algorithm| algorithm.identifier() == identifier)
    }

    /// The algorithm identifier of P1 and of tag 80.
    #[must_use]
    pub fn identifier(self) -> u8 {
        match self {
            Self::Rsa3072 => 0x05,
            Self::Rsa2048 => 0x07,
            Self::EccP256 => 0x11,
            Self::EccP384 => 0x14,
            Self::Rsa4096 => 0x16,
        }
    }

    /// As written in the state file and in the production file: `rsa2048`, `eccp256`, …
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Rsa2048 => "rsa2048",
            Self::Rsa3072 => "rsa3072",
            Self::Rsa4096 => "rsa4096",
            Self::EccP256 => "eccp256",
            Self::EccP384 => "eccp384",
        }
    }

    /// Whether this is RSA.
    #[must_use]
    pub fn is_rsa(self) -> bool {
        !matches!(self, Self::EccP256 | Self::EccP384)
    }

    /// Length in bytes of the modulus (RSA) or of one coordinate (EC).
    pub(crate) fn length(self) -> usize {
        match self {
            Self::Rsa2048 => 256,
            Self::Rsa3072 => 384,
            Self::Rsa4096 => 512,
            Self::EccP256 => 32,
            Self::EccP384 => 48,
        }
    }
}

impl std::str::FromStr for Algorithm {
    type Err = UnknownAlgorithm;

    fn from_str(text: &str) -> Result<Self, UnknownAlgorithm> {
        Self::ALL
            .into_iter()
            .find(|algorithm| algorithm.name() == text)
            .ok_or(UnknownAlgorithm)
    }
}

/// The text names no algorithm.
#[derive(Debug, thiserror::Error)]
#[error("no such algorithm; there are rsa2048, rsa3072, rsa4096, eccp256 and eccp384")]
pub struct UnknownAlgorithm;

/// When a key asks for the PIN.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PinPolicy {
    /// Never.
    Never,
    /// Once since the card was reset.
    Once,
    /// By a VERIFY immediately before every use.
    Always,
}

impl PinPolicy {
    pub(crate) fn identifier(self) -> u8 {
        match self {
            Self::Never => 1,
            Self::Once => 2,
            Self::Always => 3,
        }
    }

    /// `None`: no such policy. `Some(None)`: the slot's default.
    pub(crate) fn from_identifier(identifier: u8) -> Option<Option<Self>> {
        match identifier {
            0 => Some(None),
            1 => Some(Some(Self::Never)),
            2 => Some(Some(Self::Once)),
            3 => Some(Some(Self::Always)),
            _ => None,
        }
    }
}

/// When a key asks for a touch.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TouchPolicy {
    /// Never.
    #[default]
    Never,
    /// Before every use.
    Always,
    /// Before a use, unless the last touch is less than 15 seconds ago.
    Cached,
}

impl TouchPolicy {
    pub(crate) fn identifier(self) -> u8 {
        match self {
            Self::Never => 1,
            Self::Always => 2,
            Self::Cached => 3,
        }
    }

    pub(crate) fn from_identifier(identifier: u8) -> Option<Self> {
        match identifier {
            0 | 1 => Some(Self::Never),
            2 => Some(Self::Always),
            3 => Some(Self::Cached),
            _ => None,
        }
    }
}

/// Whether a key was made on the card.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// Made on the card; it can be attested.
    Generated,
    /// Came from outside.
    Imported,
}

/// A key on the card with the rules for its use.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StoredKey {
    pub(crate) private: PrivateKey,
    pub(crate) pin_policy: PinPolicy,
    pub(crate) touch_policy: TouchPolicy,
    pub(crate) origin: Origin,
}

impl StoredKey {
    /// The kind of key.
    #[must_use]
    pub fn algorithm(&self) -> Algorithm {
        self.private.algorithm()
    }

    /// The public key as DER SubjectPublicKeyInfo (RFC 5280 §4.1.2.7).
    #[must_use]
    pub fn public_key_der(&self) -> Vec<u8> {
        self.private.public_key_der()
    }

    /// When it asks for the PIN.
    #[must_use]
    pub fn pin_policy(&self) -> PinPolicy {
        self.pin_policy
    }

    /// When it asks for a touch.
    #[must_use]
    pub fn touch_policy(&self) -> TouchPolicy {
        self.touch_policy
    }

    /// Whether it was made on the card.
    #[must_use]
    pub fn origin(&self) -> Origin {
        self.origin
    }
}
