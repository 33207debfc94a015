//! What crosses the wire between desk and host: the documents of an order, their signatures, sealed packages, proofs
//! of possession, and the shapes of the host's interface.
//!
//! A submission is five documents: [`OpenRequest`] → [`Grant`] → [`IssueOrder`] → [`Fulfilment`] → [`Receipt`]. Open
//! request and orders are CMS SignedData by the officer's card, grant and fulfilment by the host's registration key;
//! the content of each is canonical JSON (`RFC 8785`), and a verifier re-canonicalises and compares bytes. The receipt
//! is canonical JSON with an ECDSA signature by the order key.
//!
//! [`cms`] signs and verifies, [`sealing`] seals what the desk alone may read, [`proof`] proves that the card holds its
//! keys, [`check`] checks them after writing, [`keys`] has the keys of a run. No I/O, no clock: whoever calls says what
//! time it is. `docs/PROTOCOL.md` describes all of it for a second implementation.

mod api;
mod bytes;
pub mod canonical;
mod certificate_check;
pub mod check;
pub mod cms;
mod codes;
mod documents;
#[cfg(test)]
mod fixtures;
pub mod keys;
mod oid;
pub mod proof;
pub mod sealing;
pub mod signature;

pub use api::*;
pub use bytes::{Base64, Sha256Hex};
pub use certificate_check::{CertificateUse, check_certificate};
pub use documents::*;
pub use oid::Oid;
pub use signature::{Signer, ToBeSigned};
