use contents::KeyReference;
use zeroize::Zeroizing;

use crate::{
    CardError, Channel, Ending, Instruction, Malformed, PinpadFeatures, Status,
    apdu::{Command, SHORT_BLOCK},
};

mod pinpad;

/// A channel to a card, with what the card was seen to take and to offer, so that it is asked once and not in every
/// session. It lasts as long as the card lies in the reader.
pub struct Connection {
    channel: Box<dyn Channel>,
    length: LengthTaken,
    /// The fewest bytes of data that were seen to be too many for one extended APDU, although shorter ones are taken.
    too_long: usize,
    /// How often an extended APDU was refused for its form.
    pub(crate) forms_refused: usize,
    pub(crate) seen: Seen,
    touch: Box<dyn FnMut(KeyReference) + Send>,
    typing: Box<dyn FnMut() + Send>,
}

/// What the card was seen to offer; `None` until it was asked.
#[derive(Default)]
pub(crate) struct Seen {
    /// Which of the application identifiers it takes, as an index.
    pub(crate) application: usize,
    pub(crate) version: Option<Option<[u8; 3]>>,
    pub(crate) metadata: Option<bool>,
    /// Whether it told its serial number.
    pub(crate) serial: bool,
    /// What the reader's pinpad can do, if it has one.
    pub(crate) pinpad: Option<Option<PinpadFeatures>>,
}

/// Which APDUs card and reader were seen to take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LengthTaken {
    Unknown,
    Extended,
    Short,
}

/// An answer, put together from its parts.
pub(crate) struct Answer {
    /// Wiped with the answer: it may be a decrypted block or a shared secret.
    pub(crate) data: Zeroizing<Vec<u8>>,
    /// Never [`Status::MoreData`].
    pub(crate) status: Status,
}

/// The longest answer that is taken, in bytes. The longest container of `SP 800-73-5 Part 1` (Appendix A, Table 8:
/// facial image) has 12,710.
const LONGEST_ANSWER: usize = 0x8000;

/// The most parts in which an answer is taken, so that a card that never ends is left alone.
const MOST_PARTS: usize = 1024;

impl Connection {
    /// Takes over a channel.
    pub fn new(channel: Box<dyn Channel>) -> Self {
        let length = if channel.carries_extended_length() {
            LengthTaken::Unknown
        } else {
            LengthTaken::Short
        };
        Self {
            channel,
            length,
            too_long: usize::MAX,
            forms_refused: 0,
            seen: Seen::default(),
            touch: Box::new(|_| ()),
            typing: Box::new(|| ()),
        }
    }

    /// Who is told when the card is about to wait for a touch. Called on the thread that does the card's work, right
    /// before a command that blocks until the card is touched or gives up.
    #[must_use]
    pub fn on_touch(mut self, touch: impl FnMut(KeyReference) + Send + 'static) -> Self {
        self.touch = Box::new(touch);
        self
    }

    /// Who is told when the reader is about to wait for a PIN on its pinpad. Called on the thread that does the card's
    /// work, right before a call that blocks until the PIN was typed or the reader gives up.
    #[must_use]
    pub fn on_pinpad(mut self, typing: impl FnMut() + Send + 'static) -> Self {
        self.typing = Box::new(typing);
        self
    }

    /// Name of the reader.
    pub fn reader(&self) -> &str {
        self.channel.reader()
    }

    /// The card's answer to reset.
    pub fn atr(&self) -> &[u8] {
        self.channel.atr()
    }

    pub(crate) fn begin(&mut self) -> Result<(), CardError> {
        Ok(self.channel.begin()?)
    }

    pub(crate) fn end(&mut self, ending: Ending) -> Result<(), CardError> {
        Ok(self.channel.end(ending)?)
    }

    pub(crate) fn announce_touch(&mut self, key: KeyReference) {
        (self.touch)(key);
    }

    /// Sends a command in the form that the card takes, and puts the answer together.
    pub(crate) fn exchange(&mut self, command: &Command) -> Result<Answer, CardError> {
        match self.length {
            LengthTaken::Extended if self.fits_extended(command) => self.exchange_fitting(command),
            LengthTaken::Unknown if command.needs_extended() && self.may_try_extended(command) => {
                self.try_extended(command)
            }
            _ => self.exchange_short(command),
        }
    }

    /// What changes the card is sent extended for the first time only if it would have to be chained otherwise: there
    /// a refusal is one of the form, before anything was done.
    fn may_try_extended(&self, command: &Command) -> bool {
        command.instruction.only_reads() || command.data.len() > SHORT_BLOCK
    }

    fn fits_extended(&self, command: &Command) -> bool {
        command.needs_extended() && command.data.len() < self.too_long
    }

    /// Sends an extended APDU to a card that takes them. Buffers of cards and readers end at sizes of their own, some
    /// below that of a certificate: what is too long for them is chained, as before a short APDU was all there was.
    fn exchange_fitting(&mut self, command: &Command) -> Result<Answer, CardError> {
        if !self.may_try_extended(command) {
            return self.exchange_extended(command);
        }
        match self.unless_form_refused(command)? {
            Some(answer) => Ok(answer),
            None => {
                if command.data.len() > SHORT_BLOCK {
                    self.too_long = command.data.len();
                }
                self.exchange_short(command)
            }
        }
    }

    /// The answer to an extended APDU; `None` when it was one too many, rather than what it asked for.
    fn unless_form_refused(&mut self, command: &Command) -> Result<Option<Answer>, CardError> {
        match self.exchange_extended(command) {
            Err(CardError::Reader(crate::ReaderError::NotTransmitted)) => {}
            Ok(answer) if refuses_form(answer.status) => {}
            other => return other.map(Some),
        }
        self.forms_refused += 1;
        Ok(None)
    }

    fn try_extended(&mut self, command: &Command) -> Result<Answer, CardError> {
        let Some(answer) = self.unless_form_refused(command)? else {
            tracing::debug!(
                reader = self.reader(),
                "no extended length; using short APDUs"
            );
            self.length = LengthTaken::Short;
            return self.exchange_short(command);
        };
        if understood(answer.status) {
            self.length = LengthTaken::Extended;
        }
        Ok(answer)
    }

    fn exchange_extended(&mut self, command: &Command) -> Result<Answer, CardError> {
        let first = self.transmit(command.instruction, &command.extended())?;
        self.collect(command.instruction, first)
    }

    fn exchange_short(&mut self, command: &Command) -> Result<Answer, CardError> {
        let apdus = command.short(SHORT_BLOCK);
        let Some((last, chained)) = apdus.split_last() else {
            return Err(CardError::Reader(crate::ReaderError::NotTransmitted));
        };
        for apdu in chained {
            match self.transmit(command.instruction, apdu)? {
                answer if answer.status == Status::Success => {}
                // An answer in the middle of a command is none to that command (ISO/IEC 7816-4 §5.3.3).
                answer if matches!(answer.status, Status::MoreData(_)) => {
                    return Err(CardError::Malformed {
                        instruction: command.instruction,
                        fault: Malformed::Structure,
                    });
                }
                refusal => return Ok(refusal),
            }
        }
        let first = if command.instruction.answers_status_alone() {
            self.transmit(command.instruction, last)?
        } else {
            self.transmit_with_expected_length(command.instruction, last)?
        };
        self.collect(command.instruction, first)
    }

    /// Sends an APDU that ends with Le, again with the right Le if the card asks for it (`ISO/IEC 7816-4 §5.6`, 6Cxx).
    fn transmit_with_expected_length(
        &mut self,
        instruction: Instruction,
        apdu: &[u8],
    ) -> Result<Answer, CardError> {
        let answer = self.transmit(instruction, apdu)?;
        let Status::WrongExpectedLength(length) = answer.status else {
            return Ok(answer);
        };
        let mut corrected = Zeroizing::new(apdu.to_vec());
        if let Some(expected) = corrected.last_mut() {
            *expected = length;
        }
        self.transmit(instruction, &corrected)
    }

    /// Fetches what waits after 61xx (GET RESPONSE, as in `SP 800-73-5 Part 2`, Appendix A.4.1).
    fn collect(&mut self, instruction: Instruction, first: Answer) -> Result<Answer, CardError> {
        if !matches!(first.status, Status::MoreData(_)) {
            return Ok(first);
        }
        // Allocated once, so that nothing is left behind unwiped when it grows.
        let mut data = Zeroizing::new(Vec::with_capacity(LONGEST_ANSWER));
        data.extend_from_slice(&first.data);
        let mut status = first.status;
        for _ in 0..MOST_PARTS {
            let Status::MoreData(length) = status else {
                return Ok(Answer { data, status });
            };
            let get_response = [0x00, Instruction::GetResponse.byte(), 0x00, 0x00, length];
            let part = self.transmit_with_expected_length(instruction, &get_response)?;
            if data.len() + part.data.len() > LONGEST_ANSWER {
                break;
            }
            data.extend_from_slice(&part.data);
            status = part.status;
        }
        let fault = Malformed::TooLong;
        Err(CardError::Malformed { instruction, fault })
    }

    /// One APDU there, one answer back. What is traced says nothing of what was in them.
    fn transmit(&mut self, instruction: Instruction, apdu: &[u8]) -> Result<Answer, CardError> {
        let received = self.channel.transmit(apdu)?;
        let Some((data, [high, low])) = received.split_last_chunk::<2>() else {
            return Err(CardError::Malformed {
                instruction,
                fault: Malformed::NoStatus,
            });
        };
        let status = Status::from_word(u16::from_be_bytes([*high, *low]));
        tracing::trace!(%instruction, sent = apdu.len(), received = received.len(), %status, "APDU");
        if data.len() > LONGEST_ANSWER {
            return Err(CardError::Malformed {
                instruction,
                fault: Malformed::TooLong,
            });
        }
        Ok(Answer {
            data: Zeroizing::new(data.to_vec()),
            status,
        })
    }
}

/// Whether the answer to an extended APDU says that it was one too many, rather than what it asked for.
fn refuses_form(status: Status) -> bool {
    match status {
        Status::WrongLength | Status::WrongExpectedLength(_) => true,
        // 6F00 is what applets answer that run into their own limits; 67xx and 68xx speak of length and class.
        Status::Other(word) => word == 0x6F00 || matches!(word >> 8, 0x67 | 0x68),
        _ => false,
    }
}

/// Whether the answer shows that the command inside the extended APDU was looked at.
fn understood(status: Status) -> bool {
    matches!(
        status,
        Status::Success
            | Status::NotFound
            | Status::ReferencedDataNotFound
            | Status::SecurityStatusNotSatisfied
    )
}

#[cfg(test)]
mod tests;
