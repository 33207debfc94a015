use procedure::{Mistake, ProcedureId, ProcedureRevision, TokenProcedure};
use serde::Serialize;
use serde_json::json;
use sqlx::Row as _;

use super::ChangeProcedureError;
use crate::{
    Actor, Fault, Host,
    audit::{Entry, Event},
    database::{Write, millis},
};

/// A revision that was imported, or was there already.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ImportedProcedure {
    /// The revision.
    pub revision: ProcedureRevision,
    /// Its number for people.
    pub number: u32,
    /// Whether the host did not have it yet.
    pub new: bool,
}

/// Why a procedure was not imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportProcedureError {
    /// The file has mistakes.
    #[error("the procedure has mistakes:\n{}", lines(.0))]
    Mistakes(Vec<Mistake>),
    /// It names an authority that this host does not have.
    #[error("the procedure {id} names the authority {authority}, which this host does not have")]
    NoAuthority {
        /// The procedure.
        id: ProcedureId,
        /// The authority.
        authority: ProcedureId,
    },
    /// It was not activated.
    #[error(transparent)]
    Activate(#[from] ChangeProcedureError),
    /// Something failed inside.
    #[error(transparent)]
    Fault(#[from] Fault),
}

fn lines(mistakes: &[Mistake]) -> String {
    mistakes
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("\n")
}

impl Host {
    /// Imports a procedure from its TOML text as a draft; `file_name` is for mistakes alone. A revision that the host
    /// has stays as it is.
    ///
    /// # Errors
    /// [`ImportProcedureError`].
    pub async fn import_procedure(
        &self,
        actor: Actor,
        toml: &str,
        file_name: &str,
    ) -> Result<ImportedProcedure, ImportProcedureError> {
        let procedure =
            TokenProcedure::from_toml(toml, file_name).map_err(ImportProcedureError::Mistakes)?;
        for certificate in procedure.certificate_procedures.values() {
            let issuer = &certificate.issuer;
            if !self
                .authority(issuer)
                .is_some_and(|authority| authority.issues())
            {
                let (id, authority) = (procedure.id.clone(), issuer.clone());
                return Err(ImportProcedureError::NoAuthority { id, authority });
            }
        }
        Ok(self.store_procedure(actor, &procedure).await?)
    }

    /// Imports and activates the procedures that are shipped with the host.
    ///
    /// # Errors
    /// [`ImportProcedureError`].
    pub async fn import_shipped_procedures(
        &self,
        actor: Actor,
    ) -> Result<Vec<ImportedProcedure>, ImportProcedureError> {
        let mut imported = Vec::new();
        for (file_name, toml) in procedure::SHIPPED {
            let procedure = self.import_procedure(actor, toml, file_name).await?;
            self.activate_procedure(actor, &procedure.revision).await?;
            imported.push(procedure);
        }
        Ok(imported)
    }

    async fn store_procedure(
        &self,
        actor: Actor,
        procedure: &TokenProcedure,
    ) -> Result<ImportedProcedure, Fault> {
        let revision = procedure.procedure_revision();
        let mut write = self.database().write().await?;
        if let Some(number) = known(&mut write, &revision).await? {
            return Ok(ImportedProcedure {
                revision,
                number,
                new: false,
            });
        }
        let number: i64 =
            sqlx::query_scalar("SELECT COALESCE(MAX(number), 0) + 1 FROM procedures WHERE id = $1")
                .bind(revision.id.as_str())
                .fetch_one(&mut *write)
                .await?;
        sqlx::query(
            "INSERT INTO procedures (id, revision, number, content, state, created_at, changed_at)
             VALUES ($1, $2, $3, $4, 'draft', $5, $5)",
        )
        .bind(revision.id.as_str())
        .bind(revision.revision.to_string())
        .bind(number)
        .bind(procedure.canonical_json())
        .bind(millis(self.now()))
        .execute(&mut *write)
        .await?;
        let details = json!({ "revision": revision.revision, "number": number });
        let (subject, event) = (revision.id.to_string(), Event::ProcedureImported);
        self.audit(
            &mut write,
            Entry {
                actor,
                event,
                subject: &subject,
                details,
                document: None,
            },
        )
        .await?;
        write.commit().await?;
        Ok(ImportedProcedure {
            revision,
            number: stored_number(number)?,
            new: true,
        })
    }
}

async fn known(write: &mut Write, revision: &ProcedureRevision) -> Result<Option<u32>, Fault> {
    let row = sqlx::query("SELECT number FROM procedures WHERE id = $1 AND revision = $2")
        .bind(revision.id.as_str())
        .bind(revision.revision.to_string())
        .fetch_optional(&mut **write)
        .await?;
    row.map(|row| stored_number(row.try_get("number")?))
        .transpose()
}

pub(super) fn stored_number(number: i64) -> Result<u32, Fault> {
    u32::try_from(number).map_err(|_| Fault::Corrupt {
        what: "procedures.number",
    })
}
