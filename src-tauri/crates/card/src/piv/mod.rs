//! The PIV driver: one file per thing that can be asked of a card.

use contents::CardIdentity;
use zeroize::Zeroizing;

use crate::{
    CardError, Connection, Ending, Instruction, Malformed, Status, apdu::Command,
    connection::Answer, tlv::TlvError,
};

mod agree;
mod attest;
mod authenticate;
mod certificate;
mod change_pin;
mod chuid;
mod decrypt;
mod digest;
mod general_authenticate;
mod generate;
mod identity;
mod import;
mod key_history;
mod key_use;
mod metadata;
mod object;
mod padding;
mod pin_limits;
mod pinpad;
mod public_key;
mod read;
mod reset_retry_counter;
mod select;
mod set_management_key;
mod set_tries;
mod sign;
mod verify;

pub use authenticate::ManagementKeyProof;
pub use digest::Digest;
pub use generate::KeyPolicies;
pub use key_history::KeyHistory;
pub use key_use::KeyUse;
pub use pin_limits::{PIN_LIMITS, PUK_LIMITS, PinFault, PinLimits};
pub use sign::SignatureScheme;

/// One transaction with the PIV application of a card.
///
/// It starts with SELECT and ends with [`end`](Self::end) or when it is dropped; a session in which a secret was shown
/// to the card ends with a reset. Keep it short: Windows resets a card that lies idle in a transaction for five
/// seconds, and no other program reaches the card meanwhile. Never hold one while a person or a host is awaited.
///
/// Any method may fail with [`CardError::CardRemoved`], [`CardError::SessionLost`], [`CardError::Reader`],
/// [`CardError::Refused`] or [`CardError::Malformed`]; the others are named where they occur.
pub struct Piv<'c> {
    connection: &'c mut Connection,
    pin_verified: bool,
    secret_shown: bool,
    pin_from_pinpad: bool,
    open: bool,
}

impl<'c> Piv<'c> {
    /// Starts a session with the card of that identity: two commands.
    ///
    /// # Errors
    /// [`CardError::AnotherCard`] when another card lies there, [`CardError::NotPiv`] when it has no PIV application.
    pub fn open(
        connection: &'c mut Connection,
        expected: &CardIdentity,
    ) -> Result<Self, CardError> {
        let mut session = Self::open_any(connection)?;
        session.expect(expected)?;
        Ok(session)
    }

    /// Starts a session with whatever card lies there. For reading, and for a card that has no identity yet; whatever
    /// writes to a card that has one starts with [`open`](Self::open).
    ///
    /// # Errors
    /// [`CardError::NotPiv`] when the card has no PIV application.
    pub fn open_any(connection: &'c mut Connection) -> Result<Self, CardError> {
        connection.begin()?;
        let mut session = Self {
            connection,
            pin_verified: false,
            secret_shown: false,
            pin_from_pinpad: false,
            open: true,
        };
        session.select()?;
        Ok(session)
    }

    /// Ends the session, with a reset of the card if it was shown a secret.
    pub fn end(mut self) -> Result<(), CardError> {
        self.open = false;
        let ending = self.ending();
        self.connection.end(ending)
    }

    fn ending(&self) -> Ending {
        if self.secret_shown {
            Ending::Reset
        } else {
            Ending::Leave
        }
    }

    /// Sends a command; any status is an answer.
    fn send(&mut self, command: &Command) -> Result<Answer, CardError> {
        self.connection.exchange(command)
    }

    /// Sends a command and gives back the data of a successful answer.
    fn succeed(&mut self, command: &Command) -> Result<Zeroizing<Vec<u8>>, CardError> {
        let answer = self.send(command)?;
        succeeded(command.instruction, answer)
    }
}

impl Drop for Piv<'_> {
    fn drop(&mut self) {
        if self.open {
            // The error that led here is what the caller sees; a card that is gone cannot be reset anyway.
            let ending = self.ending();
            let _ = self.connection.end(ending);
        }
    }
}

fn succeeded(instruction: Instruction, answer: Answer) -> Result<Zeroizing<Vec<u8>>, CardError> {
    match answer.status {
        Status::Success => Ok(answer.data),
        status => Err(refusal(instruction, status)),
    }
}

fn refusal(instruction: Instruction, status: Status) -> CardError {
    match status {
        Status::SecurityStatusNotSatisfied => CardError::NotAuthorised { instruction },
        Status::NotEnoughMemory => CardError::CardFull,
        _ => CardError::Refused {
            instruction,
            status,
        },
    }
}

/// For `map_err` where an answer's structure is read.
fn structure(instruction: Instruction) -> impl Fn(TlvError) -> CardError {
    move |_| CardError::Malformed {
        instruction,
        fault: Malformed::Structure,
    }
}
