//! RSA keys: made by aws-lc-rs, used raw, because a PIV card leaves the padding to its host.

use aws_lc_rs::{encoding::AsDer as _, rsa::KeySize};
use pkcs8::DecodePrivateKey as _;
use rsa::{
    BoxedUint, RsaPrivateKey,
    hazmat::rsa_decrypt_and_check,
    traits::{PrivateKeyParts as _, PublicKeyParts as _},
};

use super::{Algorithm, private::KeyFailed};
use crate::tlv;

/// DER of the `DigestInfo` before a SHA-256 hash (RFC 8017 §9.2 note 1).
const SHA256_DIGEST_INFO: [u8; 19] = [
    0x30, 0x31, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05,
    0x00, 0x04, 0x20,
];

pub(super) fn generate(algorithm: Algorithm) -> Result<RsaPrivateKey, KeyFailed> {
    let size = match algorithm {
        Algorithm::Rsa2048 => KeySize::Rsa2048,
        Algorithm::Rsa3072 => KeySize::Rsa3072,
        Algorithm::Rsa4096 => KeySize::Rsa4096,
        Algorithm::EccP256 | Algorithm::EccP384 => return Err(KeyFailed),
    };
    let pair = aws_lc_rs::rsa::KeyPair::generate(size).map_err(|_| KeyFailed)?;
    let der = pair.as_der().map_err(|_| KeyFailed)?;
    from_pkcs8(algorithm, der.as_ref())
}

pub(super) fn from_pkcs8(algorithm: Algorithm, der: &[u8]) -> Result<RsaPrivateKey, KeyFailed> {
    let key = RsaPrivateKey::from_pkcs8_der(der).map_err(|_| KeyFailed)?;
    if key.size() == algorithm.length() {
        Ok(key)
    } else {
        Err(KeyFailed)
    }
}

/// The five numbers of an import: p, q, dP, dQ and qInv, each half as long as the modulus.
pub(crate) struct Components<'a> {
    pub(crate) p: &'a [u8],
    pub(crate) q: &'a [u8],
    pub(crate) dp: &'a [u8],
    pub(crate) dq: &'a [u8],
    pub(crate) q_inverse: &'a [u8],
}

/// Puts an imported key together; numbers that do not belong to each other are refused.
pub(crate) fn from_components(
    algorithm: Algorithm,
    parts: &Components<'_>,
) -> Result<RsaPrivateKey, KeyFailed> {
    let half = algorithm.length() / 2;
    if [parts.p, parts.q, parts.dp, parts.dq, parts.q_inverse]
        .iter()
        .any(|part| part.len() != half)
    {
        return Err(KeyFailed);
    }
    // A prime of half the length has its top bit set and is odd; the library expects both.
    if [parts.p, parts.q]
        .iter()
        .any(|prime| prime[0] & 0x80 == 0 || prime[half - 1] & 1 == 0)
    {
        return Err(KeyFailed);
    }
    let number = |bytes: &[u8]| BoxedUint::from_be_slice_vartime(bytes);
    let key = RsaPrivateKey::from_p_q(number(parts.p), number(parts.q), BoxedUint::from(65_537u64))
        .map_err(|_| KeyFailed)?;
    let matches = |ours: Option<&BoxedUint>, theirs: &[u8]| {
        ours.is_some_and(|ours| *ours.to_be_bytes_trimmed_vartime() == *trimmed(theirs))
    };
    let coefficient = key.crt_coefficient();
    let consistent = key.size() == algorithm.length()
        && matches(key.dp(), parts.dp)
        && matches(key.dq(), parts.dq)
        && matches(coefficient.as_ref(), parts.q_inverse);
    if !consistent {
        return Err(KeyFailed);
    }
    // Fails when p or q is composite: then the exponent does not undo the public operation.
    let probe = vec![0x42; algorithm.length() - 1];
    let probe = [&[0][..], &probe].concat();
    private_operation(algorithm, &key, &probe)?;
    Ok(key)
}

/// `input^d mod n`; `input` has the length of the modulus and is smaller than it.
pub(super) fn private_operation(
    algorithm: Algorithm,
    key: &RsaPrivateKey,
    input: &[u8],
) -> Result<Vec<u8>, KeyFailed> {
    if input.len() != algorithm.length() {
        return Err(KeyFailed);
    }
    let number = BoxedUint::from_be_slice(input, key.n_bits_precision()).map_err(|_| KeyFailed)?;
    let result =
        rsa_decrypt_and_check(key, Some(&mut rand::rng()), &number).map_err(|_| KeyFailed)?;
    let bytes = result.to_be_bytes();
    let start = bytes
        .len()
        .checked_sub(algorithm.length())
        .ok_or(KeyFailed)?;
    Ok(bytes[start..].to_vec())
}

/// EMSA-PKCS1-v1_5 (RFC 8017 §9.2) of a SHA-256 hash.
pub(super) fn pkcs1_sha256(algorithm: Algorithm, hash: &[u8]) -> Vec<u8> {
    let padding = algorithm.length() - 3 - SHA256_DIGEST_INFO.len() - hash.len();
    let mut encoded = vec![0x00, 0x01];
    encoded.resize(2 + padding, 0xFF);
    encoded.push(0x00);
    encoded.extend_from_slice(&SHA256_DIGEST_INFO);
    encoded.extend_from_slice(hash);
    encoded
}

pub(super) fn public_key_objects(key: &RsaPrivateKey) -> Vec<u8> {
    let mut out = tlv::encode(0x81, &key.n_bytes());
    tlv::put(&mut out, 0x82, &key.e_bytes());
    out
}

fn trimmed(bytes: &[u8]) -> &[u8] {
    let zeroes = bytes.iter().take_while(|byte| **byte == 0).count();
    &bytes[zeroes..]
}
