//! The end of the program, and one that somebody asks for from outside.

use tauri::{AppHandle, Manager, async_runtime, process};

use crate::state::Shell;

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
use unix::asked_to_end;
#[cfg(windows)]
use windows::asked_to_end;

/// Ends the program when the system, its session or a terminal asks it to. Nobody is there to be asked any more: a run
/// that is under way stops as soon as it may, and what it leaves open is taken up by the card's next run.
pub(crate) fn on_signals(app: &AppHandle, shell: &Shell) {
    let (app, shell) = (app.clone(), shell.clone());
    async_runtime::spawn(async move {
        if let Ok(()) = asked_to_end().await {
            // While the window still answers: it shows how the run ends.
            shell.end_run().await;
            app.exit(0);
        }
    });
}

/// The last thing that is done: closes the desk. A session of Windows or macOS that ends comes here without a word before.
pub(crate) fn in_order(app: &AppHandle, shell: &Shell) {
    async_runtime::block_on(async {
        shell.end_run().await;
        shell.close().await;
    });
    shell.clipboard().clear_at_end();
    if shell.is_wanted_again() {
        app.cleanup_before_exit();
        process::restart(&app.env());
    }
}
