use contents::KeyReference;
use procedure::CardType;
use serde::Serialize;
use serde_json::json;

use super::{
    production_file::{Batch, ProducedCard, ProductionFileError, repeated},
    secrets::PinKind,
};
use crate::{
    Actor, Fault, Host,
    audit::{Entry, Event},
    database::{Write, millis},
};

/// What an import did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ImportedCards {
    /// Cards that are new in stock.
    pub imported: u32,
    /// Cards that were in stock already; nothing of them was changed.
    pub known: u32,
}

/// Why cards were not imported; then none was.
#[derive(Debug, thiserror::Error)]
pub enum ImportCardsError {
    /// The file.
    #[error(transparent)]
    File(#[from] ProductionFileError),
    /// Two cards of the file share a serial, GUID or key.
    #[error("card {card}: a card before it has the same serial, GUID or key")]
    Repeated {
        /// Which, from 1.
        card: usize,
    },
    /// A card shares something with a card in stock and is not the same card.
    #[error("card {card}: another card in stock has its serial, GUID or one of its keys")]
    Conflict {
        /// Which, from 1.
        card: usize,
    },
    /// Something failed inside.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Host {
    /// Takes the cards of a production file into stock, secrets sealed. Cards that are in stock stay as they are.
    ///
    /// # Errors
    /// [`ImportCardsError`]; nothing was imported then.
    pub async fn import_cards(
        &self,
        actor: Actor,
        file: &[u8],
    ) -> Result<ImportedCards, ImportCardsError> {
        let batch = Batch::parse(file)?;
        if let Some(index) = repeated(&batch.cards) {
            return Err(ImportCardsError::Repeated { card: index + 1 });
        }
        let mut done = ImportedCards {
            imported: 0,
            known: 0,
        };
        let mut write = self.database().write().await?;
        for (number, card) in (1..).zip(&batch.cards) {
            match known(&mut write, card).await?.as_slice() {
                [] => {
                    self.insert_card(&mut write, &batch.producer, card).await?;
                    done.imported += 1;
                }
                [id] if is_same(&mut write, *id, card).await? => done.known += 1,
                _ => return Err(ImportCardsError::Conflict { card: number }),
            }
        }
        let details = json!({ "imported": done.imported, "known": done.known });
        let (subject, event) = (batch.producer.as_str(), Event::CardsImported);
        self.audit(
            &mut write,
            Entry {
                actor,
                event,
                subject,
                details,
                document: None,
            },
        )
        .await?;
        write.commit().await.map_err(Fault::from)?;
        Ok(done)
    }

    async fn insert_card(
        &self,
        write: &mut Write,
        producer: &str,
        card: &ProducedCard,
    ) -> Result<(), Fault> {
        let now = millis(self.now());
        // The row's number is part of what secrets are bound to: it must be known before they are sealed.
        let id: i64 = sqlx::query_scalar(
            "INSERT INTO cards (card_type, serial, key_fingerprint, guid, producer, sealed_puk, sealed_management_key,
                                created_at)
             VALUES ($1, $2, $3, $4, $5, x'', x'', $6) RETURNING id",
        )
        .bind(match card.card_type {
            CardType::Piv => "piv",
        })
        .bind(&card.serial)
        .bind(card.card_key())
        .bind(card.guid.map(|guid| guid.to_string()))
        .bind(producer)
        .bind(now)
        .fetch_one(&mut **write)
        .await?;
        self.store_card_secrets(write, id, &card.puk, &card.management_key)
            .await?;
        self.store_pin(write, id, (None, PinKind::Transport), &card.transport_pin)
            .await?;
        for (key, produced) in &card.keys {
            sqlx::query(
                "INSERT INTO card_keys (card, key, public_key, fingerprint, transport_certificate)
                 VALUES ($1, $2, $3, $4, $5)",
            )
            .bind(id)
            .bind(key.to_string())
            .bind(produced.public_key.spki())
            .bind(produced.public_key.fingerprint())
            .bind(
                produced
                    .transport_certificate
                    .as_ref()
                    .map(|certificate| certificate.der()),
            )
            .execute(&mut **write)
            .await?;
        }
        Ok(())
    }
}

impl ProducedCard {
    /// The fingerprint of the card authentication key (9E), which is one of a card's identities.
    fn card_key(&self) -> Option<String> {
        self.keys
            .get(&KeyReference::CardAuthentication)
            .map(|key| key.public_key.fingerprint())
    }
}

/// Cards in stock that share anything with this one.
async fn known(write: &mut Write, card: &ProducedCard) -> Result<Vec<i64>, Fault> {
    let mut known: Vec<i64> = sqlx::query_scalar(
        "SELECT id FROM cards WHERE serial = $1 OR key_fingerprint = $2 OR guid = $3",
    )
    .bind(&card.serial)
    .bind(card.card_key())
    .bind(card.guid.map(|guid| guid.to_string()))
    .fetch_all(&mut **write)
    .await?;
    for key in card.keys.values() {
        let owner = sqlx::query_scalar("SELECT card FROM card_keys WHERE fingerprint = $1")
            .bind(key.public_key.fingerprint())
            .fetch_all(&mut **write)
            .await?;
        known.extend::<Vec<i64>>(owner);
    }
    known.sort_unstable();
    known.dedup();
    Ok(known)
}

/// Whether the card in stock is this one: the same serial, GUID and keys.
async fn is_same(write: &mut Write, id: i64, card: &ProducedCard) -> Result<bool, Fault> {
    let same: Option<i64> =
        sqlx::query_scalar("SELECT id FROM cards WHERE id = $1 AND serial IS $2 AND guid IS $3")
            .bind(id)
            .bind(&card.serial)
            .bind(card.guid.map(|guid| guid.to_string()))
            .fetch_optional(&mut **write)
            .await?;
    let stored: Vec<String> = sqlx::query_scalar(
        "SELECT fingerprint FROM card_keys WHERE card = $1 ORDER BY fingerprint",
    )
    .bind(id)
    .fetch_all(&mut **write)
    .await?;
    let mut keys: Vec<_> = card
        .keys
        .values()
        .map(|key| key.public_key.fingerprint())
        .collect();
    keys.sort_unstable();
    Ok(same.is_some() && stored == keys)
}
