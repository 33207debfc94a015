//! What this machine, its policy and its user have set.
//!
//! Four layers, each above the one before it: the built-in default, the machine's file (`client.conf`), the user's file
//! (`settings.toml`), and the policy of whoever manages the machine. What the policy sets is locked. [`KEYS`] declares
//! every key once: reading, the page that documents them and the template of the machine's file follow it.
//!
//! Reading never fails: what is wrong is a [`Mistake`] with file and line, its value does not count, and the rest does.
//! No environment variable names the machine's file or the policy: a user could unlock what they lock.
//!
//! Deliberately absent: texts (mistakes have codes and data), and what the values mean to window and command line.

mod change;
mod configuration;
mod entry;
mod host_lock;
mod key;
mod kind;
pub mod log;
mod mistake;
mod places;
mod policy;
mod read;
mod value;
#[cfg(test)]
mod written;

pub use change::ChangeError;
pub use configuration::Configuration;
pub use entry::{Entry, Source};
pub use host_lock::HostLock;
pub use key::{Declaration, KEYS, Key};
pub use kind::Kind;
pub use mistake::{Mistake, What};
pub use places::{Places, Policy};
pub use value::{Appearance, Authority, Locale, LogLevel, Value};
