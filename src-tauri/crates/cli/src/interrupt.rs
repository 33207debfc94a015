//! Ctrl-C: the first asks a run to stop where that is possible, a second one ends the program. While no run is under
//! way, the first ends it.

use std::{
    process,
    sync::{Arc, Mutex, Once, PoisonError},
    thread,
};

use desk::Cancel;

use crate::output::Progress;

/// The exit code of a program that Ctrl-C ended, as shells have it.
const ENDED: i32 = 130;

/// The run that Ctrl-C asks to stop. A program has one Ctrl-C.
static UNDER_WAY: Mutex<Option<UnderWay>> = Mutex::new(None);

struct UnderWay {
    cancel: Cancel,
    progress: Arc<Progress>,
}

/// While it lives, the first Ctrl-C asks a run to stop.
pub(crate) struct Interrupt(());

impl Interrupt {
    /// Listens from now on. Where the system cannot be listened to, Ctrl-C ends the program, as it always did.
    pub(crate) fn listen(cancel: Cancel, progress: Arc<Progress>) -> Self {
        static HANDLER: Once = Once::new();
        set(Some(UnderWay { cancel, progress }));
        HANDLER.call_once(|| {
            let _ = ctrlc::set_handler(pressed);
        });
        Self(())
    }
}

impl Drop for Interrupt {
    fn drop(&mut self) {
        set(None);
    }
}

fn set(run: Option<UnderWay>) {
    *UNDER_WAY.lock().unwrap_or_else(PoisonError::into_inner) = run;
}

fn pressed() {
    match &*UNDER_WAY.lock().unwrap_or_else(PoisonError::into_inner) {
        Some(run) if !run.cancel.is_requested() => {
            run.cancel.request();
            let progress = run.progress.clone();
            // Elsewhere: the terminal may be waiting for an answer, and a second Ctrl-C must be heard all the same.
            thread::spawn(move || progress.tell_stop());
        }
        _ => process::exit(ENDED),
    }
}
