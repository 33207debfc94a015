use contents::{KeyAlgorithm, KeyReference};
use procedure::Missing;
use protocol::{CertificateFault, cms::VerifyError, sealing::OpenError};
use serde::Serialize;
use serde_json::{Map, Value, json};
use specta::Type;

use crate::{
    FaultView, Step,
    fault::{CardFault, Coded, object},
    host::HostError,
    prompts::PinRuleView,
    session::NotSignedIn,
};

/// A run that did not come to its end.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("in step {}: {fault}", step.name())]
pub struct SubmitError {
    /// The step it ended in.
    pub step: Step,
    /// What it left behind.
    pub left_behind: LeftBehind,
    /// The order's id, once there is something at the host to look up by it.
    pub order: Option<String>,
    /// Keys that were generated on the card or imported, or may have been, and that the card cannot yet be handed over
    /// with.
    pub new_keys: Vec<KeyReference>,
    /// What went wrong.
    #[source]
    pub fault: Box<SubmitFault>,
}

/// What is true of card and host after a run that did not come to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum LeftBehind {
    /// Nothing: neither card nor host was changed.
    Nothing,
    /// The card is as it was. The host holds a grant that nobody will use; it ends by itself, and nothing was issued.
    Grant,
    /// As [`Grant`](Self::Grant), but a PIN was wrong: the subject card counts a try less.
    TrySpent,
    /// The card has, or may have, the PIN and PUK of its factory, which everybody knows, and no key. Nothing was issued.
    FactorySecrets,
    /// The card was made ready: it has a PIN and a PUK that the host keeps, or a CHUID. It has no new key, and nothing was
    /// issued.
    Prepared,
    /// The card has, or may have, new keys without certificates. Nothing was issued.
    NewKeys,
    /// The host may or may not have issued; its answer did not come. Nothing was written to the card but new keys.
    OrderUnanswered,
    /// Certificates are issued and unpublished, and none is on the card. The order is open.
    NotWritten,
    /// Certificates are issued and unpublished, and some, or keys that came with them, may be on the card. The order is
    /// open.
    WrittenInPart,
    /// Certificates are issued and unpublished, and on the card. The PIN is as it was; PUK and card management key may be
    /// the new ones, which the host keeps. The order is open.
    PinNotSet,
    /// As [`PinNotSet`](Self::PinNotSet), but the PIN is either as it was or the new one.
    PinInDoubt,
    /// The card is done. The host has no receipt that it took: the certificates are unpublished, the order is open.
    ReceiptMissing,
    /// Of a service: the card has the PIN that it had, and the host knows.
    PinAsBefore,
    /// Of a service: the card has either the PIN that it had or the new one.
    NewPinInDoubt,
    /// Of a service: the card has a new PIN that nobody noted.
    NewPinNotNoted,
    /// Of a service: the card has its new PIN. The host has no receipt that it took: what it would mail or print is not.
    NewPinNotTold,
}

impl LeftBehind {
    /// All of them.
    pub const ALL: [Self; 16] = [
        Self::Nothing,
        Self::Grant,
        Self::TrySpent,
        Self::FactorySecrets,
        Self::Prepared,
        Self::NewKeys,
        Self::OrderUnanswered,
        Self::NotWritten,
        Self::WrittenInPart,
        Self::PinNotSet,
        Self::PinInDoubt,
        Self::ReceiptMissing,
        Self::PinAsBefore,
        Self::NewPinInDoubt,
        Self::NewPinNotNoted,
        Self::NewPinNotTold,
    ];

    /// The name in data: `nothing`, `grant`, ….
    pub const fn name(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Grant => "grant",
            Self::TrySpent => "try-spent",
            Self::FactorySecrets => "factory-secrets",
            Self::Prepared => "prepared",
            Self::NewKeys => "new-keys",
            Self::OrderUnanswered => "order-unanswered",
            Self::NotWritten => "not-written",
            Self::WrittenInPart => "written-in-part",
            Self::PinNotSet => "pin-not-set",
            Self::PinInDoubt => "pin-in-doubt",
            Self::ReceiptMissing => "receipt-missing",
            Self::PinAsBefore => "pin-as-before",
            Self::NewPinInDoubt => "new-pin-in-doubt",
            Self::NewPinNotNoted => "new-pin-not-noted",
            Self::NewPinNotTold => "new-pin-not-told",
        }
    }
}

/// What went wrong in a run.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SubmitFault {
    /// Nobody is signed in.
    #[error(transparent)]
    NotSignedIn(#[from] NotSignedIn),
    /// The card to be issued is the officer's, or lies in its device.
    #[error("officer card and subject card are the same, or in the same device {device}")]
    SameDevice {
        /// The device.
        device: String,
    },
    /// A card is being issued in this device already.
    #[error("a card is being issued in {device} already")]
    RunUnderWay {
        /// The device.
        device: String,
    },
    /// The draft cannot be submitted as it is.
    #[error("the draft is not complete: {}", missing.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    DraftIncomplete {
        /// What is missing or wrong.
        missing: Vec<Missing>,
    },
    /// A card, or the way to it.
    #[error(transparent)]
    Card(#[from] CardFault),
    /// The host.
    #[error(transparent)]
    Host(#[from] HostError),
    /// A secret was not given, or could not be shown.
    #[error("nobody answered when asked for {}", secret.name())]
    Declined {
        /// Which.
        secret: AskedFor,
    },
    /// The card has nothing that tells it from every other one.
    #[error("the card has no identity")]
    NoIdentity,
    /// The officer asked to stop.
    #[error("cancelled")]
    Cancelled,
    /// The new PIN broke the rules each time it was asked for.
    #[error("the new PIN breaks the rules")]
    NewPinRefused {
        /// The rules that the last one broke.
        broken: Vec<PinRuleView>,
    },
    /// A document could not be signed, or a key of this run not be made.
    #[error("could not be signed here: {why}")]
    Signing {
        /// The fault's code.
        why: &'static str,
    },
    /// The host's grant is not one.
    #[error("the host’s grant was not accepted: {0}")]
    Grant(AnswerFault),
    /// The host's fulfilment is not one.
    #[error("the host’s fulfilment was not accepted: {0}")]
    Fulfilment(AnswerFault),
    /// A certificate that was issued is not the one that was ordered.
    #[error("the certificate for key {key} is not the one that was ordered: {what}")]
    CertificateDiffers {
        /// The key.
        key: KeyReference,
        /// What differs.
        what: CertificateDifference,
    },
    /// The card's key is not the one that it, or the stock, says it is.
    #[error("key {key} on the card is not the one on record")]
    KeyDiffers {
        /// The key.
        key: KeyReference,
    },
    /// A key that the host delivered cannot be opened.
    #[error("the delivered key for {key} was not accepted: {why}")]
    KeyPackage {
        /// The key.
        key: KeyReference,
        /// The fault's code.
        why: &'static str,
    },
    /// A key that the host delivered is not the one of its certificate.
    #[error("the delivered key for {key} is not the one of its certificate")]
    DeliveredKeyDiffers {
        /// The key.
        key: KeyReference,
    },
    /// The card does not take a key that the grant would recover.
    #[error(
        "the recovered key for {key} is {algorithm}, which the card does not take from outside"
    )]
    RecoveredKeyNotTaken {
        /// The key.
        key: KeyReference,
        /// Its algorithm.
        algorithm: KeyAlgorithm,
        /// What the card takes.
        imported: Vec<KeyAlgorithm>,
    },
    /// A retired place that was free when the card was read is not known to be free any more.
    #[error("place {key} is not free")]
    PlaceTaken {
        /// The place.
        key: KeyReference,
    },
    /// What was read back is not what was written.
    #[error("the certificate for key {key} was not read back as it was written")]
    ReadBackDiffers {
        /// The key.
        key: KeyReference,
    },
    /// The card's key and its new certificate do not belong together.
    #[error("key {key} does not work with its certificate")]
    CheckFailed {
        /// The key.
        key: KeyReference,
    },
    /// The PUK is to be set, and the card has one try of the present one left, which nobody is to spend.
    #[error("the PUK has one try left")]
    LastPukTry,
    /// The PUK is to be set, and the host keeps none but the factory's, which the card tells that it does not have.
    #[error("nobody here knows the card's PUK")]
    PukNotKnown,
    /// The order to give a card a new PIN would have ended before the card had it, because what was asked for meanwhile
    /// took so long.
    #[error("the order ran out")]
    OrderRanOut,
    /// The program is ending.
    #[error("the program is ending")]
    Ended,
}

/// What a person was asked for, or to take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskedFor {
    /// The officer's PIN.
    SignaturePin,
    /// The holder's PIN.
    HolderPin,
    /// A new PIN for the card.
    NewPin,
    /// That the new PIN be shown.
    ShownPin,
    /// Where the system's PIN and PUK go.
    PinMailer,
    /// The PUK of a card that is unblocked.
    Puk,
}

impl AskedFor {
    /// The name in data: `signature-pin`, ….
    pub const fn name(self) -> &'static str {
        match self {
            Self::SignaturePin => "signature-pin",
            Self::HolderPin => "holder-pin",
            Self::NewPin => "new-pin",
            Self::ShownPin => "shown-pin",
            Self::PinMailer => "pin-mailer",
            Self::Puk => "puk",
        }
    }
}

/// Why a signed answer of the host was not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnswerFault {
    /// Signature, signer or form.
    #[error(transparent)]
    Verify(#[from] VerifyError),
    /// What is sealed in it.
    #[error(transparent)]
    Sealed(#[from] OpenError),
    /// It answers another request or order.
    #[error("it answers something else")]
    AnotherOrder,
    /// It lacks, or has too many of, the parts that were asked for.
    #[error("it has not the parts that were asked for")]
    Incomplete,
    /// It recovers other keys, or to other places, than was asked for.
    #[error("it recovers what was not asked for")]
    NotAskedFor,
    /// It brings a revoked certificate to a place of keys in use.
    #[error("it brings a revoked certificate to a place of keys in use")]
    Revoked,
    /// It brings a certificate that has expired to a place of keys in use.
    #[error("it brings a certificate that has expired to a place of keys in use")]
    Expired,
}

impl AnswerFault {
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Verify(fault) => fault.code(),
            Self::Sealed(fault) => fault.code(),
            Self::AnotherOrder => "another-order",
            Self::Incomplete => "incomplete",
            Self::NotAskedFor => "not-asked-for",
            Self::Revoked => "revoked",
            Self::Expired => "expired",
        }
    }
}

/// In what a certificate differs from the one that was ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CertificateDifference {
    /// It cannot be read.
    #[error("it cannot be read")]
    Malformed,
    /// The public key.
    #[error("another public key")]
    PublicKey,
    /// The subject.
    #[error("another subject")]
    Subject,
    /// The subject alternative names.
    #[error("other alternative names")]
    AlternativeNames,
    /// It is not the one that was to be reused.
    #[error("it is not the one that was to be reused")]
    NotReused,
    /// It has expired, and was to be reused in a place for keys in use.
    #[error("it has expired")]
    Expired,
    /// The chain to the authority that the host names.
    #[error("its chain: {0}")]
    Chain(CertificateFault),
}

impl CertificateDifference {
    const fn name(self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::PublicKey => "public-key",
            Self::Subject => "subject",
            Self::AlternativeNames => "alternative-names",
            Self::NotReused => "not-reused",
            Self::Expired => "expired",
            Self::Chain(_) => "chain",
        }
    }
}

impl SubmitError {
    pub(crate) fn before_anything(fault: SubmitFault) -> Self {
        Self {
            step: Step::Read,
            left_behind: LeftBehind::Nothing,
            order: None,
            new_keys: Vec::new(),
            fault: Box::new(fault),
        }
    }
}

impl Coded for SubmitError {
    fn code(&self) -> String {
        self.fault.code()
    }

    fn data(&self) -> Map<String, Value> {
        let mut data = self.fault.data();
        data.insert("step".to_owned(), self.step.name().into());
        data.insert("left-behind".to_owned(), self.left_behind.name().into());
        if let Some(order) = &self.order {
            data.insert("order".to_owned(), order.clone().into());
        }
        if !self.new_keys.is_empty() {
            data.insert(
                "new-keys".to_owned(),
                self.new_keys.iter().map(ToString::to_string).collect(),
            );
        }
        data
    }
}

impl Coded for SubmitFault {
    fn code(&self) -> String {
        match self {
            Self::NotSignedIn(error) => return error.code(),
            Self::Card(fault) => return fault.code(),
            Self::Host(error) => return error.code(),
            Self::SameDevice { .. } => "same-device",
            Self::RunUnderWay { .. } => "run-under-way",
            Self::DraftIncomplete { .. } => "draft-incomplete",
            Self::Declined { .. } => "declined",
            Self::NoIdentity => "card-without-identity",
            Self::Cancelled => "cancelled",
            Self::NewPinRefused { .. } => "new-pin-refused",
            Self::Signing { .. } => "signing-failed",
            Self::Grant(_) => "grant-not-accepted",
            Self::Fulfilment(_) => "fulfilment-not-accepted",
            Self::CertificateDiffers { .. } => "certificate-differs",
            Self::KeyDiffers { .. } => "key-differs",
            Self::KeyPackage { .. } => "key-package-not-accepted",
            Self::DeliveredKeyDiffers { .. } => "delivered-key-differs",
            Self::RecoveredKeyNotTaken { .. } => "recovered-key-not-taken",
            Self::PlaceTaken { .. } => "place-taken",
            Self::ReadBackDiffers { .. } => "read-back-differs",
            Self::CheckFailed { .. } => "check-failed",
            Self::LastPukTry => "puk-last-try",
            Self::OrderRanOut => "order-ran-out",
            Self::PukNotKnown => "puk-not-known",
            Self::Ended => "program-ending",
        }
        .to_owned()
    }

    fn data(&self) -> Map<String, Value> {
        match self {
            Self::Card(fault) => fault.data(),
            Self::Host(error) => error.data(),
            Self::SameDevice { device } | Self::RunUnderWay { device } => {
                object(json!({ "device": device }))
            }
            Self::DraftIncomplete { missing } => {
                let faults: Vec<_> = missing.iter().map(FaultView::new).collect();
                object(json!({ "faults": faults, "count": missing.len() }))
            }
            Self::Declined { secret } => object(json!({ "secret": secret.name() })),
            Self::NewPinRefused { broken } => object(
                json!({ "broken": broken.iter().map(|rule| rule.name()).collect::<Vec<_>>() }),
            ),
            Self::Signing { why } => object(json!({ "why": why })),
            Self::Grant(fault) | Self::Fulfilment(fault) => object(json!({ "why": fault.code() })),
            Self::CertificateDiffers { key, what } => {
                object(json!({ "key": key.to_string(), "what": what.name() }))
            }
            Self::KeyPackage { key, why } => object(json!({ "key": key.to_string(), "why": why })),
            Self::RecoveredKeyNotTaken {
                key,
                algorithm,
                imported,
            } => {
                let imported: Vec<_> = imported.iter().map(ToString::to_string).collect();
                object(json!({
                    "key": key.to_string(),
                    "algorithm": algorithm.to_string(),
                    "imported": imported.join(", "),
                }))
            }
            Self::KeyDiffers { key }
            | Self::DeliveredKeyDiffers { key }
            | Self::PlaceTaken { key }
            | Self::ReadBackDiffers { key }
            | Self::CheckFailed { key } => object(json!({ "key": key.to_string() })),
            Self::NotSignedIn(_)
            | Self::NoIdentity
            | Self::Cancelled
            | Self::LastPukTry
            | Self::OrderRanOut
            | Self::PukNotKnown
            | Self::Ended => Map::new(),
        }
    }
}
