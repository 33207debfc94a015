use procedure::{DraftFault, MAX_REASON, Missing};
use protocol::{ArchiveQuery, cms::SigningFault, cms::VerifyError};
use serde_json::{Map, Value, json};

use crate::{
    FaultView, Sentence,
    fault::{CardFault, Coded, object},
    host::HostError,
    session::NotSignedIn,
};

/// Why the archive was not searched, or a recovery not asked for or decided on.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ArchiveError {
    /// Nobody is signed in.
    #[error(transparent)]
    NotSignedIn(#[from] NotSignedIn),
    /// What was typed is no serial number.
    #[error("“{typed}” is no serial number")]
    MalformedSerial {
        /// What was typed.
        typed: String,
    },
    /// What was given is no Certificate ID.
    #[error("“{id}” is no Certificate ID")]
    MalformedId {
        /// What was given.
        id: String,
    },
    /// Fewer characters of a subject than can be searched for.
    #[error("a subject is searched by at least {min} characters")]
    SubjectTooShort {
        /// Fewest characters.
        min: usize,
    },
    /// More characters of a subject than can be searched for.
    #[error("a subject is searched by at most {max} characters")]
    SubjectTooLong {
        /// Most characters.
        max: usize,
    },
    /// Nothing to search for.
    #[error("nothing to search for was given")]
    NothingToSearchFor,
    /// The host knows no such certificate of an archived key.
    #[error("certificate {id} is of no archived key")]
    NotArchived {
        /// The Certificate ID.
        id: String,
    },
    /// The draft recovers no key whose recovery wants approvals.
    #[error("nothing that is recovered wants approvals")]
    NothingToApprove,
    /// What is to be recovered cannot be asked for yet.
    #[error("the request is not complete: {}", missing.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Incomplete {
        /// What is missing or wrong.
        missing: Vec<Missing>,
    },
    /// No reason for a refusal, or one that is too long.
    #[error("a reason has 1 to {MAX_REASON} characters")]
    Reason,
    /// The reason of a refusal has a character that no text may have.
    #[error(transparent)]
    ReasonCharacter {
        /// Which.
        fault: DraftFault,
    },
    /// The host shows no such recovery request.
    #[error("there is no such recovery request")]
    UnknownRequest,
    /// A recovery request, as the host showed it, is not one that an officer signed.
    #[error("the recovery request was not accepted: {0}")]
    NotAccepted(VerifyError),
    /// The officer gave no PIN.
    #[error("no PIN was given")]
    Declined,
    /// The officer card, or the way to it.
    #[error(transparent)]
    Card(#[from] CardFault),
    /// The document could not be signed.
    #[error("could not be signed here: {why}")]
    Signing {
        /// The fault's code.
        why: &'static str,
    },
    /// The host.
    #[error(transparent)]
    Host(#[from] HostError),
    /// The program is ending.
    #[error("the program is ending")]
    Ended,
}

impl ArchiveError {
    pub(super) const fn subject_too_short() -> Self {
        Self::SubjectTooShort {
            min: ArchiveQuery::MIN_SUBJECT,
        }
    }

    pub(super) const fn subject_too_long() -> Self {
        Self::SubjectTooLong {
            max: ArchiveQuery::MAX_SUBJECT,
        }
    }
}

impl From<SigningFault> for ArchiveError {
    fn from(fault: SigningFault) -> Self {
        Self::Signing { why: fault.code() }
    }
}

impl Coded for ArchiveError {
    fn code(&self) -> String {
        match self {
            Self::NotSignedIn(error) => return error.code(),
            Self::Card(fault) => return fault.code(),
            Self::Host(error) => return error.code(),
            Self::MalformedSerial { .. } => "serial-malformed",
            Self::MalformedId { .. } => "certificate-id-malformed",
            Self::SubjectTooShort { .. } => "subject-too-short",
            Self::SubjectTooLong { .. } => "subject-too-long",
            Self::NothingToSearchFor => "nothing-to-search-for",
            // What to do about these is the same as where the host says so.
            Self::NotArchived { .. } => "recovery-not-archived",
            Self::UnknownRequest => "recovery-unknown-request",
            Self::NothingToApprove => "recovery-nothing-to-approve",
            Self::Incomplete { .. } => "recovery-request-incomplete",
            Self::Reason => "refusal-reason-malformed",
            Self::ReasonCharacter { fault } => fault.code(),
            Self::NotAccepted(_) => "recovery-request-not-accepted",
            Self::Declined => "declined",
            Self::Signing { .. } => "signing-failed",
            Self::Ended => "program-ending",
        }
        .to_owned()
    }

    fn data(&self) -> Map<String, Value> {
        match self {
            Self::Card(fault) => fault.data(),
            Self::Host(error) => error.data(),
            Self::MalformedSerial { typed } => object(json!({ "typed": typed })),
            Self::MalformedId { id } | Self::NotArchived { id } => object(json!({ "id": id })),
            Self::SubjectTooShort { min } => object(json!({ "min": min })),
            Self::SubjectTooLong { max } => object(json!({ "max": max })),
            Self::Incomplete { missing } => {
                let faults: Vec<_> = missing.iter().map(FaultView::new).collect();
                object(json!({ "faults": faults, "count": missing.len() }))
            }
            Self::Reason => object(json!({ "max": MAX_REASON })),
            Self::ReasonCharacter { fault } => {
                let mut said = Sentence::of(fault.code(), fault.data()).json();
                object(said["data"].take())
            }
            Self::NotAccepted(fault) => object(json!({ "why": fault.code() })),
            Self::Declined => object(json!({ "secret": "signature-pin" })),
            Self::Signing { why } => object(json!({ "why": why })),
            Self::NotSignedIn(_)
            | Self::NothingToSearchFor
            | Self::NothingToApprove
            | Self::UnknownRequest
            | Self::Ended => Map::new(),
        }
    }
}
