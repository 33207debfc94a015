//! What is set when the keys are done: PUK, card management key, and last of all the PIN.

use card::{CardError, Connection, PinpadFault, Piv};
use secret::{ManagementKey, Pin, Puk};

use super::{
    LeftBehind,
    candidates::{authenticate, may_guess_puk, set_puk},
    first_session::Proven,
    may_have_happened,
    new_pin::ChosenPin,
    run::Run,
};
use crate::prompts::{Declined, OnTheReaderPrompt, TypedOnTheReader};

/// What is still to be set on the card. What was set is taken out.
pub(super) struct ToSet<'a> {
    puk: Option<NewPuk<'a>>,
    management_key: Option<NewManagementKey<'a>>,
    pin: Option<NewPin<'a>>,
    /// What was under way when the last answer was lost.
    in_doubt: Option<InDoubt>,
    /// Whether no PIN came from the reader, and the system's was set.
    pub(super) system_instead: bool,
}

struct NewPuk<'a> {
    may_be: &'a [Puk],
    new: &'a Puk,
}

struct NewManagementKey<'a> {
    current: &'a ManagementKey,
    new: &'a ManagementKey,
}

struct NewPin<'a> {
    current: &'a Pin,
    new: &'a ChosenPin,
}

/// How often a PIN may be typed on a reader whose two entries differ, or that is too short.
const ATTEMPTS: u8 = 3;

#[derive(Clone, Copy, PartialEq, Eq)]
enum InDoubt {
    Puk,
    ManagementKey,
    Pin,
}

impl<'a> ToSet<'a> {
    pub(super) fn new(proven: &'a Proven, pin: &'a ChosenPin) -> Self {
        let opened = &proven.opened;
        let new_puk = opened.new.puk.as_ref().filter(|_| !proven.puk_is_set);
        Self {
            puk: new_puk.map(|new| NewPuk {
                may_be: &opened.puks,
                new,
            }),
            management_key: opened.new.management_key.as_ref().and_then(|new| {
                let current = &opened.management_keys[proven.management_key?];
                Some(NewManagementKey { current, new })
            }),
            pin: pin.is_set().then_some(NewPin {
                current: &proven.pin,
                new: pin,
            }),
            in_doubt: None,
            system_instead: false,
        }
    }
}

impl Run {
    /// Sets what is to be set, in the session in which the keys were written.
    pub(super) fn set_secrets(
        &mut self,
        session: &mut Piv<'_>,
        to_set: &mut ToSet<'_>,
    ) -> Result<(), CardError> {
        if let Some(puk) = &to_set.puk {
            to_set.in_doubt = Some(InDoubt::Puk);
            set_puk(session, puk.may_be, puk.new)?;
            to_set.puk = None;
        }
        if let Some(key) = &to_set.management_key {
            to_set.in_doubt = Some(InDoubt::ManagementKey);
            session.set_management_key(key.new)?;
            to_set.management_key = None;
        }
        if let Some(pin) = &to_set.pin {
            to_set.in_doubt = Some(InDoubt::Pin);
            let changed = self.change_pin(session, pin, &mut to_set.system_instead);
            if changed.as_ref().err().is_some_and(may_have_happened) {
                self.left.state = LeftBehind::PinInDoubt;
            }
            changed?;
            to_set.pin = None;
        }
        self.left.state = LeftBehind::ReceiptMissing;
        Ok(())
    }

    /// Where a PIN is to be typed on the reader and none comes, it is as if Enter PIN was cancelled.
    fn change_pin(
        &self,
        session: &mut Piv<'_>,
        pin: &NewPin<'_>,
        system_instead: &mut bool,
    ) -> Result<(), CardError> {
        if let ChosenPin::OnTheReader { .. } = pin.new {
            for _ in 0..ATTEMPTS {
                match self.change_pin_on_the_reader(session, pin.current) {
                    Err(CardError::Pinpad(PinpadFault::Differ | PinpadFault::WrongLength)) => {}
                    Err(CardError::Pinpad(_)) => break,
                    changed => return changed,
                }
            }
            *system_instead = true;
        }
        match pin.new.pin() {
            Some(new) => session.change_pin(pin.current, new),
            None => Ok(()),
        }
    }

    fn change_pin_on_the_reader(
        &self,
        session: &mut Piv<'_>,
        current: &Pin,
    ) -> Result<(), CardError> {
        let nothing_came = || Err(CardError::Pinpad(PinpadFault::Cancelled));
        let ask = OnTheReaderPrompt {
            reader: self.subject.device.clone(),
            what: TypedOnTheReader::NewPin,
        };
        let mut changed = nothing_came();
        self.outside.progress.waiting_for_answer();
        let typed = self.outside.prompts.on_the_reader(&ask, &mut || {
            changed = session.change_pin_on_pinpad(current);
        });
        self.outside.progress.running();
        typed.map_or_else(|Declined| nothing_came(), |()| changed)
    }

    /// After a lost answer: looks once at what the card has, and sets the rest. Whatever keeps it from knowing, the answer
    /// that was lost is told.
    pub(super) fn set_the_rest(
        &mut self,
        to_set: &mut ToSet<'_>,
        lost: CardError,
    ) -> Result<(), CardError> {
        let typed_there = |pin: &NewPin<'_>| matches!(pin.new, ChosenPin::OnTheReader { .. });
        let typed_there = to_set.pin.as_ref().is_some_and(typed_there) && !to_set.system_instead;
        if to_set.in_doubt == Some(InDoubt::Pin) && typed_there {
            // Nobody here knows which it would be.
            return Err(lost);
        }
        let Ok(channel) = self.outside.readers.open(&self.subject.device) else {
            return Err(lost);
        };
        let mut connection = Connection::new(channel);
        let Ok(mut session) = Piv::open(&mut connection, &self.subject.identity) else {
            return Err(lost);
        };
        tracing::info!("an answer of the card was lost; what it has is found out");
        if to_set.in_doubt == Some(InDoubt::Puk) && !may_guess_puk(&mut session) {
            return Err(lost);
        }
        self.find_out(&mut session, to_set)?;
        self.set_secrets(&mut session, to_set)?;
        // What was to be set is; whether the card was reset after it changes nothing.
        let _ = session.end();
        Ok(())
    }

    /// Which of two values the card has: the new one is tried first.
    fn find_out(&mut self, session: &mut Piv<'_>, to_set: &mut ToSet<'_>) -> Result<(), CardError> {
        let in_doubt = to_set.in_doubt.take();
        if in_doubt == Some(InDoubt::Puk)
            && let Some(puk) = &to_set.puk
        {
            // The PUK cannot be shown without being changed: to itself, where the card has it.
            match session.change_puk(puk.new, puk.new) {
                Ok(()) => to_set.puk = None,
                Err(CardError::WrongPuk { tries_left }) if tries_left > 1 => {}
                Err(error) => return Err(error),
            }
        }
        if let Some(key) = &to_set.management_key {
            let may_be_set = in_doubt == Some(InDoubt::ManagementKey);
            let new = may_be_set.then_some(key.new);
            let index = authenticate(session, new.into_iter().chain([key.current]))?;
            if may_be_set && index == 0 {
                to_set.management_key = None;
            }
        }
        if in_doubt == Some(InDoubt::Pin)
            && let Some(new) = to_set.pin.as_ref().and_then(|pin| pin.new.pin())
        {
            match session.verify_pin(new) {
                Ok(()) => to_set.pin = None,
                Err(CardError::WrongPin { tries_left }) if tries_left > 1 => {
                    self.left.state = LeftBehind::PinNotSet;
                }
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}
