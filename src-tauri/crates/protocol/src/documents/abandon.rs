use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::OrderId;

/// An order to give up another: an open order without a receipt is closed and its certificates are revoked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct AbandonOrder {
    /// This order's own id.
    pub order: OrderId,
    /// When the desk made it, by the desk's clock; the host takes it within a few minutes of its own.
    pub made_at: Timestamp,
    /// The order that is given up.
    pub abandons: OrderId,
    /// Why, in the officer's words; 1 to 500 characters.
    pub reason: String,
}
