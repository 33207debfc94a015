use protocol::{OrderId, OrderState, Refusal};
use serde_json::json;

use super::StoredOrder;
use crate::{
    Actor, Fault, Host, Refused,
    audit::{Entry, Event},
    cards::StockedCard,
    certificates::RevocationReason,
    certificates::Which,
    database::{Write, millis},
};

impl Host {
    /// Closes the card's open order for the next one: what was issued in it is revoked, because no receipt says that
    /// it is on the card.
    pub(super) async fn supersede(
        &self,
        write: &mut Write,
        actor: Actor,
        card: &StockedCard,
        next: OrderId,
    ) -> Result<(), Refused> {
        let Some(id) = card.open_order else {
            return Ok(());
        };
        let corrupt = || Fault::Corrupt { what: "orders" };
        let order = self.stored_order(write, id).await?.ok_or_else(corrupt)?;
        let details = json!({ "by": next });
        match order.state {
            OrderState::Granted if order.expires_at <= self.now() => {
                self.close(
                    write,
                    Actor::Host,
                    &order,
                    OrderState::Expired,
                    json!({}),
                    None,
                )
                .await?;
            }
            OrderState::Granted => {
                self.close(write, actor, &order, OrderState::Superseded, details, None)
                    .await?
            }
            OrderState::Fulfilled => {
                self.revoke(
                    write,
                    actor,
                    Which::OfOrder(id),
                    RevocationReason::Superseded,
                )
                .await?;
                self.close(write, actor, &order, OrderState::Superseded, details, None)
                    .await?;
            }
            // Its certificates are being signed in this very moment, here or in another process.
            state @ OrderState::Executing => return Err(Refusal::OrderState { state }.into()),
            _ => {}
        }
        Ok(())
    }

    /// Ends an order in that state; what it issued must be revoked before.
    pub(super) async fn close(
        &self,
        write: &mut Write,
        actor: Actor,
        order: &StoredOrder,
        state: OrderState,
        details: serde_json::Value,
        document: Option<&[u8]>,
    ) -> Result<(), Fault> {
        let closed = sqlx::query(
            "UPDATE orders SET state = $1, changed_at = $2, lease_until = NULL, abandoned_by = $3,
                 sealed_agreement_p256 = NULL, sealed_agreement_p384 = NULL
             WHERE id = $4 AND state = $5",
        )
        .bind(state.code())
        .bind(millis(self.now()))
        .bind(document)
        .bind(order.id.to_string())
        .bind(order.state.code())
        .execute(&mut **write)
        .await?;
        if closed.rows_affected() != 1 {
            return Err(Fault::Contended);
        }
        // What the card may have of it stays: its PINs, its PUK and its management key.
        self.drop_delivery(write, order.id).await?;
        let event = match state {
            OrderState::Superseded => Event::OrderSuperseded,
            OrderState::Expired => Event::OrderExpired,
            _ => Event::OrderAbandoned,
        };
        let subject = order.id.to_string();
        self.audit(
            write,
            Entry {
                actor,
                event,
                subject: &subject,
                details,
                document,
            },
        )
        .await
    }
}
