use std::io;

use tokio::signal::unix::{SignalKind, signal};

/// Waits for Ctrl-C, or for what a session manager sends.
pub(super) async fn asked_to_end() -> io::Result<()> {
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        interrupted = tokio::signal::ctrl_c() => interrupted,
        _ = terminate.recv() => Ok(()),
    }
}
