use std::fmt::{self, Write};

use der::{Decode, Encode, Header, SliceReader};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use x509_cert::{name::Name, time::Time};

use crate::{MalformedPublicKey, PublicKey, UnsupportedKey};

/// An X.509 certificate as it lies on a card or comes from a host, with what a person and a plan ask of it.
///
/// `K` is [`PublicKey`] for a key that Countersign certifies, and [`UnsupportedKey`] for any other; such a certificate
/// is only ever looked at.
///
/// Parsing says nothing about trust: neither the signature nor the chain is checked here.
#[derive(Clone, PartialEq, Eq)]
pub struct Certificate<K = PublicKey> {
    der: Vec<u8>,
    subject: String,
    issuer: String,
    serial: String,
    not_before: Timestamp,
    not_after: Timestamp,
    public_key: K,
}

impl Certificate {
    /// Parses one DER certificate (`RFC 5280 §4.1`) for a key that Countersign certifies.
    ///
    /// # Errors
    /// [`MalformedCertificate`] when the bytes are no certificate, trailing bytes included;
    /// [`MalformedCertificate::PublicKey`] when its key is none that Countersign certifies.
    pub fn from_der(der: &[u8]) -> Result<Self, MalformedCertificate> {
        Self::parse(der, PublicKey::from_spki)
    }

    /// Parses a DER certificate that padding may follow, as some cards store it; the padding is dropped.
    ///
    /// # Errors
    /// As [`from_der`](Self::from_der), but for trailing bytes.
    pub fn from_padded_der(bytes: &[u8]) -> Result<Self, MalformedCertificate> {
        Self::from_der(without_padding(bytes)?)
    }
}

impl Certificate<UnsupportedKey> {
    /// Parses one DER certificate for any other key, that padding may follow.
    ///
    /// # Errors
    /// [`MalformedCertificate`] when the bytes are no certificate.
    pub fn of_unsupported_key(bytes: &[u8]) -> Result<Self, MalformedCertificate> {
        Self::parse(without_padding(bytes)?, UnsupportedKey::of_spki)
    }
}

impl<K> Certificate<K> {
    fn parse<E>(
        der: &[u8],
        key: impl FnOnce(&[u8]) -> Result<K, E>,
    ) -> Result<Self, MalformedCertificate>
    where
        MalformedCertificate: From<E>,
    {
        let parsed = x509_cert::Certificate::from_der(der)?;
        let tbs = parsed.tbs_certificate();
        Ok(Self {
            der: der.to_vec(),
            subject: text(tbs.subject()),
            issuer: text(tbs.issuer()),
            serial: hex::encode(unsigned(tbs.serial_number().as_bytes())),
            not_before: timestamp(tbs.validity().not_before)?,
            not_after: timestamp(tbs.validity().not_after)?,
            public_key: key(&tbs.subject_public_key_info().to_der()?)?,
        })
    }

    /// The DER bytes.
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// Subject, as `RFC 4514` writes it; characters that a terminal would obey or that change the direction of text
    /// stand there as hexadecimal.
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// Issuer, written likewise.
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// Serial number, lower-case hexadecimal without a leading sign byte; a negative one in two's complement.
    pub fn serial(&self) -> &str {
        &self.serial
    }

    /// The first instant of validity.
    pub fn not_before(&self) -> Timestamp {
        self.not_before
    }

    /// The last instant of validity; the latest that there is for a certificate that never ends.
    pub fn not_after(&self) -> Timestamp {
        self.not_after
    }

    /// The certified key.
    pub fn public_key(&self) -> &K {
        &self.public_key
    }

    /// SHA-256 of the DER bytes, as 64 lower-case hexadecimal digits.
    pub fn fingerprint(&self) -> String {
        hex::encode(Sha256::digest(&self.der))
    }
}

impl<K> fmt::Debug for Certificate<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Certificate({}, serial {})", self.subject, self.serial)
    }
}

/// Why bytes are no certificate that Countersign can read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MalformedCertificate {
    /// Not DER, or not the structure of `RFC 5280 §4.1`.
    #[error("not a valid DER certificate: {0}")]
    Der(#[from] der::Error),
    /// It ends before its length says.
    #[error("the certificate ends before its length says")]
    Truncated,
    /// The card's object around it is not built as `SP 800-73-5 Part 1` (Appendix A) has it.
    #[error("the card's certificate object is not built as it must be")]
    Container,
    /// It is said to be compressed and cannot be unpacked, or is too long when unpacked.
    #[error("the compressed certificate cannot be unpacked")]
    Compression,
    /// The card has an object there and refuses to give it.
    #[error("the card refuses to give the certificate (status {status:04X})")]
    Refused {
        /// The status word of its answer.
        status: u16,
    },
    /// Its public key is none that Countersign certifies.
    #[error(transparent)]
    PublicKey(#[from] MalformedPublicKey),
    /// A time outside the range of years 1 to 9999.
    #[error("the certificate's validity is out of range")]
    Validity,
}

impl MalformedCertificate {
    /// The stable code that texts are found by.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Der(_) => "certificate-not-der",
            Self::Truncated => "certificate-truncated",
            Self::Container => "certificate-container",
            Self::Compression => "certificate-compression",
            Self::Refused { .. } => "certificate-not-given",
            Self::PublicKey(_) => "certificate-public-key",
            Self::Validity => "certificate-validity",
        }
    }
}

fn without_padding(bytes: &[u8]) -> Result<&[u8], MalformedCertificate> {
    let reader = SliceReader::new(bytes)?;
    let header = Header::peek(&reader)?;
    let length = (header.encoded_len()? + header.length())?;
    let length = usize::try_from(length)?;
    bytes.get(..length).ok_or(MalformedCertificate::Truncated)
}

/// A name with hexadecimal pairs (`RFC 4514 §2.4`) for what a terminal or a window would not show but do.
pub(crate) fn text(name: &Name) -> String {
    shown(&name.to_string())
}

/// The same for any other text of a certificate.
pub(crate) fn shown(written: &str) -> String {
    let mut text = String::new();
    for character in written.chars() {
        if character.is_control() || changes_direction(character) {
            for byte in character.encode_utf8(&mut [0; 4]).bytes() {
                // Writing to a String does not fail.
                let _ = write!(text, "\\{byte:02x}");
            }
        } else {
            text.push(character);
        }
    }
    text
}

/// The marks, embeddings, overrides and isolates of Unicode's bidirectional algorithm (UAX #9 §2).
fn changes_direction(character: char) -> bool {
    matches!(character, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

pub(crate) fn unsigned(serial: &[u8]) -> &[u8] {
    match serial {
        [0, rest @ ..] if !rest.is_empty() => rest,
        other => other,
    }
}

pub(crate) fn timestamp(time: Time) -> Result<Timestamp, MalformedCertificate> {
    let seconds = i64::try_from(time.to_unix_duration().as_secs())
        .map_err(|_| MalformedCertificate::Validity)?;
    // RFC 5280 §4.1.2.5 has 99991231235959Z for "never ends", hours later than the last Timestamp.
    Timestamp::from_second(seconds.min(Timestamp::MAX.as_second()))
        .map_err(|_| MalformedCertificate::Validity)
}

#[cfg(test)]
mod tests;
