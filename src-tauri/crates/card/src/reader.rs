use zeroize::Zeroizing;

use crate::ReaderWatch;

/// Where readers come from: PC/SC, or the practice desk.
///
/// All calls block; several channels of one source may be in use at once, one thread each.
pub trait ReaderSource: Send + Sync {
    /// The readers there are, in a stable order, each with what lies in it. None is no error.
    ///
    /// # Errors
    /// [`ReaderError::NoService`] when the system's smart card service does not run.
    fn readers(&self) -> Result<Vec<Reader>, ReaderError>;

    /// Starts to watch all readers. What is there already is told first, as if it had just come.
    ///
    /// # Errors
    /// Only when watching cannot start; a service that is not running is told as an event and waited for.
    fn watch(&self) -> Result<ReaderWatch, ReaderError>;

    /// Opens a channel to the card in the reader of that name. A reader that another program holds is tried again for
    /// five seconds.
    ///
    /// # Errors
    /// [`ReaderError::NoReader`], [`ReaderError::NoCard`], [`ReaderError::Busy`], or what else keeps it from opening.
    fn open(&self, reader: &str) -> Result<Box<dyn Channel>, ReaderError>;

    /// Whether the reader of that name has a pinpad that verifies a PIN, whatever lies in it. Asks the reader alone, by
    /// a connection that is not to the card, and only once: a reader that is held is not waited for. On Windows that is
    /// every reader to which a channel is open, this program's too: [`Connection::pinpad`](crate::Connection::pinpad)
    /// tells it there, without a further connection.
    ///
    /// What is told to be there may be in a reader whose driver refuses to use it; that shows when it is used.
    ///
    /// # Errors
    /// [`ReaderError::NoReader`]; [`ReaderError::Busy`] while the reader is held.
    fn has_pinpad(&self, reader: &str) -> Result<bool, ReaderError> {
        let _ = reader;
        Ok(false)
    }
}

/// The way to one card. It belongs to the card that was there when it was opened: once that card has been removed,
/// every call answers [`ReaderError::CardRemoved`] and a new channel must be opened.
pub trait Channel: Send {
    /// Name of the reader.
    fn reader(&self) -> &str;

    /// The card's answer to reset.
    fn atr(&self) -> &[u8];

    /// Whether reader and protocol can carry extended-length APDUs at all (T=0 cannot).
    fn carries_extended_length(&self) -> bool {
        true
    }

    /// Starts a transaction: nobody else reaches the card until [`end`](Self::end). The card may have been used or
    /// reset by others since the last one; nothing may be assumed of its state.
    ///
    /// # Errors
    /// [`ReaderError::Busy`] when another program holds the card for longer than five seconds.
    fn begin(&mut self) -> Result<(), ReaderError>;

    /// Sends one command APDU within the transaction and gives back the answer with its two status bytes.
    ///
    /// # Errors
    /// [`ReaderError::CardReset`] when the transaction's state is gone (Windows resets a card that lay idle in a
    /// transaction for five seconds); [`ReaderError::NotTransmitted`] when the reader could not carry the command.
    fn transmit(&mut self, command: &[u8]) -> Result<Zeroizing<Vec<u8>>, ReaderError>;

    /// Asks the reader itself something, by a control code of its driver, in a transaction or outside one. What is sent
    /// may have a PIN in it, and what comes back may be a card's answer. Waits as long as the reader does, which for a
    /// PIN typed on it is minutes.
    ///
    /// # Errors
    /// [`ReaderError::NotTransmitted`] when the reader does not know the code or could not do what it was asked.
    fn control(&mut self, code: u32, data: &[u8]) -> Result<Zeroizing<Vec<u8>>, ReaderError> {
        let _ = (code, data);
        Err(ReaderError::NotTransmitted)
    }

    /// Ends the transaction. Without one it does nothing.
    ///
    /// # Errors
    /// When the reader does not confirm it.
    fn end(&mut self, ending: Ending) -> Result<(), ReaderError>;
}

/// How a transaction leaves the card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// As it is.
    Leave,
    /// Reset, so that no verified secret outlives the transaction.
    Reset,
}

/// One reader and what lies in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    /// The name the system gives it; unique at one time.
    pub name: String,
    /// What lies in it.
    pub card: CardPresence,
}

/// What lies in a reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CardPresence {
    /// Nothing.
    Absent,
    /// A card that answered its reset.
    Present {
        /// The answer to reset.
        atr: Vec<u8>,
    },
    /// Something that does not answer: a card the wrong way round, or a defective one.
    Mute,
}

/// What happened at the readers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReaderEvent {
    /// The system's smart card service answers (again). Told only after a [`ServiceStopped`](Self::ServiceStopped).
    ServiceStarted,
    /// The system's smart card service does not run. All readers were told as removed before. Windows stops its
    /// service when the last reader is unplugged and starts it with the next one.
    ServiceStopped,
    /// A reader was plugged in.
    ReaderAdded {
        /// Its name.
        reader: String,
    },
    /// A reader was unplugged, with whatever lay in it.
    ReaderRemoved {
        /// Its name.
        reader: String,
    },
    /// A card was put in; or exchanged, if no removal was told before.
    CardInserted {
        /// Name of the reader.
        reader: String,
        /// The card's answer to reset.
        atr: Vec<u8>,
    },
    /// Something was put in that does not answer.
    CardMute {
        /// Name of the reader.
        reader: String,
    },
    /// The card was taken out.
    CardRemoved {
        /// Name of the reader.
        reader: String,
    },
}

/// What keeps a reader from serving.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReaderError {
    /// The system's smart card service does not run.
    #[error("the smart card service is not running")]
    NoService,
    /// No reader of that name, or it was unplugged.
    #[error("there is no reader “{reader}”")]
    NoReader {
        /// The name that was asked for.
        reader: String,
    },
    /// No card in the reader.
    #[error("there is no card in reader “{reader}”")]
    NoCard {
        /// Name of the reader.
        reader: String,
    },
    /// The card was taken out after the channel had been opened.
    #[error("the card was removed")]
    CardRemoved,
    /// Somebody else reset the card, or the system did; whatever had been verified is forgotten.
    #[error("the card was reset by another program or by the system")]
    CardReset,
    /// Another program has held the reader for the whole time it was tried.
    #[error("reader “{reader}” is in use by another program")]
    Busy {
        /// Name of the reader.
        reader: String,
    },
    /// The card does not answer: it lies the wrong way round or is defective.
    #[error("the card in reader “{reader}” does not answer")]
    Unresponsive {
        /// Name of the reader.
        reader: String,
    },
    /// The card has no power and could not be given any.
    #[error("the card in reader “{reader}” has no power")]
    Unpowered {
        /// Name of the reader.
        reader: String,
    },
    /// Reader and card have no protocol in common.
    #[error("reader “{reader}” cannot talk to this card")]
    Unsupported {
        /// Name of the reader.
        reader: String,
    },
    /// The reader could not carry the command or the answer; the card is still there.
    #[error("the reader could not exchange data with the card")]
    NotTransmitted,
    /// The reader, or its driver, does not do what it was asked; nothing reached the card.
    #[error("the reader does not do this")]
    NotSupported,
    /// A command outside a transaction.
    #[error("the card was spoken to outside a transaction")]
    NoTransaction,
    /// No thread could be had to work on.
    #[error("no thread could be started for the reader: {0}")]
    Thread(std::io::ErrorKind),
    /// Another answer of the system's smart card service.
    #[error("{call} failed with {code:#010x}")]
    System {
        /// The call that failed.
        call: &'static str,
        /// The code it gave.
        code: u32,
    },
}
