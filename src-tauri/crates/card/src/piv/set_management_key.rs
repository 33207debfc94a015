use secret::ManagementKey;
use zeroize::Zeroizing;

use super::{Piv, metadata::MANAGEMENT_KEY};
use crate::{CardError, Feature, Instruction, Status, apdu::Command};

impl Piv<'_> {
    /// Sets a new card management key by vendor extension FF; the standard has no command for it. Wants the current
    /// one first.
    ///
    /// # Errors
    /// [`CardError::NotOffered`] on a card without the extension, [`CardError::NotAuthorised`] without the current key,
    /// [`CardError::ManagementKeyAlgorithmRefused`] for a cipher that the card does not have.
    pub fn set_management_key(&mut self, new: &ManagementKey) -> Result<(), CardError> {
        if !self.changes_management_key()? {
            return Err(CardError::NotOffered(Feature::ManagementKeyChange));
        }
        let algorithm = new.algorithm();
        // Exposed to be sent to the card; the copy is wiped with the command.
        let key = new.expose();
        let mut data = Zeroizing::new(Vec::with_capacity(key.len() + 3));
        data.extend([algorithm.identifier(), MANAGEMENT_KEY]);
        data.extend(u8::try_from(key.len()));
        data.extend_from_slice(key);
        self.secret_shown = true;
        // P2 FF: the card wants no touch for it.
        let command = Command::new(Instruction::SetManagementKey, 0xFF, 0xFF).data(data);
        match self.succeed(&command) {
            Err(CardError::Refused {
                status: Status::IncorrectData | Status::IncorrectParameters,
                ..
            }) => Err(CardError::ManagementKeyAlgorithmRefused { algorithm }),
            other => other.map(drop),
        }
    }

    /// Whether the card has the extension, as all have that tell a version by theirs.
    pub(super) fn changes_management_key(&mut self) -> Result<bool, CardError> {
        Ok(self.version()?.is_some())
    }
}
