use std::{collections::BTreeSet, sync::Arc, time::Duration};

use card::ReaderError;
use contents::{CertificateObject, KeyReference};

use super::{
    DevicesView, WatchedCardView, WatchedDeviceView,
    shared::Shared,
    state::{State, Work},
};
use crate::{
    CardView, DeviceEvent, KeyView, Trouble,
    devices::{CardReader, DeviceNews, News},
    fault::CardRole,
    read_card::CardReading,
};

/// The devices, and what lies in them.
#[derive(Default)]
pub(super) struct Devices {
    trouble: Option<Trouble>,
    devices: Vec<DeviceThere>,
    reader: Option<CardReader>,
    readings: u64,
    /// Devices whose card lay there before they were watched, until that is told.
    lay_there: BTreeSet<String>,
}

/// A device.
pub(super) struct DeviceThere {
    pub(super) name: String,
    /// The watch's number for what happened there last.
    pub(super) insertion: u64,
    pub(super) card: CardThere,
}

/// What lies in a device.
pub(super) enum CardThere {
    Empty,
    Mute,
    Reading(Vec<KeyView>),
    Read(Arc<Reading>),
    Unreadable(Trouble),
}

/// A card that was read.
pub(super) struct Reading {
    /// Tells it from all other readings, of the same card too.
    pub(super) number: u64,
    pub(super) card: CardReading,
    pub(super) view: CardView,
}

/// Pause before devices are watched again where that failed.
const AGAIN: Duration = Duration::from_secs(2);

impl Shared {
    /// Watches the devices until the sitting ends.
    pub(super) async fn watch_devices(self: Arc<Self>) {
        loop {
            match self.desk.watch_devices().await {
                Ok(mut watch) => {
                    let (reader, lay_there) = (watch.card_reader(), watch.lay_there());
                    self.change(|state| state.watched_by(reader, lay_there));
                    loop {
                        tokio::select! {
                            news = watch.next_news() => match news {
                                Some(news) => self.change(|state| state.told(news)),
                                None => break self.change(State::forget_devices),
                            },
                            () = self.ended() => {
                                // Ending may wait for a call to the system to come back.
                                tokio::task::spawn_blocking(move || drop(watch));
                                return;
                            }
                        }
                    }
                }
                Err(error) => self.change(|state| state.not_watched(&error)),
            }
            tokio::select! {
                () = tokio::time::sleep(AGAIN) => {}
                () = self.ended() => return,
            }
        }
    }
}

impl State {
    fn told(&mut self, told: DeviceNews) {
        let DeviceNews { insertion, news } = told;
        match news {
            News::Event(event) => self.happened(event, insertion),
            News::Entry { device, key } => self.devices.entry_read(&device, insertion, *key),
            News::Read { device, reading } => self.devices.read(&device, insertion, *reading),
        }
    }

    fn happened(&mut self, event: DeviceEvent, insertion: u64) {
        match event {
            DeviceEvent::ServiceStarted => self.devices.trouble = None,
            DeviceEvent::ServiceStopped => {
                let trouble = Trouble::from(&ReaderError::NoService);
                self.devices.trouble = Some(trouble.with("system", std::env::consts::OS));
            }
            DeviceEvent::DeviceAdded { device } => {
                self.devices.lies(&device, insertion, CardThere::Empty);
            }
            DeviceEvent::DeviceRemoved { device } => {
                self.devices.devices.retain(|known| known.name != device);
                self.card_gone(&device);
            }
            DeviceEvent::CardInserted { device, .. } => {
                let reading = CardThere::Reading(Vec::new());
                let put_in = !self.devices.lay_there.remove(&device);
                self.devices.lies(&device, insertion, reading);
                self.card_gone(&device);
                self.subject.card_came(device, put_in);
            }
            DeviceEvent::CardMute { device } => {
                self.devices.lies(&device, insertion, CardThere::Mute);
                self.card_gone(&device);
            }
            DeviceEvent::CardRemoved { device } => {
                self.devices.lies(&device, insertion, CardThere::Empty);
                self.card_gone(&device);
            }
            DeviceEvent::CardUnreadable { device, trouble } => {
                self.devices.unreadable(&device, insertion, trouble);
            }
            // Told as a reading.
            DeviceEvent::CardRead { .. } => {}
        }
    }

    fn not_watched(&mut self, error: &ReaderError) {
        self.forget_devices();
        self.devices.trouble = Some(Trouble::from(error).with("system", std::env::consts::OS));
    }

    fn watched_by(&mut self, reader: CardReader, lay_there: BTreeSet<String>) {
        self.forget_devices();
        self.devices.trouble = None;
        self.devices.reader = Some(reader);
        self.devices.lay_there = lay_there;
    }

    /// Nobody has watched what became of the cards in them: as if they were gone.
    fn forget_devices(&mut self) {
        for device in std::mem::take(&mut self.devices.devices) {
            self.card_gone(&device.name);
        }
    }

    /// Reads the card in that device again.
    pub(super) fn read_again(&mut self, device: &str) {
        let Some(reader) = self.devices.reader.clone() else {
            return;
        };
        let Some(there) = self.devices.find_mut(device) else {
            return;
        };
        if matches!(there.card, CardThere::Read(_) | CardThere::Unreadable(_)) {
            there.card = CardThere::Reading(Vec::new());
            self.work.push(Work::ReadAgain {
                reader,
                device: there.name.clone(),
                insertion: there.insertion,
            });
        }
    }
}

impl Devices {
    pub(super) fn find(&self, name: &str) -> Option<&DeviceThere> {
        self.devices.iter().find(|device| device.name == name)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &DeviceThere> {
        self.devices.iter()
    }

    /// Whether a device that held a card before the watch began has not been told yet: devices are told one by one.
    pub(super) fn is_coming(&self, name: &str) -> bool {
        self.lay_there.contains(name) && self.find(name).is_none()
    }

    /// Whether some card is still being read.
    pub(super) fn is_reading(&self) -> bool {
        let mut devices = self.devices.iter();
        devices.any(|device| matches!(device.card, CardThere::Reading(_)))
    }

    pub(super) fn must_have(&self, name: &str) -> Result<(), Trouble> {
        match self.find(name) {
            Some(_) => Ok(()),
            None => Err(Trouble::from(&ReaderError::NoReader {
                reader: name.to_owned(),
            })),
        }
    }

    pub(super) fn view(&self, officer: Option<&str>, subject: Option<&str>) -> DevicesView {
        let devices = self.devices.iter().map(|device| WatchedDeviceView {
            name: device.name.clone(),
            card: device.card.view(match device.name.as_str() {
                name if officer == Some(name) => Some(CardRole::Officer),
                name if subject == Some(name) => Some(CardRole::Subject),
                _ => None,
            }),
        });
        DevicesView {
            trouble: self.trouble.clone(),
            devices: devices.collect(),
        }
    }

    fn find_mut(&mut self, name: &str) -> Option<&mut DeviceThere> {
        self.devices.iter_mut().find(|device| device.name == name)
    }

    /// Devices stand by name, so that none of them moves when another comes.
    fn lies(&mut self, name: &str, insertion: u64, card: CardThere) {
        match self.find_mut(name) {
            Some(device) => (device.insertion, device.card) = (insertion, card),
            None => {
                let name = name.to_owned();
                let place = self.devices.partition_point(|device| device.name < name);
                let device = DeviceThere {
                    name,
                    insertion,
                    card,
                };
                self.devices.insert(place, device);
            }
        }
    }

    fn entry_read(&mut self, name: &str, insertion: u64, key: KeyView) {
        if let Some(CardThere::Reading(keys)) = self.at(name, insertion) {
            keys.push(key);
        }
    }

    fn read(&mut self, name: &str, insertion: u64, card: CardReading) {
        self.readings += 1;
        let reading = Reading {
            number: self.readings,
            view: CardView::new(&card.contents),
            card,
        };
        if let Some(there) = self.at(name, insertion) {
            *there = CardThere::Read(Arc::new(reading));
        }
    }

    fn unreadable(&mut self, name: &str, insertion: u64, trouble: Trouble) {
        // A card that was taken out while it was read: that follows, and is not the card's fault.
        if ["card-removed", "reader-no-card"].contains(&trouble.code.as_str()) {
            return;
        }
        if let Some(there) = self.at(name, insertion) {
            *there = CardThere::Unreadable(trouble);
        }
    }

    fn at(&mut self, name: &str, insertion: u64) -> Option<&mut CardThere> {
        let there = self.find_mut(name)?;
        (there.insertion == insertion).then_some(&mut there.card)
    }
}

impl CardThere {
    fn view(&self, role: Option<CardRole>) -> WatchedCardView {
        match self {
            Self::Empty => WatchedCardView::Empty,
            Self::Mute => WatchedCardView::Mute,
            Self::Reading(keys) => WatchedCardView::Reading { keys: keys.clone() },
            Self::Read(reading) => WatchedCardView::Read {
                card: Box::new(reading.view.clone()),
            },
            Self::Unreadable(trouble) => WatchedCardView::Unreadable {
                trouble: in_role(trouble, role),
            },
        }
    }

    /// Whether it may be an officer's: it has certificates to sign in and to sign with, and both name the same person.
    /// Transport certificates each name their key.
    pub(super) fn has_officer_certificates(&self) -> bool {
        let Self::Read(reading) = self else {
            return false;
        };
        let subject = |key| {
            let entry = reading.card.contents.key(key)?;
            let certificate = entry.certificate.certificate();
            certificate.map(|certificate| certificate.subject())
        };
        let authentication = subject(KeyReference::Authentication);
        authentication.is_some() && authentication == subject(KeyReference::Signature)
    }

    pub(super) fn is_absent(&self) -> bool {
        matches!(self, Self::Empty)
    }
}

/// The same about the card in that role. As it was read, nobody had said what it is.
fn in_role(trouble: &Trouble, role: Option<CardRole>) -> Trouble {
    let mut trouble = trouble.clone();
    trouble.data.remove("role");
    match role {
        Some(role) => trouble.with("role", role.name()),
        None => trouble,
    }
}

impl Reading {
    /// Whether there is a certificate to sign in with.
    pub(super) fn has_authentication_certificate(&self) -> bool {
        let entry = self.card.contents.key(KeyReference::Authentication);
        entry.is_some_and(|entry| matches!(entry.certificate, CertificateObject::Present(_)))
    }
}
