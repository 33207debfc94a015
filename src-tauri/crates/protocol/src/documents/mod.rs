//! The documents, as data. Unknown fields are refused everywhere.

mod abandon;
mod document;
mod fulfilment;
mod grant;
mod ids;
mod issue;
mod open;
mod receipt;

pub use abandon::AbandonOrder;
pub use document::Document;
pub use fulfilment::{Fulfilment, IssuedCertificate, PinPackage};
pub use grant::{AgreementKeys, CardSecrets, Grant};
pub use ids::{CertificateId, MalformedId, Nonce, OfficerId, OrderId};
pub use issue::{CertifiedKey, IssueOrder, Proof};
pub use open::OpenRequest;
pub use receipt::{PinOutcome, Receipt, SignedReceipt, WrittenKey};
