//! X.509 certificates as RFC 5280 wants them: version 3, random serial number, key identifiers.

use std::time::{Duration, SystemTime};

use der::asn1::{BitString, ObjectIdentifier, OctetString, SetOfVec, Utf8StringRef};
use der::{Any, Decode as _, Encode as _, Sequence};
use sha2::{Digest as _, Sha256};
use spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};
use x509_cert::attr::AttributeTypeAndValue;
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::{
    AuthorityKeyIdentifier, BasicConstraints, ExtendedKeyUsage, KeyUsage, KeyUsages,
    SubjectKeyIdentifier,
};
use x509_cert::name::{Name, RdnSequence, RelativeDistinguishedName};
use x509_cert::serial_number::SerialNumber;
use x509_cert::time::{Time, Validity};

use super::MakeError;
use crate::key::PrivateKey;

const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");
const ORGANIZATION: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.10");
const SUBJECT_KEY_IDENTIFIER: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.14");
const AUTHORITY_KEY_IDENTIFIER: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.35");
const KEY_USAGE: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.15");
const BASIC_CONSTRAINTS: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.19");
const EXTENDED_KEY_USAGE: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.37");
/// Clocks of a card's maker and its user differ a little.
const CLOCK_SKEW: Duration = Duration::from_secs(300);

/// What a certificate is to say.
pub(super) struct Contents {
    pub(super) subject: Name,
    /// DER SubjectPublicKeyInfo.
    pub(super) public_key: Vec<u8>,
    pub(super) validity: Validity,
    pub(super) extensions: Vec<Extension>,
}

/// Who signs it.
pub(super) struct Issuer<'a> {
    pub(super) name: Name,
    pub(super) key: &'a PrivateKey,
    pub(super) key_identifier: Vec<u8>,
}

/// RFC 5280 §4.1, with the optional unique identifiers left out as §4.1.2.8 demands.
#[derive(Sequence)]
struct ToBeSigned {
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    version: u8,
    serial_number: SerialNumber,
    signature: AlgorithmIdentifierOwned,
    issuer: Name,
    validity: Validity,
    subject: Name,
    subject_public_key_info: SubjectPublicKeyInfoOwned,
    #[asn1(context_specific = "3", tag_mode = "EXPLICIT")]
    extensions: Vec<Extension>,
}

#[derive(Sequence)]
struct Signed {
    to_be_signed: ToBeSigned,
    algorithm: AlgorithmIdentifierOwned,
    signature: BitString,
}

/// Signs a certificate and returns it in DER.
pub(super) fn issue(contents: Contents, issuer: &Issuer<'_>) -> Result<Vec<u8>, MakeError> {
    let algorithm = issuer.key.signature_algorithm();
    let identifiers = [
        subject_key_identifier(&contents.public_key)?,
        authority_key_identifier(&issuer.key_identifier)?,
    ];
    let to_be_signed = ToBeSigned {
        version: 2,
        serial_number: random_serial_number()?,
        signature: algorithm.clone(),
        issuer: issuer.name.clone(),
        validity: contents.validity,
        subject: contents.subject,
        subject_public_key_info: SubjectPublicKeyInfoOwned::from_der(&contents.public_key)?,
        extensions: identifiers.into_iter().chain(contents.extensions).collect(),
    };
    let signature = issuer.key.sign_message(&to_be_signed.to_der()?)?;
    let signature = BitString::from_bytes(&signature)?;
    Ok(Signed {
        to_be_signed,
        algorithm,
        signature,
    }
    .to_der()?)
}

/// RFC 7093 §2 method 1: the leftmost 160 bits of SHA-256 over the key's bits.
pub(super) fn key_identifier(public_key: &[u8]) -> Result<Vec<u8>, der::Error> {
    let info = SubjectPublicKeyInfoOwned::from_der(public_key)?;
    Ok(Sha256::digest(info.subject_public_key.raw_bytes())[..20].to_vec())
}

/// `CN` and, if given, `O` before it.
pub(super) fn name(organization: Option<&str>, common_name: &str) -> Result<Name, der::Error> {
    let mut sequence = RdnSequence::default();
    for (oid, text) in [
        (ORGANIZATION, organization),
        (COMMON_NAME, Some(common_name)),
    ] {
        if let Some(text) = text {
            let value = Any::from(Utf8StringRef::new(text)?);
            let attributes = SetOfVec::try_from([AttributeTypeAndValue { oid, value }])?;
            sequence.push(RelativeDistinguishedName::from(attributes));
        }
    }
    Name::from_der(&sequence.to_der()?)
}

/// From now on for so many years of 365 days.
pub(super) fn valid_for_years(years: u64) -> Result<Validity, der::Error> {
    let now = SystemTime::now();
    let until = now + Duration::from_secs(years * 365 * 24 * 60 * 60);
    Ok(Validity::new(
        Time::try_from(now - CLOCK_SKEW)?,
        Time::try_from(until)?,
    ))
}

pub(super) fn key_usage(usages: &[KeyUsages]) -> Result<Extension, der::Error> {
    let usages = usages
        .iter()
        .fold(x509_cert::der::flagset::FlagSet::default(), |set, usage| {
            set | *usage
        });
    extension(KEY_USAGE, true, KeyUsage(usages).to_der()?)
}

pub(super) fn extended_key_usage(purposes: &[ObjectIdentifier]) -> Result<Extension, der::Error> {
    extension(
        EXTENDED_KEY_USAGE,
        false,
        ExtendedKeyUsage(purposes.to_vec()).to_der()?,
    )
}

pub(super) fn basic_constraints(path_length: Option<u8>) -> Result<Extension, der::Error> {
    extension(
        BASIC_CONSTRAINTS,
        true,
        BasicConstraints {
            ca: true,
            path_len_constraint: path_length,
        }
        .to_der()?,
    )
}

pub(super) fn extension(
    oid: ObjectIdentifier,
    critical: bool,
    value: Vec<u8>,
) -> Result<Extension, der::Error> {
    Ok(Extension {
        extn_id: oid,
        critical,
        extn_value: OctetString::new(value)?,
    })
}

fn subject_key_identifier(public_key: &[u8]) -> Result<Extension, der::Error> {
    let identifier = SubjectKeyIdentifier(OctetString::new(key_identifier(public_key)?)?);
    extension(SUBJECT_KEY_IDENTIFIER, false, identifier.to_der()?)
}

fn authority_key_identifier(identifier: &[u8]) -> Result<Extension, der::Error> {
    let identifier = AuthorityKeyIdentifier {
        key_identifier: Some(OctetString::new(identifier)?),
        authority_cert_issuer: None,
        authority_cert_serial_number: None,
    };
    extension(AUTHORITY_KEY_IDENTIFIER, false, identifier.to_der()?)
}

/// Sixteen random bytes, positive (RFC 5280 §4.1.2.2).
fn random_serial_number() -> Result<SerialNumber, der::Error> {
    let mut bytes: [u8; 16] = rand::random();
    bytes[0] = (bytes[0] & 0x7F) | 0x40;
    SerialNumber::new(&bytes)
}
