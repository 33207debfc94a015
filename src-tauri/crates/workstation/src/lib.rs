//! Puts readers, desk and host together: a desk at a host elsewhere, a desk with its own embedded host, or the practice
//! desk, whose readers, cards and host are all simulated in the program itself.
//!
//! The only crate that names `desk`, `host` and `virtual-card`. It has no verbs of its own beyond opening, closing, and
//! what a person does by hand at the practice desk; everything else is the [`desk::Desk`] that it opens.

mod embedded;
mod first_officer;
mod open;
pub mod practice;
mod window;

pub use first_officer::FirstOfficerError;
pub use host::default_data_folder;
pub use open::{OpenError, Place, Workstation};
pub use window::{FirstOfficerView, OfficerCardView, PracticeCardView, PracticeView};
