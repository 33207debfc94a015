//! The IDs of letters: free where they were created ahead, reserved by an order, used once its letter counts.

use protocol::{LetterId, NextLetterId, OrderId, PinMailer, PinMailerFault};

use super::check::refused;
use crate::{
    Fault, Host, Refused,
    database::{Write, millis},
    officers::Officer,
};

impl Host {
    /// Takes the letter ID for an order: one that was created ahead and is free, or one that nobody registered.
    pub(crate) async fn reserve_letter_id(
        &self,
        write: &mut Write,
        order: OrderId,
        mailer: Option<&PinMailer>,
    ) -> Result<(), Refused> {
        let Some(id) = mailer.and_then(|mailer| mailer.letter.as_ref()) else {
            return Ok(());
        };
        let reserved = sqlx::query(
            "INSERT INTO letter_ids (id, created_at, state, order_id) VALUES ($1, $2, 'reserved', $3)
             ON CONFLICT (id) DO UPDATE SET state = 'reserved', order_id = $3 WHERE letter_ids.state = 'free'",
        )
        .bind(id.as_str())
        .bind(millis(self.now()))
        .bind(order.to_string())
        .execute(&mut **write)
        .await?;
        if reserved.rows_affected() == 1 {
            Ok(())
        } else {
            Err(refused(PinMailerFault::LetterIdUsed { id: id.clone() }))
        }
    }

    /// Gives the letter ID of an order that will have no letter back: to those that were created ahead, or to nobody.
    pub(crate) async fn release_letter_id(
        &self,
        write: &mut Write,
        order: OrderId,
    ) -> Result<(), Fault> {
        let order = order.to_string();
        sqlx::query(
            "DELETE FROM letter_ids WHERE order_id = $1 AND state = 'reserved' AND created_by IS NULL",
        )
        .bind(&order)
        .execute(&mut **write)
        .await?;
        sqlx::query("UPDATE letter_ids SET state = 'free', order_id = NULL WHERE order_id = $1 AND state = 'reserved'")
            .bind(&order)
            .execute(&mut **write)
            .await?;
        Ok(())
    }

    /// The first free ID that was created ahead.
    pub(crate) async fn next_letter_id(&self, officer: &Officer) -> Result<NextLetterId, Refused> {
        officer.must_work_on_cards()?;
        let id: Option<String> = sqlx::query_scalar(
            "SELECT id FROM letter_ids WHERE state = 'free' ORDER BY number LIMIT 1",
        )
        .fetch_optional(self.database().pool())
        .await?;
        let corrupt = |_| Fault::Corrupt {
            what: "letter_ids.id",
        };
        let id: Option<LetterId> = id.map(|id| id.parse().map_err(corrupt)).transpose()?;
        Ok(NextLetterId { id })
    }

    /// The ID of an order's letter is used up.
    pub(super) async fn use_letter_id(
        &self,
        write: &mut Write,
        order: OrderId,
    ) -> Result<(), Fault> {
        sqlx::query(
            "UPDATE letter_ids SET state = 'used' WHERE order_id = $1 AND state = 'reserved'",
        )
        .bind(order.to_string())
        .execute(&mut **write)
        .await?;
        Ok(())
    }
}
