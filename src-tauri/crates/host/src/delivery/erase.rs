//! What is not to be delivered any more is erased; that it was there stays recorded.

use jiff::SignedDuration;
use protocol::{ActState, OrderId};
use serde_json::json;

use super::Changed;
use crate::{
    Actor, Fault, Host,
    activity::ActEnd,
    audit::{Entry, Event},
    database::{self, Write, millis},
    orders::said,
};

/// How long what was printed, or failed to be mailed, is kept sealed.
const KEPT: SignedDuration = SignedDuration::from_hours(7 * 24);
/// How long the answer to an order to print is kept, sealed to the desk.
const ANSWER: SignedDuration = SignedDuration::from_mins(15);

/// Orders to print that were answered at that time ($1) or before, and no desk has told what became of the letters.
const UNTOLD: &str =
    "SELECT id FROM acts WHERE state = 'open' AND kind IN ('letter-print', 'letter-reprint')
     AND at <= $1 ORDER BY at";

/// The letters of an order to print ($2) count as printed when it was answered; $1 is now.
const COUNT_AS_PRINTED: &str =
    "UPDATE letters SET state = 'printed', changed_at = $1, printed_at = MAX(COALESCE(printed_at, 0), handed.at)
     FROM (SELECT letter, at FROM letter_prints WHERE job = $2) AS handed
     WHERE number = handed.letter AND state IN ('ready', 'printed')";

impl Host {
    /// Erases what earlier orders of the card have not delivered, where the card has another secret now. What waits
    /// belongs to a run that is not at its end: its own receipt, or its end, says what becomes of it.
    pub(super) async fn erase_overtaken(
        &self,
        write: &mut Write,
        order: OrderId,
        card: i64,
        changed: Changed,
    ) -> Result<(), Fault> {
        let (now, since) = (millis(self.now()), millis(changed.since));
        if changed.pin {
            sqlx::query(
                "UPDATE pin_mails SET state = 'erased', sealed_pin = NULL, next_at = NULL, lease_until = NULL, changed_at = $1
                 WHERE card = $2 AND order_id <> $3 AND sealed_pin IS NOT NULL AND state <> 'waiting' AND ordered_at <= $4",
            )
            .bind(now)
            .bind(card)
            .bind(order.to_string())
            .bind(since)
            .execute(&mut **write)
            .await?;
        }
        if changed.pin && changed.same_holder && !changed.puk {
            self.keep_puk_alone(write, order, card, since).await?;
        }
        // Any other letter with a secret that is another one now is of no use, whatever else stands in it.
        sqlx::query(
            "UPDATE letters SET state = 'erased', sealed_pin = NULL, sealed_puk = NULL, changed_at = $1
             WHERE card = $2 AND order_id <> $3 AND state <> 'erased' AND state <> 'waiting' AND ordered_at <= $6
                 AND ((has_pin AND $4) OR (has_puk AND $5))",
        )
        .bind(now)
        .bind(card)
        .bind(order.to_string())
        .bind(changed.pin)
        .bind(changed.puk)
        .bind(since)
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
        since: i64,
    ) -> Result<(), Fault> {
        sqlx::query(
            "UPDATE letters SET has_pin = 0, sealed_pin = NULL, changed_at = $1
             WHERE card = $2 AND order_id <> $3 AND state = 'ready' AND ordered_at <= $4 AND has_pin AND has_puk",
        )
        .bind(millis(self.now()))
        .bind(card)
        .bind(order.to_string())
        .bind(since)
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
    /// Letters of which no desk has told by then what became of them count as printed. Called when a host is opened, and
    /// from time to time while it serves.
    pub(crate) async fn erase_delivered(&self) -> Result<(), Fault> {
        self.close_untold_prints().await?;
        let now = self.now();
        let mut write = self.database().write().await?;
        for (statement, before) in [
            (
                "UPDATE letters SET state = 'erased', sealed_pin = NULL, sealed_puk = NULL, changed_at = $1
                 WHERE state = 'printed' AND printed_at <= $2 AND changed_at <= $2",
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

    async fn close_untold_prints(&self) -> Result<(), Fault> {
        let rows = sqlx::query(UNTOLD)
            .bind(millis(self.now() - ANSWER))
            .fetch_all(self.database().pool())
            .await?;
        for row in &rows {
            if let Some(job) = said("read a print order's id", database::parsed(row, "id")) {
                said("end a print order", self.close_untold_print(job).await);
            }
        }
        Ok(())
    }

    /// What a desk was given, it may have printed: the letters count as printed when they were handed out. A receipt that
    /// comes yet says it better, while their secrets are there.
    async fn close_untold_print(&self, job: OrderId) -> Result<(), Fault> {
        let mut write = self.database().write().await?;
        let end = ActEnd {
            state: ActState::Expired,
            outcome: None,
            receipt: None,
        };
        if !self.end_act(&mut write, job, &end).await? {
            // The receipt came meanwhile.
            return Ok(());
        }
        sqlx::query(COUNT_AS_PRINTED)
            .bind(millis(self.now()))
            .bind(job.to_string())
            .execute(&mut *write)
            .await?;
        let entry = Entry {
            actor: Actor::Host,
            event: Event::LettersNotTold,
            subject: &job.to_string(),
            details: json!({}),
            document: None,
        };
        self.audit(&mut write, entry).await?;
        write.commit().await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{COUNT_AS_PRINTED, UNTOLD};
    use crate::database::plan::{scans, steps};

    #[tokio::test]
    async fn indexes_find_what_nobody_has_told_of() {
        let found = steps(UNTOLD).await;
        assert!(
            found.iter().any(|step| step.contains("acts_open_prints")),
            "{found:?}"
        );
        assert_eq!(scans(COUNT_AS_PRINTED, &[]).await, [""; 0]);
    }
}
