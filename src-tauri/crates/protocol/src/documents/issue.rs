use std::collections::BTreeMap;

use contents::{CardIdentity, KeyReference, PublicKey};
use jiff::Timestamp;
use procedure::{CertificateId, Draft, ProcedureRevision};
use serde::{Deserialize, Serialize};

use super::{PinMailer, TakeIn};
use crate::{Base64, Nonce, OrderId, Sha256Hex};

/// The order: the exact draft of the open request, with the keys to certify and the proofs that the card holds them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct IssueOrder {
    /// The id of the open request.
    pub order: OrderId,
    /// SHA-256 of the open request's canonical JSON.
    pub open_request: Sha256Hex,
    /// The grant's nonce.
    pub nonce: Nonce,
    /// When the desk made it, by the desk's clock.
    pub made_at: Timestamp,
    /// As in the open request.
    pub procedure: ProcedureRevision,
    /// As in the open request.
    pub card: CardIdentity,
    /// As in the open request.
    pub draft: Draft,
    /// As in the open request.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub pin_mailer: Option<PinMailer>,
    /// As in the open request.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub take_in: Option<TakeIn>,
    /// As in the open request.
    pub transport_key: PublicKey,
    /// As in the open request.
    pub order_key: PublicKey,
    /// The key to certify, for each key of the draft that lies on the card: not for those that the host makes or
    /// recovers.
    pub keys: BTreeMap<KeyReference, CertifiedKey>,
    /// The archived certificates whose keys are recovered, by the place that each key takes, as in the grant.
    #[serde(skip_serializing_if = "BTreeMap::is_empty", default)]
    pub recovered: BTreeMap<KeyReference, CertificateId>,
}

/// A key on the card that is to be certified.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct CertifiedKey {
    /// The key.
    pub public_key: PublicKey,
    /// That the card holds its private half.
    pub proof: Proof,
}

/// Proof of possession of a private key (`RFC 4211 §4`) over a statement that names order, nonce and key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Proof {
    /// A signature: RSASSA-PKCS1-v1_5 with SHA-256, ECDSA with SHA-256 (P-256) or SHA-384 (P-384), the latter as DER.
    Signature {
        /// The signature.
        signature: Base64,
    },
    /// HMAC-SHA-256 under a key from ECDH with the grant's agreement key (`RFC 4211 §4.3`, `RFC 6955`).
    Agreement {
        /// The MAC.
        mac: Base64,
    },
}
