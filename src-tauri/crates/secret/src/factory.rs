//! What cards leave their factory with where nobody sets anything else. Everybody knows it: it opens, and protects
//! nothing.

use crate::{ManagementKey, ManagementKeyAlgorithm, Pin, Puk, WrongKeyLength};

/// The PIN of cards with the YubiKey extensions.
pub fn pin() -> Pin {
    Pin::new("123456".to_owned())
}

/// Their PUK.
pub fn puk() -> Puk {
    Puk::new("12345678".to_owned())
}

/// Their card management key: the bytes 1 to 8, over and over, as long as the cipher wants it. They are sold with a key of
/// 24 bytes (3DES or AES-192) only.
///
/// # Errors
/// [`WrongKeyLength`] for a cipher whose key is not of 24 bytes.
pub fn management_key(algorithm: ManagementKeyAlgorithm) -> Result<ManagementKey, WrongKeyLength> {
    ManagementKey::new(algorithm, (1..=8).cycle().take(24).collect())
}
