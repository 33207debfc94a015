//! The structures, as narrow as they are accepted.

use std::cmp::Ordering;

use const_oid::{
    ObjectIdentifier,
    db::{rfc5911, rfc5912, rfc6268},
};
use contents::PublicKey;
use der::{
    Any, Choice, Encode, Sequence, ValueOrd,
    asn1::{BitStringRef, OctetStringRef, SetOfVec},
};
use sha2::{Digest, Sha256};
use spki::{AlgorithmIdentifierOwned, AlgorithmIdentifierRef};

/// `RFC 5083 §2`.
const ID_AUTH_ENVELOPED_DATA: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.1.23");
/// `RFC 5753 §7.1.4`.
const STD_DH_SHA256_KDF: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.132.1.11.1");

/// What varies in a sealed message; everything else is fixed.
pub(super) struct Envelope<'a> {
    /// The sender's ephemeral point.
    pub(super) originator: &'a [u8],
    /// The recipient's [`key_identifier`].
    pub(super) recipient: &'a [u8],
    pub(super) wrapped_key: &'a [u8],
    pub(super) nonce: &'a [u8],
    pub(super) ciphertext: &'a [u8],
    pub(super) tag: &'a [u8],
}

impl<'a> Envelope<'a> {
    pub(super) fn to_message(&self) -> der::Result<ContentInfo<'a>> {
        let recipient = Recipient::Agreement(KeyAgreement {
            version: 3,
            originator: Originator::Key(OriginatorKey {
                algorithm: EC_PUBLIC_KEY,
                public_key: BitStringRef::from_bytes(self.originator)?,
            }),
            algorithm: key_agreement_algorithm()?,
            encrypted_keys: vec![EncryptedKey {
                recipient: RecipientIdentifier::Key(KeyIdentifier {
                    subject_key_identifier: OctetStringRef::new(self.recipient)?,
                }),
                encrypted_key: OctetStringRef::new(self.wrapped_key)?,
            }],
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
        let [Recipient::Agreement(agreement)] = enveloped.recipients.as_slice() else {
            return None;
        };
        let Originator::Key(originator) = &agreement.originator;
        let [encrypted] = agreement.encrypted_keys.as_slice() else {
            return None;
        };
        let RecipientIdentifier::Key(recipient) = &encrypted.recipient;
        let parameters = enveloped.content.algorithm.parameters.as_ref()?;
        let gcm: GcmParameters<'a> = parameters.decode_as().ok()?;
        let envelope = Self {
            originator: originator.public_key.as_bytes()?,
            recipient: recipient.subject_key_identifier.as_bytes(),
            wrapped_key: encrypted.encrypted_key.as_bytes(),
            nonce: gcm.nonce.as_bytes(),
            ciphertext: enveloped.content.content.as_bytes(),
            tag: enveloped.tag.as_bytes(),
        };
        (envelope.to_message().ok()? == *message).then_some(envelope)
    }
}

/// How a bare key is named: 160 bits of SHA-256 of the key (`RFC 7093 §2`, method 1).
pub(super) fn key_identifier(key: &PublicKey) -> [u8; 20] {
    let mut identifier = [0; 20];
    identifier.copy_from_slice(&Sha256::digest(key.key_bits())[..20]);
    identifier
}

/// ECC-CMS-SharedInfo (`RFC 5753 §7.2`), without user keying material: the ephemeral key is fresh for each message.
pub(super) fn shared_info() -> der::Result<Vec<u8>> {
    // The length of the wrapping key in bits.
    let length = 256_u32.to_be_bytes();
    SharedInfo {
        key_info: AES_256_WRAP,
        length: OctetStringRef::new(&length)?,
    }
    .to_der()
}

#[derive(Sequence)]
struct SharedInfo<'a> {
    key_info: AlgorithmIdentifierRef<'a>,
    #[asn1(context_specific = "2", tag_mode = "EXPLICIT")]
    length: &'a OctetStringRef,
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

/// `RFC 5652 §6.2`.
#[derive(Clone, PartialEq, Eq, Choice)]
enum Recipient<'a> {
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", constructed = "true")]
    Agreement(KeyAgreement<'a>),
}

impl ValueOrd for Recipient<'_> {
    fn value_cmp(&self, other: &Self) -> der::Result<Ordering> {
        Ok(self.to_der()?.cmp(&other.to_der()?))
    }
}

/// `RFC 5652 §6.2.2`.
#[derive(Clone, PartialEq, Eq, Sequence)]
struct KeyAgreement<'a> {
    version: u8,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    originator: Originator<'a>,
    algorithm: AlgorithmIdentifierOwned,
    encrypted_keys: Vec<EncryptedKey<'a>>,
}

/// `RFC 5652 §6.2.2`.
#[derive(Clone, PartialEq, Eq, Choice)]
enum Originator<'a> {
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", constructed = "true")]
    Key(OriginatorKey<'a>),
}

/// `RFC 5652 §6.2.2`; the curve is the recipient's (`RFC 5753 §3.1.1`).
#[derive(Clone, PartialEq, Eq, Sequence)]
struct OriginatorKey<'a> {
    algorithm: AlgorithmIdentifierRef<'a>,
    public_key: BitStringRef<'a>,
}

/// `RFC 5652 §6.2.2`.
#[derive(Clone, PartialEq, Eq, Sequence)]
struct EncryptedKey<'a> {
    recipient: RecipientIdentifier<'a>,
    encrypted_key: &'a OctetStringRef,
}

/// `RFC 5652 §6.2.2`.
#[derive(Clone, PartialEq, Eq, Choice)]
enum RecipientIdentifier<'a> {
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT", constructed = "true")]
    Key(KeyIdentifier<'a>),
}

/// `RFC 5652 §6.2.2`, without date and other attributes.
#[derive(Clone, PartialEq, Eq, Sequence)]
struct KeyIdentifier<'a> {
    subject_key_identifier: &'a OctetStringRef,
}

const EC_PUBLIC_KEY: AlgorithmIdentifierRef<'static> = AlgorithmIdentifierRef {
    oid: rfc5912::ID_EC_PUBLIC_KEY,
    parameters: None,
};

/// `RFC 3565 §2.3.2`: parameters are absent.
const AES_256_WRAP: AlgorithmIdentifierRef<'static> = AlgorithmIdentifierRef {
    oid: rfc5911::ID_AES_256_WRAP,
    parameters: None,
};

fn key_agreement_algorithm() -> der::Result<AlgorithmIdentifierOwned> {
    Ok(AlgorithmIdentifierOwned {
        oid: STD_DH_SHA256_KDF,
        parameters: Some(Any::encode_from(&AES_256_WRAP)?),
    })
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
