//! Who holds the archive key. For now software: 32 random bytes, sealed like every secret of the database.

use std::{collections::BTreeMap, fmt, str::FromStr};

use aws_lc_rs::{
    key_wrap::{AES_256, AesKek, KeyWrap},
    rand,
};
use jiff::Timestamp;
use serde_json::json;
use sqlx::Row as _;
use zeroize::Zeroizing;

use crate::{
    Actor, Fault, Host,
    audit::{Entry, Event},
    database::{self, Connection, Write, millis},
    sealing::{Place, SealingKey},
};

/// AES-256.
pub(super) const KEY_LENGTH: usize = 32;
/// `RFC 3394 §2.2.1`: wrapping adds one block of eight bytes.
pub(super) const WRAPPED_LENGTH: usize = KEY_LENGTH + 8;

/// The key that encrypts one archived private key.
pub(super) type DataKey = Zeroizing<[u8; KEY_LENGTH]>;
/// A data key, wrapped by an archive key (`RFC 3394`).
pub(super) type WrappedKey = [u8; WRAPPED_LENGTH];

/// Wraps and unwraps data keys by archive keys, which it never gives away.
///
/// May block (a token does): called off the asynchronous workers, and never while a transaction is open.
pub(crate) trait ArchiveKeeper: fmt::Debug + Send + Sync {
    /// The archive key that wraps now.
    fn current(&self) -> ArchiveKeyId;

    /// Wraps by the current archive key.
    fn wrap(&self, data_key: &DataKey) -> Result<WrappedKey, Fault>;

    /// Unwraps by that archive key; `None` where the keeper does not have it, or it did not wrap this.
    fn unwrap(&self, archive_key: ArchiveKeyId, wrapped: &WrappedKey) -> Option<DataKey>;
}

/// An archive key's name: 16 random bytes, in texts 32 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ArchiveKeyId(pub(super) [u8; 16]);

impl ArchiveKeyId {
    fn random() -> Result<Self, Fault> {
        let mut bytes = [0; 16];
        rand::fill(&mut bytes).map_err(|_| Fault::Random)?;
        Ok(Self(bytes))
    }
}

impl fmt::Display for ArchiveKeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl fmt::Debug for ArchiveKeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ArchiveKeyId({self})")
    }
}

impl FromStr for ArchiveKeyId {
    type Err = hex::FromHexError;

    fn from_str(text: &str) -> Result<Self, hex::FromHexError> {
        let mut bytes = [0; 16];
        hex::decode_to_slice(text, &mut bytes)?;
        Ok(Self(bytes))
    }
}

/// Archive keys in this process's memory, kept sealed in the database.
pub(super) struct SoftwareKeeper {
    current: ArchiveKeyId,
    keys: BTreeMap<ArchiveKeyId, Zeroizing<Vec<u8>>>,
}

impl SoftwareKeeper {
    async fn load(connection: &mut Connection, sealing: &SealingKey) -> Result<Self, Fault> {
        let rows = sqlx::query(
            "SELECT id, current, sealed_key FROM archive_keys WHERE sealed_key IS NOT NULL",
        )
        .fetch_all(connection)
        .await?;
        let (mut current, mut keys) = (None, BTreeMap::new());
        for row in rows {
            let id: ArchiveKeyId = database::parsed(&row, "id")?;
            let key = sealing.unseal(place(row.try_get("id")?), row.try_get("sealed_key")?)?;
            if row.try_get::<i64, _>("current")? == 1 {
                current = Some(id);
            }
            keys.insert(id, key);
        }
        let current = current.ok_or(Fault::Corrupt {
            what: "archive_keys",
        })?;
        Ok(Self { current, keys })
    }

    fn key(&self, id: ArchiveKeyId) -> Option<AesKek> {
        AesKek::new(&AES_256, self.keys.get(&id)?).ok()
    }
}

impl ArchiveKeeper for SoftwareKeeper {
    fn current(&self) -> ArchiveKeyId {
        self.current
    }

    fn wrap(&self, data_key: &DataKey) -> Result<WrappedKey, Fault> {
        let refused = || Fault::Signing {
            key: format!("archive key {}", self.current),
        };
        let mut wrapped = [0; WRAPPED_LENGTH];
        let key = self.key(self.current).ok_or_else(refused)?;
        key.wrap(data_key.as_slice(), &mut wrapped)
            .map_err(|_| refused())?;
        Ok(wrapped)
    }

    fn unwrap(&self, archive_key: ArchiveKeyId, wrapped: &WrappedKey) -> Option<DataKey> {
        let mut data_key = DataKey::default();
        let key = self.key(archive_key)?;
        key.unwrap(wrapped, data_key.as_mut_slice()).ok()?;
        Some(data_key)
    }
}

impl fmt::Debug for SoftwareKeeper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SoftwareKeeper(current: {})", self.current)
    }
}

impl Host {
    /// The keeper of the archive keys as they are now: another process may rotate them at any time.
    pub(crate) async fn archive_keeper(
        &self,
        connection: &mut Connection,
    ) -> Result<std::sync::Arc<dyn ArchiveKeeper>, Fault> {
        let keeper = SoftwareKeeper::load(connection, self.sealing()).await?;
        Ok(std::sync::Arc::new(keeper))
    }

    /// Makes the first archive key where there is none.
    pub(crate) async fn ensure_archive_key(&self) -> Result<(), Fault> {
        let there = "SELECT id FROM archive_keys WHERE current = 1";
        let found = sqlx::query(there).fetch_optional(self.database().pool());
        if found.await?.is_some() {
            return Ok(());
        }
        let mut write = self.database().write().await?;
        if sqlx::query(there)
            .fetch_optional(&mut *write)
            .await?
            .is_none()
        {
            NewArchiveKey::generate(self.now())?
                .put_in_use(self, &mut write, Actor::Host)
                .await?;
            write.commit().await?;
        }
        Ok(())
    }
}

/// An archive key that is not in use yet.
pub(crate) struct NewArchiveKey {
    id: ArchiveKeyId,
    key: DataKey,
    created_at: Timestamp,
}

impl NewArchiveKey {
    pub(super) fn generate(created_at: Timestamp) -> Result<Self, Fault> {
        let mut key = DataKey::default();
        rand::fill(key.as_mut_slice()).map_err(|_| Fault::Random)?;
        Ok(Self {
            id: ArchiveKeyId::random()?,
            key,
            created_at,
        })
    }

    /// From the transaction's end on, this key wraps; the one before still unwraps.
    pub(super) async fn put_in_use(
        self,
        host: &Host,
        write: &mut Write,
        actor: Actor,
    ) -> Result<ArchiveKeyId, Fault> {
        let id = self.id.to_string();
        sqlx::query("UPDATE archive_keys SET current = 0 WHERE current = 1")
            .execute(&mut **write)
            .await?;
        sqlx::query(
            "INSERT INTO archive_keys (id, current, sealed_key, created_at) VALUES ($1, 1, $2, $3)",
        )
        .bind(&id)
        .bind(host.sealing().seal(place(&id), self.key.as_slice())?)
        .bind(millis(self.created_at))
        .execute(&mut **write)
        .await?;
        let entry = Entry {
            actor,
            event: Event::ArchiveKeyCreated,
            subject: &id,
            details: json!({}),
            document: None,
        };
        host.audit(write, entry).await?;
        Ok(self.id)
    }
}

fn place(id: &str) -> Place<'_> {
    Place {
        table: "archive_keys",
        row: id,
        column: "sealed_key",
    }
}
