//! PIN letters and PIN mails: what the host has of them, and what an officer does with them. No PIN and no PUK is in any
//! of it; letters to be printed go from the host's seal to the system's printing and nowhere else.

mod create_ids;
mod error;
mod list;
mod mails;
mod next_number;
mod preview;
mod print;
mod resend;

pub use create_ids::{IdsCreatedView, NewLetterIds};
pub use error::LettersError;
pub use list::{LetterPageView, LetterPrintView, LetterQuery, LetterStateView, LetterView};
pub use mails::{MailPageView, MailQuery, MailStateView, MailView};
pub use next_number::NextNumberView;
pub use preview::PagePicture;
pub use print::LettersPrintedView;

use crate::orders::LONGEST_REASON;

/// A reason as it is signed.
fn checked_reason(reason: &str) -> Result<String, LettersError> {
    let reason = reason.trim();
    if (1..=LONGEST_REASON).contains(&reason.chars().count()) {
        Ok(reason.to_owned())
    } else {
        Err(LettersError::Reason)
    }
}
