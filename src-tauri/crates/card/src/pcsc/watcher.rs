use std::{
    ffi::CString,
    sync::{
        Arc, Condvar, Mutex, MutexGuard, PoisonError,
        mpsc::{self, Sender},
    },
    thread,
    time::{Duration, Instant},
};

use ::pcsc::{Context, Error, PNP_NOTIFICATION, ReaderState, Scope, State};

use super::{presence, reader_names, shown};
use crate::{CardPresence, ReaderError, ReaderEvent, ReaderWatch};

/// How long one wait lasts where the system tells of new readers by itself.
const WAIT: Duration = Duration::from_secs(3);

/// How long where it does not, and the list of readers must be asked for again.
const POLL: Duration = Duration::from_secs(1);

/// How long until a service that does not run is asked for again.
const SERVICE_RETRY: Duration = Duration::from_secs(1);

/// How long until a wait that did not end is cancelled once more.
const CANCEL_AGAIN: Duration = Duration::from_millis(20);

/// A wait that ends sooner than this, with nothing to tell, is followed by a pause: on some systems the call for new
/// readers returns at once, forever.
const SUSPICIOUS: Duration = Duration::from_millis(50);

/// Starts the one thread that watches all readers.
pub(super) fn start() -> Result<ReaderWatch, ReaderError> {
    let (events, received) = mpsc::channel();
    let stop = Arc::new(Stop::default());
    let watcher = Watcher {
        events,
        stop: Arc::clone(&stop),
        readers: Vec::new(),
        service_lost: false,
    };
    let ended = EndedWhenDropped(Arc::clone(&stop));
    thread::Builder::new()
        .name("readers".to_owned())
        .spawn(move || {
            let _ended = ended;
            watcher.run();
        })
        .map_err(|error| ReaderError::Thread(error.kind()))?;
    Ok(ReaderWatch::new(received, move || stop.now()))
}

/// Tells the watching thread to end, and wakes it.
#[derive(Default)]
struct Stop {
    state: Mutex<StopState>,
    changed: Condvar,
}

#[derive(Default)]
struct StopState {
    stopped: bool,
    ended: bool,
    context: Option<Context>,
}

/// Says that the thread which holds it has ended, however it ended.
struct EndedWhenDropped(Arc<Stop>);

impl Drop for EndedWhenDropped {
    fn drop(&mut self) {
        self.0.lock().ended = true;
        self.0.changed.notify_all();
    }
}

impl Stop {
    /// Returns when the thread has ended, which takes a moment; after [`WAIT`] at the latest.
    fn now(&self) {
        let mut state = self.lock();
        state.stopped = true;
        self.changed.notify_all();
        let asked = Instant::now();
        while !state.ended && asked.elapsed() < WAIT {
            // A cancellation is lost on a wait that has not quite begun, so one is not enough.
            if let Some(context) = &state.context {
                let _ = context.cancel();
            }
            state = self
                .changed
                .wait_timeout(state, CANCEL_AGAIN)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
    }

    fn holds(&self, context: Option<Context>) {
        self.lock().context = context;
    }

    fn is_stopped(&self) -> bool {
        self.lock().stopped
    }

    fn pause(&self, length: Duration) {
        // Woken early or not, the caller looks whether it is stopped.
        drop(
            self.changed
                .wait_timeout_while(self.lock(), length, |state| !state.stopped),
        );
    }

    fn lock(&self) -> MutexGuard<'_, StopState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

struct Watcher {
    events: Sender<ReaderEvent>,
    stop: Arc<Stop>,
    readers: Vec<Watched>,
    service_lost: bool,
}

struct Watched {
    name: CString,
    card: CardPresence,
    /// Insertions and removals that the system counted, modulo 65,536.
    count: u32,
}

/// Why following a context ended.
enum Ended {
    /// Nobody listens, or the watch was stopped.
    Watch,
    /// The service is gone, or has forgotten the context.
    Service,
}

impl Watcher {
    fn run(mut self) {
        while !self.stop.is_stopped() {
            let ended = match Context::establish(Scope::User) {
                Ok(context) => {
                    self.stop.holds(Some(context.clone()));
                    let ended = self.follow(&context);
                    self.stop.holds(None);
                    ended
                }
                Err(_) => Ended::Service,
            };
            if matches!(ended, Ended::Watch) || self.lose_service().is_err() {
                return;
            }
            self.stop.pause(SERVICE_RETRY);
        }
    }

    fn lose_service(&mut self) -> Result<(), Ended> {
        for reader in std::mem::take(&mut self.readers) {
            self.tell(ReaderEvent::ReaderRemoved {
                reader: shown(&reader.name),
            })?;
        }
        if !self.service_lost {
            self.service_lost = true;
            self.tell(ReaderEvent::ServiceStopped)?;
        }
        Ok(())
    }

    fn follow(&mut self, context: &Context) -> Ended {
        let mut states = Vec::new();
        let plug_and_play = tells_new_readers(context);
        let mut idle = 0;
        loop {
            match self.turn(context, &mut states, plug_and_play) {
                Ok(true) => idle = 0,
                Ok(false) => {
                    idle = (idle + 1).min(10);
                    self.stop.pause(SUSPICIOUS * idle);
                }
                Err(ended) => return ended,
            }
        }
    }

    /// One round: the list of readers, then a wait for what happens to them. Gives `false` when it ended suspiciously
    /// soon with nothing to tell.
    fn turn(
        &mut self,
        context: &Context,
        states: &mut Vec<ReaderState>,
        plug_and_play: bool,
    ) -> Result<bool, Ended> {
        let names = reader_names(context).map_err(|_| Ended::Service)?;
        if self.service_lost {
            self.service_lost = false;
            self.tell(ReaderEvent::ServiceStarted)?;
        }
        let mut told = self.update_readers(&names)?;
        follow_names(states, names, plug_and_play);
        if self.stop.is_stopped() {
            return Err(Ended::Watch);
        }
        let started = Instant::now();
        self.wait(context, states, plug_and_play)?;
        for state in states.iter_mut() {
            told |= self.note(state)?;
            state.sync_current_state();
        }
        Ok(told || started.elapsed() >= SUSPICIOUS)
    }

    fn wait(
        &self,
        context: &Context,
        states: &mut [ReaderState],
        plug_and_play: bool,
    ) -> Result<(), Ended> {
        if states.is_empty() {
            // Some services fail at once when they are asked to wait for nothing.
            self.stop.pause(POLL);
            return Ok(());
        }
        let limit = if plug_and_play { WAIT } else { POLL };
        match context.get_status_change(limit, states) {
            Ok(())
            | Err(
                Error::Timeout | Error::Cancelled | Error::UnknownReader | Error::ReaderUnavailable,
            ) => Ok(()),
            Err(_) => Err(Ended::Service),
        }
    }

    /// Tells which readers came and went.
    fn update_readers(&mut self, names: &[CString]) -> Result<bool, Ended> {
        let (kept, gone): (Vec<_>, Vec<_>) = std::mem::take(&mut self.readers)
            .into_iter()
            .partition(|reader| names.contains(&reader.name));
        self.readers = kept;
        let mut told = !gone.is_empty();
        for reader in gone {
            self.tell(ReaderEvent::ReaderRemoved {
                reader: shown(&reader.name),
            })?;
        }
        for name in names {
            if !self.readers.iter().any(|reader| reader.name == *name) {
                self.tell(ReaderEvent::ReaderAdded {
                    reader: shown(name),
                })?;
                self.readers.push(Watched {
                    name: name.clone(),
                    card: CardPresence::Absent,
                    count: 0,
                });
                told = true;
            }
        }
        Ok(told)
    }

    /// Tells what changed in one reader.
    fn note(&mut self, state: &ReaderState) -> Result<bool, Ended> {
        let found = state.event_state();
        let Some(watched) = self
            .readers
            .iter_mut()
            .find(|reader| reader.name.as_c_str() == state.name())
        else {
            return Ok(false);
        };
        if found.intersects(State::UNKNOWN | State::UNAVAILABLE)
            || !found.intersects(State::PRESENT | State::EMPTY)
        {
            return Ok(false);
        }
        let card = presence(state);
        let count = state.event_count();
        let events = changes(
            &shown(&watched.name),
            &watched.card,
            &card,
            count.wrapping_sub(watched.count) & 0xFFFF,
        );
        watched.card = card;
        watched.count = count;
        let told = !events.is_empty();
        for event in events {
            self.tell(event)?;
        }
        Ok(told)
    }

    fn tell(&self, event: ReaderEvent) -> Result<(), Ended> {
        self.events.send(event).map_err(|_| Ended::Watch)
    }
}

/// What to tell when `before` became `now` and the system counted so many insertions and removals between.
fn changes(
    reader: &str,
    before: &CardPresence,
    now: &CardPresence,
    counted: u32,
) -> Vec<ReaderEvent> {
    let reader = || reader.to_owned();
    let arrival = match now {
        CardPresence::Absent => None,
        CardPresence::Present { atr } => Some(ReaderEvent::CardInserted {
            reader: reader(),
            atr: atr.clone(),
        }),
        CardPresence::Mute => Some(ReaderEvent::CardMute { reader: reader() }),
    };
    let was_empty = *before == CardPresence::Absent;
    // A card that was taken out and put back between two looks counts twice.
    if before == now && (was_empty || counted < 2) {
        return Vec::new();
    }
    let removal = (!was_empty).then(|| ReaderEvent::CardRemoved { reader: reader() });
    removal.into_iter().chain(arrival).collect()
}

/// Whether the system tells of new readers by the pseudo reader made for that.
fn tells_new_readers(context: &Context) -> bool {
    let mut states = [ReaderState::new(PNP_NOTIFICATION(), State::UNAWARE)];
    match context.get_status_change(Duration::ZERO, &mut states) {
        Ok(()) | Err(Error::Timeout) => !states
            .iter()
            .any(|state| state.event_state().contains(State::UNKNOWN)),
        Err(_) => false,
    }
}

/// Keeps the states of readers that are still there, drops others, adds new ones.
fn follow_names(states: &mut Vec<ReaderState>, names: Vec<CString>, plug_and_play: bool) {
    let mut wanted = names;
    if plug_and_play {
        wanted.push(PNP_NOTIFICATION().to_owned());
    }
    states.retain(|state| wanted.iter().any(|name| name.as_c_str() == state.name()));
    for name in wanted {
        if !states.iter().any(|state| state.name() == name.as_c_str()) {
            states.push(ReaderState::new(name, State::UNAWARE));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::changes;
    use crate::{CardPresence, ReaderEvent};

    fn card(atr: u8) -> CardPresence {
        CardPresence::Present { atr: vec![atr] }
    }

    fn inserted(atr: u8) -> ReaderEvent {
        ReaderEvent::CardInserted {
            reader: "R".to_owned(),
            atr: vec![atr],
        }
    }

    fn removed() -> ReaderEvent {
        ReaderEvent::CardRemoved {
            reader: "R".to_owned(),
        }
    }

    #[test]
    fn what_came_and_went_is_told_once() {
        let absent = CardPresence::Absent;
        let mute = || ReaderEvent::CardMute {
            reader: "R".to_owned(),
        };
        assert_eq!(changes("R", &absent, &card(1), 1), [inserted(1)]);
        assert_eq!(changes("R", &card(1), &absent, 1), [removed()]);
        assert_eq!(changes("R", &absent, &CardPresence::Mute, 1), [mute()]);
        assert_eq!(changes("R", &card(1), &card(1), 0), []);
        assert_eq!(changes("R", &absent, &absent, 2), []);
    }

    #[test]
    fn a_card_exchanged_between_two_looks_is_told() {
        assert_eq!(
            changes("R", &card(1), &card(1), 2),
            [removed(), inserted(1)]
        );
        assert_eq!(
            changes("R", &card(1), &card(2), 2),
            [removed(), inserted(2)]
        );
    }
}
