//! The check after writing: the card uses the key, and the certificate's public key must agree.
//!
//! 9A, 9C and 9E sign a random message; in 9D and the retired slots an RSA key decrypts a random secret and an EC key
//! agrees with an ephemeral key. A challenge is good for one answer.

use aws_lc_rs::{
    rand,
    rsa::{Pkcs1PublicEncryptingKey, PublicEncryptingKey},
};
use contents::{KeyReference, PublicKey};
use zeroize::Zeroizing;

use crate::{
    keys::{AgreementKeyPair, KeyFault},
    signature::ToBeSigned,
};

/// What a card is asked, with what only a card that holds the key can answer.
pub struct Challenge {
    key: PublicKey,
    task: Task,
    expected: Expected,
}

/// What the card is to do with its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    /// Sign; the answer is the signature, for ECC as DER.
    Sign(ToBeSigned),
    /// Apply the raw RSA private-key operation to this block, as long as the modulus; the answer is the whole block
    /// that comes out, padding included.
    Decrypt(Vec<u8>),
    /// Agree with this uncompressed point, `04 ‖ X ‖ Y`; the answer is the x-coordinate of the shared point.
    Agree(Vec<u8>),
}

enum Expected {
    Signature,
    Secret(Zeroizing<Vec<u8>>),
    PaddedSecret(Zeroizing<Vec<u8>>),
}

impl Challenge {
    /// A fresh challenge for the key that the certificate in that place certifies.
    ///
    /// # Errors
    /// [`CheckFault::Key`] when the public key is not a good one, [`CheckFault::Generation`] when the library fails.
    pub fn for_key(key: &PublicKey, place: KeyReference) -> Result<Self, CheckFault> {
        let (task, expected) = match (place.only_agrees(), key.algorithm().is_rsa()) {
            (false, _) => (
                Task::Sign(ToBeSigned::new(key.algorithm(), random()?.to_vec())),
                Expected::Signature,
            ),
            (true, true) => decryption(key)?,
            (true, false) => agreement(key)?,
        };
        Ok(Self {
            key: key.clone(),
            task,
            expected,
        })
    }

    /// What the card is to do.
    pub fn task(&self) -> &Task {
        &self.task
    }

    /// Whether the answer is that of a card that holds the key.
    ///
    /// # Errors
    /// [`CheckFault::WrongAnswer`] when it is not.
    pub fn verify(self, answer: &[u8]) -> Result<(), CheckFault> {
        let right = match (&self.task, &self.expected) {
            (Task::Sign(to_be_signed), _) => to_be_signed.verify(&self.key, answer).is_ok(),
            (_, Expected::Secret(secret)) => answer == secret.as_slice(),
            (_, Expected::PaddedSecret(secret)) => {
                unpadded(answer).is_some_and(|found| found == secret.as_slice())
            }
            (_, Expected::Signature) => false,
        };
        if right {
            Ok(())
        } else {
            Err(CheckFault::WrongAnswer)
        }
    }
}

/// Why a key was not checked, or failed its check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CheckFault {
    /// The card's answer is not one that the key gives: the certificate belongs to another key.
    #[error("the card's answer does not fit the certificate's key")]
    WrongAnswer,
    /// The certificate's public key cannot be used.
    #[error("the certificate's key cannot be used")]
    Key,
    /// No challenge could be made.
    #[error("no challenge could be made")]
    Generation,
}

impl CheckFault {
    /// The fault's name for texts and logs.
    pub const fn code(self) -> &'static str {
        match self {
            Self::WrongAnswer => "check-wrong-answer",
            Self::Key => "check-key",
            Self::Generation => "check-generation",
        }
    }
}

impl From<KeyFault> for CheckFault {
    fn from(_: KeyFault) -> Self {
        Self::Generation
    }
}

fn random() -> Result<[u8; 32], CheckFault> {
    let mut bytes = [0; 32];
    rand::fill(&mut bytes).map_err(|_| CheckFault::Generation)?;
    Ok(bytes)
}

/// `RFC 8017 §7.2.1`.
fn decryption(key: &PublicKey) -> Result<(Task, Expected), CheckFault> {
    let secret = Zeroizing::new(random()?.to_vec());
    // The library reads a SubjectPublicKeyInfo here, not an RSAPublicKey.
    let public = PublicEncryptingKey::from_der(key.spki()).map_err(|_| CheckFault::Key)?;
    let public = Pkcs1PublicEncryptingKey::new(public).map_err(|_| CheckFault::Key)?;
    let mut block = vec![0; public.ciphertext_size()];
    let length = public
        .encrypt(&secret, &mut block)
        .map_err(|_| CheckFault::Generation)?
        .len();
    block.truncate(length);
    Ok((Task::Decrypt(block), Expected::PaddedSecret(secret)))
}

fn agreement(key: &PublicKey) -> Result<(Task, Expected), CheckFault> {
    let pair = AgreementKeyPair::generate(key.algorithm())?;
    let secret = pair.agree(key).ok_or(CheckFault::Key)?;
    Ok((
        Task::Agree(pair.public_key().key_bits()),
        Expected::Secret(secret),
    ))
}

/// The message in `00 02 ‖ PS ‖ 00 ‖ M`, PS at least eight bytes other than zero (`RFC 8017 §7.2.2`). Not in constant
/// time: whoever measures it is the desk that asked.
fn unpadded(block: &[u8]) -> Option<&[u8]> {
    let padded = block.strip_prefix(&[0x00, 0x02])?;
    let end = padded
        .iter()
        .position(|byte| *byte == 0)
        .filter(|end| *end >= 8)?;
    padded.get(end + 1..)
}

#[cfg(test)]
mod tests;
