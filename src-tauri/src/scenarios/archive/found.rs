//! What a search of the archive finds.

use desk::{ArchivePage, ArchivedStatus, ArchivedView};

use crate::scenarios::{
    certificate::{HOST_CA, certificate, digits, expired},
    sentence::card_serial,
};

/// The card that Anna Berg lost.
const LOST_CARD: &str = "20110734";

/// Anna Bergs of several years, and others of that name: one of them revoked, some expired.
pub(super) fn page() -> ArchivePage {
    let subjects = [
        ("38112", "CN=Anna Berg,OU=Encryption,O=Example AB,C=SE"),
        (
            "36001",
            "CN=Anna Bergström-Åkerlund,OU=Forskningsavdelningen Norrland,O=Example AB,C=SE",
        ),
        ("35977", "CN=Hanna Berggren,O=Example AB,C=SE"),
        ("30907", "CN=Anna Berg,OU=Encryption,O=Example AB,C=SE"),
        ("24001", "CN=Anna Berg,OU=Encryption,O=Example AB,C=SE"),
        ("9998", "CN=Joanna Berg,O=Example AB,C=SE"),
        ("9871", "CN=مريم الفاسي Anna Berg,O=شركة المثال,C=MA"),
    ];
    let certificates = subjects.into_iter().enumerate().map(|(at, (id, subject))| {
        let found = archived(id, subject);
        match at {
            1 => ArchivedView {
                status: ArchivedStatus::Revoked,
                ..found
            },
            3.. => ArchivedView {
                status: ArchivedStatus::Expired,
                archived_at: format!("202{}-05-16T08:00:02Z", 6 - at.min(6)),
                certificate: expired(found.certificate.clone()),
                ..found
            },
            _ => found,
        }
    });
    ArchivePage {
        certificates: certificates.collect(),
        more: true,
    }
}

pub(super) fn archived(id: &str, subject: &str) -> ArchivedView {
    let algorithm = if id.len().is_multiple_of(2) {
        "P-384"
    } else {
        "RSA-3072"
    };
    let mut certificate = certificate(subject, HOST_CA, algorithm);
    certificate.serial = digits(&[id, "archived"], 32);
    ArchivedView {
        id: id.to_owned(),
        key_type: algorithm.to_owned(),
        certificate,
        archived_at: "2026-03-02T08:00:04Z".to_owned(),
        status: ArchivedStatus::Valid,
        card: card_serial(LOST_CARD),
    }
}
