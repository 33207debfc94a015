//! What stands in an error's data for the words of another crate: names that texts choose by.

use card::{Feature, Malformed, ReaderError};
use serde_json::{Value, json};

/// What a card does not offer.
pub(super) const fn feature(feature: Feature) -> &'static str {
    match feature {
        Feature::KeyPolicies => "key-policies",
        Feature::ManagementKeyChange => "management-key-change",
        Feature::Attestation => "attestation",
        Feature::SoundRsaKeys => "sound-rsa-keys",
        Feature::KeyImport => "key-import",
        Feature::ImportOfAlgorithm => "import-of-algorithm",
        Feature::RetryLimits => "retry-limits",
    }
}

/// What is wrong with a card's answer.
pub(super) const fn malformed(fault: &Malformed) -> &'static str {
    match fault {
        Malformed::NoStatus => "no-status",
        Malformed::Structure => "structure",
        Malformed::TooLong => "too-long",
        Malformed::PublicKey(_) => "public-key",
        Malformed::NotAsWritten => "not-as-written",
        Malformed::Result => "result",
    }
}

/// What failed about a reader; for what the system answered, the call and its answer too.
pub(super) fn reader(error: &ReaderError) -> Value {
    match error {
        ReaderError::NotTransmitted => json!({ "what": "not-transmitted" }),
        ReaderError::NotSupported => json!({ "what": "not-supported" }),
        ReaderError::NoTransaction => json!({ "what": "no-transaction" }),
        ReaderError::Thread(_) => json!({ "what": "no-thread" }),
        ReaderError::System { call, code } => {
            json!({ "what": "system", "call": call, "status": format!("{code:08X}") })
        }
        _ => json!({}),
    }
}
