//! One certificate with all that it says, and what the host knows of it.

mod error;
mod fields;
mod record;

pub use error::CertificateError;
pub use fields::CertificateFieldView;
pub use record::{CertificateAtHostView, CertificateRecordView};
