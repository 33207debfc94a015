use contents::{CardIdentity, Guid, KeyAlgorithm, KeyReference};
use jiff::Timestamp;
use procedure::Action;
use serde::{Deserialize, Serialize};

use super::OrderState;
use crate::{Base64, CertificateId, OrderId, Sha256Hex};

/// What the host knows of a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct CardRecord {
    /// What production said of it; `None` for a card that is not in stock, of which nothing else is known either.
    pub stock: Option<StockRecordOfCard>,
    /// What was done to it, newest first, at most [`CardRecord::MAX_HISTORY`].
    pub history: Vec<CardEvent>,
    /// The host's certificates for its keys, newest first, at most [`CardRecord::MAX_CERTIFICATES`].
    pub certificates: Vec<CardCertificate>,
}

impl CardRecord {
    /// Most events of a history.
    pub const MAX_HISTORY: usize = 200;
    /// Most certificates.
    pub const MAX_CERTIFICATES: usize = 200;
}

/// A card as it was put in stock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct StockRecordOfCard {
    /// Its type, as the production file names it.
    pub card_type: String,
    /// Who made it.
    pub producer: String,
    /// When it was put in stock.
    pub imported_at: Timestamp,
    /// Its serial number, decimal.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub serial: Option<String>,
    /// SHA-256 of its card authentication key's SubjectPublicKeyInfo, hexadecimal.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub key_fingerprint: Option<String>,
    /// Its CHUID's GUID at that time.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub guid: Option<Guid>,
    /// The keys that production put on it, by reference.
    pub keys: Vec<StockKeyRecord>,
    /// What the host knows of its PIN.
    pub pin: HostPin,
    /// What the host knows of its PUK.
    pub puk: HostPuk,
}

/// A key that production put on a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct StockKeyRecord {
    /// Where it was put.
    pub key: KeyReference,
    /// Its algorithm.
    pub algorithm: KeyAlgorithm,
    /// The subject of its transport certificate.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub transport_certificate: Option<String>,
    /// When a certificate of the host took the transport certificate's place.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub replaced_at: Option<Timestamp>,
    /// When another key took its place.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub overwritten_at: Option<Timestamp>,
}

/// What a host knows of a card's PIN. It never says the PIN here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HostPin {
    /// It holds the one that production set.
    Production,
    /// It holds one of a run that has no receipt.
    Known,
    /// It holds none: the holder has it.
    UnknownToHost,
}

impl HostPin {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Production, Self::Known, Self::UnknownToHost];

    /// The name in data.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Production => "production",
            Self::Known => "known",
            Self::UnknownToHost => "unknown-to-host",
        }
    }
}

/// What the host knows of a card's PUK.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HostPuk {
    /// It holds the one that the card has.
    Held,
    /// It holds more than one that the card may have: a run that sets it has no receipt.
    InDoubt,
    /// It is the factory's, which everybody knows.
    Factory,
}

impl HostPuk {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Held, Self::InDoubt, Self::Factory];

    /// The name in data.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::InDoubt => "in-doubt",
            Self::Factory => "factory",
        }
    }
}

/// Something that was done to a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct CardEvent {
    /// When.
    pub at: Timestamp,
    /// What.
    pub event: CardEventKind,
    /// The name of the officer who did it; `None` where the host did by itself, or the console.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub officer: Option<String>,
    /// The order it belongs to.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub order: Option<OrderId>,
    /// The name of that order's procedure for people.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub procedure_name: Option<String>,
}

/// What was done to a card: an order for it came to a state, or something without an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CardEventKind {
    /// It was put in stock.
    Imported,
    /// It was made an officer's card.
    OfficerCard,
    /// An order was granted.
    Granted,
    /// An order came and was carried out.
    Executing,
    /// The order's certificates were issued.
    Fulfilled,
    /// The card was written: the receipt came.
    Completed,
    /// The order was given up.
    Abandoned,
    /// The card's next order took its place.
    Superseded,
    /// The grant ended.
    Expired,
    /// It was given a new PIN with its PUK.
    Unblocked,
    /// It was given a new PIN with the one that it had.
    PinChanged,
}

impl CardEventKind {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Imported,
        Self::OfficerCard,
        Self::Granted,
        Self::Executing,
        Self::Fulfilled,
        Self::Completed,
        Self::Abandoned,
        Self::Superseded,
        Self::Expired,
        Self::Unblocked,
        Self::PinChanged,
    ];

    /// The name in data.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Imported => "imported",
            Self::OfficerCard => "officer-card",
            Self::Granted => OrderState::Granted.code(),
            Self::Executing => OrderState::Executing.code(),
            Self::Fulfilled => OrderState::Fulfilled.code(),
            Self::Completed => OrderState::Completed.code(),
            Self::Abandoned => OrderState::Abandoned.code(),
            Self::Superseded => OrderState::Superseded.code(),
            Self::Expired => OrderState::Expired.code(),
            Self::Unblocked => "unblocked",
            Self::PinChanged => "pin-changed",
        }
    }
}

impl From<OrderState> for CardEventKind {
    fn from(state: OrderState) -> Self {
        match state {
            OrderState::Granted => Self::Granted,
            OrderState::Executing => Self::Executing,
            OrderState::Fulfilled => Self::Fulfilled,
            OrderState::Completed => Self::Completed,
            OrderState::Abandoned => Self::Abandoned,
            OrderState::Superseded => Self::Superseded,
            OrderState::Expired => Self::Expired,
        }
    }
}

/// A certificate of the host for a key of a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct CardCertificate {
    /// Its number at the host.
    pub id: CertificateId,
    /// The key on this card.
    pub key: KeyReference,
    /// Its serial number, lower-case hexadecimal.
    pub serial: String,
    /// Its subject, `RFC 4514`.
    pub subject: String,
    /// When it ends.
    pub not_after: Timestamp,
    /// How it stands.
    pub state: CertificateState,
    /// The action that brought it.
    pub action: Action,
    /// The order that brought it here; `None` for an officer's own.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub order: Option<OrderId>,
}

/// How a certificate of a card stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CertificateState {
    /// Its order has no receipt.
    Unpublished,
    /// It is good, as far as the host knows.
    Live,
    /// It was revoked.
    Revoked,
    /// Its time is over.
    Expired,
    /// It is neither, but its key is not in that place of the card any more.
    Gone,
}

impl CertificateState {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Unpublished,
        Self::Live,
        Self::Revoked,
        Self::Expired,
        Self::Gone,
    ];

    /// The name in data.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unpublished => "unpublished",
            Self::Live => "live",
            Self::Revoked => "revoked",
            Self::Expired => "expired",
            Self::Gone => "gone",
        }
    }
}

/// Which certificate is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum CertificateQuery {
    /// The one of that DER: SHA-256.
    Fingerprint(Sha256Hex),
    /// The one of that number. One that is not published is found by whoever sees its order.
    Id(CertificateId),
}

/// The certificate that was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct CertificateAnswer {
    /// `None` where the host issued no such certificate.
    pub certificate: Option<CertificateRecord>,
}

/// What the host knows of a certificate that it issued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct CertificateRecord {
    /// Its number.
    pub id: CertificateId,
    /// The certificate, DER.
    pub certificate: Base64,
    /// The order that it was issued in; `None` for an officer's own.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub order: Option<OrderId>,
    /// The name of that order's procedure for people.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub procedure_name: Option<String>,
    /// The name of the officer who ordered it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub officer: Option<String>,
    /// The card that it was issued for.
    pub card: CardIdentity,
    /// The key of that card.
    pub key: KeyReference,
    /// The action.
    pub action: Action,
    /// When its order was carried out; of an officer's own, the beginning of its time.
    pub issued_at: Timestamp,
    /// When the receipt came.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub published_at: Option<Timestamp>,
    /// When it was revoked.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub revoked_at: Option<Timestamp>,
    /// Why: a name of `RFC 5280 §5.3.1`, `keyCompromise`, ….
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reason: Option<String>,
    /// Whether its private key is in the archive.
    pub archived: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certificate_is_asked_for_by_one_thing() {
        let read = |text: &str| serde_json::from_str::<CertificateQuery>(text);
        assert_eq!(
            read(r#"{"id":"815"}"#).unwrap(),
            CertificateQuery::Id(CertificateId(815))
        );
        let digest = Sha256Hex::of(b"one");
        let text = format!(r#"{{"fingerprint":"{digest}"}}"#);
        assert_eq!(read(&text).unwrap(), CertificateQuery::Fingerprint(digest));
        for text in [
            "{}".to_owned(),
            r#"{"id":815}"#.to_owned(),
            r#"{"serial":"ab"}"#.to_owned(),
            format!(r#"{{"id":"815","fingerprint":"{digest}"}}"#),
        ] {
            assert!(read(&text).is_err(), "{text}");
        }
    }

    #[test]
    fn what_has_a_name_has_it_on_the_wire() {
        let on_the_wire = |value: serde_json::Value, name: &str| assert_eq!(value, name);
        for event in CardEventKind::ALL {
            on_the_wire(serde_json::to_value(event).unwrap(), event.name());
        }
        for state in CertificateState::ALL {
            on_the_wire(serde_json::to_value(state).unwrap(), state.name());
        }
        for pin in HostPin::ALL {
            on_the_wire(serde_json::to_value(pin).unwrap(), pin.name());
        }
        for state in OrderState::ALL {
            assert_eq!(CardEventKind::from(state).name(), state.code());
        }
    }
}
