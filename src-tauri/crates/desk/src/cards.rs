//! What the host knows of a card: how it came into stock, what was done to it, its certificates.

use contents::CardIdentity;
use protocol::CardRecord;

use crate::{Desk, OrdersError};

mod error;
mod record;

pub use error::CardRecordError;
pub use record::{CardCertificateView, CardEventView, CardRecordView, StockKeyView, StockView};

impl Desk {
    /// Reads the card in a device, and asks the host what it knows of it.
    ///
    /// # Errors
    /// [`CardRecordError`].
    pub async fn card_record(&self, device: &str) -> Result<CardRecordView, CardRecordError> {
        // Nobody signed in is found before the card is read.
        self.session()?;
        let card = self.read_card(device).await?;
        let identity = card.contents().identity.clone();
        let identity = identity.ok_or(CardRecordError::NoIdentity)?;
        let record = self.host_record(&identity).await?;
        Ok(CardRecordView::new(&identity, Some(card.view()), &record))
    }

    /// What the host knows of the card of an order.
    ///
    /// # Errors
    /// [`CardRecordError`].
    pub async fn card_record_of_order(
        &self,
        order: &str,
    ) -> Result<CardRecordView, CardRecordError> {
        let identity = self.card_of_order(order).await?;
        let record = self.host_record(&identity).await?;
        Ok(CardRecordView::new(&identity, None, &record))
    }

    pub(crate) async fn card_of_order(&self, order: &str) -> Result<CardIdentity, OrdersError> {
        Ok(self.order_details(order).await?.summary.card)
    }

    pub(crate) async fn host_record(
        &self,
        identity: &CardIdentity,
    ) -> Result<CardRecord, CardRecordError> {
        let session = self.session()?;
        let connection = session.connection();
        Ok(connection.ask("/v1/cards/record", identity).await?)
    }
}
