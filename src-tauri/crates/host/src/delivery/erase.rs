//! What is not to be delivered any more is erased; that it was there stays recorded.

use jiff::SignedDuration;
use protocol::OrderId;

use super::Changed;
use crate::{
    Fault, Host,
    database::{Write, millis},
};

/// How long what was printed, or failed to be mailed, is kept sealed.
const KEPT: SignedDuration = SignedDuration::from_hours(7 * 24);
/// How long the answer to an order to print is kept, sealed to the desk.
const ANSWER: SignedDuration = SignedDuration::from_mins(15);

impl Host {
    /// Erases what other orders of the card have not delivered, where the card has another secret now.
    pub(super) async fn erase_overtaken(
        &self,
        write: &mut Write,
        order: OrderId,
        card: i64,
        changed: Changed,
    ) -> Result<(), Fault> {
        let now = millis(self.now());
        if changed.pin {
            sqlx::query(
                "UPDATE pin_mails SET state = 'erased', sealed_pin = NULL, next_at = NULL, lease_until = NULL, changed_at = $1
                 WHERE card = $2 AND order_id <> $3 AND sealed_pin IS NOT NULL",
            )
            .bind(now)
            .bind(card)
            .bind(order.to_string())
            .execute(&mut **write)
            .await?;
        }
        if changed.pin && changed.same_holder && !changed.puk {
            self.keep_puk_alone(write, order, card).await?;
        }
        // Any other letter with a secret that is another one now is of no use, whatever else stands in it.
        sqlx::query(
            "UPDATE letters SET state = 'erased', sealed_pin = NULL, sealed_puk = NULL, changed_at = $1
             WHERE card = $2 AND order_id <> $3 AND state <> 'erased' AND ((has_pin AND $4) OR (has_puk AND $5))",
        )
        .bind(now)
        .bind(card)
        .bind(order.to_string())
        .bind(changed.pin)
        .bind(changed.puk)
        .execute(&mut **write)
        .await?;
        Ok(())
    }

    /// Takes the PIN out of letters that are yet to be printed: their PUK is still the card's, and reaches its holder in
    /// no other way.
    async fn keep_puk_alone(
        &self,
        write: &mut Write,
        order: OrderId,
        card: i64,
    ) -> Result<(), Fault> {
        sqlx::query(
            "UPDATE letters SET has_pin = 0, sealed_pin = NULL, changed_at = $1
             WHERE card = $2 AND order_id <> $3 AND state = 'ready' AND has_pin AND has_puk",
        )
        .bind(millis(self.now()))
        .bind(card)
        .bind(order.to_string())
        .execute(&mut **write)
        .await?;
        Ok(())
    }

    /// Erases what waits for the receipt of that order.
    pub(super) async fn erase_waiting(
        &self,
        write: &mut Write,
        order: OrderId,
    ) -> Result<(), Fault> {
        let now = millis(self.now());
        for statement in [
            "UPDATE pin_mails SET state = 'erased', sealed_pin = NULL, changed_at = $1 WHERE order_id = $2 AND state = 'waiting'",
            "UPDATE letters SET state = 'erased', sealed_pin = NULL, sealed_puk = NULL, changed_at = $1
             WHERE order_id = $2 AND state = 'waiting'",
        ] {
            sqlx::query(statement)
                .bind(now)
                .bind(order.to_string())
                .execute(&mut **write)
                .await?;
        }
        Ok(())
    }

    /// Erases what was printed, or failed to be mailed, some days ago, and answers that no desk asks for any more.
    /// Called when a host is opened, and from time to time while it serves.
    pub(crate) async fn erase_delivered(&self) -> Result<(), Fault> {
        let now = self.now();
        let mut write = self.database().write().await?;
        for (statement, before) in [
            (
                "UPDATE letters SET state = 'erased', sealed_pin = NULL, sealed_puk = NULL, changed_at = $1
                 WHERE state = 'printed' AND printed_at <= $2",
                now - KEPT,
            ),
            (
                "UPDATE pin_mails SET state = 'erased', sealed_pin = NULL, next_at = NULL, changed_at = $1
                 WHERE state = 'failed' AND changed_at <= $2",
                now - KEPT,
            ),
            (
                "UPDATE print_jobs SET answer = NULL WHERE answer IS NOT NULL AND handed_out_at <= $2 AND $1 > 0",
                now - ANSWER,
            ),
        ] {
            sqlx::query(statement)
                .bind(millis(now))
                .bind(millis(before))
                .execute(&mut *write)
                .await?;
        }
        write.commit().await?;
        Ok(())
    }
}
