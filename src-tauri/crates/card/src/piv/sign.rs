use der::{Decode, Sequence, asn1::UintRef};
use rand::{TryRng, rngs::SysRng};
use secret::Pin;

use super::{
    Digest, KeyUse, Piv,
    authenticate::CHALLENGE,
    general_authenticate::{of_size, wrong_result},
    padding,
};
use crate::{CardError, Status};

/// How a digest is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignatureScheme {
    /// RSASSA-PKCS1-v1_5 (`RFC 8017 §8.2`).
    RsaPkcs1,
    /// RSASSA-PSS (`RFC 8017 §8.1`), MGF1 with the digest's function, salt as long as the digest.
    RsaPss,
    /// ECDSA (`FIPS 186-5 §6.4`).
    Ecdsa,
}

impl Piv<'_> {
    /// Signs a digest: one command, and one VERIFY before it where the key asks for the PIN. `pin` is needed for 9C
    /// each time, for the others until the session's first use of it, for 9E never; giving it where it is not asked
    /// for does no harm. Where none is given it may come [from the pinpad](Self::take_pin_from_pinpad).
    ///
    /// Gives the signature as X.509 and CMS have it: an RSA block of the modulus' size, or a DER `ECDSA-Sig-Value`
    /// (`RFC 3279 §2.2.3`). It is not verified here.
    ///
    /// # Errors
    /// [`CardError::PinNeeded`], [`CardError::WrongPin`], [`CardError::PinBlocked`]; [`CardError::UnsuitableKey`] for a
    /// scheme of another algorithm, and for an EC key that only agrees (9D and the retired ones), before the card saw
    /// anything; [`CardError::TouchNotGiven`]; [`CardError::NoSuchKey`].
    pub fn sign(
        &mut self,
        key: &KeyUse,
        pin: Option<&Pin>,
        scheme: SignatureScheme,
        digest: &Digest,
    ) -> Result<Vec<u8>, CardError> {
        let unsuitable = CardError::UnsuitableKey { key: key.reference };
        let size = key.algorithm.size();
        let block = match (scheme, key.algorithm.is_rsa()) {
            (SignatureScheme::RsaPkcs1, true) => padding::pkcs1(digest, size),
            (SignatureScheme::RsaPss, true) => {
                padding::pss(digest, &salt(digest.bytes().len())?, size)
            }
            (SignatureScheme::Ecdsa, false) if !key.reference.only_agrees() => {
                padding::ecdsa(digest, size)
            }
            _ => return Err(unsuitable),
        };
        let signature = self
            .use_key(key, pin, CHALLENGE, &block)
            .map_err(|error| match error {
                // The block is right for its algorithm, so it is the key that does not fit.
                CardError::Refused {
                    status: Status::IncorrectData,
                    ..
                } => CardError::NoSuchKey { key: key.reference },
                other => other,
            })?;
        let signature = if key.algorithm.is_rsa() {
            of_size(signature, size)?
        } else {
            signature
        };
        if !key.algorithm.is_rsa() && !is_ecdsa_signature(&signature, size) {
            return Err(wrong_result());
        }
        Ok(signature.to_vec())
    }
}

fn salt(length: usize) -> Result<Vec<u8>, CardError> {
    let mut salt = vec![0; length];
    SysRng
        .try_fill_bytes(&mut salt)
        .map_err(|_| CardError::NoRandomness)?;
    Ok(salt)
}

/// `RFC 3279 §2.2.3`.
#[derive(Sequence)]
struct EcdsaSigValue<'a> {
    r: UintRef<'a>,
    s: UintRef<'a>,
}

fn is_ecdsa_signature(bytes: &[u8], size: usize) -> bool {
    EcdsaSigValue::from_der(bytes).is_ok_and(|signature| {
        [signature.r, signature.s]
            .iter()
            .all(|number| number.as_bytes().len() <= size)
    })
}

#[cfg(test)]
mod tests {
    use super::is_ecdsa_signature;

    #[test]
    fn only_two_positive_numbers_of_the_curves_size_are_a_signature() {
        assert!(is_ecdsa_signature(&[0x30, 6, 2, 1, 5, 2, 1, 7], 32));
        for bytes in [
            &[][..],
            &[0x30, 3, 2, 1, 5],
            &[0x30, 6, 2, 1, 0x85, 2, 1, 7],
            &[0x30, 6, 2, 1, 5, 2, 1, 7, 0],
            &[0x30, 7, 2, 2, 5, 5, 2, 1, 7],
        ] {
            assert!(!is_ecdsa_signature(bytes, 1), "{bytes:02x?}");
        }
    }
}
