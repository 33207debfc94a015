//! The database: SQLite in the data folder.
//!
//! SQL is shared text in `$1` style over integers, text and blobs; what another database would say differently
//! (opening, migrations, how a writing transaction begins) is in this module alone.

use std::{path::Path, time::Duration};

use jiff::Timestamp;
use sqlx::{
    Row, Sqlite, SqlitePool, Transaction,
    migrate::{MigrateError, Migrator},
    sqlite::{
        SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteRow, SqliteSynchronous,
    },
};

use crate::Fault;

static MIGRATIONS: Migrator = sqlx::migrate!("migrations/sqlite");

/// How long a writer waits for another one, of this process or of the next.
const BUSY: Duration = Duration::from_secs(10);

/// A connection that reads or, inside a transaction, writes.
pub(crate) type Connection = sqlx::SqliteConnection;
/// A row of an answer.
pub(crate) type AnswerRow = SqliteRow;
/// A transaction that reads.
pub(crate) type Read = Transaction<'static, Sqlite>;
/// A writing transaction; undone when it is dropped.
pub(crate) type Write = Transaction<'static, Sqlite>;

/// The connections: many that read, and one that writes. Writers of this process wait for that one in turn instead of
/// for the file's lock, and a writer that also reads cannot be starved by writers that wait.
#[derive(Clone, Debug)]
pub(crate) struct Database {
    pool: SqlitePool,
    writer: SqlitePool,
}

/// Why a database did not open.
#[derive(Debug, thiserror::Error)]
pub enum DatabaseError {
    /// The file could not be opened, or is no database.
    #[error("the database does not open: {0}")]
    Open(#[from] sqlx::Error),
    /// Its tables are those of a newer program, or were changed by hand.
    #[error("the database's tables are not those of this program: {0}")]
    Tables(#[from] MigrateError),
}

impl Database {
    /// Opens the file, which may be empty.
    pub(crate) async fn open(file: &Path) -> Result<Self, DatabaseError> {
        let options = SqliteConnectOptions::new()
            .filename(file)
            .journal_mode(SqliteJournalMode::Wal)
            // An order that was answered must survive a power cut: its certificates exist outside.
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(BUSY)
            // Secrets that were erased are overwritten in the file, too.
            .pragma("secure_delete", "ON");
        let connections = |most| {
            SqlitePoolOptions::new()
                .max_connections(most)
                .acquire_timeout(BUSY)
        };
        let writer = connections(1).connect_with(options.clone()).await?;
        migrate(&writer).await?;
        let pool = connections(8).connect_with(options).await?;
        Ok(Self { pool, writer })
    }

    /// For reading.
    pub(crate) fn pool(&self) -> &SqlitePool {
        &self.pool
    }

    /// Begins to read: all that is read until it is dropped is of one moment.
    pub(crate) async fn read(&self) -> Result<Read, Fault> {
        Ok(self.pool.begin().await?)
    }

    /// Begins to write: from here to the commit no other writer comes between.
    pub(crate) async fn write(&self) -> Result<Write, Fault> {
        // A deferred transaction that turns into a writing one fails where another wrote meanwhile.
        Ok(self.writer.begin_with("BEGIN IMMEDIATE").await?)
    }

    /// Ends all connections, so that the file can be moved or deleted.
    pub(crate) async fn close(&self) {
        self.writer.close().await;
        self.pool.close().await;
    }
}

/// Brings the tables up to date. Two programs may do so at once, and the one that comes second fails at what the first
/// one has just made: it looks again.
async fn migrate(writer: &SqlitePool) -> Result<(), MigrateError> {
    for _ in 0..4 {
        if MIGRATIONS.run(writer).await.is_ok() {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(250)).await;
    }
    MIGRATIONS.run(writer).await
}

/// A time as it is stored.
pub(crate) fn millis(time: Timestamp) -> i64 {
    time.as_millisecond()
}

/// A time as it was stored.
pub(crate) fn time(row: &AnswerRow, column: &'static str) -> Result<Timestamp, Fault> {
    stored_time(row.try_get(column)?, column)
}

/// A time as it was stored, where there is one.
pub(crate) fn optional_time(
    row: &AnswerRow,
    column: &'static str,
) -> Result<Option<Timestamp>, Fault> {
    let stored: Option<i64> = row.try_get(column)?;
    stored.map(|stored| stored_time(stored, column)).transpose()
}

fn stored_time(stored: i64, column: &'static str) -> Result<Timestamp, Fault> {
    Timestamp::from_millisecond(stored).map_err(|_| Fault::Corrupt { what: column })
}

/// A value of the domain that is stored as its text.
pub(crate) fn parsed<T: std::str::FromStr>(
    row: &AnswerRow,
    column: &'static str,
) -> Result<T, Fault> {
    let text: &str = row.try_get(column)?;
    text.parse().map_err(|_| Fault::Corrupt { what: column })
}

/// A value of the domain that is stored as JSON.
pub(crate) fn json<T: serde::de::DeserializeOwned>(
    row: &AnswerRow,
    column: &'static str,
) -> Result<T, Fault> {
    let text: &str = row.try_get(column)?;
    serde_json::from_str(text).map_err(|_| Fault::Corrupt { what: column })
}

/// A value of a closed set that documents write as one JSON string.
pub(crate) fn word<T: serde::de::DeserializeOwned>(
    row: &AnswerRow,
    column: &'static str,
) -> Result<T, Fault> {
    let text: String = row.try_get(column)?;
    serde_json::from_value(serde_json::Value::String(text))
        .map_err(|_| Fault::Corrupt { what: column })
}

#[cfg(test)]
pub(crate) mod plan;
#[cfg(test)]
mod tests;
