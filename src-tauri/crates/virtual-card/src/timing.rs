//! How long a card takes: what it worked on, waiting for a touch, and the pace of real silicon.

use std::time::{Duration, Instant};

use crate::card::VirtualCard;
use crate::key::{Algorithm, TouchPolicy};
use crate::status::Status;

/// A touch counts this long for a key with [`TouchPolicy::Cached`].
const TOUCH_LASTS: Duration = Duration::from_secs(15);

/// What happens when a key waits for a touch.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Touch {
    /// Somebody touches the card after this time.
    Given {
        /// Time until the touch.
        after: Duration,
    },
    /// Nobody does, and the card gives up after this time with `6982`.
    Refused {
        /// Time until it gives up.
        after: Duration,
    },
}

impl Default for Touch {
    fn default() -> Self {
        Self::Given {
            after: Duration::ZERO,
        }
    }
}

/// Lets the key wait for a touch if its policy says so.
pub(crate) fn require_touch(card: &mut VirtualCard, policy: TouchPolicy) -> Result<(), Status> {
    let cached = card
        .session
        .last_touch
        .is_some_and(|touch| touch.elapsed() < TOUCH_LASTS);
    if policy == TouchPolicy::Never || (policy == TouchPolicy::Cached && cached) {
        return Ok(());
    }
    match card.touch {
        Touch::Given { after } => {
            card.exchange.touch_wait = after;
            card.session.last_touch = Instant::now().checked_add(after);
            Ok(())
        }
        Touch::Refused { after } => {
            card.exchange.touch_wait = after;
            Err(Status::SECURITY_STATUS_NOT_SATISFIED)
        }
    }
}

/// What a command made the card do, for [`Pace`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Work {
    /// Nothing that takes time of its own.
    #[default]
    Little,
    /// Comparing or setting a PIN, writing an object or a key.
    Write,
    /// A use of a private key.
    Use(Algorithm),
    /// Making a key pair.
    Generate(Algorithm),
}

/// How long each command is to take.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Pace {
    /// As fast as the computer is.
    #[default]
    Immediate,
    /// The same time for each command.
    PerCommand(Duration),
    /// Like a real token on USB: 20 bytes per millisecond, a signature in 50 to 300 ms, an RSA key in seconds.
    Silicon,
}

impl Pace {
    pub(crate) fn duration(self, work: Work, bytes: usize) -> Duration {
        match self {
            Self::Immediate => Duration::ZERO,
            Self::PerCommand(duration) => duration,
            Self::Silicon => {
                Duration::from_millis(3 + work_millis(work))
                    + Duration::from_micros(50) * u32::try_from(bytes).unwrap_or(u32::MAX)
            }
        }
    }
}

fn work_millis(work: Work) -> u64 {
    match work {
        Work::Little => 0,
        Work::Write => 40,
        Work::Use(Algorithm::EccP256) => 50,
        Work::Use(Algorithm::EccP384) => 110,
        Work::Use(Algorithm::Rsa2048) => 120,
        Work::Use(Algorithm::Rsa3072) => 200,
        Work::Use(Algorithm::Rsa4096) => 300,
        Work::Generate(Algorithm::EccP256) => 120,
        Work::Generate(Algorithm::EccP384) => 220,
        Work::Generate(Algorithm::Rsa2048) => 4_000,
        Work::Generate(Algorithm::Rsa3072) => 11_000,
        Work::Generate(Algorithm::Rsa4096) => 25_000,
    }
}
