use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    thread,
};

use card::{CardPresence, Reader, ReaderError, ReaderEvent, ReaderSource, ReaderWatch, WatchStop};
use serde::Serialize;
use specta::Type;
use tokio::sync::mpsc;

use crate::{
    Desk, card_view::CardView, fault::Coded, read_card::read_contents, session::SessionSlot,
};

impl Desk {
    /// The readers there are, and what lies in each. Talks to no card.
    ///
    /// # Errors
    /// [`ReaderError::NoService`] when the system's smart card service does not run.
    pub async fn devices(&self) -> Result<Vec<DeviceView>, ReaderError> {
        let readers = self.readers().clone();
        let readers = crate::blocking::run(move || readers.readers()).await?;
        Ok(readers.into_iter().map(DeviceView::from).collect())
    }

    /// Watches all readers from now on: what is there is told first. Each card that comes is read, in a thread of its
    /// own, and told again once it is. While somebody watches, the session ends when the officer's card is taken out.
    ///
    /// # Errors
    /// When watching cannot start.
    pub async fn watch_devices(&self) -> Result<DeviceWatch, ReaderError> {
        let (readers, sessions) = (self.readers().clone(), self.sessions().clone());
        crate::blocking::run(move || DeviceWatch::start(readers, sessions)).await
    }
}

/// A reader, or the contact station of a card printer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DeviceView {
    /// Its name; unique at one time.
    pub name: String,
    /// What lies in it.
    pub content: DeviceContent,
}

/// What lies in a device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum DeviceContent {
    /// Nothing.
    Empty,
    /// A card that answers.
    Card {
        /// Its answer to reset, hexadecimal.
        atr: String,
    },
    /// Something that does not answer.
    Mute,
}

impl From<Reader> for DeviceView {
    fn from(reader: Reader) -> Self {
        let content = match reader.card {
            CardPresence::Absent => DeviceContent::Empty,
            CardPresence::Present { atr } => DeviceContent::Card {
                atr: hex::encode(atr),
            },
            CardPresence::Mute => DeviceContent::Mute,
        };
        Self {
            name: reader.name,
            content,
        }
    }
}

/// What happened at the devices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(
    tag = "kind",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub enum DeviceEvent {
    /// The system's smart card service answers again.
    ServiceStarted,
    /// The system's smart card service does not run; all devices are gone.
    ServiceStopped,
    /// A device was plugged in.
    DeviceAdded {
        /// Its name.
        device: String,
    },
    /// A device was unplugged.
    DeviceRemoved {
        /// Its name.
        device: String,
    },
    /// A card was put in. It is being read.
    CardInserted {
        /// Name of the device.
        device: String,
        /// Its answer to reset, hexadecimal.
        atr: String,
    },
    /// The card that was put in has been read.
    CardRead {
        /// Name of the device.
        device: String,
        /// The card.
        card: Box<CardView>,
    },
    /// The card that was put in could not be read.
    CardUnreadable {
        /// Name of the device.
        device: String,
        /// The code of what kept it from being read.
        code: String,
    },
    /// Something was put in that does not answer.
    CardMute {
        /// Name of the device.
        device: String,
    },
    /// The card was taken out.
    CardRemoved {
        /// Name of the device.
        device: String,
    },
}

/// Events that wait for whoever asked for them; what comes while so many wait is held back at the readers.
const WAITING: usize = 256;

/// The events of all devices, in order. Dropping it ends the watch.
pub struct DeviceWatch {
    events: mpsc::Receiver<DeviceEvent>,
    stop: WatchStop,
}

impl DeviceWatch {
    fn start(
        readers: Arc<dyn ReaderSource>,
        sessions: Arc<SessionSlot>,
    ) -> Result<Self, ReaderError> {
        let watch = readers.watch()?;
        let stop = watch.stop_handle();
        let (sender, events) = mpsc::channel(WAITING);
        thread::Builder::new()
            .name("devices".to_owned())
            .spawn(move || forward(watch, &readers, &sessions, sender))
            .map_err(|error| ReaderError::Thread(error.kind()))?;
        Ok(Self { events, stop })
    }

    /// Waits for the next event; `None` once watching has ended. Safe to drop and call again.
    pub async fn next(&mut self) -> Option<DeviceEvent> {
        self.events.recv().await
    }
}

impl Drop for DeviceWatch {
    fn drop(&mut self) {
        self.stop.stop();
    }
}

/// Tells each event on, and has each card that came read in a thread of its own, so that a slow card holds up no other.
fn forward(
    watch: ReaderWatch,
    readers: &Arc<dyn ReaderSource>,
    sessions: &SessionSlot,
    events: mpsc::Sender<DeviceEvent>,
) {
    let teller = Arc::new(Teller {
        events,
        inserted: Mutex::default(),
    });
    for event in watch {
        if let ReaderEvent::CardRemoved { reader } | ReaderEvent::ReaderRemoved { reader } = &event
        {
            sessions.end_with_card_of(reader);
        }
        let card = match &event {
            ReaderEvent::CardInserted { reader, .. } => Some(reader.clone()),
            _ => None,
        };
        let Ok(insertion) = teller.tell(event.into()) else {
            return;
        };
        if let Some(device) = card {
            read_beside(device, insertion, readers.clone(), teller.clone());
        }
    }
}

fn read_beside(
    device: String,
    insertion: u64,
    readers: Arc<dyn ReaderSource>,
    teller: Arc<Teller>,
) {
    let name = format!("card in {device}");
    let reading = thread::Builder::new().name(name).spawn(move || {
        let event = match read_contents(&*readers, &device) {
            Ok(contents) => DeviceEvent::CardRead {
                device: device.clone(),
                card: Box::new(CardView::new(&contents)),
            },
            Err(error) => DeviceEvent::CardUnreadable {
                device: device.clone(),
                code: error.code(),
            },
        };
        teller.tell_if_still_there(&device, insertion, event);
    });
    if let Err(error) = reading {
        tracing::error!(%error, "no thread to read the card");
    }
}

/// Keeps the order: what is told of a card that was read never follows its removal.
struct Teller {
    events: mpsc::Sender<DeviceEvent>,
    /// How many changes each device has seen.
    inserted: Mutex<HashMap<String, u64>>,
}

impl Teller {
    /// Tells a change at a reader, and gives its number back.
    fn tell(&self, event: DeviceEvent) -> Result<u64, mpsc::error::SendError<DeviceEvent>> {
        let mut inserted = self.inserted.lock().unwrap_or_else(PoisonError::into_inner);
        let number = event.device().map_or(0, |device| {
            let number = inserted.entry(device.to_owned()).or_default();
            *number += 1;
            *number
        });
        self.events.blocking_send(event)?;
        Ok(number)
    }

    fn tell_if_still_there(&self, device: &str, insertion: u64, event: DeviceEvent) {
        let inserted = self.inserted.lock().unwrap_or_else(PoisonError::into_inner);
        if inserted.get(device) == Some(&insertion) {
            // When nobody listens any more, nobody misses it.
            let _ = self.events.blocking_send(event);
        }
    }
}

impl DeviceEvent {
    /// The device it happened at.
    pub fn device(&self) -> Option<&str> {
        match self {
            Self::ServiceStarted | Self::ServiceStopped => None,
            Self::DeviceAdded { device }
            | Self::DeviceRemoved { device }
            | Self::CardInserted { device, .. }
            | Self::CardRead { device, .. }
            | Self::CardUnreadable { device, .. }
            | Self::CardMute { device }
            | Self::CardRemoved { device } => Some(device),
        }
    }
}

impl From<ReaderEvent> for DeviceEvent {
    fn from(event: ReaderEvent) -> Self {
        match event {
            ReaderEvent::ServiceStarted => Self::ServiceStarted,
            ReaderEvent::ServiceStopped => Self::ServiceStopped,
            ReaderEvent::ReaderAdded { reader } => Self::DeviceAdded { device: reader },
            ReaderEvent::ReaderRemoved { reader } => Self::DeviceRemoved { device: reader },
            ReaderEvent::CardInserted { reader, atr } => Self::CardInserted {
                device: reader,
                atr: hex::encode(atr),
            },
            ReaderEvent::CardMute { reader } => Self::CardMute { device: reader },
            ReaderEvent::CardRemoved { reader } => Self::CardRemoved { device: reader },
        }
    }
}
