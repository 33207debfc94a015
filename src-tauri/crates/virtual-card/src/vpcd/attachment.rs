//! A bay attached to one port of vpcd for as long as the process lives.

use std::io;
use std::net::{Shutdown, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use super::{Request, read_request, write_answer};
use crate::reader_bay::{CardPulled, Insertion, ReaderBay};

/// Between two attempts to reach vpcd, which may be starting or restarting.
const RETRY: Duration = Duration::from_millis(50);
/// A change wakes the waiting; this is only how long it can be missed.
const LOOK_AGAIN: Duration = Duration::from_secs(1);

/// Connects to vpcd whenever a card is in the bay and disconnects when it is pulled, which the reader shows
/// as insertion and removal.
#[derive(Clone)]
pub struct Attachment {
    shared: Arc<Shared>,
}

struct Shared {
    bay: Arc<ReaderBay>,
    host: String,
    port: u16,
    connection: Mutex<Option<(Insertion, TcpStream)>>,
    connected: Condvar,
}

impl Attachment {
    /// Starts a thread that serves `bay` to vpcd at `host` and `port`.
    ///
    /// # Errors
    /// The thread cannot be started. That vpcd is not there yet is no error: it is tried again.
    pub fn start(bay: Arc<ReaderBay>, host: String, port: u16) -> io::Result<Self> {
        let shared = Arc::new(Shared {
            bay,
            host,
            port,
            connection: Mutex::default(),
            connected: Condvar::new(),
        });
        for (name, run) in [
            ("vpcd", Shared::serve as fn(&Shared)),
            ("vpcd-removal", Shared::disconnect_pulled),
        ] {
            let shared = Arc::clone(&shared);
            thread::Builder::new()
                .name(name.to_owned())
                .spawn(move || run(&shared))?;
        }
        Ok(Self { shared })
    }

    /// Waits until vpcd has been reached for this stay of the card. Returns whether it was in time.
    #[must_use]
    pub fn wait_connected(&self, insertion: Insertion, timeout: Duration) -> bool {
        let connection = self.shared.lock();
        let is_other = |connection: &mut Option<(Insertion, TcpStream)>| {
            connection
                .as_ref()
                .is_none_or(|(stay, _)| *stay != insertion)
        };
        let waited = self
            .shared
            .connected
            .wait_timeout_while(connection, timeout, is_other);
        !waited.unwrap_or_else(PoisonError::into_inner).1.timed_out()
    }
}

impl Shared {
    fn serve(&self) {
        loop {
            let seen = self.bay.changes();
            let Some(insertion) = self.bay.insertion() else {
                self.bay.wait_for_change(seen, LOOK_AGAIN);
                continue;
            };
            if self.connect_and_serve(insertion).is_err() {
                thread::sleep(RETRY);
            }
        }
    }

    /// Ends when the card is pulled, or with an error when vpcd is not there or goes away.
    fn connect_and_serve(&self, insertion: Insertion) -> io::Result<()> {
        let mut stream = TcpStream::connect((self.host.as_str(), self.port))?;
        stream.set_nodelay(true)?;
        *self.lock() = Some((insertion, stream.try_clone()?));
        self.connected.notify_all();
        let ended = self.answer_requests(insertion, &mut stream);
        *self.lock() = None;
        // The clone above must not keep the connection open.
        let _ = stream.shutdown(Shutdown::Both);
        ended
    }

    fn answer_requests(&self, insertion: Insertion, stream: &mut TcpStream) -> io::Result<()> {
        while self.bay.insertion() == Some(insertion) {
            let answer = match read_request(stream)? {
                Request::PowerOff => self.bay.reset(insertion).map(|_| None),
                Request::PowerOn => self.bay.power_on(insertion).map(|_| None),
                Request::Reset => self.bay.reset(insertion).map(|_| None),
                Request::AnswerToReset => self.bay.atr(insertion).map(Some),
                Request::Transmit(apdu) => self.bay.transmit(insertion, &apdu).map(Some),
                Request::Unknown => Ok(None),
            };
            match answer {
                Ok(Some(answer)) => write_answer(stream, &answer)?,
                Ok(None) => {}
                Err(CardPulled) => return Ok(()),
            }
        }
        Ok(())
    }

    /// Closes the connection of a card that was pulled while its thread waits for the reader.
    fn disconnect_pulled(&self) {
        let mut seen = self.bay.changes();
        loop {
            let present = self.bay.insertion();
            if let Some((insertion, stream)) = &*self.lock()
                && present != Some(*insertion)
            {
                // An error means that it is closed already.
                let _ = stream.shutdown(Shutdown::Both);
            }
            seen = self.bay.wait_for_change(seen, LOOK_AGAIN);
        }
    }

    fn lock(&self) -> MutexGuard<'_, Option<(Insertion, TcpStream)>> {
        self.connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}
