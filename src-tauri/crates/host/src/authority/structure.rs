//! The structures of `RFC 5280 §4.1` as they are made here: first the part that is signed, then the whole.

use aws_lc_rs::{digest, rand};
use der::{
    Decode, Encode, Sequence,
    asn1::{Any, BitString},
};
use jiff::Timestamp;
use spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};
use x509_cert::{
    certificate::Version,
    ext::Extensions,
    name::Name,
    serial_number::SerialNumber,
    time::{Time, Validity},
};

use crate::Fault;

/// `TBSCertificate`, without the unique identifiers that `RFC 5280 §4.1.2.8` forbids.
#[derive(Sequence)]
pub(super) struct ToBeSigned {
    #[asn1(context_specific = "0", default = "Default::default")]
    pub(super) version: Version,
    pub(super) serial_number: SerialNumber,
    pub(super) signature: AlgorithmIdentifierOwned,
    pub(super) issuer: Name,
    pub(super) validity: Validity,
    pub(super) subject: Name,
    pub(super) subject_public_key_info: SubjectPublicKeyInfoOwned,
    #[asn1(context_specific = "3", tag_mode = "EXPLICIT")]
    pub(super) extensions: Extensions,
}

/// `SIGNED{…}`: what is signed, by what, and the signature.
#[derive(Sequence)]
struct Signed {
    to_be_signed: Any,
    algorithm: AlgorithmIdentifierOwned,
    signature: BitString,
}

/// Puts the signature to what was signed.
pub(super) fn signed(
    to_be_signed: &[u8],
    algorithm: AlgorithmIdentifierOwned,
    signature: &[u8],
) -> Result<Vec<u8>, Fault> {
    let signature = BitString::from_bytes(signature)?;
    Ok(Signed {
        to_be_signed: Any::from_der(to_be_signed)?,
        algorithm,
        signature,
    }
    .to_der()?)
}

/// A certificate's serial number: 16 random octets, the first not zero (`RFC 5280 §4.1.2.2`: positive, at most 20
/// octets).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Serial([u8; 16]);

impl Serial {
    pub(crate) fn random() -> Result<Self, Fault> {
        let mut octets = [0; 16];
        while octets[0] == 0 {
            rand::fill(&mut octets).map_err(|_| Fault::Random)?;
        }
        Ok(Self(octets))
    }

    /// 32 lower-case hexadecimal digits.
    pub(crate) fn hex(self) -> String {
        hex::encode(self.0)
    }

    pub(super) fn number(self) -> Result<SerialNumber, Fault> {
        Ok(SerialNumber::new(&self.0)?)
    }
}

/// The key identifier of a public key: the leftmost 160 bits of the SHA-256 of its bits (`RFC 7093 §2`, method 1).
pub(crate) fn key_identifier(spki: &[u8]) -> Result<[u8; 20], Fault> {
    let info = SubjectPublicKeyInfoOwned::from_der(spki)?;
    let digest = digest::digest(&digest::SHA256, info.subject_public_key.raw_bytes());
    let mut identifier = [0; 20];
    identifier.copy_from_slice(&digest.as_ref()[..20]);
    Ok(identifier)
}

/// A time in whole seconds; the encoder takes UTCTime to the end of 2049 (`RFC 5280 §4.1.2.5`).
pub(super) fn time(time: Timestamp) -> Result<Time, Fault> {
    let seconds = u64::try_from(time.as_second()).map_err(|_| Fault::Corrupt { what: "a time" })?;
    Ok(der::DateTime::from_unix_duration(std::time::Duration::from_secs(seconds))?.into())
}
