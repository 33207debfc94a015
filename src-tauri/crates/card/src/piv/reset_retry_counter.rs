use secret::{Pin, Puk};

use super::{
    PIN_LIMITS, PUK_LIMITS, Piv,
    change_pin::{check_new, pair},
    metadata::PIN,
    verify::check_puk_status,
};
use crate::{CardError, Instruction, apdu::Command};

impl Piv<'_> {
    /// RESET RETRY COUNTER (`SP 800-73-5 Part 2 §3.2.3`): a new PIN with the PUK's authority, and all tries again.
    ///
    /// # Errors
    /// [`CardError::WrongPuk`], [`CardError::PukBlocked`]; [`CardError::NewPinRefused`] when the card has rules of its
    /// own; [`CardError::PinNotAcceptable`] before the card saw either.
    pub fn reset_retry_counter(&mut self, puk: &Puk, new_pin: &Pin) -> Result<(), CardError> {
        // Both exposed to be checked and sent to the card; the copies are wiped with the command.
        let data = pair(puk.expose(), PUK_LIMITS, new_pin.expose(), PIN_LIMITS)?;
        self.secret_shown = true;
        self.pin_verified = false;
        let status = self
            .send(&Command::new(Instruction::ResetRetryCounter, 0x00, PIN).data(data))?
            .status;
        check_new(Instruction::ResetRetryCounter, status)?;
        check_puk_status(Instruction::ResetRetryCounter, status)
    }
}
