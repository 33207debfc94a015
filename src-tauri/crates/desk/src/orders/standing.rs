use contents::{CardContents, Certificate, CertificateObject, KeyReference};
use protocol::{OrderCertificate, OrderDetails};
use serde::Serialize;
use specta::Type;

use super::{OrderCertificateView, VerifiedKey};
use crate::Sentence;

/// What is true of an open order: at the host, and on the card where it lies in a device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StandingView {
    /// At the host.
    pub host: Sentence,
    /// Where the card is.
    pub card: Sentence,
    /// What lies in the places of the order's keys; nothing where the card was not read.
    pub keys: Vec<StandingKeyView>,
    /// The certificates that are revoked when the order is given up.
    pub revokes: Vec<OrderCertificateView>,
}

/// What lies in one place of the card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StandingKeyView {
    /// The key: `9a`.
    pub key: String,
    /// What lies there.
    pub sentence: Sentence,
}

/// Where an order's card is, as far as anybody looked.
pub(crate) enum CardLook {
    /// Nobody did.
    NotLookedAt,
    /// In no device.
    NotHere,
    /// In no device of those whose card was read; others are being read.
    Reading,
    /// In this device.
    Here {
        /// The device.
        device: String,
        /// The card.
        contents: Box<CardContents>,
    },
}

impl StandingView {
    pub(super) fn new(
        details: &OrderDetails,
        certificates: &[OrderCertificateView],
        keys: &[VerifiedKey],
        card: &CardLook,
    ) -> Self {
        let revoked = |certificate: &&OrderCertificateView| {
            let mut ids = details.abandoning_revokes.iter();
            ids.any(|id| id.to_string() == certificate.id)
        };
        Self {
            host: Sentence::new(&format!("standing-host-{}", details.summary.state.code())),
            card: match card {
                CardLook::NotLookedAt => Sentence::new("standing-card-not-looked-at"),
                CardLook::NotHere => Sentence::new("standing-card-not-here"),
                CardLook::Reading => Sentence::new("standing-card-reading"),
                CardLook::Here { device, .. } => {
                    Sentence::new("standing-card-here").with("device", device.as_str())
                }
            },
            keys: match card {
                CardLook::Here { contents, .. } => on_card(details, keys, contents),
                _ => Vec::new(),
            },
            revokes: certificates.iter().filter(revoked).cloned().collect(),
        }
    }
}

/// By the order's certificates; of keys that have none yet, nobody knows what they are to be.
fn on_card(
    details: &OrderDetails,
    keys: &[VerifiedKey],
    contents: &CardContents,
) -> Vec<StandingKeyView> {
    let certified = details.certificates.iter().map(|one| StandingKeyView {
        key: one.key.to_string(),
        sentence: of_certified(one, contents),
    });
    let has_certificate = |key: &&VerifiedKey| {
        let mut certificates = details.certificates.iter();
        certificates.any(|one| one.key.to_string() == key.key)
    };
    let others = keys.iter().filter(|key| !has_certificate(key));
    let others = others.map(|key| StandingKeyView {
        key: key.key.clone(),
        sentence: of_uncertified(&key.key, contents),
    });
    certified.chain(others).collect()
}

fn of_certified(ordered: &OrderCertificate, contents: &CardContents) -> Sentence {
    let entry = contents.key(ordered.key);
    let der = ordered.certificate.0.as_slice();
    let object = entry.map_or(&CertificateObject::Absent, |entry| &entry.certificate);
    if der_of(object) == Some(der) {
        return Sentence::new("standing-key-written");
    }
    let certified = Certificate::from_der(der).ok();
    let certified = certified.as_ref().map(Certificate::public_key);
    // A card without metadata shows a key by its certificate alone: that says nothing about a key beside another one.
    let told = contents.capabilities.metadata;
    let there = entry.and_then(|entry| entry.key.as_ref());
    let there = there.filter(|_| told).map(|key| &key.public_key);
    let code = match object {
        CertificateObject::Absent if !told => "standing-key-no-certificate",
        _ if !told => "standing-key-other-certificate",
        _ if there.is_some() && there == certified => "standing-key-without-certificate",
        _ if there.is_none() && *object == CertificateObject::Absent => "standing-key-empty",
        _ => "standing-key-other-key",
    };
    Sentence::new(code)
}

fn of_uncertified(key: &str, contents: &CardContents) -> Sentence {
    let reference: Option<KeyReference> = key.parse().ok();
    let entry = reference.and_then(|reference| contents.key(reference));
    let occupied = entry.is_some_and(contents::KeyEntry::is_occupied);
    Sentence::new(if occupied {
        "standing-key-not-certified"
    } else {
        "standing-key-empty"
    })
}

fn der_of(object: &CertificateObject) -> Option<&[u8]> {
    match object {
        CertificateObject::Present(certificate) => Some(certificate.der()),
        CertificateObject::Unsupported(certificate) => Some(certificate.der()),
        CertificateObject::Absent | CertificateObject::Malformed(_) => None,
    }
}
