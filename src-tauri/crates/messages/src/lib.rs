//! Every text a person reads, by key, and every error's text, by code.
//!
//! The texts are Fluent files under `en/`, one language a folder. They are built into the program, and the window's
//! build reads the same files. An error has three texts: what happened, what was not done (or what is true of the card
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
//! Not here: the choice of a language by the system, colours, line breaks, and the help of the command line's
//! arguments, which stands beside the arguments themselves.

mod arguments;
mod catalogue;

pub use arguments::{Argument, Arguments, cleaned};
pub use catalogue::{CatalogueError, ErrorText, Messages, TextError};
