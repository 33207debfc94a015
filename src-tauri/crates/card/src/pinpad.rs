//! Readers with a pinpad: the PIN goes from its keys to the card, and through no program.
//!
//! Structures, control codes and feature tags are those of `PC/SC Part 10` (Interoperability Specification for ICCs and
//! Personal Computer Systems, revision 2.02.09). All numbers in them are little-endian, on every system.

use zeroize::Zeroizing;

use crate::{Instruction, PIN_LIMITS, Status};

mod features;

pub use features::PinpadFeatures;

/// What a pinpad is asked for.
pub(crate) enum Entry<'a> {
    /// The PIN, to be verified.
    Verify,
    /// A new PIN, twice. The PIN that the card has is given.
    Modify {
        /// The present PIN as the card takes it.
        current: &'a [u8; PADDED],
    },
}

/// Seconds until the pinpad gives up, before the first key and after each; what most readers have as their longest.
const TIMEOUT: u8 = 60;

/// `bmFormatString`: lengths in bytes, the PIN at the beginning of the block, left-justified, as ASCII.
const FORMAT: u8 = 0b1000_0010;

/// `bmPINBlockString`: no length stands in the block, which has eight bytes.
const BLOCK: u8 = 0x08;

/// `bmPINLengthFormat`: the length stands nowhere.
const LENGTH_FORMAT: u8 = 0x00;

/// `bEntryValidationCondition`: the validation key ends the entry.
const VALIDATION_KEY: u8 = 0x02;

/// `bConfirmPIN`: the new PIN is asked for twice, the current one not at all.
const CONFIRM: u8 = 0x01;

/// `wLangId` of the reader's own messages: English (United States), which every reader with a display has.
const LANGUAGE: u16 = 0x0409;

/// Bytes of a PIN as a PIV card takes it.
const PADDED: usize = 8;

/// The longest structure, in bytes: that of PIN_MODIFY with its command.
const LONGEST: usize = 24 + 5 + 2 * PADDED;

impl Entry<'_> {
    /// The structure that goes with the control code (`PC/SC Part 10 §2.5.2`, `§2.5.3`), the command to the card in it with
    /// a block of FF in each place that a PIN is put in.
    pub(crate) fn structure(&self) -> Zeroizing<Vec<u8>> {
        let command = self.command();
        let length = u32::try_from(command.len()).unwrap_or_default();
        // Allocated once, so that no PIN is left behind unwiped when it grows.
        let mut structure = Zeroizing::new(Vec::with_capacity(LONGEST));
        structure.extend(self.head());
        // No TeoPrologue, which T=1 alone has, and the reader makes itself.
        structure.extend([0, 0, 0]);
        structure.extend(length.to_le_bytes());
        structure.extend_from_slice(&command);
        structure
    }

    /// The command that reaches the card.
    pub(crate) fn instruction(&self) -> Instruction {
        match self {
            Self::Verify => Instruction::Verify,
            Self::Modify { .. } => Instruction::ChangeReferenceData,
        }
    }

    fn head(&self) -> Vec<u8> {
        let language = LANGUAGE.to_le_bytes();
        let entry = [TIMEOUT, TIMEOUT, FORMAT, BLOCK, LENGTH_FORMAT];
        match self {
            // One message, the first.
            Self::Verify => [
                &entry[..],
                &lengths(),
                &[VALIDATION_KEY, 1],
                &language,
                &[0],
            ]
            .concat(),
            // The current PIN's block begins at 0, the new one's behind it. Two messages: new (1), new again (2); the
            // place of the third is there and not used.
            Self::Modify { .. } => [
                &entry[..],
                &[0, 8],
                &lengths(),
                &[CONFIRM, VALIDATION_KEY, 2],
                &language,
                &[1, 2, 0],
            ]
            .concat(),
        }
    }

    /// VERIFY, or CHANGE REFERENCE DATA, for the PIN (`SP 800-73-5 Part 2 §3.2.1`, `§3.2.2`). Short: pinpads take no other.
    fn command(&self) -> Zeroizing<Vec<u8>> {
        let mut data = Zeroizing::new(Vec::with_capacity(2 * PADDED));
        if let Self::Modify { current } = self {
            data.extend_from_slice(*current);
        }
        data.extend([0xFF; PADDED]);
        let length = u8::try_from(data.len()).unwrap_or_default();
        let mut command = Zeroizing::new(Vec::with_capacity(5 + 2 * PADDED));
        command.extend([0x00, self.instruction().byte(), 0x00, PIN, length]);
        command.extend_from_slice(&data);
        command
    }
}

/// Key reference of the cardholder PIN.
const PIN: u8 = 0x80;

/// `wPINMaxExtraDigit`: the most digits in the low byte, the fewest in the high one.
fn lengths() -> [u8; 2] {
    [PIN_LIMITS.max, PIN_LIMITS.min].map(|length| u8::try_from(length).unwrap_or_default())
}

/// Why no PIN came from a pinpad: what it answered instead of the card (`PC/SC Part 10 §2.5.4`), or that there is none. The
/// card has seen no PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PinpadFault {
    /// The reader has no pinpad, or none that can do this.
    #[error("the reader has no pinpad for this")]
    Missing,
    /// Nobody typed in time.
    #[error("no PIN was typed on the reader in time")]
    TimedOut,
    /// The cancel key was pressed.
    #[error("the entry on the reader was cancelled")]
    Cancelled,
    /// The two new PINs differ.
    #[error("the two new PINs typed on the reader differ")]
    Differ,
    /// Too few or too many digits.
    #[error("the PIN typed on the reader is too short or too long")]
    WrongLength,
    /// The reader does not take what it was asked.
    #[error("the reader did not take the request for a PIN")]
    NotTaken,
}

/// The answer to a PIN entry: the card's status, unless it is one of the pinpad's own; `None` where there is none.
pub(crate) fn answered(answer: &[u8]) -> Option<Result<Status, PinpadFault>> {
    let (_, word) = answer.split_last_chunk::<2>()?;
    Some(match u16::from_be_bytes(*word) {
        0x6400 => Err(PinpadFault::TimedOut),
        0x6401 => Err(PinpadFault::Cancelled),
        0x6402 => Err(PinpadFault::Differ),
        0x6403 => Err(PinpadFault::WrongLength),
        0x6B80 => Err(PinpadFault::NotTaken),
        word => Ok(Status::from_word(word)),
    })
}

#[cfg(test)]
mod tests {
    use super::{Entry, LONGEST, PinpadFault, answered};
    use crate::Status;

    #[test]
    fn the_pin_is_verified_as_part_10_says() {
        // timeouts, format, block, length format, 8 and 6 digits, key, one message, en-US, its index, prologue, 13 bytes
        let expected = concat!(
            "3c3c820800",
            "0806",
            "0201",
            "0904",
            "00",
            "000000",
            "0d000000",
            "0020008008ffffffffffffffff"
        );
        assert_eq!(hex::encode(&*Entry::Verify.structure()), expected);
    }

    #[test]
    fn the_pin_is_changed_as_part_10_says() {
        // as above, but: offsets of the blocks, new PIN asked for twice, two messages, three indexes, 21 bytes
        let expected = concat!(
            "3c3c820800",
            "0008",
            "0806",
            "010202",
            "0904",
            "010200",
            "000000",
            "15000000",
            "0024008010",
            "313233343536ffff",
            "ffffffffffffffff"
        );
        let current = b"123456\xFF\xFF";
        let structure = Entry::Modify { current }.structure();
        assert_eq!(hex::encode(&*structure), expected);
        assert_eq!(structure.len(), LONGEST);
    }

    #[test]
    fn what_the_pinpad_answers_itself_is_told_from_the_cards_answer() {
        for (answer, fault) in [
            ("6400", PinpadFault::TimedOut),
            ("6401", PinpadFault::Cancelled),
            ("6402", PinpadFault::Differ),
            ("6403", PinpadFault::WrongLength),
            ("6b80", PinpadFault::NotTaken),
        ] {
            let answer = hex::decode(answer).unwrap();
            assert_eq!(answered(&answer), Some(Err(fault)));
        }
        assert_eq!(answered(&[0x90, 0x00]), Some(Ok(Status::Success)));
        assert_eq!(answered(&[0x63, 0xC2]), Some(Ok(Status::TriesLeft(2))));
        for nothing in [&[][..], &[0x90]] {
            assert_eq!(answered(nothing), None);
        }
    }
}
