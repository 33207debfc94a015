//! Long commands in pieces (ISO 7816-4 §5.3.3, CLA bit 5) and long answers in pieces (§5.3.4, `61XX`).

use crate::apdu::{Command, Le};
use crate::status::Status;

/// The longest data field that is put together from pieces.
const MAX_COMMAND: usize = 8192;

/// The pieces of a command so far.
pub(crate) struct Chain {
    header: [u8; 3],
    data: Vec<u8>,
}

impl Chain {
    /// Takes the next piece. `Ok(None)`: more pieces follow. `Ok(Some)`: the whole data field.
    /// A command that does not continue the chain ends it and is refused with `6883`.
    pub(crate) fn take(
        chain: &mut Option<Self>,
        command: &Command<'_>,
    ) -> Result<Option<Vec<u8>>, Status> {
        let header = [command.instruction, command.p1, command.p2];
        let mut so_far = match chain.take() {
            Some(chain) if chain.header != header => return Err(Status::LAST_OF_CHAIN_EXPECTED),
            Some(chain) => chain,
            None => Self {
                header,
                data: Vec::new(),
            },
        };
        if so_far.data.len() + command.data.len() > MAX_COMMAND {
            return Err(Status::WRONG_LENGTH);
        }
        so_far.data.extend_from_slice(command.data);
        if command.is_chained() {
            *chain = Some(so_far);
            return Ok(None);
        }
        Ok(Some(so_far.data))
    }
}

/// The part of an answer that has not been fetched.
#[derive(Default)]
pub(crate) struct Answer(Vec<u8>);

/// How a card treats an Le that does not fit.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum LeStyle {
    /// Without Le, as much as the form of the command allows; too large an Le is no matter.
    Lenient,
    /// Without Le, nothing but `61XX`; a GET RESPONSE for more bytes than wait is `6CXX`.
    Strict,
}

impl Answer {
    pub(crate) fn set(&mut self, data: Vec<u8>) {
        self.0 = data;
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    /// The next part, as long as `command` allows, with its status word.
    pub(crate) fn next(&mut self, command: &Command<'_>, style: LeStyle) -> Vec<u8> {
        let room = match (command.le, style) {
            (Le::Exactly(room) | Le::UpTo(room), _) => room,
            (Le::Absent, LeStyle::Strict) => 0,
            (Le::Absent, LeStyle::Lenient) => {
                if command.extended {
                    65_536
                } else {
                    256
                }
            }
        };
        let rest = self.0.split_off(room.min(self.0.len()));
        let mut part = std::mem::replace(&mut self.0, rest);
        let status = if self.0.is_empty() {
            Status::OK
        } else {
            Status::more_data(self.0.len())
        };
        part.extend_from_slice(&status.bytes());
        part
    }

    /// GET RESPONSE.
    pub(crate) fn fetch(
        &mut self,
        command: &Command<'_>,
        style: LeStyle,
    ) -> Result<Vec<u8>, Status> {
        if (command.p1, command.p2) != (0, 0) {
            return Err(Status::WRONG_PARAMETERS);
        }
        if self.0.is_empty() {
            return Err(Status::CONDITIONS_NOT_SATISFIED);
        }
        match command.le {
            Le::Exactly(length) if style == LeStyle::Strict && length > self.0.len() => {
                Err(Status::correct_length(self.0.len()))
            }
            _ => Ok(self.next(command, style)),
        }
    }
}
