//! Sealed packages: what the desk alone may read, and only from this host, and only in this order.
//!
//! PINs and card secrets ([`seal`]): a package is JSON that names its type, the order and the recipient, inside SignedData by the host's registration key
//! ([`cms`]), inside AuthEnvelopedData (`RFC 5083`) to the transport key of the open request. TLS is not
//! what makes it trustworthy, and the envelope is not either: the signature is.
//!
//! AuthEnvelopedData with AES-256-GCM rather than EnvelopedData with AES-CBC, because a changed message then ends at
//! the tag, before a parser or a padding check sees it. The signed message goes in as id-data, so that
//! `openssl cms -decrypt` yields what `openssl cms -verify` reads.
//!
//! Private keys ([`seal_key`]) go as key packages of their own form.

use contents::PublicKey;
use jiff::Timestamp;

use crate::{
    OrderId,
    cms::{self, SignerTrust, SigningFault, Unsigned, VerifyError},
    keys::TransportKey,
    signature::Signer,
};

mod agreement;
mod envelope;
mod key_envelope;
mod key_package;
mod package;

pub use key_package::{MAX_SEALED_KEY_BYTES, open_key, seal_key};
pub use package::{Package, PackageFault};

/// Most bytes of a sealed package.
pub const MAX_SEALED_BYTES: usize = 768 * 1024;

/// Signs a package and seals it to the transport key of the order's open request.
///
/// # Errors
/// [`SealError`]; nothing of the package is in it.
pub fn seal<P: Package, S: Signer>(
    package: &P,
    order: OrderId,
    recipient: &PublicKey,
    signer: &S,
) -> Result<Vec<u8>, SealError<S::Error>> {
    let content = package::write(package, order, recipient)?;
    let unsigned = Unsigned::of_content(content, signer.certificate(), &[])?;
    let signature = signer
        .sign(unsigned.to_be_signed())
        .map_err(SealError::Signer)?;
    let signed = unsigned.secret_with_signature(&signature)?;
    Ok(envelope::seal(signed, recipient)?)
}

/// Opens a sealed package: `order` and `key` are those of the open request, `host` the registration certificate that
/// the session named.
///
/// # Errors
/// [`OpenError`]; nothing of the package is in it.
pub fn open_sealed<P: Package>(
    sealed: &[u8],
    key: &TransportKey,
    order: OrderId,
    host: &SignerTrust<'_>,
    at: Timestamp,
) -> Result<P, OpenError> {
    let signed = envelope::open(sealed, key)?;
    let verified = cms::verify_content(&signed, P::MAX_BYTES, host, at)?;
    Ok(package::read(verified.content, order, key.public_key())?)
}

/// Why a package was not sealed.
#[derive(Debug, thiserror::Error)]
pub enum SealError<E> {
    /// The signer failed.
    #[error("the signer failed: {0}")]
    Signer(E),
    /// The package cannot be written.
    #[error("the package cannot be sealed: {0}")]
    Package(#[from] PackageFault),
    /// It cannot be signed.
    #[error("the package cannot be signed: {0}")]
    Signing(#[from] SigningFault),
    /// It cannot be encrypted to this key.
    #[error("the package cannot be encrypted: {0}")]
    Envelope(#[from] EnvelopeFault),
}

/// Why a sealed package was not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// The envelope.
    #[error("the sealed package was not opened: {0}")]
    Envelope(#[from] EnvelopeFault),
    /// The host's signature.
    #[error("the sealed package is not the host's: {0}")]
    Signature(#[from] VerifyError),
    /// What it holds.
    #[error("the sealed package does not fit: {0}")]
    Package(#[from] PackageFault),
}

impl OpenError {
    /// The fault's name for texts and logs.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Envelope(_) => "sealed-envelope",
            Self::Signature(_) => "sealed-signature",
            Self::Package(_) => "sealed-package",
        }
    }
}

impl<E> SealError<E> {
    /// The fault's name for texts and logs.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Signer(_) => "seal-signer",
            Self::Package(_) => "seal-package",
            Self::Signing(_) => "seal-signing",
            Self::Envelope(_) => "seal-envelope",
        }
    }
}

/// What is wrong with an envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EnvelopeFault {
    /// Not the envelope of the one form that is accepted, or too large.
    #[error("not of the accepted form")]
    Form,
    /// It is for another key.
    #[error("sealed to another key")]
    Recipient,
    /// It was changed, or was not made for this key.
    #[error("changed since it was sealed")]
    Changed,
    /// The recipient's key is not a point on P-256.
    #[error("the recipient's key cannot be sealed to")]
    Key,
    /// The library failed.
    #[error("the encryption failed")]
    Encryption,
}

impl EnvelopeFault {
    /// The fault's name for texts and logs.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Form => "envelope-form",
            Self::Recipient => "envelope-recipient",
            Self::Changed => "envelope-changed",
            Self::Key => "envelope-key",
            Self::Encryption => "envelope-encryption",
        }
    }
}

#[cfg(test)]
mod tests;
