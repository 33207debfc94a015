//! A reader's bay: a card may lie in it, be pulled out at an awkward moment, and take its time.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::card::VirtualCard;
use crate::timing::{Luck, Pace, Touch, Work};

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
    held: Held,
    atr: Vec<u8>,
    is_inserted: bool,
    /// Counts insertions and removals.
    changes: u64,
    is_busy: bool,
    fault: Option<Fault>,
    pace: Pace,
    luck: Luck,
    touch: Touch,
    traffic: Traffic,
    exchanged: Vec<Exchanged>,
}

/// The card that is in, or was pulled last.
#[derive(Default)]
enum Held {
    #[default]
    Nothing,
    Card(Box<VirtualCard>),
    /// There is one, in the hands of the thread that lets it execute a command. Making a key can keep the computer busy
    /// for seconds; whoever looks at the bay or pulls the card does not wait for that.
    AtWork,
}

/// When to pull the card, counted down from the moment it was asked for.
#[derive(Clone, Copy)]
enum Fault {
    Before(u64),
    After(u64),
    /// After the next command with that instruction, and that P2 if one is named.
    AfterCommand(u8, Option<u8>),
}

impl ReaderBay {
    /// An empty bay.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts a card in; one that lies there is pulled first.
    pub fn insert(&self, card: VirtualCard) -> Insertion {
        let mut inside = self.pulled_and_at_rest();
        inside.atr = card.atr();
        inside.held = Held::Card(Box::new(card));
        let insertion = inside.put_in();
        self.changed.notify_all();
        insertion
    }

    /// Puts the card in that was pulled last. `None`: there is none, or it is in.
    pub fn reinsert(&self) -> Option<Insertion> {
        let mut inside = self.lock();
        if inside.is_inserted || matches!(inside.held, Held::Nothing) {
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

    /// Pulls the card and hands it over. It is pulled at once, and handed over when the computer is done with the command
    /// that it was executing.
    pub fn take(&self) -> Option<VirtualCard> {
        let card = std::mem::take(&mut self.pulled_and_at_rest().held).into_card();
        card.map(|card| *card)
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
        let inside = self.lock();
        inside.require(insertion)?;
        Ok(inside.atr.clone())
    }

    /// Sends one command APDU and waits for the answer as long as pace and touch demand.
    ///
    /// A card that is pulled while the command goes over does not execute it; one that is pulled later has executed it,
    /// and the answer is not heard. Either way the call ends at once.
    ///
    /// # Errors
    /// The card was pulled before, by the way or after; whether it executed the command is not known then.
    pub fn transmit(&self, insertion: Insertion, apdu: &[u8]) -> Result<Vec<u8>, CardPulled> {
        let mut inside = self.idle();
        inside.require(insertion)?;
        if inside.fault_strikes_before() {
            inside.pull();
            self.changed.notify_all();
            return Err(CardPulled);
        }
        inside.is_busy = true;
        let (mut inside, answer) = self.exchange(inside, insertion, apdu);
        inside.is_busy = false;
        if answer.is_ok() && inside.fault_strikes_after(apdu) {
            inside.pull();
        }
        let still_there = inside.require(insertion);
        self.changed.notify_all();
        still_there.and(answer)
    }

    /// Command to the card, execution, answer from it, each in its time.
    fn exchange<'a>(
        &'a self,
        inside: MutexGuard<'a, Inside>,
        insertion: Insertion,
        apdu: &[u8],
    ) -> (MutexGuard<'a, Inside>, Result<Vec<u8>, CardPulled>) {
        let command = inside.pace.transfer(apdu.len());
        let mut inside = self.wait_or_pulled(inside, insertion, Instant::now(), command);
        if let Err(pulled) = inside.require(insertion) {
            return (inside, Err(pulled));
        }
        let started = Instant::now();
        let Some(mut card) = inside.hand_out() else {
            return (inside, Err(CardPulled));
        };
        card.set_touch(inside.touch);
        drop(inside);
        let answered = card.answer(apdu);
        let mut inside = self.lock();
        inside.back_from_work(card, insertion);
        inside.traffic.count(apdu, &answered.bytes);
        inside.list(apdu, &answered.bytes);
        self.changed.notify_all();
        let wait = inside.duration(answered.work)
            + inside.pace.transfer(answered.bytes.len())
            + answered.touch_wait;
        let inside = self.wait_or_pulled(inside, insertion, started, wait);
        (inside, Ok(answered.bytes))
    }

    /// Pulls the card instead of letting the `n`-th command from now on reach it; 0 and 1 mean the next one.
    pub fn pull_before(&self, n: u64) {
        self.lock().fault = Some(Fault::Before(n.max(1)));
    }

    /// Pulls the card when it has executed the `n`-th command from now on, before its answer is heard.
    pub fn pull_after(&self, n: u64) {
        self.lock().fault = Some(Fault::After(n.max(1)));
    }

    /// Pulls the card when it has executed the next command with that instruction, and with that P2 if one is named, before
    /// its answer is heard: `24` and `80` lose the answer to a change of the PIN, `24` and `81` of the PUK, `2C` to an
    /// unblocking, `FA` to a setting of the tries. Of a chained command it is the last part.
    pub fn pull_after_command(&self, instruction: u8, p2: Option<u8>) {
        self.lock().fault = Some(Fault::AfterCommand(instruction, p2));
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
        match &self.at_rest(self.lock()).held {
            Held::Card(card) => Some(look(card)),
            Held::Nothing | Held::AtWork => None,
        }
    }

    fn with_card<T>(
        &self,
        insertion: Insertion,
        act: impl FnOnce(&mut VirtualCard) -> T,
    ) -> Result<T, CardPulled> {
        let mut inside = self.idle();
        inside.require(insertion)?;
        match &mut inside.held {
            Held::Card(card) => Ok(act(card)),
            Held::Nothing | Held::AtWork => Err(CardPulled),
        }
    }

    /// Waits until no command is under way.
    fn idle(&self) -> MutexGuard<'_, Inside> {
        let idle = self
            .changed
            .wait_while(self.lock(), |inside| inside.is_busy);
        idle.unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until no thread has the card in its hands.
    fn at_rest<'a>(&'a self, inside: MutexGuard<'a, Inside>) -> MutexGuard<'a, Inside> {
        let at_rest = self
            .changed
            .wait_while(inside, |inside| matches!(inside.held, Held::AtWork));
        at_rest.unwrap_or_else(PoisonError::into_inner)
    }

    fn pulled_and_at_rest(&self) -> MutexGuard<'_, Inside> {
        let mut inside = self.lock();
        inside.pull();
        self.changed.notify_all();
        self.at_rest(inside)
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

/// The bit in the class of a command that another one continues (ISO/IEC 7816-4 §5.4.1).
const CHAINED: u8 = 0x10;

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

    fn duration(&mut self, work: Work) -> Duration {
        self.pace.duration(work, &mut self.luck)
    }

    /// Hands the card out.
    fn hand_out(&mut self) -> Option<Box<VirtualCard>> {
        let card = std::mem::take(&mut self.held).into_card();
        if card.is_some() {
            self.held = Held::AtWork;
        }
        card
    }

    /// Takes the card back; pulled meanwhile, it has lost its power.
    fn back_from_work(&mut self, mut card: Box<VirtualCard>, insertion: Insertion) {
        if self.require(insertion).is_err() {
            card.reset();
        }
        self.held = Held::Card(card);
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
            if let Held::Card(card) = &mut self.held {
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

    fn fault_strikes_after(&mut self, apdu: &[u8]) -> bool {
        match &mut self.fault {
            Some(Fault::AfterCommand(instruction, p2)) => match apdu {
                [class, ins, _, reference, ..] => {
                    class & CHAINED == 0
                        && ins == instruction
                        && p2.is_none_or(|p2| p2 == *reference)
                }
                _ => false,
            },
            Some(Fault::After(1)) => true,
            Some(Fault::After(n)) => {
                *n -= 1;
                false
            }
            _ => false,
        }
    }
}

impl Held {
    fn into_card(self) -> Option<Box<VirtualCard>> {
        match self {
            Self::Card(card) => Some(card),
            Self::Nothing | Self::AtWork => None,
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
    use crate::session::Application;
    use crate::status::Status;
    use crate::{CardState, Model, ObjectId};

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

    /// A card whose objects may be written.
    fn bay_with_writable_card() -> (ReaderBay, Insertion) {
        let mut card = VirtualCard::in_memory(CardState::factory(Model::yubikey(7)));
        card.session.application = Some(Application::Piv);
        card.session.management_authenticated = true;
        let bay = ReaderBay::new();
        let insertion = bay.insert(card);
        (bay, insertion)
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
    fn the_answer_to_a_named_command_is_lost() {
        for (command, fault) in [
            (
                &b"\x00\x24\x00\x80\x10123456\xFF\xFF654321\xFF\xFF"[..],
                (0x24, Some(0x80)),
            ),
            (b"\x00\x24\x00\x81\x101234567887654321", (0x24, Some(0x81))),
            (b"\x00\x2C\x00\x80\x1012345678654321\xFF\xFF", (0x2C, None)),
            (b"\x00\xFA\x05\x06", (0xFA, None)),
        ] {
            let mut card = VirtualCard::in_memory(CardState::factory(Model::yubikey(7)));
            card.session.application = Some(Application::Piv);
            card.session.management_authenticated = true;
            card.session.pin_verified = true;
            let bay = ReaderBay::new();
            let insertion = bay.insert(card);
            bay.pull_after_command(fault.0, fault.1);
            // Neither another command, nor one to another reference, nor a part of a chain is the one.
            for other in [
                &[0x00, 0x20, 0x00, 0x80][..],
                b"\x00\x24\x00\x9B",
                &[0x10, fault.0, 0, 0x80, 1, 0],
            ] {
                assert!(bay.transmit(insertion, other).is_ok());
            }
            let secrets =
                |card: &VirtualCard| (card.state().pin().clone(), card.state().puk().clone());
            let before = bay.look(secrets);
            assert_eq!(bay.transmit(insertion, &SELECT[..5]).map(drop), Ok(()));
            assert_eq!(bay.transmit(insertion, command), Err(CardPulled));
            assert!(bay.look(secrets) != before, "{command:02X?}");
            assert!(bay.reinsert().is_some());
        }
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
    fn a_card_pulled_while_the_command_goes_over_does_not_execute_it() {
        let (bay, insertion) = bay();
        bay.set_pace(Pace::Silicon);
        // The longest that an extended length lets go over, in three seconds.
        let long = [
            &[0x00, 0xDB, 0x3F, 0xFF, 0x00, 0xFF, 0xFF][..],
            &[0; 0xFFFF],
        ]
        .concat();
        let started = Instant::now();
        std::thread::scope(|scope| {
            let answer = scope.spawn(|| bay.transmit(insertion, &long));
            while !bay.lock().is_busy {
                std::thread::yield_now();
            }
            bay.remove();
            assert_eq!(answer.join().unwrap(), Err(CardPulled));
        });
        assert!(started.elapsed() < Duration::from_secs(3));
        assert_eq!(bay.traffic().apdus, 0);
    }

    /// Writes an object by command chaining, ten bytes with each command, as long as the card takes them.
    fn write_chuid(bay: &ReaderBay, insertion: Insertion, value: &[u8]) -> Result<(), CardPulled> {
        let length = u16::try_from(value.len()).unwrap().to_be_bytes();
        let head = [
            &[0x5C, 0x03, 0x5F, 0xC1, 0x02, 0x53, 0x82],
            &length[..],
            value,
        ];
        let data = head.concat();
        let mut pieces = data.chunks(10).peekable();
        while let Some(piece) = pieces.next() {
            let class = if pieces.peek().is_some() { 0x10 } else { 0x00 };
            let length = u8::try_from(piece.len()).unwrap();
            let command = [&[class, 0xDB, 0x3F, 0xFF, length], piece].concat();
            let answer = bay.transmit(insertion, &command)?;
            assert_eq!(answer, Status::OK.bytes());
        }
        Ok(())
    }

    fn chuid(bay: &ReaderBay) -> Option<Vec<u8>> {
        bay.look(|card| {
            let mut objects = card.state().objects();
            let chuid = objects.find(|(id, _)| *id == ObjectId::CHUID);
            chuid.map(|(_, value)| value.to_vec())
        })
        .flatten()
    }

    /// At the pace of silicon the whole write takes more than a second.
    #[test]
    fn a_card_pulled_while_it_is_written_keeps_the_object_as_it_was() {
        let (bay, insertion) = bay_with_writable_card();
        write_chuid(&bay, insertion, b"before").unwrap();
        bay.set_pace(Pace::Silicon);
        bay.reset_traffic();
        std::thread::scope(|scope| {
            let write = scope.spawn(|| write_chuid(&bay, insertion, &[7; 3000]));
            while bay.traffic().apdus < 20 {
                std::thread::yield_now();
            }
            bay.remove();
            let pulled = Instant::now();
            assert_eq!(write.join().unwrap(), Err(CardPulled));
            assert!(pulled.elapsed() < Duration::from_millis(500));
        });
        assert!(bay.traffic().apdus < 300);
        assert_eq!(chuid(&bay).as_deref(), Some(&b"before"[..]));
        let again = bay.reinsert().unwrap();
        assert!(bay.transmit(again, &SELECT).unwrap().ends_with(&[0x90, 0]));
    }

    #[test]
    fn a_card_at_work_can_be_pulled_and_put_back_and_has_lost_its_power() {
        let (bay, first) = bay_with_writable_card();
        let card = bay.lock().hand_out().unwrap();
        assert!(bay.atr(first).is_ok());
        assert!(bay.remove());
        assert!(bay.reinsert().is_some());
        bay.lock().back_from_work(card, first);
        let lost = bay.look(|card| !card.session.management_authenticated);
        assert_eq!(lost, Some(true));
    }

    #[test]
    fn a_card_at_work_is_handed_over_when_it_is_done() {
        let (bay, first) = bay();
        let card = bay.lock().hand_out().unwrap();
        std::thread::scope(|scope| {
            let taken = scope.spawn(|| bay.take());
            while bay.insertion().is_some() {
                std::thread::yield_now();
            }
            bay.lock().back_from_work(card, first);
            bay.changed.notify_all();
            assert!(taken.join().unwrap().is_some());
        });
        assert!(bay.reinsert().is_none());
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
