use procedure::Role;
use protocol::{
    ActivityKind, Decision, RecoveryDecision, RecoveryFault, RecoveryRequestState, canonical,
    cms::Verified,
};
use serde_json::json;

use super::{must_be_a_reason, refused, stored::StoredRequest};
use crate::{
    Actor, Fault, Host, Refused,
    activity::{About, Act},
    audit::{Entry, Event},
    database::{Write, millis},
    officers::Officer,
};

impl Host {
    /// Takes what another officer says to a recovery request. The same document again changes nothing.
    pub(crate) async fn decide_recovery(
        &self,
        officer: &Officer,
        message: &[u8],
    ) -> Result<(), Refused> {
        let decision: Verified<RecoveryDecision> = self.verified(officer, message).await?;
        let deciding = Deciding {
            host: self,
            officer,
            message,
            decision: &decision.document,
        };
        deciding.run().await
    }
}

struct Deciding<'a> {
    host: &'a Host,
    officer: &'a Officer,
    message: &'a [u8],
    decision: &'a RecoveryDecision,
}

impl Deciding<'_> {
    async fn run(&self) -> Result<(), Refused> {
        let (host, id) = (self.host, self.decision.order);
        let mut write = host.database().write().await?;
        if host.is_known(&mut write, id, self.message).await? {
            return Ok(());
        }
        host.must_be_recent(self.decision.made_at)?;
        self.officer.must_have(Role::ApproveRecovery)?;
        if let Decision::Refuse { reason } = &self.decision.decision {
            must_be_a_reason(reason)?;
        }
        let request = self.request(&mut write).await?;
        self.must_be_open(&mut write, &request).await?;
        self.record(&mut write, &request).await?;
        self.change_state(&mut write, &request).await?;
        host.remember(&mut write, id, self.message).await?;
        write.commit().await?;
        Ok(())
    }

    /// The request that was read: exactly one that the host has, and another officer's.
    async fn request(&self, write: &mut Write) -> Result<StoredRequest, Refused> {
        let digest = canonical::digest(&self.decision.request)
            .map_err(|_| Fault::Document("a recovery request has no JSON"))?;
        let request = self.host.recovery_request(write, &digest).await?;
        let request = request.ok_or_else(|| refused(RecoveryFault::UnknownRequest))?;
        if request.officer == self.officer.number() {
            return Err(refused(RecoveryFault::OwnRequest));
        }
        Ok(request)
    }

    /// An approved request that no order has used can still be refused; one that lost an approval can be approved again,
    /// by another officer.
    async fn must_be_open(
        &self,
        write: &mut Write,
        request: &StoredRequest,
    ) -> Result<(), Refused> {
        let decided = sqlx::query(
            "SELECT number FROM recovery_decisions WHERE request = $1 AND officer = $2",
        )
        .bind(request.number)
        .bind(self.officer.number());
        let state = self.host.standing(write, request).await?.state;
        match (state, &self.decision.decision) {
            (RecoveryRequestState::Pending, _)
            | (RecoveryRequestState::Approved, Decision::Refuse { .. }) => {}
            _ => return Err(refused(RecoveryFault::RequestState { state })),
        }
        match decided.fetch_optional(&mut **write).await? {
            Some(_) => Err(refused(RecoveryFault::DecidedAlready)),
            None => Ok(()),
        }
    }

    async fn record(&self, write: &mut Write, request: &StoredRequest) -> Result<(), Refused> {
        let (decision, reason) = match &self.decision.decision {
            Decision::Approve {} => ("approve", None),
            Decision::Refuse { reason } => ("refuse", Some(reason)),
        };
        sqlx::query(
            "INSERT INTO recovery_decisions (request, officer, decision, reason, message, decided_at)
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(request.number)
        .bind(self.officer.number())
        .bind(decision)
        .bind(reason)
        .bind(self.message)
        .bind(millis(self.host.now()))
        .execute(&mut **write)
        .await?;
        let event = match reason {
            None => Event::RecoveryApproved,
            Some(_) => Event::RecoveryRefused,
        };
        let entry = Entry {
            actor: Actor::Officer(self.officer.id),
            event,
            subject: &request.id.to_string(),
            details: json!({ "digest": request.digest.to_string(), "reason": reason }),
            document: Some(self.message),
        };
        self.host.audit(write, entry).await?;
        let kind = match reason {
            None => ActivityKind::RecoveryApproval,
            Some(_) => ActivityKind::RecoveryRefusal,
        };
        let act = Act {
            at: self.host.now(),
            officer: self.officer.id,
            kind,
            about: About::Request(request.number),
            reason: reason.map(String::as_str),
        };
        Ok(self.host.record_activity(write, act).await?)
    }

    async fn change_state(
        &self,
        write: &mut Write,
        request: &StoredRequest,
    ) -> Result<(), Refused> {
        let state = match self.decision.decision {
            Decision::Refuse { .. } => RecoveryRequestState::Refused,
            Decision::Approve {} => self.host.standing(write, request).await?.state,
        };
        sqlx::query("UPDATE recovery_requests SET state = $1, changed_at = $2 WHERE number = $3")
            .bind(state.name())
            .bind(millis(self.host.now()))
            .bind(request.number)
            .execute(&mut **write)
            .await?;
        Ok(())
    }
}
