use desk::{CardCertificateView, CardEventView, CardRecordView, StockKeyView, StockView};

use super::entries::{OFFICER, PROCEDURE};
use crate::scenarios::{
    card::{SUBJECT_SERIAL, pre_personalized},
    certificate::digits,
    outcome::ORDER,
    sentence::card_serial,
};

/// In the device, issued twice.
pub(super) fn issued() -> CardRecordView {
    CardRecordView {
        card: Some(pre_personalized()),
        ..away()
    }
}

/// The same while it lies in no device.
pub(super) fn away() -> CardRecordView {
    CardRecordView {
        card: None,
        identity: card_serial(SUBJECT_SERIAL),
        stock: Some(stock()),
        history: history(),
        certificates: certificates(),
    }
}

/// Of which the host knows nothing.
pub(super) fn unknown() -> CardRecordView {
    CardRecordView {
        stock: None,
        history: Vec::new(),
        certificates: Vec::new(),
        ..issued()
    }
}

fn stock() -> StockView {
    let key = |key: &str| StockKeyView {
        key: key.to_owned(),
        algorithm: "P-256".to_owned(),
        transport_certificate: Some(format!(
            "CN=TC {},SERIALNUMBER={SUBJECT_SERIAL}",
            key.to_uppercase()
        )),
        replaced_at: (key != "9d").then(|| "2026-11-20T15:12:41Z".to_owned()),
        overwritten_at: (key == "9d").then(|| "2026-11-20T15:12:41Z".to_owned()),
    };
    StockView {
        card_type: "yubikey-5".to_owned(),
        producer: "Example Cards AB".to_owned(),
        imported_at: "2026-03-04T09:30:00Z".to_owned(),
        serial: Some(SUBJECT_SERIAL.to_owned()),
        key_fingerprint: Some(digits(&["card key"], 64)),
        guid: Some(digits(&["guid then"], 32)),
        keys: ["9a", "9c", "9d", "82"].map(key).to_vec(),
        pin: "unknown-to-host".to_owned(),
    }
}

fn history() -> Vec<CardEventView> {
    let event = |(at, event): (&str, &str)| {
        let ordered = event != "imported";
        CardEventView {
            at: at.to_owned(),
            event: event.to_owned(),
            officer: (event != "imported" && event != "fulfilled").then(|| OFFICER.to_owned()),
            order: ordered.then(|| ORDER.to_owned()),
            procedure: ordered.then(|| PROCEDURE.to_owned()),
        }
    };
    [
        ("2026-11-20T15:12:41Z", "completed"),
        ("2026-11-20T15:12:22Z", "fulfilled"),
        ("2026-11-20T15:12:21Z", "executing"),
        ("2026-11-20T15:12:04Z", "granted"),
        ("2026-11-19T10:02:41Z", "superseded"),
        ("2026-03-04T09:30:00Z", "imported"),
    ]
    .map(event)
    .to_vec()
}

fn certificates() -> Vec<CardCertificateView> {
    let certificate = |(id, key, state): (&str, &str, &str)| CardCertificateView {
        id: id.to_owned(),
        key: key.to_owned(),
        serial: digits(&["order", id], 32),
        subject: "CN=Anna Berg,SERIALNUMBER=E-104233,GN=Anna,SN=Berg".to_owned(),
        not_after: "2029-11-20T15:12:21Z".to_owned(),
        state: state.to_owned(),
        action: "redo".to_owned(),
        order: Some(ORDER.to_owned()),
    };
    [
        ("41209", "9d", "unpublished"),
        ("41208", "9c", "live"),
        ("41207", "9a", "live"),
        ("40011", "9a", "revoked"),
        ("40010", "9c", "expired"),
        ("40009", "82", "gone"),
    ]
    .map(certificate)
    .to_vec()
}
