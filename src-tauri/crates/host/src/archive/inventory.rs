use jiff::Timestamp;
use serde::Serialize;
use sqlx::Row as _;

use crate::{
    Fault, Host,
    database::{self, AnswerRow},
};

/// An archive key in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ListedArchiveKey {
    /// Its name, 32 lower-case hexadecimal digits.
    pub id: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// Whether it wraps what is archived now.
    pub current: bool,
    /// How many archived keys it unwraps.
    pub records: u64,
    /// When it was erased: nothing was wrapped by it any more.
    pub erased_at: Option<Timestamp>,
}

impl Host {
    /// All archive keys, the newest first, and how much is wrapped by each.
    ///
    /// # Errors
    /// [`Fault`] when the database cannot be read.
    pub async fn archive_keys(&self) -> Result<Vec<ListedArchiveKey>, Fault> {
        let rows = sqlx::query(
            "SELECT id, created_at, current, erased_at,
                 (SELECT COUNT(*) FROM archived_keys WHERE archive_key = archive_keys.id) AS records
             FROM archive_keys ORDER BY current DESC, created_at DESC, id",
        )
        .fetch_all(self.database().pool())
        .await?;
        rows.iter().map(listed).collect()
    }
}

fn listed(row: &AnswerRow) -> Result<ListedArchiveKey, Fault> {
    let records: i64 = row.try_get("records")?;
    Ok(ListedArchiveKey {
        id: row.try_get("id")?,
        created_at: database::time(row, "created_at")?,
        current: row.try_get::<i64, _>("current")? == 1,
        records: u64::try_from(records).map_err(|_| Fault::Corrupt {
            what: "archived_keys",
        })?,
        erased_at: database::optional_time(row, "erased_at")?,
    })
}
