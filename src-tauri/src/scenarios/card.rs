//! Cards, as they are read.

use desk::{
    CardView, CertificateDetails, CertificateView, KeyDetails, KeyView, KnownByView,
    ReferenceDataView,
};

use super::{
    certificate::{OFFICER_CA, certificate, digits, transport},
    sentence::card_serial,
};

pub(super) const SUBJECT_SERIAL: &str = "20417733";
pub(super) const OFFICER_SERIAL: &str = "18200416";

/// A key with a certificate beside it.
pub(super) fn key(reference: &str, certificate: CertificateDetails) -> KeyView {
    KeyView {
        reference: reference.to_owned(),
        key: Some(KeyDetails {
            algorithm: certificate.algorithm.clone(),
            fingerprint: digits(&[reference, &certificate.serial], 64),
            known_by: KnownByView::Metadata,
            origin: "generated".to_owned(),
            pin_policy: if reference == "9c" { "always" } else { "once" }.to_owned(),
            touch_policy: "never".to_owned(),
        }),
        unsupported_key: None,
        certificate: CertificateView::Present(certificate),
    }
}

/// A card with keys in it.
pub(super) fn card(serial: &str, keys: Vec<KeyView>) -> CardView {
    CardView {
        identity: Some(card_serial(serial)),
        product: "PIV, YubiKey 5.7.1".to_owned(),
        guid: Some(digits(&[serial, "guid"], 32)),
        keys,
        places: 24,
        pin: ReferenceDataView {
            tries_left: Some(3),
            tries: Some(3),
            is_factory: Some(false),
        },
        puk: ReferenceDataView {
            tries_left: Some(3),
            tries: Some(3),
            is_factory: Some(false),
        },
        management_key: Some("aes192".to_owned()),
        management_key_is_factory: Some(false),
        metadata: true,
    }
}

/// As production delivered it: three keys with their transport certificates.
pub(super) fn pre_personalized() -> CardView {
    card(SUBJECT_SERIAL, transport_keys())
}

/// The keys of a pre-personalized card.
pub(super) fn transport_keys() -> Vec<KeyView> {
    ["9a", "9c", "9d"]
        .map(|reference| key(reference, transport(SUBJECT_SERIAL, reference, "P-256")))
        .to_vec()
}

/// The officer's own.
pub(super) fn officer_card() -> CardView {
    let keys = ["9a", "9c"].map(|reference| key(reference, officer_certificate(reference)));
    card(OFFICER_SERIAL, keys.to_vec())
}

/// A certificate of the officer.
pub(super) fn officer_certificate(reference: &str) -> CertificateDetails {
    let of = if reference == "9a" {
        "Authentication"
    } else {
        "Signature"
    };
    certificate(
        &format!("CN=Olivia Lind,OU={of},O=Example AB,C=SE"),
        OFFICER_CA,
        "P-256",
    )
}
