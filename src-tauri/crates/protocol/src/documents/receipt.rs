use std::collections::BTreeMap;

use contents::{CardIdentity, KeyReference};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Base64, OrderId, Sha256Hex};

/// What the desk did with a fulfilment; with it the host publishes the certificates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Receipt {
    /// The order.
    pub order: OrderId,
    /// SHA-256 of the fulfilment's canonical JSON.
    pub fulfilment: Sha256Hex,
    /// When the desk made it, by the desk's clock.
    pub made_at: Timestamp,
    /// The card that was written.
    pub card: CardIdentity,
    /// What happened to each key of the order.
    pub keys: BTreeMap<KeyReference, WrittenKey>,
    /// Which PIN the card has now.
    pub pin: PinOutcome,
    /// Whether the card has the PUK that the grant brought.
    #[serde(skip_serializing_if = "is_false", default)]
    pub puk_set: bool,
    /// Whether it has the card management key that the grant brought.
    #[serde(skip_serializing_if = "is_false", default)]
    pub management_key_set: bool,
}

fn is_false(said: &bool) -> bool {
    !*said
}

/// What happened to one key of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct WrittenKey {
    /// SHA-256 of the certificate.
    pub certificate: Sha256Hex,
    /// Whether it was written to the card (action *Issue* does not).
    pub stored: bool,
    /// Whether the card used the key and the certificate's public key agreed. Always so; a run whose check fails has
    /// no receipt.
    pub checked: bool,
}

/// Which PIN a card has after a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PinOutcome {
    /// The system-generated one.
    System,
    /// One that was entered at the RA and never left the desk.
    Entered,
    /// The one that it had.
    Unchanged,
}

/// A receipt on its way to the host.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct SignedReceipt {
    /// The receipt's canonical JSON.
    pub receipt: Base64,
    /// ECDSA with SHA-256 by the order key over those bytes, DER.
    pub signature: Base64,
}
