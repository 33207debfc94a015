use procedure::{ProcedureRevision, Revision, TokenProcedure};
use protocol::{ListedProcedure, ProcedureList, Refusal};
use sqlx::Row as _;

use super::import::stored_number;
use crate::{
    Fault, Host, Refused,
    database::{self, Connection},
};

impl Host {
    /// The active procedures, by name; those too whose roles an officer lacks, so that a desk can say why they cannot be
    /// used. Whether they can is decided when a request is opened.
    pub(crate) async fn active_procedures(&self) -> Result<ProcedureList, Refused> {
        let rows = sqlx::query(
            "SELECT id, revision, number, content FROM procedures WHERE state = 'active'",
        )
        .fetch_all(self.database().pool())
        .await?;
        let mut named = Vec::new();
        for row in &rows {
            let procedure: TokenProcedure = database::json(row, "content")?;
            let listed = ListedProcedure {
                revision: ProcedureRevision {
                    id: procedure.id,
                    revision: database::parsed(row, "revision")?,
                },
                number: stored_number(row.try_get("number")?)?,
                content: database::json(row, "content")?,
            };
            named.push((procedure.name, listed));
        }
        named.sort_by(|left, right| left.0.cmp(&right.0));
        Ok(ProcedureList {
            procedures: named.into_iter().map(|(_, listed)| listed).collect(),
        })
    }

    /// The procedure, if exactly this revision is active.
    pub(crate) async fn active_procedure(
        &self,
        connection: &mut Connection,
        wanted: &ProcedureRevision,
    ) -> Result<TokenProcedure, Refused> {
        let rows = sqlx::query("SELECT revision, state FROM procedures WHERE id = $1")
            .bind(wanted.id.as_str())
            .fetch_all(&mut *connection)
            .await?;
        if rows.is_empty() {
            return Err(Refusal::UnknownProcedure {
                id: wanted.id.clone(),
            }
            .into());
        }
        let mut active: Option<Revision> = None;
        for row in &rows {
            if row.try_get::<&str, _>("state")? == "active" {
                active = Some(database::parsed(row, "revision")?);
            }
        }
        if active != Some(wanted.revision) {
            return Err(Refusal::StaleRevision {
                id: wanted.id.clone(),
                active,
            }
            .into());
        }
        Ok(self.procedure_of(connection, wanted).await?)
    }

    /// The procedure of a revision that the host has, active or not.
    pub(crate) async fn procedure_of(
        &self,
        connection: &mut Connection,
        revision: &ProcedureRevision,
    ) -> Result<TokenProcedure, Fault> {
        let row = sqlx::query("SELECT content FROM procedures WHERE id = $1 AND revision = $2")
            .bind(revision.id.as_str())
            .bind(revision.revision.to_string())
            .fetch_one(&mut *connection)
            .await?;
        let procedure: TokenProcedure = database::json(&row, "content")?;
        // The revision is what the officer signed: content that does not hash to it was changed by another program.
        if procedure.revision() != revision.revision {
            return Err(Fault::Corrupt {
                what: "procedures.content",
            });
        }
        Ok(procedure)
    }
}
