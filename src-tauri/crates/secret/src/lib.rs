//! What must never be seen by accident: PINs, PUKs, card management keys, passphrases and archived private keys.
//!
//! Each type owns its bytes, wipes them when dropped, and has no `Debug`, `Display`, `Clone`, `PartialEq` or
//! `Serialize`: to read one, call [`expose`](Pin::expose) and say beside the call why. The types check nothing about a
//! policy (that is `procedure`'s work) and nothing about a card's limits (that is the driver's); they hold what they
//! are given.
//!
//! What they cannot do: wipe copies that were made before the value got here (a terminal's buffer, a JSON parser's).

use zeroize::Zeroizing;

pub mod factory;
mod management_key;
mod private_key;

pub use management_key::{ManagementKey, ManagementKeyAlgorithm, WrongKeyLength};
pub use private_key::PrivateKey;

/// The cardholder's or officer's PIN, as the characters that were typed or generated.
///
/// No padding: a driver pads as its card wants it (`SP 800-73-5 Part 2 §2.4.3`).
pub struct Pin(Zeroizing<String>);

/// The PIN Unblocking Key, as characters.
pub struct Puk(Zeroizing<String>);

/// What opens a software token (PKCS#12) or a sealed file.
pub struct Passphrase(Zeroizing<String>);

macro_rules! text_secret {
    ($name:ident) => {
        impl $name {
            /// Takes over the text; the caller's buffer becomes this value's and is wiped with it.
            pub fn new(text: String) -> Self {
                Self(Zeroizing::new(text))
            }

            /// The text itself. Say beside the call why it must be read.
            pub fn expose(&self) -> &str {
                &self.0
            }

            /// A second owner of the same secret, where two places must outlive each other. Say beside the call why
            /// one does not serve.
            pub fn duplicate(&self) -> Self {
                Self(self.0.clone())
            }
        }
    };
}

text_secret!(Pin);
text_secret!(Puk);
text_secret!(Passphrase);

#[cfg(test)]
mod tests;
