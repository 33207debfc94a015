use procedure::Role;
use protocol::{
    ArchivedCertificate, Base64, ListedRecoveryRequest, OfficerId, OfficerName, RecoveryRefused,
    RecoveryRequestList,
};
use sqlx::Row as _;

use super::{search::archived_certificate, stored::StoredRequest};
use crate::{
    Fault, Host, Refused,
    database::{AnswerRow, Connection, millis},
    officers::Officer,
};

/// Most requests in a list.
const MOST: i64 = 200;

impl Host {
    /// The recovery requests that an officer may see and that something can still be done with, newest first; the
    /// officer's own refused ones as well, until their time is over.
    pub(crate) async fn recovery_requests(
        &self,
        officer: &Officer,
    ) -> Result<RecoveryRequestList, Refused> {
        officer.must_recover_or_approve()?;
        let all = officer.roles.contains(&Role::ApproveRecovery);
        let mut connection = self.database().pool().acquire().await?;
        let rows = sqlx::query(
            "SELECT recovery_requests.*, officers.name AS officer_name, procedures.content AS procedure_content
             FROM recovery_requests JOIN officers ON officers.id = recovery_requests.officer
             JOIN procedures ON procedures.id = procedure_id AND procedures.revision = procedure_revision
             WHERE recovery_requests.number IN (
                 SELECT number FROM recovery_requests WHERE state IN ('pending', 'approved') AND $1
                 UNION
                 SELECT number FROM recovery_requests
                     WHERE officer = $2 AND state IN ('pending', 'approved', 'refused'))
               AND expires_at > $3
             ORDER BY recovery_requests.number DESC LIMIT $4",
        )
        .bind(all)
        .bind(officer.number())
        .bind(millis(self.now()))
        .bind(MOST)
        .fetch_all(&mut *connection)
        .await?;
        let mut requests = Vec::new();
        for row in &rows {
            requests.push(self.listed_request(&mut connection, row).await?);
        }
        Ok(RecoveryRequestList { requests })
    }

    async fn listed_request(
        &self,
        connection: &mut Connection,
        row: &AnswerRow,
    ) -> Result<ListedRecoveryRequest, Fault> {
        let request = StoredRequest::read(row)?;
        let content: procedure::TokenProcedure = crate::database::json(row, "procedure_content")?;
        let standing = self.standing(connection, &request).await?;
        Ok(ListedRecoveryRequest {
            digest: request.digest,
            state: standing.state,
            officer: officer_id(request.officer)?,
            officer_name: row.try_get("officer_name")?,
            procedure_name: content.name,
            certificates: certificates(connection, &request).await?,
            approvals_needed: request.approvals,
            approved_by: standing.approved_by,
            refused: refusal(connection, request.number).await?,
            request: Base64(request.message),
        })
    }
}

async fn certificates(
    connection: &mut Connection,
    request: &StoredRequest,
) -> Result<Vec<ArchivedCertificate>, Fault> {
    let mut certificates = Vec::new();
    for id in &request.document.certificates {
        let missing = || Fault::Corrupt {
            what: "recovery_requests.document",
        };
        let id = i64::try_from(id.0).map_err(|_| missing())?;
        let found = archived_certificate(connection, id).await?;
        certificates.push(found.ok_or_else(missing)?);
    }
    Ok(certificates)
}

/// Who refused, and why.
async fn refusal(
    connection: &mut Connection,
    request: i64,
) -> Result<Option<RecoveryRefused>, Fault> {
    let row = sqlx::query(
        "SELECT recovery_decisions.officer, officers.name, reason FROM recovery_decisions
         JOIN officers ON officers.id = recovery_decisions.officer WHERE request = $1 AND decision = 'refuse'
         ORDER BY number DESC LIMIT 1",
    )
    .bind(request)
    .fetch_optional(&mut *connection)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let by = OfficerName {
        officer: officer_id(row.try_get("officer")?)?,
        name: row.try_get("name")?,
    };
    let reason = row.try_get("reason")?;
    Ok(Some(RecoveryRefused { by, reason }))
}

fn officer_id(number: i64) -> Result<OfficerId, Fault> {
    let corrupt = |_| Fault::Corrupt {
        what: "recovery_requests.officer",
    };
    u32::try_from(number).map(OfficerId).map_err(corrupt)
}
