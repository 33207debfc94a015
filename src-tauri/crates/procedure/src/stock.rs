use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use contents::{CardContents, CardIdentity, Certificate, KeyReference, PublicKey};
use serde::{Deserialize, Serialize};

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
    /// Which of its secrets are the factory's, by what the host keeps.
    pub factory: FactorySecrets,
}

impl StockRecord {
    /// Of a card that the next run takes in: it has nothing but what its factory gave it.
    pub fn factory_new(identity: CardIdentity) -> Self {
        Self {
            identity,
            production_keys: BTreeMap::new(),
            live: BTreeMap::new(),
            spent: BTreeMap::new(),
            pin_held: true,
            factory: FactorySecrets::ALL,
        }
    }
}

/// A key that production put on a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProductionKey {
    /// The key.
    pub public_key: PublicKey,
    /// The transport certificate, where production issued one.
    pub transport_certificate: Option<Certificate>,
}

/// A secret of a card that its factory may have set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CardSecret {
    /// The PIN.
    Pin,
    /// The PUK.
    Puk,
    /// The card management key.
    ManagementKey,
}

impl CardSecret {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Pin, Self::Puk, Self::ManagementKey];

    /// The name in data.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pin => "pin",
            Self::Puk => "puk",
            Self::ManagementKey => "management-key",
        }
    }
}

impl fmt::Display for CardSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Pin => "PIN",
            Self::Puk => "PUK",
            Self::ManagementKey => "card management key",
        })
    }
}

/// Which secrets of a card are the factory's: by what the card tells, or by what the host keeps, never by trying.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct FactorySecrets {
    /// The PIN.
    pub pin: bool,
    /// The PUK.
    pub puk: bool,
    /// The card management key.
    pub management_key: bool,
}

impl FactorySecrets {
    /// All of a card's.
    pub const ALL: Self = Self {
        pin: true,
        puk: true,
        management_key: true,
    };

    /// By what the card tells and by what the host keeps: one of the two suffices.
    pub fn of(contents: &CardContents, stock: Option<&StockRecord>) -> Self {
        let kept = stock.map(|stock| stock.factory).unwrap_or_default();
        let told = |told: Option<bool>| told == Some(true);
        Self {
            pin: kept.pin || told(contents.pin.is_factory),
            puk: kept.puk || told(contents.puk.is_factory),
            management_key: kept.management_key || told(contents.management_key_is_factory),
        }
    }

    /// Whether that one is.
    pub const fn has(&self, secret: CardSecret) -> bool {
        match secret {
            CardSecret::Pin => self.pin,
            CardSecret::Puk => self.puk,
            CardSecret::ManagementKey => self.management_key,
        }
    }

    /// Whether none is.
    pub const fn is_none(&self) -> bool {
        !(self.pin || self.puk || self.management_key)
    }
}
