//! What lies on a card, as data: identity, key entries, algorithms, public keys, certificates, tries left.
//!
//! A leaf that every other crate can name. Nothing here talks to a card, knows a procedure or holds a secret; a reader
//! of a card fills these types in, and the domain decides what they mean.

mod algorithm;
mod card;
mod certificate;
mod certificate_fields;
mod identity;
mod key_entry;
mod key_reference;
mod public_key;
mod unsupported_key;

pub use algorithm::{KeyAlgorithm, UnknownAlgorithm};
pub use card::{Capabilities, CardContents, CardProduct, ReferenceDataState};
pub use certificate::{Certificate, MalformedCertificate};
pub use certificate_fields::{CertificateField, Phrase, PhraseDatum, certificate_fields};
pub use identity::{CardIdentity, Guid, MalformedGuid};
pub use key_entry::{
    CertificateObject, KeyEntry, KeyOnCard, KeyOrigin, KnownBy, PinPolicy, TouchPolicy,
};
pub use key_reference::{KeyReference, RetiredNumber, UnknownKeyReference};
pub use public_key::{MalformedPublicKey, PublicKey};
pub use unsupported_key::UnsupportedKey;
