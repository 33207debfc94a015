//! AuthEnvelopedData (`RFC 5083`) for one recipient by ephemeral-static ECDH (`RFC 5753 §3.1`) on P-256.

use aws_lc_rs::{
    aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey},
    digest,
    key_wrap::{AES_256, AesKek, KeyWrap},
    rand,
};
use contents::{KeyAlgorithm, PublicKey};
use der::{Decode, Encode};
use zeroize::Zeroizing;

use super::{EnvelopeFault, MAX_SEALED_BYTES};
use crate::keys::{AgreementKeyPair, TransportKey};

mod form;

use form::Envelope;

/// AES-256, for the content and for wrapping its key.
const KEY_LENGTH: usize = 32;
/// `RFC 3394 §2.2.1`: wrapping adds one block of eight bytes.
const WRAPPED_LENGTH: usize = KEY_LENGTH + 8;
const TAG_LENGTH: usize = 16;

/// Encrypts in place: the buffer that held the secret holds the ciphertext afterwards.
pub(super) fn seal(
    mut plain: Zeroizing<Vec<u8>>,
    recipient: &PublicKey,
) -> Result<Vec<u8>, EnvelopeFault> {
    let (kek, originator) = sender_key(recipient)?;
    let content_key = random::<KEY_LENGTH>()?;
    let nonce = random::<NONCE_LEN>()?;
    let tag = content_cipher(&content_key)?
        .seal_in_place_separate_tag(
            Nonce::assume_unique_for_key(*nonce),
            Aad::empty(),
            &mut plain,
        )
        .map_err(|_| EnvelopeFault::Encryption)?;
    let mut wrapped = [0; WRAPPED_LENGTH];
    kek.wrap(content_key.as_slice(), &mut wrapped)
        .map_err(|_| EnvelopeFault::Encryption)?;
    let originator = originator.key_bits();
    let envelope = Envelope {
        originator: &originator,
        recipient: &form::key_identifier(recipient),
        wrapped_key: &wrapped,
        nonce: nonce.as_slice(),
        ciphertext: &plain,
        tag: tag.as_ref(),
    };
    let sealed = envelope.to_message().and_then(|message| message.to_der());
    sealed
        .ok()
        .filter(|sealed| sealed.len() <= MAX_SEALED_BYTES)
        .ok_or(EnvelopeFault::Form)
}

/// The plaintext, once its tag was verified.
pub(super) fn open(sealed: &[u8], key: &TransportKey) -> Result<Zeroizing<Vec<u8>>, EnvelopeFault> {
    if sealed.len() > MAX_SEALED_BYTES {
        return Err(EnvelopeFault::Form);
    }
    let message = form::ContentInfo::from_der(sealed).map_err(|_| EnvelopeFault::Form)?;
    // The one DER encoding of what was read: BER and ignored parts end here.
    if message.to_der().ok().as_deref() != Some(sealed) {
        return Err(EnvelopeFault::Form);
    }
    let envelope = Envelope::of_message(&message).ok_or(EnvelopeFault::Form)?;
    if envelope.recipient != form::key_identifier(key.public_key()) {
        return Err(EnvelopeFault::Recipient);
    }
    let content_key = unwrapped_key(&envelope, key)?;
    let nonce = envelope.nonce.try_into().map_err(|_| EnvelopeFault::Form)?;
    let tag: [u8; TAG_LENGTH] = envelope.tag.try_into().map_err(|_| EnvelopeFault::Form)?;
    let mut plain = Zeroizing::new(envelope.ciphertext.to_vec());
    content_cipher(&content_key)?
        .open_in_place_separate_tag(
            Nonce::assume_unique_for_key(nonce),
            Aad::empty(),
            &tag,
            &mut plain,
        )
        .map_err(|_| EnvelopeFault::Changed)?;
    Ok(plain)
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

fn unwrapped_key(
    envelope: &Envelope<'_>,
    key: &TransportKey,
) -> Result<Zeroizing<[u8; KEY_LENGTH]>, EnvelopeFault> {
    let originator = PublicKey::ecc(KeyAlgorithm::EccP256, envelope.originator)
        .map_err(|_| EnvelopeFault::Form)?;
    let zz = key.agree(&originator).ok_or(EnvelopeFault::Changed)?;
    if envelope.wrapped_key.len() != WRAPPED_LENGTH {
        return Err(EnvelopeFault::Form);
    }
    let mut content_key = Zeroizing::new([0; KEY_LENGTH]);
    key_encryption_key(&zz)?
        .unwrap(envelope.wrapped_key, content_key.as_mut_slice())
        .map_err(|_| EnvelopeFault::Changed)?;
    Ok(content_key)
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

fn content_cipher(key: &Zeroizing<[u8; KEY_LENGTH]>) -> Result<LessSafeKey, EnvelopeFault> {
    let key =
        UnboundKey::new(&AES_256_GCM, key.as_slice()).map_err(|_| EnvelopeFault::Encryption)?;
    Ok(LessSafeKey::new(key))
}

fn random<const N: usize>() -> Result<Zeroizing<[u8; N]>, EnvelopeFault> {
    let mut bytes = Zeroizing::new([0; N]);
    rand::fill(bytes.as_mut_slice()).map_err(|_| EnvelopeFault::Encryption)?;
    Ok(bytes)
}
