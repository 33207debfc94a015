//! EC keys on P-256 and P-384.

use p256::ecdsa::signature::hazmat::PrehashSigner as _;
use p256::elliptic_curve::{
    AffinePoint, Curve, CurveArithmetic, FieldBytesSize, Generate as _, PublicKey, SecretKey,
    sec1::{FromSec1Point, ModulusSize, ToSec1Point},
};

use super::private::KeyFailed;

pub(super) fn generate<C: Curve + CurveArithmetic>() -> SecretKey<C> {
    SecretKey::generate_from_rng(&mut rand::rng())
}

pub(super) fn sign_p256(key: &p256::SecretKey, hash: &[u8]) -> Result<Vec<u8>, KeyFailed> {
    let signer = p256::ecdsa::SigningKey::from(key);
    let signature: p256::ecdsa::DerSignature = signer.sign_prehash(hash).map_err(|_| KeyFailed)?;
    Ok(signature.as_bytes().to_vec())
}

pub(super) fn sign_p384(key: &p384::SecretKey, hash: &[u8]) -> Result<Vec<u8>, KeyFailed> {
    let signer = p384::ecdsa::SigningKey::from(key);
    let signature: p384::ecdsa::DerSignature = signer.sign_prehash(hash).map_err(|_| KeyFailed)?;
    Ok(signature.as_bytes().to_vec())
}

/// The x coordinate of the shared point. Only uncompressed points on the curve are taken
/// (SP 800-73-5 Part 2 Appendix A.5.2: `04 || X || Y`).
pub(super) fn agree<C>(key: &SecretKey<C>, point: &[u8]) -> Result<Vec<u8>, KeyFailed>
where
    C: Curve + CurveArithmetic,
    FieldBytesSize<C>: ModulusSize,
    AffinePoint<C>: FromSec1Point<C> + ToSec1Point<C>,
{
    if point.first() != Some(&0x04) {
        return Err(KeyFailed);
    }
    let other = PublicKey::<C>::from_sec1_bytes(point).map_err(|_| KeyFailed)?;
    Ok(key.diffie_hellman(&other).raw_secret_bytes().to_vec())
}
