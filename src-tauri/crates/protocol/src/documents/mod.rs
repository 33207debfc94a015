//! The documents, as data. Unknown fields are refused everywhere.

mod abandon;
mod card_service;
mod document;
mod fulfilment;
mod grant;
mod ids;
mod issue;
mod letters;
mod open;
mod pin_mailer;
mod receipt;
mod recovery;

pub use abandon::AbandonOrder;
pub use card_service::{
    CardService, CardServiceGrant, CardServiceReceipt, PukSource, Service, ServiceFailure,
    ServiceOutcome, ServiceSecrets,
};
pub use document::Document;
pub use fulfilment::{ArchiveReceipt, Fulfilment, IssuedCertificate, PinPackage};
pub use grant::{AgreementKeys, CardSecrets, Grant, NewCardSecrets, RecoveredKey};
pub use ids::{
    ActivitySequence, ArchiveRecordId, LetterNumber, MailNumber, MalformedId, Nonce, OfficerId,
    OrderId,
};
pub use issue::{CertifiedKey, IssueOrder, Proof};
pub use letters::{
    CreateLetterIds, LetterBatch, LettersReceipt, PrintLetters, ResendMail, SealedLetters,
};
pub use open::{OpenRequest, TakeIn};
pub use pin_mailer::{LetterId, PinMailer};
pub use procedure::CertificateId;
pub use receipt::{PinOutcome, Receipt, SignedReceipt, WrittenKey};
pub use recovery::{Decision, RecoveryDecision, RecoveryRequest};
