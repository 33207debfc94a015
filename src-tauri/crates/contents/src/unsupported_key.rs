use std::fmt;

use const_oid::{
    ObjectIdentifier,
    db::{rfc5912::ID_EC_PUBLIC_KEY, rfc5912::RSA_ENCRYPTION, rfc8410},
};
use der::{Decode, asn1::AnyRef};
use spki::SubjectPublicKeyInfoRef;

use crate::public_key::RsaPublicKey;

/// A public key that Countersign does not certify: of another algorithm, curve or size. It is there, and that is all
/// that is known of it; the name is for people.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct UnsupportedKey {
    algorithm: String,
}

impl UnsupportedKey {
    /// A key of the algorithm that people know by that name.
    pub fn named(algorithm: impl Into<String>) -> Self {
        Self {
            algorithm: algorithm.into(),
        }
    }

    /// From a DER SubjectPublicKeyInfo, of which nothing but the algorithm must be readable.
    ///
    /// # Errors
    /// When the bytes are no SubjectPublicKeyInfo.
    pub fn of_spki(spki: &[u8]) -> Result<Self, der::Error> {
        let spki = SubjectPublicKeyInfoRef::from_der(spki)?;
        let bits = spki.subject_public_key.raw_bytes();
        Ok(Self::named(match spki.algorithm.oid {
            RSA_ENCRYPTION => rsa(bits),
            ID_EC_PUBLIC_KEY => ecc(spki.algorithm.parameters),
            rfc8410::ID_ED_25519 => "Ed25519".to_owned(),
            rfc8410::ID_X_25519 => "X25519".to_owned(),
            rfc8410::ID_ED_448 => "Ed448".to_owned(),
            rfc8410::ID_X_448 => "X448".to_owned(),
            other => other.to_string(),
        }))
    }

    /// The algorithm's name, or its object identifier.
    pub fn algorithm(&self) -> &str {
        &self.algorithm
    }
}

impl fmt::Display for UnsupportedKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.algorithm)
    }
}

fn rsa(bits: &[u8]) -> String {
    let Ok(key) = RsaPublicKey::from_der(bits) else {
        return "RSA".to_owned();
    };
    let modulus = key.modulus.as_bytes();
    let zeros = modulus
        .first()
        .map_or(0, |first| first.leading_zeros() as usize);
    format!("RSA-{}", 8 * modulus.len() - zeros)
}

fn ecc(parameters: Option<AnyRef<'_>>) -> String {
    const P_521: ObjectIdentifier = const_oid::db::rfc5912::SECP_521_R_1;
    let curve = parameters.and_then(|parameters| parameters.decode_as::<ObjectIdentifier>().ok());
    match curve {
        Some(P_521) => "P-521".to_owned(),
        Some(curve) => format!("ECC {curve}"),
        None => "ECC".to_owned(),
    }
}
