//! A PIN code on the clipboard: kept out of its histories, and taken off again.

use std::{
    sync::{Mutex, MutexGuard, PoisonError, mpsc},
    thread,
    time::{Duration, Instant},
};

use arboard::{Clipboard, Error};
use zeroize::Zeroizing;

mod excluded;

/// Longest that it lies there.
const LONGEST: Duration = Duration::from_secs(60);

/// The system's clipboard. A thread of its own holds it: on Linux whoever copied must be there while somebody pastes, and
/// no other thread waits for that.
#[derive(Default)]
pub(crate) struct PinClipboard {
    thread: Mutex<Option<mpsc::Sender<Wish>>>,
}

enum Wish {
    Copy {
        pin: Zeroizing<String>,
        until: Instant,
        copied: tokio::sync::oneshot::Sender<bool>,
    },
    Clear {
        cleared: Option<mpsc::Sender<()>>,
    },
}

impl PinClipboard {
    /// Copies a PIN code, for at most a minute. Gives for how long, or `None` where the clipboard did not take it.
    pub(crate) async fn copy(&self, pin: Zeroizing<String>, shown: Duration) -> Option<Duration> {
        let time = shown.min(LONGEST);
        let (copied, answer) = tokio::sync::oneshot::channel();
        let until = Instant::now() + time;
        self.wish(Wish::Copy { pin, until, copied });
        answer.await.unwrap_or(false).then_some(time)
    }

    /// Takes the PIN code off now, where it still lies there.
    pub(crate) fn clear(&self) {
        if let Some(thread) = &*self.thread() {
            // One that has ended holds nothing any more.
            drop(thread.send(Wish::Clear { cleared: None }));
        }
    }

    /// As [`clear`](Self::clear), and waits for it: the program ends.
    pub(crate) fn clear_at_end(&self) {
        let (cleared, done) = mpsc::channel();
        let sent = self.thread().as_ref().is_some_and(|thread| {
            let wish = Wish::Clear {
                cleared: Some(cleared),
            };
            thread.send(wish).is_ok()
        });
        if sent {
            let _ = done.recv_timeout(Duration::from_secs(2));
        }
    }

    fn wish(&self, wish: Wish) {
        let mut thread = self.thread();
        let wish = match &*thread {
            Some(there) => match there.send(wish) {
                Ok(()) => return,
                Err(mpsc::SendError(wish)) => wish,
            },
            None => wish,
        };
        let (wishes, heard) = mpsc::channel();
        let begun = thread::Builder::new()
            .name("clipboard".to_owned())
            .spawn(move || hold(&heard));
        if begun.is_ok() && wishes.send(wish).is_ok() {
            *thread = Some(wishes);
        }
    }

    fn thread(&self) -> MutexGuard<'_, Option<mpsc::Sender<Wish>>> {
        self.thread.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What lies on the clipboard, and until when.
struct Held {
    clipboard: Clipboard,
    pin: Zeroizing<String>,
    until: Instant,
}

/// Does what is wished for, and takes the PIN off when its time has come.
fn hold(wishes: &mpsc::Receiver<Wish>) {
    let mut held: Option<Held> = None;
    loop {
        let wish = match &held {
            Some(held) => wishes.recv_timeout(held.until.saturating_duration_since(Instant::now())),
            None => wishes.recv().map_err(mpsc::RecvTimeoutError::from),
        };
        match wish {
            Ok(Wish::Copy { pin, until, copied }) => {
                take_off(held.take());
                held = put(pin, until);
                // Whoever asked may have gone; then it is taken off in its time.
                let _ = copied.send(held.is_some());
            }
            Ok(Wish::Clear { cleared }) => {
                take_off(held.take());
                let _ = cleared.map(|cleared| cleared.send(()));
            }
            Err(mpsc::RecvTimeoutError::Timeout) => take_off(held.take()),
            Err(mpsc::RecvTimeoutError::Disconnected) => return take_off(held),
        }
    }
}

fn put(pin: Zeroizing<String>, until: Instant) -> Option<Held> {
    let put = || -> Result<Clipboard, Error> {
        let mut clipboard = Clipboard::new()?;
        // Exposed to whatever pastes: somebody asked for that, and may.
        excluded::from_history(clipboard.set()).text(pin.as_str())?;
        Ok(clipboard)
    };
    match put() {
        Ok(clipboard) => Some(Held {
            clipboard,
            pin,
            until,
        }),
        Err(error) => {
            tracing::warn!(%error, "the clipboard did not take the PIN code");
            None
        }
    }
}

/// Something else that was copied since stays.
fn take_off(held: Option<Held>) {
    let Some(mut held) = held else { return };
    let there = held.clipboard.get_text().map(Zeroizing::new);
    let cleared = match there {
        Ok(there) if *there != *held.pin => Ok(()),
        // One that does not say what lies there is cleared, too.
        _ => held.clipboard.clear(),
    };
    if let Err(error) = cleared {
        tracing::warn!(%error, "the clipboard was not cleared");
    }
}
