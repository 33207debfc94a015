//! What is set when the keys are done: PUK, card management key, and last of all the PIN.

use card::{CardError, Connection, PinpadFault, Piv};
use secret::{ManagementKey, Pin, Puk, factory};

use super::{
    LeftBehind,
    candidates::{TRIES_TO_GUESS, authenticate, show_puks},
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
    /// The PIN that the card has, while it is to get another.
    current_pin: Option<Pin>,
    /// The PIN that it gets; in the end the one that it got.
    pub(super) chosen: ChosenPin,
    /// What was under way when the last answer was lost.
    in_doubt: Option<InDoubt>,
}

struct NewPuk<'a> {
    may_be: Vec<&'a Puk>,
    new: &'a Puk,
}

struct NewManagementKey<'a> {
    current: &'a ManagementKey,
    new: &'a ManagementKey,
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
    pub(super) fn new(proven: &'a Proven, chosen: ChosenPin) -> Self {
        let opened = &proven.opened;
        let new_puk = opened.new.puk.as_ref().filter(|_| !proven.puk_is_set);
        Self {
            puk: new_puk.map(|new| NewPuk {
                may_be: opened.puks.iter().collect(),
                new,
            }),
            management_key: opened.new.management_key.as_ref().and_then(|new| {
                let current = &opened.management_keys[proven.management_key?];
                Some(NewManagementKey { current, new })
            }),
            // A second copy: the reader may set one that must be changed at once, and then the card has another.
            current_pin: chosen.is_set().then(|| proven.pin.duplicate()),
            chosen,
            in_doubt: None,
        }
    }

    /// Whether another new PIN may be had for the one that was not taken: the card has rules of its own, or the reader
    /// does not let a new PIN be typed on its keys.
    fn may_be_another(&self, refused: &CardError) -> bool {
        let why = matches!(
            refused,
            CardError::NewPinRefused { .. }
                | CardError::Pinpad(PinpadFault::Missing | PinpadFault::NotTaken)
        );
        why && self.in_doubt == Some(InDoubt::Pin) && self.chosen.is_entered()
    }
}

impl Run {
    /// Sets what is to be set, beginning in the session in which the keys were written. No transaction is held while a PIN
    /// is asked for again that the card or the reader did not take.
    pub(super) fn set_all(
        &mut self,
        session: Piv<'_>,
        to_set: &mut ToSet<'_>,
    ) -> Result<(), CardError> {
        let mut set = self.set_in(session, to_set);
        let mut attempt = 1;
        while let Err(refused) = &set
            && to_set.may_be_another(refused)
        {
            attempt += 1;
            let Ok(given) = self.another_pin(&to_set.chosen, refused, attempt) else {
                break;
            };
            to_set.chosen.give(given);
            set = self.set_anew(to_set);
        }
        set
    }

    fn set_anew(&mut self, to_set: &mut ToSet<'_>) -> Result<(), CardError> {
        let mut connection = Connection::new(self.outside.readers.open(&self.subject.device)?);
        let session = Piv::open(&mut connection, &self.subject.identity)?;
        self.set_in(session, to_set)
    }

    fn set_in(&mut self, mut session: Piv<'_>, to_set: &mut ToSet<'_>) -> Result<(), CardError> {
        match self.set_secrets(&mut session, to_set) {
            Ok(()) => {
                // All that was to be set is; how the transaction ends changes nothing about that.
                drop(session.end());
                Ok(())
            }
            Err(lost) if may_have_happened(&lost) => {
                drop(session);
                self.set_the_rest(to_set, lost)
            }
            Err(error) => Err(error),
        }
    }

    fn set_secrets(
        &mut self,
        session: &mut Piv<'_>,
        to_set: &mut ToSet<'_>,
    ) -> Result<(), CardError> {
        if let Some(puk) = &to_set.puk {
            to_set.in_doubt = Some(InDoubt::Puk);
            show_puks(session, puk.may_be.iter().copied(), |session, may_be| {
                session.change_puk(may_be, puk.new)
            })?;
            to_set.puk = None;
        }
        if let Some(key) = &to_set.management_key {
            to_set.in_doubt = Some(InDoubt::ManagementKey);
            session.set_management_key(key.new)?;
            to_set.management_key = None;
        }
        if let Some(current) = &mut to_set.current_pin {
            to_set.in_doubt = Some(InDoubt::Pin);
            let changed = self.change_pin(session, current, &mut to_set.chosen);
            if changed.as_ref().err().is_some_and(may_have_happened) {
                self.left.state = LeftBehind::PinInDoubt;
            }
            changed?;
            to_set.current_pin = None;
        }
        self.left.state = LeftBehind::ReceiptMissing;
        Ok(())
    }

    /// Where a PIN is to be typed on the reader and none comes, it is as if Enter PIN was cancelled. So it is with the
    /// factory's, which nobody here sees before the card has it.
    fn change_pin(
        &self,
        session: &mut Piv<'_>,
        current: &mut Pin,
        chosen: &mut ChosenPin,
    ) -> Result<(), CardError> {
        if chosen.is_on_the_reader() {
            match self.typed_on_the_reader(session, current) {
                Ok(()) if session.pin_is_factory()? != Some(true) => return Ok(()),
                Ok(()) => *current = factory::pin(),
                Err(CardError::Pinpad(fault)) if is_none_coming(fault) => {}
                Err(error) => return Err(error),
            }
            chosen.take_the_systems();
        }
        match chosen.pin() {
            Some(new) => session.change_pin(current, new),
            None => Ok(()),
        }
    }

    fn typed_on_the_reader(&self, session: &mut Piv<'_>, current: &Pin) -> Result<(), CardError> {
        let mut typed = self.change_pin_on_the_reader(session, current);
        for _ in 1..ATTEMPTS {
            match typed {
                Err(CardError::Pinpad(PinpadFault::Differ | PinpadFault::WrongLength)) => {
                    typed = self.change_pin_on_the_reader(session, current);
                }
                ended => return ended,
            }
        }
        typed
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
            tries_left: None,
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
    fn set_the_rest(&mut self, to_set: &mut ToSet<'_>, lost: CardError) -> Result<(), CardError> {
        let Ok(channel) = self.outside.readers.open(&self.subject.device) else {
            return Err(lost);
        };
        let mut connection = Connection::new(channel);
        let Ok(mut session) = Piv::open(&mut connection, &self.subject.identity) else {
            return Err(lost);
        };
        tracing::info!("an answer of the card was lost; what it has is found out");
        if let Some(puk) = &to_set.puk
            && to_set.in_doubt == Some(InDoubt::Puk)
            && !may_show_new(puk, &mut session)
        {
            return Err(lost);
        }
        if self.find_out(&mut session, to_set).is_err() {
            return Err(lost);
        }
        self.set_secrets(&mut session, to_set)?;
        // What was to be set is; whether the card was reset after it changes nothing.
        let _ = session.end();
        Ok(())
    }

    /// Which of two values the card has: the new one is tried first.
    fn find_out(&mut self, session: &mut Piv<'_>, to_set: &mut ToSet<'_>) -> Result<(), CardError> {
        let in_doubt = to_set.in_doubt.take();
        if in_doubt == Some(InDoubt::Puk)
            && let Some(puk) = &mut to_set.puk
        {
            // The PUK cannot be shown without being changed: to itself, where the card has it.
            match session.change_puk(puk.new, puk.new) {
                Ok(()) => to_set.puk = None,
                // It is not shown again, where it was among those that the card might have had.
                Err(CardError::WrongPuk { tries_left }) if tries_left >= TRIES_TO_GUESS => {
                    // Both exposed to be compared.
                    let other = |one: &&Puk| one.expose() != puk.new.expose();
                    puk.may_be.retain(other);
                }
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
        if in_doubt == Some(InDoubt::Pin) {
            self.find_out_pin(session, to_set)?;
        }
        Ok(())
    }

    fn find_out_pin(
        &mut self,
        session: &mut Piv<'_>,
        to_set: &mut ToSet<'_>,
    ) -> Result<(), CardError> {
        let Some(new) = to_set.chosen.pin() else {
            return self.find_out_typed_pin(session, to_set);
        };
        match session.verify_pin(new) {
            Ok(()) => to_set.current_pin = None,
            Err(CardError::WrongPin { tries_left }) if tries_left >= TRIES_TO_GUESS => {
                self.left.state = LeftBehind::PinNotSet;
            }
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// Nobody here knows the new PIN, which was typed on the reader: the card is shown the one that it had. Where that is
    /// right, nothing was typed, or it did not come through, and the system's is set; where it is wrong, at the cost of a
    /// try that the right one gives back, the card has what was typed.
    fn find_out_typed_pin(
        &mut self,
        session: &mut Piv<'_>,
        to_set: &mut ToSet<'_>,
    ) -> Result<(), CardError> {
        let Some(current) = &mut to_set.current_pin else {
            return Ok(());
        };
        let tries_left = session.pin_tries_left()?.unwrap_or_default();
        if tries_left < TRIES_TO_GUESS {
            return Err(CardError::WrongPin { tries_left });
        }
        match session.verify_pin(current) {
            Ok(()) => {}
            Err(CardError::WrongPin { .. }) if session.pin_is_factory()? == Some(true) => {
                *current = factory::pin();
            }
            Err(CardError::WrongPin { .. }) => {
                to_set.current_pin = None;
                return Ok(());
            }
            Err(error) => return Err(error),
        }
        to_set.chosen.take_the_systems();
        self.left.state = LeftBehind::PinNotSet;
        Ok(())
    }
}

/// Whether the new PUK may be shown to find out whether the card has it. A card that does not tell its tries had its guess
/// already where it may have any of several; the next run begins anew.
fn may_show_new(puk: &NewPuk<'_>, session: &mut Piv<'_>) -> bool {
    match session.puk_tries_left() {
        Ok(Some(left)) => left >= TRIES_TO_GUESS,
        Ok(None) => puk.may_be.len() == 1,
        Err(_) => false,
    }
}

/// Whether nobody typed a PIN, or nobody will: then the system's is set.
const fn is_none_coming(fault: PinpadFault) -> bool {
    match fault {
        PinpadFault::TimedOut
        | PinpadFault::Cancelled
        | PinpadFault::Differ
        | PinpadFault::WrongLength => true,
        PinpadFault::Missing | PinpadFault::NotTaken => false,
    }
}
