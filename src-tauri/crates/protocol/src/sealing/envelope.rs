//! AuthEnvelopedData (`RFC 5083`) for one recipient.

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use contents::PublicKey;
use der::{Decode, Encode};
use zeroize::Zeroizing;

use super::{
    EnvelopeFault, MAX_SEALED_BYTES,
    agreement::{ContentKey, KeyForRecipient, random},
};
use crate::keys::TransportKey;

mod form;

use form::Envelope;

const TAG_LENGTH: usize = 16;

/// Encrypts in place: the buffer that held the secret holds the ciphertext afterwards.
pub(super) fn seal(
    mut plain: Zeroizing<Vec<u8>>,
    recipient: &PublicKey,
) -> Result<Vec<u8>, EnvelopeFault> {
    let key = KeyForRecipient::new(recipient)?;
    let nonce = random::<NONCE_LEN>()?;
    let tag = content_cipher(key.content_key())?
        .seal_in_place_separate_tag(
            Nonce::assume_unique_for_key(*nonce),
            Aad::empty(),
            &mut plain,
        )
        .map_err(|_| EnvelopeFault::Encryption)?;
    let envelope = Envelope {
        key: key.wrapped(),
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
    let content_key = envelope.key.unwrapped(key)?;
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

fn content_cipher(key: &ContentKey) -> Result<LessSafeKey, EnvelopeFault> {
    let key =
        UnboundKey::new(&AES_256_GCM, key.as_slice()).map_err(|_| EnvelopeFault::Encryption)?;
    Ok(LessSafeKey::new(key))
}
