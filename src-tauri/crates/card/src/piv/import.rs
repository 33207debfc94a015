use contents::{KeyAlgorithm, KeyReference};
use secret::PrivateKey;

use super::{
    KeyPolicies, Piv,
    generate::{pin_policy, touch_policy},
    key_use::identifier,
};
use crate::{CardError, Feature, Instruction, Status, apdu::Command, tlv};

mod parts;

use parts::Parts;

impl Piv<'_> {
    /// Puts a private key on the card by vendor extension FE; the standard has no command for it. The key that lay
    /// there is gone. Wants the management key. One command, which takes as many short APDUs as it needs on a card that
    /// takes no extended one.
    ///
    /// Whether the key is a certificate's is for the caller to know: nothing is read back.
    ///
    /// # Errors
    /// [`CardError::UnsuitableKey`] for what is no PKCS#8 of a key that a card can hold; then the card saw nothing of
    /// it. [`CardError::NotOffered`] on a card without the extension, for an algorithm that it does not take, and for
    /// policies on a card that does not take them; [`CardError::CardFull`]; [`CardError::NotAuthorised`] without the
    /// management key.
    pub fn import_key(
        &mut self,
        reference: KeyReference,
        key: &PrivateKey,
        policies: KeyPolicies,
    ) -> Result<KeyAlgorithm, CardError> {
        let imported = imports(self.version()?);
        if imported.is_empty() {
            return Err(CardError::NotOffered(Feature::KeyImport));
        }
        if policies != KeyPolicies::default() && !self.takes_policies()? {
            return Err(CardError::NotOffered(Feature::KeyPolicies));
        }
        let unsuitable = CardError::UnsuitableKey { key: reference };
        // Exposed to be taken apart and sent to the card; what is built of it is wiped with the command.
        let parts = Parts::parse(key.expose()).ok_or(unsuitable)?;
        if !imported.contains(&parts.algorithm()) {
            return Err(CardError::NotOffered(Feature::ImportOfAlgorithm));
        }
        let pin = pin_policy(policies.pin).map(|policy| [policy]);
        let touch = touch_policy(policies.touch).map(|policy| [policy]);
        let mut objects = parts.objects();
        objects.extend(pin.as_ref().map(|policy| (PIN_POLICY, &policy[..])));
        objects.extend(touch.as_ref().map(|policy| (TOUCH_POLICY, &policy[..])));
        self.secret_shown = true;
        let algorithm = parts.algorithm();
        let command = Command::new(
            Instruction::ImportKey,
            identifier(algorithm),
            reference.byte(),
        );
        match self.succeed(&command.data(tlv::template(&objects))) {
            Ok(_) => Ok(algorithm),
            Err(CardError::Refused { status, .. }) if says_not_offered(status) => {
                Err(CardError::NotOffered(Feature::ImportOfAlgorithm))
            }
            Err(CardError::Refused {
                status: Status::InstructionNotSupported | Status::ClassNotSupported,
                ..
            }) => Err(CardError::NotOffered(Feature::KeyImport)),
            Err(error) => Err(error),
        }
    }
}

/// What a card takes from outside, by the version that it reports, as its vendor documents it: P-384 since 4.0, RSA
/// beyond 2048 bits since 5.7. A card that reports none has no such command.
pub(super) fn imports(version: Option<[u8; 3]>) -> &'static [KeyAlgorithm] {
    use KeyAlgorithm::{EccP256, EccP384, Rsa2048};
    match version {
        Some(version) if version >= [5, 7, 0] => &KeyAlgorithm::ALL,
        Some(version) if version >= [4, 0, 0] => &[Rsa2048, EccP256, EccP384],
        Some(_) => &[Rsa2048, EccP256],
        None => &[],
    }
}

const PIN_POLICY: u32 = 0xAA;
const TOUCH_POLICY: u32 = 0xAB;

/// The place is one that the card has, and the key is whole: what remains is that the card does not take its kind.
fn says_not_offered(status: Status) -> bool {
    matches!(
        status,
        Status::IncorrectParameters | Status::IncorrectData | Status::FunctionNotSupported
    )
}
