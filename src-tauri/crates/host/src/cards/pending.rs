//! Secrets that a run sets on a card, stored before they leave the host: pending until a receipt says that the card has
//! them.
//!
//! A desk sets PUK and card management key once its order is fulfilled; a PUK in the run's first moments where the run
//! sets the tries. Until then the card cannot have what was handed out, and no desk is told to try it: a guess costs a
//! try, and on a card that does not tell how many are left it is not made at all.

use protocol::OrderId;
use secret::{ManagementKey, Puk};
use sqlx::Row as _;

use super::secrets::{key_bytes, key_of, puk_of};
use crate::{
    Fault, Host,
    database::{Connection, Write, millis},
    sealing::Place,
};

/// Most pending secrets of a kind that a desk is given to try, beside the one that the card had before.
const PENDING_TO_TRY: i64 = 3;

/// The pending secrets of a card ($1) of a kind ($2), those that the card may have before the others, the newest first,
/// at most so many ($3).
const PENDING: &str =
    "SELECT id, sealed, may_be_set FROM pending_secrets WHERE card = $1 AND kind = $2
     ORDER BY may_be_set DESC, created_at DESC, id DESC LIMIT $3";

/// The order ($1) is fulfilled: its desk may set what it was given from here on.
const MAY_BE_SET: &str = "UPDATE pending_secrets SET may_be_set = 1 WHERE order_id = $1";

/// The one that an order ($1) set, of a kind ($2).
const OF_ORDER: &str = "SELECT id, sealed FROM pending_secrets WHERE order_id = $1 AND kind = $2";

/// What a pending secret is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Puk,
    ManagementKey,
}

impl Kind {
    const fn name(self) -> &'static str {
        match self {
            Self::Puk => "puk",
            Self::ManagementKey => "management-key",
        }
    }
}

/// What an earlier run was to set and has no receipt for.
pub(crate) struct Pending<T> {
    pub(crate) row: i64,
    pub(crate) secret: T,
    /// Whether the card may have it.
    pub(crate) may_be_set: bool,
}

impl Host {
    /// PUKs that runs without a receipt were given, those that the card may have before the others, the newest first.
    pub(crate) async fn pending_puks(
        &self,
        connection: &mut Connection,
        card: i64,
    ) -> Result<Vec<Pending<Puk>>, Fault> {
        let rows = pending(connection, card, Kind::Puk).await?;
        let puk = |(row, sealed, may_be_set): (i64, Vec<u8>, bool)| {
            Ok(Pending {
                row,
                secret: self.unsealed_puk(row, &sealed)?,
                may_be_set,
            })
        };
        rows.into_iter().map(puk).collect()
    }

    /// Card management keys, as [`pending_puks`](Self::pending_puks).
    pub(super) async fn pending_management_keys(
        &self,
        connection: &mut Connection,
        card: i64,
    ) -> Result<Vec<Pending<ManagementKey>>, Fault> {
        let rows = pending(connection, card, Kind::ManagementKey).await?;
        let key = |(row, sealed, may_be_set): (i64, Vec<u8>, bool)| {
            Ok(Pending {
                row,
                secret: self.unsealed_key(row, &sealed)?,
                may_be_set,
            })
        };
        rows.into_iter().map(key).collect()
    }

    /// The order's fulfilment leaves the host: its desk may set what its grant brought from here on.
    pub(crate) async fn pending_may_be_set(
        &self,
        write: &mut Write,
        order: OrderId,
    ) -> Result<(), Fault> {
        sqlx::query(MAY_BE_SET)
            .bind(order.to_string())
            .execute(&mut **write)
            .await?;
        Ok(())
    }

    pub(super) async fn store_pending_puk(
        &self,
        write: &mut Write,
        (card, order): (i64, OrderId),
        puk: &Puk,
    ) -> Result<(), Fault> {
        // Exposed to be sealed.
        let plain = puk.expose().as_bytes();
        self.store_pending(write, (card, order, Kind::Puk), plain)
            .await
    }

    pub(super) async fn store_pending_key(
        &self,
        write: &mut Write,
        (card, order): (i64, OrderId),
        key: &ManagementKey,
    ) -> Result<(), Fault> {
        self.store_pending(write, (card, order, Kind::ManagementKey), &key_bytes(key))
            .await
    }

    async fn store_pending(
        &self,
        write: &mut Write,
        (card, order, kind): (i64, OrderId, Kind),
        plain: &[u8],
    ) -> Result<(), Fault> {
        let id: i64 = sqlx::query_scalar(
            "INSERT INTO pending_secrets (card, order_id, kind, sealed, created_at, may_be_set)
             VALUES ($1, $2, $3, x'', $4, 0) RETURNING id",
        )
        .bind(card)
        .bind(order.to_string())
        .bind(kind.name())
        .bind(millis(self.now()))
        .fetch_one(&mut **write)
        .await?;
        let sealed = self.sealing().seal(place(&id.to_string()), plain)?;
        sqlx::query("UPDATE pending_secrets SET sealed = $1 WHERE id = $2")
            .bind(sealed)
            .bind(id)
            .execute(&mut **write)
            .await?;
        Ok(())
    }

    /// One of an earlier run goes out with this order. Where the card may have it, that stays so.
    pub(super) async fn hand_out_again(
        &self,
        write: &mut Write,
        (row, order): (i64, OrderId),
    ) -> Result<(), Fault> {
        sqlx::query("UPDATE pending_secrets SET order_id = $1, created_at = $2 WHERE id = $3")
            .bind(order.to_string())
            .bind(millis(self.now()))
            .bind(row)
            .execute(&mut **write)
            .await?;
        Ok(())
    }

    /// The run sets the tries, and with them the PUK, before it has anything fulfilled.
    pub(super) async fn puk_may_be_set(
        &self,
        write: &mut Write,
        order: OrderId,
    ) -> Result<(), Fault> {
        sqlx::query(
            "UPDATE pending_secrets SET may_be_set = 1 WHERE order_id = $1 AND kind = 'puk'",
        )
        .bind(order.to_string())
        .execute(&mut **write)
        .await?;
        Ok(())
    }

    /// The PUK that an order sets.
    pub(crate) async fn pending_puk_of(
        &self,
        connection: &mut Connection,
        order: OrderId,
    ) -> Result<Puk, Fault> {
        let (row, sealed) = of_order(connection, order, Kind::Puk).await?;
        self.unsealed_puk(row, &sealed)
    }

    /// The card has the PUK that the order set: it is the card's, and no other is in doubt.
    pub(crate) async fn settle_puk(
        &self,
        write: &mut Write,
        (card, order): (i64, OrderId),
    ) -> Result<(), Fault> {
        let puk = self.pending_puk_of(write, order).await?;
        self.store_puk(write, card, &puk).await?;
        erase_pending(write, card, Kind::Puk).await
    }

    /// The card has the management key that the order set: it is the card's, and no other is in doubt.
    pub(crate) async fn settle_management_key(
        &self,
        write: &mut Write,
        (card, order): (i64, OrderId),
    ) -> Result<(), Fault> {
        let (row, sealed) = of_order(write, order, Kind::ManagementKey).await?;
        let key = self.unsealed_key(row, &sealed)?;
        self.store_management_key(write, card, &key).await?;
        erase_pending(write, card, Kind::ManagementKey).await
    }

    fn unsealed_puk(&self, row: i64, sealed: &[u8]) -> Result<Puk, Fault> {
        let plain = self.sealing().unseal(place(&row.to_string()), sealed)?;
        puk_of(&plain, WHAT)
    }

    fn unsealed_key(&self, row: i64, sealed: &[u8]) -> Result<ManagementKey, Fault> {
        let plain = self.sealing().unseal(place(&row.to_string()), sealed)?;
        key_of(&plain, WHAT)
    }
}

const WHAT: &str = "pending_secrets.sealed";

async fn pending(
    connection: &mut Connection,
    card: i64,
    kind: Kind,
) -> Result<Vec<(i64, Vec<u8>, bool)>, Fault> {
    let rows = sqlx::query_as(PENDING)
        .bind(card)
        .bind(kind.name())
        .bind(PENDING_TO_TRY);
    Ok(rows.fetch_all(&mut *connection).await?)
}

async fn of_order(
    connection: &mut Connection,
    order: OrderId,
    kind: Kind,
) -> Result<(i64, Vec<u8>), Fault> {
    let row = sqlx::query(OF_ORDER)
        .bind(order.to_string())
        .bind(kind.name())
        .fetch_optional(&mut *connection)
        .await?;
    let row = row.ok_or(Fault::Corrupt {
        what: "pending_secrets",
    })?;
    Ok((row.try_get("id")?, row.try_get("sealed")?))
}

async fn erase_pending(write: &mut Write, card: i64, kind: Kind) -> Result<(), Fault> {
    sqlx::query("DELETE FROM pending_secrets WHERE card = $1 AND kind = $2")
        .bind(card)
        .bind(kind.name())
        .execute(&mut **write)
        .await?;
    Ok(())
}

fn place(row: &str) -> Place<'_> {
    Place {
        table: "pending_secrets",
        row,
        column: "sealed",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::database::plan::scans;

    #[tokio::test]
    async fn an_index_answers_what_is_pending() {
        for query in [PENDING, OF_ORDER, MAY_BE_SET] {
            assert_eq!(scans(query, &[]).await, [""; 0], "{query}");
        }
    }
}
