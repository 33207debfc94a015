//! Every text a person reads, by key, and every error's text, by code.
//!
//! The texts are Fluent files, one folder for each [`Language`], English under `en/`. They are built into the program, and
//! the window's build reads the same files. An error has three texts: what happened, what was not done (or what is true of the card
//! and the host now), and what to do next.
//!
//! ```
//! use messages::{Arguments, Messages};
//!
//! let messages = Messages::english();
//! let error = messages.error("wrong-pin", &Arguments::new().with("tries-left", 2)).unwrap();
//! assert!(error.what.contains("2 tries left"));
//! ```
//!
//! What comes from cards, hosts and people is data: control characters are taken out of it, and it cannot turn the
//! direction of the text around it (see [`Arguments`]). Texts are never markup.
//!
//! Not here: what language the system or a configuration asks for, how dates and numbers are written, colours, line
//! breaks.

mod arguments;
mod catalogue;
mod io_why;
mod language;

/// Each language's files, as the build found them.
mod files {
    include!(concat!(env!("OUT_DIR"), "/files.rs"));
}

pub use arguments::{Argument, Arguments, cleaned};
pub use catalogue::{CatalogueError, ErrorText, Messages, TextError};
pub use io_why::io_why;
pub use language::Language;
