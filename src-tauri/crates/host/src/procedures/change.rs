use procedure::{ProcedureId, ProcedureRevision};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sqlx::Row as _;

use crate::{
    Actor, Fault, Host,
    audit::{Entry, Event},
    database::{Write, millis},
};

/// Whether a revision can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProcedureState {
    /// Imported, not in use.
    Draft,
    /// In use: the one revision of its procedure that orders follow.
    Active,
    /// Not in use any more.
    Closed,
}

/// Why a procedure was not activated or closed.
#[derive(Debug, thiserror::Error)]
pub enum ChangeProcedureError {
    /// There is no such revision.
    #[error("there is no procedure {} with revision {}", .0.id, .0.revision)]
    UnknownRevision(ProcedureRevision),
    /// There is no procedure of that name, or none with that number.
    #[error("there is no procedure {id}{}", number.map_or_else(String::new, |number| format!(" with number {number}")))]
    Unknown {
        /// The name.
        id: ProcedureId,
        /// The number, where one was asked for.
        number: Option<u32>,
    },
    /// None of its revisions is active.
    #[error("the procedure {0} is not active")]
    NotActive(ProcedureId),
    /// Something failed inside.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Host {
    /// The revision of a procedure with that number, or its newest.
    ///
    /// # Errors
    /// [`ChangeProcedureError::Unknown`].
    pub async fn find_revision(
        &self,
        id: &ProcedureId,
        number: Option<u32>,
    ) -> Result<ProcedureRevision, ChangeProcedureError> {
        let row = sqlx::query(
            "SELECT revision FROM procedures WHERE id = $1 AND ($2 IS NULL OR number = $2) ORDER BY number DESC LIMIT 1",
        )
        .bind(id.as_str())
        .bind(number.map(i64::from))
        .fetch_optional(self.database().pool())
        .await
        .map_err(Fault::from)?;
        let row = row.ok_or_else(|| ChangeProcedureError::Unknown {
            id: id.clone(),
            number,
        })?;
        Ok(ProcedureRevision {
            id: id.clone(),
            revision: crate::database::parsed(&row, "revision")?,
        })
    }

    /// Puts a revision in use; the one in use before is closed.
    ///
    /// # Errors
    /// [`ChangeProcedureError`].
    pub async fn activate_procedure(
        &self,
        actor: Actor,
        revision: &ProcedureRevision,
    ) -> Result<(), ChangeProcedureError> {
        let mut write = self.database().write().await?;
        let state = state(&mut write, revision).await?;
        let state = state.ok_or_else(|| ChangeProcedureError::UnknownRevision(revision.clone()))?;
        if state == "active" {
            return Ok(());
        }
        self.close_active(&mut write, &revision.id).await?;
        sqlx::query("UPDATE procedures SET state = 'active', changed_at = $1 WHERE id = $2 AND revision = $3")
            .bind(millis(self.now()))
            .bind(revision.id.as_str())
            .bind(revision.revision.to_string())
            .execute(&mut *write)
            .await
            .map_err(Fault::from)?;
        self.audit_change(
            &mut write,
            actor,
            Event::ProcedureActivated,
            &revision.id,
            json!({ "revision": revision.revision }),
        )
        .await?;
        write.commit().await.map_err(Fault::from)?;
        Ok(())
    }

    /// Takes a procedure out of use.
    ///
    /// # Errors
    /// [`ChangeProcedureError`].
    pub async fn close_procedure(
        &self,
        actor: Actor,
        id: &ProcedureId,
    ) -> Result<(), ChangeProcedureError> {
        let mut write = self.database().write().await?;
        if self.close_active(&mut write, id).await? == 0 {
            return Err(ChangeProcedureError::NotActive(id.clone()));
        }
        self.audit_change(&mut write, actor, Event::ProcedureClosed, id, json!({}))
            .await?;
        write.commit().await.map_err(Fault::from)?;
        Ok(())
    }

    async fn close_active(&self, write: &mut Write, id: &ProcedureId) -> Result<u64, Fault> {
        let closed = sqlx::query("UPDATE procedures SET state = 'closed', changed_at = $1 WHERE id = $2 AND state = 'active'")
            .bind(millis(self.now()))
            .bind(id.as_str())
            .execute(&mut **write)
            .await?;
        Ok(closed.rows_affected())
    }

    async fn audit_change(
        &self,
        write: &mut Write,
        actor: Actor,
        event: Event,
        id: &ProcedureId,
        details: serde_json::Value,
    ) -> Result<(), Fault> {
        self.audit(
            write,
            Entry {
                actor,
                event,
                subject: id.as_str(),
                details,
                document: None,
            },
        )
        .await
    }
}

async fn state(write: &mut Write, revision: &ProcedureRevision) -> Result<Option<String>, Fault> {
    let row = sqlx::query("SELECT state FROM procedures WHERE id = $1 AND revision = $2")
        .bind(revision.id.as_str())
        .bind(revision.revision.to_string())
        .fetch_optional(&mut **write)
        .await?;
    Ok(row.map(|row| row.try_get("state")).transpose()?)
}
