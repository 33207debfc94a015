//! RSA keys that are made before an order wants one: an order never waits for primes. Keys on curves take no time.
//!
//! The process that serves fills the pool, one key at a time with a rest after each; with several processes over one
//! database they fill it together. A key leaves the pool in the transaction that archives it.

use std::{collections::BTreeSet, thread, time::Duration, time::Instant};

use contents::KeyAlgorithm;
use procedure::KeyProcedure;
use protocol::keys::private;
use secret::PrivateKey;
use sqlx::Row as _;
use tokio::{
    sync::oneshot,
    time::{sleep, timeout},
};

use super::NewKey;
use crate::{
    Fault, Host,
    database::{Connection, millis},
    sealing::Place,
};

/// How long after a host began to be served the pool is looked at: the first seconds belong to who waits for it.
const BEGINNING: Duration = Duration::from_secs(5);
/// How often the pool is looked at where nobody says that a key was taken: another process takes keys too, and
/// procedures come into use.
const LOOK: Duration = Duration::from_secs(30);
/// How many times as long as a key took is rested after it: a quarter of a core at most is spent.
const REST: u32 = 3;

/// How many RSA keys of each size are kept ready, where an active procedure archives such keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyPool {
    /// Of 2048 bits.
    pub rsa2048: u16,
    /// Of 3072 bits.
    pub rsa3072: u16,
    /// Of 4096 bits.
    pub rsa4096: u16,
}

impl Default for KeyPool {
    fn default() -> Self {
        Self {
            rsa2048: 8,
            rsa3072: 4,
            rsa4096: 2,
        }
    }
}

impl KeyPool {
    /// None at all: every key is made when an order wants it.
    pub const EMPTY: Self = Self {
        rsa2048: 0,
        rsa3072: 0,
        rsa4096: 0,
    };

    const fn wanted(self, algorithm: KeyAlgorithm) -> u16 {
        match algorithm {
            KeyAlgorithm::Rsa2048 => self.rsa2048,
            KeyAlgorithm::Rsa3072 => self.rsa3072,
            KeyAlgorithm::Rsa4096 => self.rsa4096,
            KeyAlgorithm::EccP256 | KeyAlgorithm::EccP384 => 0,
        }
    }
}

impl Host {
    /// Keeps the pool filled for as long as it is polled.
    pub(crate) async fn keep_pool_filled(self, pool: KeyPool) {
        if pool == KeyPool::EMPTY {
            return;
        }
        sleep(BEGINNING).await;
        loop {
            let added = self.add_to_pool(pool).await;
            match added {
                Ok(Some(took)) => sleep(took * REST).await,
                Ok(None) => self.until_taken().await,
                Err(error) => {
                    tracing::error!(%error, "the pool of keys cannot be filled");
                    sleep(LOOK).await;
                }
            }
        }
    }

    async fn until_taken(&self) {
        // Nobody took one in all that time: looked at all the same.
        let _ = timeout(LOOK, self.inner.pool_taken.notified()).await;
    }

    /// Says that the pool has room.
    pub(crate) fn pool_was_taken_from(&self) {
        self.inner.pool_taken.notify_one();
    }

    /// Adds one key where one is missing; how long it took to make.
    async fn add_to_pool(&self, pool: KeyPool) -> Result<Option<Duration>, Fault> {
        for algorithm in self.archived_algorithms().await? {
            let wanted = i64::from(pool.wanted(algorithm));
            if wanted == 0 || self.pooled(algorithm).await? >= wanted {
                continue;
            }
            let begun = Instant::now();
            let key = generated(algorithm).await?;
            let took = begun.elapsed();
            self.put_into_pool(&key, wanted).await?;
            return Ok(Some(took));
        }
        Ok(None)
    }

    /// The algorithms of keys that active procedures archive.
    async fn archived_algorithms(&self) -> Result<BTreeSet<KeyAlgorithm>, Fault> {
        let rows = sqlx::query("SELECT content FROM procedures WHERE state = 'active'")
            .fetch_all(self.database().pool())
            .await?;
        let mut all = BTreeSet::new();
        for row in &rows {
            let procedure: procedure::TokenProcedure = crate::database::json(row, "content")?;
            for rule in procedure.key_procedures.values() {
                if let KeyProcedure::Archive { algorithms, .. } = rule {
                    all.extend(algorithms.iter().copied());
                }
            }
        }
        Ok(all)
    }

    async fn pooled(&self, algorithm: KeyAlgorithm) -> Result<i64, Fault> {
        let count = sqlx::query_scalar("SELECT COUNT(*) FROM key_pool WHERE algorithm = $1")
            .bind(algorithm.name())
            .fetch_one(self.database().pool());
        Ok(count.await?)
    }

    async fn put_into_pool(&self, key: &NewKey, wanted: i64) -> Result<(), Fault> {
        let fingerprint = key.public.fingerprint();
        // Exposed to be sealed.
        let sealed = self
            .sealing()
            .seal(place(&fingerprint), key.private.expose())?;
        let mut write = self.database().write().await?;
        // Another process may have filled it meanwhile.
        sqlx::query(
            "INSERT INTO key_pool (fingerprint, algorithm, sealed_key, created_at)
             SELECT $1, $2, $3, $4 WHERE (SELECT COUNT(*) FROM key_pool WHERE algorithm = $2) < $5",
        )
        .bind(&fingerprint)
        .bind(key.public.algorithm().name())
        .bind(sealed)
        .bind(millis(self.now()))
        .bind(wanted)
        .execute(&mut *write)
        .await?;
        Ok(write.commit().await?)
    }

    /// Keys of the pool, `most` at most. They stay there until one is archived; any, and not the oldest, so that orders
    /// at the same time seldom want the same. One that does not open holds nobody up: it is left out, and thrown away.
    pub(super) async fn pooled_keys(
        &self,
        connection: &mut Connection,
        algorithm: KeyAlgorithm,
        most: usize,
    ) -> Result<Vec<NewKey>, Fault> {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let rows = sqlx::query(
            "SELECT fingerprint, sealed_key FROM key_pool WHERE algorithm = $1 ORDER BY RANDOM() LIMIT $2",
        )
        .bind(algorithm.name())
        .bind(most)
        .fetch_all(connection)
        .await?;
        let (mut keys, mut spoiled) = (Vec::new(), Vec::new());
        for row in rows {
            let fingerprint: &str = row.try_get("fingerprint")?;
            match self.opened(fingerprint, row.try_get("sealed_key")?, algorithm) {
                Some(key) => keys.push(key),
                None => spoiled.push(fingerprint.to_owned()),
            }
        }
        if !spoiled.is_empty() {
            let host = self.clone();
            // Apart from the order, which holds a connection that reads while it would wait for the one that writes.
            tokio::spawn(async move { host.throw_away(&spoiled).await });
        }
        Ok(keys)
    }

    /// A key of the pool, where its seal opens and it is what its row says.
    fn opened(&self, fingerprint: &str, sealed: &[u8], algorithm: KeyAlgorithm) -> Option<NewKey> {
        let opened = self.sealing().unseal(place(fingerprint), sealed).ok()?;
        let private = PrivateKey::new(opened);
        let public = private::public_key(&private).ok()?;
        let is_it = public.fingerprint() == fingerprint && public.algorithm() == algorithm;
        is_it.then_some(NewKey {
            private,
            public,
            pooled: true,
        })
    }

    /// Takes keys that do not open out of the pool; others take their places.
    async fn throw_away(&self, spoiled: &[String]) {
        for fingerprint in spoiled {
            match self.take_out(fingerprint).await {
                // Said by the one order that found it first.
                Ok(true) => tracing::error!(
                    fingerprint,
                    "a key of the pool does not open, and was thrown away"
                ),
                Ok(false) => {}
                Err(error) => tracing::error!(%error, "a key of the pool cannot be thrown away"),
            }
        }
        self.pool_was_taken_from();
    }

    async fn take_out(&self, fingerprint: &str) -> Result<bool, Fault> {
        let mut write = self.database().write().await?;
        let taken = sqlx::query("DELETE FROM key_pool WHERE fingerprint = $1")
            .bind(fingerprint)
            .execute(&mut *write)
            .await?;
        write.commit().await?;
        Ok(taken.rows_affected() == 1)
    }
}

/// Makes a key on a thread of its own: a process that ends does not wait for it.
async fn generated(algorithm: KeyAlgorithm) -> Result<NewKey, Fault> {
    let (done, made) = oneshot::channel();
    let begun = thread::Builder::new()
        .name("key pool".to_owned())
        .spawn(move || {
            // Nobody wants it any more where the host stopped meanwhile.
            let _ = done.send(NewKey::generate(algorithm));
        });
    begun.map_err(|_| Fault::Task)?;
    made.await.map_err(|_| Fault::Task)?
}

fn place(fingerprint: &str) -> Place<'_> {
    Place {
        table: "key_pool",
        row: fingerprint,
        column: "sealed_key",
    }
}
