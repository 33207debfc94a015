use std::collections::BTreeMap;

use contents::CardIdentity;
use jiff::Timestamp;
use procedure::{CertificateId, FieldName, ProcedureRevision};
use serde::{Deserialize, Serialize};

use super::OrderId;

/// What officers approve before an order recovers keys: whose keys, which, onto which card and why. It has no ephemeral
/// keys: the order that cites its digest brings them. Signed by the officer who asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct RecoveryRequest {
    /// Its own id.
    pub request: OrderId,
    /// When the desk made it, by the desk's clock; the host takes it within a few minutes of its own.
    pub made_at: Timestamp,
    /// When it ends, approved or not; at most 30 days after `made_at`.
    pub expires_at: Timestamp,
    /// The procedure that the order will follow.
    pub procedure: ProcedureRevision,
    /// The card that the keys will be put on.
    pub card: CardIdentity,
    /// What the input fields that say who the holder of the card is have, as in the order's draft.
    pub holder: BTreeMap<FieldName, String>,
    /// The archived certificates whose keys are asked for, ascending, each once; 1 to 21.
    pub certificates: Vec<CertificateId>,
    /// Why, in the officer's words; 1 to 500 characters, as in the order's draft.
    pub reason: String,
}

/// What another officer says to a recovery request. The whole request stands in it, so that the signature is over what
/// was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct RecoveryDecision {
    /// This document's own id.
    pub order: OrderId,
    /// When the desk made it, by the desk's clock; the host takes it within a few minutes of its own.
    pub made_at: Timestamp,
    /// The request, as the host showed it.
    pub request: RecoveryRequest,
    /// What was decided.
    pub decision: Decision,
}

/// What an officer decided on a recovery request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "decision", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Decision {
    /// The keys may be recovered as the request says.
    Approve {},
    /// They may not; the request is closed.
    Refuse {
        /// Why, in the officer's words; 1 to 500 characters.
        reason: String,
    },
}
