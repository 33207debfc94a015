use std::{
    sync::{Arc, Mutex, PoisonError, mpsc},
    time::Duration,
};

use crate::ReaderEvent;

/// The events of all readers of a source, in order. Iterate to wait for them; the iteration ends when watching was
/// stopped. Dropping it stops watching.
pub struct ReaderWatch {
    events: mpsc::Receiver<ReaderEvent>,
    stop: WatchStop,
}

impl ReaderWatch {
    /// For implementations of [`ReaderSource`](crate::ReaderSource): `events` ends when its last sender is dropped,
    /// which `stop` must bring about; `stop` is called at most once.
    pub fn new(events: mpsc::Receiver<ReaderEvent>, stop: impl FnOnce() + Send + 'static) -> Self {
        Self {
            events,
            stop: WatchStop(Arc::new(Mutex::new(Some(Box::new(stop))))),
        }
    }

    /// The next event, waited for no longer than `limit`.
    ///
    /// # Errors
    /// [`NoEvent::Yet`] when the time is over, [`NoEvent::Anymore`] when watching was stopped.
    pub fn next_within(&self, limit: Duration) -> Result<ReaderEvent, NoEvent> {
        self.events
            .recv_timeout(limit)
            .map_err(|ended| match ended {
                mpsc::RecvTimeoutError::Timeout => NoEvent::Yet,
                mpsc::RecvTimeoutError::Disconnected => NoEvent::Anymore,
            })
    }

    /// A handle that stops this watch from another thread.
    pub fn stop_handle(&self) -> WatchStop {
        self.stop.clone()
    }
}

impl Iterator for ReaderWatch {
    type Item = ReaderEvent;

    fn next(&mut self) -> Option<ReaderEvent> {
        self.events.recv().ok()
    }
}

impl Drop for ReaderWatch {
    fn drop(&mut self) {
        self.stop.stop();
    }
}

/// Stops a [`ReaderWatch`], from any thread.
#[derive(Clone)]
pub struct WatchStop(Arc<Mutex<Option<Stop>>>);

type Stop = Box<dyn FnOnce() + Send>;

impl WatchStop {
    /// Ends the watch: events that were sent already can still be read, then there are no more. A second call does
    /// nothing.
    pub fn stop(&self) {
        let stop = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(stop) = stop {
            stop();
        }
    }
}

/// Why there is no event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoEvent {
    /// Nothing happened in the time given.
    #[error("nothing has happened yet")]
    Yet,
    /// Watching has been stopped.
    #[error("watching has been stopped")]
    Anymore,
}

#[cfg(test)]
mod tests {
    use std::{sync::mpsc, time::Duration};

    use super::{NoEvent, ReaderWatch};
    use crate::ReaderEvent;

    #[test]
    fn a_stopped_watch_gives_what_was_sent_and_ends() {
        let (sender, events) = mpsc::channel();
        let (stopped, stops) = mpsc::channel();
        let mut watch = ReaderWatch::new(events, move || stopped.send(()).unwrap());
        sender.send(ReaderEvent::ServiceStopped).unwrap();
        let handle = watch.stop_handle();
        handle.stop();
        handle.stop();
        drop(sender);
        assert_eq!(watch.next(), Some(ReaderEvent::ServiceStopped));
        assert_eq!(
            watch.next_within(Duration::from_secs(5)),
            Err(NoEvent::Anymore)
        );
        drop(watch);
        assert_eq!(stops.iter().count(), 1);
    }

    #[test]
    fn waiting_for_an_event_is_bounded() {
        let (sender, events) = mpsc::channel();
        let watch = ReaderWatch::new(events, || ());
        assert_eq!(
            watch.next_within(Duration::from_millis(1)),
            Err(NoEvent::Yet)
        );
        drop(sender);
    }
}
