use std::{
    borrow::Cow,
    ffi::CString,
    sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, channel, sync_channel},
    thread,
    time::{Duration, Instant},
};

use ::pcsc::{
    Card, Context, Disposition, Error, MAX_BUFFER_SIZE, MAX_BUFFER_SIZE_EXTENDED, Protocol,
    Protocols, ReaderState, ShareMode, State, Transaction,
};
use zeroize::{Zeroize, Zeroizing};

use super::{establish, failure, reader_names, shown};
use crate::{Channel, Ending, ReaderError};

/// How long a reader or card that another program holds is waited for.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// How often it is tried meanwhile.
const RETRY: Duration = Duration::from_millis(100);

/// How long the service may take beyond that to say that it could not be had.
pub(super) const GRACE: Duration = Duration::from_millis(500);

/// A card over PC/SC. It lives on a thread of its own: connecting and beginning a transaction block for as long as
/// another program is in a transaction, and only another thread can stop waiting for them.
pub(super) struct PcscChannel {
    reader: String,
    atr: Vec<u8>,
    carries_extended_length: bool,
    requests: Sender<Request>,
}

enum Request {
    Begin(Reply<()>),
    Transmit(Zeroizing<Vec<u8>>, Reply<Zeroizing<Vec<u8>>>),
    Control(u32, Zeroizing<Vec<u8>>, Reply<Zeroizing<Vec<u8>>>),
    End(Ending, Reply<()>),
}

/// Room for one answer, so that giving it never blocks when nobody waits any more.
type Reply<T> = SyncSender<Result<T, ReaderError>>;

impl PcscChannel {
    pub(super) fn open(reader: &str) -> Result<Self, ReaderError> {
        let (requests, received) = channel();
        let (opened, answer) = sync_channel(1);
        let name = reader.to_owned();
        thread::Builder::new()
            .name("card".to_owned())
            .spawn(move || serve(&name, &opened, &received))
            .map_err(|error| ReaderError::Thread(error.kind()))?;
        let opened: Opened = match answer.recv_timeout(PATIENCE + GRACE) {
            Ok(opened) => opened?,
            // The thread goes on waiting, finds nobody to serve and disconnects.
            Err(RecvTimeoutError::Timeout) => {
                return Err(ReaderError::Busy {
                    reader: reader.to_owned(),
                });
            }
            Err(RecvTimeoutError::Disconnected) => return Err(ReaderError::NoService),
        };
        Ok(Self {
            reader: reader.to_owned(),
            atr: opened.atr,
            carries_extended_length: opened.protocol != Some(Protocol::T0),
            requests,
        })
    }

    /// Hands a request to the card's thread. A thread that has ended has lost the service.
    fn ask<T>(
        &self,
        request: impl FnOnce(Reply<T>) -> Request,
    ) -> Result<Receiver<Result<T, ReaderError>>, ReaderError> {
        let (reply, answer) = sync_channel(1);
        self.requests
            .send(request(reply))
            .map_err(|_| ReaderError::NoService)?;
        Ok(answer)
    }
}

impl Channel for PcscChannel {
    fn reader(&self) -> &str {
        &self.reader
    }

    fn atr(&self) -> &[u8] {
        &self.atr
    }

    fn carries_extended_length(&self) -> bool {
        self.carries_extended_length
    }

    fn begin(&mut self) -> Result<(), ReaderError> {
        match self.ask(Request::Begin)?.recv_timeout(PATIENCE) {
            Ok(begun) => begun,
            Err(RecvTimeoutError::Timeout) => {
                // Should the card be had later after all, the next request in the queue gives it back at once.
                self.ask(|reply| Request::End(Ending::Leave, reply))?;
                Err(ReaderError::Busy {
                    reader: self.reader.clone(),
                })
            }
            Err(RecvTimeoutError::Disconnected) => Err(ReaderError::NoService),
        }
    }

    fn transmit(&mut self, command: &[u8]) -> Result<Zeroizing<Vec<u8>>, ReaderError> {
        let command = Zeroizing::new(command.to_vec());
        self.ask(|reply| Request::Transmit(command, reply))?
            .recv()
            .map_err(|_| ReaderError::NoService)?
    }

    fn control(&mut self, code: u32, data: &[u8]) -> Result<Zeroizing<Vec<u8>>, ReaderError> {
        let data = Zeroizing::new(data.to_vec());
        self.ask(|reply| Request::Control(code, data, reply))?
            .recv()
            .map_err(|_| ReaderError::NoService)?
    }

    fn end(&mut self, ending: Ending) -> Result<(), ReaderError> {
        self.ask(|reply| Request::End(ending, reply))?
            .recv()
            .map_err(|_| ReaderError::NoService)?
    }
}

/// The APDU as the protocol carries it. T=0 has no place for Le in a command with data (`ISO/IEC 7816-3`, case
/// 4S): the card tells by 61xx what it has to say, and a byte too many is an error to many readers. A command with
/// neither data nor Le (case 1) has a fifth byte there all the same.
fn carried(protocol: Option<Protocol>, command: &[u8]) -> Cow<'_, [u8]> {
    if protocol != Some(Protocol::T0) {
        return command.into();
    }
    match command {
        [class, instruction, p1, p2] => vec![*class, *instruction, *p1, *p2, 0].into(),
        [_, _, _, _, length @ 1..=255, data @ .., _] if data.len() == usize::from(*length) => {
            command[..command.len() - 1].into()
        }
        _ => command.into(),
    }
}

struct Opened {
    atr: Vec<u8>,
    protocol: Option<Protocol>,
}

/// The card's thread: until nobody can ask any more.
fn serve(reader: &str, opened: &Reply<Opened>, requests: &Receiver<Request>) {
    let mut session = match Session::connect(reader) {
        Ok((session, found)) => {
            if opened.send(Ok(found)).is_err() {
                return session.disconnect();
            }
            session
        }
        Err(error) => {
            // Nobody left to tell is as good as told.
            let _ = opened.send(Err(error));
            return;
        }
    };
    session.serve(requests);
    session.disconnect();
}

struct Session<'r> {
    reader: &'r str,
    context: Context,
    card: Card,
    protocol: Option<Protocol>,
    buffer: Zeroizing<Vec<u8>>,
}

impl<'r> Session<'r> {
    fn connect(reader: &'r str) -> Result<(Self, Opened), ReaderError> {
        let context = establish()?;
        let names = reader_names(&context).map_err(failure::of("SCardListReaders", reader))?;
        let name = names
            .into_iter()
            .find(|name| shown(name) == reader)
            .ok_or_else(|| ReaderError::NoReader {
                reader: reader.to_owned(),
            })?;
        let card = patiently(|| context.connect(&name, ShareMode::Shared, Protocols::ANY))
            .map_err(failure::of("SCardConnect", reader))?;
        let status = card
            .status2_owned()
            .map_err(failure::of("SCardStatus", reader))?;
        let opened = Opened {
            atr: status.atr().to_vec(),
            protocol: status.protocol2(),
        };
        let buffer = Zeroizing::new(vec![0; MAX_BUFFER_SIZE_EXTENDED]);
        Ok((
            Self {
                reader,
                context,
                card,
                protocol: opened.protocol,
                buffer,
            },
            opened,
        ))
    }

    /// Outside a transaction.
    fn serve(&mut self, requests: &Receiver<Request>) {
        while let Ok(request) = requests.recv() {
            match request {
                Request::Begin(reply) => match begin(&mut self.card) {
                    Ok(transaction) => {
                        let _ = reply.send(Ok(()));
                        let within = Within {
                            reader: self.reader,
                            context: &self.context,
                            protocol: self.protocol,
                            buffer: &mut self.buffer,
                        };
                        within.serve(transaction, requests);
                    }
                    Err(error) => {
                        let _ = reply
                            .send(Err(failure::of_card("SCardBeginTransaction", self.reader)(
                                error,
                            )));
                    }
                },
                Request::Transmit(_, reply) => {
                    let _ = reply.send(Err(ReaderError::NoTransaction));
                }
                Request::Control(code, data, reply) => {
                    let answer = control(&self.card, code, &data);
                    let _ =
                        reply.send(answer.map_err(|error| failure::of_control(self.reader, error)));
                }
                Request::End(_, reply) => {
                    let _ = reply.send(Ok(()));
                }
            }
        }
    }

    fn disconnect(self) {
        // A card that is gone cannot be left any other way.
        let _ = self.card.disconnect(Disposition::LeaveCard);
    }
}

/// What a transaction needs besides the card.
struct Within<'s> {
    reader: &'s str,
    context: &'s Context,
    protocol: Option<Protocol>,
    buffer: &'s mut Zeroizing<Vec<u8>>,
}

impl Within<'_> {
    /// Within a transaction, until it ends. Answers go to whoever still waits for them.
    fn serve(mut self, transaction: Transaction<'_>, requests: &Receiver<Request>) {
        loop {
            match requests.recv() {
                Ok(Request::Begin(reply)) => {
                    let _ = reply.send(Ok(()));
                }
                Ok(Request::Transmit(command, reply)) => {
                    let _ = reply.send(self.transmit(&transaction, &command));
                }
                Ok(Request::Control(code, data, reply)) => {
                    let _ = reply.send(self.control(&transaction, code, &data));
                }
                Ok(Request::End(ending, reply)) => {
                    let _ = reply.send(
                        end(transaction, ending)
                            .map_err(failure::of_card("SCardEndTransaction", self.reader)),
                    );
                    return;
                }
                // The channel was dropped without an end: what was verified must not outlive it.
                Err(_) => {
                    let _ = end(transaction, Ending::Reset);
                    return;
                }
            }
        }
    }

    fn transmit(&mut self, card: &Card, command: &[u8]) -> Result<Zeroizing<Vec<u8>>, ReaderError> {
        let answer = card
            .transmit(&carried(self.protocol, command), self.buffer)
            .map(|answer| Zeroizing::new(answer.to_vec()));
        if let Some(used) = answer
            .as_ref()
            .ok()
            .and_then(|answer| self.buffer.get_mut(..answer.len()))
        {
            used.zeroize();
        }
        let failed = match answer {
            // Some drivers give an empty answer instead of an error when the card is gone.
            Ok(answer) if answer.len() < 2 => ReaderError::NotTransmitted,
            Ok(answer) => return Ok(answer),
            Err(error) => failure::of_exchange("SCardTransmit", self.reader, error),
        };
        Err(self.unless_gone(failed))
    }

    fn control(
        &self,
        card: &Card,
        code: u32,
        data: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, ReaderError> {
        control(card, code, data).map_err(|error| {
            let failed = failure::of_control(self.reader, error);
            // A question without data is to the reader alone, and a card that is gone shows when it is spoken to.
            if data.is_empty() {
                return failed;
            }
            self.unless_gone(failed)
        })
    }

    /// The error, or that the card or the service is gone, where the error may mean that.
    fn unless_gone(&self, failed: ReaderError) -> ReaderError {
        if failed != ReaderError::NotTransmitted {
            return failed;
        }
        // A service that was stopped says so only when it is asked for something else.
        match reader_names(self.context) {
            Err(_) => ReaderError::NoService,
            Ok(names) if self.card_is_gone(&names) => ReaderError::CardRemoved,
            Ok(_) => failed,
        }
    }

    /// Whether the card is out of the reader. Services notice that only when they look at the reader the next time, so
    /// it is waited for a moment.
    fn card_is_gone(&self, readers: &[CString]) -> bool {
        const LOOK: Duration = Duration::from_millis(1200);
        let name = readers.iter().find(|name| shown(name) == self.reader);
        let Some(name) = name else {
            return true;
        };
        let mut states = [ReaderState::new(name.clone(), State::UNAWARE)];
        let deadline = Instant::now() + LOOK;
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.context.get_status_change(left, &mut states) {
                Ok(())
                    if states
                        .iter()
                        .all(|state| state.event_state().contains(State::PRESENT)) => {}
                Ok(()) | Err(Error::UnknownReader | Error::ReaderUnavailable) => return true,
                Err(_) => return false,
            }
            if left.is_zero() {
                return false;
            }
            states.iter_mut().for_each(ReaderState::sync_current_state);
        }
    }
}

/// Asks the reader. Its answers are no longer than those to a short APDU.
pub(super) fn control(card: &Card, code: u32, data: &[u8]) -> Result<Zeroizing<Vec<u8>>, Error> {
    let mut buffer = Zeroizing::new([0; MAX_BUFFER_SIZE]);
    #[allow(
        clippy::useless_conversion,
        reason = "some systems have wider control codes"
    )]
    let answer = card.control(code.into(), data, &mut *buffer)?;
    Ok(Zeroizing::new(answer.to_vec()))
}

/// Begins a transaction, on a card that was reset since the last one too: what was verified is verified anew in each.
fn begin(card: &mut Card) -> Result<Transaction<'_>, Error> {
    let deadline = Instant::now() + PATIENCE;
    let mut card = card;
    loop {
        let (returned, error) = match card.transaction2() {
            Ok(transaction) => return Ok(transaction),
            Err(failed) => failed,
        };
        card = returned;
        match error {
            // A program that took the power away did no more than reset it.
            Error::ResetCard | Error::UnpoweredCard => {
                card.reconnect(ShareMode::Shared, Protocols::ANY, Disposition::LeaveCard)?
            }
            Error::SharingViolation => thread::sleep(RETRY),
            other => return Err(other),
        }
        if Instant::now() >= deadline {
            return Err(Error::SharingViolation);
        }
    }
}

fn end(transaction: Transaction<'_>, ending: Ending) -> Result<(), Error> {
    let disposition = match ending {
        Ending::Leave => Disposition::LeaveCard,
        Ending::Reset => Disposition::ResetCard,
    };
    transaction.end(disposition).map_err(|(_, error)| error)
}

/// Tries again while another program holds the reader.
fn patiently<T>(mut attempt: impl FnMut() -> Result<T, Error>) -> Result<T, Error> {
    let deadline = Instant::now() + PATIENCE;
    loop {
        match attempt() {
            Err(Error::SharingViolation) if Instant::now() < deadline => thread::sleep(RETRY),
            result => return result,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Protocol, carried};

    #[test]
    fn t0_has_no_expected_length_after_data() {
        let with_data = [0x00, 0xCB, 0x3F, 0xFF, 2, 0x5C, 0, 0];
        assert_eq!(*carried(Some(Protocol::T0), &with_data), with_data[..7]);
        assert_eq!(*carried(Some(Protocol::T1), &with_data), with_data);
        // No data, or no expected length.
        for command in [
            &[0x00, 0xFD, 0, 0, 0][..],
            &[0x00, 0xC0, 0, 0, 7],
            &[0x10, 0xDB, 0x3F, 0xFF, 2, 0x5C, 0],
        ] {
            assert_eq!(*carried(Some(Protocol::T0), command), *command);
        }
    }

    #[test]
    fn t0_has_a_fifth_byte_where_nothing_is_sent_or_asked_for() {
        let empty = [0x00, 0x20, 0x00, 0x80];
        assert_eq!(
            *carried(Some(Protocol::T0), &empty),
            [0x00, 0x20, 0x00, 0x80, 0]
        );
        assert_eq!(*carried(Some(Protocol::T1), &empty), empty);
    }
}
