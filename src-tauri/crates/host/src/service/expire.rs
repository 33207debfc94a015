//! What ends services without a receipt: time, and the card's next one.

use protocol::{ActState, OrderId};

use super::{grant::GRANT, receipt::Ending, stored::StoredService};
use crate::{
    Actor, Fault, Host,
    database::{self, Write, millis},
    officers::Officer,
    orders::said,
};

/// The services that are open ($1 is now) though their time is over.
const DUE: &str = "SELECT acts.id FROM acts JOIN card_services ON card_services.id = acts.id
     WHERE acts.state = 'open' AND acts.expires_at <= $1 ORDER BY acts.expires_at";

/// The grants that can be used no more: given out at that time ($1) or before, the receipts outstanding.
const USED_UP: &str = "UPDATE card_services SET answer = NULL WHERE answer IS NOT NULL AND id IN (
         SELECT id FROM acts WHERE state = 'open' AND expires_at IS NOT NULL AND at <= $1)";

/// The open service of a card ($1).
const OPEN: &str = "SELECT id FROM acts
     WHERE card = $1 AND state = 'open' AND kind IN ('unblock', 'change-pin')";

impl Host {
    /// Ends services whose receipts did not come in time. The card may have the new PIN all the same; it is not sent:
    /// nobody knows whether it is the card's. Before that, erases the grants that can be used no more.
    pub(crate) async fn expire_services(&self) -> Result<(), Fault> {
        let mut write = self.database().write().await?;
        sqlx::query(USED_UP)
            .bind(millis(self.now() - GRANT))
            .execute(&mut *write)
            .await?;
        write.commit().await?;
        let rows = sqlx::query(DUE)
            .bind(millis(self.now()))
            .fetch_all(self.database().pool())
            .await?;
        for row in &rows {
            if let Some(id) = said("read a service's id", database::parsed(row, "id")) {
                said("end a service", self.expire_service(id).await);
            }
        }
        Ok(())
    }

    async fn expire_service(&self, id: OrderId) -> Result<(), Fault> {
        let mut write = self.database().write().await?;
        let service = self.stored_service(&mut write, id).await?;
        let due = |service: &StoredService| {
            service.state == ActState::Open && service.expires_at <= self.now()
        };
        if let Some(service) = service.filter(due) {
            self.end_service(&mut write, &service, Ending::expired())
                .await?;
            write.commit().await?;
        }
        Ok(())
    }

    /// Ends the card's open service for what comes next: another service, or an order.
    pub(crate) async fn supersede_service(
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
    use super::{DUE, OPEN, USED_UP};
    use crate::database::plan::{scans, steps};

    #[tokio::test]
    async fn indexes_find_what_is_open() {
        assert_eq!(scans(OPEN, &[]).await, [""; 0]);
        for query in [DUE, USED_UP] {
            let steps = steps(query).await;
            let found = steps.iter().any(|step| step.contains("acts_open"));
            assert!(found, "{steps:?}");
        }
    }
}
