use jiff::Timestamp;
use protocol::{CertificateId, OrderId};
use serde_json::json;
use sqlx::Row as _;

use super::RevocationReason;
use crate::{
    Actor, Fault, Host,
    audit::{Entry, Event},
    database::{Write, millis},
};

/// Why a certificate was not revoked.
#[derive(Debug, thiserror::Error)]
pub enum RevokeError {
    /// There is no certificate with that number.
    #[error("there is no certificate {0}")]
    Unknown(CertificateId),
    /// It is revoked.
    #[error("certificate {0} is revoked already")]
    AlreadyRevoked(CertificateId),
    /// Something failed inside.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Which certificates are revoked together.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Which<'a> {
    /// All of an order.
    OfOrder(OrderId),
    /// This one.
    One(i64),
    /// What the order replaced in that place of the card: published ones of earlier orders that were stored there, and
    /// further ones for a key that is not there any more.
    ReplacedBy {
        order: OrderId,
        card: i64,
        key: &'a str,
    },
    /// Those of officers that were issued before this time and not used: no officer has them.
    Unused { before: Timestamp },
    /// What a recovered key took the place of: published ones of the card for another key there, which is lost. One that
    /// is archived is not.
    LostTo {
        card: i64,
        key: &'a str,
        fingerprint: &'a str,
    },
    /// What a key that was generated in that place made useless: published ones of the card for another key there.
    Overwritten {
        card: i64,
        key: &'a str,
        fingerprint: &'a str,
    },
}

impl Host {
    /// Revokes one certificate, at the console.
    ///
    /// # Errors
    /// [`RevokeError`].
    pub async fn revoke_certificate(
        &self,
        actor: Actor,
        id: CertificateId,
        reason: RevocationReason,
    ) -> Result<(), RevokeError> {
        let mut write = self.database().write().await?;
        let number = i64::try_from(id.0).map_err(|_| RevokeError::Unknown(id))?;
        let known = sqlx::query("SELECT id FROM certificates WHERE id = $1")
            .bind(number)
            .fetch_optional(&mut *write)
            .await
            .map_err(Fault::from)?;
        if known.is_none() {
            return Err(RevokeError::Unknown(id));
        }
        if self
            .revoke(&mut write, actor, Which::One(number), reason)
            .await?
            == 0
        {
            return Err(RevokeError::AlreadyRevoked(id));
        }
        write.commit().await.map_err(Fault::from)?;
        self.refresh_revocation_lists().await?;
        Ok(())
    }

    /// Revokes those that are not revoked yet, and says how many they were. The lists are stale then; whoever calls
    /// refreshes them after the commit.
    pub(crate) async fn revoke(
        &self,
        write: &mut Write,
        actor: Actor,
        which: Which<'_>,
        reason: RevocationReason,
    ) -> Result<usize, Fault> {
        let query = match which {
            Which::OfOrder(order) => {
                sqlx::query("SELECT id, serial FROM certificates WHERE order_id = $1 AND revoked_at IS NULL")
                    .bind(order.to_string())
            }
            Which::One(id) => {
                sqlx::query("SELECT id, serial FROM certificates WHERE id = $1 AND revoked_at IS NULL").bind(id)
            }
            Which::ReplacedBy { order, card, key } => sqlx::query(
                "SELECT id, serial FROM certificates WHERE order_id IS NOT $1 AND card = $2 AND key = $3
                 AND published_at IS NOT NULL AND revoked_at IS NULL
                 AND (action <> 'issue' OR fingerprint <>
                      (SELECT fingerprint FROM certificates WHERE order_id = $1 AND key = $3))",
            )
            .bind(order.to_string())
            .bind(card)
            .bind(key.to_owned()),
            Which::Unused { before } => sqlx::query(
                "SELECT id, serial FROM certificates WHERE order_id IS NULL AND published_at IS NULL
                 AND revoked_at IS NULL AND not_before < $1",
            )
            .bind(millis(before)),
            Which::LostTo {
                card,
                key,
                fingerprint,
            } => sqlx::query(
                "SELECT id, serial FROM certificates WHERE card = $1 AND key = $2 AND fingerprint <> $3
                 AND published_at IS NOT NULL AND revoked_at IS NULL
                 AND NOT EXISTS (SELECT 1 FROM archived_keys
                     WHERE archived_keys.fingerprint = certificates.fingerprint)",
            )
            .bind(card)
            .bind(key.to_owned())
            .bind(fingerprint.to_owned()),
            Which::Overwritten {
                card,
                key,
                fingerprint,
            } => sqlx::query(
                "SELECT id, serial FROM certificates WHERE card = $1 AND key = $2 AND fingerprint <> $3
                 AND published_at IS NOT NULL AND revoked_at IS NULL",
            )
            .bind(card)
            .bind(key.to_owned())
            .bind(fingerprint.to_owned()),
        };
        let rows = query.fetch_all(&mut **write).await?;
        for row in &rows {
            let (id, serial): (i64, String) = (row.try_get("id")?, row.try_get("serial")?);
            sqlx::query("UPDATE certificates SET revoked_at = $1, reason = $2 WHERE id = $3")
                .bind(millis(self.now()))
                .bind(reason.stored())
                .bind(id)
                .execute(&mut **write)
                .await?;
            let details = json!({ "serial": serial, "reason": reason });
            let (subject, event) = (id.to_string(), Event::CertificateRevoked);
            self.audit(
                write,
                Entry {
                    actor,
                    event,
                    subject: &subject,
                    details,
                    document: None,
                },
            )
            .await?;
        }
        if !rows.is_empty() {
            sqlx::query("UPDATE crls SET stale = 1")
                .execute(&mut **write)
                .await?;
        }
        Ok(rows.len())
    }
}
