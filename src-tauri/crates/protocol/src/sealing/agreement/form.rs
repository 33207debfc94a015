//! KeyAgreeRecipientInfo (`RFC 5652 §6.2.2`), as narrow as it is accepted.

use std::cmp::Ordering;

use const_oid::{
    ObjectIdentifier,
    db::{rfc5911, rfc5912},
};
use contents::PublicKey;
use der::{
    Any, Choice, Encode, Sequence, ValueOrd,
    asn1::{BitStringRef, OctetStringRef, SetOfVec},
};
use sha2::{Digest, Sha256};
use spki::{AlgorithmIdentifierOwned, AlgorithmIdentifierRef};

use super::WrappedKey;

/// `RFC 5753 §7.1.4`.
const STD_DH_SHA256_KDF: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.132.1.11.1");

impl<'a> WrappedKey<'a> {
    /// The only recipient of a message.
    pub(in crate::sealing) fn to_recipients(&self) -> der::Result<SetOfVec<Recipient<'a>>> {
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
                encrypted_key: OctetStringRef::new(self.key)?,
            }],
        });
        SetOfVec::try_from(vec![recipient])
    }

    /// `None` for more or other recipients. Algorithms and versions are for the caller to compare, by
    /// [`to_recipients`](Self::to_recipients).
    pub(in crate::sealing) fn of_recipients(
        recipients: &'a SetOfVec<Recipient<'a>>,
    ) -> Option<Self> {
        let [Recipient::Agreement(agreement)] = recipients.as_slice() else {
            return None;
        };
        let Originator::Key(originator) = &agreement.originator;
        let [encrypted] = agreement.encrypted_keys.as_slice() else {
            return None;
        };
        let RecipientIdentifier::Key(recipient) = &encrypted.recipient;
        Some(Self {
            originator: originator.public_key.as_bytes()?,
            recipient: recipient.subject_key_identifier.as_bytes(),
            key: encrypted.encrypted_key.as_bytes(),
        })
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

/// `RFC 5652 §6.2`.
#[derive(Clone, PartialEq, Eq, Choice)]
pub(in crate::sealing) enum Recipient<'a> {
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
pub(in crate::sealing) struct KeyAgreement<'a> {
    version: u8,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    originator: Originator<'a>,
    algorithm: AlgorithmIdentifierOwned,
    encrypted_keys: Vec<EncryptedKey<'a>>,
}

/// `RFC 5652 §6.2.2`.
#[derive(Clone, PartialEq, Eq, Choice)]
pub(in crate::sealing) enum Originator<'a> {
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", constructed = "true")]
    Key(OriginatorKey<'a>),
}

/// `RFC 5652 §6.2.2`; the curve is the recipient's (`RFC 5753 §3.1.1`).
#[derive(Clone, PartialEq, Eq, Sequence)]
pub(in crate::sealing) struct OriginatorKey<'a> {
    algorithm: AlgorithmIdentifierRef<'a>,
    public_key: BitStringRef<'a>,
}

/// `RFC 5652 §6.2.2`.
#[derive(Clone, PartialEq, Eq, Sequence)]
pub(in crate::sealing) struct EncryptedKey<'a> {
    recipient: RecipientIdentifier<'a>,
    encrypted_key: &'a OctetStringRef,
}

/// `RFC 5652 §6.2.2`.
#[derive(Clone, PartialEq, Eq, Choice)]
pub(in crate::sealing) enum RecipientIdentifier<'a> {
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT", constructed = "true")]
    Key(KeyIdentifier<'a>),
}

/// `RFC 5652 §6.2.2`, without date and other attributes.
#[derive(Clone, PartialEq, Eq, Sequence)]
pub(in crate::sealing) struct KeyIdentifier<'a> {
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
