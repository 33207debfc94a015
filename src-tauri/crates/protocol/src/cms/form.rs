//! The structures, as narrow as they are accepted: what is optional in `RFC 5652` and not used here has no field.

use std::cmp::Ordering;

use const_oid::{
    ObjectIdentifier,
    db::{rfc5912::*, rfc6268},
};
use contents::Certificate;
use der::{
    AnyRef, Decode, Encode, Sequence, ValueOrd,
    asn1::{Any, OctetString, OctetStringRef, SetOfVec},
};
use sha2::{Digest, Sha256};
use spki::AlgorithmIdentifierRef;
use x509_cert::{name::Name, serial_number::SerialNumber};

use crate::{Oid, signature::SignatureAlgorithm};

pub(super) const ID_DATA: ObjectIdentifier = rfc6268::ID_DATA;
pub(super) const ID_SIGNED_DATA: ObjectIdentifier = rfc6268::ID_SIGNED_DATA;
/// `RFC 5652 §11.1`.
pub(super) const ID_CONTENT_TYPE: Oid = Oid::of(rfc6268::ID_CONTENT_TYPE);
/// `RFC 5652 §11.2`.
pub(super) const ID_MESSAGE_DIGEST: Oid = Oid::of(rfc6268::ID_MESSAGE_DIGEST);
/// `RFC 5035 §3`.
pub(super) const ID_SIGNING_CERTIFICATE_V2: Oid =
    Oid::of(ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47"));

/// `RFC 5652 §5.1`: version 1 for id-data with certificates of X.509 alone, else 3.
pub(super) fn version(content_type: ObjectIdentifier) -> u8 {
    if content_type == ID_DATA { 1 } else { 3 }
}

/// `RFC 5652 §3`, with the only content that is accepted.
#[derive(Sequence)]
pub(super) struct ContentInfo<'a> {
    pub(super) content_type: ObjectIdentifier,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    pub(super) content: SignedData<'a>,
}

/// `RFC 5652 §5.1`, without CRLs. Certificates are kept as their bytes: an authority's encoding is its own affair.
#[derive(Sequence)]
pub(super) struct SignedData<'a> {
    pub(super) version: u8,
    pub(super) digest_algorithms: SetOfVec<AlgorithmIdentifierRef<'a>>,
    pub(super) content: EncapsulatedContent<'a>,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT", constructed = "true")]
    pub(super) certificates: SetOfVec<AnyRef<'a>>,
    pub(super) signers: SetOfVec<SignerInfo<'a>>,
}

/// `RFC 5652 §5.2`.
#[derive(Sequence)]
pub(super) struct EncapsulatedContent<'a> {
    pub(super) content_type: ObjectIdentifier,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    pub(super) content: &'a OctetStringRef,
}

/// `RFC 5652 §5.3`, without unsigned attributes.
#[derive(Clone, Sequence, ValueOrd)]
pub(super) struct SignerInfo<'a> {
    pub(super) version: u8,
    pub(super) signer: IssuerAndSerialNumber,
    pub(super) digest_algorithm: AlgorithmIdentifierRef<'a>,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT", constructed = "true")]
    pub(super) signed_attributes: SetOfVec<Attribute>,
    pub(super) signature_algorithm: AlgorithmIdentifierRef<'a>,
    pub(super) signature: &'a OctetStringRef,
}

/// `RFC 5652 §10.2.4`.
#[derive(Clone, PartialEq, Eq, Sequence, ValueOrd)]
pub(super) struct IssuerAndSerialNumber {
    issuer: Name,
    serial_number: SerialNumber,
}

impl IssuerAndSerialNumber {
    pub(super) fn of(certificate: &Certificate) -> der::Result<Self> {
        let parsed = x509_cert::Certificate::from_der(certificate.der())?;
        let tbs = parsed.tbs_certificate();
        Ok(Self {
            issuer: tbs.issuer().clone(),
            serial_number: tbs.serial_number().clone(),
        })
    }
}

/// `RFC 5652 §5.3`.
#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(crate) struct Attribute {
    pub(crate) oid: Oid,
    pub(crate) values: SetOfVec<Any>,
}

impl Attribute {
    /// With one value.
    pub(crate) fn new(oid: Oid, value: Any) -> der::Result<Self> {
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

/// The three signed attributes of every message, and the further ones of this, in DER order.
pub(super) fn signed_attributes(
    digest: &[u8],
    certificate: &Certificate,
    content_type: ObjectIdentifier,
    further: &[Attribute],
) -> der::Result<SetOfVec<Attribute>> {
    let signing_certificate = SigningCertificateV2 {
        certificates: vec![CertificateHash::of(certificate)?],
    };
    let mut attributes = vec![
        Attribute::new(ID_CONTENT_TYPE, Any::encode_from(&content_type)?)?,
        Attribute::new(
            ID_MESSAGE_DIGEST,
            Any::encode_from(&OctetString::new(digest)?)?,
        )?,
        Attribute::new(
            ID_SIGNING_CERTIFICATE_V2,
            Any::encode_from(&signing_certificate)?,
        )?,
    ];
    attributes.extend_from_slice(further);
    SetOfVec::try_from(attributes)
}

/// `RFC 5035 §3`, without policies.
#[derive(Sequence)]
struct SigningCertificateV2 {
    certificates: Vec<CertificateHash>,
}

/// ESSCertIDv2 (`RFC 5035 §4`): the hash algorithm is its default, SHA-256, and so left out; no issuer and serial,
/// which the signer identifier already names.
#[derive(Sequence)]
struct CertificateHash {
    hash: OctetString,
}

impl CertificateHash {
    fn of(certificate: &Certificate) -> der::Result<Self> {
        Ok(Self {
            hash: OctetString::new(Sha256::digest(certificate.der()).as_slice())?,
        })
    }
}

/// `RFC 5754 §2`: the parameters of SHA-2 are left out.
pub(super) fn digest_identifier(algorithm: SignatureAlgorithm) -> AlgorithmIdentifierRef<'static> {
    let oid = match algorithm {
        SignatureAlgorithm::RsaPkcs1Sha256 | SignatureAlgorithm::EcdsaP256Sha256 => ID_SHA_256,
        SignatureAlgorithm::EcdsaP384Sha384 => ID_SHA_384,
    };
    AlgorithmIdentifierRef {
        oid,
        parameters: None,
    }
}

/// `RFC 5754 §3`: NULL parameters for RSA, none for ECDSA.
pub(super) fn signature_identifier(
    algorithm: SignatureAlgorithm,
) -> AlgorithmIdentifierRef<'static> {
    match algorithm {
        SignatureAlgorithm::RsaPkcs1Sha256 => AlgorithmIdentifierRef {
            oid: SHA_256_WITH_RSA_ENCRYPTION,
            parameters: Some(AnyRef::NULL),
        },
        SignatureAlgorithm::EcdsaP256Sha256 => AlgorithmIdentifierRef {
            oid: ECDSA_WITH_SHA_256,
            parameters: None,
        },
        SignatureAlgorithm::EcdsaP384Sha384 => AlgorithmIdentifierRef {
            oid: ECDSA_WITH_SHA_384,
            parameters: None,
        },
    }
}

/// What the signature is over: the attributes as a SET OF, not as the [0] of the message (`RFC 5652 §5.4`).
pub(super) fn signed_bytes(attributes: &SetOfVec<Attribute>) -> der::Result<Vec<u8>> {
    attributes.to_der()
}
