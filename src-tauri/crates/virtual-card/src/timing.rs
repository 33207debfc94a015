//! How long a card takes: what it worked on, waiting for a touch, and the pace of real silicon.

use std::time::{Duration, Instant};

use rand::{RngExt, SeedableRng, rngs::StdRng};

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
    /// Like a dual-interface PIV card at its contacts: 20 bytes per millisecond each way and some milliseconds for each
    /// command, a use of a key in 50 to 300 ms, an EC key in less than a second, an RSA key in seconds that differ from
    /// key to key as the search for primes does.
    Silicon,
}

/// How long the search for primes takes, from half of the usual time to twice as long: the same for each new bay, so
/// that what is timed can be timed again.
pub(crate) struct Luck(StdRng);

impl Default for Luck {
    fn default() -> Self {
        Self(StdRng::seed_from_u64(0))
    }
}

impl Luck {
    fn vary(&mut self, usual: Duration) -> Duration {
        usual.mul_f64(self.0.random_range(0.5..2.0))
    }
}

impl Pace {
    /// So many bytes over the contacts, one way.
    pub(crate) fn transfer(self, bytes: usize) -> Duration {
        match self {
            Self::Immediate | Self::PerCommand(_) => Duration::ZERO,
            Self::Silicon => Duration::from_micros(50) * u32::try_from(bytes).unwrap_or(u32::MAX),
        }
    }

    /// The execution of a command, apart from what goes over the contacts.
    pub(crate) fn duration(self, work: Work, luck: &mut Luck) -> Duration {
        match self {
            Self::Immediate => Duration::ZERO,
            Self::PerCommand(duration) => duration,
            Self::Silicon => Duration::from_millis(3) + on_silicon(work, luck),
        }
    }
}

fn on_silicon(work: Work, luck: &mut Luck) -> Duration {
    match work {
        Work::Little => Duration::ZERO,
        Work::Write => Duration::from_millis(40),
        Work::Use(Algorithm::EccP256) => Duration::from_millis(50),
        Work::Use(Algorithm::EccP384) => Duration::from_millis(110),
        Work::Use(Algorithm::Rsa2048) => Duration::from_millis(120),
        Work::Use(Algorithm::Rsa3072) => Duration::from_millis(200),
        Work::Use(Algorithm::Rsa4096) => Duration::from_millis(300),
        Work::Generate(Algorithm::EccP256) => Duration::from_millis(400),
        Work::Generate(Algorithm::EccP384) => Duration::from_millis(700),
        Work::Generate(Algorithm::Rsa2048) => luck.vary(Duration::from_secs(4)),
        Work::Generate(Algorithm::Rsa3072) => luck.vary(Duration::from_secs(11)),
        Work::Generate(Algorithm::Rsa4096) => luck.vary(Duration::from_secs(25)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rsa_keys() -> Vec<Duration> {
        let mut luck = Luck::default();
        let mut key = || Pace::Silicon.duration(Work::Generate(Algorithm::Rsa2048), &mut luck);
        (0..100).map(|_| key()).collect()
    }

    #[test]
    fn rsa_keys_take_seconds_that_differ_and_can_be_had_again() {
        let keys = rsa_keys();
        assert_eq!(keys, rsa_keys());
        let (least, most) = (keys.iter().min().unwrap(), keys.iter().max().unwrap());
        assert!(*least >= Duration::from_secs(2) && *most <= Duration::from_millis(8_003));
        assert!(*most > *least * 2, "{least:?} to {most:?}");
    }
}
