//! What time does to orders: grants end, and orders that a process left in the middle are finished or given up.

use protocol::{OrderId, OrderState};
use serde_json::json;

use super::{StoredOrder, execute::LEASE};
use crate::{
    Actor, Fault, Host,
    cards::StockedCard,
    certificates::{RevocationReason, Which},
    database::{self, millis},
};

/// Grants whose time is over ($1 is now).
const ENDED: &str = "SELECT id FROM orders WHERE state = 'granted' AND expires_at <= $1";
/// Orders that a process left in the middle ($1 is now).
const LEFT: &str = "SELECT id FROM orders WHERE state = 'executing' AND lease_until <= $1";

impl Host {
    /// Erases what is delivered or overtaken, ends services, grants and recovery requests whose time is over, finishes
    /// or gives up orders that a process left in the middle, ends sessions, and makes the revocation lists that are due.
    /// Called when a host is opened and from time to time while it serves.
    ///
    /// Each is done for itself: one that fails is in the log, and keeps none of the others from being done, nor the host
    /// from opening.
    pub(crate) async fn settle(&self) {
        said("erase what was delivered", self.erase_delivered().await);
        said("end services", self.expire_services().await);
        said("end grants", self.expire_grants().await);
        said("finish orders", self.finish_orders().await);
        said("end sessions", self.expire_sessions().await);
        let requests = self.expire_recovery_requests().await;
        said("end recovery requests", requests);
        let unused = self.revoke_unused_officer_certificates().await;
        said("revoke unused officer certificates", unused);
        let lists = self.refresh_revocation_lists().await;
        said("make revocation lists", lists);
    }

    async fn expire_grants(&self) -> Result<(), Fault> {
        for order in self.due(ENDED).await? {
            said("end a grant", self.expire(order).await);
        }
        Ok(())
    }

    async fn finish_orders(&self) -> Result<(), Fault> {
        for order in self.due(LEFT).await? {
            said("finish an order", self.take_over(order).await);
        }
        Ok(())
    }

    async fn expire_sessions(&self) -> Result<(), Fault> {
        let mut write = self.database().write().await?;
        sqlx::query("DELETE FROM sessions WHERE expires_at <= $1")
            .bind(millis(self.now()))
            .execute(&mut *write)
            .await?;
        write.commit().await?;
        Ok(())
    }

    /// Finishes or gives up the card's open order, where a process left it in the middle.
    pub(super) async fn settle_open_order(&self, card: &StockedCard) -> Result<(), Fault> {
        match card.open_order {
            Some(order) => self.take_over(order).await,
            None => Ok(()),
        }
    }

    async fn due(&self, query: &'static str) -> Result<Vec<OrderId>, Fault> {
        let rows = sqlx::query(query)
            .bind(millis(self.now()))
            .fetch_all(self.database().pool())
            .await?;
        let id = |row| said("read an order's id", database::parsed(row, "id"));
        Ok(rows.iter().filter_map(id).collect())
    }

    async fn expire(&self, id: OrderId) -> Result<(), Fault> {
        let mut write = self.database().write().await?;
        let order = self.stored_order(&mut write, id).await?;
        let due = |order: &StoredOrder| {
            order.state == OrderState::Granted && order.expires_at <= self.now()
        };
        if let Some(order) = order.filter(due) {
            self.close(
                &mut write,
                Actor::Host,
                &order,
                OrderState::Expired,
                json!({}),
                None,
            )
            .await?;
            self.changed(&mut write, order.card).await?;
            write.commit().await?;
        }
        Ok(())
    }

    /// Finishes an order whose lease is over; where that fails again, what was reserved for it is revoked.
    pub(super) async fn take_over(&self, id: OrderId) -> Result<(), Fault> {
        let mut write = self.database().write().await?;
        let taken = sqlx::query(
            "UPDATE orders SET lease_until = $1 WHERE id = $2 AND state = 'executing' AND lease_until <= $3",
        )
        .bind(millis(self.now() + LEASE))
        .bind(id.to_string())
        .bind(millis(self.now()))
        .execute(&mut *write)
        .await?;
        write.commit().await?;
        if taken.rows_affected() == 0 {
            return Ok(());
        }
        tracing::warn!(order = %id, "an order was left in the middle: finishing it");
        if let Err(error) = self.finish(id).await {
            tracing::error!(order = %id, %error, "an order cannot be finished: giving it up");
            self.give_up(id).await?;
        }
        Ok(())
    }

    async fn give_up(&self, id: OrderId) -> Result<(), Fault> {
        let mut write = self.database().write().await?;
        let order = self.stored_order(&mut write, id).await?;
        if let Some(order) = order.filter(|order| order.state == OrderState::Executing) {
            self.revoke(
                &mut write,
                Actor::Host,
                Which::OfOrder(id),
                RevocationReason::CessationOfOperation,
            )
            .await?;
            // Nothing was delivered: the approvals are as good as they were.
            self.give_request_back(&mut write, id).await?;
            let details = json!({ "reason": "it could not be finished" });
            self.close(
                &mut write,
                Actor::Host,
                &order,
                OrderState::Abandoned,
                details,
                None,
            )
            .await?;
            self.changed(&mut write, order.card).await?;
            write.commit().await?;
        }
        Ok(())
    }
}

/// What came of one of the host's own jobs; why it failed goes to the log.
pub(crate) fn said<T>(job: &'static str, result: Result<T, Fault>) -> Option<T> {
    result
        .inspect_err(|error| tracing::error!(%error, job, "a job of the host's own failed"))
        .ok()
}
