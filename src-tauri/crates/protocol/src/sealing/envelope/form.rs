//! The structures, as narrow as they are accepted.

use const_oid::{
    ObjectIdentifier,
    db::{rfc5911, rfc6268},
};
use der::{
    Any, Sequence,
    asn1::{OctetStringRef, SetOfVec},
};
use spki::AlgorithmIdentifierOwned;

use super::super::agreement::{Recipient, WrappedKey};

/// `RFC 5083 §2`.
const ID_AUTH_ENVELOPED_DATA: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.1.23");
/// What varies in a sealed message; everything else is fixed.
pub(super) struct Envelope<'a> {
    pub(super) key: WrappedKey<'a>,
    pub(super) nonce: &'a [u8],
    pub(super) ciphertext: &'a [u8],
    pub(super) tag: &'a [u8],
}

impl<'a> Envelope<'a> {
    pub(super) fn to_message(&self) -> der::Result<ContentInfo<'a>> {
        let content = EncryptedContent {
            content_type: rfc6268::ID_DATA,
            algorithm: gcm_algorithm(self.nonce)?,
            content: OctetStringRef::new(self.ciphertext)?,
        };
        let enveloped = AuthEnvelopedData {
            version: 0,
            recipients: self.key.to_recipients()?,
            content,
            tag: OctetStringRef::new(self.tag)?,
        };
        Ok(ContentInfo {
            content_type: ID_AUTH_ENVELOPED_DATA,
            content: enveloped,
        })
    }

    /// `None` unless building a message from the parts gives the same again.
    pub(super) fn of_message(message: &'a ContentInfo<'a>) -> Option<Self> {
        let enveloped = &message.content;
        let parameters = enveloped.content.algorithm.parameters.as_ref()?;
        let gcm: GcmParameters<'a> = parameters.decode_as().ok()?;
        let envelope = Self {
            key: WrappedKey::of_recipients(&enveloped.recipients)?,
            nonce: gcm.nonce.as_bytes(),
            ciphertext: enveloped.content.content.as_bytes(),
            tag: enveloped.tag.as_bytes(),
        };
        (envelope.to_message().ok()? == *message).then_some(envelope)
    }
}

/// `RFC 5652 §3`.
#[derive(PartialEq, Eq, Sequence)]
pub(super) struct ContentInfo<'a> {
    content_type: ObjectIdentifier,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    content: AuthEnvelopedData<'a>,
}

/// `RFC 5083 §2.1`, without originator information and attributes, which id-data does not need.
#[derive(PartialEq, Eq, Sequence)]
struct AuthEnvelopedData<'a> {
    version: u8,
    recipients: SetOfVec<Recipient<'a>>,
    content: EncryptedContent<'a>,
    tag: &'a OctetStringRef,
}

/// `RFC 5652 §6.1`.
#[derive(PartialEq, Eq, Sequence)]
struct EncryptedContent<'a> {
    content_type: ObjectIdentifier,
    algorithm: AlgorithmIdentifierOwned,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT")]
    content: &'a OctetStringRef,
}

fn gcm_algorithm(nonce: &[u8]) -> der::Result<AlgorithmIdentifierOwned> {
    let parameters = GcmParameters {
        nonce: OctetStringRef::new(nonce)?,
        tag_length: 16,
    };
    Ok(AlgorithmIdentifierOwned {
        oid: rfc5911::ID_AES_256_GCM,
        parameters: Some(Any::encode_from(&parameters)?),
    })
}

/// `RFC 5084 §3.2`.
#[derive(Sequence)]
struct GcmParameters<'a> {
    nonce: &'a OctetStringRef,
    tag_length: u8,
}
