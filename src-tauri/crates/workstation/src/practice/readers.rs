use std::{
    sync::{
        Arc, Condvar, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
        mpsc,
    },
    thread,
    time::{Duration, Instant},
};

use card::{
    CardPresence, Channel, Ending, Reader, ReaderError, ReaderEvent, ReaderSource, ReaderWatch,
};
use virtual_card::{CardPulled, Insertion, Pace, ReaderBay, VirtualCard};
use zeroize::Zeroizing;

use super::PracticeCardError;

/// Simulated readers. From the command APDU up, everything is as with real ones.
#[derive(Clone)]
pub struct PracticeReaders {
    readers: Arc<[PracticeReader]>,
}

/// A simulated reader: its name and the bay a card lies in.
#[derive(Clone)]
struct PracticeReader {
    name: String,
    bay: Arc<ReaderBay>,
    turn: Arc<Turn>,
}

/// How long a reader is tried that another channel holds, as with real ones.
const BUSY: Duration = Duration::from_secs(5);
/// How often a watch looks whether it was stopped.
const STOP_CHECK: Duration = Duration::from_millis(200);

impl PracticeReaders {
    /// Readers of these names, all empty. Cards in them answer at once.
    pub fn new(names: &[&str]) -> Self {
        let reader = |name: &&str| PracticeReader {
            name: (*name).to_owned(),
            bay: Arc::new(ReaderBay::new()),
            turn: Arc::default(),
        };
        Self {
            readers: names.iter().map(reader).collect(),
        }
    }

    /// How long cards take for a command, in every reader.
    pub(super) fn set_pace(&self, pace: Pace) {
        for reader in self.readers.iter() {
            reader.bay.set_pace(pace);
        }
    }

    /// The bay of that reader, to put cards in and take them out.
    pub fn bay(&self, name: &str) -> Option<&Arc<ReaderBay>> {
        self.reader(name).map(|reader| &reader.bay)
    }

    /// As [`bay`](Self::bay), for a name that somebody gave.
    pub(super) fn found(&self, device: &str) -> Result<&Arc<ReaderBay>, PracticeCardError> {
        self.bay(device)
            .ok_or_else(|| PracticeCardError::NoSuchDevice {
                device: device.to_owned(),
            })
    }

    /// Puts a card into that reader, instead of the one that lies there.
    pub(super) fn put(&self, name: &str, card: VirtualCard) {
        if let Some(bay) = self.bay(name) {
            bay.insert(card);
        }
    }

    fn reader(&self, name: &str) -> Option<&PracticeReader> {
        self.readers.iter().find(|reader| reader.name == name)
    }
}

impl ReaderSource for PracticeReaders {
    fn readers(&self) -> Result<Vec<Reader>, ReaderError> {
        Ok(self.readers.iter().map(PracticeReader::state).collect())
    }

    fn watch(&self) -> Result<ReaderWatch, ReaderError> {
        let (sender, events) = mpsc::channel();
        let stopped = Arc::new(AtomicBool::new(false));
        for reader in self.readers.iter() {
            let (reader, sender, stopped) = (reader.clone(), sender.clone(), stopped.clone());
            thread::Builder::new()
                .name(reader.name.clone())
                .spawn(move || reader.tell(&sender, &stopped))
                .map_err(|error| ReaderError::Thread(error.kind()))?;
        }
        Ok(ReaderWatch::new(events, move || {
            stopped.store(true, Ordering::Relaxed)
        }))
    }

    fn open(&self, name: &str) -> Result<Box<dyn Channel>, ReaderError> {
        let reader = self.reader(name).ok_or_else(|| ReaderError::NoReader {
            reader: name.to_owned(),
        })?;
        let no_card = || ReaderError::NoCard {
            reader: name.to_owned(),
        };
        let insertion = reader.bay.insertion().ok_or_else(no_card)?;
        let atr = reader.bay.atr(insertion).map_err(|CardPulled| no_card())?;
        Ok(Box::new(PracticeChannel {
            reader: reader.clone(),
            insertion,
            atr,
            in_transaction: false,
        }))
    }
}

impl PracticeReader {
    fn state(&self) -> Reader {
        let atr = self
            .bay
            .insertion()
            .and_then(|insertion| self.bay.atr(insertion).ok());
        let card = atr.map_or(CardPresence::Absent, |atr| CardPresence::Present { atr });
        Reader {
            name: self.name.clone(),
            card,
        }
    }

    /// Tells what happens at this reader until nobody listens or the watch is stopped.
    fn tell(&self, events: &mpsc::Sender<ReaderEvent>, stopped: &AtomicBool) {
        let name = || self.name.clone();
        let mut listened = events
            .send(ReaderEvent::ReaderAdded { reader: name() })
            .is_ok();
        let mut told: Option<Insertion> = None;
        let mut seen = self.bay.changes();
        while listened && !stopped.load(Ordering::Relaxed) {
            let lies = self.bay.insertion();
            if told.is_some() && lies != told {
                listened = events
                    .send(ReaderEvent::CardRemoved { reader: name() })
                    .is_ok();
            }
            let atr = lies
                .filter(|_| lies != told)
                .and_then(|insertion| self.bay.atr(insertion).ok());
            if let Some(atr) = atr {
                listened = events
                    .send(ReaderEvent::CardInserted {
                        reader: name(),
                        atr,
                    })
                    .is_ok();
            }
            told = lies;
            seen = self.bay.wait_for_change(seen, STOP_CHECK);
        }
    }
}

/// The way to the card that lay in a reader when it was opened.
struct PracticeChannel {
    reader: PracticeReader,
    insertion: Insertion,
    atr: Vec<u8>,
    in_transaction: bool,
}

impl Channel for PracticeChannel {
    fn reader(&self) -> &str {
        &self.reader.name
    }

    fn atr(&self) -> &[u8] {
        &self.atr
    }

    fn begin(&mut self) -> Result<(), ReaderError> {
        if self.reader.bay.insertion() != Some(self.insertion) {
            return Err(ReaderError::CardRemoved);
        }
        if !self.in_transaction {
            self.reader
                .turn
                .take(BUSY)
                .map_err(|Taken| ReaderError::Busy {
                    reader: self.reader.name.clone(),
                })?;
            self.in_transaction = true;
        }
        Ok(())
    }

    fn transmit(&mut self, command: &[u8]) -> Result<Zeroizing<Vec<u8>>, ReaderError> {
        if !self.in_transaction {
            return Err(ReaderError::NoTransaction);
        }
        let answer = self.reader.bay.transmit(self.insertion, command);
        answer
            .map(Zeroizing::new)
            .map_err(|CardPulled| ReaderError::CardRemoved)
    }

    fn end(&mut self, ending: Ending) -> Result<(), ReaderError> {
        if !std::mem::take(&mut self.in_transaction) {
            return Ok(());
        }
        let reset = match ending {
            Ending::Leave => Ok(()),
            Ending::Reset => self.reader.bay.reset(self.insertion).map(|_| ()),
        };
        self.reader.turn.give_back();
        reset.map_err(|CardPulled| ReaderError::CardRemoved)
    }
}

impl Drop for PracticeChannel {
    fn drop(&mut self) {
        // A card that is gone needs no reset.
        let _ = self.end(Ending::Reset);
    }
}

/// Whose turn it is at a reader: one transaction at a time.
#[derive(Default)]
struct Turn {
    taken: Mutex<bool>,
    given_back: Condvar,
}

/// Somebody else had the turn for the whole time.
struct Taken;

impl Turn {
    fn take(&self, limit: Duration) -> Result<(), Taken> {
        let until = Instant::now() + limit;
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        while *taken {
            let rest = until.saturating_duration_since(Instant::now());
            if rest.is_zero() {
                return Err(Taken);
            }
            taken = self
                .given_back
                .wait_timeout(taken, rest)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
        *taken = true;
        Ok(())
    }

    fn give_back(&self) {
        *self.taken.lock().unwrap_or_else(PoisonError::into_inner) = false;
        self.given_back.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use card::{Ending, ReaderError, ReaderEvent, ReaderSource};
    use std::{
        thread,
        time::{Duration, Instant},
    };

    use virtual_card::{CardState, Model, Pace, VirtualCard};

    use super::PracticeReaders;

    const SELECT: [u8; 11] = [
        0x00, 0xA4, 0x04, 0x00, 0x05, 0xA0, 0x00, 0x00, 0x03, 0x08, 0x00,
    ];

    fn card() -> VirtualCard {
        VirtualCard::in_memory(CardState::factory(Model::yubikey(7)))
    }

    #[test]
    fn what_lies_there_is_told_first_and_then_what_happens() {
        let readers = PracticeReaders::new(&["one"]);
        let bay = readers.bay("one").unwrap();
        bay.insert(card());
        let mut watch = readers.watch().unwrap();
        assert_eq!(
            watch.next(),
            Some(ReaderEvent::ReaderAdded {
                reader: "one".to_owned()
            })
        );
        assert!(matches!(
            watch.next(),
            Some(ReaderEvent::CardInserted { .. })
        ));
        bay.remove();
        assert_eq!(
            watch.next(),
            Some(ReaderEvent::CardRemoved {
                reader: "one".to_owned()
            })
        );
        bay.reinsert();
        assert!(matches!(
            watch.next(),
            Some(ReaderEvent::CardInserted { .. })
        ));
        watch.stop_handle().stop();
        assert_eq!(watch.next(), None);
    }

    #[test]
    fn a_channel_belongs_to_the_card_that_lay_there() {
        let readers = PracticeReaders::new(&["one"]);
        assert!(matches!(
            readers.open("one"),
            Err(ReaderError::NoCard { .. })
        ));
        assert!(matches!(
            readers.open("two"),
            Err(ReaderError::NoReader { .. })
        ));
        let bay = readers.bay("one").unwrap();
        bay.insert(card());
        let mut channel = readers.open("one").unwrap();
        assert!(matches!(
            channel.transmit(&SELECT),
            Err(ReaderError::NoTransaction)
        ));
        channel.begin().unwrap();
        assert!(channel.transmit(&SELECT).unwrap().ends_with(&[0x90, 0x00]));
        bay.remove();
        bay.reinsert();
        assert!(matches!(
            channel.transmit(&SELECT),
            Err(ReaderError::CardRemoved)
        ));
        let _ = channel.end(Ending::Reset);
        assert_eq!(channel.begin(), Err(ReaderError::CardRemoved));
        assert!(readers.open("one").unwrap().begin().is_ok());
    }

    #[test]
    fn a_card_at_work_is_pulled_at_once_and_holds_nothing_else_up() {
        let readers = PracticeReaders::new(&["one", "two"]);
        let minute = Duration::from_secs(60);
        let (one, two) = (readers.bay("one").unwrap(), readers.bay("two").unwrap());
        one.set_pace(Pace::PerCommand(minute));
        one.insert(card());
        let mut channel = readers.open("one").unwrap();
        channel.begin().unwrap();
        let started = Instant::now();
        thread::scope(|scope| {
            let answer = scope.spawn(move || channel.transmit(&SELECT).map(drop));
            while one.traffic().apdus == 0 {
                thread::yield_now();
            }
            assert_eq!(readers.readers().unwrap().len(), 2);
            two.insert(card());
            let mut other = readers.open("two").unwrap();
            other.begin().unwrap();
            assert!(other.transmit(&SELECT).is_ok());
            one.remove();
            assert_eq!(answer.join().unwrap(), Err(ReaderError::CardRemoved));
        });
        assert!(started.elapsed() < minute);
    }
}
