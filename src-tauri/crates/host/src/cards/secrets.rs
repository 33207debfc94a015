//! The secrets of a card, sealed in the database; each lies in its own row and column and opens nowhere else.

use protocol::{CardSecrets, OrderId};
use secret::{ManagementKey, ManagementKeyAlgorithm, Pin, Puk};
use sqlx::Row as _;
use zeroize::Zeroizing;

use crate::{
    Fault, Host,
    database::{Connection, Write, millis},
    sealing::Place,
};

/// Most PINs that a desk is given to try: as many as most cards allow. The desk stops before the last try.
const PINS_TO_TRY: i64 = 3;

impl Host {
    pub(super) async fn store_card_secrets(
        &self,
        write: &mut Write,
        card: i64,
        puk: &Puk,
        management_key: &ManagementKey,
    ) -> Result<(), Fault> {
        let row = card.to_string();
        // Exposed to be sealed: nothing of either is stored otherwise.
        let puk = self
            .sealing()
            .seal(card_place(&row, "sealed_puk"), puk.expose().as_bytes())?;
        let identifier = management_key.algorithm().identifier();
        let plain = Zeroizing::new([&[identifier], management_key.expose()].concat());
        let management_key = self
            .sealing()
            .seal(card_place(&row, "sealed_management_key"), &plain)?;
        sqlx::query("UPDATE cards SET sealed_puk = $1, sealed_management_key = $2 WHERE id = $3")
            .bind(puk)
            .bind(management_key)
            .bind(card)
            .execute(&mut **write)
            .await?;
        Ok(())
    }

    /// Stores a PIN that the card has (no order), or may have once that order's run set it.
    pub(crate) async fn store_pin(
        &self,
        write: &mut Write,
        card: i64,
        order: Option<OrderId>,
        pin: &Pin,
    ) -> Result<(), Fault> {
        let id: i64 = sqlx::query_scalar(
            "INSERT INTO card_pins (card, order_id, sealed_pin, created_at) VALUES ($1, $2, x'', $3) RETURNING id",
        )
        .bind(card)
        .bind(order.map(|order| order.to_string()))
        .bind(millis(self.now()))
        .fetch_one(&mut **write)
        .await?;
        // Exposed to be sealed, bound to the row that was just made.
        let sealed = self
            .sealing()
            .seal(pin_place(&id.to_string()), pin.expose().as_bytes())?;
        sqlx::query("UPDATE card_pins SET sealed_pin = $1 WHERE id = $2")
            .bind(sealed)
            .bind(id)
            .execute(&mut **write)
            .await?;
        Ok(())
    }

    /// The system PIN that an order made.
    pub(crate) async fn pin_of_order(&self, order: OrderId) -> Result<Option<Pin>, Fault> {
        let row = sqlx::query("SELECT id, sealed_pin FROM card_pins WHERE order_id = $1")
            .bind(order.to_string())
            .fetch_optional(self.database().pool())
            .await?;
        row.map(|row| self.unseal_pin(row.try_get("id")?, row.try_get("sealed_pin")?))
            .transpose()
    }

    /// Erases every PIN of a card: its holder has it now.
    pub(crate) async fn erase_pins(&self, write: &mut Write, card: i64) -> Result<(), Fault> {
        sqlx::query("DELETE FROM card_pins WHERE card = $1")
            .bind(card)
            .execute(&mut **write)
            .await?;
        Ok(())
    }

    /// What opens the card: its management key, and PINs it may have. The newest run's comes first; then the one that no
    /// run set, because a run that failed mostly did so before it came to the PIN; then those of runs between.
    pub(crate) async fn card_secrets(
        &self,
        connection: &mut Connection,
        card: i64,
    ) -> Result<CardSecrets, Fault> {
        let rows = sqlx::query(
            "SELECT id, sealed_pin FROM card_pins WHERE card = $1
             ORDER BY CASE id WHEN (SELECT MAX(id) FROM card_pins WHERE card = $1) THEN 0
                              WHEN (SELECT MIN(id) FROM card_pins WHERE card = $1) THEN 1 ELSE 2 END, id DESC
             LIMIT $2",
        )
        .bind(card)
        .bind(PINS_TO_TRY)
        .fetch_all(&mut *connection)
        .await?;
        let pins = rows
            .iter()
            .map(|row| self.unseal_pin(row.try_get("id")?, row.try_get("sealed_pin")?));
        let pins = pins.collect::<Result<Vec<_>, Fault>>()?;
        let sealed: Vec<u8> =
            sqlx::query_scalar("SELECT sealed_management_key FROM cards WHERE id = $1")
                .bind(card)
                .fetch_one(&mut *connection)
                .await?;
        let row = card.to_string();
        let plain = self
            .sealing()
            .unseal(card_place(&row, "sealed_management_key"), &sealed)?;
        let corrupt = || Fault::Corrupt {
            what: "cards.sealed_management_key",
        };
        let (identifier, key) = plain.split_first().ok_or_else(corrupt)?;
        let algorithm = ManagementKeyAlgorithm::from_identifier(*identifier).ok_or_else(corrupt)?;
        let management_key = ManagementKey::new(algorithm, key.to_vec()).map_err(|_| corrupt())?;
        Ok(CardSecrets {
            pins,
            management_key,
        })
    }

    /// Forgets all PINs of the card but those that are this one: the card took it just now.
    pub(crate) async fn keep_only_pin(
        &self,
        write: &mut Write,
        card: i64,
        pin: &Pin,
    ) -> Result<(), Fault> {
        let rows = sqlx::query("SELECT id, sealed_pin FROM card_pins WHERE card = $1")
            .bind(card)
            .fetch_all(&mut **write)
            .await?;
        for row in rows {
            let id: i64 = row.try_get("id")?;
            let stored = self.unseal_pin(id, row.try_get("sealed_pin")?)?;
            // Exposed to be compared.
            if stored.expose() != pin.expose() {
                sqlx::query("DELETE FROM card_pins WHERE id = $1")
                    .bind(id)
                    .execute(&mut **write)
                    .await?;
            }
        }
        Ok(())
    }

    fn unseal_pin(&self, id: i64, sealed: &[u8]) -> Result<Pin, Fault> {
        let plain = self.sealing().unseal(pin_place(&id.to_string()), sealed)?;
        let text = std::str::from_utf8(&plain).map_err(|_| Fault::Corrupt {
            what: "card_pins.sealed_pin",
        })?;
        Ok(Pin::new(text.to_owned()))
    }
}

fn card_place<'a>(row: &'a str, column: &'static str) -> Place<'a> {
    Place {
        table: "cards",
        row,
        column,
    }
}

fn pin_place(row: &str) -> Place<'_> {
    Place {
        table: "card_pins",
        row,
        column: "sealed_pin",
    }
}
