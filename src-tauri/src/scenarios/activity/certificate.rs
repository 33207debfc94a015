//! Certificates in full. Their fields are read from certificates that are real.

use desk::{
    CertificateAtHostView, CertificateDetails, CertificateFieldView, CertificateRecordView,
};

use super::entries::{OFFICER, PROCEDURE};
use crate::scenarios::{
    card::SUBJECT_SERIAL, certificate::HOST_CA, outcome::ORDER, sentence::card_serial,
};

/// One that the host issued, with all that cards for employees have, and revoked.
pub(super) fn own() -> CertificateRecordView {
    CertificateRecordView {
        details: CertificateDetails {
            subject: "CN=Anna Berg,SERIALNUMBER=E-104233,GN=Anna,SN=Berg".to_owned(),
            issuer: HOST_CA.to_owned(),
            serial: "4ff0aa10b8c1d2e3f405162738495a6b".to_owned(),
            not_before: "2026-11-22T19:45:37Z".to_owned(),
            not_after: "2029-11-21T19:45:37Z".to_owned(),
            algorithm: "P-256".to_owned(),
            fingerprint: "6cb49afa487fbceb2569e7f5e26022c4dcdd1a2ee31776444ea7f332cb37b69b"
                .to_owned(),
        },
        id: Some("41207".to_owned()),
        fields: fields(include_bytes!("own.der")),
        pem: include_str!("own.pem").to_owned(),
        host: Some(CertificateAtHostView {
            order: Some(ORDER.to_owned()),
            procedure: Some(PROCEDURE.to_owned()),
            officer: Some(OFFICER.to_owned()),
            card: card_serial(SUBJECT_SERIAL),
            key: "9a".to_owned(),
            action: "redo".to_owned(),
            issued_at: "2026-11-20T15:12:21Z".to_owned(),
            published_at: Some("2026-11-20T15:12:41Z".to_owned()),
            revoked_at: Some("2026-11-21T08:00:00Z".to_owned()),
            reason: Some("cessationOfOperation".to_owned()),
            archived: false,
        }),
    }
}

/// One of somebody else, with a name from right to left and extensions of their own.
pub(super) fn foreign() -> CertificateRecordView {
    CertificateRecordView {
        details: CertificateDetails {
            subject: "CN=آنا برغ,O=Somebody Else,C=SE".to_owned(),
            issuer: HOST_CA.to_owned(),
            serial: "1f".to_owned(),
            not_before: "2026-11-22T19:45:37Z".to_owned(),
            not_after: "2035-02-08T19:45:37Z".to_owned(),
            algorithm: "RSA-2048".to_owned(),
            fingerprint: "c452cbd8d0b514453da7234c3d65a08911b2845260c0fc74c062950eee8ef248"
                .to_owned(),
        },
        id: None,
        fields: fields(include_bytes!("foreign.der")),
        pem: include_str!("foreign.pem").to_owned(),
        host: None,
    }
}

fn fields(der: &[u8]) -> Vec<CertificateFieldView> {
    CertificateFieldView::of(der).unwrap()
}
