use secret::Pin;
use zeroize::Zeroizing;

use super::{
    Piv,
    metadata::{PIN, PUK},
    pin_limits::EXISTING_PIN_LIMITS,
    refusal,
};
use crate::{CardError, Instruction, Status, apdu::Command};

impl Piv<'_> {
    /// VERIFY (`SP 800-73-5 Part 2 §3.2.1`): shows the card its PIN. Using a key does this by itself where the key
    /// asks for it.
    ///
    /// # Errors
    /// [`CardError::WrongPin`], [`CardError::PinBlocked`]; [`CardError::PinNotAcceptable`] before the card saw it.
    pub fn verify_pin(&mut self, pin: &Pin) -> Result<(), CardError> {
        let command = Command::new(Instruction::Verify, 0x00, PIN)
            .data(Zeroizing::new(padded_pin(pin)?.to_vec()));
        self.secret_shown = true;
        self.pin_verified = false;
        let status = self.send(&command)?.status;
        check_pin_status(Instruction::Verify, status)?;
        self.pin_verified = true;
        Ok(())
    }

    /// How often a wrong PIN may still be tried, by VERIFY without a PIN, which costs no try; `None` when the card says
    /// that none is wanted now. Not part of [`read`](Self::read): on a card with metadata that tells it already.
    pub fn pin_tries_left(&mut self) -> Result<Option<u8>, CardError> {
        let status = self
            .send(&Command::new(Instruction::Verify, 0x00, PIN))?
            .status;
        match status {
            Status::Success => Ok(None),
            _ => tries_told(status)
                .map(Some)
                .ok_or_else(|| refusal(Instruction::Verify, status)),
        }
    }

    /// How often a wrong PUK may still be tried, which costs no try: by the metadata of vendor extension F7, or else by
    /// VERIFY of the PUK's reference without a PUK. The standard knows no such VERIFY, and many cards do not tell then:
    /// `None`. One command on a card that was read.
    pub fn puk_tries_left(&mut self) -> Result<Option<u8>, CardError> {
        let told = self.metadata(PUK)?;
        let told = told.and_then(|told| told.reference_data_state().tries_left);
        if told.is_some() {
            return Ok(told);
        }
        let answer = self.send(&Command::new(Instruction::Verify, 0x00, PUK))?;
        Ok(tries_told(answer.status))
    }
}

/// The tries that an answer to VERIFY without a PIN tells.
fn tries_told(status: Status) -> Option<u8> {
    match status {
        Status::TriesLeft(tries) => Some(tries),
        Status::Blocked => Some(0),
        _ => None,
    }
}

/// A PIN or PUK as a PIV card takes it: eight bytes, filled up with FF (`SP 800-73-5 Part 2 §2.4.3`).
pub(super) fn padded(text: &str) -> Zeroizing<[u8; 8]> {
    let mut bytes = Zeroizing::new([0xFF; 8]);
    for (place, byte) in bytes.iter_mut().zip(text.bytes()) {
        *place = byte;
    }
    bytes
}

/// A PIN that the card has, in that form.
pub(super) fn padded_pin(pin: &Pin) -> Result<Zeroizing<[u8; 8]>, CardError> {
    // Exposed to be checked and sent to the card; the copy is wiped when it was sent.
    let pin = pin.expose();
    EXISTING_PIN_LIMITS
        .check(pin)
        .map_err(CardError::PinNotAcceptable)?;
    Ok(padded(pin))
}

/// What the answer to a command that compared a PIN says of it.
pub(super) fn check_pin_status(instruction: Instruction, status: Status) -> Result<(), CardError> {
    match status {
        Status::Success => Ok(()),
        Status::TriesLeft(tries_left @ 1..) => Err(CardError::WrongPin { tries_left }),
        Status::TriesLeft(0) | Status::Blocked => Err(CardError::PinBlocked),
        status => Err(refusal(instruction, status)),
    }
}

/// The same of a PUK.
pub(super) fn check_puk_status(instruction: Instruction, status: Status) -> Result<(), CardError> {
    check_pin_status(instruction, status).map_err(|error| match error {
        CardError::WrongPin { tries_left } => CardError::WrongPuk { tries_left },
        CardError::PinBlocked => CardError::PukBlocked,
        other => other,
    })
}

#[cfg(test)]
mod tests {
    use super::{check_pin_status, check_puk_status, padded};
    use crate::{CardError, Instruction::Verify, Status};

    #[test]
    fn a_pin_is_filled_up_with_ff() {
        assert_eq!(hex::encode(*padded("123456")), "313233343536ffff");
        assert_eq!(hex::encode(*padded("12345678")), "3132333435363738");
    }

    #[test]
    fn no_tries_left_is_blocked() {
        assert_eq!(
            check_pin_status(Verify, Status::TriesLeft(2)),
            Err(CardError::WrongPin { tries_left: 2 })
        );
        assert_eq!(
            check_pin_status(Verify, Status::TriesLeft(0)),
            Err(CardError::PinBlocked)
        );
        assert_eq!(
            check_pin_status(Verify, Status::Blocked),
            Err(CardError::PinBlocked)
        );
        assert_eq!(
            check_puk_status(Verify, Status::TriesLeft(1)),
            Err(CardError::WrongPuk { tries_left: 1 })
        );
        assert_eq!(
            check_puk_status(Verify, Status::Blocked),
            Err(CardError::PukBlocked)
        );
    }
}
