//! Officers: named roles, two certificates, and the authorities these chain to.

mod add;
mod disable;
mod first;
mod list;
mod session;
mod signed_in;

pub use add::{AddOfficerError, NewOfficer};
pub use disable::DisableOfficerError;
pub use first::FirstOfficerError;
pub(crate) use first::has_officer;
pub use list::ListedOfficer;
pub(crate) use signed_in::Officer;
