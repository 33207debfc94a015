//! Token procedures at the host: revisions that are drafts, active or closed. A revision's content never changes.

mod active;
mod change;
mod import;
mod list;

pub use change::{ChangeProcedureError, ProcedureState};
pub use import::{ImportProcedureError, ImportedProcedure};
pub use list::ListedRevision;
