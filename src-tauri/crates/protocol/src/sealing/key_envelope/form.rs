//! The structures, as narrow as they are accepted.

use const_oid::{
    ObjectIdentifier,
    db::{rfc5911, rfc6268},
};
use der::{
    Any, Sequence,
    asn1::{OctetString, OctetStringRef, SetOfVec},
};
use spki::AlgorithmIdentifierOwned;

use super::super::agreement::{Recipient, WrappedKey};

/// What varies in an enveloped message; everything else is fixed.
pub(super) struct Envelope<'a> {
    pub(super) key: WrappedKey<'a>,
    pub(super) iv: &'a [u8],
    pub(super) ciphertext: &'a [u8],
}

impl<'a> Envelope<'a> {
    pub(super) fn to_message(&self) -> der::Result<ContentInfo<'a>> {
        let content = EncryptedContent {
            content_type: rfc6268::ID_DATA,
            algorithm: AlgorithmIdentifierOwned {
                oid: rfc5911::ID_AES_256_CBC,
                parameters: Some(Any::encode_from(&OctetString::new(self.iv)?)?),
            },
            content: OctetStringRef::new(self.ciphertext)?,
        };
        Ok(ContentInfo {
            content_type: rfc6268::ID_ENVELOPED_DATA,
            content: EnvelopedData {
                // RFC 5652 §6.1: version 2 where a recipient is not named by version 0.
                version: 2,
                recipients: self.key.to_recipients()?,
                content,
            },
        })
    }

    /// `None` unless building a message from the parts gives the same again.
    pub(super) fn of_message(message: &'a ContentInfo<'a>) -> Option<Self> {
        let enveloped = &message.content;
        let parameters = enveloped.content.algorithm.parameters.as_ref()?;
        let iv: &'a OctetStringRef = parameters.decode_as().ok()?;
        let envelope = Self {
            key: WrappedKey::of_recipients(&enveloped.recipients)?,
            iv: iv.as_bytes(),
            ciphertext: enveloped.content.content.as_bytes(),
        };
        (envelope.to_message().ok()? == *message).then_some(envelope)
    }
}

/// `RFC 5652 §3`.
#[derive(PartialEq, Eq, Sequence)]
pub(super) struct ContentInfo<'a> {
    content_type: ObjectIdentifier,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    content: EnvelopedData<'a>,
}

/// `RFC 5652 §6.1`, without originator information and unprotected attributes.
#[derive(PartialEq, Eq, Sequence)]
struct EnvelopedData<'a> {
    version: u8,
    recipients: SetOfVec<Recipient<'a>>,
    content: EncryptedContent<'a>,
}

/// `RFC 5652 §6.1`.
#[derive(PartialEq, Eq, Sequence)]
struct EncryptedContent<'a> {
    content_type: ObjectIdentifier,
    algorithm: AlgorithmIdentifierOwned,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT")]
    content: &'a OctetStringRef,
}
