//! A private key, taken apart as the import command wants it.

use contents::KeyAlgorithm;
use der::{
    Decode,
    asn1::{ObjectIdentifier, UintRef},
};
use pkcs1::RsaPrivateKeyRef;
use pkcs8::PrivateKeyInfoRef;
use sec1::EcPrivateKey;
use zeroize::Zeroizing;

/// The parts of a key, each as long as the card wants it.
pub(super) struct Parts {
    algorithm: KeyAlgorithm,
    /// Tag and value.
    parts: Vec<(u32, Zeroizing<Vec<u8>>)>,
}

/// `RFC 8017 Appendix A.1`.
const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
/// `RFC 5480 §2.1.1`.
const EC: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
/// `RFC 5480 §2.1.1.1`.
const P256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7");
const P384: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.132.0.34");

/// The one public exponent that cards take for granted.
const EXPONENT: &[u8] = &[1, 0, 1];
const SCALAR: u32 = 0x06;

impl Parts {
    /// `None` for what is no PKCS#8 (`RFC 5958`) of an RSA or EC key that a PIV card can hold. Nothing is copied but
    /// the parts.
    pub(super) fn parse(pkcs8: &[u8]) -> Option<Self> {
        let info = PrivateKeyInfoRef::from_der(pkcs8).ok()?;
        let key = info.private_key.as_bytes();
        match info.algorithm.oid {
            RSA => Self::rsa(&RsaPrivateKeyRef::from_der(key).ok()?),
            EC => {
                let (algorithm, length) = match info.algorithm.parameters_oid().ok()? {
                    P256 => (KeyAlgorithm::EccP256, 32),
                    P384 => (KeyAlgorithm::EccP384, 48),
                    _ => return None,
                };
                let scalar = EcPrivateKey::from_der(key).ok()?.private_key;
                (scalar.len() == length).then(|| Self {
                    algorithm,
                    parts: vec![(SCALAR, Zeroizing::new(scalar.to_vec()))],
                })
            }
            _ => None,
        }
    }

    fn rsa(key: &RsaPrivateKeyRef<'_>) -> Option<Self> {
        if key.public_exponent.as_bytes() != EXPONENT || key.other_prime_infos.is_some() {
            return None;
        }
        let (algorithm, length) = match key.modulus.as_bytes().len() {
            256 => (KeyAlgorithm::Rsa2048, 128),
            384 => (KeyAlgorithm::Rsa3072, 192),
            512 => (KeyAlgorithm::Rsa4096, 256),
            _ => return None,
        };
        let primes = [&key.prime1, &key.prime2];
        if primes.iter().any(|prime| prime.as_bytes().len() != length) {
            return None;
        }
        let parts = [
            &key.prime1,
            &key.prime2,
            &key.exponent1,
            &key.exponent2,
            &key.coefficient,
        ];
        let parts = (1..).zip(parts);
        let parts = parts.map(|(tag, part)| Some((tag, filled_up(part, length)?)));
        Some(Self {
            algorithm,
            parts: parts.collect::<Option<_>>()?,
        })
    }

    pub(super) const fn algorithm(&self) -> KeyAlgorithm {
        self.algorithm
    }

    /// Tag and value of each part, in order.
    pub(super) fn objects(&self) -> Vec<(u32, &[u8])> {
        let parts = self.parts.iter();
        parts.map(|(tag, value)| (*tag, value.as_slice())).collect()
    }
}

/// The number with leading zeros, so that it has this many bytes; `None` where it has more.
fn filled_up(number: &UintRef<'_>, length: usize) -> Option<Zeroizing<Vec<u8>>> {
    let digits = number.as_bytes();
    let zeros = length.checked_sub(digits.len())?;
    let mut filled = Zeroizing::new(vec![0; length]);
    filled.get_mut(zeros..)?.copy_from_slice(digits);
    Some(filled)
}

#[cfg(test)]
mod tests {
    use contents::KeyAlgorithm;

    use super::{Parts, UintRef, filled_up};

    #[test]
    fn a_short_number_gets_leading_zeros_and_a_long_one_is_refused() {
        let number = UintRef::new(&[0x12, 0x34]).unwrap();
        assert_eq!(&*filled_up(&number, 4).unwrap(), &[0, 0, 0x12, 0x34]);
        assert_eq!(filled_up(&number, 1), None);
    }

    #[test]
    fn only_whole_keys_of_known_kinds_are_taken() {
        let key = aws_lc_rs::encoding::AsDer::as_der(
            &aws_lc_rs::agreement::PrivateKey::generate(&aws_lc_rs::agreement::ECDH_P256).unwrap(),
        );
        // `RFC 5915` alone is no PKCS#8.
        let ec: aws_lc_rs::encoding::EcPrivateKeyRfc5915Der<'_> = key.unwrap();
        assert!(Parts::parse(ec.as_ref()).is_none());
        assert!(Parts::parse(&[]).is_none());
        let random = aws_lc_rs::rand::SystemRandom::new();
        let by = &aws_lc_rs::signature::ECDSA_P384_SHA384_ASN1_SIGNING;
        let pkcs8 = aws_lc_rs::signature::EcdsaKeyPair::generate_pkcs8(by, &random).unwrap();
        let parts = Parts::parse(pkcs8.as_ref()).unwrap();
        assert_eq!(parts.algorithm(), KeyAlgorithm::EccP384);
        assert_eq!(parts.objects()[0].1.len(), 48);
        assert!(Parts::parse(&pkcs8.as_ref()[..100]).is_none());
        let ed25519 = aws_lc_rs::signature::Ed25519KeyPair::generate_pkcs8(&random).unwrap();
        assert!(Parts::parse(ed25519.as_ref()).is_none());
    }
}
