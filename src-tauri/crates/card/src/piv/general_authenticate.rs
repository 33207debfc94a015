use contents::PinPolicy;
use secret::Pin;
use zeroize::Zeroizing;

use super::{
    KeyUse, Piv,
    authenticate::{RESPONSE, TEMPLATE},
    key_use::identifier,
    refusal, structure,
};
use crate::{CardError, Instruction, Malformed, Status, apdu::Command, connection::Answer, tlv};

impl Piv<'_> {
    /// One private-key operation (`SP 800-73-5 Part 2 §3.2.4`): the PIN first if the key asks for it, the touch told
    /// if the key may want one, then the command. A key that wants the PIN always gets its VERIFY right before, and
    /// one that wants it once gets it once in a session.
    pub(super) fn use_key(
        &mut self,
        key: &KeyUse,
        pin: Option<&Pin>,
        element: u32,
        input: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, CardError> {
        let template = tlv::template(&[(RESPONSE, &[]), (element, input)]);
        let instruction = Instruction::GeneralAuthenticate;
        let mut command =
            Command::new(instruction, identifier(key.algorithm), key.reference.byte())
                .data(tlv::object(TEMPLATE, &template));
        command.long_answer = key.algorithm.is_rsa();
        let refused_before = self.connection.forms_refused;
        let mut answer = self.with_pin_and_touch(key, pin, &command)?;
        // The refused form was a command between VERIFY and this one, so that the PIN is no longer fresh to some cards.
        if answer.status == Status::SecurityStatusNotSatisfied
            && self.connection.forms_refused > refused_before
        {
            answer = self.with_pin_and_touch(key, pin, &command)?;
        }
        match answer.status {
            Status::Success => {}
            Status::SecurityStatusNotSatisfied if key.may_want_touch() => {
                return Err(CardError::TouchNotGiven { key: key.reference });
            }
            Status::ReferencedDataNotFound | Status::NotFound | Status::IncorrectParameters => {
                return Err(CardError::NoSuchKey { key: key.reference });
            }
            status => return Err(refusal(instruction, status)),
        }
        let result = tlv::outer(&answer.data, TEMPLATE)
            .and_then(|inner| tlv::require(inner, RESPONSE))
            .map_err(structure(instruction))?;
        Ok(Zeroizing::new(result.to_vec()))
    }

    fn with_pin_and_touch(
        &mut self,
        key: &KeyUse,
        pin: Option<&Pin>,
        command: &Command,
    ) -> Result<Answer, CardError> {
        self.show_pin_for(key, pin)?;
        if key.may_want_touch() {
            self.connection.announce_touch(key.reference);
        }
        self.send(command)
    }

    fn show_pin_for(&mut self, key: &KeyUse, pin: Option<&Pin>) -> Result<(), CardError> {
        let wanted = match key.pin_wanted() {
            PinPolicy::Never => false,
            PinPolicy::Once => !self.pin_verified,
            PinPolicy::Always | PinPolicy::Default => true,
        };
        match (wanted, pin) {
            (false, _) => Ok(()),
            (true, Some(pin)) => self.verify_pin(pin),
            (true, None) if self.pin_from_pinpad => self.verify_pin_on_pinpad(),
            (true, None) => Err(CardError::PinNeeded { key: key.reference }),
        }
    }
}

/// The result, which must have that many bytes.
pub(super) fn of_size(
    result: Zeroizing<Vec<u8>>,
    size: usize,
) -> Result<Zeroizing<Vec<u8>>, CardError> {
    if result.len() == size {
        Ok(result)
    } else {
        Err(wrong_result())
    }
}

pub(super) fn wrong_result() -> CardError {
    CardError::Malformed {
        instruction: Instruction::GeneralAuthenticate,
        fault: Malformed::Result,
    }
}
