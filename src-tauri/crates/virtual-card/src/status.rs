//! Status words (ISO 7816-4 §5.6; SP 800-73-5 Part 2 §3 says which command answers which).

use std::fmt;

/// The last two bytes of every answer.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Status(u16);

impl Status {
    /// Done.
    pub const OK: Self = Self(0x9000);
    /// The change could not be stored; nothing was changed.
    pub const MEMORY_FAILURE: Self = Self(0x6581);
    /// The command is not well formed, or longer than the card takes.
    pub const WRONG_LENGTH: Self = Self(0x6700);
    /// Logical channels are not supported.
    pub const LOGICAL_CHANNEL_UNSUPPORTED: Self = Self(0x6881);
    /// Secure messaging is not supported.
    pub const SECURE_MESSAGING_UNSUPPORTED: Self = Self(0x6882);
    /// Another command came before the last one of a chain.
    pub const LAST_OF_CHAIN_EXPECTED: Self = Self(0x6883);
    /// This command cannot be chained.
    pub const CHAINING_UNSUPPORTED: Self = Self(0x6884);
    /// A PIN, the management key or a touch is missing.
    pub const SECURITY_STATUS_NOT_SATISFIED: Self = Self(0x6982);
    /// No tries left.
    pub const AUTHENTICATION_BLOCKED: Self = Self(0x6983);
    /// The command makes no sense in the card's present state.
    pub const CONDITIONS_NOT_SATISFIED: Self = Self(0x6985);
    /// The data field is wrong.
    pub const WRONG_DATA: Self = Self(0x6A80);
    /// No such object or application.
    pub const NOT_FOUND: Self = Self(0x6A82);
    /// The object does not fit on the card.
    pub const NOT_ENOUGH_MEMORY: Self = Self(0x6A84);
    /// P1 or P2 is wrong.
    pub const WRONG_PARAMETERS: Self = Self(0x6A86);
    /// The key reference names nothing on this card.
    pub const REFERENCE_NOT_FOUND: Self = Self(0x6A88);
    /// No such instruction.
    pub const INSTRUCTION_UNSUPPORTED: Self = Self(0x6D00);
    /// No such class.
    pub const CLASS_UNSUPPORTED: Self = Self(0x6E00);
    /// The card failed.
    pub const CARD_FAILED: Self = Self(0x6F00);

    /// `63CX`: refused, with this many tries left (at most 15 are told).
    #[must_use]
    pub fn tries_left(tries: u8) -> Self {
        Self(0x63C0 | u16::from(tries.min(0x0F)))
    }

    /// `61XX`: this many bytes wait for GET RESPONSE (`6100`: 256 or more).
    #[must_use]
    pub fn more_data(waiting: usize) -> Self {
        Self(0x6100 | low_byte(waiting))
    }

    /// `6CXX`: Le is wrong, this is the right one.
    #[must_use]
    pub fn correct_length(length: usize) -> Self {
        Self(0x6C00 | low_byte(length))
    }

    /// As it goes over the wire.
    #[must_use]
    pub fn bytes(self) -> [u8; 2] {
        self.0.to_be_bytes()
    }

    /// As a number, `0x9000` for [`Status::OK`].
    #[must_use]
    pub fn word(self) -> u16 {
        self.0
    }
}

impl fmt::Debug for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04X}", self.0)
    }
}

fn low_byte(length: usize) -> u16 {
    u16::try_from(length)
        .ok()
        .filter(|length| *length < 256)
        .unwrap_or(0)
}
