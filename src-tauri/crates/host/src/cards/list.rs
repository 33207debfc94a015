use jiff::Timestamp;
use serde::Serialize;
use sqlx::Row as _;

use crate::{Fault, Host, database};

/// A card in stock, in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ListedCard {
    /// Its type.
    pub card_type: String,
    /// Its serial number, decimal.
    pub serial: Option<String>,
    /// Its GUID, hexadecimal.
    pub guid: Option<String>,
    /// SHA-256 of its card authentication key (9E).
    pub card_key: Option<String>,
    /// Who produced it.
    pub producer: String,
    /// How many keys production put on it.
    pub production_keys: u32,
    /// How many published certificates of the host it has that are not revoked.
    pub certificates: u32,
    /// Whether the host holds its PIN.
    pub pin_held: bool,
    /// When it was imported.
    pub imported_at: Timestamp,
}

impl Host {
    /// The cards in stock, the newest first, at most `limit`.
    ///
    /// # Errors
    /// [`Fault`] when the database cannot be read.
    pub async fn cards(&self, limit: u16) -> Result<Vec<ListedCard>, Fault> {
        let rows = sqlx::query(
            "SELECT card_type, serial, guid, key_fingerprint, producer, created_at,
                    (SELECT COUNT(*) FROM card_keys WHERE card = cards.id) AS production_keys,
                    (SELECT COUNT(*) FROM certificates WHERE card = cards.id AND published_at IS NOT NULL
                     AND revoked_at IS NULL) AS certificates,
                    (SELECT COUNT(*) FROM card_pins WHERE card = cards.id) AS pins
             FROM cards ORDER BY id DESC LIMIT $1",
        )
        .bind(i64::from(limit))
        .fetch_all(self.database().pool())
        .await?;
        rows.iter().map(listed).collect()
    }
}

fn listed(row: &database::AnswerRow) -> Result<ListedCard, Fault> {
    let count = |column| {
        let count: i64 = row.try_get(column)?;
        u32::try_from(count).map_err(|_| Fault::Corrupt { what: "cards" })
    };
    Ok(ListedCard {
        card_type: row.try_get("card_type")?,
        serial: row.try_get("serial")?,
        guid: row.try_get("guid")?,
        card_key: row.try_get("key_fingerprint")?,
        producer: row.try_get("producer")?,
        production_keys: count("production_keys")?,
        certificates: count("certificates")?,
        pin_held: count("pins")? > 0,
        imported_at: database::time(row, "created_at")?,
    })
}
