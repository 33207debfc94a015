//! What officers did: a projection that lists and searches read, written in the transactions that do it.
//!
//! A row names an order or a recovery request; the rest of it is made from that again whenever what is known of it
//! changes ([`describe`]). No right follows from a row, and nothing is decided by one.

mod describe;
mod fill;
mod record;
mod search;

pub use search::SearchOrdersError;

pub(crate) use record::{About, Act};
