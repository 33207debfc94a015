//! What every error of the desk can be asked: a code that has texts, and the data that fill them.

use card::{CardError, PinFault, PinpadFault, ReaderError};
use protocol::Refusal;
use serde_json::{Map, Value, json};

use crate::{FaultView, Sentence, host::HostError};

mod details;

/// An error that a person is told by its code.
///
/// The texts stand in `messages` under the code; the data are what the texts are filled with. No secret is among them.
pub trait Coded {
    /// The code, in kebab case. The codes are listed in [`CODES`], and for refusals of the host they are the tags of
    /// [`protocol::Refusal`].
    fn code(&self) -> String;

    /// The data, by name in kebab case.
    fn data(&self) -> Map<String, Value>;
}

/// Which of the two cards a fault is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardRole {
    /// The officer card.
    Officer,
    /// The subject card.
    Subject,
}

impl CardRole {
    /// The name in data: `officer`, `subject`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Officer => "officer",
            Self::Subject => "subject",
        }
    }
}

/// What went wrong at a card.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} card in {device}: {error}", role.name())]
pub struct CardFault {
    /// Which card.
    pub role: CardRole,
    /// The device it lies in.
    pub device: String,
    /// What went wrong.
    #[source]
    pub error: CardError,
}

impl CardFault {
    pub(crate) fn officer(device: &str) -> impl Fn(CardError) -> Self {
        move |error| Self {
            role: CardRole::Officer,
            device: device.to_owned(),
            error,
        }
    }

    pub(crate) fn subject(device: &str) -> impl Fn(CardError) -> Self {
        move |error| Self {
            role: CardRole::Subject,
            device: device.to_owned(),
            error,
        }
    }
}

/// The codes that the errors of the desk give, beside those of the host's refusals, in alphabetical order.
pub const CODES: &[&str] = &[
    "action-not-possible",
    "another-card",
    "cancelled",
    "card-full",
    "card-has-no-certificate",
    "card-malformed-answer",
    "card-not-an-officers",
    "card-not-offered",
    "card-not-piv",
    "card-not-read",
    "card-proof-wrong",
    "card-refused",
    "card-refused-new-pin",
    "card-removed",
    "card-session-lost",
    "card-without-identity",
    "certificate-differs",
    "certificate-id-malformed",
    "certificate-unreadable",
    "check-failed",
    "declined",
    "delivered-key-differs",
    "draft-algorithm-not-offered",
    "draft-incomplete",
    "draft-unknown-field",
    "draft-unknown-key",
    "field-not-hideable",
    "field-too-long",
    "fulfilment-not-accepted",
    "grant-not-accepted",
    "host-answer-not-understood",
    "host-answer-too-large",
    "host-certificate",
    "host-interrupted",
    "host-timeout",
    "host-tls",
    "host-unreachable",
    "key-differs",
    "key-package-not-accepted",
    "key-unsuitable",
    "letter-id-malformed",
    "letter-ids-how-many",
    "letter-number-malformed",
    "letter-preview-unreadable",
    "letter-reason-malformed",
    "letters-how-many",
    "letters-not-accepted",
    "letters-not-told",
    "management-key-refused",
    "new-pin-refused",
    "no-certificate-there",
    "no-form",
    "no-host",
    "no-randomness",
    "no-such-key",
    "not-signed-in",
    "nothing-generated",
    "nothing-recovered",
    "nothing-to-search-for",
    "officer-card-another-pin",
    "officer-card-key-not-proven",
    "officer-certificate-unusable",
    "officer-device-not-chosen",
    "officer-signed-in",
    "order-id-malformed",
    "order-ran-out",
    "pin-blocked",
    "pin-needed",
    "pin-not-acceptable",
    "pin-not-taken",
    "pin-taken",
    "pinpad-cancelled",
    "pinpad-missing",
    "pinpad-not-taken",
    "pinpad-pins-differ",
    "pinpad-timed-out",
    "pinpad-wrong-length",
    "pins-differ",
    "place-taken",
    "printer-not-found",
    "printing-no-answer",
    "printing-not-there",
    "printing-refused",
    "procedure-not-chosen",
    "program-ending",
    "puk-blocked",
    "puk-last-try",
    "puk-not-known",
    "question-gone",
    "read-back-differs",
    "reader-busy",
    "reader-failed",
    "reader-no-card",
    "reader-no-service",
    "reader-not-found",
    "reader-unresponsive",
    "reason-malformed",
    "recovered-key-not-taken",
    "recovery-no-reason",
    "recovery-not-archived",
    "recovery-nothing-to-approve",
    "recovery-reason-character",
    "recovery-request-incomplete",
    "recovery-request-not-accepted",
    "recovery-unknown-request",
    "refusal-reason-malformed",
    "request-digest-malformed",
    "run-not-put-away",
    "run-under-way",
    "same-device",
    "search-position-malformed",
    "search-text-too-long",
    "search-text-too-short",
    "search-words-too-many",
    "serial-malformed",
    "sign-in-under-way",
    "signing-failed",
    "subject-card-not-read",
    "subject-too-long",
    "subject-too-short",
    "touch-not-given",
    "unknown-action",
    "unknown-certificate",
    "unknown-procedure",
    "verification-failed",
    "wrong-pin",
    "wrong-puk",
];

impl Coded for CardFault {
    fn code(&self) -> String {
        card_code(&self.error).to_owned()
    }

    fn data(&self) -> Map<String, Value> {
        let mut data = card_data(&self.error);
        data.insert("role".to_owned(), self.role.name().into());
        data.insert("device".to_owned(), self.device.clone().into());
        data
    }
}

impl Coded for HostError {
    fn code(&self) -> String {
        match self {
            Self::Unreachable { .. } => "host-unreachable".to_owned(),
            Self::WrongCertificate { .. } => "host-certificate".to_owned(),
            Self::Tls { .. } => "host-tls".to_owned(),
            Self::Timeout { .. } => "host-timeout".to_owned(),
            Self::Interrupted { .. } => "host-interrupted".to_owned(),
            Self::TooLarge { .. } => "host-answer-too-large".to_owned(),
            Self::NotUnderstood { .. } => "host-answer-not-understood".to_owned(),
            Self::Refused(refusal) if of_one_subject(refusal).is_some() => {
                refusal.code().to_owned()
            }
            Self::Refused(_) => match self.data().get("code") {
                Some(Value::String(code)) => code.clone(),
                _ => "host-answer-not-understood".to_owned(),
            },
        }
    }

    fn data(&self) -> Map<String, Value> {
        match self {
            Self::Refused(Refusal::DraftRefused { faults }) => {
                let faults: Vec<_> = faults.iter().map(FaultView::refused).collect();
                object(json!({ "code": "draft-refused", "faults": faults }))
            }
            Self::Refused(refusal) if of_one_subject(refusal).is_some() => {
                // The fault by its own name, with what it is about.
                let mut data = object(of_one_subject(refusal).unwrap_or_default());
                data.remove("reason");
                data.remove("fault");
                data.insert("code".to_owned(), refusal.code().into());
                data
            }
            Self::Refused(refusal) => match serde_json::to_value(refusal) {
                Ok(Value::Object(data)) => data,
                _ => Map::new(),
            },
            Self::Unreachable { url } | Self::Timeout { url } | Self::Interrupted { url } => {
                object(json!({ "url": url }))
            }
            Self::WrongCertificate { url, why } | Self::Tls { url, why } => {
                object(json!({ "url": url, "why": why }))
            }
            Self::TooLarge { limit } => object(json!({ "limit": limit })),
            Self::NotUnderstood { what } => object(json!({ "what": what })),
        }
    }
}

impl Coded for ReaderError {
    fn code(&self) -> String {
        reader_code(self).to_owned()
    }

    fn data(&self) -> Map<String, Value> {
        match self {
            Self::NoReader { reader }
            | Self::NoCard { reader }
            | Self::Busy { reader }
            | Self::Unresponsive { reader }
            | Self::Unpowered { reader }
            | Self::Unsupported { reader } => object(json!({ "device": reader })),
            _ => object(details::reader(self)),
        }
    }
}

/// Why the host refuses, where it says so by a fault of its own for that subject: the fault is what is told.
fn of_one_subject(refusal: &Refusal) -> Option<Value> {
    let why = match refusal {
        Refusal::Recovery { why } => serde_json::to_value(why),
        Refusal::PinMailer { why } => serde_json::to_value(why),
        Refusal::TakeIn { why } => serde_json::to_value(why),
        Refusal::Letters { why } => serde_json::to_value(why),
        Refusal::Mail { why } => serde_json::to_value(why),
        _ => return None,
    };
    Some(why.unwrap_or_default())
}

pub(crate) fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(members) => members,
        _ => Map::new(),
    }
}

fn reader_code(error: &ReaderError) -> &'static str {
    match error {
        ReaderError::NoService => "reader-no-service",
        ReaderError::NoReader { .. } => "reader-not-found",
        ReaderError::NoCard { .. } => "reader-no-card",
        ReaderError::CardRemoved => "card-removed",
        ReaderError::CardReset => "card-session-lost",
        ReaderError::Busy { .. } => "reader-busy",
        ReaderError::Unresponsive { .. }
        | ReaderError::Unpowered { .. }
        | ReaderError::Unsupported { .. } => "reader-unresponsive",
        ReaderError::NotTransmitted
        | ReaderError::NotSupported
        | ReaderError::NoTransaction
        | ReaderError::Thread(_)
        | ReaderError::System { .. } => "reader-failed",
    }
}

fn card_code(error: &CardError) -> &'static str {
    match error {
        CardError::Reader(reader) => reader_code(reader),
        CardError::CardRemoved => "card-removed",
        CardError::SessionLost => "card-session-lost",
        CardError::NotPiv { .. } => "card-not-piv",
        CardError::AnotherCard { .. } => "another-card",
        CardError::PinNeeded { .. } => "pin-needed",
        CardError::PinNotAcceptable(_) => "pin-not-acceptable",
        CardError::Pinpad(fault) => pinpad_code(*fault),
        CardError::WrongPin { .. } => "wrong-pin",
        CardError::PinBlocked => "pin-blocked",
        CardError::WrongPuk { .. } => "wrong-puk",
        CardError::PukBlocked => "puk-blocked",
        CardError::ManagementKeyRefused | CardError::ManagementKeyAlgorithmRefused { .. } => {
            "management-key-refused"
        }
        CardError::CardProofWrong => "card-proof-wrong",
        CardError::TouchNotGiven { .. } => "touch-not-given",
        CardError::NoSuchKey { .. } => "no-such-key",
        CardError::UnsuitableKey { .. } | CardError::WrongDataLength { .. } => "key-unsuitable",
        CardError::NotOffered(_) => "card-not-offered",
        CardError::CardFull => "card-full",
        CardError::NotAuthorised { .. } | CardError::Refused { .. } => "card-refused",
        CardError::Malformed { .. } => "card-malformed-answer",
        CardError::NewPinRefused { .. } => "card-refused-new-pin",
        CardError::NoRandomness => "no-randomness",
    }
}

const fn pinpad_code(fault: PinpadFault) -> &'static str {
    match fault {
        PinpadFault::Missing => "pinpad-missing",
        PinpadFault::TimedOut => "pinpad-timed-out",
        PinpadFault::Cancelled => "pinpad-cancelled",
        PinpadFault::Differ => "pinpad-pins-differ",
        PinpadFault::WrongLength => "pinpad-wrong-length",
        PinpadFault::NotTaken => "pinpad-not-taken",
    }
}

fn card_data(error: &CardError) -> Map<String, Value> {
    object(match error {
        CardError::Reader(reader) => return reader.data(),
        CardError::AnotherCard { expected, found } => json!({
            "expected": Sentence::card(expected).json(),
            "found": found.as_ref().map(|found| Sentence::card(found).json()),
        }),
        CardError::PinNeeded { key }
        | CardError::TouchNotGiven { key }
        | CardError::NoSuchKey { key }
        | CardError::UnsuitableKey { key }
        | CardError::WrongDataLength { key, .. } => json!({ "key": key.to_string() }),
        CardError::PinNotAcceptable(fault) => pin_fault(*fault),
        CardError::WrongPin { tries_left } | CardError::WrongPuk { tries_left } => {
            json!({ "tries-left": tries_left })
        }
        CardError::ManagementKeyAlgorithmRefused { algorithm } => {
            json!({ "algorithm": algorithm.name() })
        }
        CardError::NotPiv { status } => json!({ "status": status.to_string() }),
        CardError::NotAuthorised { instruction } => {
            json!({ "instruction": instruction.to_string() })
        }
        CardError::NotOffered(feature) => json!({ "feature": details::feature(*feature) }),
        CardError::Refused {
            instruction,
            status,
        }
        | CardError::NewPinRefused {
            instruction,
            status,
        } => {
            json!({ "instruction": instruction.to_string(), "status": status.to_string() })
        }
        CardError::Malformed { instruction, fault } => {
            json!({ "instruction": instruction.to_string(), "what": details::malformed(fault) })
        }
        CardError::CardRemoved
        | CardError::SessionLost
        | CardError::Pinpad(_)
        | CardError::PinBlocked
        | CardError::PukBlocked
        | CardError::ManagementKeyRefused
        | CardError::CardProofWrong
        | CardError::CardFull
        | CardError::NoRandomness => json!({}),
    })
}

fn pin_fault(fault: PinFault) -> Value {
    match fault {
        PinFault::TooShort { min } => json!({ "fault": "too-short", "min": min }),
        PinFault::TooLong { max } => json!({ "fault": "too-long", "max": max }),
        PinFault::NotDigits => json!({ "fault": "not-digits" }),
        PinFault::NotPrintable => json!({ "fault": "not-printable" }),
    }
}

#[cfg(test)]
mod tests;
