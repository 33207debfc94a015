use secret::Pin;

use super::{
    Piv,
    change_pin::check_new,
    metadata::{Metadata, PIN},
    verify::{check_pin_status, padded_pin},
};
use crate::{CardError, Instruction, pinpad::Entry};

impl Piv<'_> {
    /// From now on a key that wants the PIN has it typed on the reader's pinpad where none is given: before each use of
    /// 9C, and once in a session for the others. Who is to type is told by [`on_pinpad`](crate::Connection::on_pinpad).
    pub fn take_pin_from_pinpad(&mut self) {
        self.pin_from_pinpad = true;
    }

    /// VERIFY with a PIN that is typed on the reader's pinpad and passes through no program. Blocks until it was typed or
    /// the reader gives up, which it does after a minute without a key.
    ///
    /// # Errors
    /// [`CardError::Pinpad`] when the card has seen no PIN; [`CardError::WrongPin`], [`CardError::PinBlocked`].
    pub fn verify_pin_on_pinpad(&mut self) -> Result<(), CardError> {
        self.secret_shown = true;
        self.pin_verified = false;
        let status = self.connection.type_on_reader(&Entry::Verify)?;
        check_pin_status(Instruction::Verify, status)?;
        self.pin_verified = true;
        Ok(())
    }

    /// CHANGE REFERENCE DATA for the PIN with a new one that is typed twice on the reader's pinpad and passes through no
    /// program; the current one is given. The pinpad checks the length (6 to 8) and that both are the same, and nothing
    /// else: no rule about the digits can be kept this way.
    ///
    /// # Errors
    /// [`CardError::Pinpad`] when the card has seen no PIN; [`CardError::WrongPin`], [`CardError::PinBlocked`] of the
    /// current one; [`CardError::NewPinRefused`] when the card has rules of its own; [`CardError::PinNotAcceptable`] for
    /// a current PIN that can be none. After [`CardError::Reader`] it is unknown whether the PIN was changed.
    pub fn change_pin_on_pinpad(&mut self, current: &Pin) -> Result<(), CardError> {
        // Exposed to be sent to the card by the reader; the copies are wiped with what is sent.
        let current = padded_pin(current)?;
        self.secret_shown = true;
        self.pin_verified = false;
        let status = self
            .connection
            .type_on_reader(&Entry::Modify { current: &current })?;
        check_new(Instruction::ChangeReferenceData, status)?;
        check_pin_status(Instruction::ChangeReferenceData, status)?;
        self.pin_verified = true;
        Ok(())
    }

    /// Whether the PIN is the one that cards leave their factory with: what is typed on a pinpad is seen by nobody else.
    /// `None` when the card does not tell. It is told by the metadata of vendor extension F7, never tried.
    ///
    /// # Errors
    /// [`CardError`] when no answer came.
    pub fn pin_is_factory(&mut self) -> Result<Option<bool>, CardError> {
        let told = self.metadata(PIN)?;
        Ok(told.as_ref().and_then(Metadata::is_factory))
    }
}
