use std::io;

/// Waits for Ctrl-C. The end of the session reaches the window itself.
pub(super) async fn asked_to_end() -> io::Result<()> {
    tokio::signal::ctrl_c().await
}
