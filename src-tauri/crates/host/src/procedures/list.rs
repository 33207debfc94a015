use jiff::Timestamp;
use procedure::{ProcedureRevision, TokenProcedure};
use serde::Serialize;
use sqlx::Row as _;

use super::{ProcedureState, import::stored_number};
use crate::{Fault, Host, database};

/// A revision in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ListedRevision {
    /// The revision.
    pub revision: ProcedureRevision,
    /// Its number for people.
    pub number: u32,
    /// The procedure's name for people.
    pub name: String,
    /// Whether it can be used.
    pub state: ProcedureState,
    /// When its state last changed.
    pub changed_at: Timestamp,
}

impl Host {
    /// All revisions of all procedures, by procedure, the newest first.
    ///
    /// # Errors
    /// [`Fault`] when the database cannot be read.
    pub async fn procedures(&self) -> Result<Vec<ListedRevision>, Fault> {
        let rows = sqlx::query("SELECT * FROM procedures ORDER BY id, number DESC")
            .fetch_all(self.database().pool())
            .await?;
        let listed = |row: &database::AnswerRow| {
            let procedure: TokenProcedure = database::json(row, "content")?;
            Ok(ListedRevision {
                revision: ProcedureRevision {
                    id: procedure.id,
                    revision: database::parsed(row, "revision")?,
                },
                number: stored_number(row.try_get("number")?)?,
                name: procedure.name,
                state: database::word(row, "state")?,
                changed_at: database::time(row, "changed_at")?,
            })
        };
        rows.iter().map(listed).collect()
    }
}
