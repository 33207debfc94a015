use std::fmt;

use base64::{Engine, engine::general_purpose::STANDARD};
use const_oid::{
    ObjectIdentifier,
    db::{
        rfc5912::ID_EC_PUBLIC_KEY, rfc5912::RSA_ENCRYPTION, rfc5912::SECP_256_R_1,
        rfc5912::SECP_384_R_1,
    },
};
use der::{
    Decode, Encode,
    asn1::{Any, BitString, Null, UintRef},
};
use serde::{Deserialize, Serialize, de};
use sha2::{Digest, Sha256};
use spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};

use crate::KeyAlgorithm;

/// A public key that Countersign can certify, held as its DER SubjectPublicKeyInfo (`RFC 5280 §4.1.2.7`, parameters by
/// `RFC 3279 §2.3.1` for RSA and `RFC 5480 §2.1.1` for ECC). Serialises as the base64 of that DER.
///
/// Checked: algorithm, curve, modulus length, odd exponent of 3 to 32 bits, uncompressed point of the right length.
/// Not checked: that a point lies on its curve, or that a modulus has two prime factors; whoever uses the key does that.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct PublicKey {
    algorithm: KeyAlgorithm,
    spki: Vec<u8>,
}

impl PublicKey {
    /// From the big-endian modulus and exponent, as a card answers them.
    ///
    /// # Errors
    /// [`MalformedPublicKey`] for a modulus of another size than `algorithm`'s, or an unusable exponent.
    pub fn rsa(
        algorithm: KeyAlgorithm,
        modulus: &[u8],
        exponent: &[u8],
    ) -> Result<Self, MalformedPublicKey> {
        let key = RsaPublicKey {
            modulus: UintRef::new(modulus)?,
            public_exponent: UintRef::new(exponent)?,
        };
        let parameters = Some(Any::from(Null));
        let found = Self::from_parts(RSA_ENCRYPTION, parameters, &key.to_der()?)?;
        found.expecting(algorithm)
    }

    /// From the uncompressed point, `04 ‖ X ‖ Y`, as a card answers it.
    ///
    /// # Errors
    /// [`MalformedPublicKey`] for a point of another length than `algorithm`'s, or a compressed one.
    pub fn ecc(algorithm: KeyAlgorithm, point: &[u8]) -> Result<Self, MalformedPublicKey> {
        let curve = match algorithm {
            KeyAlgorithm::EccP256 => SECP_256_R_1,
            KeyAlgorithm::EccP384 => SECP_384_R_1,
            KeyAlgorithm::Rsa2048 | KeyAlgorithm::Rsa3072 | KeyAlgorithm::Rsa4096 => {
                return Err(MalformedPublicKey::UnsupportedAlgorithm);
            }
        };
        Self::from_parts(ID_EC_PUBLIC_KEY, Some(Any::encode_from(&curve)?), point)
    }

    /// From a DER SubjectPublicKeyInfo. The bytes are re-encoded, so that equal keys are equal bytes.
    ///
    /// # Errors
    /// [`MalformedPublicKey`] for what is not DER, another algorithm or curve, or a key of the wrong form.
    pub fn from_spki(spki: &[u8]) -> Result<Self, MalformedPublicKey> {
        let spki = SubjectPublicKeyInfoOwned::from_der(spki)?;
        let algorithm = algorithm_of(&spki)?;
        Ok(Self {
            algorithm,
            spki: spki.to_der()?,
        })
    }

    fn from_parts(
        oid: ObjectIdentifier,
        parameters: Option<Any>,
        key: &[u8],
    ) -> Result<Self, MalformedPublicKey> {
        let spki = SubjectPublicKeyInfoOwned {
            algorithm: AlgorithmIdentifierOwned { oid, parameters },
            subject_public_key: BitString::from_bytes(key)?,
        };
        let algorithm = algorithm_of(&spki)?;
        Ok(Self {
            algorithm,
            spki: spki.to_der()?,
        })
    }

    fn expecting(self, algorithm: KeyAlgorithm) -> Result<Self, MalformedPublicKey> {
        if self.algorithm == algorithm {
            Ok(self)
        } else {
            Err(MalformedPublicKey::WrongSize)
        }
    }

    /// The key's algorithm.
    pub fn algorithm(&self) -> KeyAlgorithm {
        self.algorithm
    }

    /// The DER SubjectPublicKeyInfo.
    pub fn spki(&self) -> &[u8] {
        &self.spki
    }

    /// The bits of the SubjectPublicKeyInfo: an RSAPublicKey (`RFC 8017 §A.1.1`) or an uncompressed point.
    pub fn key_bits(&self) -> Vec<u8> {
        SubjectPublicKeyInfoOwned::from_der(&self.spki)
            .map(|spki| spki.subject_public_key.raw_bytes().to_vec())
            .unwrap_or_default()
    }

    /// SHA-256 of the DER SubjectPublicKeyInfo, as 64 lower-case hexadecimal digits.
    pub fn fingerprint(&self) -> String {
        hex::encode(Sha256::digest(&self.spki))
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({}, {})", self.algorithm, self.fingerprint())
    }
}

impl Serialize for PublicKey {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(&self.spki))
    }
}

impl<'de> Deserialize<'de> for PublicKey {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let spki = STANDARD.decode(text).map_err(de::Error::custom)?;
        Self::from_spki(&spki).map_err(de::Error::custom)
    }
}

/// Bytes that are no public key Countersign can certify.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MalformedPublicKey {
    /// Not DER, or not the structure.
    #[error("the public key is not valid DER: {0}")]
    Der(#[from] der::Error),
    /// Neither RSA nor ECC on P-256 or P-384.
    #[error("the public key's algorithm is not supported")]
    UnsupportedAlgorithm,
    /// A modulus, exponent or point of the wrong size or form.
    #[error("the public key has the wrong size or form for its algorithm")]
    WrongSize,
}

/// `RFC 8017 §A.1.1`.
#[derive(der::Sequence)]
pub(crate) struct RsaPublicKey<'a> {
    pub(crate) modulus: UintRef<'a>,
    public_exponent: UintRef<'a>,
}

fn algorithm_of(spki: &SubjectPublicKeyInfoOwned) -> Result<KeyAlgorithm, MalformedPublicKey> {
    let bits = spki
        .subject_public_key
        .as_bytes()
        .ok_or(MalformedPublicKey::WrongSize)?;
    let parameters = spki.algorithm.parameters.as_ref();
    if spki.algorithm.oid == RSA_ENCRYPTION {
        // RFC 3279 §2.3.1: the parameters field must be present and NULL.
        if !parameters.is_some_and(Any::is_null) {
            return Err(MalformedPublicKey::UnsupportedAlgorithm);
        }
        return rsa_algorithm(&RsaPublicKey::from_der(bits)?);
    }
    if spki.algorithm.oid != ID_EC_PUBLIC_KEY {
        return Err(MalformedPublicKey::UnsupportedAlgorithm);
    }
    let curve: ObjectIdentifier = parameters
        .ok_or(MalformedPublicKey::UnsupportedAlgorithm)?
        .decode_as()?;
    let algorithm = match curve {
        SECP_256_R_1 => KeyAlgorithm::EccP256,
        SECP_384_R_1 => KeyAlgorithm::EccP384,
        _ => return Err(MalformedPublicKey::UnsupportedAlgorithm),
    };
    let uncompressed = bits.len() == 1 + 2 * algorithm.size() && bits.first() == Some(&0x04);
    if uncompressed {
        Ok(algorithm)
    } else {
        Err(MalformedPublicKey::WrongSize)
    }
}

fn rsa_algorithm(key: &RsaPublicKey<'_>) -> Result<KeyAlgorithm, MalformedPublicKey> {
    let modulus = key.modulus.as_bytes();
    let exponent = key.public_exponent.as_bytes();
    let odd = exponent.last().is_some_and(|last| last % 2 == 1);
    if !odd
        || exponent.len() > 4
        || exponent == [1]
        || modulus.first().is_none_or(|top| *top < 0x80)
    {
        return Err(MalformedPublicKey::WrongSize);
    }
    KeyAlgorithm::ALL
        .into_iter()
        .find(|algorithm| algorithm.is_rsa() && algorithm.size() == modulus.len())
        .ok_or(MalformedPublicKey::WrongSize)
}

#[cfg(test)]
mod tests {
    use p256::{SecretKey, elliptic_curve::sec1::ToSec1Point, pkcs8::EncodePublicKey};

    use super::{KeyAlgorithm, MalformedPublicKey, PublicKey};

    #[test]
    fn a_point_and_its_spki_are_the_same_key() {
        let key = SecretKey::from_slice(&[7; 32]).unwrap().public_key();
        let point = key.to_sec1_point(false);
        let built = PublicKey::ecc(KeyAlgorithm::EccP256, point.as_bytes()).unwrap();
        let spki = key.to_public_key_der().unwrap();
        assert_eq!(built.spki(), spki.as_bytes());
        assert_eq!(PublicKey::from_spki(spki.as_bytes()).unwrap(), built);
        assert_eq!(built.key_bits(), point.as_bytes());
        assert_eq!(
            PublicKey::ecc(KeyAlgorithm::EccP384, point.as_bytes()),
            Err(MalformedPublicKey::WrongSize)
        );
        let json = serde_json::to_string(&built).unwrap();
        assert_eq!(serde_json::from_str::<PublicKey>(&json).unwrap(), built);
    }

    #[test]
    fn an_rsa_key_must_have_the_size_it_is_said_to_have() {
        let modulus = [0xC1; 256];
        let key = PublicKey::rsa(KeyAlgorithm::Rsa2048, &modulus, &[1, 0, 1]).unwrap();
        assert_eq!(key.algorithm(), KeyAlgorithm::Rsa2048);
        for (modulus, exponent) in [
            (&modulus[1..], &[1, 0, 1][..]),
            (&modulus[..], &[2]),
            (&modulus[..], &[1]),
        ] {
            assert!(PublicKey::rsa(KeyAlgorithm::Rsa2048, modulus, exponent).is_err());
        }
        assert!(PublicKey::rsa(KeyAlgorithm::Rsa3072, &modulus, &[1, 0, 1]).is_err());
    }
}
