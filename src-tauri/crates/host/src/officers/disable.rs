use protocol::OfficerId;
use serde_json::json;

use crate::{
    Actor, Fault, Host,
    audit::{Entry, Event},
    database::millis,
};

/// Why an officer was not disabled.
#[derive(Debug, thiserror::Error)]
pub enum DisableOfficerError {
    /// There is no such active officer.
    #[error("there is no active officer {0}")]
    Unknown(OfficerId),
    /// Something failed inside.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Host {
    /// Disables an officer at once: sessions end, and nothing the officer signed is taken any more. What was issued
    /// stays. Name and certificates are free for another officer then, such as the same person with a new card.
    ///
    /// # Errors
    /// [`DisableOfficerError`].
    pub async fn disable_officer(
        &self,
        actor: Actor,
        officer: OfficerId,
    ) -> Result<(), DisableOfficerError> {
        let mut write = self.database().write().await?;
        let disabled = sqlx::query("UPDATE officers SET state = 'disabled', changed_at = $1 WHERE id = $2 AND state = 'active'")
            .bind(millis(self.now()))
            .bind(i64::from(officer.0))
            .execute(&mut *write)
            .await
            .map_err(Fault::from)?;
        if disabled.rows_affected() == 0 {
            return Err(DisableOfficerError::Unknown(officer));
        }
        sqlx::query("DELETE FROM sessions WHERE officer = $1")
            .bind(i64::from(officer.0))
            .execute(&mut *write)
            .await
            .map_err(Fault::from)?;
        let (subject, event) = (officer.to_string(), Event::OfficerDisabled);
        self.audit(
            &mut write,
            Entry {
                actor,
                event,
                subject: &subject,
                details: json!({}),
                document: None,
            },
        )
        .await?;
        write.commit().await.map_err(Fault::from)?;
        Ok(())
    }
}
