use std::{
    thread,
    time::{Duration, Instant},
};

use card::{CardError, Connection, Piv};
use secret::{Pin, Puk};

use super::{ServiceKind, ask::Opens, run::Run};
use crate::{
    fault::CardFault,
    submit::{SubmitFault, TRIES_TO_GUESS, may_guess_puk, may_have_happened, show_puks},
};

/// How long a card that was taken out is waited for, and how often it is looked for.
const PUT_BACK: Duration = Duration::from_secs(5);
const LOOK: Duration = Duration::from_millis(250);

/// The card has no new PIN, or may have none.
pub(super) enum NotSet {
    /// It has the PIN that it had.
    AsBefore(CardError),
    /// It has the PIN that it had: which PUK it has would have been a guess, with its last try.
    NoTryToGuess,
    /// It has the PIN that it had: somebody took so long that the order may have ended.
    RanOut,
    /// It has either.
    InDoubt(CardError),
}

impl Run {
    /// What cannot work any more is said before anything is asked for or signed.
    pub(super) fn must_have_tries(&self, card: &mut Connection) -> Result<(), SubmitFault> {
        let blocked = match self.wish.kind {
            ServiceKind::Unblock if self.card.puk.tries_left == Some(0) => {
                Err(CardError::PukBlocked)
            }
            ServiceKind::Unblock => Ok(()),
            ServiceKind::ChangePin => self.pin_must_have_tries(card),
        };
        Ok(blocked.map_err(CardFault::subject(&self.card.device))?)
    }

    fn pin_must_have_tries(&self, card: &mut Connection) -> Result<(), CardError> {
        let mut session = Piv::open(card, &self.card.identity)?;
        let left = session.pin_tries_left()?;
        session.end()?;
        match left {
            Some(0) => Err(CardError::PinBlocked),
            _ => Ok(()),
        }
    }

    /// Sets the new PIN, in a transaction of its own. Where the card's answer is lost, it is asked what became of it.
    pub(super) fn set_pin(
        &self,
        card: &mut Connection,
        opens: &Opens,
        puks: &[Puk],
        new: &Pin,
    ) -> Result<(), NotSet> {
        let mut session = match Piv::open(card, &self.card.identity) {
            Ok(session) => session,
            Err(error) => return Err(NotSet::AsBefore(error)),
        };
        if guesses(opens, puks) {
            match may_guess_puk(&mut session) {
                Ok(true) => {}
                Ok(false) => return Err(NotSet::NoTryToGuess),
                Err(error) => return Err(NotSet::AsBefore(error)),
            }
        }
        let set = match opens {
            Opens::Pin(current) => session.change_pin(current, new),
            Opens::Puk(puk) => session.reset_retry_counter(puk, new),
            // With one, the last try is the choice of the person who asked for it; each of several is a guess.
            Opens::HostPuk => show_puks(&mut session, puks, |session, puk| {
                session.reset_retry_counter(puk, new)
            }),
        };
        match set {
            // The PIN is set; how the transaction ends changes nothing about that.
            Ok(()) => {
                drop(session.end());
                Ok(())
            }
            Err(error) if may_have_happened(&error) => {
                drop(session);
                self.find_out(opens, new, error)
            }
            Err(error) => Err(NotSet::AsBefore(error)),
        }
    }

    /// After a lost answer: the card is asked for the new PIN first, for the one that it had next, and only while it has
    /// tries to spare.
    fn find_out(&self, opens: &Opens, new: &Pin, lost: CardError) -> Result<(), NotSet> {
        match self.found_out(opens, new) {
            Some(true) => Ok(()),
            Some(false) => Err(NotSet::AsBefore(lost)),
            None => Err(NotSet::InDoubt(lost)),
        }
    }

    /// Somebody may put the card back that was taken out, and is waited for a moment.
    fn connect_again(&self) -> Option<Connection> {
        let since = Instant::now();
        loop {
            match self
                .outside
                .connect_anew(&self.card.device, &self.card.identity)
            {
                Ok(connection) => return Some(connection),
                Err(_) if since.elapsed() < PUT_BACK => thread::sleep(LOOK),
                Err(_) => return None,
            }
        }
    }

    /// Whether the card has the new PIN; `None` where that stays in doubt.
    fn found_out(&self, opens: &Opens, new: &Pin) -> Option<bool> {
        let mut card = self.connect_again()?;
        let mut session = Piv::open(&mut card, &self.card.identity).ok()?;
        let left = session.pin_tries_left().ok()?;
        if left == Some(0) {
            // A new PIN comes with all its tries.
            return Some(false);
        }
        if left.is_none_or(|left| left < TRIES_TO_GUESS) {
            return None;
        }
        let left = match session.verify_pin(new) {
            Ok(()) => {
                drop(session.end());
                return Some(true);
            }
            Err(CardError::WrongPin { tries_left }) => tries_left,
            Err(_) => return None,
        };
        match opens {
            // It takes neither PIN that it could have, but for the one that nobody here knows.
            Opens::Puk(_) | Opens::HostPuk => {
                drop(session.end());
                Some(false)
            }
            Opens::Pin(current) if left >= TRIES_TO_GUESS => {
                let had = session.verify_pin(current);
                drop(session.end());
                had.is_ok().then_some(false)
            }
            Opens::Pin(_) => None,
        }
    }
}

/// Whether it is not known which PUK the card has.
fn guesses(opens: &Opens, puks: &[Puk]) -> bool {
    matches!(opens, Opens::HostPuk) && puks.len() > 1
}
