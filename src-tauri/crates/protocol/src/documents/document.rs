use serde::{Serialize, de::DeserializeOwned};

use crate::{
    AbandonOrder, CardService, CardServiceGrant, CardServiceReceipt, CreateLetterIds, Fulfilment,
    Grant, IssueOrder, LetterBatch, LettersReceipt, OpenRequest, PrintLetters, Receipt,
    RecoveryDecision, RecoveryRequest, ResendMail, SealedLetters,
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

impl Document for CardService {
    const TYPE: &'static str = "countersign-card-service-1";
    const MAX_BYTES: usize = 8 * 1024;
}

impl Document for CardServiceGrant {
    const TYPE: &'static str = "countersign-card-service-grant-1";
    const MAX_BYTES: usize = 32 * 1024;
}

impl Document for CardServiceReceipt {
    const TYPE: &'static str = "countersign-card-service-receipt-1";
    const MAX_BYTES: usize = 8 * 1024;
}

impl Document for CreateLetterIds {
    const TYPE: &'static str = "countersign-create-letter-ids-1";
    const MAX_BYTES: usize = 8 * 1024;
}

impl Document for PrintLetters {
    const TYPE: &'static str = "countersign-print-letters-1";
    const MAX_BYTES: usize = 8 * 1024;
}

impl Document for LetterBatch {
    const TYPE: &'static str = "countersign-letter-batch-1";
    const MAX_BYTES: usize = 2 * SealedLetters::MAX_BYTES - 24 * 1024;
}

impl Document for LettersReceipt {
    const TYPE: &'static str = "countersign-letters-receipt-1";
    const MAX_BYTES: usize = 8 * 1024;
}

impl Document for ResendMail {
    const TYPE: &'static str = "countersign-resend-mail-1";
    const MAX_BYTES: usize = 8 * 1024;
}
