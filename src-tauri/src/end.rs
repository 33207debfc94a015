//! The end that somebody asks for from outside.

use tauri::{AppHandle, async_runtime};

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
use unix::asked_to_end;
#[cfg(windows)]
use windows::asked_to_end;

/// Ends the program as closing its window does when the system or a terminal asks it to: what runs beside the desk is
/// shut down, and a run that is under way is not cut.
pub(crate) fn on_signals(app: &AppHandle) {
    let app = app.clone();
    async_runtime::spawn(async move {
        while let Ok(()) = asked_to_end().await {
            app.exit(0);
        }
    });
}
