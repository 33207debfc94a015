use contents::CardIdentity;
use procedure::Role;
use protocol::{Base64, CertificateId, CertificateQuery, CertificateRecord};
use sqlx::Row as _;

use super::RevocationReason;
use crate::{
    Fault, Host, Refused,
    cards::stocked_identity,
    database::{self, AnswerRow},
    officers::Officer,
};

/// Certificates with their orders; a macro, because queries are literals.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT certificates.*, orders.officer AS ordered_by, officers.name AS officer_name, orders.signed_at,
                 orders.card_identity, procedures.content AS procedure_content,
                 cards.serial AS card_serial, cards.key_fingerprint, cards.guid,
                 EXISTS (SELECT 1 FROM archived_keys WHERE archived_keys.fingerprint = certificates.fingerprint) AS archived
             FROM certificates JOIN cards ON cards.id = certificates.card
             LEFT JOIN orders ON orders.id = certificates.order_id
             LEFT JOIN officers ON officers.id = orders.officer
             LEFT JOIN procedures ON procedures.id = orders.procedure_id
                 AND procedures.revision = orders.procedure_revision
             WHERE certificates.certificate IS NOT NULL AND ",
            $rest
        )
    };
}

/// The one of that SHA-256 ($1). What has the same is the same certificate.
const BY_DIGEST: &str = select!("certificates.digest = $1 LIMIT 1");
/// The one of that number ($1), if it is published, its order is that officer's ($2), or that officer may see all ($3).
const BY_ID: &str = select!(
    "certificates.id = $1 AND (certificates.published_at IS NOT NULL OR orders.officer = $2 OR $3)"
);

impl Host {
    /// A certificate that the host issued: whoever has it may ask what the host knows of it, whoever has its number alone
    /// only once it is published.
    pub(crate) async fn find_certificate(
        &self,
        officer: &Officer,
        query: &CertificateQuery,
    ) -> Result<Option<CertificateRecord>, Refused> {
        officer.must_work_on_cards()?;
        let query = match query {
            CertificateQuery::Fingerprint(digest) => {
                sqlx::query(BY_DIGEST).bind(digest.to_string())
            }
            CertificateQuery::Id(id) => sqlx::query(BY_ID)
                .bind(i64::try_from(id.0).unwrap_or(i64::MAX))
                .bind(officer.number())
                .bind(officer.roles.contains(&Role::RevokeCertificate)),
        };
        let row = query.fetch_optional(self.database().pool()).await?;
        Ok(row.as_ref().map(record).transpose()?)
    }
}

fn record(row: &AnswerRow) -> Result<CertificateRecord, Fault> {
    let corrupt = |what| Fault::Corrupt { what };
    let id: i64 = row.try_get("id")?;
    let is_ordered = row.try_get::<Option<&str>, _>("order_id")?.is_some();
    let procedure: Option<procedure::TokenProcedure> = is_ordered
        .then(|| database::json(row, "procedure_content"))
        .transpose()?;
    let reason: Option<i64> = row.try_get("reason")?;
    let reason = reason.and_then(RevocationReason::from_stored);
    let issued_at = match database::optional_time(row, "signed_at")? {
        Some(at) => at,
        None => database::time(row, "not_before")?,
    };
    Ok(CertificateRecord {
        id: CertificateId(u64::try_from(id).map_err(|_| corrupt("certificates.id"))?),
        certificate: Base64(row.try_get("certificate")?),
        order: is_ordered
            .then(|| database::parsed(row, "order_id"))
            .transpose()?,
        procedure_name: procedure.map(|procedure| procedure.name),
        officer: row.try_get("officer_name")?,
        card: card(row, is_ordered)?,
        key: database::parsed(row, "key")?,
        action: database::word(row, "action")?,
        issued_at,
        published_at: database::optional_time(row, "published_at")?,
        revoked_at: database::optional_time(row, "revoked_at")?,
        reason: reason.map(|reason| reason.standard_name().to_owned()),
        archived: row.try_get("archived")?,
    })
}

/// The card as its order named it; that of an officer's own certificate as the stock names it.
fn card(row: &AnswerRow, is_ordered: bool) -> Result<CardIdentity, Fault> {
    if is_ordered {
        database::json(row, "card_identity")
    } else {
        stocked_identity(row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::database::plan::scans;

    #[tokio::test]
    async fn an_index_finds_a_certificate() {
        for query in [BY_DIGEST, BY_ID] {
            assert_eq!(scans(query, &[]).await, [""; 0], "{query}");
        }
    }
}
