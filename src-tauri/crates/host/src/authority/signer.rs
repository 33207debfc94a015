use std::fmt::Debug;

use const_oid::{
    ObjectIdentifier,
    db::rfc5912::{ECDSA_WITH_SHA_256, ECDSA_WITH_SHA_384, SHA_256_WITH_RSA_ENCRYPTION},
};
use contents::PublicKey;
use der::asn1::{Any, Null};
use spki::AlgorithmIdentifierOwned;

/// A private key that signs for the host, wherever it lives.
///
/// `sign` may block (a token on a network does): it is called off the asynchronous workers.
pub(crate) trait Signer: Debug + Send + Sync {
    /// The public half.
    fn public_key(&self) -> &PublicKey;

    /// Signs the message, hashing it first; `None` when the key refuses or is gone.
    fn sign(&self, message: &[u8]) -> Option<Vec<u8>>;

    /// What its signatures are, by the key's algorithm.
    fn algorithm(&self) -> SignatureAlgorithm {
        SignatureAlgorithm::of(self.public_key())
    }
}

/// The signature algorithms of the host's own keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SignatureAlgorithm {
    /// ECDSA with SHA-256, on P-256; signatures are DER.
    EcdsaSha256,
    /// ECDSA with SHA-384, on P-384; signatures are DER.
    EcdsaSha384,
    /// RSASSA-PKCS1-v1_5 with SHA-256.
    RsaSha256,
}

impl SignatureAlgorithm {
    pub(crate) fn of(key: &PublicKey) -> Self {
        match key.algorithm() {
            contents::KeyAlgorithm::EccP256 => Self::EcdsaSha256,
            contents::KeyAlgorithm::EccP384 => Self::EcdsaSha384,
            _ => Self::RsaSha256,
        }
    }

    /// As certificates and lists carry it.
    pub(crate) fn identifier(self) -> AlgorithmIdentifierOwned {
        AlgorithmIdentifierOwned {
            oid: self.oid(),
            // RFC 5758 §3.2: absent for ECDSA; RFC 4055 §5: NULL for RSA.
            parameters: (self == Self::RsaSha256).then(|| Any::from(Null)),
        }
    }

    fn oid(self) -> ObjectIdentifier {
        match self {
            Self::EcdsaSha256 => ECDSA_WITH_SHA_256,
            Self::EcdsaSha384 => ECDSA_WITH_SHA_384,
            Self::RsaSha256 => SHA_256_WITH_RSA_ENCRYPTION,
        }
    }
}
