//! What officers did at the host, newest first.

use protocol::{ActivityPage, ActivityQuery as Asked, WhichActivity as Which};

use crate::{Desk, host::HostError, session::SignedIn};

mod error;
mod evidence;
mod view;

pub use error::ActivityError;
pub use evidence::ActEvidence;
pub use view::{ActView, ActivityEntryView, ActivityPageView, ActivityQuery, WhichActivity};

impl Desk {
    /// Searches what officers did: one page, newest first.
    ///
    /// # Errors
    /// [`ActivityError`]: a text that cannot be searched for, and whatever keeps the host from answering.
    pub async fn activity(&self, query: &ActivityQuery) -> Result<ActivityPageView, ActivityError> {
        let asked = query.parsed()?;
        let session = self.session()?;
        let page: ActivityPage = session
            .connection()
            .ask("/v1/activity/search", &asked)
            .await?;
        Ok(ActivityPageView::new(&page, session.officer))
    }
}

/// How many of the officer's own orders are open.
pub(crate) async fn open_orders(session: &SignedIn) -> Result<u32, HostError> {
    let asked = Asked {
        which: Which::Open,
        text: None,
        before: None,
    };
    let connection = session.connection();
    let page: ActivityPage = connection.ask("/v1/activity/search", &asked).await?;
    Ok(page.open)
}
