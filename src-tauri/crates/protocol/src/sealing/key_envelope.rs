//! EnvelopedData (`RFC 5652 §6`) for one recipient, as key packages have it (`RFC 9483 §4.1.6`).
//!
//! AES-256-CBC says nothing of whether the content was changed: the signature inside does. A changed message may fail
//! at the padding or after it, and the two faults differ; who could tell them apart has one try, because the recipient's
//! key lives for one run and opens each package once.

use aws_lc_rs::{
    cipher::{
        AES_256, DecryptionContext, PaddedBlockDecryptingKey, PaddedBlockEncryptingKey,
        UnboundCipherKey,
    },
    iv::FixedLength,
};
use contents::PublicKey;
use der::{Decode, Encode};
use zeroize::Zeroizing;

use super::{
    EnvelopeFault, MAX_SEALED_KEY_BYTES,
    agreement::{ContentKey, KeyForRecipient},
};
use crate::keys::TransportKey;

mod form;

use form::Envelope;

const BLOCK_LENGTH: usize = 16;

/// Encrypts a signed message.
pub(super) fn seal(signed: &[u8], recipient: &PublicKey) -> Result<Vec<u8>, EnvelopeFault> {
    let key = KeyForRecipient::new(recipient)?;
    // Room for the padding first: a buffer that grows leaves its content behind in freed memory.
    let mut content = Zeroizing::new(Vec::with_capacity(signed.len() + BLOCK_LENGTH));
    content.extend_from_slice(signed);
    let context = PaddedBlockEncryptingKey::cbc_pkcs7(cipher_key(key.content_key())?)
        .and_then(|cipher| cipher.encrypt(&mut *content))
        .map_err(|_| EnvelopeFault::Encryption)?;
    let DecryptionContext::Iv128(iv) = &context else {
        return Err(EnvelopeFault::Encryption);
    };
    let envelope = Envelope {
        key: key.wrapped(),
        iv: iv.as_ref(),
        ciphertext: &content,
    };
    let sealed = envelope.to_message().and_then(|message| message.to_der());
    sealed
        .ok()
        .filter(|sealed| sealed.len() <= MAX_SEALED_KEY_BYTES)
        .ok_or(EnvelopeFault::Form)
}

/// What was encrypted, if it was not changed: nothing here has said so yet.
pub(super) fn open(sealed: &[u8], key: &TransportKey) -> Result<Zeroizing<Vec<u8>>, EnvelopeFault> {
    if sealed.len() > MAX_SEALED_KEY_BYTES {
        return Err(EnvelopeFault::Form);
    }
    let message = form::ContentInfo::from_der(sealed).map_err(|_| EnvelopeFault::Form)?;
    // The one DER encoding of what was read: BER and ignored parts end here.
    if message.to_der().ok().as_deref() != Some(sealed) {
        return Err(EnvelopeFault::Form);
    }
    let envelope = Envelope::of_message(&message).ok_or(EnvelopeFault::Form)?;
    let content_key = envelope.key.unwrapped(key)?;
    let iv: [u8; BLOCK_LENGTH] = envelope.iv.try_into().map_err(|_| EnvelopeFault::Form)?;
    let mut content = Zeroizing::new(envelope.ciphertext.to_vec());
    let length = PaddedBlockDecryptingKey::cbc_pkcs7(cipher_key(&content_key)?)
        .map_err(|_| EnvelopeFault::Encryption)?
        .decrypt(
            &mut content,
            DecryptionContext::Iv128(FixedLength::from(iv)),
        )
        .map_err(|_| EnvelopeFault::Changed)?
        .len();
    content.truncate(length);
    Ok(content)
}

fn cipher_key(key: &ContentKey) -> Result<UnboundCipherKey, EnvelopeFault> {
    UnboundCipherKey::new(&AES_256, key.as_slice()).map_err(|_| EnvelopeFault::Encryption)
}
