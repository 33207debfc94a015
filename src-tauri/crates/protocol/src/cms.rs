//! Signed documents: CMS SignedData (`RFC 5652 §5`) of one exact form.
//!
//! The content is a document's canonical JSON as id-data; one signer, named by issuer and serial number; signed
//! attributes content type, message digest and signing certificate (`RFC 5035 §3`) and no others; the signer's
//! certificate and its intermediates embedded. Everything else, BER included, is refused, though
//! `openssl cms -verify -purpose any` accepts whatever is accepted here.
//!
//! Key packages ([`sealing`](crate::sealing)) are the one other content: of another type, and with signed attributes
//! that bind them.

mod form;
mod sign;
mod trust;
mod verify;

pub use sign::{SignError, SigningFault, Unsigned, sign};
pub use trust::SignerTrust;
pub use verify::{Verified, VerifyError, unverified_signer, unverified_type, verify};

pub(crate) use form::Attribute;
pub(crate) use verify::{Expected, verify_content, verify_typed};

/// Most bytes of a signed document beside its content: certificates, attributes, signature.
pub const MAX_OVERHEAD: usize = 64 * 1024;

/// Most bytes of any signed document: what a server reads of a body before it knows which document it is.
pub const MAX_BYTES: usize = 1024 * 1024;

/// Most certificates in a signed document, the signer's included.
pub const MAX_CERTIFICATES: usize = 8;

#[cfg(test)]
mod tests;
