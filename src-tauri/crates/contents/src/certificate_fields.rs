//! Every field and extension of a certificate, as phrases that a text is found for, each with its bytes below.

use const_oid::{ObjectIdentifier, db::DB};
use der::{Decode, Encode, asn1::BitString};
use spki::AlgorithmIdentifierOwned;
use x509_cert::{Version, ext::Extension, time::Time};

use crate::{
    MalformedCertificate, PublicKey, UnsupportedKey,
    certificate::{text, timestamp, unsigned},
};

mod extensions;
mod general_name;
mod phrase;
#[cfg(test)]
mod tests;

pub use phrase::{Phrase, PhraseDatum};

/// One field or extension of a certificate (`RFC 5280 §4.1`, `§4.2`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateField {
    /// Which: `certificate-field-…` or `certificate-extension-…`. One that is not known has its object identifier as
    /// `oid`.
    pub name: Phrase,
    /// What it says, one phrase for each thing; none where its content is not built as it must be, or not known.
    pub words: Vec<Phrase>,
    /// What it is, byte by byte: the DER of the field, or of an extension's value, lower-case hexadecimal.
    pub raw: String,
    /// Whether who does not know the extension must refuse the certificate; `None` for a field.
    pub critical: Option<bool>,
}

/// Most phrases of one field; a last one says how many more there are.
const MOST_WORDS: usize = 100;

/// The fields of a DER certificate in its own order, then its extensions in theirs.
///
/// # Errors
/// [`MalformedCertificate`] when the bytes are no certificate. An extension that is not built as it must be is none: it
/// has no words then.
pub fn certificate_fields(der: &[u8]) -> Result<Vec<CertificateField>, MalformedCertificate> {
    let parsed = x509_cert::Certificate::from_der(der)?;
    let tbs = parsed.tbs_certificate();
    let (validity, spki) = (tbs.validity(), tbs.subject_public_key_info().to_der()?);
    let serial = hex::encode(unsigned(tbs.serial_number().as_bytes()));
    let mut fields = vec![
        field("version", vec![version(tbs.version())], &tbs.version())?,
        field("serial", vec![Phrase::value(serial)], tbs.serial_number())?,
        field(
            "issuer",
            vec![Phrase::value(text(tbs.issuer()))],
            tbs.issuer(),
        )?,
        field(
            "not-before",
            vec![time(validity.not_before)?],
            &validity.not_before,
        )?,
        field(
            "not-after",
            vec![time(validity.not_after)?],
            &validity.not_after,
        )?,
        field(
            "subject",
            vec![Phrase::value(text(tbs.subject()))],
            tbs.subject(),
        )?,
        field(
            "public-key",
            public_key(&spki),
            tbs.subject_public_key_info(),
        )?,
    ];
    for (name, id) in [
        ("issuer-unique-id", tbs.issuer_unique_id()),
        ("subject-unique-id", tbs.subject_unique_id()),
    ] {
        if let Some(id) = id {
            fields.push(field(name, Vec::new(), id)?);
        }
    }
    fields.extend(tbs.extensions().into_iter().flatten().map(extension));
    let algorithm = parsed.signature_algorithm();
    fields.push(field(
        "signature-algorithm",
        vec![algorithm_name(algorithm)],
        algorithm,
    )?);
    fields.push(field(
        "signature",
        vec![length(parsed.signature())],
        parsed.signature(),
    )?);
    Ok(fields)
}

fn field(
    name: &str,
    words: Vec<Phrase>,
    value: &impl Encode,
) -> Result<CertificateField, MalformedCertificate> {
    Ok(CertificateField {
        name: Phrase::new(format!("certificate-field-{name}")),
        words,
        raw: hex::encode(value.to_der()?),
        critical: None,
    })
}

fn extension(extension: &Extension) -> CertificateField {
    let value = extension.extn_value.as_bytes();
    let (name, words) = extensions::described(extension.extn_id, value);
    CertificateField {
        name: match name {
            Some(name) => Phrase::new(format!("certificate-extension-{name}")),
            None => Phrase::new("certificate-extension-unknown")
                .with("oid", extension.extn_id.to_string()),
        },
        words: no_more_than_can_be_read(words),
        raw: hex::encode(value),
        critical: Some(extension.critical),
    }
}

fn no_more_than_can_be_read(mut words: Vec<Phrase>) -> Vec<Phrase> {
    let more = words.len().saturating_sub(MOST_WORDS);
    if more > 0 {
        words.truncate(MOST_WORDS);
        words.push(Phrase::new("certificate-more").with("count", more));
    }
    words
}

/// `RFC 5280 §4.1.2.1`: the number that people say is one more than the one that is encoded.
fn version(version: Version) -> Phrase {
    Phrase::new("certificate-version").with("version", version as usize + 1)
}

fn time(time: Time) -> Result<Phrase, MalformedCertificate> {
    // RFC 5280 §4.1.2.5.
    const NEVER: &str = "9999-12-31T23:59:59Z";
    Ok(if time.to_string() == NEVER {
        Phrase::new("certificate-never-ends")
    } else {
        Phrase::new("certificate-time").with("time", timestamp(time)?.to_string())
    })
}

fn public_key(spki: &[u8]) -> Vec<Phrase> {
    let (name, fingerprint) = match PublicKey::from_spki(spki) {
        Ok(key) => (key.algorithm().to_string(), Some(key.fingerprint())),
        Err(_) => match UnsupportedKey::of_spki(spki) {
            Ok(key) => (key.to_string(), None),
            Err(_) => return Vec::new(),
        },
    };
    let fingerprint =
        fingerprint.map(|digest| Phrase::new("certificate-key-fingerprint").with("digest", digest));
    [Phrase::value(name)]
        .into_iter()
        .chain(fingerprint)
        .collect()
}

fn algorithm_name(algorithm: &AlgorithmIdentifierOwned) -> Phrase {
    known_name(algorithm.oid)
        .map_or_else(|| Phrase::value(algorithm.oid.to_string()), Phrase::value)
}

/// The name that a standard gives an object identifier.
fn known_name(oid: ObjectIdentifier) -> Option<&'static str> {
    DB.by_oid(&oid)
}

fn length(signature: &BitString) -> Phrase {
    Phrase::new("certificate-signature-length").with("bytes", signature.raw_bytes().len())
}
