use std::time::Instant;

use serde::{Serialize, Serializer};

/// Since when a step runs, without the time for which people were waited for.
///
/// It is written as the milliseconds that have passed by then, a `u32`: whoever reads it counts on from its arrival, also
/// where a view that holds it is sent once more, later. Two of the same step are equal, however much time lies between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RunningSince(Instant);

impl RunningSince {
    pub(super) const fn new(began: Instant) -> Self {
        Self(began)
    }

    /// Milliseconds until now.
    pub(crate) fn milliseconds(self) -> u32 {
        u32::try_from(self.0.elapsed().as_millis()).unwrap_or(u32::MAX)
    }
}

impl Serialize for RunningSince {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(self.milliseconds())
    }
}
