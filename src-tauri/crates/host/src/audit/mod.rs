//! The audit: what was done at the host, by whom, in a chain of hashes.
//!
//! Each row's hash covers the row and the hash before it; the end of the chain has a MAC under a key from the sealing
//! key. Whoever changes a row, takes one out, puts one in or cuts the end off without that key is found by
//! [`Host::verify_audit`](crate::Host::verify_audit). What is not found: an older copy of the whole database put back.

mod append;
mod verify;

pub(crate) use append::{Entry, Event};
pub use verify::{AuditFault, AuditReport};

use protocol::OfficerId;
use serde_json::json;

/// Who did something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// An officer, by a signed document or a session.
    Officer(OfficerId),
    /// Somebody at the host's console, or a program that embeds the host.
    Console,
    /// The host itself.
    Host,
}

impl std::fmt::Display for Actor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Officer(id) => write!(f, "officer {id}"),
            Self::Console => f.write_str("console"),
            Self::Host => f.write_str("host"),
        }
    }
}

/// A row, as it is hashed.
struct Row<'a> {
    sequence: i64,
    at: i64,
    actor: &'a str,
    event: &'a str,
    subject: &'a str,
    details: &'a str,
    document: Option<&'a str>,
    previous: &'a str,
}

/// What stands before the first row.
const BEGINNING: &str = "0000000000000000000000000000000000000000000000000000000000000000";

impl Row<'_> {
    /// SHA-256 over the row as a JSON array: unambiguous, and a person can recompute it.
    fn hash(&self) -> String {
        let row = json!([
            self.sequence,
            self.at,
            self.actor,
            self.event,
            self.subject,
            self.details,
            self.document,
            self.previous
        ]);
        protocol::Sha256Hex::of(row.to_string().as_bytes()).to_string()
    }
}

/// What the MAC of the chain's end covers.
fn head(sequence: i64, hash: &str) -> Vec<u8> {
    format!("{sequence} {hash}").into_bytes()
}
