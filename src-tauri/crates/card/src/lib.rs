//! Readers and cards: what lies in which reader, and a driver that speaks PIV to a card.
//!
//! A [`ReaderSource`] lists and watches readers and opens a [`Channel`] to the card in one of them; [`PcscSource`] is
//! the one over PC/SC. A [`Connection`] wraps the channel and remembers what the card was seen to take. Work happens in
//! a [`Piv`] session: one transaction, from SELECT to [`Piv::end`], with the card's identity read again at its start. A
//! reader with a pinpad ([`Connection::pinpad`]) takes the PIN on its own keys, through no program.
//!
//! Everything blocks: call it from worker threads. The crate knows no procedure and no host, keeps no secret longer
//! than the call that takes it, and writes no data of a command or answer to a log.

mod apdu;
mod connection;
mod error;
mod pcsc;
mod pinpad;
mod piv;
mod reader;
mod status;
mod tlv;
mod watch;

pub use apdu::Instruction;
pub use connection::Connection;
pub use error::{CardError, Feature, Malformed};
pub use pcsc::PcscSource;
pub use pinpad::{PinpadFault, PinpadFeatures};
pub use piv::{
    Digest, KeyHistory, KeyPolicies, KeyUse, ManagementKeyProof, PIN_LIMITS, PUK_LIMITS, PinFault,
    PinLimits, Piv, SignatureScheme,
};
pub use reader::{CardPresence, Channel, Ending, Reader, ReaderError, ReaderEvent, ReaderSource};
pub use status::Status;
pub use watch::{NoEvent, ReaderWatch, WatchStop};
