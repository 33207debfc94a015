use contents::{KeyAlgorithm, KeyEntry, KeyReference, PinPolicy, TouchPolicy};

/// Which private key is used, and what it asks for before it works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyUse {
    /// Where it lies.
    pub reference: KeyReference,
    /// Its algorithm.
    pub algorithm: KeyAlgorithm,
    /// When the card wants the PIN for it.
    pub pin_policy: PinPolicy,
    /// When the card wants a touch for it.
    pub touch_policy: TouchPolicy,
}

impl KeyUse {
    /// A key with the policies that the standard has for its place.
    pub fn new(reference: KeyReference, algorithm: KeyAlgorithm) -> Self {
        Self {
            reference,
            algorithm,
            pin_policy: PinPolicy::Default,
            touch_policy: TouchPolicy::Default,
        }
    }

    /// The key that was read there; `None` where none was.
    pub fn of(entry: &KeyEntry) -> Option<Self> {
        entry.key.as_ref().map(|key| Self {
            reference: entry.reference,
            algorithm: key.algorithm,
            pin_policy: key.pin_policy,
            touch_policy: key.touch_policy,
        })
    }

    /// What the key asks for, with the standard's rule for its place in the place of `Default`
    /// (`SP 800-73-5 Part 1 §5.1`, Table 5).
    pub(super) fn pin_wanted(&self) -> PinPolicy {
        match (self.pin_policy, self.reference) {
            (PinPolicy::Default, KeyReference::Signature) => PinPolicy::Always,
            (PinPolicy::Default, KeyReference::CardAuthentication) => PinPolicy::Never,
            (PinPolicy::Default, _) => PinPolicy::Once,
            (policy, _) => policy,
        }
    }

    pub(super) fn may_want_touch(&self) -> bool {
        matches!(self.touch_policy, TouchPolicy::Always | TouchPolicy::Cached)
    }
}

/// The algorithm's identifier (`SP 800-78-5`, Table 9; RSA-4096 as cards with the vendor extensions have it).
pub(super) const fn identifier(algorithm: KeyAlgorithm) -> u8 {
    match algorithm {
        KeyAlgorithm::Rsa2048 => 0x07,
        KeyAlgorithm::Rsa3072 => 0x05,
        KeyAlgorithm::Rsa4096 => 0x16,
        KeyAlgorithm::EccP256 => 0x11,
        KeyAlgorithm::EccP384 => 0x14,
    }
}

/// The algorithm with that identifier, if Countersign knows it.
pub(super) fn algorithm_from(byte: u8) -> Option<KeyAlgorithm> {
    KeyAlgorithm::ALL
        .into_iter()
        .find(|algorithm| identifier(*algorithm) == byte)
}
