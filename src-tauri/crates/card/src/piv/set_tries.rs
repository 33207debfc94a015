use super::Piv;
use crate::{CardError, Feature, Instruction, Status, apdu::Command};

impl Piv<'_> {
    /// Sets how often a wrong PIN and a wrong PUK may be tried until the card blocks them, by vendor extension FA; the
    /// standard has no command for it. Wants the card management key and a verified PIN.
    ///
    /// **Sets PIN and PUK to the factory's**, whatever they were, with all tries left, and forgets that the PIN was
    /// verified. Both must be changed in the same session. VERIFY tells no more than 15 tries of those that are left.
    ///
    /// # Errors
    /// [`CardError::NotOffered`] on a card without the extension, and for no tries at all, which no card offers;
    /// [`CardError::NotAuthorised`] without management key or PIN. Whether it was done is unknown after
    /// [`CardError::CardRemoved`] and [`CardError::Reader`]: the factory's PIN may be in force.
    pub fn set_tries(&mut self, pin: u8, puk: u8) -> Result<(), CardError> {
        let not_offered = CardError::NotOffered(Feature::RetryLimits);
        if pin == 0 || puk == 0 || !self.sets_tries()? {
            return Err(not_offered);
        }
        self.pin_verified = false;
        match self.succeed(&Command::new(Instruction::SetPinRetries, pin, puk)) {
            Err(CardError::Refused {
                status: Status::InstructionNotSupported | Status::FunctionNotSupported,
                ..
            }) => Err(not_offered),
            other => other.map(drop),
        }
    }

    /// Whether the card has the extension, as all have that tell a version by theirs.
    pub(super) fn sets_tries(&mut self) -> Result<bool, CardError> {
        Ok(self.version()?.is_some())
    }
}
