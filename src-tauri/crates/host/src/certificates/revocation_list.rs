use jiff::ToSpan;
use procedure::ProcedureId;
use serde_json::json;
use sqlx::Row as _;

use super::RevocationReason;
use crate::{
    Actor, Fault, Host,
    audit::{Entry, Event},
    authority::{Authority, RevocationList, Revoked},
    database::{self, Write, millis},
};

/// How long a list is good (nextUpdate), and how old it may be before the next one is made.
const GOOD_HOURS: i64 = 7 * 24;
const RENEWED_HOURS: i64 = 24;

impl Host {
    /// The authority's current list, DER; made anew where a certificate was revoked since, or the list is a day old.
    pub(crate) async fn revocation_list(&self, authority: &Authority) -> Result<Vec<u8>, Fault> {
        let id = authority.id().as_str();
        let row = sqlx::query("SELECT crl, stale, this_update FROM crls WHERE authority = $1")
            .bind(id)
            .fetch_optional(self.database().pool())
            .await?;
        if let Some(row) = row {
            let renewal = database::time(&row, "this_update")? + RENEWED_HOURS.hours();
            if row.try_get::<i64, _>("stale")? == 0 && self.now() < renewal {
                return Ok(row.try_get("crl")?);
            }
        }
        self.renew_revocation_list(authority).await
    }

    /// Makes the lists that are stale, of all authorities.
    pub(crate) async fn refresh_revocation_lists(&self) -> Result<(), Fault> {
        for authority in self.inner.authorities.values() {
            self.revocation_list(authority).await?;
        }
        Ok(())
    }

    async fn renew_revocation_list(&self, authority: &Authority) -> Result<Vec<u8>, Fault> {
        // The number must rise with what is in the list: both are read and written in one transaction. Signing in it
        // holds up other writers for one signature; a list is made at most once per revocation.
        let mut write = self.database().write().await?;
        let list = self.next_list(&mut write, authority.id()).await?;
        let signer = authority.clone();
        let (list, crl) = tokio::task::spawn_blocking(move || {
            signer.revocation_list(&list).map(|crl| (list, crl))
        })
        .await
        .map_err(|_| Fault::Task)??;
        sqlx::query(
            "INSERT INTO crls (authority, number, this_update, next_update, stale, crl) VALUES ($1, $2, $3, $4, 0, $5)
             ON CONFLICT (authority) DO UPDATE SET number = $2, this_update = $3, next_update = $4, stale = 0, crl = $5",
        )
        .bind(authority.id().as_str())
        .bind(i64::try_from(list.number).map_err(|_| Fault::Corrupt { what: "crls.number" })?)
        .bind(millis(list.this_update))
        .bind(millis(list.next_update))
        .bind(&crl)
        .execute(&mut *write)
        .await?;
        let details = json!({ "number": list.number, "revoked": list.revoked.len() });
        let entry = Entry {
            actor: Actor::Host,
            event: Event::RevocationListIssued,
            subject: authority.id().as_str(),
            details,
            document: None,
        };
        self.audit(&mut write, entry).await?;
        write.commit().await?;
        Ok(crl)
    }

    async fn next_list(
        &self,
        write: &mut Write,
        authority: &ProcedureId,
    ) -> Result<RevocationList, Fault> {
        let last: Option<i64> = sqlx::query_scalar("SELECT number FROM crls WHERE authority = $1")
            .bind(authority.as_str())
            .fetch_optional(&mut **write)
            .await?;
        let now = self.now();
        // RFC 5280 §3.3: an entry stays on one list issued after the certificate's end; then it may go.
        let still_listed = millis(now - (2 * GOOD_HOURS).hours());
        let rows = sqlx::query(
            "SELECT serial, revoked_at, reason FROM certificates
             WHERE authority = $1 AND revoked_at IS NOT NULL AND not_after > $2 ORDER BY revoked_at, id",
        )
        .bind(authority.as_str())
        .bind(still_listed)
        .fetch_all(&mut **write)
        .await?;
        let corrupt = || Fault::Corrupt {
            what: "certificates.reason",
        };
        let revoked = rows.iter().map(|row| {
            let reason =
                RevocationReason::from_stored(row.try_get("reason")?).ok_or_else(corrupt)?;
            Ok(Revoked {
                serial: row.try_get("serial")?,
                at: database::time(row, "revoked_at")?,
                reason,
            })
        });
        let number = u64::try_from(last.unwrap_or(0) + 1).map_err(|_| Fault::Corrupt {
            what: "crls.number",
        })?;
        let revoked = revoked.collect::<Result<_, Fault>>()?;
        Ok(RevocationList {
            number,
            this_update: now,
            next_update: now + GOOD_HOURS.hours(),
            revoked,
        })
    }
}
