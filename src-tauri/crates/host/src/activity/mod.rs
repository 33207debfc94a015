//! What officers did: a projection that lists and searches read, written in the transactions that do it.
//!
//! A row names an order, a recovery request or an act. What is said of the first two is made from them again whenever what
//! is known of them changes ([`describe`]); an act is described once, because nothing is learned of it later but how it
//! ends. No right follows from a row, and nothing is decided by one.

mod act;
mod describe;
mod fill;
mod record;
mod search;

pub use search::SearchOrdersError;

pub(crate) use act::{ActEnd, ActSubject, SignedAct};
pub(crate) use describe::holder;
pub(crate) use record::{About, Act};
