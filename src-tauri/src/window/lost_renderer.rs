//! A web view whose renderer has ended shows nothing and answers nothing. Everything that it showed is kept in Rust:
//! the page is loaded again and finds it.

use std::{
    collections::VecDeque,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "macos")]
mod macos;
#[cfg(windows)]
mod windows;

#[cfg(target_os = "linux")]
pub(crate) use linux::{handled, watch};
#[cfg(target_os = "macos")]
pub(crate) use macos::{handled, watch};
#[cfg(windows)]
pub(crate) use windows::{handled, watch};

/// How often a page may be loaded again within [`WITHIN`]: one that ends its renderer each time would do so for ever.
const OFTEN: usize = 3;
const WITHIN: Duration = Duration::from_secs(60);

/// When the page was loaded again.
#[derive(Debug, Default)]
struct Reloads {
    last: Mutex<VecDeque<Instant>>,
}

impl Reloads {
    /// Loads the page again, unless that has not helped before.
    fn reload<E: std::fmt::Display>(&self, reload: impl FnOnce() -> Result<(), E>) {
        if !self.may_at(Instant::now()) {
            tracing::error!("the renderer ends again and again: the page is not loaded any more");
            return;
        }
        tracing::warn!("the renderer has ended: the page is loaded again");
        if let Err(error) = reload() {
            tracing::error!(%error, "the page could not be loaded again");
        }
    }

    fn may_at(&self, now: Instant) -> bool {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        last.retain(|then| now.duration_since(*then) < WITHIN);
        let may = last.len() < OFTEN;
        if may {
            last.push_back(now);
        }
        may
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::{OFTEN, Reloads, WITHIN};

    #[test]
    fn a_page_that_ends_its_renderer_each_time_is_given_up() {
        let (reloads, now) = (Reloads::default(), Instant::now());
        assert!((0..OFTEN).all(|_| reloads.may_at(now)));
        assert!(!reloads.may_at(now));
        assert!(reloads.may_at(now + WITHIN));
    }
}
