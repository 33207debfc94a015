use contents::{CardIdentity, PublicKey};
use jiff::Timestamp;
use procedure::{Draft, ProcedureRevision};
use serde::{Deserialize, Serialize};

use super::OrderId;

/// What the officer signs first: the whole draft for one card, before anything on the card changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct OpenRequest {
    /// The id that the order will have.
    pub order: OrderId,
    /// When the desk made it, by the desk's clock.
    pub made_at: Timestamp,
    /// The procedure that is followed.
    pub procedure: ProcedureRevision,
    /// The subject card.
    pub card: CardIdentity,
    /// What the officer chose and typed.
    pub draft: Draft,
    /// Ephemeral P-256 key of this run, to which the host seals what the desk alone may read.
    pub transport_key: PublicKey,
    /// Ephemeral P-256 key of this run, with which the receipt will be signed.
    pub order_key: PublicKey,
}
