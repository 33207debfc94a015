//! Text around DER (`RFC 7468`).

use base64::{Engine, engine::general_purpose::STANDARD};

/// A certificate (`RFC 7468 §5`).
pub(crate) fn certificate(der: &[u8]) -> String {
    labelled("CERTIFICATE", der)
}

/// A public key (`RFC 7468 §13`).
pub(crate) fn public_key(spki: &[u8]) -> String {
    labelled("PUBLIC KEY", spki)
}

fn labelled(label: &str, der: &[u8]) -> String {
    let base64 = STANDARD.encode(der);
    let lines: Vec<&str> = base64
        .as_bytes()
        .chunks(64)
        .filter_map(|line| std::str::from_utf8(line).ok())
        .collect();
    format!(
        "-----BEGIN {label}-----\n{}\n-----END {label}-----\n",
        lines.join("\n")
    )
}
