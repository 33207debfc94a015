//! The archive as a desk sees it: certificates of archived keys are searched, recovery requests made, read and decided
//! on. No private key passes here: those come with an order's fulfilment.

mod ask;
mod certificate_view;
mod decide;
mod error;
mod requests;
mod search;
mod sign;

pub use ask::RecoveryAsked;
pub use certificate_view::{ArchivedStatus, ArchivedView};
pub use error::ArchiveError;
pub(crate) use requests::missing_role;
pub use requests::{RecoveryRefusedView, RecoveryRequestView, RequestedHolderView};
pub use search::{ArchivePage, SearchQuery};
