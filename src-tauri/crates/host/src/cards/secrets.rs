//! The secrets of a card, sealed in the database; each lies in its own row and column and opens nowhere else.

use procedure::FactorySecrets;
use protocol::{CardSecrets, OrderId};
use secret::{ManagementKey, ManagementKeyAlgorithm, Pin, Puk, factory};
use sqlx::Row as _;
use zeroize::Zeroizing;

use crate::{
    Fault, Host,
    database::{Connection, Write, millis},
    sealing::Place,
};

/// Most PINs that a desk is given to try: as many as most cards allow. The desk stops before the last try.
const PINS_TO_TRY: i64 = 3;

/// The PINs that a card ($1) may have, the likeliest first, at most so many ($2).
const PINS_OF_CARD: &str =
    "SELECT id, sealed_pin FROM card_pins WHERE card = $1
     ORDER BY CASE id WHEN (SELECT MAX(id) FROM card_pins WHERE card = $1) THEN 0
                      WHEN (SELECT MAX(id) FROM card_pins WHERE card = $1 AND kind = 'interim') THEN 1
                      WHEN (SELECT MIN(id) FROM card_pins WHERE card = $1) THEN 2 ELSE 3 END, id DESC
     LIMIT $2";

/// What a PIN that the host holds is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PinKind {
    /// What the card came with.
    Transport,
    /// What a run sets for as long as it takes.
    Interim,
    /// What the host gave out.
    System,
}

impl PinKind {
    const fn name(self) -> &'static str {
        match self {
            Self::Transport => "transport",
            Self::Interim => "interim",
            Self::System => "system",
        }
    }
}

impl Host {
    pub(super) async fn store_card_secrets(
        &self,
        write: &mut Write,
        card: i64,
        puk: &Puk,
        management_key: &ManagementKey,
    ) -> Result<(), Fault> {
        self.store_puk(write, card, puk).await?;
        self.store_management_key(write, card, management_key).await
    }

    /// The card's PUK from here on.
    pub(super) async fn store_puk(
        &self,
        write: &mut Write,
        card: i64,
        puk: &Puk,
    ) -> Result<(), Fault> {
        // Exposed to be sealed: nothing of it is stored otherwise.
        let sealed = self.sealing().seal(
            card_place(&card.to_string(), "sealed_puk"),
            puk.expose().as_bytes(),
        )?;
        sqlx::query("UPDATE cards SET sealed_puk = $1 WHERE id = $2")
            .bind(sealed)
            .bind(card)
            .execute(&mut **write)
            .await?;
        Ok(())
    }

    /// The card's management key from here on.
    pub(super) async fn store_management_key(
        &self,
        write: &mut Write,
        card: i64,
        key: &ManagementKey,
    ) -> Result<(), Fault> {
        let row = card.to_string();
        let place = card_place(&row, "sealed_management_key");
        let sealed = self.sealing().seal(place, &key_bytes(key))?;
        sqlx::query("UPDATE cards SET sealed_management_key = $1 WHERE id = $2")
            .bind(sealed)
            .bind(card)
            .execute(&mut **write)
            .await?;
        Ok(())
    }

    /// Stores a PIN that the card has (no order), or may have once that order's run set it. The caller says that the
    /// card's orders changed.
    pub(crate) async fn store_pin(
        &self,
        write: &mut Write,
        card: i64,
        (order, kind): (Option<OrderId>, PinKind),
        pin: &Pin,
    ) -> Result<(), Fault> {
        let id: i64 = sqlx::query_scalar(
            "INSERT INTO card_pins (card, order_id, kind, sealed_pin, created_at) VALUES ($1, $2, $3, x'', $4) RETURNING id",
        )
        .bind(card)
        .bind(order.map(|order| order.to_string()))
        .bind(kind.name())
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
        let row = sqlx::query(
            "SELECT id, sealed_pin FROM card_pins WHERE order_id = $1 AND kind = 'system'",
        )
        .bind(order.to_string())
        .fetch_optional(self.database().pool())
        .await?;
        row.map(|row| self.unseal_pin(row.try_get("id")?, row.try_get("sealed_pin")?))
            .transpose()
    }

    /// Erases the PINs that a card came with and that its orders set which are at an end: it has another one, and its
    /// holder has that.
    pub(crate) async fn erase_pins(&self, write: &mut Write, card: i64) -> Result<(), Fault> {
        sqlx::query(
            "DELETE FROM card_pins WHERE card = $1 AND NOT EXISTS (SELECT 1 FROM orders
                 WHERE orders.id = card_pins.order_id AND state IN ('granted', 'executing', 'fulfilled'))",
        )
            .bind(card)
            .execute(&mut **write)
            .await?;
        Ok(())
    }

    /// What opens the card: management keys and PINs that it may have, the likeliest first. No PUK, and nothing new.
    pub(crate) async fn card_secrets(
        &self,
        connection: &mut Connection,
        card: i64,
    ) -> Result<CardSecrets, Fault> {
        let mut management_keys = Vec::new();
        for pending in self.pending_management_keys(connection, card).await? {
            if pending.may_be_set {
                management_keys.push(pending.secret);
            }
        }
        management_keys.push(self.management_key(connection, card).await?);
        Ok(CardSecrets {
            pins: self.pins(connection, card).await?,
            puks: Vec::new(),
            management_keys,
            new: protocol::NewCardSecrets::default(),
        })
    }

    /// PINs that the card may have. The newest run's comes first; then what a run sets at its beginning; then the one that
    /// no run set, because a run that failed mostly did so before it came to the PIN; then those of runs between.
    async fn pins(&self, connection: &mut Connection, card: i64) -> Result<Vec<Pin>, Fault> {
        let rows = sqlx::query(PINS_OF_CARD)
            .bind(card)
            .bind(PINS_TO_TRY)
            .fetch_all(&mut *connection)
            .await?;
        let pins = rows
            .iter()
            .map(|row| self.unseal_pin(row.try_get("id")?, row.try_get("sealed_pin")?));
        pins.collect()
    }

    /// The PUK that the card has, if no run set another one and lost its receipt.
    pub(crate) async fn puk(&self, connection: &mut Connection, card: i64) -> Result<Puk, Fault> {
        let sealed: Vec<u8> = sqlx::query_scalar("SELECT sealed_puk FROM cards WHERE id = $1")
            .bind(card)
            .fetch_one(&mut *connection)
            .await?;
        let row = card.to_string();
        let plain = self
            .sealing()
            .unseal(card_place(&row, "sealed_puk"), &sealed)?;
        puk_of(&plain, "cards.sealed_puk")
    }

    /// The card management key that the card has, if no run set another one and lost its receipt.
    pub(super) async fn management_key(
        &self,
        connection: &mut Connection,
        card: i64,
    ) -> Result<ManagementKey, Fault> {
        let sealed: Vec<u8> =
            sqlx::query_scalar("SELECT sealed_management_key FROM cards WHERE id = $1")
                .bind(card)
                .fetch_one(&mut *connection)
                .await?;
        let row = card.to_string();
        let place = card_place(&row, "sealed_management_key");
        let plain = self.sealing().unseal(place, &sealed)?;
        key_of(&plain, "cards.sealed_management_key")
    }

    /// Which secrets of one card are the factory's, by comparing them.
    pub(super) async fn factory_secrets(
        &self,
        connection: &mut Connection,
        card: i64,
    ) -> Result<FactorySecrets, Fault> {
        let rows = sqlx::query(
            "SELECT id, sealed_pin FROM card_pins WHERE card = $1 AND kind = 'transport' LIMIT $2",
        )
        .bind(card)
        .bind(PINS_TO_TRY)
        .fetch_all(&mut *connection)
        .await?;
        let mut pin = false;
        for row in &rows {
            let held = self.unseal_pin(row.try_get("id")?, row.try_get("sealed_pin")?)?;
            // Exposed to be compared with what everybody knows; so are the two below.
            pin |= held.expose() == factory::pin().expose();
        }
        let puk = self.puk(connection, card).await?;
        let key = self.management_key(connection, card).await?;
        let known = factory::management_key(key.algorithm());
        Ok(FactorySecrets {
            pin,
            puk: puk.expose() == factory::puk().expose(),
            management_key: known.is_ok_and(|known| known.expose() == key.expose()),
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

    pub(super) fn unseal_pin(&self, id: i64, sealed: &[u8]) -> Result<Pin, Fault> {
        let plain = self.sealing().unseal(pin_place(&id.to_string()), sealed)?;
        let text = std::str::from_utf8(&plain).map_err(|_| Fault::Corrupt {
            what: "card_pins.sealed_pin",
        })?;
        Ok(Pin::new(text.to_owned()))
    }
}

/// A key as it is sealed: its cipher, then the key. Exposed for nothing else.
pub(super) fn key_bytes(key: &ManagementKey) -> Zeroizing<Vec<u8>> {
    let identifier = key.algorithm().identifier();
    Zeroizing::new([&[identifier], key.expose()].concat())
}

/// The key that was sealed so.
pub(super) fn key_of(plain: &[u8], what: &'static str) -> Result<ManagementKey, Fault> {
    let corrupt = || Fault::Corrupt { what };
    let (identifier, key) = plain.split_first().ok_or_else(corrupt)?;
    let algorithm = ManagementKeyAlgorithm::from_identifier(*identifier).ok_or_else(corrupt)?;
    ManagementKey::new(algorithm, key.to_vec()).map_err(|_| corrupt())
}

/// The PUK whose characters were sealed.
pub(super) fn puk_of(plain: &[u8], what: &'static str) -> Result<Puk, Fault> {
    let text = std::str::from_utf8(plain).map_err(|_| Fault::Corrupt { what })?;
    Ok(Puk::new(text.to_owned()))
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
