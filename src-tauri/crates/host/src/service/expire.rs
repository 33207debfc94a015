//! What ends services without a receipt: time, and the card's next one.

use protocol::{ActState, OrderId};

use super::{receipt::Ending, stored::StoredService};
use crate::{
    Actor, Fault, Host,
    database::{self, Write, millis},
    officers::Officer,
};

/// The services that are open ($1 is now) though their time is over.
const DUE: &str = "SELECT acts.id FROM acts JOIN card_services ON card_services.id = acts.id
     WHERE acts.state = 'open' AND acts.expires_at <= $1 ORDER BY acts.expires_at";

/// The open service of a card ($1).
const OPEN: &str = "SELECT id FROM acts
     WHERE card = $1 AND state = 'open' AND kind IN ('unblock', 'change-pin')";

impl Host {
    /// Ends services whose receipts did not come in time. The card may have the new PIN all the same; it is not sent:
    /// nobody knows whether it is the card's.
    pub(crate) async fn expire_services(&self) -> Result<(), Fault> {
        let rows = sqlx::query(DUE)
            .bind(millis(self.now()))
            .fetch_all(self.database().pool())
            .await?;
        for row in &rows {
            let mut write = self.database().write().await?;
            let id = database::parsed(row, "id")?;
            let service = self.stored_service(&mut write, id).await?;
            let due = |service: &StoredService| {
                service.state == ActState::Open && service.expires_at <= self.now()
            };
            if let Some(service) = service.filter(due) {
                self.end_service(&mut write, &service, Ending::expired())
                    .await?;
                write.commit().await?;
            }
        }
        Ok(())
    }

    /// Ends the card's open service for the next one.
    pub(super) async fn supersede_service(
        &self,
        write: &mut Write,
        officer: &Officer,
        card: i64,
        next: OrderId,
    ) -> Result<(), Fault> {
        let row = sqlx::query(OPEN)
            .bind(card)
            .fetch_optional(&mut **write)
            .await?;
        let Some(row) = row else { return Ok(()) };
        let id = database::parsed(&row, "id")?;
        let service = self.stored_service(write, id).await?;
        let service = service.ok_or(Fault::Corrupt {
            what: "card_services",
        })?;
        let ending = if service.expires_at <= self.now() {
            Ending::expired()
        } else {
            Ending::superseded(Actor::Officer(officer.id), Some(next))
        };
        self.end_service(write, &service, ending).await
    }
}

#[cfg(test)]
mod tests {
    use super::{DUE, OPEN};
    use crate::database::plan::{scans, steps};

    #[tokio::test]
    async fn indexes_find_what_is_open() {
        assert_eq!(scans(OPEN, &[]).await, [""; 0]);
        let steps = steps(DUE).await;
        assert!(
            steps.iter().any(|step| step.contains("acts_open")),
            "{steps:?}"
        );
    }
}
