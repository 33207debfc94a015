use const_oid::ObjectIdentifier;
use contents::{Certificate, PublicKey};
use der::{
    AnyRef, Encode,
    asn1::{OctetStringRef, SetOfVec},
};
use zeroize::Zeroizing;

use super::{
    MAX_CERTIFICATES, MAX_OVERHEAD,
    form::{
        Attribute, ContentInfo, EncapsulatedContent, ID_DATA, ID_SIGNED_DATA,
        IssuerAndSerialNumber, SignedData, SignerInfo, digest_identifier, signature_identifier,
        signed_attributes, signed_bytes, version,
    },
};
use crate::{
    Document, Sha256Hex,
    canonical::{self, CanonicalFault},
    signature::{SignatureAlgorithm, Signer, ToBeSigned},
};

/// Signs a document in one step.
///
/// `intermediates` are the certificates between the signer's and a root, the root itself left out.
///
/// # Errors
/// [`SignError::Signer`] when the signer fails, [`SignError::Fault`] when the document or the result cannot be used.
pub fn sign<T: Document, S: Signer>(
    document: &T,
    signer: &S,
    intermediates: &[Certificate],
) -> Result<Vec<u8>, SignError<S::Error>> {
    let unsigned = Unsigned::new(document, signer.certificate(), intermediates)?;
    let signature = signer
        .sign(unsigned.to_be_signed())
        .map_err(SignError::Signer)?;
    Ok(unsigned.with_signature(&signature)?)
}

/// A document that waits for its signature: for a card that asks for a PIN, or a touch, in between.
pub struct Unsigned {
    content_type: ObjectIdentifier,
    content: Zeroizing<Vec<u8>>,
    key: PublicKey,
    signer: IssuerAndSerialNumber,
    certificates: Vec<Vec<u8>>,
    attributes: SetOfVec<Attribute>,
    to_be_signed: ToBeSigned,
}

impl Unsigned {
    /// Takes the document's canonical JSON and the certificate of the key that will sign.
    ///
    /// # Errors
    /// [`SigningFault`] for a document that is too large, or certificates that cannot be embedded.
    pub fn new<T: Document>(
        document: &T,
        certificate: &Certificate,
        intermediates: &[Certificate],
    ) -> Result<Self, SigningFault> {
        Self::of_content(
            Zeroizing::new(canonical::to_vec(document)?),
            certificate,
            intermediates,
        )
    }

    /// As [`new`](Self::new), for content that may be secret: it is wiped when it is no longer needed.
    pub(crate) fn of_content(
        content: Zeroizing<Vec<u8>>,
        certificate: &Certificate,
        intermediates: &[Certificate],
    ) -> Result<Self, SigningFault> {
        Self::of_typed(ID_DATA, content, &[], certificate, intermediates)
    }

    /// As [`of_content`](Self::of_content), for content of another type and with further signed attributes.
    pub(crate) fn of_typed(
        content_type: ObjectIdentifier,
        content: Zeroizing<Vec<u8>>,
        attributes: &[Attribute],
        certificate: &Certificate,
        intermediates: &[Certificate],
    ) -> Result<Self, SigningFault> {
        let certificates: Vec<Vec<u8>> = std::iter::once(certificate)
            .chain(intermediates)
            .map(|one| one.der().to_vec())
            .collect();
        let embedded: usize = certificates.iter().map(Vec::len).sum();
        // Attributes, signature and framing take less than 4 KiB.
        if certificates.len() > MAX_CERTIFICATES || embedded > MAX_OVERHEAD - 4096 {
            return Err(SigningFault::TooManyCertificates);
        }
        let key = certificate.public_key().clone();
        let digest = SignatureAlgorithm::of_key(key.algorithm()).digest(&content);
        let attributes = signed_attributes(&digest, certificate, content_type, attributes)?;
        let to_be_signed = ToBeSigned::new(key.algorithm(), signed_bytes(&attributes)?);
        let signer = IssuerAndSerialNumber::of(certificate)?;
        Ok(Self {
            content_type,
            content,
            key,
            signer,
            certificates,
            attributes,
            to_be_signed,
        })
    }

    /// What the key must sign.
    pub fn to_be_signed(&self) -> &ToBeSigned {
        &self.to_be_signed
    }

    /// SHA-256 of the document's canonical JSON: how other documents refer to it.
    pub fn digest(&self) -> Sha256Hex {
        Sha256Hex::of(&self.content)
    }

    /// The signed document, DER.
    ///
    /// # Errors
    /// [`SigningFault::WrongSignature`] when the certificate's key did not make the signature: nothing leaves here
    /// that would not verify.
    pub fn with_signature(self, signature: &[u8]) -> Result<Vec<u8>, SigningFault> {
        self.secret_with_signature(signature)
            .map(|mut signed| std::mem::take(&mut *signed))
    }

    /// As [`with_signature`](Self::with_signature), for content that may be secret.
    pub(crate) fn secret_with_signature(
        self,
        signature: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, SigningFault> {
        self.to_be_signed
            .verify(&self.key, signature)
            .map_err(|_| SigningFault::WrongSignature)?;
        let algorithm = self.to_be_signed.algorithm();
        let signer = SignerInfo {
            // RFC 5652 §5.3: version 1 goes with issuer and serial number.
            version: 1,
            signer: self.signer,
            digest_algorithm: digest_identifier(algorithm),
            signed_attributes: self.attributes,
            signature_algorithm: signature_identifier(algorithm),
            signature: OctetStringRef::new(signature)?,
        };
        let certificates = self
            .certificates
            .iter()
            .map(|one| AnyRef::try_from(one.as_slice()));
        let signed = SignedData {
            version: version(self.content_type),
            digest_algorithms: SetOfVec::try_from(vec![digest_identifier(algorithm)])?,
            content: EncapsulatedContent {
                content_type: self.content_type,
                content: OctetStringRef::new(&self.content)?,
            },
            certificates: SetOfVec::try_from(certificates.collect::<der::Result<Vec<_>>>()?)?,
            signers: SetOfVec::try_from(vec![signer])?,
        };
        let message = ContentInfo {
            content_type: ID_SIGNED_DATA,
            content: signed,
        };
        // Room for all of it first: a buffer that grows leaves its content behind in freed memory.
        let mut encoded =
            Zeroizing::new(Vec::with_capacity(usize::try_from(message.encoded_len()?)?));
        message.encode_to_vec(&mut encoded)?;
        Ok(encoded)
    }
}

/// Why a document was not signed.
#[derive(Debug, thiserror::Error)]
pub enum SignError<E> {
    /// The signer failed.
    #[error("the signer failed: {0}")]
    Signer(E),
    /// The document cannot be signed, or not with this.
    #[error(transparent)]
    Fault(#[from] SigningFault),
}

impl<E> SignError<E> {
    /// The fault's name for texts and logs.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Signer(_) => "sign-signer",
            Self::Fault(fault) => fault.code(),
        }
    }
}

/// Why a document cannot be signed, or not with this certificate or signature.
#[derive(Debug, thiserror::Error)]
pub enum SigningFault {
    /// The document has no canonical JSON.
    #[error("the document cannot be written: {0}")]
    Document(#[from] CanonicalFault),
    /// More, or larger, certificates than a signed document holds.
    #[error("the signer's certificates do not fit into a signed document")]
    TooManyCertificates,
    /// The signature is not one by the certificate's key.
    #[error("the signature was not made by the certificate's key")]
    WrongSignature,
    /// A part cannot be encoded.
    #[error("the signed document cannot be encoded: {0}")]
    Encoding(#[from] der::Error),
}

impl SigningFault {
    /// The fault's name for texts and logs.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Document(_) => "signing-document",
            Self::TooManyCertificates => "signing-certificates",
            Self::WrongSignature => "signing-wrong-signature",
            Self::Encoding(_) => "signing-encoding",
        }
    }
}
