//! A card as it leaves the factory.

use super::{Authority, MakeError, NewCard, attestation, data_objects};
use crate::model::Model;
use crate::reference_data::{FACTORY_PIN, FACTORY_PUK};
use crate::state::CardState;

/// PIN `123456`, PUK `12345678`, the factory's management key, no keys. Without `chuid` it is as fresh as the maker sells
/// it: no CHUID, and metadata that say of PIN, PUK and management key that they are the factory's.
pub struct Blank<'a> {
    /// Which card it is.
    pub model: Model,
    /// Whether it has a CHUID and a card capability container.
    pub chuid: bool,
    /// Who certifies the attestation key of a YubiKey; without, the key certifies itself.
    pub attestation: Option<&'a Authority>,
}

impl Blank<'_> {
    /// Makes the card.
    ///
    /// # Errors
    /// The attestation key or its certificate could not be made.
    pub fn make(&self) -> Result<NewCard, MakeError> {
        let mut state = CardState::factory(self.model);
        attestation::equip(&mut state, self.attestation)?;
        let guid = self.chuid.then(|| data_objects::identify(&mut state));
        Ok(NewCard {
            state,
            pin: FACTORY_PIN.to_owned(),
            puk: FACTORY_PUK.to_owned(),
            guid,
        })
    }
}
