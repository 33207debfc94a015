use procedure::{PinDistribution, TokenProcedure};
use protocol::{OrderId, OrderState, PinOutcome, Receipt, Refusal, Sha256Hex, SignedReceipt};
use serde_json::json;
use sqlx::Row as _;

use super::StoredOrder;
use crate::{
    Actor, Fault, Host, Refused,
    audit::{Entry, Event},
    certificates::{RevocationReason, Which},
    database::{Connection, Write, millis},
    officers::Officer,
};

impl Host {
    /// Takes the receipt of an order: its certificates are published, what they replaced is revoked, and the card's
    /// PIN is the holder's. The same receipt again changes nothing.
    pub(crate) async fn take_receipt(
        &self,
        officer: &Officer,
        id: OrderId,
        signed: &SignedReceipt,
    ) -> Result<(), Refused> {
        let mut write = self.database().write().await?;
        let order = self.own_order(&mut write, officer, id).await?;
        if order.receipt.as_ref() == Some(signed) {
            return Ok(());
        }
        if order.state != OrderState::Fulfilled {
            return Err(Refusal::OrderState { state: order.state }.into());
        }
        let receipt = signed
            .verify(&order.open.order_key)
            .map_err(|why| Refusal::Document { why })?;
        self.check_receipt(&mut write, &order, &receipt).await?;
        self.complete(&mut write, &order, &receipt, signed).await?;
        write.commit().await?;
        self.refresh_revocation_lists().await?;
        Ok(())
    }

    async fn check_receipt(
        &self,
        connection: &mut Connection,
        order: &StoredOrder,
        receipt: &Receipt,
    ) -> Result<(), Refused> {
        let refused = |what: &str| {
            Refused::from(Refusal::ReceiptRefused {
                what: what.to_owned(),
            })
        };
        if receipt.order != order.id {
            return Err(refused("order"));
        }
        if Some(receipt.fulfilment.to_string()) != order.fulfilment_digest {
            return Err(refused("fulfilment"));
        }
        if receipt.card != order.card_identity {
            return Err(refused("card"));
        }
        if !receipt.keys.keys().eq(order.open.draft.keys.keys()) {
            return Err(refused("keys"));
        }
        for (key, written) in &receipt.keys {
            let der: Vec<u8> = sqlx::query_scalar(
                "SELECT certificate FROM certificates WHERE order_id = $1 AND key = $2",
            )
            .bind(order.id.to_string())
            .bind(key.to_string())
            .fetch_one(&mut *connection)
            .await?;
            let stores = order
                .open
                .draft
                .keys
                .get(key)
                .is_some_and(|choice| choice.action.stores());
            if written.certificate != Sha256Hex::of(&der) {
                return Err(refused(&format!("certificate of {key}")));
            }
            if written.stored != stores || !written.checked {
                return Err(refused(&format!("outcome of {key}")));
            }
        }
        let procedure: TokenProcedure = self.procedure_of(connection, &order.procedure).await?;
        let entered = receipt.pin == PinOutcome::Entered;
        if entered && procedure.pin_procedure.distribution != PinDistribution::EnterAtRa {
            return Err(refused("pin"));
        }
        Ok(())
    }

    async fn complete(
        &self,
        write: &mut Write,
        order: &StoredOrder,
        receipt: &Receipt,
        signed: &SignedReceipt,
    ) -> Result<(), Refused> {
        let text =
            serde_json::to_string(signed).map_err(|_| Fault::Document("a receipt has no JSON"))?;
        let now = millis(self.now());
        sqlx::query("UPDATE orders SET state = 'completed', changed_at = $1, receipt = $2 WHERE id = $3 AND state = 'fulfilled'")
            .bind(now)
            .bind(&text)
            .bind(order.id.to_string())
            .execute(&mut **write)
            .await?;
        sqlx::query("UPDATE certificates SET published_at = $1 WHERE order_id = $2")
            .bind(now)
            .bind(order.id.to_string())
            .execute(&mut **write)
            .await?;
        let officer = u32::try_from(order.officer).map_err(|_| Fault::Corrupt {
            what: "orders.officer",
        })?;
        let actor = Actor::Officer(protocol::OfficerId(officer));
        for (key, choice) in &order.open.draft.keys {
            let key = key.to_string();
            if choice.action.stores() {
                // A place on the card holds one certificate: whatever the host had there is not there any more.
                let which = Which::ReplacedBy {
                    order: order.id,
                    card: order.card,
                    key: &key,
                };
                self.revoke(write, actor, which, RevocationReason::Superseded)
                    .await?;
                self.mark_production_key(write, order, &key).await?;
            }
        }
        // System-generated or typed at the RA: from now on the holder has it, and the host has none.
        self.erase_pins(write, order.card).await?;
        self.changed(write, order.card).await?;
        let details = json!({ "pin": receipt.pin });
        let (subject, event) = (order.id.to_string(), Event::OrderCompleted);
        let document = Some(text.as_bytes());
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
        .await?;
        Ok(())
    }

    /// The transport certificate is no longer on the card; a generated key took the production key's place.
    async fn mark_production_key(
        &self,
        write: &mut Write,
        order: &StoredOrder,
        key: &str,
    ) -> Result<(), Fault> {
        let row =
            sqlx::query("SELECT fingerprint FROM certificates WHERE order_id = $1 AND key = $2")
                .bind(order.id.to_string())
                .bind(key)
                .fetch_one(&mut **write)
                .await?;
        sqlx::query(
            "UPDATE card_keys SET replaced_at = COALESCE(replaced_at, $1),
                 overwritten_at = CASE WHEN fingerprint = $2 THEN overwritten_at ELSE COALESCE(overwritten_at, $1) END
             WHERE card = $3 AND key = $4",
        )
        .bind(millis(self.now()))
        .bind(row.try_get::<String, _>("fingerprint")?)
        .bind(order.card)
        .bind(key)
        .execute(&mut **write)
        .await?;
        Ok(())
    }
}
