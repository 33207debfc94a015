use contents::CardIdentity;
use protocol::{CardCertificate, CardEvent, CardRecord, StockKeyRecord, StockRecordOfCard};
use serde::Serialize;
use specta::Type;

use crate::{CardView, Sentence};

/// What is known of a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CardRecordView {
    /// The card itself, where it lies in a device and was read.
    pub card: Option<CardView>,
    /// What tells it from every other one.
    pub identity: Sentence,
    /// As it came into stock; nothing for a card that is not in stock.
    pub stock: Option<StockView>,
    /// What was done to it, newest first, at most 200.
    pub history: Vec<CardEventView>,
    /// The host's certificates for its keys, newest first, at most 200.
    pub certificates: Vec<CardCertificateView>,
}

/// A card as it came into stock, and what the host knows of its PIN.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StockView {
    /// Its type, as the production file names it.
    pub card_type: String,
    /// Who made it.
    pub producer: String,
    /// When it was put in stock (`RFC 3339`).
    pub imported_at: String,
    /// Its serial number, decimal.
    pub serial: Option<String>,
    /// SHA-256 of its card authentication key, hexadecimal.
    pub key_fingerprint: Option<String>,
    /// The GUID that it had then, hexadecimal.
    pub guid: Option<String>,
    /// The keys that production put on it.
    pub keys: Vec<StockKeyView>,
    /// What the host knows of its PIN: `production`, `known`, `unknown-to-host`.
    pub pin: String,
}

/// A key that production put on a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StockKeyView {
    /// Where it was put: `9a`.
    pub key: String,
    /// Its algorithm, as people write it.
    pub algorithm: String,
    /// The subject of its transport certificate.
    pub transport_certificate: Option<String>,
    /// When a certificate of the host took that one's place (`RFC 3339`).
    pub replaced_at: Option<String>,
    /// When another key took its place (`RFC 3339`).
    pub overwritten_at: Option<String>,
}

/// Something that was done to a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CardEventView {
    /// When (`RFC 3339`).
    pub at: String,
    /// What: `imported`, `officer-card`, or the state that an order came to: `granted`, `executing`, `fulfilled`,
    /// `completed`, `abandoned`, `superseded`, `expired`.
    pub event: String,
    /// The officer who did it; nobody where the host did by itself.
    pub officer: Option<String>,
    /// The order.
    pub order: Option<String>,
    /// The name of that order's procedure for people.
    pub procedure: Option<String>,
}

/// A certificate of the host for a key of a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CardCertificateView {
    /// The Certificate ID, decimal.
    pub id: String,
    /// The key: `9a`.
    pub key: String,
    /// Its serial number, lower-case hexadecimal.
    pub serial: String,
    /// Its subject (`RFC 4514`).
    pub subject: String,
    /// When it ends (`RFC 3339`).
    pub not_after: String,
    /// How it stands: `unpublished`, `live`, `revoked`, `expired`, `gone`.
    pub state: String,
    /// What was done for the key: `add`, `redo`, `issue`, `recover`.
    pub action: String,
    /// The order that brought it; nothing for an officer's own.
    pub order: Option<String>,
}

impl CardRecordView {
    pub(crate) fn new(
        identity: &CardIdentity,
        card: Option<CardView>,
        record: &CardRecord,
    ) -> Self {
        Self {
            card,
            identity: Sentence::card(identity),
            stock: record.stock.as_ref().map(StockView::new),
            history: record.history.iter().map(CardEventView::new).collect(),
            certificates: record
                .certificates
                .iter()
                .map(CardCertificateView::new)
                .collect(),
        }
    }
}

impl StockView {
    fn new(stock: &StockRecordOfCard) -> Self {
        Self {
            card_type: stock.card_type.clone(),
            producer: stock.producer.clone(),
            imported_at: stock.imported_at.to_string(),
            serial: stock.serial.clone(),
            key_fingerprint: stock.key_fingerprint.clone(),
            guid: stock.guid.map(|guid| guid.to_string()),
            keys: stock.keys.iter().map(StockKeyView::new).collect(),
            pin: stock.pin.name().to_owned(),
        }
    }
}

impl StockKeyView {
    fn new(key: &StockKeyRecord) -> Self {
        Self {
            key: key.key.to_string(),
            algorithm: key.algorithm.to_string(),
            transport_certificate: key.transport_certificate.clone(),
            replaced_at: key.replaced_at.map(|time| time.to_string()),
            overwritten_at: key.overwritten_at.map(|time| time.to_string()),
        }
    }
}

impl CardEventView {
    fn new(event: &CardEvent) -> Self {
        Self {
            at: event.at.to_string(),
            event: event.event.name().to_owned(),
            officer: event.officer.clone(),
            order: event.order.map(|order| order.to_string()),
            procedure: event.procedure_name.clone(),
        }
    }
}

impl CardCertificateView {
    fn new(certificate: &CardCertificate) -> Self {
        Self {
            id: certificate.id.to_string(),
            key: certificate.key.to_string(),
            serial: certificate.serial.clone(),
            subject: certificate.subject.clone(),
            not_after: certificate.not_after.to_string(),
            state: certificate.state.name().to_owned(),
            action: certificate.action.name().to_owned(),
            order: certificate.order.map(|order| order.to_string()),
        }
    }
}
