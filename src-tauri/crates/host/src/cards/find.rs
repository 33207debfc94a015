use std::collections::BTreeMap;

use contents::{CardIdentity, Certificate, KeyReference, PublicKey};
use procedure::{ProductionKey, StockRecord};
use protocol::{Base64, OrderId, Sha256Hex, StockAnswer, StockCard, StockKey};
use sqlx::Row as _;

use super::production_file::canonical_decimal;
use crate::{
    Fault, Host, Refused,
    database::{self, AnswerRow, Connection, millis},
};

/// Most spent certificates of one key that a desk is told of.
const MOST_SPENT: i64 = 32;

/// Whether the key of the certificate `stored` is gone from its place: a later order proved another one there, with or
/// without a receipt, or has a receipt for one that was imported.
macro_rules! overwritten {
    () => {
        "EXISTS (SELECT 1 FROM stored_certificates AS later
             WHERE later.card = stored.card AND later.key = stored.key
                 AND (later.sequence, later.step) > (stored.sequence, stored.step)
                 AND later.fingerprint <> stored.fingerprint
                 AND (later.completed_at IS NOT NULL OR NOT later.imported))"
    };
}
pub(super) use overwritten;

/// The certificates that live on a card ($1) at that time ($2), the newest of each key last.
const LIVE: &str = concat!(
    "SELECT key, certificate FROM stored_certificates AS stored WHERE card = $1
     AND completed_at IS NOT NULL AND revoked_at IS NULL AND not_after > $2 AND NOT ",
    overwritten!(),
    " ORDER BY sequence, step",
);

/// The spent ones of a card ($1) at that time ($2), whose open order is that ($3), at most so many of each key ($4).
const SPENT: &str = concat!(
    "SELECT key, certificate FROM (
         SELECT sequence, step, key, certificate,
             ROW_NUMBER() OVER (PARTITION BY key ORDER BY sequence DESC, step DESC) AS place
         FROM stored_certificates AS stored WHERE card = $1 AND certificate IS NOT NULL
             AND (revoked_at IS NOT NULL OR not_after <= $2 OR order_id = $3
                 OR (reused AND completed_at IS NULL) OR ",
    overwritten!(),
    ")) AS spent WHERE place <= $4 ORDER BY sequence DESC, step DESC",
);

/// A card in stock.
#[derive(Debug)]
pub(crate) struct StockedCard {
    /// Its row; see [`row`](Self::row).
    pub(crate) id: i64,
    /// What procedures judge it by.
    pub(crate) record: StockRecord,
    /// Its spent certificates, as the record has them, the newest of each key first.
    pub(crate) spent: BTreeMap<KeyReference, Vec<Sha256Hex>>,
    /// Its open order.
    pub(crate) open_order: Option<OrderId>,
    /// Rises with every change of the card's orders.
    pub(crate) generation: i64,
}

/// What the stock says of a card, for a program that embeds the host.
#[derive(Clone, Debug)]
pub struct CardInStock {
    /// The record, without secrets.
    pub record: StockRecord,
    /// Whether an order for the card is open.
    pub has_open_order: bool,
}

impl Host {
    /// What the stock says of a card; `None` for one that is not in stock.
    ///
    /// # Errors
    /// [`Fault`] when the database cannot be read.
    pub async fn card_in_stock(
        &self,
        identity: &CardIdentity,
    ) -> Result<Option<CardInStock>, Fault> {
        let mut connection = self.database().pool().acquire().await?;
        let card = self.find_card(&mut connection, identity).await?;
        Ok(card.map(|card| CardInStock {
            record: card.record,
            has_open_order: card.open_order.is_some(),
        }))
    }

    /// How many cards are in stock.
    ///
    /// # Errors
    /// [`Fault`] when the database cannot be read.
    pub async fn stock_size(&self) -> Result<u32, Fault> {
        let count: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM cards")
            .fetch_one(self.database().pool())
            .await?;
        Ok(u32::try_from(count).unwrap_or(u32::MAX))
    }

    /// What the stock says of a card, for a desk.
    pub(crate) async fn stock(&self, identity: &CardIdentity) -> Result<StockAnswer, Refused> {
        let mut connection = self.database().pool().acquire().await?;
        let card = self.find_card(&mut connection, identity).await?;
        Ok(StockAnswer {
            card: card.map(StockedCard::answer),
        })
    }

    /// The card of that identity. Attestation keys are not recorded by production: no card is found by one.
    pub(crate) async fn find_card(
        &self,
        connection: &mut Connection,
        identity: &CardIdentity,
    ) -> Result<Option<StockedCard>, Fault> {
        let Some(id) = card_number(connection, identity).await? else {
            return Ok(None);
        };
        // Read first: what is read after it may be newer, and a change then shows when it is compared.
        let generation = sqlx::query_scalar("SELECT generation FROM cards WHERE id = $1").bind(id);
        let generation = generation.fetch_one(&mut *connection).await?;
        let open_order = open_order(connection, id).await?;
        let spent = self.spent(connection, id, open_order).await?;
        let fingerprints = |(key, spent): (&KeyReference, &Vec<Sha256Hex>)| {
            (*key, spent.iter().map(ToString::to_string).collect())
        };
        let record = StockRecord {
            identity: identity.clone(),
            production_keys: production_keys(connection, id).await?,
            live: self.live(connection, id).await?,
            spent: spent.iter().map(fingerprints).collect(),
            factory: self.factory_secrets(connection, id).await?,
            pin_held: pin_held(connection, id).await?,
        };
        Ok(Some(StockedCard {
            id,
            record,
            spent,
            open_order,
            generation,
        }))
    }

    /// Certificates of the host that live on the card: stored in a completed order, issued in it or reused, not revoked,
    /// not expired, their keys still there; the newest per key.
    async fn live(
        &self,
        connection: &mut Connection,
        card: i64,
    ) -> Result<BTreeMap<KeyReference, Certificate>, Fault> {
        let rows = sqlx::query(LIVE)
            .bind(card)
            .bind(millis(self.now()))
            .fetch_all(&mut *connection)
            .await?;
        rows.iter()
            .map(|row| {
                Ok((
                    database::parsed(row, "key")?,
                    certificate(row, "certificate")?,
                ))
            })
            .collect()
    }

    /// Certificates of the host that were to lie on the card and are revoked, expired, without their keys, reused in an
    /// order without a receipt, or of its open order: a next order supersedes that one, and revokes what it issued.
    async fn spent(
        &self,
        connection: &mut Connection,
        card: i64,
        open_order: Option<OrderId>,
    ) -> Result<BTreeMap<KeyReference, Vec<Sha256Hex>>, Fault> {
        let rows = sqlx::query(SPENT)
            .bind(card)
            .bind(millis(self.now()))
            .bind(open_order.map(|order| order.to_string()))
            .bind(MOST_SPENT)
            .fetch_all(&mut *connection)
            .await?;
        let mut spent: BTreeMap<KeyReference, Vec<Sha256Hex>> = BTreeMap::new();
        for row in &rows {
            let fingerprint = Sha256Hex::of(row.try_get("certificate")?);
            spent
                .entry(database::parsed(row, "key")?)
                .or_default()
                .push(fingerprint);
        }
        Ok(spent)
    }
}

/// The row of the card of that identity.
pub(super) async fn card_number(
    connection: &mut Connection,
    identity: &CardIdentity,
) -> Result<Option<i64>, Fault> {
    let query = match identity {
        CardIdentity::Serial(serial) => {
            sqlx::query_scalar("SELECT id FROM cards WHERE serial = $1")
                .bind(canonical_decimal(serial))
        }
        CardIdentity::CardAuthenticationKey(fingerprint) => {
            sqlx::query_scalar("SELECT id FROM cards WHERE key_fingerprint = $1")
                .bind(fingerprint.clone())
        }
        CardIdentity::Guid(guid) => {
            sqlx::query_scalar("SELECT id FROM cards WHERE guid = $1").bind(guid.to_string())
        }
        CardIdentity::AttestationKey(_) => return Ok(None),
    };
    Ok(query.fetch_optional(connection).await?)
}

/// What the stock calls a card: the strongest that production recorded of it, from the columns `card_serial`,
/// `key_fingerprint` and `guid`.
pub(crate) fn stocked_identity(row: &AnswerRow) -> Result<CardIdentity, Fault> {
    if let Some(serial) = row.try_get("card_serial")? {
        return Ok(CardIdentity::Serial(serial));
    }
    if let Some(fingerprint) = row.try_get("key_fingerprint")? {
        return Ok(CardIdentity::CardAuthenticationKey(fingerprint));
    }
    database::parsed(row, "guid").map(CardIdentity::Guid)
}

/// The keys that production put on the card and nobody has overwritten, each with its transport certificate until one
/// of the host's took its place.
async fn production_keys(
    connection: &mut Connection,
    card: i64,
) -> Result<BTreeMap<KeyReference, ProductionKey>, Fault> {
    let rows = sqlx::query(
        "SELECT key, public_key, CASE WHEN replaced_at IS NULL THEN transport_certificate END AS transport_certificate
         FROM card_keys WHERE card = $1 AND overwritten_at IS NULL",
    )
    .bind(card)
    .fetch_all(&mut *connection)
    .await?;
    let corrupt = |_| Fault::Corrupt {
        what: "card_keys.public_key",
    };
    rows.iter()
        .map(|row| {
            let transport: Option<&[u8]> = row.try_get("transport_certificate")?;
            let public_key = PublicKey::from_spki(row.try_get("public_key")?).map_err(corrupt)?;
            let transport_certificate = match transport {
                Some(_) => Some(certificate(row, "transport_certificate")?),
                None => None,
            };
            Ok((
                database::parsed(row, "key")?,
                ProductionKey {
                    public_key,
                    transport_certificate,
                },
            ))
        })
        .collect()
}

async fn pin_held(connection: &mut Connection, card: i64) -> Result<bool, Fault> {
    let held = sqlx::query("SELECT id FROM card_pins WHERE card = $1 LIMIT 1").bind(card);
    Ok(held.fetch_optional(&mut *connection).await?.is_some())
}

async fn open_order(connection: &mut Connection, card: i64) -> Result<Option<OrderId>, Fault> {
    let row = sqlx::query(
        "SELECT id FROM orders WHERE card = $1 AND state IN ('granted', 'executing', 'fulfilled')",
    )
    .bind(card)
    .fetch_optional(&mut *connection)
    .await?;
    row.map(|row| database::parsed(&row, "id")).transpose()
}

pub(super) fn certificate(row: &AnswerRow, column: &'static str) -> Result<Certificate, Fault> {
    Certificate::from_der(row.try_get(column)?).map_err(|_| Fault::Corrupt { what: column })
}

impl StockedCard {
    fn answer(self) -> StockCard {
        let der = |certificate: &Certificate| Base64(certificate.der().to_vec());
        let keys = self
            .record
            .production_keys
            .into_iter()
            .map(|(key, production)| {
                let transport_certificate = production.transport_certificate.as_ref().map(der);
                (
                    key,
                    StockKey {
                        public_key: production.public_key,
                        transport_certificate,
                    },
                )
            });
        StockCard {
            production_keys: keys.collect(),
            live: self
                .record
                .live
                .iter()
                .map(|(key, certificate)| (*key, der(certificate)))
                .collect(),
            spent: self.spent,
            pin_held: self.record.pin_held,
            factory: self.record.factory,
            open_order: self.open_order,
        }
    }
}

#[cfg(test)]
mod tests;
