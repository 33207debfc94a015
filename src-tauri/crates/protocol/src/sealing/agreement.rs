//! The key of an envelope, for one recipient by ephemeral-static ECDH (`RFC 5753 §3.1`) on P-256.

use aws_lc_rs::{
    digest,
    key_wrap::{AES_256, AesKek, KeyWrap},
    rand,
};
use contents::{KeyAlgorithm, PublicKey};
use zeroize::Zeroizing;

use super::EnvelopeFault;
use crate::keys::{AgreementKeyPair, TransportKey};

mod form;

pub(super) use form::Recipient;

/// AES-256, for the content and for wrapping its key.
const KEY_LENGTH: usize = 32;
/// `RFC 3394 §2.2.1`: wrapping adds one block of eight bytes.
const WRAPPED_LENGTH: usize = KEY_LENGTH + 8;

/// The key that the content is encrypted with.
pub(super) type ContentKey = Zeroizing<[u8; KEY_LENGTH]>;

/// A new content key, and the same wrapped for its recipient.
pub(super) struct KeyForRecipient {
    content_key: ContentKey,
    originator: Vec<u8>,
    recipient: [u8; 20],
    wrapped: [u8; WRAPPED_LENGTH],
}

impl KeyForRecipient {
    /// A new content key for that recipient.
    pub(super) fn new(recipient: &PublicKey) -> Result<Self, EnvelopeFault> {
        let (kek, originator) = sender_key(recipient)?;
        let content_key = random::<KEY_LENGTH>()?;
        let mut wrapped = [0; WRAPPED_LENGTH];
        kek.wrap(content_key.as_slice(), &mut wrapped)
            .map_err(|_| EnvelopeFault::Encryption)?;
        Ok(Self {
            content_key,
            originator: originator.key_bits(),
            recipient: form::key_identifier(recipient),
            wrapped,
        })
    }

    /// What to encrypt with.
    pub(super) fn content_key(&self) -> &ContentKey {
        &self.content_key
    }

    /// What goes into the message.
    pub(super) fn wrapped(&self) -> WrappedKey<'_> {
        WrappedKey {
            originator: &self.originator,
            recipient: &self.recipient,
            key: &self.wrapped,
        }
    }
}

/// A content key as a message has it.
pub(super) struct WrappedKey<'a> {
    /// The sender's ephemeral point.
    originator: &'a [u8],
    /// The name of the recipient's key.
    recipient: &'a [u8],
    key: &'a [u8],
}

impl WrappedKey<'_> {
    /// What to decrypt with.
    pub(super) fn unwrapped(&self, key: &TransportKey) -> Result<ContentKey, EnvelopeFault> {
        if self.recipient != form::key_identifier(key.public_key()) {
            return Err(EnvelopeFault::Recipient);
        }
        let originator = PublicKey::ecc(KeyAlgorithm::EccP256, self.originator)
            .map_err(|_| EnvelopeFault::Form)?;
        let zz = key.agree(&originator).ok_or(EnvelopeFault::Changed)?;
        if self.key.len() != WRAPPED_LENGTH {
            return Err(EnvelopeFault::Form);
        }
        let mut content_key = Zeroizing::new([0; KEY_LENGTH]);
        key_encryption_key(&zz)?
            .unwrap(self.key, content_key.as_mut_slice())
            .map_err(|_| EnvelopeFault::Changed)?;
        Ok(content_key)
    }
}

/// Fresh random bytes.
pub(super) fn random<const N: usize>() -> Result<Zeroizing<[u8; N]>, EnvelopeFault> {
    let mut bytes = Zeroizing::new([0; N]);
    rand::fill(bytes.as_mut_slice()).map_err(|_| EnvelopeFault::Encryption)?;
    Ok(bytes)
}

fn sender_key(recipient: &PublicKey) -> Result<(AesKek, PublicKey), EnvelopeFault> {
    if recipient.algorithm() != KeyAlgorithm::EccP256 {
        return Err(EnvelopeFault::Key);
    }
    let ephemeral =
        AgreementKeyPair::generate(KeyAlgorithm::EccP256).map_err(|_| EnvelopeFault::Encryption)?;
    let zz = ephemeral.agree(recipient).ok_or(EnvelopeFault::Key)?;
    Ok((key_encryption_key(&zz)?, ephemeral.public_key().clone()))
}

/// The KDF of ANSI X9.63 with SHA-256 (`RFC 5753 §7.1.8`, `SEC 1 §3.6.1`): one block, because a key of 256 bits is one
/// digest long.
fn key_encryption_key(zz: &Zeroizing<Vec<u8>>) -> Result<AesKek, EnvelopeFault> {
    let shared_info = form::shared_info().map_err(|_| EnvelopeFault::Encryption)?;
    let mut context = digest::Context::new(&digest::SHA256);
    context.update(zz);
    context.update(&1_u32.to_be_bytes());
    context.update(&shared_info);
    AesKek::new(&AES_256, context.finish().as_ref()).map_err(|_| EnvelopeFault::Encryption)
}
