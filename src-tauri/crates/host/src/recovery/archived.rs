//! Look-ups in the archive: by Certificate ID and by what the input fields said of the holder.

use std::collections::BTreeMap;

use contents::Certificate;
use jiff::Timestamp;
use procedure::FieldName;
use protocol::CertificateId;
use sqlx::Row as _;

use crate::{
    Fault, Host,
    database::{self, AnswerRow, Connection},
};

/// Most keys of one holder: far more than a card has places for. Values that more keys have say of none whose it is.
pub(super) const MOST_KEYS: usize = 200;

/// Published certificates that were issued when archived keys were created; a macro, because queries are literals. A key
/// is compromised where any certificate of it was revoked for that (1, [`RevocationReason::KeyCompromise`]).
///
/// [`RevocationReason::KeyCompromise`]: crate::RevocationReason::KeyCompromise
macro_rules! archived {
    ($rest:literal) => {
        concat!(
            "SELECT archived_keys.id AS record, certificates.id AS id, certificates.certificate, certificates.subject,
                 certificates.revoked_at, certificates.not_after,
                 EXISTS (SELECT 1 FROM certificates AS other WHERE other.fingerprint = archived_keys.fingerprint
                     AND other.revoked_at IS NOT NULL AND other.reason = 1) AS compromised
             FROM archived_keys JOIN certificates ON certificates.id = archived_keys.certificate
             WHERE certificates.published_at IS NOT NULL ",
            $rest
        )
    };
}

/// The one of that certificate ($1).
const BY_ID: &str = archived!("AND archived_keys.certificate = $1");

/// Those whose holder has that value ($2) in that field ($1) and all of those ($3, JSON), newest first, at most so many
/// ($4).
const BY_HOLDER: &str = archived!(
    "AND archived_keys.id IN (
         SELECT record FROM archived_holders AS found WHERE found.field = $1 AND found.value = $2
             AND NOT EXISTS (SELECT 1 FROM json_each($3) AS wanted WHERE NOT EXISTS (
                 SELECT 1 FROM archived_holders AS other WHERE other.record = found.record
                     AND other.field = wanted.key AND other.value = wanted.value)))
     ORDER BY archived_keys.id DESC LIMIT $4"
);

/// A key in the archive, with the certificate that was issued when it was created.
#[derive(Clone, Debug)]
pub(crate) struct Archived {
    /// Its archive record.
    pub(crate) record: i64,
    /// The certificate's number.
    pub(crate) id: CertificateId,
    /// The certificate.
    pub(crate) certificate: Certificate,
    /// Its subject, as `RFC 4514` writes it.
    pub(super) subject: String,
    /// When the certificate was revoked.
    pub(super) revoked_at: Option<Timestamp>,
    /// Whether one of the key's certificates, this or a later one, was revoked for key compromise.
    pub(super) compromised: bool,
    not_after: Timestamp,
}

impl Archived {
    fn read(row: &AnswerRow) -> Result<Self, Fault> {
        let corrupt = |what| Fault::Corrupt { what };
        let id: i64 = row.try_get("id")?;
        Ok(Self {
            record: row.try_get("record")?,
            id: CertificateId(u64::try_from(id).map_err(|_| corrupt("certificates.id"))?),
            certificate: Certificate::from_der(row.try_get("certificate")?)
                .map_err(|_| corrupt("certificates.certificate"))?,
            subject: row.try_get("subject")?,
            revoked_at: database::optional_time(row, "revoked_at")?,
            compromised: row.try_get("compromised")?,
            not_after: database::time(row, "not_after")?,
        })
    }

    /// Whether its certificate is neither revoked nor expired, and the key not compromised.
    pub(super) fn is_good(&self, now: Timestamp) -> bool {
        self.revoked_at.is_none() && !self.compromised && now < self.not_after
    }
}

impl Host {
    /// The archived key of a certificate; `None` where it is of none, or was never published.
    pub(super) async fn archived(
        &self,
        connection: &mut Connection,
        id: CertificateId,
    ) -> Result<Option<Archived>, Fault> {
        let Ok(id) = i64::try_from(id.0) else {
            return Ok(None);
        };
        let row = sqlx::query(BY_ID)
            .bind(id)
            .fetch_optional(&mut *connection)
            .await?;
        row.as_ref().map(Archived::read).transpose()
    }

    /// The archived keys whose holder has all those values, newest first, at most one more than a holder has; none for no
    /// value.
    pub(super) async fn archived_of(
        &self,
        connection: &mut Connection,
        holder: &BTreeMap<FieldName, String>,
    ) -> Result<Vec<Archived>, Fault> {
        let values = serde_json::to_string(holder)
            .map_err(|_| Fault::Document("a holder's values have no JSON"))?;
        let Some((field, value)) = selective(holder) else {
            return Ok(Vec::new());
        };
        let rows = sqlx::query(BY_HOLDER)
            .bind(field.as_str())
            .bind(value)
            .bind(values)
            .bind(i64::try_from(MOST_KEYS + 1).unwrap_or(i64::MAX))
            .fetch_all(&mut *connection)
            .await?;
        rows.iter().map(Archived::read).collect()
    }

    /// What the input fields said of a key's holder when it was archived, as far as they are among those named.
    pub(super) async fn holder_of(
        &self,
        connection: &mut Connection,
        archived: &Archived,
        fields: impl IntoIterator<Item = &FieldName>,
    ) -> Result<BTreeMap<FieldName, String>, Fault> {
        let mut holder = BTreeMap::new();
        for field in fields {
            let value: Option<String> = sqlx::query_scalar(
                "SELECT value FROM archived_holders WHERE record = $1 AND field = $2",
            )
            .bind(archived.record)
            .bind(field.as_str())
            .fetch_optional(&mut *connection)
            .await?;
            holder.extend(value.map(|value| (field.clone(), value)));
        }
        Ok(holder)
    }
}

/// The value to look up first. The longest is the best guess at what tells one holder from others.
fn selective(holder: &BTreeMap<FieldName, String>) -> Option<(&FieldName, &String)> {
    holder.iter().max_by_key(|(_, value)| value.chars().count())
}

#[cfg(test)]
mod tests;
