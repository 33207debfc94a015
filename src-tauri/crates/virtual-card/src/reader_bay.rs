//! A reader's bay: a card may lie in it, be pulled out at an awkward moment, and take its time.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::card::VirtualCard;
use crate::timing::{Pace, Touch};

/// A place for one card, shared by threads: one talks to the card, others put it in and take it out.
///
/// It stands for the contacts, not for a reader driver: there are no names, no handles and no transactions.
#[derive(Default)]
pub struct ReaderBay {
    inside: Mutex<Inside>,
    changed: Condvar,
}

/// One stay of a card in a bay, from insertion to removal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Insertion(u64);

/// The card is no longer there; it may have been executing a command when it was pulled.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("the card is not in the reader any more")]
pub struct CardPulled;

/// What went over the contacts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Traffic {
    /// Command APDUs that reached the card.
    pub apdus: u64,
    /// Bytes of these commands.
    pub sent: u64,
    /// Bytes of the answers, status words included.
    pub received: u64,
}

/// One command that reached the card, without its data.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Exchanged {
    /// Class, instruction and parameters.
    pub header: [u8; 4],
    /// Bytes of the command.
    pub sent: usize,
    /// Bytes of the answer, status word included.
    pub received: usize,
}

/// A job takes some dozen commands; what comes after so many is counted and not listed.
const MAX_LISTED: usize = 4096;

#[derive(Default)]
struct Inside {
    card: Option<VirtualCard>,
    is_inserted: bool,
    /// Counts insertions and removals.
    changes: u64,
    is_busy: bool,
    fault: Option<Fault>,
    pace: Pace,
    touch: Touch,
    traffic: Traffic,
    exchanged: Vec<Exchanged>,
}

/// When to pull the card, counted down from the moment it was asked for.
#[derive(Clone, Copy)]
enum Fault {
    Before(u64),
    After(u64),
}

impl ReaderBay {
    /// An empty bay.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts a card in; one that lies there is pulled first.
    pub fn insert(&self, card: VirtualCard) -> Insertion {
        let mut inside = self.lock();
        inside.pull();
        inside.card = Some(card);
        let insertion = inside.put_in();
        self.changed.notify_all();
        insertion
    }

    /// Puts the card in that was pulled last. `None`: there is none, or it is in.
    pub fn reinsert(&self) -> Option<Insertion> {
        let mut inside = self.lock();
        if inside.is_inserted || inside.card.is_none() {
            return None;
        }
        let insertion = inside.put_in();
        self.changed.notify_all();
        Some(insertion)
    }

    /// Pulls the card and keeps it at hand. Returns whether one was in.
    pub fn remove(&self) -> bool {
        let was_inserted = self.lock().pull();
        self.changed.notify_all();
        was_inserted
    }

    /// Pulls the card and hands it over.
    pub fn take(&self) -> Option<VirtualCard> {
        let mut inside = self.lock();
        inside.pull();
        self.changed.notify_all();
        inside.card.take()
    }

    /// The present stay, if a card is in.
    #[must_use]
    pub fn insertion(&self) -> Option<Insertion> {
        self.lock().insertion()
    }

    /// Waits until a card was inserted or removed since [`ReaderBay::changes`] was `seen`, at most `timeout`.
    /// Returns the present number of changes.
    pub fn wait_for_change(&self, seen: u64, timeout: Duration) -> u64 {
        let inside = self.lock();
        let waited = self
            .changed
            .wait_timeout_while(inside, timeout, |inside| inside.changes == seen);
        waited.unwrap_or_else(PoisonError::into_inner).0.changes
    }

    /// How often a card was inserted or removed so far.
    #[must_use]
    pub fn changes(&self) -> u64 {
        self.lock().changes
    }

    /// Cold reset; returns the answer to reset.
    ///
    /// # Errors
    /// The card was pulled.
    pub fn power_on(&self, insertion: Insertion) -> Result<Vec<u8>, CardPulled> {
        self.with_card(insertion, VirtualCard::power_on)
    }

    /// Warm reset; returns the answer to reset.
    ///
    /// # Errors
    /// The card was pulled.
    pub fn reset(&self, insertion: Insertion) -> Result<Vec<u8>, CardPulled> {
        self.with_card(insertion, VirtualCard::reset)
    }

    /// The answer to the last reset.
    ///
    /// # Errors
    /// The card was pulled.
    pub fn atr(&self, insertion: Insertion) -> Result<Vec<u8>, CardPulled> {
        self.with_card(insertion, |card| card.atr())
    }

    /// Sends one command APDU and waits for the answer as long as pace and touch demand.
    ///
    /// # Errors
    /// The card was pulled before, by the way or after; whether it executed the command is not known then.
    pub fn transmit(&self, insertion: Insertion, apdu: &[u8]) -> Result<Vec<u8>, CardPulled> {
        let idle = self
            .changed
            .wait_while(self.lock(), |inside| inside.is_busy);
        let mut inside = idle.unwrap_or_else(PoisonError::into_inner);
        let started = Instant::now();
        inside.require(insertion)?;
        if inside.fault_strikes_before() {
            inside.pull();
            self.changed.notify_all();
            return Err(CardPulled);
        }
        let touch = inside.touch;
        let card = inside.card.as_mut().ok_or(CardPulled)?;
        card.set_touch(touch);
        let answered = card.answer(apdu);
        inside.traffic.count(apdu, &answered.bytes);
        inside.list(apdu, &answered.bytes);
        let wait = inside
            .pace
            .duration(answered.work, apdu.len() + answered.bytes.len())
            + answered.touch_wait;
        inside.is_busy = true;
        let mut inside = self.wait_or_pulled(inside, insertion, started, wait);
        inside.is_busy = false;
        if inside.fault_strikes_after() {
            inside.pull();
        }
        let still_there = inside.require(insertion);
        self.changed.notify_all();
        still_there.map(|()| answered.bytes)
    }

    /// Pulls the card instead of letting the `n`-th command from now on reach it; 0 and 1 mean the next one.
    pub fn pull_before(&self, n: u64) {
        self.lock().fault = Some(Fault::Before(n.max(1)));
    }

    /// Pulls the card when it has executed the `n`-th command from now on, before its answer is heard.
    pub fn pull_after(&self, n: u64) {
        self.lock().fault = Some(Fault::After(n.max(1)));
    }

    /// How long each command is to take.
    pub fn set_pace(&self, pace: Pace) {
        self.lock().pace = pace;
    }

    /// What happens when a key waits for a touch.
    pub fn set_touch(&self, touch: Touch) {
        self.lock().touch = touch;
    }

    /// What went over the contacts since [`ReaderBay::reset_traffic`].
    #[must_use]
    pub fn traffic(&self) -> Traffic {
        self.lock().traffic
    }

    /// The commands since [`ReaderBay::reset_traffic`], at most 4096 of them.
    #[must_use]
    pub fn exchanged(&self) -> Vec<Exchanged> {
        self.lock().exchanged.clone()
    }

    /// Starts counting anew.
    pub fn reset_traffic(&self) {
        let mut inside = self.lock();
        inside.traffic = Traffic::default();
        inside.exchanged.clear();
    }

    /// Looks at the card, whether it is in or was pulled last.
    pub fn look<T>(&self, look: impl FnOnce(&VirtualCard) -> T) -> Option<T> {
        self.lock().card.as_ref().map(look)
    }

    fn with_card<T>(
        &self,
        insertion: Insertion,
        act: impl FnOnce(&mut VirtualCard) -> T,
    ) -> Result<T, CardPulled> {
        let idle = self
            .changed
            .wait_while(self.lock(), |inside| inside.is_busy);
        let mut inside = idle.unwrap_or_else(PoisonError::into_inner);
        inside.require(insertion)?;
        inside.card.as_mut().map(act).ok_or(CardPulled)
    }

    fn wait_or_pulled<'a>(
        &self,
        mut inside: MutexGuard<'a, Inside>,
        insertion: Insertion,
        started: Instant,
        wait: Duration,
    ) -> MutexGuard<'a, Inside> {
        while inside.insertion() == Some(insertion) {
            let rest = wait.saturating_sub(started.elapsed());
            if rest.is_zero() {
                break;
            }
            inside = self
                .changed
                .wait_timeout(inside, rest)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
        inside
    }

    fn lock(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inside {
    fn list(&mut self, command: &[u8], answer: &[u8]) {
        if let (Some(header), true) = (command.first_chunk(), self.exchanged.len() < MAX_LISTED) {
            let (sent, received) = (command.len(), answer.len());
            self.exchanged.push(Exchanged {
                header: *header,
                sent,
                received,
            });
        }
    }

    fn insertion(&self) -> Option<Insertion> {
        self.is_inserted.then_some(Insertion(self.changes))
    }

    fn require(&self, insertion: Insertion) -> Result<(), CardPulled> {
        if self.insertion() == Some(insertion) {
            Ok(())
        } else {
            Err(CardPulled)
        }
    }

    fn put_in(&mut self) -> Insertion {
        self.changes += 1;
        self.is_inserted = true;
        self.fault = None;
        Insertion(self.changes)
    }

    /// A card without power forgets its session at once.
    fn pull(&mut self) -> bool {
        let was_inserted = std::mem::take(&mut self.is_inserted);
        if was_inserted {
            self.changes += 1;
            self.fault = None;
            if let Some(card) = &mut self.card {
                card.reset();
            }
        }
        was_inserted
    }

    fn fault_strikes_before(&mut self) -> bool {
        match &mut self.fault {
            Some(Fault::Before(1)) => true,
            Some(Fault::Before(n)) => {
                *n -= 1;
                false
            }
            _ => false,
        }
    }

    fn fault_strikes_after(&mut self) -> bool {
        match &mut self.fault {
            Some(Fault::After(1)) => true,
            Some(Fault::After(n)) => {
                *n -= 1;
                false
            }
            _ => false,
        }
    }
}

impl Traffic {
    fn count(&mut self, command: &[u8], answer: &[u8]) {
        self.apdus += 1;
        self.sent += u64::try_from(command.len()).unwrap_or(0);
        self.received += u64::try_from(answer.len()).unwrap_or(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CardState, Model};

    const SELECT: [u8; 11] = [
        0x00, 0xA4, 0x04, 0x00, 0x05, 0xA0, 0x00, 0x00, 0x03, 0x08, 0x00,
    ];
    const WRONG_PIN: [u8; 13] = *b"\x00\x20\x00\x80\x08000000\xFF\xFF";

    fn bay() -> (ReaderBay, Insertion) {
        let bay = ReaderBay::new();
        let insertion = bay.insert(VirtualCard::in_memory(CardState::factory(Model::yubikey(
            7,
        ))));
        (bay, insertion)
    }

    fn tries_left(bay: &ReaderBay) -> Option<u8> {
        bay.look(|card| card.state().pin().tries_left())
    }

    #[test]
    fn pulled_before_means_not_executed() {
        let (bay, insertion) = bay();
        bay.pull_before(2);
        assert!(bay.transmit(insertion, &SELECT).is_ok());
        assert_eq!(bay.transmit(insertion, &WRONG_PIN), Err(CardPulled));
        assert_eq!(tries_left(&bay), Some(3));
        assert_eq!(bay.insertion(), None);
    }

    #[test]
    fn pulled_after_means_executed_and_unheard() {
        let (bay, insertion) = bay();
        bay.pull_after(2);
        assert!(bay.transmit(insertion, &SELECT).is_ok());
        assert_eq!(bay.transmit(insertion, &WRONG_PIN), Err(CardPulled));
        assert_eq!(tries_left(&bay), Some(2));
    }

    #[test]
    fn an_old_stay_is_over_after_reinsertion() {
        let (bay, first) = bay();
        assert!(bay.remove());
        let second = bay.reinsert().unwrap();
        assert_eq!(bay.transmit(first, &SELECT), Err(CardPulled));
        assert!(bay.transmit(second, &SELECT).is_ok());
        assert_eq!(
            bay.traffic(),
            Traffic {
                apdus: 1,
                sent: 11,
                received: 21
            }
        );
    }

    #[test]
    fn pulling_ends_a_long_command_at_once() {
        let (bay, insertion) = bay();
        bay.set_pace(Pace::PerCommand(Duration::from_secs(60)));
        let started = Instant::now();
        std::thread::scope(|scope| {
            let answer = scope.spawn(|| bay.transmit(insertion, &SELECT));
            while bay.traffic().apdus == 0 {
                std::thread::yield_now();
            }
            bay.remove();
            assert_eq!(answer.join().unwrap(), Err(CardPulled));
        });
        assert!(started.elapsed() < Duration::from_secs(30));
    }
}
