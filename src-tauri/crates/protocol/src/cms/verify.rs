use const_oid::ObjectIdentifier;
use contents::Certificate;
use der::{Decode, Encode};
use jiff::Timestamp;
use rustls_pki_types::CertificateDer;
use serde::Deserialize;

use super::{
    MAX_BYTES, MAX_CERTIFICATES, MAX_OVERHEAD, SignerTrust,
    form::{
        Attribute, ContentInfo, ID_CONTENT_TYPE, ID_DATA, ID_MESSAGE_DIGEST, ID_SIGNED_DATA,
        ID_SIGNING_CERTIFICATE_V2, IssuerAndSerialNumber, SignerInfo, digest_identifier,
        signature_identifier, signed_attributes, signed_bytes, version,
    },
};
use crate::{
    CertificateFault, Document, DocumentFault, Oid, Refusal, Sha256Hex, canonical,
    signature::{self, SignatureAlgorithm},
};

/// Verifies a signed document and reads it.
///
/// `at` is the time at which the signer's certificate must be good: now when a document comes in, the time the host
/// recorded when one is verified again later.
///
/// # Errors
/// [`VerifyError::Document`] when the message is not of the exact form, not signed by the signer, or not a `T`;
/// [`VerifyError::Certificate`] when the signer's certificate is not good. The content is parsed last, once it is known
/// who signed it.
pub fn verify<T: Document>(
    message: &[u8],
    trust: &SignerTrust<'_>,
    at: Timestamp,
) -> Result<Verified<T>, VerifyError> {
    let signed = verify_content(message, T::MAX_BYTES, trust, at)?;
    let document = canonical::from_slice(signed.content).map_err(|_| DocumentFault::Content)?;
    Ok(Verified {
        document,
        digest: Sha256Hex::of(signed.content),
        signer: signed.signer,
    })
}

/// A document whose signature and signer were verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified<T> {
    /// The document.
    pub document: T,
    /// SHA-256 of its canonical JSON: how other documents refer to it.
    pub digest: Sha256Hex,
    /// Who signed it.
    pub signer: Certificate,
}

/// The certificate that a document *says* it was signed with, to look up whose it is. Nothing was verified: decide
/// nothing by it but what to verify with.
///
/// # Errors
/// [`DocumentFault::Form`] when the message is not of the form that [`verify`] accepts.
pub fn unverified_signer(message: &[u8]) -> Result<Certificate, DocumentFault> {
    Ok(Parts::parse(message, MAX_BYTES, ID_DATA)?.signer)
}

/// The [`Document::TYPE`] that a document *says* it is, to choose what to verify it as. Nothing was verified.
///
/// # Errors
/// [`DocumentFault::Form`] as [`unverified_signer`]; [`DocumentFault::Content`] when the content names no type.
pub fn unverified_type(message: &[u8]) -> Result<String, DocumentFault> {
    #[derive(Deserialize)]
    struct Peek {
        document: String,
    }
    let parts = Parts::parse(message, MAX_BYTES, ID_DATA)?;
    serde_json::from_slice::<Peek>(parts.content)
        .map(|peek| peek.document)
        .map_err(|_| DocumentFault::Content)
}

/// Why a signed document was not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VerifyError {
    /// Its form, its signature or its content.
    #[error("the signed document was not accepted: {0}")]
    Document(#[from] DocumentFault),
    /// The signer's certificate.
    #[error("the signer's certificate was not accepted: {0}")]
    Certificate(#[from] CertificateFault),
}

impl VerifyError {
    /// The fault's name for texts and logs.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Document(_) => "document",
            Self::Certificate(_) => "signer-certificate",
        }
    }
}

/// What a host answers when an officer's document is not accepted.
impl From<VerifyError> for Refusal {
    fn from(error: VerifyError) -> Self {
        match error {
            VerifyError::Document(why) => Self::Document { why },
            VerifyError::Certificate(why) => Self::OfficerCertificate { why },
        }
    }
}

/// Content that was verified, not yet parsed.
pub(crate) struct VerifiedContent<'a> {
    pub(crate) content: &'a [u8],
    pub(crate) signer: Certificate,
    /// The signed attributes beside those that every message has, in the order in which they were asked for.
    pub(crate) further: Vec<Attribute>,
}

/// What a message must hold beside its signature.
pub(crate) struct Expected<'a> {
    pub(crate) content_type: ObjectIdentifier,
    pub(crate) max_content: usize,
    /// Signed attributes beside those that every message has: each exactly once, and no others.
    pub(crate) further: &'a [Oid],
}

/// Verifies everything but what the content means.
pub(crate) fn verify_content<'a>(
    message: &'a [u8],
    max_content: usize,
    trust: &SignerTrust<'_>,
    at: Timestamp,
) -> Result<VerifiedContent<'a>, VerifyError> {
    let expected = Expected {
        content_type: ID_DATA,
        max_content,
        further: &[],
    };
    verify_typed(message, &expected, trust, at)
}

/// As [`verify_content`], for content of another type and with further signed attributes. What those say is for the
/// caller to check.
pub(crate) fn verify_typed<'a>(
    message: &'a [u8],
    expected: &Expected<'_>,
    trust: &SignerTrust<'_>,
    at: Timestamp,
) -> Result<VerifiedContent<'a>, VerifyError> {
    let limit = expected.max_content.saturating_add(MAX_OVERHEAD);
    let parts = Parts::parse(message, limit, expected.content_type)?;
    trust.expects(&parts.signer)?;
    parts.check_algorithms()?;
    let further = parts.further(expected.further)?;
    parts.check_attributes(&further)?;
    parts.check_signature()?;
    trust.accepts(&parts.signer, &parts.others, at)?;
    Ok(VerifiedContent {
        content: parts.content,
        signer: parts.signer,
        further,
    })
}

/// A message of the exact form, taken apart.
struct Parts<'a> {
    content_type: ObjectIdentifier,
    content: &'a [u8],
    info: SignerInfo<'a>,
    signer: Certificate,
    others: Vec<CertificateDer<'a>>,
}

impl<'a> Parts<'a> {
    fn parse(
        message: &'a [u8],
        limit: usize,
        content_type: ObjectIdentifier,
    ) -> Result<Self, DocumentFault> {
        if message.len() > limit {
            return Err(DocumentFault::Form);
        }
        let parsed = ContentInfo::from_der(message).map_err(|_| DocumentFault::Form)?;
        // The one DER encoding of what was read, or nothing: BER, unsorted sets and ignored parts end here.
        let encoded = zeroize::Zeroizing::new(parsed.to_der().map_err(|_| DocumentFault::Form)?);
        let versions = parsed.content.version == version(content_type)
            && parsed.content.signers.iter().all(|info| info.version == 1);
        let types = parsed.content_type == ID_SIGNED_DATA
            && parsed.content.content.content_type == content_type;
        let certificates = parsed.content.certificates.as_slice();
        if encoded.as_slice() != message
            || !versions
            || !types
            || certificates.len() > MAX_CERTIFICATES
        {
            return Err(DocumentFault::Form);
        }
        let [info] = parsed.content.signers.as_slice() else {
            return Err(DocumentFault::Form);
        };
        let [digest] = parsed.content.digest_algorithms.as_slice() else {
            return Err(DocumentFault::Form);
        };
        if *digest != info.digest_algorithm {
            return Err(DocumentFault::Form);
        }
        let ders = certificates
            .iter()
            .map(Encode::to_der)
            .collect::<der::Result<Vec<_>>>();
        let (signer, others) = split(ders.map_err(|_| DocumentFault::Form)?, info)?;
        Ok(Self {
            content_type,
            content: parsed.content.content.content.as_bytes(),
            info: info.clone(),
            signer,
            others,
        })
    }

    /// The allow-list: exactly the algorithms that belong to the signer's key.
    fn check_algorithms(&self) -> Result<(), DocumentFault> {
        let algorithm = self.algorithm();
        let allowed = self.info.digest_algorithm == digest_identifier(algorithm)
            && self.info.signature_algorithm == signature_identifier(algorithm);
        if allowed {
            Ok(())
        } else {
            Err(DocumentFault::Algorithm)
        }
    }

    /// Those of the signed attributes that are asked for: each once, with one value.
    fn further(&self, asked: &[Oid]) -> Result<Vec<Attribute>, DocumentFault> {
        let found = |oid: &Oid| {
            let mut same = self
                .info
                .signed_attributes
                .iter()
                .filter(|one| one.oid == *oid);
            same.next()
                .filter(|one| one.values.len() == 1)
                .cloned()
                .ok_or(DocumentFault::Form)
        };
        asked.iter().map(found).collect()
    }

    /// The signed attributes must be the ones that signing this content with this certificate, and the further
    /// attributes, gives.
    fn check_attributes(&self, further: &[Attribute]) -> Result<(), DocumentFault> {
        let digest = self.algorithm().digest(self.content);
        let expected = signed_attributes(&digest, &self.signer, self.content_type, further)
            .map_err(|_| DocumentFault::Form)?;
        let found = &self.info.signed_attributes;
        if *found == expected {
            return Ok(());
        }
        let kinds = [
            ID_CONTENT_TYPE,
            ID_MESSAGE_DIGEST,
            ID_SIGNING_CERTIFICATE_V2,
        ];
        let once = |kind| found.iter().filter(|one| one.oid == kind).count() == 1;
        let same_kinds = found.len() == expected.len() && kinds.into_iter().all(once);
        let differs = |oid| {
            found.iter().find(|one| one.oid == oid) != expected.iter().find(|one| one.oid == oid)
        };
        match () {
            () if !same_kinds || differs(ID_CONTENT_TYPE) => Err(DocumentFault::Form),
            () if differs(ID_MESSAGE_DIGEST) => Err(DocumentFault::Digest),
            () => Err(DocumentFault::Signer),
        }
    }

    fn check_signature(&self) -> Result<(), DocumentFault> {
        let signed = signed_bytes(&self.info.signed_attributes).map_err(|_| DocumentFault::Form)?;
        signature::verify(
            self.signer.public_key(),
            &signed,
            self.info.signature.as_bytes(),
        )
        .map_err(|_| DocumentFault::Signature)
    }

    fn algorithm(&self) -> SignatureAlgorithm {
        SignatureAlgorithm::of_key(self.signer.public_key().algorithm())
    }
}

/// The signer's certificate, and the others.
fn split(
    certificates: Vec<Vec<u8>>,
    info: &SignerInfo<'_>,
) -> Result<(Certificate, Vec<CertificateDer<'static>>), DocumentFault> {
    let is_signer = |der: &[u8]| {
        Certificate::from_der(der)
            .ok()
            .filter(|one| IssuerAndSerialNumber::of(one).is_ok_and(|id| id == info.signer))
    };
    let (mut signer, mut others) = (None, Vec::new());
    for der in certificates {
        // RFC 5652 §10.2.2 has other forms. Ours is X.509 alone: what is no certificate is none of the others either.
        if x509_cert::Certificate::from_der(&der).is_err() {
            return Err(DocumentFault::Form);
        }
        match is_signer(&der) {
            // Two certificates of one issuer and serial: which one signed would be open.
            Some(_) if signer.is_some() => return Err(DocumentFault::Form),
            Some(found) => signer = Some(found),
            None => others.push(CertificateDer::from(der)),
        }
    }
    Ok((signer.ok_or(DocumentFault::Form)?, others))
}
