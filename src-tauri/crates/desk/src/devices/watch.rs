use std::{
    collections::{BTreeSet, HashMap},
    sync::{Arc, Mutex, PoisonError, Weak},
    thread,
};

use card::{CardPresence, ReaderError, ReaderEvent, ReaderSource, ReaderWatch, WatchStop};
use tokio::sync::mpsc;

use super::DeviceEvent;
use crate::{
    Trouble,
    card_view::{CardView, KeyView},
    read_card::{CardReading, read_card},
    session::SessionSlot,
};

/// News that wait for whoever asked for them; what comes while so many wait is held back at the readers.
const WAITING: usize = 256;

/// The events of all devices, in order. Dropping it ends the watch.
pub struct DeviceWatch {
    news: mpsc::Receiver<DeviceNews>,
    stop: WatchStop,
    reader: CardReader,
    lay_there: BTreeSet<String>,
}

/// What is told of a device.
pub(crate) struct DeviceNews {
    /// Counts what happened at the device: what is told of a card that was read has the number of its insertion.
    pub(crate) insertion: u64,
    pub(crate) news: News,
}

/// What there is to tell.
pub(crate) enum News {
    /// Something happened.
    Event(DeviceEvent),
    /// A place of the card that is being read holds something.
    Entry {
        /// Name of the device.
        device: String,
        /// The place.
        key: Box<KeyView>,
    },
    /// The card has been read.
    Read {
        /// Name of the device.
        device: String,
        /// The card, and the connection it was read over.
        reading: Box<CardReading>,
    },
}

impl News {
    /// What is told of it to whoever wants events only.
    fn into_event(self) -> Option<DeviceEvent> {
        match self {
            Self::Event(event) => Some(event),
            Self::Entry { .. } => None,
            Self::Read { device, reading } => Some(DeviceEvent::CardRead {
                device,
                card: Box::new(CardView::new(&reading.contents)),
            }),
        }
    }
}

impl DeviceWatch {
    pub(super) fn start(
        readers: Arc<dyn ReaderSource>,
        sessions: Arc<SessionSlot>,
    ) -> Result<Self, ReaderError> {
        let lay_there = holding_a_card(&*readers);
        let watch = readers.watch()?;
        let stop = watch.stop_handle();
        let (sender, news) = mpsc::channel(WAITING);
        let teller = Arc::new(Teller {
            news: sender,
            inserted: Mutex::default(),
        });
        let reader = CardReader {
            readers,
            teller: Arc::downgrade(&teller),
        };
        let forwarding = reader.clone();
        thread::Builder::new()
            .name("devices".to_owned())
            .spawn(move || forward(watch, &forwarding, &sessions, &teller))
            .map_err(|error| ReaderError::Thread(error.kind()))?;
        Ok(Self {
            news,
            stop,
            reader,
            lay_there,
        })
    }

    /// Waits for the next event; `None` once watching has ended. Safe to drop and call again.
    pub async fn next(&mut self) -> Option<DeviceEvent> {
        loop {
            if let Some(event) = self.next_news().await?.news.into_event() {
                return Some(event);
            }
        }
    }

    /// As [`next`](Self::next), with what is read of a card as it comes, and with the connection it was read over.
    pub(crate) async fn next_news(&mut self) -> Option<DeviceNews> {
        self.news.recv().await
    }

    /// What reads a card again that this watch has told of.
    /// The devices that held a card before the watch began: it is told of them as if they had just come.
    pub(crate) fn lay_there(&self) -> BTreeSet<String> {
        self.lay_there.clone()
    }

    pub(crate) fn card_reader(&self) -> CardReader {
        self.reader.clone()
    }
}

fn holding_a_card(readers: &dyn ReaderSource) -> BTreeSet<String> {
    // What keeps them from being listed, the watch tells.
    let there = readers.readers().unwrap_or_default().into_iter();
    let holding = there.filter(|reader| !matches!(reader.card, CardPresence::Absent));
    holding.map(|reader| reader.name).collect()
}

impl Drop for DeviceWatch {
    fn drop(&mut self) {
        self.stop.stop();
    }
}

/// Tells each event on, and has each card that came read in a thread of its own, so that a slow card holds up no other.
fn forward(watch: ReaderWatch, reader: &CardReader, sessions: &SessionSlot, teller: &Arc<Teller>) {
    let mut occupied = BTreeSet::new();
    for event in watch {
        if let Some(device) = emptied(&event, &mut occupied) {
            sessions.end_with_card_of(device);
        }
        let card = match &event {
            ReaderEvent::CardInserted { reader, .. } => Some(reader.clone()),
            _ => None,
        };
        let Ok(insertion) = teller.tell(event.into()) else {
            return;
        };
        if let Some(device) = card {
            reader.read(device, insertion);
        }
    }
}

/// The device whose card is gone since, taken out or exchanged for another.
fn emptied<'e>(event: &'e ReaderEvent, occupied: &mut BTreeSet<String>) -> Option<&'e str> {
    match event {
        ReaderEvent::CardRemoved { reader } | ReaderEvent::ReaderRemoved { reader } => {
            occupied.remove(reader);
            Some(reader)
        }
        ReaderEvent::CardInserted { reader, .. } | ReaderEvent::CardMute { reader } => {
            (!occupied.insert(reader.clone())).then_some(reader)
        }
        ReaderEvent::ServiceStarted
        | ReaderEvent::ServiceStopped
        | ReaderEvent::ReaderAdded { .. } => None,
    }
}

/// Reads cards that a watch has told of, each in a thread of its own, and has the watch tell what was read.
#[derive(Clone)]
pub(crate) struct CardReader {
    readers: Arc<dyn ReaderSource>,
    teller: Weak<Teller>,
}

impl CardReader {
    /// Reads the card of that insertion. Nothing is told of it once it has been taken out, or the watch has ended.
    pub(crate) fn read(&self, device: String, insertion: u64) {
        let Some(teller) = self.teller.upgrade() else {
            return;
        };
        let readers = self.readers.clone();
        let reading = thread::Builder::new()
            .name(format!("card in {device}"))
            .spawn(move || teller.read(&*readers, device, insertion));
        if let Err(error) = reading {
            tracing::error!(%error, "no thread to read the card");
        }
    }
}

/// Keeps the order: what is told of a card that was read never follows its removal.
struct Teller {
    news: mpsc::Sender<DeviceNews>,
    /// How many changes each device has seen.
    inserted: Mutex<HashMap<String, u64>>,
}

impl Teller {
    /// Tells a change at a reader, and gives its number back.
    fn tell(&self, event: DeviceEvent) -> Result<u64, mpsc::error::SendError<DeviceNews>> {
        let mut inserted = self.inserted.lock().unwrap_or_else(PoisonError::into_inner);
        let insertion = event.device().map_or(0, |device| {
            let number = inserted.entry(device.to_owned()).or_default();
            *number += 1;
            *number
        });
        let news = News::Event(event);
        self.news.blocking_send(DeviceNews { insertion, news })?;
        Ok(insertion)
    }

    fn read(&self, readers: &dyn ReaderSource, device: String, insertion: u64) {
        let read = read_card(readers, &device, &mut |entry| {
            if entry.is_occupied() {
                let news = News::Entry {
                    device: device.clone(),
                    key: Box::new(KeyView::new(entry)),
                };
                self.tell_if_still_there(&device, insertion, news);
            }
        });
        let news = match read {
            Ok(reading) => News::Read {
                device: device.clone(),
                reading: Box::new(reading),
            },
            Err(fault) => News::Event(DeviceEvent::CardUnreadable {
                device: device.clone(),
                trouble: Trouble::from(&fault),
            }),
        };
        self.tell_if_still_there(&device, insertion, news);
    }

    fn tell_if_still_there(&self, device: &str, insertion: u64, news: News) {
        let inserted = self.inserted.lock().unwrap_or_else(PoisonError::into_inner);
        if inserted.get(device) == Some(&insertion) {
            // When nobody listens any more, nobody misses it.
            let _ = self.news.blocking_send(DeviceNews { insertion, news });
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use card::ReaderEvent;

    use super::emptied;

    #[test]
    fn a_card_is_gone_when_it_was_taken_out_or_exchanged() {
        let mut occupied = BTreeSet::new();
        let reader = || "a reader".to_owned();
        let inserted = ReaderEvent::CardInserted {
            reader: reader(),
            atr: vec![0x3B],
        };
        let removed = ReaderEvent::CardRemoved { reader: reader() };
        assert_eq!(emptied(&inserted, &mut occupied), None, "it came");
        assert_eq!(emptied(&inserted, &mut occupied), Some("a reader"));
        assert_eq!(emptied(&removed, &mut occupied), Some("a reader"));
        assert_eq!(emptied(&inserted, &mut occupied), None);
    }
}
