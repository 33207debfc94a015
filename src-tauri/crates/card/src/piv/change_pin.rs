use secret::{Pin, Puk};
use zeroize::Zeroizing;

use super::{
    PIN_LIMITS, PUK_LIMITS, PinLimits, Piv,
    metadata::{PIN, PUK},
    pin_limits::EXISTING_PIN_LIMITS,
    verify::{check_pin_status, check_puk_status, padded},
};
use crate::{CardError, Instruction, Status, apdu::Command};

impl Piv<'_> {
    /// CHANGE REFERENCE DATA for the PIN (`SP 800-73-5 Part 2 §3.2.2`). Verifies the current PIN with it.
    ///
    /// # Errors
    /// [`CardError::WrongPin`], [`CardError::PinBlocked`]; [`CardError::NewPinRefused`] when the card has rules of its
    /// own; [`CardError::PinNotAcceptable`] before the card saw either.
    pub fn change_pin(&mut self, current: &Pin, new: &Pin) -> Result<(), CardError> {
        // Both exposed to be checked and sent to the card; the copies are wiped with the command.
        let data = pair(
            current.expose(),
            EXISTING_PIN_LIMITS,
            new.expose(),
            PIN_LIMITS,
        )?;
        let status = self.change(PIN, data)?;
        check_new(Instruction::ChangeReferenceData, status)?;
        check_pin_status(Instruction::ChangeReferenceData, status)?;
        self.pin_verified = true;
        Ok(())
    }

    /// The same for the PUK.
    ///
    /// # Errors
    /// [`CardError::WrongPuk`], [`CardError::PukBlocked`]; otherwise as [`change_pin`](Self::change_pin).
    pub fn change_puk(&mut self, current: &Puk, new: &Puk) -> Result<(), CardError> {
        // Both exposed to be checked and sent to the card; the copies are wiped with the command.
        let data = pair(current.expose(), PUK_LIMITS, new.expose(), PUK_LIMITS)?;
        let status = self.change(PUK, data)?;
        check_new(Instruction::ChangeReferenceData, status)?;
        check_puk_status(Instruction::ChangeReferenceData, status)
    }

    fn change(&mut self, reference: u8, data: Zeroizing<Vec<u8>>) -> Result<Status, CardError> {
        self.secret_shown = true;
        let command = Command::new(Instruction::ChangeReferenceData, 0x00, reference).data(data);
        Ok(self.send(&command)?.status)
    }
}

/// Two secrets as one command's data, each checked against what the card can take.
pub(super) fn pair(
    shown: &str,
    shown_limits: PinLimits,
    new: &str,
    new_limits: PinLimits,
) -> Result<Zeroizing<Vec<u8>>, CardError> {
    shown_limits
        .check(shown)
        .map_err(CardError::PinNotAcceptable)?;
    new_limits.check(new).map_err(CardError::PinNotAcceptable)?;
    let mut data = Zeroizing::new(Vec::with_capacity(16));
    data.extend_from_slice(&*padded(shown));
    data.extend_from_slice(&*padded(new));
    Ok(data)
}

/// Cards answer so when the new PIN or PUK breaks a rule of their own, such as forbidden repetitions.
pub(super) fn check_new(instruction: Instruction, status: Status) -> Result<(), CardError> {
    match status {
        Status::IncorrectData | Status::ConditionsNotSatisfied => Err(CardError::NewPinRefused {
            instruction,
            status,
        }),
        _ => Ok(()),
    }
}
