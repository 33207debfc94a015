use protocol::{CertificateId, OrderEvent, OrderState};
use sqlx::Row as _;

use super::StoredOrder;
use crate::{
    Fault, Host,
    database::{self, AnswerRow, Connection},
};

/// The rows of the audit about an order ($1), oldest first, with the name of the officer who acted.
const OF_ORDER: &str =
    "SELECT audit.at, audit.event, officers.name AS officer_name FROM audit
     LEFT JOIN officers ON officers.id = CASE WHEN audit.actor LIKE 'officer %' THEN CAST(substr(audit.actor, 9) AS INTEGER) END
     WHERE audit.subject = $1 AND audit.event LIKE 'order-%' ORDER BY audit.sequence LIMIT 20";

/// The certificates of an order ($1) that are not revoked: what abandoning it would revoke.
const NOT_REVOKED: &str =
    "SELECT id FROM certificates WHERE order_id = $1 AND revoked_at IS NULL ORDER BY id";

fn event(row: &AnswerRow) -> Result<OrderEvent, Fault> {
    Ok(OrderEvent {
        at: database::time(row, "at")?,
        event: state_of_event(row.try_get("event")?)?,
        officer: row.try_get("officer_name")?,
    })
}

/// The state that an event of the audit says an order came to.
pub(crate) fn state_of_event(event: &str) -> Result<OrderState, Fault> {
    let named = |state: &OrderState| event.strip_prefix("order-") == Some(state.code());
    OrderState::ALL
        .into_iter()
        .find(named)
        .ok_or(Fault::Corrupt {
            what: "audit.event",
        })
}

impl Host {
    /// The states that an order came to, oldest first.
    pub(super) async fn history(
        &self,
        connection: &mut Connection,
        order: &StoredOrder,
    ) -> Result<Vec<OrderEvent>, Fault> {
        let rows = sqlx::query(OF_ORDER)
            .bind(order.id.to_string())
            .fetch_all(&mut *connection)
            .await?;
        let mut events: Vec<OrderEvent> = rows.iter().map(event).collect::<Result<_, _>>()?;
        // A grant whose time is over has ended, though nobody may have said so yet.
        if order.state == OrderState::Granted && order.expires_at <= self.now() {
            events.push(OrderEvent {
                at: order.expires_at,
                event: OrderState::Expired,
                officer: None,
            });
        }
        Ok(events)
    }

    /// What abandoning the order would revoke.
    pub(super) async fn abandoning_revokes(
        &self,
        connection: &mut Connection,
        order: &StoredOrder,
    ) -> Result<Vec<CertificateId>, Fault> {
        if !matches!(order.state, OrderState::Granted | OrderState::Fulfilled) {
            return Ok(Vec::new());
        }
        let ids: Vec<i64> = sqlx::query_scalar(NOT_REVOKED)
            .bind(order.id.to_string())
            .fetch_all(&mut *connection)
            .await?;
        let corrupt = |_| Fault::Corrupt {
            what: "certificates.id",
        };
        ids.into_iter()
            .map(|id| u64::try_from(id).map(CertificateId).map_err(corrupt))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::database::plan::scans;

    #[tokio::test]
    async fn an_index_answers_what_became_of_an_order() {
        for query in [OF_ORDER, NOT_REVOKED] {
            assert_eq!(scans(query, &[]).await, [""; 0], "{query}");
        }
    }
}
