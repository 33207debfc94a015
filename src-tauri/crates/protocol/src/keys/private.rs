//! Private keys as files hold them: which public key belongs to one, and whether it is the one of a certificate.

use aws_lc_rs::{
    encoding::AsDer,
    rand::SystemRandom,
    rsa::KeyPair as RsaKeyPair,
    signature::{
        ECDSA_P256_SHA256_ASN1_SIGNING, ECDSA_P384_SHA384_ASN1_SIGNING, EcdsaKeyPair, KeyPair,
        RSA_PKCS1_SHA256,
    },
};
use contents::PublicKey;
use der::{AnyRef, Decode, Tag, Tagged};
use secret::PrivateKey;

use super::KeyFault;
use crate::signature;

/// Most bytes of a PKCS#8 private key: one of RSA-4096 has less than 2400.
pub const MAX_BYTES: usize = 4096;

/// The public key of a private one, of any algorithm that can be certified. What of it the PKCS#8 says of itself is
/// not believed but computed, or checked against what is.
///
/// # Errors
/// [`KeyFault::Malformed`] for what is no PKCS#8 (`RFC 5958`) of a consistent key, or of another algorithm or size.
pub fn public_key(key: &PrivateKey) -> Result<PublicKey, KeyFault> {
    Pair::of(key)?.public_key()
}

/// Whether the two are a pair: the private key signs, and the public key verifies.
pub fn matches(key: &PrivateKey, public: &PublicKey) -> bool {
    let Ok(pair) = Pair::of(key) else {
        return false;
    };
    pair.public_key().is_ok_and(|found| found == *public)
        && pair
            .signature(PAIR_CHECK)
            .is_some_and(|made| signature::verify(public, PAIR_CHECK, &made).is_ok())
}

/// What is signed to see whether two keys are a pair; it says nothing that anybody could use.
const PAIR_CHECK: &[u8] = b"countersign: a pair of keys";

enum Pair {
    Ecdsa(EcdsaKeyPair),
    Rsa(RsaKeyPair),
}

impl Pair {
    fn of(key: &PrivateKey) -> Result<Self, KeyFault> {
        // Exposed to be parsed; the library keeps its own copy and wipes it.
        let pkcs8 = key.expose();
        // The library reads on where a structure ends: nothing may follow it.
        let whole = AnyRef::from_der(pkcs8).is_ok_and(|found| found.tag() == Tag::Sequence);
        if pkcs8.len() > MAX_BYTES || !whole {
            return Err(KeyFault::Malformed);
        }
        let ecdsa = |algorithm| EcdsaKeyPair::from_pkcs8(algorithm, pkcs8).map(Self::Ecdsa);
        ecdsa(&ECDSA_P256_SHA256_ASN1_SIGNING)
            .or_else(|_| ecdsa(&ECDSA_P384_SHA384_ASN1_SIGNING))
            .or_else(|_| RsaKeyPair::from_pkcs8(pkcs8).map(Self::Rsa))
            .map_err(|_| KeyFault::Malformed)
    }

    fn public_key(&self) -> Result<PublicKey, KeyFault> {
        let spki = match self {
            Self::Ecdsa(pair) => pair.public_key().as_der().map(|der| der.as_ref().to_vec()),
            Self::Rsa(pair) => pair.public_key().as_der().map(|der| der.as_ref().to_vec()),
        };
        spki.ok()
            .and_then(|spki| PublicKey::from_spki(&spki).ok())
            .ok_or(KeyFault::Malformed)
    }

    fn signature(&self, message: &[u8]) -> Option<Vec<u8>> {
        let random = SystemRandom::new();
        match self {
            Self::Ecdsa(pair) => Some(pair.sign(&random, message).ok()?.as_ref().to_vec()),
            Self::Rsa(pair) => {
                let mut signature = vec![0; pair.public_modulus_len()];
                pair.sign(&RSA_PKCS1_SHA256, &random, message, &mut signature)
                    .ok()?;
                Some(signature)
            }
        }
    }
}

#[cfg(test)]
mod tests;
