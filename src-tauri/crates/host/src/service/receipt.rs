use protocol::{
    ActState, CardServiceReceipt, OfficerId, OrderId, OrderState, PinOutcome, Refusal,
    ServiceOutcome, SignedReceipt,
};
use serde_json::json;

use super::{offer::lets_enter, stored::StoredService};
use crate::{
    Actor, Fault, Host, Refused,
    activity::ActEnd,
    audit::{Entry, Event},
    database::{Connection, Write, millis},
    delivery::Changed,
    officers::Officer,
};

/// Whether an order of the card ($1) is open now ($3), or was granted or completed at that time ($2) or later.
const OVERTAKEN: &str =
    "SELECT id FROM orders WHERE card = $1 AND (granted_at >= $2 OR state IN ('executing', 'fulfilled')
         OR (state = 'granted' AND expires_at > $3) OR (state = 'completed' AND changed_at >= $2)) LIMIT 1";

impl Host {
    /// Takes the receipt of a service: what it delivers goes out, or is erased. The same receipt again changes nothing.
    pub(crate) async fn take_service_receipt(
        &self,
        officer: &Officer,
        id: OrderId,
        signed: &SignedReceipt,
    ) -> Result<(), Refused> {
        let mut write = self.database().write().await?;
        let service = self.stored_service(&mut write, id).await?;
        let own = |service: &StoredService| service.officer == officer.number();
        let service = service.filter(own).ok_or(Refusal::UnknownOrder)?;
        if service.receipt.as_ref() == Some(signed) {
            return Ok(());
        }
        let state = service.state_at(self.now());
        if state != OrderState::Granted {
            return Err(Refusal::OrderState { state }.into());
        }
        let receipt: CardServiceReceipt = signed
            .verify(&service.service.order_key)
            .map_err(|why| Refusal::Document { why })?;
        self.check_service_receipt(&mut write, &service, &receipt)
            .await?;
        if self.was_overtaken(&mut write, &service).await? {
            // Which of the two PINs the card has, nobody knows: the one of the order counts.
            self.end_service(&mut write, &service, Ending::superseded(Actor::Host, None))
                .await?;
            write.commit().await?;
            let state = OrderState::Superseded;
            return Err(Refusal::OrderState { state }.into());
        }
        let text =
            serde_json::to_string(signed).map_err(|_| Fault::Document("a receipt has no JSON"))?;
        let ending = Ending::by_receipt(&service, &receipt.outcome, &text)?;
        self.end_service(&mut write, &service, ending).await?;
        write.commit().await?;
        Ok(())
    }

    async fn check_service_receipt(
        &self,
        connection: &mut Connection,
        service: &StoredService,
        receipt: &CardServiceReceipt,
    ) -> Result<(), Refused> {
        let refused = |what: &str| {
            Refused::from(Refusal::ReceiptRefused {
                what: what.to_owned(),
            })
        };
        if receipt.order != service.id {
            return Err(refused("order"));
        }
        if receipt.grant.to_string() != service.grant_digest {
            return Err(refused("grant"));
        }
        if receipt.card != service.service.card {
            return Err(refused("card"));
        }
        let procedure = self.procedure_of(connection, &service.procedure).await?;
        let may_be_entered = lets_enter(&procedure.pin_procedure);
        match receipt.outcome {
            ServiceOutcome::Done {
                pin: PinOutcome::Unchanged,
            } => Err(refused("pin")),
            ServiceOutcome::Done {
                pin: PinOutcome::Entered,
            } if !may_be_entered => Err(refused("pin")),
            _ => Ok(()),
        }
    }

    /// Opening an order ends the card's open service: this is what a host before had let stand side by side.
    async fn was_overtaken(
        &self,
        connection: &mut Connection,
        service: &StoredService,
    ) -> Result<bool, Fault> {
        let order = sqlx::query(OVERTAKEN)
            .bind(service.card)
            .bind(millis(service.granted_at))
            .bind(millis(self.now()))
            .fetch_optional(connection)
            .await?;
        Ok(order.is_some())
    }

    /// Ends an open service: in its transaction nothing of its secrets stays but what is delivered.
    pub(super) async fn end_service(
        &self,
        write: &mut Write,
        service: &StoredService,
        ending: Ending<'_>,
    ) -> Result<(), Fault> {
        let end = ActEnd {
            state: ending.state,
            outcome: ending.outcome,
            receipt: ending.receipt,
        };
        if !self.end_act(write, service.id, &end).await? {
            return Err(Fault::Contended);
        }
        sqlx::query("UPDATE card_services SET answer = NULL WHERE id = $1")
            .bind(service.id.to_string())
            .execute(&mut **write)
            .await?;
        if ending.state == ActState::Done {
            let changed = Changed {
                pin: true,
                puk: false,
                same_holder: true,
                since: service.granted_at,
            };
            self.release_delivery(write, service.id, service.card, changed)
                .await?;
            // Whatever the host held of orders that are at an end, the card has another one now.
            self.erase_pins(write, service.card).await?;
        } else {
            self.drop_delivery(write, service.id).await?;
        }
        self.changed(write, service.card).await?;
        let entry = Entry {
            actor: ending.actor,
            event: ending.event,
            subject: &service.id.to_string(),
            details: ending.details,
            document: ending.receipt.map(str::as_bytes),
        };
        self.audit(write, entry).await
    }
}

/// How a service ends.
pub(super) struct Ending<'a> {
    actor: Actor,
    event: Event,
    state: ActState,
    outcome: Option<&'a ServiceOutcome>,
    receipt: Option<&'a str>,
    details: serde_json::Value,
}

impl<'a> Ending<'a> {
    fn by_receipt(
        service: &StoredService,
        outcome: &'a ServiceOutcome,
        receipt: &'a str,
    ) -> Result<Self, Fault> {
        let officer = u32::try_from(service.officer).map_err(|_| Fault::Corrupt {
            what: "acts.officer",
        })?;
        let (event, state) = match outcome {
            ServiceOutcome::Done { .. } => (Event::ServiceDone, ActState::Done),
            ServiceOutcome::NotDone { .. } => (Event::ServiceNotDone, ActState::NotDone),
        };
        Ok(Self {
            actor: Actor::Officer(OfficerId(officer)),
            event,
            state,
            outcome: Some(outcome),
            receipt: Some(receipt),
            details: json!(outcome),
        })
    }

    /// Another order of the card took its place.
    pub(super) fn superseded(actor: Actor, by: Option<OrderId>) -> Self {
        Self::without_receipt(
            actor,
            Event::ServiceSuperseded,
            ActState::Superseded,
            json!({ "by": by }),
        )
    }

    /// No receipt came in time.
    pub(super) fn expired() -> Self {
        Self::without_receipt(
            Actor::Host,
            Event::ServiceExpired,
            ActState::Expired,
            json!({}),
        )
    }

    fn without_receipt(
        actor: Actor,
        event: Event,
        state: ActState,
        details: serde_json::Value,
    ) -> Self {
        Self {
            actor,
            event,
            state,
            outcome: None,
            receipt: None,
            details,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::OVERTAKEN;
    use crate::database::plan::scans;

    #[tokio::test]
    async fn an_index_finds_what_came_of_the_card_since() {
        assert_eq!(scans(OVERTAKEN, &[]).await, [""; 0]);
    }
}
