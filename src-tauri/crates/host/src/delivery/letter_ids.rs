//! The IDs of letters: free where they were created ahead, reserved by an order, used once its letter counts.

use procedure::Role;
use protocol::{
    CreateLetterIds, LetterId, NextLetterId, NextLetterNumber, NextLetterNumberQuery, OrderId,
    PinMailer, Refusal,
};

use super::check::letter_id_used;
use crate::{
    Fault, Host, Refused,
    database::{Connection, Write, millis},
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
            Err(letter_id_used(write, id).await?)
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
        let mut read = self.database().read().await?;
        let id = first_free(&mut read).await?;
        Ok(NextLetterId { id })
    }

    /// From which number on IDs with a prefix can be created.
    pub(crate) async fn next_letter_number(
        &self,
        officer: &Officer,
        query: &NextLetterNumberQuery,
    ) -> Result<NextLetterNumber, Refused> {
        officer.must_have(Role::ManagePinLetters)?;
        LetterId::in_row(&query.prefix, 1, 0, 0).map_err(|_| malformed())?;
        let mut read = self.database().read().await?;
        Ok(next_number(&mut read, &query.prefix).await?)
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

/// Why what is no beginning of an ID is refused.
pub(super) fn malformed() -> Refusal {
    Refusal::Malformed {
        what: "a letter ID is 1 to 32 of A to Z, 0 to 9 and -".to_owned(),
    }
}

/// The first free ID that was created ahead.
pub(super) async fn first_free(connection: &mut Connection) -> Result<Option<LetterId>, Fault> {
    let id: Option<String> = sqlx::query_scalar(
        "SELECT id FROM letter_ids WHERE state = 'free' ORDER BY number LIMIT 1",
    )
    .fetch_optional(connection)
    .await?;
    let corrupt = |_| Fault::Corrupt {
        what: "letter_ids.id",
    };
    id.map(|id| id.parse().map_err(corrupt)).transpose()
}

/// The number after the highest one of those IDs that are a prefix and a number. What has more digits than IDs are
/// created with is left out: none can be like it.
pub(super) async fn next_number(
    connection: &mut Connection,
    prefix: &str,
) -> Result<NextLetterNumber, Fault> {
    // `_` comes after every character that an ID can have. A number of so many digits is no greater than SQLite's.
    let highest: Option<(i64, i64)> = sqlx::query_as(
        "SELECT CAST(SUBSTR(id, $2) AS INTEGER) AS highest, LENGTH(id) + 1 - $2 FROM letter_ids
         WHERE id > $1 AND id < $1 || '_' AND LENGTH(id) + 1 - $2 <= $3 AND SUBSTR(id, $2) NOT GLOB '*[^0-9]*'
         ORDER BY highest DESC LIMIT 1",
    )
    .bind(prefix)
    .bind(i64::try_from(prefix.len() + 1).unwrap_or(i64::MAX))
    .bind(i64::from(CreateLetterIds::MAX_DIGITS))
    .fetch_optional(connection)
    .await?;
    let first = highest.map_or(Some(1), |(highest, _)| u64::try_from(highest + 1).ok());
    Ok(NextLetterNumber {
        first: first.filter(|first| *first <= CreateLetterIds::MAX_NUMBER),
        digits: highest.and_then(|(_, digits)| u8::try_from(digits).ok()),
    })
}
