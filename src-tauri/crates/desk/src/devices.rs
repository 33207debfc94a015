use card::{CardPresence, Reader, ReaderError, ReaderEvent};
use serde::Serialize;
use specta::Type;

use crate::{Desk, Trouble, card_view::CardView};

mod watch;

pub use watch::DeviceWatch;
pub(crate) use watch::{CardReader, DeviceNews, News};

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
        /// What kept it from being read.
        #[serde(flatten)]
        trouble: Trouble,
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
