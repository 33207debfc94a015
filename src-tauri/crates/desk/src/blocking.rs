//! Work that blocks: cards, prompts. Never on the async workers.

/// Runs `work` where it may block, and waits for it. It goes on when the caller stops waiting.
pub(crate) async fn run<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    match tokio::task::spawn_blocking(work).await {
        Ok(result) => result,
        Err(failed) if failed.is_panic() => std::panic::resume_unwind(failed.into_panic()),
        // The runtime is ending and began no new work: nobody is left to wait for an answer.
        Err(_) => std::future::pending().await,
    }
}
