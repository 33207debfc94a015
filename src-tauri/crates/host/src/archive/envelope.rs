//! An archived private key: AuthEnvelopedData (`RFC 5083`), AES-256-GCM (`RFC 5084`), for one recipient, the archive key
//! (`RFC 5652 §6.2.3`).
//!
//! The authenticated attributes say which record and which public key it is, so that a key that was put into another
//! record does not open there. Rotating the archive key writes the recipient anew and nothing else.

use aws_lc_rs::{
    aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey},
    rand,
};
use der::{Decode, Encode};
use protocol::{ArchiveRecordId, Sha256Hex};
use secret::PrivateKey;
use zeroize::Zeroizing;

use super::keeper::{ArchiveKeyId, DataKey, WRAPPED_LENGTH, WrappedKey};
use crate::Fault;

mod form;

use form::{ContentInfo, Envelope};

/// Most bytes of an enveloped key: one of RSA-4096 has less than 2700.
const MAX_BYTES: usize = 8 * 1024;
const TAG_LENGTH: usize = 16;

/// What the authenticated attributes say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bound {
    pub(super) record: ArchiveRecordId,
    /// SHA-256 of the SubjectPublicKeyInfo.
    pub(super) public_key: Sha256Hex,
}

/// For whom a data key is wrapped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Recipient {
    pub(super) archive_key: ArchiveKeyId,
    pub(super) wrapped: WrappedKey,
}

/// What is wrong with an enveloped key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum EnvelopeFault {
    /// Not AuthEnvelopedData of the one form that is written.
    #[error("not of the form that is written")]
    Form,
    /// It says that it is another record's, or another key.
    #[error("it is another record's or another key")]
    Bound,
    /// The archive key did not unwrap the data key.
    #[error("its data key is not unwrapped")]
    DataKey,
    /// The tag does not hold.
    #[error("it was changed")]
    Changed,
}

/// Encrypts a private key under a data key that is used for nothing else.
pub(super) fn seal(
    key: &PrivateKey,
    data_key: &DataKey,
    recipient: &Recipient,
    bound: Bound,
) -> Result<Vec<u8>, Fault> {
    let mut nonce = [0; NONCE_LEN];
    rand::fill(&mut nonce).map_err(|_| Fault::Random)?;
    let attributes = form::attributes(bound)?;
    // Exposed to be encrypted; the copy becomes the ciphertext.
    let mut content = Zeroizing::new(key.expose().to_vec());
    let tag = cipher(data_key)?
        .seal_in_place_separate_tag(
            Nonce::assume_unique_for_key(nonce),
            // RFC 5083 §2.2: the attributes' own encoding, as a SET OF.
            Aad::from(attributes.to_der()?),
            &mut content,
        )
        .map_err(|_| Fault::Document("a private key could not be archived"))?;
    let envelope = Envelope {
        archive_key: &recipient.archive_key.0,
        wrapped_key: &recipient.wrapped,
        nonce: &nonce,
        ciphertext: &content,
        attributes,
        tag: tag.as_ref(),
    };
    Ok(envelope.to_message()?.to_der()?)
}

/// Decrypts a private key, where it is the one that `bound` says. `unwrap` has the data key of a recipient.
pub(super) fn open(
    enveloped: &[u8],
    bound: Bound,
    unwrap: impl FnOnce(&Recipient) -> Option<DataKey>,
) -> Result<PrivateKey, EnvelopeFault> {
    let message = read(enveloped)?;
    let envelope = Envelope::of_message(&message).ok_or(EnvelopeFault::Form)?;
    let expected = form::attributes(bound).map_err(|_| EnvelopeFault::Form)?;
    if envelope.attributes != expected {
        return Err(EnvelopeFault::Bound);
    }
    let data_key = unwrap(&envelope.recipient()?).ok_or(EnvelopeFault::DataKey)?;
    let nonce = envelope.nonce.try_into().map_err(|_| EnvelopeFault::Form)?;
    let tag: [u8; TAG_LENGTH] = envelope.tag.try_into().map_err(|_| EnvelopeFault::Form)?;
    let aad = expected.to_der().map_err(|_| EnvelopeFault::Form)?;
    let mut content = Zeroizing::new(envelope.ciphertext.to_vec());
    cipher(&data_key)
        .map_err(|_| EnvelopeFault::Changed)?
        .open_in_place_separate_tag(
            Nonce::assume_unique_for_key(nonce),
            Aad::from(aad),
            &tag,
            &mut content,
        )
        .map_err(|_| EnvelopeFault::Changed)?;
    Ok(PrivateKey::new(content))
}

/// Who can unwrap the data key.
pub(super) fn recipient(enveloped: &[u8]) -> Result<Recipient, EnvelopeFault> {
    let message = read(enveloped)?;
    let envelope = Envelope::of_message(&message).ok_or(EnvelopeFault::Form)?;
    envelope.recipient()
}

/// The same content for another recipient.
pub(super) fn rewrapped(enveloped: &[u8], to: &Recipient) -> Result<Vec<u8>, EnvelopeFault> {
    let message = read(enveloped)?;
    let envelope = Envelope::of_message(&message).ok_or(EnvelopeFault::Form)?;
    let envelope = Envelope {
        archive_key: &to.archive_key.0,
        wrapped_key: &to.wrapped,
        ..envelope
    };
    let message = envelope.to_message().and_then(|message| message.to_der());
    message.map_err(|_| EnvelopeFault::Form)
}

/// The one DER encoding of the one form: BER and ignored parts end here.
fn read(enveloped: &[u8]) -> Result<ContentInfo<'_>, EnvelopeFault> {
    if enveloped.len() > MAX_BYTES {
        return Err(EnvelopeFault::Form);
    }
    let message = ContentInfo::from_der(enveloped).map_err(|_| EnvelopeFault::Form)?;
    if message.to_der().ok().as_deref() != Some(enveloped) {
        return Err(EnvelopeFault::Form);
    }
    Ok(message)
}

impl Envelope<'_> {
    fn recipient(&self) -> Result<Recipient, EnvelopeFault> {
        let archive_key = self.archive_key.try_into();
        let wrapped: Result<[u8; WRAPPED_LENGTH], _> = self.wrapped_key.try_into();
        match (archive_key, wrapped) {
            (Ok(archive_key), Ok(wrapped)) => Ok(Recipient {
                archive_key: ArchiveKeyId(archive_key),
                wrapped,
            }),
            _ => Err(EnvelopeFault::Form),
        }
    }
}

fn cipher(key: &DataKey) -> Result<LessSafeKey, Fault> {
    let key = UnboundKey::new(&AES_256_GCM, key.as_slice()).map_err(|_| Fault::Random)?;
    Ok(LessSafeKey::new(key))
}

#[cfg(test)]
mod tests;
