//! Recovering archived keys: which ones a draft means, the requests that others must approve first, and the search.
//!
//! What is found here are certificates that were published and were issued when their keys were created. The keys
//! themselves are opened by [`archive`](crate::archive), for an order that recovers them.

mod archived;
mod check;
mod cite;
mod decide;
mod deliver;
mod expire;
mod list;
mod request;
mod resolve;
mod search;
mod stored;

pub(crate) use deliver::Delivery;
pub(crate) use resolve::Recovered;

use protocol::{RecoveryFault, Refusal};

use crate::{Refused, orders::refused_draft};
use archived::Archived;

fn refused(why: RecoveryFault) -> Refused {
    Refusal::Recovery { why }.into()
}

/// Refuses a reason that is empty, too long, or reads otherwise than it is.
fn must_be_a_reason(reason: &str) -> Result<(), Refusal> {
    procedure::check_reason(reason).map_err(|fault| refused_draft(&[fault]))
}
