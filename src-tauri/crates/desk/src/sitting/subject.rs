use super::{
    SubjectCardView, SubjectSideView,
    devices::{CardThere, DeviceThere},
    officer::Session,
    state::{CardInDevice, State},
};
use crate::{ReadCard, Sentence, Trouble, submit::SubmitFault};

/// The subject card's side of the desk.
#[derive(Default)]
pub(super) struct SubjectSide {
    pub(super) device: Option<String>,
    /// Whether somebody chose the device in this sitting.
    by_hand: bool,
    /// Whether a card has lain in it.
    used: bool,
    offered: Option<String>,
    /// Cards that came since devices were last chosen.
    came: Vec<Came>,
    /// The card that was issued last, while it lies there: no form is begun for it by itself.
    pub(super) issued: Option<CardInDevice>,
}

/// A card that came.
struct Came {
    device: String,
    /// Whether somebody put it in, and it did not lie there when the device came.
    put_in: bool,
}

impl SubjectSide {
    pub(super) fn card_came(&mut self, device: String, put_in: bool) {
        self.came.retain(|other| other.device != device);
        self.came.push(Came { device, put_in });
    }
}

impl State {
    pub(super) fn choose_subject_device(&mut self, device: &str) -> Result<(), Trouble> {
        self.devices.must_have(device)?;
        self.must_not_run()?;
        if self.officer.device.as_deref() == Some(device) {
            let device = device.to_owned();
            return Err(Trouble::from(&SubmitFault::SameDevice { device }));
        }
        self.subject.device = Some(device.to_owned());
        self.subject.by_hand = true;
        self.subject.offered = None;
        self.remembered.subject_device = Some(device.to_owned());
        Ok(())
    }

    pub(super) fn reload(&mut self) -> Result<(), Trouble> {
        self.must_not_run()?;
        self.subject.issued = None;
        self.procedures.refresh += 1;
        if let Some(device) = self.subject.device.clone() {
            self.read_again(&device);
        }
        Ok(())
    }

    /// Chooses devices that nobody chose, where that moves nothing that somebody works with.
    pub(super) fn choose_devices(&mut self) {
        if matches!(self.officer.session, Session::SignedOut) && !self.officer.by_hand {
            self.officer.device = self.likely_officer_device();
        }
        if self.may_change_subject_device() {
            let likely = self.likely_subject_device();
            self.subject.used &= likely == self.subject.device;
            self.subject.device = likely;
        }
        let there = self.subject.device.as_deref();
        let there = there.and_then(|device| self.devices.find(device));
        self.subject.used |= there.is_some_and(|there| !there.card.is_absent());
        self.offer_a_device();
        self.forget_issued_card();
    }

    /// The one that is remembered, or one whose card is an officer's by its certificates.
    fn likely_officer_device(&self) -> Option<String> {
        let current = self.officer.device.clone();
        let remembered = self.remembered.officer_device.as_deref();
        if let Some(remembered) = remembered.filter(|name| self.devices.find(name).is_some()) {
            return Some(remembered.to_owned());
        }
        let is_officers = |there: &&DeviceThere| there.card.has_officer_certificates();
        let there = current.as_deref().and_then(|name| self.devices.find(name));
        if self.devices.is_reading() || there.as_ref().is_some_and(is_officers) {
            return current;
        }
        let kept = self.subject.device.as_deref();
        let kept = kept.filter(|_| self.subject.by_hand || self.form.is_touched());
        let mut others = self.devices.iter();
        let found = others.find(|there| Some(there.name.as_str()) != kept && is_officers(there));
        found.map(|there| there.name.clone()).or(current)
    }

    /// Only while nothing lies in it that could be worked with.
    fn may_change_subject_device(&self) -> bool {
        let at_rest = self.run.is_none() && !self.form.is_touched() && !self.subject.by_hand;
        let signed_out = matches!(self.officer.session, Session::SignedOut);
        let signed_in = self.must_be_signed_in().is_ok();
        let device = self.subject.device.as_deref();
        if self.officer.device.is_some() && device == self.officer.device.as_deref() {
            return true;
        }
        let empty = device
            .and_then(|device| self.devices.find(device))
            .is_none_or(|there| there.card.is_absent());
        at_rest && empty && (signed_out || signed_in)
    }

    fn likely_subject_device(&self) -> Option<String> {
        let officer = self.officer.device.as_deref();
        let remembered = self.remembered.subject_device.as_deref();
        let is_coming = remembered.is_some_and(|name| self.devices.is_coming(name));
        if is_coming || officer.is_none() && self.devices.is_reading() {
            return self.subject.device.clone();
        }
        let others = || {
            let devices = self.devices.iter();
            devices.filter(|there| Some(there.name.as_str()) != officer)
        };
        // A card that came while the device stood empty.
        let came = self.subject.came.iter().rev();
        let came = came
            .filter_map(|came| others().find(|there| there.name == came.device))
            .find(|there| !there.card.is_absent());
        let named = |name: Option<&str>| others().find(|there| Some(there.name.as_str()) == name);
        let current = named(self.subject.device.as_deref());
        let remembered = named(remembered);
        let with_card = || others().find(|there| !there.card.is_absent());
        let found = match current {
            Some(_) => came
                .or_else(|| remembered.filter(|_| !self.subject.used))
                .or(current),
            None => remembered.or_else(with_card).or_else(|| others().next()),
        };
        let gone = || {
            self.subject
                .device
                .clone()
                .filter(|name| Some(name.as_str()) != officer)
        };
        found.map(|there| there.name.clone()).or_else(gone)
    }

    /// A card in a third device is offered.
    fn offer_a_device(&mut self) {
        if self.officer.device.is_none() && self.devices.is_reading() {
            return;
        }
        let (officer, subject) = (&self.officer.device, &self.subject.device);
        let is_third =
            |name: &String| Some(name) != officer.as_ref() && Some(name) != subject.as_ref();
        let holds_card = |name: &String| {
            let there = self.devices.find(name);
            there.is_some_and(|there| !there.card.is_absent())
        };
        let came = std::mem::take(&mut self.subject.came);
        let put_in = came.into_iter().rev().filter(|came| came.put_in);
        let newest = put_in
            .map(|came| came.device)
            .find(|name| is_third(name) && holds_card(name));
        let before = self.subject.offered.take();
        let before = before.filter(|name| is_third(name) && holds_card(name));
        self.subject.offered = newest.or(before).filter(|_| subject.is_some());
    }

    fn forget_issued_card(&mut self) {
        let gone = self.subject.issued.as_ref().is_some_and(|issued| {
            let there = self.devices.find(&issued.device);
            there.is_none_or(|there| there.insertion != issued.insertion)
        });
        if gone {
            self.subject.issued = None;
        }
    }

    /// Whether the card in the subject card's device is the one that was issued last.
    pub(super) fn subject_card_is_issued(&self) -> bool {
        match (&self.subject.issued, &self.subject.device) {
            (Some(issued), Some(device)) => issued.device == *device,
            _ => false,
        }
    }

    /// The subject card as the host knows it: nothing while it is not there, not yet read, or the host has not answered.
    pub(super) fn joined_card(&self) -> Option<&ReadCard> {
        self.host_said()?.as_ref().ok()
    }

    fn host_said(&self) -> Option<&Result<ReadCard, Trouble>> {
        let (_, _, reading) = self.subject_reading()?;
        let (number, said) = self.procedures.joined.as_ref()?;
        (*number == reading.number).then_some(said)
    }

    pub(super) fn subject_view(&self) -> SubjectSideView {
        SubjectSideView {
            device: self.subject.device.clone(),
            card: self.subject_card_view(),
            offered: self.subject.offered.clone(),
        }
    }

    fn subject_card_view(&self) -> SubjectCardView {
        let Some(device) = &self.subject.device else {
            return SubjectCardView::NoDevice;
        };
        let Some(there) = self.devices.find(device) else {
            return SubjectCardView::DeviceGone;
        };
        let issued = self.subject_card_is_issued();
        match (&there.card, self.host_said()) {
            (CardThere::Empty, _) => SubjectCardView::Empty,
            (CardThere::Mute, _) => SubjectCardView::Mute,
            (CardThere::Reading(keys), _) => SubjectCardView::Reading { keys: keys.clone() },
            (CardThere::Unreadable(trouble), _) | (CardThere::Read(_), Some(Err(trouble))) => {
                SubjectCardView::Unreadable {
                    trouble: trouble.clone(),
                }
            }
            (CardThere::Read(_), Some(Ok(card))) => SubjectCardView::Read {
                card: Box::new(card.view()),
                in_stock: card.asked_host().then(|| card.stock().is_some()),
                open_order: card.open_order(),
                issued,
            },
            (CardThere::Read(reading), None) => SubjectCardView::Read {
                card: Box::new(reading.view.clone()),
                in_stock: None,
                open_order: None,
                issued,
            },
        }
    }

    /// What tells the subject card from every other one.
    pub(super) fn subject_identity(&self) -> Option<Sentence> {
        let (_, _, reading) = self.subject_reading()?;
        reading.view.identity.clone()
    }
}
