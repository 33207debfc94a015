use std::fmt::Debug;

use jiff::{Timestamp, Unit};

/// Where the host takes the time from. Tests put their own in.
pub trait Clock: Debug + Send + Sync {
    /// The time now.
    fn now(&self) -> Timestamp;
}

/// The system's clock, in whole milliseconds: what the database keeps and documents carry is then the same.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        let now = Timestamp::now();
        // Rounding to a unit that divides a second fails only at the edge of the year 9999.
        now.round(Unit::Millisecond).unwrap_or(now)
    }
}
