use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use tokio::{runtime::Handle, sync::watch};

use super::{
    Remembered, SittingView,
    state::{State, Work},
};
use crate::{Desk, Trouble, operation::Operations};

/// What a sitting is made of, for its handles and its tasks.
pub(super) struct Shared {
    pub(super) desk: Arc<Desk>,
    pub(super) sign_ins: Operations<Result<(), Trouble>>,
    /// Where tasks run, also those that a thread starts which is none of the runtime's.
    pub(super) runtime: Handle,
    state: Mutex<State>,
    pulse: watch::Sender<Pulse>,
}

/// Beats with each change.
#[derive(Clone, Copy, Debug, Default)]
struct Pulse {
    beats: u64,
    ended: bool,
}

impl Shared {
    pub(super) fn new(desk: Arc<Desk>, remembered: Remembered, runtime: Handle) -> Arc<Self> {
        Arc::new(Self {
            desk,
            sign_ins: Operations::default(),
            runtime,
            state: Mutex::new(State::new(remembered)),
            pulse: watch::Sender::new(Pulse::default()),
        })
    }

    /// What somebody at the desk does: the desk does not idle.
    pub(super) fn act<T>(self: &Arc<Self>, change: impl FnOnce(&mut State) -> T) -> T {
        // Nobody signed in is no error here.
        drop(self.desk.session());
        self.change(change)
    }

    /// Changes the state, draws what follows from that, tells that something has changed, and starts the work that it
    /// takes. `change` must not block.
    pub(super) fn change<T>(self: &Arc<Self>, change: impl FnOnce(&mut State) -> T) -> T {
        let (result, work) = {
            let mut state = self.state();
            let result = change(&mut state);
            (result, state.settle())
        };
        self.pulse.send_modify(|pulse| pulse.beats += 1);
        for one in work {
            self.start(one);
        }
        result
    }

    pub(super) fn look<T>(&self, look: impl FnOnce(&State) -> T) -> T {
        look(&self.state())
    }

    /// Ends the sitting: whoever watches it learns so, and whoever is asked something no longer is.
    pub(super) fn end(&self) {
        self.state().end();
        self.pulse.send_modify(|pulse| pulse.ended = true);
    }

    /// Waits for the end.
    pub(super) async fn ended(&self) {
        let mut pulse = self.pulse.subscribe();
        // The sender is held here.
        let _ = pulse.wait_for(|pulse| pulse.ended).await;
    }

    fn start(self: &Arc<Self>, work: Work) {
        match work {
            Work::Ask(asked) => drop(self.runtime.spawn(self.clone().ask_host(asked))),
            Work::CountTries(card) => drop(self.runtime.spawn(self.clone().count_tries(card))),
            Work::ReadAgain {
                reader,
                device,
                insertion,
            } => reader.read(device, insertion),
            Work::SignOut => self.desk.sign_out(),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// News of a sitting.
pub struct SittingWatch {
    shared: Arc<Shared>,
    pulse: watch::Receiver<Pulse>,
    given: Option<Instant>,
}

impl SittingWatch {
    /// Shortest time between two views.
    const INTERVAL: Duration = Duration::from_millis(30);

    pub(super) fn new(shared: Arc<Shared>) -> Self {
        let pulse = shared.pulse.subscribe();
        Self {
            shared,
            pulse,
            given: None,
        }
    }

    /// Waits until something has changed, and gives all that there is then, no more than some thirty times a second;
    /// `None` once the sitting has ended. Safe to drop and call again.
    pub async fn next(&mut self) -> Option<SittingView> {
        if !self.pulse.borrow().ended {
            self.pulse.changed().await.ok()?;
        }
        if let Some(given) = self.given {
            // Should the wait be dropped, the change is still there to be seen.
            self.pulse.mark_changed();
            tokio::time::sleep_until((given + Self::INTERVAL).into()).await;
        }
        if self.pulse.borrow_and_update().ended {
            return None;
        }
        self.given = Some(Instant::now());
        Some(self.shared.look(State::view))
    }
}

#[cfg(test)]
mod tests {
    use std::{
        sync::{Arc, mpsc},
        time::{Duration, Instant},
    };

    use card::{Channel, Reader, ReaderError, ReaderSource, ReaderWatch};

    use crate::{Desk, Remembered, Sitting};

    /// A desk without devices.
    struct NoReaders;

    impl ReaderSource for NoReaders {
        fn readers(&self) -> Result<Vec<Reader>, ReaderError> {
            Ok(Vec::new())
        }

        fn watch(&self) -> Result<ReaderWatch, ReaderError> {
            let (sender, events) = mpsc::channel();
            Ok(ReaderWatch::new(events, move || drop(sender)))
        }

        fn open(&self, reader: &str) -> Result<Box<dyn Channel>, ReaderError> {
            let reader = reader.to_owned();
            Err(ReaderError::NoReader { reader })
        }
    }

    async fn sitting() -> Sitting {
        let desk = Desk::without_host(Arc::new(NoReaders));
        Sitting::begin(Arc::new(desk), Remembered::default()).await
    }

    #[tokio::test]
    async fn changes_that_follow_each_other_are_told_together() {
        let sitting = sitting().await;
        let mut watch = sitting.watch();
        let began = Instant::now();
        let changing = async {
            for _ in 0..200 {
                sitting.shared.change(|_| ());
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
        };
        let mut told: u32 = 0;
        let telling = async {
            while watch.next().await.is_some() {
                told += 1;
            }
        };
        tokio::select! {
            () = changing => {}
            () = telling => {}
        }
        let most = began.elapsed().as_millis() / 30 + 2;
        assert!(told >= 2 && u128::from(told) <= most, "{told} of {most}");
    }

    #[tokio::test]
    async fn a_wait_that_is_given_up_loses_no_change() {
        let sitting = sitting().await;
        let mut watch = sitting.watch();
        sitting.shared.change(|_| ());
        assert!(watch.next().await.is_some());
        sitting.shared.change(|_| ());
        let given_up = tokio::time::timeout(Duration::from_millis(1), watch.next()).await;
        assert!(given_up.is_err(), "it comes no sooner than it may");
        assert!(watch.next().await.is_some());
    }

    #[tokio::test]
    async fn the_last_handle_ends_it() {
        let sitting = sitting().await;
        let mut watch = sitting.watch();
        let other = sitting.clone();
        drop(sitting);
        other.shared.change(|_| ());
        assert!(watch.next().await.is_some());
        drop(other);
        assert_eq!(watch.next().await, None);
        assert_eq!(watch.next().await, None, "and stays so");
    }
}
