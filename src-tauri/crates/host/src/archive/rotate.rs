//! Rotation of the archive key: data keys are unwrapped by the old key and wrapped by the new one; the archived private
//! keys are not touched, and never decrypted.

use std::sync::Arc;

use serde::Serialize;
use serde_json::json;

use super::{
    ArchivedKey, NewArchiveKey,
    envelope::{self, Recipient},
    keeper::{ArchiveKeeper, ArchiveKeyId},
};
use crate::{
    Actor, Fault, Host,
    audit::{Entry, Event},
    database::millis,
};

/// Records that are wrapped anew in one transaction.
const BATCH: i64 = 200;

/// What a rotation came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct RotatedArchiveKey {
    /// The archive key that wraps now, 32 lower-case hexadecimal digits.
    pub current: String,
    /// How many records are wrapped by it now and were not before.
    pub rewrapped: u64,
    /// How many records stay under an old key: they were changed, or that key does not unwrap them.
    pub left: u64,
    /// The archive keys that were erased: nothing is wrapped by them.
    pub erased: Vec<String>,
}

/// One record on its way to the current archive key.
struct Rewrapped {
    id: i64,
    from: String,
    to: String,
    enveloped: Vec<u8>,
}

impl Host {
    /// Puts a new archive key in use, wraps every record by it, and erases the old ones. Orders go on meanwhile. Where
    /// a process ended in the middle, all records open, and the next rotation does the rest.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn rotate_archive_key(&self, actor: Actor) -> Result<RotatedArchiveKey, Fault> {
        let mut write = self.database().write().await?;
        let new = NewArchiveKey::generate(self.now())?;
        let current = new.put_in_use(self, &mut write, actor).await?;
        write.commit().await?;
        let (rewrapped, left) = self.rewrap(current).await?;
        let erased = self.erase_unused_archive_keys(actor).await?;
        let done = RotatedArchiveKey {
            current: current.to_string(),
            rewrapped,
            left,
            erased,
        };
        self.audit_rotation(actor, &done).await?;
        Ok(done)
    }

    /// How many records were wrapped anew, and how many could not be.
    async fn rewrap(&self, current: ArchiveKeyId) -> Result<(u64, u64), Fault> {
        let (mut after, mut rewrapped, mut left) = (0, 0, 0);
        loop {
            let mut connection = self.database().read().await?;
            let rows = sqlx::query(
                "SELECT * FROM archived_keys WHERE archive_key <> $1 AND id > $2 ORDER BY id LIMIT $3",
            )
            .bind(current.to_string())
            .bind(after)
            .bind(BATCH)
            .fetch_all(&mut *connection)
            .await?;
            let keeper = self.archive_keeper(&mut connection).await?;
            drop(connection);
            let records = rows
                .iter()
                .map(ArchivedKey::read)
                .collect::<Result<Vec<_>, _>>()?;
            let Some(last) = records.last() else {
                return Ok((rewrapped, left));
            };
            after = number(last)?;
            let done = self.rewrap_batch(keeper, records).await?;
            rewrapped += done.0;
            left += done.1;
        }
    }

    async fn rewrap_batch(
        &self,
        keeper: Arc<dyn ArchiveKeeper>,
        records: Vec<ArchivedKey>,
    ) -> Result<(u64, u64), Fault> {
        let made = tokio::task::spawn_blocking(move || {
            let one = |record: &ArchivedKey| rewrapped(record, keeper.as_ref());
            records.iter().map(one).collect::<Result<Vec<_>, _>>()
        });
        let made = made.await.map_err(|_| Fault::Task)??;
        let (mut done, mut left) = (0, 0);
        let mut write = self.database().write().await?;
        for one in made {
            let Some(one) = one else {
                left += 1;
                continue;
            };
            // Another process may rotate at the same time: what is not as it was read, it has wrapped.
            let updated = sqlx::query(
                "UPDATE archived_keys SET enveloped = $1, archive_key = $2 WHERE id = $3 AND archive_key = $4",
            )
            .bind(&one.enveloped)
            .bind(&one.to)
            .bind(one.id)
            .bind(&one.from)
            .execute(&mut *write)
            .await?;
            done += updated.rows_affected();
        }
        write.commit().await?;
        Ok((done, left))
    }

    async fn erase_unused_archive_keys(&self, actor: Actor) -> Result<Vec<String>, Fault> {
        let mut write = self.database().write().await?;
        let erased: Vec<String> = sqlx::query_scalar(
            "UPDATE archive_keys SET sealed_key = NULL, erased_at = $1
             WHERE current = 0 AND sealed_key IS NOT NULL
               AND NOT EXISTS (SELECT 1 FROM archived_keys WHERE archive_key = archive_keys.id)
             RETURNING id",
        )
        .bind(millis(self.now()))
        .fetch_all(&mut *write)
        .await?;
        for id in &erased {
            let entry = Entry {
                actor,
                event: Event::ArchiveKeyErased,
                subject: id,
                details: json!({}),
                document: None,
            };
            self.audit(&mut write, entry).await?;
        }
        write.commit().await?;
        Ok(erased)
    }

    async fn audit_rotation(&self, actor: Actor, done: &RotatedArchiveKey) -> Result<(), Fault> {
        let mut write = self.database().write().await?;
        let entry = Entry {
            actor,
            event: Event::ArchiveKeyRotated,
            subject: &done.current,
            details: json!({ "rewrapped": done.rewrapped, "left": done.left }),
            document: None,
        };
        self.audit(&mut write, entry).await?;
        Ok(write.commit().await?)
    }
}

/// The record for the keeper's current key; `None` where it cannot be unwrapped.
fn rewrapped(record: &ArchivedKey, keeper: &dyn ArchiveKeeper) -> Result<Option<Rewrapped>, Fault> {
    let from = record.archive_key;
    let read = envelope::recipient(&record.enveloped).ok();
    let read = read.filter(|recipient| recipient.archive_key == from);
    let Some(data_key) = read.and_then(|read| keeper.unwrap(from, &read.wrapped)) else {
        tracing::error!(record = %record.id, "an archived key cannot be wrapped anew");
        return Ok(None);
    };
    let to = Recipient {
        archive_key: keeper.current(),
        wrapped: keeper.wrap(&data_key)?,
    };
    let enveloped = envelope::rewrapped(&record.enveloped, &to).map_err(|_| Fault::Corrupt {
        what: "archived_keys.enveloped",
    })?;
    Ok(Some(Rewrapped {
        id: number(record)?,
        from: from.to_string(),
        to: to.archive_key.to_string(),
        enveloped,
    }))
}

fn number(record: &ArchivedKey) -> Result<i64, Fault> {
    i64::try_from(record.id.0).map_err(|_| Fault::Corrupt {
        what: "archived_keys.id",
    })
}
