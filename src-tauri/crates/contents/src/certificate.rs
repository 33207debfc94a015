use std::fmt;

use der::{Decode, Encode, Header, SliceReader};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use x509_cert::time::Time;

use crate::{MalformedPublicKey, PublicKey};

/// An X.509 certificate as it lies on a card or comes from a host, with what a person and a plan ask of it.
///
/// Parsing says nothing about trust: neither the signature nor the chain is checked here.
#[derive(Clone, PartialEq, Eq)]
pub struct Certificate {
    der: Vec<u8>,
    subject: String,
    issuer: String,
    serial: String,
    not_before: Timestamp,
    not_after: Timestamp,
    public_key: PublicKey,
}

impl Certificate {
    /// Parses one DER certificate (`RFC 5280 §4.1`).
    ///
    /// # Errors
    /// [`MalformedCertificate`] when the bytes are no certificate, trailing bytes included, or its key is none that
    /// Countersign certifies.
    pub fn from_der(der: &[u8]) -> Result<Self, MalformedCertificate> {
        let parsed = x509_cert::Certificate::from_der(der)?;
        let tbs = parsed.tbs_certificate();
        Ok(Self {
            der: der.to_vec(),
            subject: tbs.subject().to_string(),
            issuer: tbs.issuer().to_string(),
            serial: hex::encode(unsigned(tbs.serial_number().as_bytes())),
            not_before: timestamp(tbs.validity().not_before)?,
            not_after: timestamp(tbs.validity().not_after)?,
            public_key: PublicKey::from_spki(&tbs.subject_public_key_info().to_der()?)?,
        })
    }

    /// Parses a DER certificate that padding may follow, as some cards store it; the padding is dropped.
    ///
    /// # Errors
    /// As [`from_der`](Self::from_der), but for trailing bytes.
    pub fn from_padded_der(bytes: &[u8]) -> Result<Self, MalformedCertificate> {
        let reader = SliceReader::new(bytes)?;
        let header = Header::peek(&reader)?;
        let length = (header.encoded_len()? + header.length())?;
        let length = usize::try_from(length)?;
        Self::from_der(bytes.get(..length).ok_or(MalformedCertificate::Truncated)?)
    }

    /// The DER bytes.
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// Subject, as `RFC 4514` writes it.
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// Issuer, as `RFC 4514` writes it.
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// Serial number, lower-case hexadecimal without a leading sign byte.
    pub fn serial(&self) -> &str {
        &self.serial
    }

    /// The first instant of validity.
    pub fn not_before(&self) -> Timestamp {
        self.not_before
    }

    /// The last instant of validity.
    pub fn not_after(&self) -> Timestamp {
        self.not_after
    }

    /// The certified key.
    pub fn public_key(&self) -> &PublicKey {
        &self.public_key
    }

    /// SHA-256 of the DER bytes, as 64 lower-case hexadecimal digits.
    pub fn fingerprint(&self) -> String {
        hex::encode(Sha256::digest(&self.der))
    }
}

impl fmt::Debug for Certificate {
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
    /// Its public key cannot be used.
    #[error(transparent)]
    PublicKey(#[from] MalformedPublicKey),
    /// A time outside the range of years 1 to 9999.
    #[error("the certificate's validity is out of range")]
    Validity,
}

fn unsigned(serial: &[u8]) -> &[u8] {
    match serial {
        [0, rest @ ..] if !rest.is_empty() => rest,
        other => other,
    }
}

fn timestamp(time: Time) -> Result<Timestamp, MalformedCertificate> {
    let seconds = i64::try_from(time.to_unix_duration().as_secs())
        .map_err(|_| MalformedCertificate::Validity)?;
    Timestamp::from_second(seconds).map_err(|_| MalformedCertificate::Validity)
}
