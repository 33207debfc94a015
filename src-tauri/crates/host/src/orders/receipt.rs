use std::collections::BTreeMap;

use contents::KeyReference;
use procedure::{PinDistribution, TokenProcedure};
use protocol::{OrderId, OrderState, PinOutcome, Receipt, Refusal, Sha256Hex, SignedReceipt};
use serde_json::json;
use sqlx::Row as _;

use super::StoredOrder;
use crate::{
    Actor, Fault, Host, Refused,
    audit::{Entry, Event},
    certificates::{RevocationReason, Which},
    database::{self, AnswerRow, Connection, Write, millis},
    delivery::Changed,
    officers::Officer,
};

/// A place of the card in a fulfilment.
struct Place {
    /// SHA-256 of the certificate.
    certificate: Sha256Hex,
    /// Of the key.
    fingerprint: String,
    outcome: Outcome,
}

/// What becomes of a certificate.
#[derive(Clone, Copy)]
enum Outcome {
    Stored,
    NotStored,
    /// It is stored with its key, which came from the archive.
    Recovered,
}

impl Outcome {
    const fn stores(self) -> bool {
        matches!(self, Self::Stored | Self::Recovered)
    }
}

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
        let receipt: Receipt = signed
            .verify(&order.open.order_key)
            .map_err(|why| Refusal::Document { why })?;
        let procedure = self.check_receipt(&mut write, &order, &receipt).await?;
        self.complete(&mut write, (&order, &procedure), &receipt, signed)
            .await?;
        write.commit().await?;
        self.refresh_revocation_lists().await?;
        Ok(())
    }

    async fn check_receipt(
        &self,
        connection: &mut Connection,
        order: &StoredOrder,
        receipt: &Receipt,
    ) -> Result<TokenProcedure, Refused> {
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
        let places = places(connection, order.id).await?;
        if !receipt.keys.keys().eq(places.keys()) {
            return Err(refused("keys"));
        }
        for ((key, place), written) in places.iter().zip(receipt.keys.values()) {
            if written.certificate != place.certificate {
                return Err(refused(&format!("certificate of {key}")));
            }
            if written.stored != place.outcome.stores() || !written.checked {
                return Err(refused(&format!("outcome of {key}")));
            }
        }
        let procedure: TokenProcedure = self.procedure_of(connection, &order.procedure).await?;
        if !may_come_of(procedure.pin_procedure.distribution, receipt.pin) {
            return Err(refused("pin"));
        }
        // What the grant brought is on the card, or the run has no receipt.
        if receipt.puk_set != procedure.puk_procedure.is_some() {
            return Err(refused("puk"));
        }
        if receipt.management_key_set != order.open.take_in.is_some() {
            return Err(refused("management-key"));
        }
        Ok(procedure)
    }

    async fn complete(
        &self,
        write: &mut Write,
        (order, procedure): (&StoredOrder, &TokenProcedure),
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
        let officer = u32::try_from(order.officer).map_err(|_| Fault::Corrupt {
            what: "orders.officer",
        })?;
        let actor = Actor::Officer(protocol::OfficerId(officer));
        self.publish_order(write, order.id, now).await?;
        for (key, place) in &places(write, order.id).await? {
            if place.outcome.stores() {
                self.revoke_replaced(write, actor, order, (&key.to_string(), place))
                    .await?;
            }
        }
        self.settle_secrets(write, order, receipt).await?;
        self.changed(write, order.card).await?;
        let details = told(procedure, receipt);
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

    /// What the card has now, and nothing beside it; what is to be mailed or printed goes its way.
    async fn settle_secrets(
        &self,
        write: &mut Write,
        order: &StoredOrder,
        receipt: &Receipt,
    ) -> Result<(), Fault> {
        let of = (order.card, order.id);
        if receipt.puk_set {
            self.settle_puk(write, of).await?;
        }
        if receipt.management_key_set {
            self.settle_management_key(write, of).await?;
        }
        let changed = Changed {
            pin: receipt.pin != PinOutcome::Unchanged,
            puk: receipt.puk_set,
            same_holder: false,
            since: order.signed_at.unwrap_or(order.granted_at),
        };
        if changed.pin {
            // System-generated or typed at the RA: from now on the holder has it, and the host has none but what it has
            // yet to mail or print.
            self.erase_pins(write, order.card).await?;
        }
        self.release_delivery(write, order.id, order.card, changed)
            .await
    }

    /// The certificates of an order count from here on, and the archive is searched for those of its keys; recovered
    /// keys are on the card.
    async fn publish_order(
        &self,
        write: &mut Write,
        order: OrderId,
        now: i64,
    ) -> Result<(), Fault> {
        sqlx::query("UPDATE certificates SET published_at = $1 WHERE order_id = $2")
            .bind(now)
            .bind(order.to_string())
            .execute(&mut **write)
            .await?;
        sqlx::query("UPDATE recovered_keys SET completed_at = $1 WHERE order_id = $2")
            .bind(now)
            .bind(order.to_string())
            .execute(&mut **write)
            .await?;
        sqlx::query(
            "INSERT INTO archived_subjects (rowid, subject)
             SELECT certificates.id, certificates.subject FROM archived_keys
             JOIN certificates ON certificates.id = archived_keys.certificate WHERE archived_keys.order_id = $1",
        )
        .bind(order.to_string())
        .execute(&mut **write)
        .await?;
        Ok(())
    }

    /// A place on the card holds one certificate: whatever the host had there is not there any more. A recovery revokes
    /// what it made useless alone: certificates whose key was there and is nowhere else.
    async fn revoke_replaced(
        &self,
        write: &mut Write,
        actor: Actor,
        order: &StoredOrder,
        (key, place): (&str, &Place),
    ) -> Result<(), Fault> {
        let (order_id, card) = (order.id, order.card);
        let fingerprint = place.fingerprint.as_str();
        let which = match place.outcome {
            Outcome::Recovered => Which::LostTo {
                card,
                key,
                fingerprint,
            },
            Outcome::Stored | Outcome::NotStored => Which::ReplacedBy {
                order: order_id,
                card,
                key,
            },
        };
        self.revoke(write, actor, which, RevocationReason::Superseded)
            .await?;
        self.mark_production_key(write, order, key, fingerprint)
            .await
    }

    /// The transport certificate is no longer on the card; another key took the production key's place.
    async fn mark_production_key(
        &self,
        write: &mut Write,
        order: &StoredOrder,
        key: &str,
        fingerprint: &str,
    ) -> Result<(), Fault> {
        sqlx::query(
            "UPDATE card_keys SET replaced_at = COALESCE(replaced_at, $1),
                 overwritten_at = CASE WHEN fingerprint = $2 THEN overwritten_at ELSE COALESCE(overwritten_at, $1) END
             WHERE card = $3 AND key = $4",
        )
        .bind(millis(self.now()))
        .bind(fingerprint)
        .bind(order.card)
        .bind(key)
        .execute(&mut **write)
        .await?;
        Ok(())
    }
}

/// Whether a run whose PIN is distributed so can leave that PIN on the card.
const fn may_come_of(distribution: PinDistribution, pin: PinOutcome) -> bool {
    match distribution {
        PinDistribution::EnterAtRa => matches!(pin, PinOutcome::Entered | PinOutcome::System),
        PinDistribution::Unchanged => matches!(pin, PinOutcome::Unchanged),
        PinDistribution::ShowAtRa | PinDistribution::Email | PinDistribution::Letter => {
            matches!(pin, PinOutcome::System)
        }
    }
}

/// What the audit says of the card's secrets: which PIN it has, how PIN and PUK reach the holder, and what else is new.
fn told(procedure: &TokenProcedure, receipt: &Receipt) -> serde_json::Value {
    let by_host = procedure.pin_procedure.distribution.is_by_host();
    let puk = procedure.puk_procedure.as_ref();
    json!({
        "pin": receipt.pin,
        "pin-shown": receipt.pin == PinOutcome::System && !by_host,
        "puk": puk.map(|puk| puk.distribution),
        "management-key-set": receipt.management_key_set,
    })
}

/// The places of an order's fulfilment, with the certificates that it issued and those that it reused.
async fn places(
    connection: &mut Connection,
    order: OrderId,
) -> Result<BTreeMap<KeyReference, Place>, Fault> {
    let rows = sqlx::query(
        "SELECT key, fingerprint, certificate, action FROM certificates WHERE order_id = $1
         UNION ALL
         SELECT recovered_keys.key, fingerprint, certificate, 'recover' FROM recovered_keys
         JOIN certificates ON certificates.id = original WHERE recovered_keys.order_id = $1 AND issued IS NULL",
    )
    .bind(order.to_string())
    .fetch_all(&mut *connection)
    .await?;
    let place = |row: &AnswerRow| {
        let outcome = match row.try_get("action")? {
            "recover" => Outcome::Recovered,
            "issue" => Outcome::NotStored,
            _ => Outcome::Stored,
        };
        let place = Place {
            certificate: Sha256Hex::of(row.try_get("certificate")?),
            fingerprint: row.try_get("fingerprint")?,
            outcome,
        };
        Ok((database::parsed(row, "key")?, place))
    };
    rows.iter().map(place).collect()
}
