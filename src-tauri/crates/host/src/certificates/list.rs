use contents::KeyReference;
use jiff::Timestamp;
use protocol::{CertificateId, OrderId};
use serde::Serialize;
use sqlx::Row as _;

use super::RevocationReason;
use crate::{Fault, Host, database};

/// A certificate that the host issued, in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ListedCertificate {
    /// Its number at the host.
    pub id: CertificateId,
    /// Its serial number, 32 lower-case hexadecimal digits.
    pub serial: String,
    /// Its subject, as `RFC 4514` writes it.
    pub subject: String,
    /// The key on the card.
    pub key: KeyReference,
    /// The order it was issued in; none for an officer's, issued at the console.
    pub order: Option<OrderId>,
    /// The first instant of its validity.
    pub not_before: Timestamp,
    /// The last.
    pub not_after: Timestamp,
    /// When it was published, by the order's receipt.
    pub published_at: Option<Timestamp>,
    /// When it was revoked.
    pub revoked_at: Option<Timestamp>,
    /// Why.
    pub reason: Option<RevocationReason>,
}

impl Host {
    /// The certificates issued last, newest first, at most `limit`.
    ///
    /// # Errors
    /// [`Fault`] when the database cannot be read.
    pub async fn certificates(&self, limit: u16) -> Result<Vec<ListedCertificate>, Fault> {
        let rows = sqlx::query(
            "SELECT * FROM certificates WHERE certificate IS NOT NULL ORDER BY id DESC LIMIT $1",
        )
        .bind(i64::from(limit))
        .fetch_all(self.database().pool())
        .await?;
        rows.iter().map(listed).collect()
    }
}

fn listed(row: &database::AnswerRow) -> Result<ListedCertificate, Fault> {
    let id: i64 = row.try_get("id")?;
    let reason: Option<i64> = row.try_get("reason")?;
    let order: Option<&str> = row.try_get("order_id")?;
    Ok(ListedCertificate {
        id: CertificateId(u64::try_from(id).map_err(|_| Fault::Corrupt {
            what: "certificates.id",
        })?),
        serial: row.try_get("serial")?,
        subject: row.try_get("subject")?,
        key: database::parsed(row, "key")?,
        order: order
            .map(|_| database::parsed(row, "order_id"))
            .transpose()?,
        not_before: database::time(row, "not_before")?,
        not_after: database::time(row, "not_after")?,
        published_at: database::optional_time(row, "published_at")?,
        revoked_at: database::optional_time(row, "revoked_at")?,
        reason: reason.and_then(RevocationReason::from_stored),
    })
}
