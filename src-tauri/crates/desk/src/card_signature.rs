//! Signatures by a key on a card, as the protocol wants them.

use card::{CardError, Digest, KeyUse, Piv, SignatureScheme};
use protocol::signature::{SignatureAlgorithm, ToBeSigned};
use secret::Pin;

/// Has the card sign, with the PIN before it where the key asks for it.
pub(crate) fn sign(
    session: &mut Piv<'_>,
    key: &KeyUse,
    pin: Option<&Pin>,
    to_be_signed: &ToBeSigned,
) -> Result<Vec<u8>, CardError> {
    let (scheme, digest) = match to_be_signed.algorithm() {
        SignatureAlgorithm::RsaPkcs1Sha256 => (
            SignatureScheme::RsaPkcs1,
            Digest::sha256(to_be_signed.message()),
        ),
        SignatureAlgorithm::EcdsaP256Sha256 => (
            SignatureScheme::Ecdsa,
            Digest::sha256(to_be_signed.message()),
        ),
        SignatureAlgorithm::EcdsaP384Sha384 => (
            SignatureScheme::Ecdsa,
            Digest::sha384(to_be_signed.message()),
        ),
    };
    session.sign(key, pin, scheme, &digest)
}
