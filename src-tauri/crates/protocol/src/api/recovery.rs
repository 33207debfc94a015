use procedure::FieldName;
use serde::{Deserialize, Serialize};

use super::ArchivedCertificate;
use crate::{Base64, CertificateId, OfficerId, Sha256Hex};

/// Recovery requests that are pending or approved, newest first, at most 200: of all officers for who may approve, else
/// the officer's own. The officer's own refused ones are among them until their time is over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct RecoveryRequestList {
    /// The requests.
    pub requests: Vec<ListedRecoveryRequest>,
}

/// A recovery request in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ListedRecoveryRequest {
    /// The request as it was signed, CMS.
    pub request: Base64,
    /// SHA-256 of its canonical JSON: what an order cites.
    pub digest: Sha256Hex,
    /// How far it is.
    pub state: RecoveryRequestState,
    /// The officer who asks.
    pub officer: OfficerId,
    /// That officer's name.
    pub officer_name: String,
    /// The procedure's name for people.
    pub procedure_name: String,
    /// The certificates it asks for.
    pub certificates: Vec<ArchivedCertificate>,
    /// How many must approve.
    pub approvals_needed: u8,
    /// Whose approvals count, in order: not those of officers who were disabled since.
    pub approved_by: Vec<OfficerName>,
    /// Who refused, and why.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub refused: Option<RecoveryRefused>,
}

/// An officer in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct OfficerName {
    /// The officer's number.
    pub officer: OfficerId,
    /// The officer's name.
    pub name: String,
}

/// That a recovery request was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct RecoveryRefused {
    /// Who refused.
    pub by: OfficerName,
    /// Why, in that officer's words.
    pub reason: String,
}

/// How far a recovery request is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecoveryRequestState {
    /// Approvals are missing.
    Pending,
    /// Approved; no order has cited it.
    Approved,
    /// Refused.
    Refused,
    /// An order cited it; it is good for no other.
    Used,
    /// Its time ended.
    Expired,
}

impl RecoveryRequestState {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Pending,
        Self::Approved,
        Self::Refused,
        Self::Used,
        Self::Expired,
    ];

    /// The name in data and the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Approved => "approved",
            Self::Refused => "refused",
            Self::Used => "used",
            Self::Expired => "expired",
        }
    }
}

/// Why keys are not recovered, or a recovery request or decision is not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(
    tag = "reason",
    rename_all = "kebab-case",
    rename_all_fields = "kebab-case",
    deny_unknown_fields
)]
pub enum RecoveryFault {
    /// No archived key has a holder with these values.
    #[error("no archived key was found by {}", fields.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))]
    NoneFound {
        /// The fields that were searched by.
        fields: Vec<FieldName>,
    },
    /// Archived keys of more than one holder have these values.
    #[error("keys of more than one holder were found by {}", fields.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))]
    SeveralHolders {
        /// The fields that were searched by.
        fields: Vec<FieldName>,
    },
    /// No archived key has this certificate.
    #[error("certificate {id} is of no archived key")]
    NotArchived {
        /// The Certificate ID.
        id: CertificateId,
    },
    /// The chosen key is another holder's, and the procedure does not recover those.
    #[error("the key of certificate {id} is another holder's: {} differs", fields.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))]
    OtherHolder {
        /// The Certificate ID.
        id: CertificateId,
        /// The fields whose values differ.
        fields: Vec<FieldName>,
    },
    /// There are more keys than places for them.
    #[error("{keys} keys, and {places} places for them on the card")]
    MorePlacesNeeded {
        /// How many keys there are.
        keys: u32,
        /// How many places: the rule's and the free retired ones.
        places: u32,
    },
    /// A signing key is in the archive's way: what was archived is never a key that signs.
    #[error("a signing key is never archived")]
    SigningKey,
    /// There is no such recovery request, or it is not this officer's.
    #[error("there is no such recovery request")]
    UnknownRequest,
    /// The request is not in a state for this.
    #[error("the recovery request is {}", state.name())]
    RequestState {
        /// Its state.
        state: RecoveryRequestState,
    },
    /// Approvals are missing.
    #[error("{given} of {needed} approvals")]
    ApprovalsMissing {
        /// How many must approve.
        needed: u8,
        /// How many did.
        given: u8,
    },
    /// The order is not what the request says.
    #[error("the order differs from its recovery request: {what}")]
    DiffersFromRequest {
        /// What differs: `holder`, `certificates`, `card`, `procedure`, `reason`.
        what: String,
    },
    /// The officer who asks decides on an own request.
    #[error("who asks does not approve")]
    OwnRequest,
    /// The officer has decided already.
    #[error("this officer has decided already")]
    DecidedAlready,
    /// A new certificate is asked for a key that was revoked for key compromise.
    #[error(
        "the key of certificate {id} was revoked for key compromise, and gets no new certificate"
    )]
    Compromised {
        /// The number of the certificate that was issued when the key was created.
        id: CertificateId,
    },
    /// The officer has as many open recovery requests as one may have.
    #[error("an officer has {max} open recovery requests at most")]
    TooManyRequests {
        /// How many one may have: requests that are neither refused, used nor expired.
        max: u32,
    },
    /// The archived key cannot be used: it does not match its certificate, or its record was changed.
    #[error("the archive record of certificate {id} is not good")]
    RecordNotGood {
        /// The Certificate ID.
        id: CertificateId,
    },
}
