use contents::PublicKey;
use secret::Pin;
use zeroize::Zeroizing;

use super::{KeyUse, Piv, authenticate::EXPONENTIATION, general_authenticate::of_size};
use crate::CardError;

impl Piv<'_> {
    /// Elliptic curve Diffie-Hellman with another party's key (`SP 800-73-5 Part 2`, Appendix A.5.2): one command, and
    /// one VERIFY before it where the key asks for the PIN. Gives the shared point's x-coordinate, as many bytes as
    /// the curve's field has; it must go through a key derivation before it is used.
    ///
    /// # Errors
    /// [`CardError::UnsuitableKey`] for RSA or another curve; otherwise as [`sign`](Self::sign).
    pub fn agree(
        &mut self,
        key: &KeyUse,
        pin: Option<&Pin>,
        other: &PublicKey,
    ) -> Result<Zeroizing<Vec<u8>>, CardError> {
        if key.algorithm.is_rsa() || other.algorithm() != key.algorithm {
            return Err(CardError::UnsuitableKey { key: key.reference });
        }
        let shared = self.use_key(key, pin, EXPONENTIATION, &other.key_bits())?;
        of_size(shared, key.algorithm.size())
    }
}
