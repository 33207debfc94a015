use contents::CardIdentity;
use procedure::Role;
use protocol::{ArchiveFound, ArchiveQuery, ArchivedCertificate, Base64, CertificateId, Refusal};
use sqlx::Row as _;

use crate::{
    Fault, Host, Refused,
    database::{self, AnswerRow, Connection},
    officers::Officer,
};

/// Published certificates that were issued when archived keys were created; a macro, because queries are literals.
macro_rules! select {
    ($from:literal, $rest:literal) => {
        concat!(
            "SELECT certificates.id AS id, certificates.certificate, certificates.revoked_at,
                 archived_keys.archived_at, orders.card_identity FROM ",
            $from,
            " JOIN archived_keys ON archived_keys.certificate = certificates.id
             JOIN orders ON orders.id = archived_keys.order_id WHERE certificates.published_at IS NOT NULL ",
            $rest
        )
    };
}

/// The one of that number ($1).
const BY_ID: &str = select!("certificates", "AND certificates.id = $1");

/// The number of the certificate with that serial number ($1).
const BY_SERIAL: &str = "SELECT id FROM certificates WHERE serial = $1";

/// Those whose subjects match ($1) before that number ($2), newest first, at most so many ($3).
const BY_SUBJECT: &str = select!(
    "(SELECT rowid AS number FROM archived_subjects WHERE archived_subjects MATCH $1 AND rowid < $2
         ORDER BY rowid DESC LIMIT $3) AS page
     JOIN certificates ON certificates.id = page.number",
    "ORDER BY page.number DESC"
);

/// Whether the subject of that number ($2) matches ($1).
const SUBJECT_OF: &str =
    "SELECT rowid FROM archived_subjects WHERE archived_subjects MATCH $1 AND rowid = $2";

impl Host {
    /// Searches certificates that were issued when archived keys were created. Published ones alone are found.
    pub(crate) async fn search_archive(
        &self,
        officer: &Officer,
        query: &ArchiveQuery,
    ) -> Result<ArchiveFound, Refused> {
        officer.must_recover_or_approve()?;
        let subject = query.subject.as_deref().map(phrase).transpose()?;
        let mut connection = self.database().pool().acquire().await?;
        let after = query.after.map_or(i64::MAX, number);
        let mut certificates = match (query.id, &query.serial, subject) {
            (None, None, None) => {
                return Err(malformed("a search has at least one criterion").into());
            }
            (None, None, Some(subject)) => by_subject(&mut connection, &subject, after).await?,
            (_, _, subject) => {
                let one = exact(&mut connection, query, subject.as_deref()).await?;
                match one.filter(|id| *id < after) {
                    Some(id) => archived_certificate(&mut connection, id).await?,
                    None => None,
                }
                .into_iter()
                .collect()
            }
        };
        let more = certificates.len() > ArchiveQuery::PAGE;
        certificates.truncate(ArchiveQuery::PAGE);
        Ok(ArchiveFound { certificates, more })
    }
}

impl Officer {
    /// Refuses an officer who neither recovers keys nor approves that others do.
    pub(super) fn must_recover_or_approve(&self) -> Result<(), Refusal> {
        self.must_have(Role::ApproveRecovery)
            .or_else(|_| self.must_have(Role::RecoverKey))
    }
}

async fn by_subject(
    connection: &mut Connection,
    subject: &str,
    before: i64,
) -> Result<Vec<ArchivedCertificate>, Fault> {
    // One more than a page: whether there is one is all that is said of it.
    let most = i64::try_from(ArchiveQuery::PAGE + 1).unwrap_or(i64::MAX);
    let rows = sqlx::query(BY_SUBJECT)
        .bind(subject)
        .bind(before)
        .bind(most)
        .fetch_all(&mut *connection)
        .await?;
    rows.iter().map(read).collect()
}

/// The one certificate of an id or a serial number, if the other criteria hold for it, too.
async fn exact(
    connection: &mut Connection,
    query: &ArchiveQuery,
    subject: Option<&str>,
) -> Result<Option<i64>, Fault> {
    let mut id = query.id.map(number);
    if let Some(serial) = &query.serial {
        let found: Option<i64> = sqlx::query_scalar(BY_SERIAL)
            .bind(serial)
            .fetch_optional(&mut *connection)
            .await?;
        id = found.filter(|found| id.is_none_or(|id| id == *found));
    }
    let (Some(one), Some(subject)) = (id, subject) else {
        return Ok(id);
    };
    let matching = sqlx::query_scalar(SUBJECT_OF).bind(subject).bind(one);
    Ok(matching.fetch_optional(&mut *connection).await?)
}

/// The certificate of that number, as answers have it; `None` where it is of no archived key, or not published.
pub(super) async fn archived_certificate(
    connection: &mut Connection,
    id: i64,
) -> Result<Option<ArchivedCertificate>, Fault> {
    let row = sqlx::query(BY_ID)
        .bind(id)
        .fetch_optional(&mut *connection)
        .await?;
    row.as_ref().map(read).transpose()
}

fn read(row: &AnswerRow) -> Result<ArchivedCertificate, Fault> {
    let id: i64 = row.try_get("id")?;
    let card: CardIdentity = database::json(row, "card_identity")?;
    Ok(ArchivedCertificate {
        id: CertificateId(u64::try_from(id).map_err(|_| Fault::Corrupt {
            what: "certificates.id",
        })?),
        certificate: Base64(row.try_get("certificate")?),
        archived_at: database::time(row, "archived_at")?,
        card,
        revoked_at: database::optional_time(row, "revoked_at")?,
    })
}

/// A part of a subject as the index takes it: one string, whatever is in it.
fn phrase(part: &str) -> Result<String, Refusal> {
    let length = part.chars().count();
    if !(ArchiveQuery::MIN_SUBJECT..=ArchiveQuery::MAX_SUBJECT).contains(&length) {
        return Err(malformed("a part of a subject has 3 to 200 characters"));
    }
    if part.chars().any(char::is_control) {
        return Err(malformed("a subject has no control characters"));
    }
    Ok(format!("\"{}\"", part.replace('"', "\"\"")))
}

/// A Certificate ID as the database has it; one that is too large is before none and of none.
fn number(id: CertificateId) -> i64 {
    i64::try_from(id.0).unwrap_or(i64::MAX)
}

fn malformed(what: &str) -> Refusal {
    Refusal::Malformed {
        what: what.to_owned(),
    }
}

#[cfg(test)]
mod tests;
