//! What is done to a card after it was issued: a new PIN, with the PUK or with the PIN that it has.
//!
//! A service is one signed order. The host answers with a grant, which brings the system's PIN and, where it keeps the
//! PUK, that; the desk tells with a receipt what came of it. What is to be mailed or printed waits for the receipt: a
//! grant that never got one may have changed the card, and nobody knows; so nothing goes out, and the card is unblocked
//! once more. The grant is for minutes, its receipt is taken for a day. While an order of the card is open there is no
//! service, and an order ends the one that is. The host keeps no PIN of a service beside what it delivers.

mod expire;
mod grant;
mod history;
mod offer;
mod receipt;
mod stored;

pub(crate) use history::{SERVICES_OF_CARD, service_event};
