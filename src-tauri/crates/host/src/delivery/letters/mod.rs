//! PIN letters: listed, previewed without their secrets, and handed out as PDF to be printed.
//!
//! A letter's PDF exists in memory alone, and leaves the host sealed to the desk that asked. The sealed answer is kept
//! some minutes, so that a desk that lost it gets the same bytes again. What a desk never told of counts as printed: it
//! was handed out, and to hand it out once more needs a reason.

mod create_ids;
mod date;
mod drawing;
mod fonts;
mod list;
mod page;
mod preview;
mod print;
mod receipt;
mod template;
mod window;

pub(in crate::delivery) use window::{MOST_LINES, Unfit, unfit};

pub use template::{LetterTemplate, LetterTemplateError, Window};
