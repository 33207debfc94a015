//! The documents, as data. Unknown fields are refused everywhere.

mod abandon;
mod document;
mod fulfilment;
mod grant;
mod ids;
mod issue;
mod open;
mod receipt;
mod recovery;

pub use abandon::AbandonOrder;
pub use document::Document;
pub use fulfilment::{ArchiveReceipt, Fulfilment, IssuedCertificate, PinPackage};
pub use grant::{AgreementKeys, CardSecrets, Grant, RecoveredKey};
pub use ids::{ActivitySequence, ArchiveRecordId, MalformedId, Nonce, OfficerId, OrderId};
pub use issue::{CertifiedKey, IssueOrder, Proof};
pub use open::OpenRequest;
pub use procedure::CertificateId;
pub use receipt::{PinOutcome, Receipt, SignedReceipt, WrittenKey};
pub use recovery::{Decision, RecoveryDecision, RecoveryRequest};
