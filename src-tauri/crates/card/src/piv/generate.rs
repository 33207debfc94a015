use contents::{KeyAlgorithm, KeyReference, PinPolicy, PublicKey, TouchPolicy};

use super::{Piv, key_use::identifier, public_key, structure};
use crate::{CardError, Feature, Instruction, apdu::Command, tlv};

/// What a new or imported key asks for before each use, where the card takes such wishes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyPolicies {
    /// When the card wants the PIN.
    pub pin: PinPolicy,
    /// When the card wants a touch.
    pub touch: TouchPolicy,
}

impl Default for KeyPolicies {
    /// As the card has them for the place: nothing is asked of it.
    fn default() -> Self {
        Self {
            pin: PinPolicy::Default,
            touch: TouchPolicy::Default,
        }
    }
}

impl Piv<'_> {
    /// GENERATE ASYMMETRIC KEY PAIR (`SP 800-73-5 Part 2 §3.3.2`). The key that lay there is gone. Wants the
    /// management key. An RSA key may take the card a minute.
    ///
    /// # Errors
    /// [`CardError::NotAuthorised`] without the management key; [`CardError::NotOffered`] for policies on a card that
    /// does not take them, and for RSA on a card whose RSA keys can be broken; then nothing was generated. An algorithm that the card does not have is
    /// [`CardError::Refused`].
    pub fn generate(
        &mut self,
        key: KeyReference,
        algorithm: KeyAlgorithm,
        policies: KeyPolicies,
    ) -> Result<PublicKey, CardError> {
        if policies != KeyPolicies::default() && !self.takes_policies()? {
            return Err(CardError::NotOffered(Feature::KeyPolicies));
        }
        if algorithm.is_rsa() && self.makes_weak_rsa_keys()? {
            return Err(CardError::NotOffered(Feature::SoundRsaKeys));
        }
        let mut command = Command::new(Instruction::GenerateKeyPair, 0x00, key.byte()).data(
            tlv::object(CONTROL_REFERENCE, &control_reference(algorithm, policies)),
        );
        command.long_answer = algorithm.is_rsa();
        let answer = self.succeed(&command)?;
        let template =
            tlv::outer(&answer, PUBLIC_KEY).map_err(structure(Instruction::GenerateKeyPair))?;
        public_key::parse(algorithm, template).map_err(|fault| CardError::Malformed {
            instruction: Instruction::GenerateKeyPair,
            fault,
        })
    }

    /// By the version, which need not be asked of a card that told its serial number: that came with version 5.
    fn makes_weak_rsa_keys(&mut self) -> Result<bool, CardError> {
        Ok(!self.connection.seen.serial && self.version()?.is_some_and(has_weak_rsa_keys))
    }

    /// By the version that the card reports: cards without it might ignore the wish in silence.
    pub(super) fn takes_policies(&mut self) -> Result<bool, CardError> {
        Ok(self.version()?.is_some_and(|version| version >= [4, 0, 0]))
    }
}

/// The versions whose key generation has the flaw of CVE-2017-15361: the private key follows from the public one.
fn has_weak_rsa_keys(version: [u8; 3]) -> bool {
    ([4, 2, 0]..[4, 3, 5]).contains(&version)
}

const CONTROL_REFERENCE: u32 = 0xAC;
const PUBLIC_KEY: u32 = 0x7F49;

fn control_reference(algorithm: KeyAlgorithm, policies: KeyPolicies) -> Vec<u8> {
    let mut content = vec![0x80, 1, identifier(algorithm)];
    if let Some(pin) = pin_policy(policies.pin) {
        content.extend([0xAA, 1, pin]);
    }
    if let Some(touch) = touch_policy(policies.touch) {
        content.extend([0xAB, 1, touch]);
    }
    content
}

pub(super) fn pin_policy(policy: PinPolicy) -> Option<u8> {
    match policy {
        PinPolicy::Default => None,
        PinPolicy::Never => Some(1),
        PinPolicy::Once => Some(2),
        PinPolicy::Always => Some(3),
    }
}

pub(super) fn touch_policy(policy: TouchPolicy) -> Option<u8> {
    match policy {
        TouchPolicy::Default => None,
        TouchPolicy::Never => Some(1),
        TouchPolicy::Always => Some(2),
        TouchPolicy::Cached => Some(3),
    }
}

#[cfg(test)]
mod tests {
    use contents::{KeyAlgorithm, PinPolicy, TouchPolicy};

    use super::{KeyPolicies, control_reference, has_weak_rsa_keys};

    #[test]
    fn weak_generators_are_known_by_their_versions() {
        for (version, weak) in [
            ([4, 1, 9], false),
            ([4, 2, 0], true),
            ([4, 3, 4], true),
            ([4, 3, 5], false),
            ([5, 7, 1], false),
        ] {
            assert_eq!(has_weak_rsa_keys(version), weak, "{version:?}");
        }
    }

    #[test]
    fn only_wishes_are_sent() {
        assert_eq!(
            control_reference(KeyAlgorithm::EccP256, KeyPolicies::default()),
            [0x80, 1, 0x11]
        );
        let policies = KeyPolicies {
            pin: PinPolicy::Always,
            touch: TouchPolicy::Cached,
        };
        let content = control_reference(KeyAlgorithm::Rsa2048, policies);
        assert_eq!(content, [0x80, 1, 0x07, 0xAA, 1, 3, 0xAB, 1, 3]);
    }
}
