//! The names of refusals and faults: what texts and logs know them by. They are the same as on the wire.

use crate::{
    CertificateFault, DocumentFault, LetterFault, MailFault, OrderState, PinMailerFault,
    RecoveryFault, Refusal, TakeInFault,
};

impl Refusal {
    /// The refusal's name for texts and logs: its `code` on the wire.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotSignedIn => "not-signed-in",
            Self::UnknownOfficer => "unknown-officer",
            Self::OfficerCertificate { .. } => "officer-certificate",
            Self::MissingRole { .. } => "missing-role",
            Self::UnknownProcedure { .. } => "unknown-procedure",
            Self::StaleRevision { .. } => "stale-revision",
            Self::UnknownCard => "unknown-card",
            Self::DraftRefused { .. } => "draft-refused",
            Self::Document { .. } => "document",
            Self::DiffersFromOpenRequest { .. } => "differs-from-open-request",
            Self::NonceNotGood => "nonce-not-good",
            Self::OrderIdTaken => "order-id-taken",
            Self::ProofRefused { .. } => "proof-refused",
            Self::NotTheProductionKey { .. } => "not-the-production-key",
            Self::UnknownOrder => "unknown-order",
            Self::OrderState { .. } => "order-state",
            Self::Recovery { why } => why.code(),
            Self::PinMailer { why } => why.code(),
            Self::TakeIn { why } => why.code(),
            Self::FactorySecretLeft { .. } => "factory-secret-left",
            Self::CardNotIssued => "card-not-issued",
            Self::CardHasOpenOrder { .. } => "card-has-open-order",
            Self::PukNotHeld => "puk-not-held",
            Self::Letters { why } => why.code(),
            Self::Mail { why } => why.code(),
            Self::ReceiptRefused { .. } => "receipt-refused",
            Self::ClockApart { .. } => "clock-apart",
            Self::Malformed { .. } => "malformed",
            Self::Internal { .. } => "internal",
        }
    }
}

impl PinMailerFault {
    /// The fault's name for texts and logs: its `fault` on the wire, after `pin-mailer-`.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotAskedFor {} => "pin-mailer-not-asked-for",
            Self::NoAddress {} => "pin-mailer-no-address",
            Self::NotAnAddress {} => "pin-mailer-not-an-address",
            Self::WhereTheCardGoes { .. } => "pin-mailer-where-the-card-goes",
            Self::NoLetterId {} => "pin-mailer-no-letter-id",
            Self::LetterIdUsed { .. } => "pin-mailer-letter-id-used",
            Self::MailNotSetUp {} => "pin-mailer-mail-not-set-up",
        }
    }
}

impl TakeInFault {
    /// The fault's name for texts and logs: as on the wire, after `take-in-`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotAllowed => "take-in-not-allowed",
            Self::InStock => "take-in-in-stock",
            Self::GuidTaken => "take-in-guid-taken",
            Self::NoIdentity => "take-in-no-identity",
        }
    }
}

impl LetterFault {
    /// The fault's name for texts and logs: its `fault` on the wire, after `letter-`.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unknown { .. } => "letter-unknown",
            Self::State { .. } => "letter-state",
            Self::PrintedBefore { .. } => "letter-printed-before",
            Self::IdTaken { .. } => "letter-id-taken",
        }
    }
}

impl MailFault {
    /// The fault's name for texts and logs: as on the wire, after `mail-`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unknown => "mail-unknown",
            Self::Erased => "mail-erased",
            Self::UnderWay => "mail-under-way",
        }
    }
}

impl RecoveryFault {
    /// The fault's name for texts and logs: its `reason` on the wire, after `recovery-`.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoneFound { .. } => "recovery-none-found",
            Self::SeveralHolders { .. } => "recovery-several-holders",
            Self::NotArchived { .. } => "recovery-not-archived",
            Self::OtherHolder { .. } => "recovery-other-holder",
            Self::MorePlacesNeeded { .. } => "recovery-more-places-needed",
            Self::SigningKey => "recovery-signing-key",
            Self::UnknownRequest => "recovery-unknown-request",
            Self::RequestState { .. } => "recovery-request-state",
            Self::ApprovalsMissing { .. } => "recovery-approvals-missing",
            Self::DiffersFromRequest { .. } => "recovery-differs-from-request",
            Self::OwnRequest => "recovery-own-request",
            Self::DecidedAlready => "recovery-decided-already",
            Self::Compromised { .. } => "recovery-compromised",
            Self::TooManyRequests { .. } => "recovery-too-many-requests",
            Self::RecordNotGood { .. } => "recovery-record-not-good",
        }
    }
}

impl CertificateFault {
    /// The fault's name for texts and logs, as on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Self::OutsideValidity => "outside-validity",
            Self::Revoked => "revoked",
            Self::Untrusted => "untrusted",
            Self::WrongUsage => "wrong-usage",
            Self::Malformed => "malformed",
        }
    }
}

impl DocumentFault {
    /// The fault's name for texts and logs, as on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Algorithm => "algorithm",
            Self::Digest => "digest",
            Self::Signature => "signature",
            Self::Signer => "signer",
            Self::Content => "content",
        }
    }
}

impl OrderState {
    /// All of them, in the order in which an order can come to them.
    pub const ALL: [Self; 7] = [
        Self::Granted,
        Self::Executing,
        Self::Fulfilled,
        Self::Completed,
        Self::Abandoned,
        Self::Superseded,
        Self::Expired,
    ];

    /// The state's name for texts and queries, as on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Granted => "granted",
            Self::Executing => "executing",
            Self::Fulfilled => "fulfilled",
            Self::Completed => "completed",
            Self::Abandoned => "abandoned",
            Self::Superseded => "superseded",
            Self::Expired => "expired",
        }
    }
}

#[cfg(test)]
mod tests;
