use aws_lc_rs::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair},
};
use contents::{KeyAlgorithm, PublicKey};

use super::KeyFault;
use crate::{
    Base64, CardServiceReceipt, Document, DocumentFault, LettersReceipt, Receipt, SignedReceipt,
    canonical, canonical::CanonicalFault, signature,
};

/// The desk's ephemeral P-256 key of one run, which signs its receipt. It cannot be stored: a desk that lost it has no
/// receipt to give, and the order stays open.
pub struct OrderKey {
    private: EcdsaKeyPair,
    public: PublicKey,
}

impl OrderKey {
    /// A new key.
    ///
    /// # Errors
    /// [`KeyFault::Generation`] when the library fails.
    pub fn generate() -> Result<Self, KeyFault> {
        let private = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_ASN1_SIGNING)
            .map_err(|_| KeyFault::Generation)?;
        let public = PublicKey::ecc(KeyAlgorithm::EccP256, private.public_key().as_ref())
            .map_err(|_| KeyFault::Generation)?;
        Ok(Self { private, public })
    }

    /// What goes into the open request.
    pub fn public_key(&self) -> &PublicKey {
        &self.public
    }

    /// Signs the receipt: ECDSA with SHA-256 over its canonical JSON.
    ///
    /// # Errors
    /// [`ReceiptFault`] when the receipt is too large or the library fails.
    pub fn sign_receipt<R: GivenBack>(&self, receipt: &R) -> Result<SignedReceipt, ReceiptFault> {
        let bytes = canonical::to_vec(receipt)?;
        let signature = self
            .private
            .sign(&SystemRandom::new(), &bytes)
            .map_err(|_| KeyFault::Signing)?;
        Ok(SignedReceipt {
            receipt: Base64(bytes),
            signature: Base64(signature.as_ref().to_vec()),
        })
    }
}

/// What a desk tells the host at the end of an order, signed with the order key: [`Receipt`], [`CardServiceReceipt`] and
/// [`LettersReceipt`].
pub trait GivenBack: Document {}

impl GivenBack for Receipt {}
impl GivenBack for CardServiceReceipt {}
impl GivenBack for LettersReceipt {}

/// Why a receipt was not signed.
#[derive(Debug, thiserror::Error)]
pub enum ReceiptFault {
    /// It has no canonical JSON.
    #[error("the receipt cannot be written: {0}")]
    Document(#[from] CanonicalFault),
    /// The key failed.
    #[error("the receipt was not signed: {0}")]
    Key(#[from] KeyFault),
}

impl ReceiptFault {
    /// The fault's name for texts and logs.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Document(_) => "receipt-document",
            Self::Key(_) => "receipt-key",
        }
    }
}

impl SignedReceipt {
    /// The receipt, if the order key of the open request signed it.
    ///
    /// # Errors
    /// [`DocumentFault::Algorithm`] when the order key is not on P-256, [`DocumentFault::Signature`] when it did not
    /// sign, [`DocumentFault::Content`] when the bytes are not a receipt's canonical JSON.
    pub fn verify<R: GivenBack>(&self, order_key: &PublicKey) -> Result<R, DocumentFault> {
        if order_key.algorithm() != KeyAlgorithm::EccP256 {
            return Err(DocumentFault::Algorithm);
        }
        signature::verify(order_key, &self.receipt.0, &self.signature.0)
            .map_err(|_| DocumentFault::Signature)?;
        canonical::from_slice(&self.receipt.0).map_err(|_| DocumentFault::Content)
    }
}
