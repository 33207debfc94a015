//! A private key with the three things a PIV card does with it: sign, decrypt (RSA, raw), agree (EC).

use der::asn1::ObjectIdentifier;
use pkcs8::{DecodePrivateKey as _, EncodePrivateKey as _, EncodePublicKey as _};
use serde::{Deserialize, Serialize};
use spki::AlgorithmIdentifierOwned;

use super::{Algorithm, ec, rsa};
use crate::tlv;

const SHA256_WITH_RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.11");
const ECDSA_WITH_SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2");

/// A private key of one of the five algorithms. It has no `Debug`; the state file holds it in the clear.
#[derive(Clone, Serialize, Deserialize)]
#[serde(try_from = "InFile", into = "InFile")]
pub(crate) enum PrivateKey {
    Rsa(Algorithm, Box<::rsa::RsaPrivateKey>),
    P256(p256::SecretKey),
    P384(p384::SecretKey),
}

/// The key failed, or the input is not one it can work on.
#[derive(Debug, thiserror::Error)]
#[error("the key operation failed")]
pub struct KeyFailed;

impl PrivateKey {
    /// Makes a new key.
    pub(crate) fn generate(algorithm: Algorithm) -> Result<Self, KeyFailed> {
        match algorithm {
            Algorithm::EccP256 => Ok(Self::P256(ec::generate::<p256::NistP256>())),
            Algorithm::EccP384 => Ok(Self::P384(ec::generate::<p384::NistP384>())),
            _ => Ok(Self::Rsa(algorithm, Box::new(rsa::generate(algorithm)?))),
        }
    }

    /// Reads PKCS#8 (RFC 5208) in DER.
    pub(crate) fn from_pkcs8(algorithm: Algorithm, der: &[u8]) -> Result<Self, KeyFailed> {
        match algorithm {
            Algorithm::EccP256 => p256::SecretKey::from_pkcs8_der(der)
                .map(Self::P256)
                .map_err(|_| KeyFailed),
            Algorithm::EccP384 => p384::SecretKey::from_pkcs8_der(der)
                .map(Self::P384)
                .map_err(|_| KeyFailed),
            _ => Ok(Self::Rsa(
                algorithm,
                Box::new(rsa::from_pkcs8(algorithm, der)?),
            )),
        }
    }

    /// Writes PKCS#8 in DER.
    pub(crate) fn to_pkcs8(&self) -> Result<Vec<u8>, KeyFailed> {
        let document = match self {
            Self::Rsa(_, key) => key.to_pkcs8_der(),
            Self::P256(key) => key.to_pkcs8_der(),
            Self::P384(key) => key.to_pkcs8_der(),
        };
        document
            .map(|der| der.as_bytes().to_vec())
            .map_err(|_| KeyFailed)
    }

    pub(crate) fn algorithm(&self) -> Algorithm {
        match self {
            Self::Rsa(algorithm, _) => *algorithm,
            Self::P256(_) => Algorithm::EccP256,
            Self::P384(_) => Algorithm::EccP384,
        }
    }

    /// DER SubjectPublicKeyInfo.
    pub(crate) fn public_key_der(&self) -> Vec<u8> {
        let document = match self {
            Self::Rsa(_, key) => key.to_public_key().to_public_key_der(),
            Self::P256(key) => key.public_key().to_public_key_der(),
            Self::P384(key) => key.public_key().to_public_key_der(),
        };
        // A public key that was derived from a private one always has an encoding.
        document
            .map(|der| der.as_bytes().to_vec())
            .unwrap_or_default()
    }

    /// The public key as a card gives it: 81 modulus and 82 exponent, or 86 point
    /// (SP 800-73-5 Part 2 §3.3.2).
    pub(crate) fn public_key_objects(&self) -> Vec<u8> {
        match self {
            Self::Rsa(_, key) => rsa::public_key_objects(key),
            Self::P256(key) => tlv::encode(0x86, &key.public_key().to_sec1_bytes()),
            Self::P384(key) => tlv::encode(0x86, &key.public_key().to_sec1_bytes()),
        }
    }

    /// RSA: the raw private operation on a full-length number (SP 800-73-5 Part 2 Appendix A.4.1, A.5.1).
    /// EC: an ECDSA signature over a hash of the curve's length, in DER.
    pub(crate) fn sign_or_decrypt(&self, input: &[u8]) -> Result<Vec<u8>, KeyFailed> {
        match self {
            Self::Rsa(algorithm, key) => rsa::private_operation(*algorithm, key, input),
            Self::P256(key) if input.len() == 32 => ec::sign_p256(key, input),
            Self::P384(key) if input.len() == 48 => ec::sign_p384(key, input),
            _ => Err(KeyFailed),
        }
    }

    /// ECDH with the other side's uncompressed point: the x coordinate (SP 800-73-5 Part 2 Appendix A.5.2).
    pub(crate) fn agree(&self, point: &[u8]) -> Result<Vec<u8>, KeyFailed> {
        match self {
            Self::Rsa(..) => Err(KeyFailed),
            Self::P256(key) => ec::agree(key, point),
            Self::P384(key) => ec::agree(key, point),
        }
    }

    /// A signature over `message` as X.509 wants it, SHA-256 with either kind of key.
    pub(crate) fn sign_message(&self, message: &[u8]) -> Result<Vec<u8>, KeyFailed> {
        use sha2::Digest as _;
        let hash = sha2::Sha256::digest(message);
        match self {
            Self::Rsa(algorithm, key) => {
                rsa::private_operation(*algorithm, key, &rsa::pkcs1_sha256(*algorithm, &hash))
            }
            Self::P256(key) => ec::sign_p256(key, &hash),
            Self::P384(key) => ec::sign_p384(key, &hash),
        }
    }

    /// How [`PrivateKey::sign_message`] is named in a certificate (RFC 4055 §5, RFC 5758 §3.2).
    pub(crate) fn signature_algorithm(&self) -> AlgorithmIdentifierOwned {
        match self {
            Self::Rsa(..) => AlgorithmIdentifierOwned {
                oid: SHA256_WITH_RSA,
                parameters: Some(der::Any::null()),
            },
            _ => AlgorithmIdentifierOwned {
                oid: ECDSA_WITH_SHA256,
                parameters: None,
            },
        }
    }
}

/// How a private key is written in the state file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct InFile {
    algorithm: Algorithm,
    #[serde(with = "crate::hex_bytes")]
    pkcs8: Vec<u8>,
}

impl TryFrom<InFile> for PrivateKey {
    type Error = KeyFailed;

    fn try_from(file: InFile) -> Result<Self, KeyFailed> {
        Self::from_pkcs8(file.algorithm, &file.pkcs8)
    }
}

impl From<PrivateKey> for InFile {
    fn from(key: PrivateKey) -> Self {
        // Every key of this type was read from or can be written as PKCS#8.
        let pkcs8 = key.to_pkcs8().unwrap_or_default();
        Self {
            algorithm: key.algorithm(),
            pkcs8,
        }
    }
}
