use std::collections::{BTreeMap, BTreeSet};

use contents::{CardIdentity, Certificate, KeyReference, PublicKey};

/// What the host's stock says of a card, without its secrets: the record that production made, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StockRecord {
    /// The card.
    pub identity: CardIdentity,
    /// The keys that production put on it, with their transport certificates. Empty for a blank card in stock.
    pub production_keys: BTreeMap<KeyReference, ProductionKey>,
    /// Certificates of the host that live on the card (not revoked, not expired, their keys still there), by key.
    pub live: BTreeMap<KeyReference, Certificate>,
    /// Certificates of the host for the card that are, or with the card's next order will be, of no use: revoked,
    /// expired, of the open order, which the next one supersedes, or for a key that a later order overwrote. By key,
    /// their [`Certificate::fingerprint`]s.
    pub spent: BTreeMap<KeyReference, BTreeSet<String>>,
    /// Whether the host holds the card's PIN (transport PIN, or a system-generated one that is still outstanding).
    /// Where it does not, the holder types it.
    pub pin_held: bool,
}

/// A key that production put on a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProductionKey {
    /// The key.
    pub public_key: PublicKey,
    /// The transport certificate, where production issued one.
    pub transport_certificate: Option<Certificate>,
}
