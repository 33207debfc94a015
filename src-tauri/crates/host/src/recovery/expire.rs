use protocol::RecoveryRequestState;
use serde_json::json;

use super::stored::StoredRequest;
use crate::{
    Actor, Fault, Host,
    audit::{Entry, Event},
    database::millis,
};

impl Host {
    /// Ends the recovery requests whose time is over.
    pub(crate) async fn expire_recovery_requests(&self) -> Result<(), Fault> {
        let now = self.now();
        let mut write = self.database().write().await?;
        let rows = sqlx::query(
            "SELECT * FROM recovery_requests WHERE state IN ('pending', 'approved') AND expires_at <= $1",
        )
        .bind(millis(now))
        .fetch_all(&mut *write)
        .await?;
        for row in &rows {
            let request = StoredRequest::read(row)?;
            sqlx::query(
                "UPDATE recovery_requests SET state = $1, changed_at = $2 WHERE number = $3",
            )
            .bind(RecoveryRequestState::Expired.name())
            .bind(millis(now))
            .bind(request.number)
            .execute(&mut *write)
            .await?;
            let entry = Entry {
                actor: Actor::Host,
                event: Event::RecoveryExpired,
                subject: &request.id.to_string(),
                details: json!({ "digest": request.digest.to_string() }),
                document: None,
            };
            self.audit(&mut write, entry).await?;
        }
        write.commit().await?;
        Ok(())
    }
}
