use std::io;

use tokio::signal::unix::{SignalKind, signal};

/// Waits for what a session manager or a service manager sends, for Ctrl-C, or for the end of the terminal. None of them
/// ends the program by itself from then on.
pub(super) async fn asked_to_end() -> io::Result<()> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut hang_up = signal(SignalKind::hangup())?;
    tokio::select! {
        interrupted = tokio::signal::ctrl_c() => interrupted,
        _ = terminate.recv() => Ok(()),
        _ = hang_up.recv() => Ok(()),
    }
}
