use secret::Pin;
use zeroize::Zeroizing;

use super::{KeyUse, Piv, authenticate::CHALLENGE, general_authenticate::of_size};
use crate::CardError;

impl Piv<'_> {
    /// The raw RSA operation on a ciphertext (`SP 800-73-5 Part 2`, Appendix A.5.1): one command, and one VERIFY before
    /// it where the key asks for the PIN. Gives the block with its padding, as long as the modulus; taking the padding
    /// off is the caller's.
    ///
    /// # Errors
    /// [`CardError::UnsuitableKey`] for an EC key; [`CardError::WrongDataLength`] for a ciphertext that is not as long
    /// as the modulus; otherwise as [`sign`](Self::sign).
    pub fn decrypt(
        &mut self,
        key: &KeyUse,
        pin: Option<&Pin>,
        ciphertext: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, CardError> {
        if !key.algorithm.is_rsa() {
            return Err(CardError::UnsuitableKey { key: key.reference });
        }
        let expected = key.algorithm.size();
        if ciphertext.len() != expected {
            let found = ciphertext.len();
            return Err(CardError::WrongDataLength {
                key: key.reference,
                expected,
                found,
            });
        }
        let block = self.use_key(key, pin, CHALLENGE, ciphertext)?;
        of_size(block, expected)
    }
}
