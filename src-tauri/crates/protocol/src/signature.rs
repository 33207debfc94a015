//! Signatures: the three algorithms, what a signer is given, and their verification.

use aws_lc_rs::{
    digest,
    signature::{
        ECDSA_P256_SHA256_ASN1, ECDSA_P384_SHA384_ASN1, RSA_PKCS1_2048_8192_SHA256,
        UnparsedPublicKey, VerificationAlgorithm,
    },
};
use contents::{Certificate, KeyAlgorithm, PublicKey};

/// Who signs a document: a key on a card, a software token, the host's registration key.
///
/// `sign` may block for as long as a card or a person takes: keep it off async workers. Where other work lies between
/// the digest and the signature, use [`Unsigned`](crate::cms::Unsigned) instead.
pub trait Signer {
    /// What can go wrong with the key.
    type Error;

    /// The certificate of the key.
    fn certificate(&self) -> &Certificate;

    /// The signature by [`ToBeSigned::algorithm`].
    ///
    /// # Errors
    /// Whatever keeps the key from signing.
    fn sign(&self, to_be_signed: &ToBeSigned) -> Result<Vec<u8>, Self::Error>;
}

/// The signature algorithms: one for each kind of key, no choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SignatureAlgorithm {
    /// RSASSA-PKCS1-v1_5 with SHA-256 (`RFC 8017 §8.2`).
    RsaPkcs1Sha256,
    /// ECDSA on P-256 with SHA-256; the signature is a DER ECDSA-Sig-Value (`RFC 3279 §2.2.3`).
    EcdsaP256Sha256,
    /// ECDSA on P-384 with SHA-384; the signature is a DER ECDSA-Sig-Value.
    EcdsaP384Sha384,
}

impl SignatureAlgorithm {
    /// The algorithm that a key signs with.
    pub const fn of_key(key: KeyAlgorithm) -> Self {
        match key {
            KeyAlgorithm::Rsa2048 | KeyAlgorithm::Rsa3072 | KeyAlgorithm::Rsa4096 => {
                Self::RsaPkcs1Sha256
            }
            KeyAlgorithm::EccP256 => Self::EcdsaP256Sha256,
            KeyAlgorithm::EccP384 => Self::EcdsaP384Sha384,
        }
    }

    /// The digest of a message.
    pub(crate) fn digest(self, message: &[u8]) -> Vec<u8> {
        let algorithm = match self {
            Self::RsaPkcs1Sha256 | Self::EcdsaP256Sha256 => &digest::SHA256,
            Self::EcdsaP384Sha384 => &digest::SHA384,
        };
        digest::digest(algorithm, message).as_ref().to_vec()
    }

    fn verification(self) -> &'static dyn VerificationAlgorithm {
        match self {
            Self::RsaPkcs1Sha256 => &RSA_PKCS1_2048_8192_SHA256,
            Self::EcdsaP256Sha256 => &ECDSA_P256_SHA256_ASN1,
            Self::EcdsaP384Sha384 => &ECDSA_P384_SHA384_ASN1,
        }
    }
}

/// What a signer gets: the message, and what of it a card or a token wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToBeSigned {
    key: KeyAlgorithm,
    message: Vec<u8>,
}

impl ToBeSigned {
    /// A message for a key of that algorithm.
    pub fn new(key: KeyAlgorithm, message: Vec<u8>) -> Self {
        Self { key, message }
    }

    /// The algorithm of the key that signs.
    pub fn key(&self) -> KeyAlgorithm {
        self.key
    }

    /// How it is signed.
    pub fn algorithm(&self) -> SignatureAlgorithm {
        SignatureAlgorithm::of_key(self.key)
    }

    /// The message, for a signer that hashes itself.
    pub fn message(&self) -> &[u8] {
        &self.message
    }

    /// The message's digest, 32 or 48 bytes, for a signer that pads itself.
    pub fn digest(&self) -> Vec<u8> {
        self.algorithm().digest(&self.message)
    }

    /// What a PIV card wants in GENERAL AUTHENTICATE (`SP 800-73-5 Part 2 §3.2.4`): for RSA the padded block, as long
    /// as the modulus, because the card applies the raw private-key operation; for ECC the digest.
    pub fn card_block(&self) -> Vec<u8> {
        if self.key.is_rsa() {
            emsa_pkcs1_v1_5(&self.digest(), self.key.size())
        } else {
            self.digest()
        }
    }

    /// Whether `signature` is one by that key.
    ///
    /// # Errors
    /// [`BadSignature`] when it is not, or the key is of another algorithm.
    pub fn verify(&self, key: &PublicKey, signature: &[u8]) -> Result<(), BadSignature> {
        if key.algorithm() != self.key {
            return Err(BadSignature);
        }
        verify(key, &self.message, signature)
    }
}

/// Verifies a signature by the algorithm that belongs to the key.
///
/// # Errors
/// [`BadSignature`] when it does not verify, is not DER where it must be, or the key is not a good one (a point off its
/// curve, say).
pub fn verify(key: &PublicKey, message: &[u8], signature: &[u8]) -> Result<(), BadSignature> {
    let algorithm = SignatureAlgorithm::of_key(key.algorithm());
    // RSAPublicKey or uncompressed point: the forms that aws-lc-rs takes are those of the SubjectPublicKeyInfo's bits.
    UnparsedPublicKey::new(algorithm.verification(), key.key_bits())
        .verify(message, signature)
        .map_err(|_| BadSignature)
}

/// A signature that does not verify.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the signature does not verify")]
pub struct BadSignature;

impl BadSignature {
    /// The fault's name for texts and logs.
    pub const fn code(self) -> &'static str {
        "bad-signature"
    }
}

/// DER of the DigestInfo up to the SHA-256 digest (`RFC 8017 §9.2`, note 1).
const SHA256_DIGEST_INFO: [u8; 19] = [
    0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05,
    0x00, 0x04, 0x20,
];

/// `00 01 FF … FF 00 ‖ DigestInfo` (`RFC 8017 §9.2`).
fn emsa_pkcs1_v1_5(digest: &[u8], length: usize) -> Vec<u8> {
    let info_length = SHA256_DIGEST_INFO.len() + digest.len();
    let mut block = vec![0xff; length];
    block.splice(..2, [0x00, 0x01]);
    block.truncate(length.saturating_sub(info_length + 1));
    block.push(0x00);
    block.extend_from_slice(&SHA256_DIGEST_INFO);
    block.extend_from_slice(digest);
    block
}

#[cfg(test)]
mod tests;
