use serde::{Serialize, de::DeserializeOwned};

use crate::{
    AbandonOrder, Fulfilment, Grant, IssueOrder, OpenRequest, Receipt, RecoveryDecision,
    RecoveryRequest,
};

/// A document that crosses the wire as canonical JSON ([`canonical`](crate::canonical)).
///
/// The JSON object carries the member `document` beside the fields of the type; it is written from [`TYPE`](Self::TYPE)
/// and must have that value when it is read, so that one document never passes for another. The types' own
/// `Serialize` and `Deserialize` know nothing of it.
pub trait Document: Serialize + DeserializeOwned {
    /// The value of the member `document`: name and version of the form.
    const TYPE: &'static str;
    /// Most bytes of canonical JSON that are read or written.
    const MAX_BYTES: usize;
}

impl Document for OpenRequest {
    const TYPE: &'static str = "countersign-open-1";
    const MAX_BYTES: usize = 64 * 1024;
}

impl Document for Grant {
    const TYPE: &'static str = "countersign-grant-1";
    // With the certificates of 21 recovered keys.
    const MAX_BYTES: usize = 128 * 1024;
}

impl Document for IssueOrder {
    const TYPE: &'static str = "countersign-issue-1";
    const MAX_BYTES: usize = 128 * 1024;
}

impl Document for AbandonOrder {
    const TYPE: &'static str = "countersign-abandon-1";
    const MAX_BYTES: usize = 8 * 1024;
}

impl Document for RecoveryRequest {
    const TYPE: &'static str = "countersign-recovery-request-1";
    const MAX_BYTES: usize = 32 * 1024;
}

impl Document for RecoveryDecision {
    const TYPE: &'static str = "countersign-recovery-decision-1";
    const MAX_BYTES: usize = 48 * 1024;
}

impl Document for Fulfilment {
    const TYPE: &'static str = "countersign-fulfilment-1";
    const MAX_BYTES: usize = 512 * 1024;
}

impl Document for Receipt {
    const TYPE: &'static str = "countersign-receipt-1";
    const MAX_BYTES: usize = 32 * 1024;
}
