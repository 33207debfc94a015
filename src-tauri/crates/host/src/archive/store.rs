//! Putting a new key into the archive, in the transaction that records its order.

use std::collections::BTreeMap;

use aws_lc_rs::rand;
use contents::{KeyAlgorithm, KeyReference, PublicKey};
use jiff::Timestamp;
use procedure::FieldName;
use protocol::{ArchiveRecordId, OrderId, Sha256Hex};
use serde_json::json;

use super::{
    NewKey,
    envelope::{self, Bound, Recipient},
    keeper::{ArchiveKeeper, DataKey},
};
use crate::{
    Actor, Fault, Host,
    audit::{Entry, Event},
    database::{Connection, Write, millis},
};

/// A key that is going to be archived: all that may block or fail is done.
pub(crate) struct Archiving {
    key: NewKey,
    data_key: DataKey,
    recipient: Recipient,
}

/// What a key is archived for.
#[derive(Clone, Copy)]
pub(crate) struct ArchivedFor<'a> {
    pub(crate) actor: Actor,
    pub(crate) order: OrderId,
    /// The number of the certificate that is issued for it.
    pub(crate) certificate: i64,
    pub(crate) card: i64,
    /// What the order says of the holder.
    pub(crate) fields: &'a BTreeMap<FieldName, String>,
    pub(crate) at: Timestamp,
}

impl Host {
    /// A new key for each place: from the pool where it has one, else made now.
    pub(crate) async fn keys_to_archive(
        &self,
        connection: &mut Connection,
        wanted: &[(KeyReference, KeyAlgorithm)],
    ) -> Result<BTreeMap<KeyReference, Archiving>, Fault> {
        if wanted.is_empty() {
            return Ok(BTreeMap::new());
        }
        let keeper = self.archive_keeper(connection).await?;
        let mut pooled = BTreeMap::new();
        for (_, algorithm) in wanted {
            if !pooled.contains_key(algorithm) {
                let same = wanted.iter().filter(|(_, other)| other == algorithm);
                let most = same.count();
                pooled.insert(
                    *algorithm,
                    self.pooled_keys(connection, *algorithm, most).await?,
                );
            }
        }
        let wanted = wanted.to_vec();
        // Where the pool is empty an RSA key takes its time, and a keeper may wait for a token.
        let made = tokio::task::spawn_blocking(move || {
            let new = |(place, algorithm): (KeyReference, KeyAlgorithm)| {
                let pooled = pooled.get_mut(&algorithm).and_then(Vec::pop);
                let key = pooled.map_or_else(|| NewKey::generate(algorithm), Ok)?;
                Ok((place, Archiving::new(key, keeper.as_ref())?))
            };
            wanted.into_iter().map(new).collect()
        });
        made.await.map_err(|_| Fault::Task)?
    }
}

impl Archiving {
    fn new(key: NewKey, keeper: &dyn ArchiveKeeper) -> Result<Self, Fault> {
        let mut data_key = DataKey::default();
        rand::fill(data_key.as_mut_slice()).map_err(|_| Fault::Random)?;
        let recipient = Recipient {
            archive_key: keeper.current(),
            wrapped: keeper.wrap(&data_key)?,
        };
        Ok(Self {
            key,
            data_key,
            recipient,
        })
    }

    pub(crate) fn public_key(&self) -> &PublicKey {
        &self.key.public
    }

    /// Stores the key; from the transaction's end on it is in the archive and not in the pool. `false` where another
    /// order took it from the pool, or the archive key was rotated: then the order starts over.
    pub(crate) async fn store(
        &self,
        host: &Host,
        write: &mut Write,
        wanted: ArchivedFor<'_>,
    ) -> Result<bool, Fault> {
        if !self.is_free(write).await? {
            return Ok(false);
        }
        // Records are never deleted, and nobody else writes while this transaction does.
        let number: i64 = sqlx::query_scalar("SELECT COALESCE(MAX(id), 0) + 1 FROM archived_keys")
            .fetch_one(&mut **write)
            .await?;
        self.insert(write, number, &wanted).await?;
        for (field, value) in wanted.fields {
            sqlx::query("INSERT INTO archived_holders (record, field, value) VALUES ($1, $2, $3)")
                .bind(number)
                .bind(field.as_str())
                .bind(value)
                .execute(&mut **write)
                .await?;
        }
        let details = json!({
            "order": wanted.order,
            "certificate": wanted.certificate,
            "public-key": self.key.public.fingerprint(),
            "archive-key": self.recipient.archive_key.to_string(),
        });
        let entry = Entry {
            actor: wanted.actor,
            event: Event::KeyArchived,
            subject: &number.to_string(),
            details,
            document: None,
        };
        host.audit(write, entry).await?;
        Ok(true)
    }

    async fn is_free(&self, write: &mut Write) -> Result<bool, Fault> {
        let current = sqlx::query("SELECT id FROM archive_keys WHERE id = $1 AND current = 1")
            .bind(self.recipient.archive_key.to_string())
            .fetch_optional(&mut **write)
            .await?;
        if current.is_none() || !self.key.pooled {
            return Ok(current.is_some());
        }
        let taken = sqlx::query("DELETE FROM key_pool WHERE fingerprint = $1")
            .bind(self.key.public.fingerprint())
            .execute(&mut **write)
            .await?;
        Ok(taken.rows_affected() == 1)
    }

    async fn insert(
        &self,
        write: &mut Write,
        number: i64,
        wanted: &ArchivedFor<'_>,
    ) -> Result<(), Fault> {
        let corrupt = |_| Fault::Corrupt {
            what: "archived_keys.id",
        };
        let bound = Bound {
            record: ArchiveRecordId(u64::try_from(number).map_err(corrupt)?),
            public_key: Sha256Hex::of(self.key.public.spki()),
        };
        let enveloped = envelope::seal(&self.key.private, &self.data_key, &self.recipient, bound)?;
        sqlx::query(
            "INSERT INTO archived_keys (id, fingerprint, algorithm, archive_key, enveloped, archived_at, order_id,
                 certificate, card)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(number)
        .bind(self.key.public.fingerprint())
        .bind(self.key.public.algorithm().name())
        .bind(self.recipient.archive_key.to_string())
        .bind(enveloped)
        .bind(millis(wanted.at))
        .bind(wanted.order.to_string())
        .bind(wanted.certificate)
        .bind(wanted.card)
        .execute(&mut **write)
        .await?;
        Ok(())
    }
}
