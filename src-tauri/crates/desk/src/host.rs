//! The way to the host: one address, its CA as the only root, typed errors, answers of bounded size.

mod address;
mod connection;
mod error;

pub use address::{AddressError, HostAddress};
pub(crate) use connection::{HostConnection, JSON};
pub use error::HostError;
