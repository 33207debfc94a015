use secret::ManagementKeyAlgorithm;

use crate::{CardIdentity, Guid, KeyAlgorithm, KeyEntry, KeyReference};

/// A card as it was read: everything that can be had without a PIN, a key or a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardContents {
    /// What tells it from every other card; `None` for a card that offers nothing (no serial, keys or CHUID).
    pub identity: Option<CardIdentity>,
    /// What it is, as far as it tells.
    pub product: CardProduct,
    /// The GUID of its CHUID, where it has one.
    pub guid: Option<Guid>,
    /// All places for keys that the card has, in the order of [`KeyReference::all`].
    pub keys: Vec<KeyEntry>,
    /// The cardholder PIN (key reference 80).
    pub pin: ReferenceDataState,
    /// The PUK (key reference 81).
    pub puk: ReferenceDataState,
    /// Cipher of the card management key (9B), where the card tells.
    pub management_key: Option<ManagementKeyAlgorithm>,
    /// Whether the management key is the factory's, where the card tells.
    pub management_key_is_factory: Option<bool>,
    /// What it can do beyond the standard.
    pub capabilities: Capabilities,
}

impl CardContents {
    /// The entry of that place.
    pub fn key(&self, reference: KeyReference) -> Option<&KeyEntry> {
        self.keys.iter().find(|entry| entry.reference == reference)
    }
}

/// What a card says it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CardProduct {
    /// A PIV card that tells nothing more.
    Piv,
    /// A card with the YubiKey extensions.
    YubiKey {
        /// Firmware, major, minor, patch.
        version: [u8; 3],
    },
}

/// What a card tells about a PIN or PUK without being tried.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReferenceDataState {
    /// Tries left; 0 is blocked.
    pub tries_left: Option<u8>,
    /// Tries after a successful verification.
    pub tries: Option<u8>,
    /// Whether it is the factory's.
    pub is_factory: Option<bool>,
}

/// What a card offers beyond `SP 800-73-5`, by probing and by the version that it tells, never by a list of models.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Capabilities {
    /// Tells algorithm, policies and public key of each place.
    pub metadata: bool,
    /// Attests keys that it generated.
    pub attestation: bool,
    /// The algorithms of the private keys that it takes from outside; empty where it takes none.
    pub imports: &'static [KeyAlgorithm],
    /// Takes a PIN and touch policy when a key is generated.
    pub policies: bool,
    /// Lets the tries of PIN and PUK be set, which sets both to the factory's.
    pub sets_tries: bool,
    /// Lets the card management key be changed.
    pub changes_management_key: bool,
}
