use std::{str::FromStr, time::Duration};

use aws_lc_rs::{
    rand::{self, SystemRandom},
    signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair},
};
use const_oid::db::rfc5912::{
    ECDSA_WITH_SHA_256, ID_CE_EXT_KEY_USAGE, ID_CE_KEY_USAGE, ID_KP_CLIENT_AUTH,
};
use contents::{KeyAlgorithm, PublicKey};
use der::{
    Decode, Encode, Sequence,
    asn1::{BitString, OctetString},
    flagset::FlagSet,
};
use jiff::Timestamp;
use spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};
use x509_cert::{
    certificate::Version,
    ext::{
        Extension,
        pkix::{ExtendedKeyUsage, KeyUsage, KeyUsages},
    },
    name::Name,
    serial_number::SerialNumber,
    time::{Time, Validity},
};
use zeroize::Zeroizing;

use super::KeyFault;

/// The desk's client key of one session, in memory only, with the self-signed certificate that TLS wants around it.
///
/// The host knows the session by the key, registered in [`SessionRequest`](crate::SessionRequest); it reads nothing
/// else from the certificate.
pub struct SessionKey {
    private: Zeroizing<Vec<u8>>,
    certificate: Vec<u8>,
    public: PublicKey,
}

/// Wide enough for clocks that differ; the session itself ends when the host says.
const BEFORE: Duration = Duration::from_secs(24 * 60 * 60);
const AFTER: Duration = Duration::from_secs(7 * 24 * 60 * 60);

impl SessionKey {
    /// A new P-256 key, with a certificate that is valid from a day before `now` to a week after.
    ///
    /// # Errors
    /// [`KeyFault::Generation`] when the library fails.
    pub fn generate(now: Timestamp) -> Result<Self, KeyFault> {
        let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_ASN1_SIGNING)
            .map_err(|_| KeyFault::Generation)?;
        let public = PublicKey::ecc(KeyAlgorithm::EccP256, pair.public_key().as_ref())
            .map_err(|_| KeyFault::Generation)?;
        let certificate = self_signed(&pair, &public, now)?;
        // The library's document of PKCS #8 bytes is wiped when it is dropped.
        let private = pair.to_pkcs8v1().map_err(|_| KeyFault::Generation)?;
        Ok(Self {
            private: Zeroizing::new(private.as_ref().to_vec()),
            certificate,
            public,
        })
    }

    /// What is registered at the host.
    pub fn public_key(&self) -> &PublicKey {
        &self.public
    }

    /// The self-signed certificate, DER.
    pub fn certificate_der(&self) -> &[u8] {
        &self.certificate
    }

    /// The private key, PKCS #8 DER, for the TLS library.
    pub fn private_key_der(&self) -> &Zeroizing<Vec<u8>> {
        &self.private
    }
}

fn self_signed(
    pair: &EcdsaKeyPair,
    public: &PublicKey,
    now: Timestamp,
) -> Result<Vec<u8>, KeyFault> {
    let to_be_signed = to_be_signed(public, now).map_err(|_| KeyFault::Generation)?;
    let signature = pair
        .sign(&SystemRandom::new(), &to_be_signed)
        .map_err(|_| KeyFault::Signing)?;
    assemble(&to_be_signed, signature.as_ref()).map_err(|_| KeyFault::Generation)
}

/// `RFC 5280 §4.1`.
#[derive(Sequence)]
struct SelfSigned<'a> {
    to_be_signed: der::AnyRef<'a>,
    algorithm: AlgorithmIdentifierOwned,
    signature: BitString,
}

/// `RFC 5280 §4.1.2`, without the unique identifiers.
#[derive(Sequence)]
struct ToBeSignedCertificate {
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    version: Version,
    serial_number: SerialNumber,
    algorithm: AlgorithmIdentifierOwned,
    issuer: Name,
    validity: Validity,
    subject: Name,
    public_key: SubjectPublicKeyInfoOwned,
    #[asn1(context_specific = "3", tag_mode = "EXPLICIT")]
    extensions: Vec<Extension>,
}

const ECDSA_SHA256: AlgorithmIdentifierOwned = AlgorithmIdentifierOwned {
    oid: ECDSA_WITH_SHA_256,
    parameters: None,
};

fn assemble(to_be_signed: &[u8], signature: &[u8]) -> der::Result<Vec<u8>> {
    let to_be_signed = der::AnyRef::try_from(to_be_signed)?;
    SelfSigned {
        to_be_signed,
        algorithm: ECDSA_SHA256,
        signature: BitString::from_bytes(signature)?,
    }
    .to_der()
}

fn to_be_signed(public: &PublicKey, now: Timestamp) -> der::Result<Vec<u8>> {
    let mut serial = [0; 16];
    rand::fill(&mut serial).map_err(|_| der::ErrorKind::Failed)?;
    // RFC 5280 §4.1.2.2: positive; the first byte also keeps the encoding at 16 bytes.
    serial[0] = serial[0] & 0x7f | 0x40;
    let name = Name::from_str("CN=Countersign session")?;
    ToBeSignedCertificate {
        version: Version::V3,
        serial_number: SerialNumber::new(&serial)?,
        algorithm: ECDSA_SHA256,
        issuer: name.clone(),
        validity: Validity::new(
            time(now.checked_sub(BEFORE))?,
            time(now.checked_add(AFTER))?,
        ),
        subject: name,
        public_key: SubjectPublicKeyInfoOwned::from_der(public.spki())?,
        extensions: vec![
            extension(
                ID_CE_KEY_USAGE,
                true,
                &KeyUsage(FlagSet::from(KeyUsages::DigitalSignature)),
            )?,
            extension(
                ID_CE_EXT_KEY_USAGE,
                false,
                &ExtendedKeyUsage(vec![ID_KP_CLIENT_AUTH]),
            )?,
        ],
    }
    .to_der()
}

fn extension(
    oid: const_oid::ObjectIdentifier,
    critical: bool,
    value: &impl Encode,
) -> der::Result<Extension> {
    Ok(Extension {
        extn_id: oid,
        critical,
        extn_value: OctetString::new(value.to_der()?)?,
    })
}

fn time(at: Result<Timestamp, jiff::Error>) -> der::Result<Time> {
    let seconds = at
        .ok()
        .and_then(|at| u64::try_from(at.as_second()).ok())
        .ok_or(der::ErrorKind::DateTime)?;
    Time::try_from(std::time::UNIX_EPOCH + Duration::from_secs(seconds))
        .map_err(|_| der::ErrorKind::DateTime.into())
}
