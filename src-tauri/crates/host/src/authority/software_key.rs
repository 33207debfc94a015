use std::fmt;

use aws_lc_rs::{
    encoding::AsDer,
    rand::SystemRandom,
    rsa::{KeyPair as RsaKeyPair, KeySize},
    signature::{
        ECDSA_P256_SHA256_ASN1_SIGNING, ECDSA_P384_SHA384_ASN1_SIGNING, EcdsaKeyPair,
        EcdsaSigningAlgorithm, KeyPair, RSA_PKCS1_SHA256,
    },
};
use contents::{KeyAlgorithm, PublicKey};
use zeroize::Zeroizing;

use super::Signer;
use crate::Fault;

/// A private key in this process's memory, kept sealed in the database.
pub(crate) struct SoftwareKey {
    public_key: PublicKey,
    pair: Pair,
}

enum Pair {
    Ecdsa(EcdsaKeyPair),
    Rsa(RsaKeyPair),
}

impl SoftwareKey {
    /// A new key and its PKCS#8 bytes (`RFC 5958`), which are to be sealed at once.
    pub(crate) fn generate(algorithm: KeyAlgorithm) -> Result<(Self, Zeroizing<Vec<u8>>), Fault> {
        let pkcs8 = match algorithm {
            KeyAlgorithm::EccP256 => ecdsa_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING)?,
            KeyAlgorithm::EccP384 => ecdsa_pkcs8(&ECDSA_P384_SHA384_ASN1_SIGNING)?,
            KeyAlgorithm::Rsa2048 => rsa_pkcs8(KeySize::Rsa2048)?,
            KeyAlgorithm::Rsa3072 => rsa_pkcs8(KeySize::Rsa3072)?,
            KeyAlgorithm::Rsa4096 => rsa_pkcs8(KeySize::Rsa4096)?,
        };
        Ok((Self::from_pkcs8(&pkcs8)?, pkcs8))
    }

    /// The key of those PKCS#8 bytes.
    pub(crate) fn from_pkcs8(pkcs8: &[u8]) -> Result<Self, Fault> {
        let p256 =
            || EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, pkcs8).map(Pair::Ecdsa);
        let p384 =
            || EcdsaKeyPair::from_pkcs8(&ECDSA_P384_SHA384_ASN1_SIGNING, pkcs8).map(Pair::Ecdsa);
        let rsa = || RsaKeyPair::from_pkcs8(pkcs8).map(Pair::Rsa);
        let pair = p256()
            .or_else(|_| p384())
            .or_else(|_| rsa())
            .map_err(|_| unreadable())?;
        Ok(Self {
            public_key: pair.public_key()?,
            pair,
        })
    }
}

impl Signer for SoftwareKey {
    fn public_key(&self) -> &PublicKey {
        &self.public_key
    }

    fn sign(&self, message: &[u8]) -> Option<Vec<u8>> {
        let random = SystemRandom::new();
        match &self.pair {
            Pair::Ecdsa(pair) => pair
                .sign(&random, message)
                .ok()
                .map(|signature| signature.as_ref().to_vec()),
            Pair::Rsa(pair) => {
                let mut signature = vec![0; pair.public_modulus_len()];
                pair.sign(&RSA_PKCS1_SHA256, &random, message, &mut signature)
                    .ok()?;
                Some(signature)
            }
        }
    }
}

impl fmt::Debug for SoftwareKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SoftwareKey({:?})", self.public_key)
    }
}

impl Pair {
    fn public_key(&self) -> Result<PublicKey, Fault> {
        let spki = match self {
            Self::Ecdsa(pair) => pair.public_key().as_der().map(|der| der.as_ref().to_vec()),
            Self::Rsa(pair) => pair.public_key().as_der().map(|der| der.as_ref().to_vec()),
        };
        PublicKey::from_spki(&spki.map_err(|_| unreadable())?).map_err(|_| unreadable())
    }
}

fn ecdsa_pkcs8(algorithm: &'static EcdsaSigningAlgorithm) -> Result<Zeroizing<Vec<u8>>, Fault> {
    let document =
        EcdsaKeyPair::generate_pkcs8(algorithm, &SystemRandom::new()).map_err(|_| Fault::Random)?;
    Ok(Zeroizing::new(document.as_ref().to_vec()))
}

fn rsa_pkcs8(size: KeySize) -> Result<Zeroizing<Vec<u8>>, Fault> {
    let pair = RsaKeyPair::generate(size).map_err(|_| Fault::Random)?;
    let der = pair.as_der().map_err(|_| Fault::Random)?;
    Ok(Zeroizing::new(der.as_ref().to_vec()))
}

fn unreadable() -> Fault {
    Fault::Corrupt {
        what: "a sealed private key",
    }
}
