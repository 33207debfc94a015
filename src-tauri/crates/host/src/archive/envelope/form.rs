//! The structures, as narrow as they are written.

use std::cmp::Ordering;

use const_oid::{
    ObjectIdentifier,
    db::{rfc5911, rfc6268},
};
use der::{
    Any, Choice, Encode, Sequence, ValueOrd,
    asn1::{OctetString, OctetStringRef, SetOfVec},
};
use protocol::Oid;
use spki::{AlgorithmIdentifierOwned, AlgorithmIdentifierRef};

use super::Bound;

/// `RFC 5083 §2`.
const ID_AUTH_ENVELOPED_DATA: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.1.23");
/// Attribute: SHA-256 of the SubjectPublicKeyInfo whose private key this is; OCTET STRING. Under `2.25` (`X.667`).
const PUBLIC_KEY: Oid = Oid::of_uuid(0x5c0a_1c5e_7b1d_4c53_9a3f_2f0e_6d81_b4a7);
/// Attribute: the number of the archive record; INTEGER. Under `2.25` (`X.667`).
const RECORD: Oid = Oid::of_uuid(0x2e77_0d0b_94c6_4f0c_8c4e_51b3_a7d2_60f9);

/// What varies in an enveloped key; everything else is fixed.
pub(super) struct Envelope<'a> {
    pub(super) archive_key: &'a [u8],
    pub(super) wrapped_key: &'a [u8],
    pub(super) nonce: &'a [u8],
    pub(super) ciphertext: &'a [u8],
    pub(super) attributes: SetOfVec<Attribute>,
    pub(super) tag: &'a [u8],
}

impl<'a> Envelope<'a> {
    pub(super) fn to_message(&self) -> der::Result<ContentInfo<'a>> {
        let recipient = Recipient::KeyEncryptionKey(KeyEncryptionKey {
            version: 4,
            name: KeyEncryptionKeyName {
                key_identifier: OctetStringRef::new(self.archive_key)?,
            },
            algorithm: AES_256_WRAP,
            encrypted_key: OctetStringRef::new(self.wrapped_key)?,
        });
        let content = EncryptedContent {
            content_type: rfc6268::ID_DATA,
            algorithm: gcm_algorithm(self.nonce)?,
            content: OctetStringRef::new(self.ciphertext)?,
        };
        let enveloped = AuthEnvelopedData {
            version: 0,
            recipients: SetOfVec::try_from(vec![recipient])?,
            content,
            attributes: self.attributes.clone(),
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
        let [Recipient::KeyEncryptionKey(recipient)] = enveloped.recipients.as_slice() else {
            return None;
        };
        let parameters = enveloped.content.algorithm.parameters.as_ref()?;
        let gcm: GcmParameters<'a> = parameters.decode_as().ok()?;
        let envelope = Self {
            archive_key: recipient.name.key_identifier.as_bytes(),
            wrapped_key: recipient.encrypted_key.as_bytes(),
            nonce: gcm.nonce.as_bytes(),
            ciphertext: enveloped.content.content.as_bytes(),
            attributes: enveloped.attributes.clone(),
            tag: enveloped.tag.as_bytes(),
        };
        (envelope.to_message().ok()? == *message).then_some(envelope)
    }
}

/// The authenticated attributes, in DER order.
pub(super) fn attributes(bound: Bound) -> der::Result<SetOfVec<Attribute>> {
    SetOfVec::try_from(vec![
        Attribute::new(
            Oid::of(rfc6268::ID_CONTENT_TYPE),
            Any::encode_from(&rfc6268::ID_DATA)?,
        )?,
        Attribute::new(
            PUBLIC_KEY,
            Any::encode_from(&OctetString::new(bound.public_key.0)?)?,
        )?,
        Attribute::new(RECORD, Any::encode_from(&bound.record.0)?)?,
    ])
}

/// `RFC 5652 §3`.
#[derive(Debug, PartialEq, Eq, Sequence)]
pub(super) struct ContentInfo<'a> {
    content_type: ObjectIdentifier,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    content: AuthEnvelopedData<'a>,
}

/// `RFC 5083 §2.1`, without originator information and unauthenticated attributes.
#[derive(Debug, PartialEq, Eq, Sequence)]
struct AuthEnvelopedData<'a> {
    version: u8,
    recipients: SetOfVec<Recipient<'a>>,
    content: EncryptedContent<'a>,
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", constructed = "true")]
    attributes: SetOfVec<Attribute>,
    tag: &'a OctetStringRef,
}

/// `RFC 5652 §6.1`.
#[derive(Debug, PartialEq, Eq, Sequence)]
struct EncryptedContent<'a> {
    content_type: ObjectIdentifier,
    algorithm: AlgorithmIdentifierOwned,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT")]
    content: &'a OctetStringRef,
}

/// `RFC 5652 §5.3`.
#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(super) struct Attribute {
    oid: Oid,
    values: SetOfVec<Any>,
}

impl Attribute {
    fn new(oid: Oid, value: Any) -> der::Result<Self> {
        Ok(Self {
            oid,
            values: SetOfVec::try_from(vec![value])?,
        })
    }
}

/// As the members of a SET OF are ordered (`X.690 §11.6`): by their whole encodings, lengths included.
impl ValueOrd for Attribute {
    fn value_cmp(&self, other: &Self) -> der::Result<Ordering> {
        Ok(self.to_der()?.cmp(&other.to_der()?))
    }
}

/// `RFC 5652 §6.2`.
#[derive(Clone, Debug, PartialEq, Eq, Choice)]
enum Recipient<'a> {
    #[asn1(context_specific = "2", tag_mode = "IMPLICIT", constructed = "true")]
    KeyEncryptionKey(KeyEncryptionKey<'a>),
}

impl ValueOrd for Recipient<'_> {
    fn value_cmp(&self, other: &Self) -> der::Result<Ordering> {
        Ok(self.to_der()?.cmp(&other.to_der()?))
    }
}

/// `RFC 5652 §6.2.3`.
#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
struct KeyEncryptionKey<'a> {
    version: u8,
    name: KeyEncryptionKeyName<'a>,
    algorithm: AlgorithmIdentifierRef<'a>,
    encrypted_key: &'a OctetStringRef,
}

/// `RFC 5652 §6.2.3`, without date and other attributes.
#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
struct KeyEncryptionKeyName<'a> {
    key_identifier: &'a OctetStringRef,
}

/// `RFC 3565 §2.3.2`: parameters are absent.
const AES_256_WRAP: AlgorithmIdentifierRef<'static> = AlgorithmIdentifierRef {
    oid: rfc5911::ID_AES_256_WRAP,
    parameters: None,
};

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
