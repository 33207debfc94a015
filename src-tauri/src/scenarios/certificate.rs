//! Certificates.

use desk::CertificateDetails;

pub(super) const PRODUCTION_CA: &str = "CN=Example Production CA,O=Example Cards AB,C=SE";
pub(super) const HOST_CA: &str = "CN=Example Employee CA G2,O=Example AB,C=SE";
pub(super) const OFFICER_CA: &str = "CN=Example Officer CA,O=Example AB,C=SE";

/// A certificate for a subject.
pub(super) fn certificate(subject: &str, issuer: &str, algorithm: &str) -> CertificateDetails {
    CertificateDetails {
        subject: subject.to_owned(),
        issuer: issuer.to_owned(),
        serial: digits(&[subject, issuer, algorithm, "serial"], 32),
        not_before: "2026-03-02T08:00:00Z".to_owned(),
        not_after: "2029-03-02T08:00:00Z".to_owned(),
        algorithm: algorithm.to_owned(),
        fingerprint: digits(&[subject, issuer, algorithm], 64),
    }
}

/// The one that production put beside a key.
pub(super) fn transport(serial: &str, key: &str, algorithm: &str) -> CertificateDetails {
    let subject = format!("CN={} {},SERIALNUMBER={serial}", "TC", key.to_uppercase());
    certificate(&subject, PRODUCTION_CA, algorithm)
}

/// One whose validity ended.
pub(super) fn expired(mut certificate: CertificateDetails) -> CertificateDetails {
    certificate.not_before = "2022-05-16T08:00:00Z".to_owned();
    certificate.not_after = "2025-05-16T08:00:00Z".to_owned();
    certificate
}

/// Hexadecimal digits that differ for every name, and are the same each time (SplitMix64).
pub(super) fn digits(names: &[&str], count: usize) -> String {
    let bytes = names.iter().flat_map(|name| name.bytes());
    let mut state = bytes.fold(0x5EED_u64, |state, byte| {
        state.wrapping_mul(31).wrapping_add(u64::from(byte))
    });
    let mut next = || {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    };
    let text: String = (0..count.div_ceil(16))
        .map(|_| format!("{:016x}", next()))
        .collect();
    // A serial number is positive: its first digit is below 8.
    let first = "4567";
    let at = text.len() % first.len();
    format!("{}{}", &first[at..=at], &text[1..count])
}
