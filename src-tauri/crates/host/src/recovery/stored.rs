use jiff::Timestamp;
use protocol::{
    Decision, OfficerName, OrderId, RecoveryDecision, RecoveryFault, RecoveryRequest,
    RecoveryRequestState, Sha256Hex, canonical,
    cms::{self, SignerTrust},
};
use sqlx::Row as _;

use super::refused;
use crate::{
    Fault, Host, Refused,
    database::{self, AnswerRow, Connection},
    officers::Officer,
};

/// A recovery request as the database has it.
#[derive(Debug)]
pub(super) struct StoredRequest {
    pub(super) number: i64,
    pub(super) id: OrderId,
    pub(super) digest: Sha256Hex,
    pub(super) officer: i64,
    state: RecoveryRequestState,
    /// How many must approve.
    pub(super) approvals: u8,
    pub(super) message: Vec<u8>,
    pub(super) document: RecoveryRequest,
    expires_at: Timestamp,
}

impl StoredRequest {
    pub(super) fn read(row: &AnswerRow) -> Result<Self, Fault> {
        let corrupt = |what| Fault::Corrupt { what };
        let document: &str = row.try_get("document")?;
        Ok(Self {
            number: row.try_get("number")?,
            id: database::parsed(row, "id")?,
            digest: Sha256Hex::of(document.as_bytes()),
            officer: row.try_get("officer")?,
            state: database::word(row, "state")?,
            approvals: u8::try_from(row.try_get::<i64, _>("approvals")?)
                .map_err(|_| corrupt("recovery_requests.approvals"))?,
            message: row.try_get("message")?,
            document: canonical::from_slice(document.as_bytes())
                .map_err(|_| corrupt("recovery_requests.document"))?,
            expires_at: database::time(row, "expires_at")?,
        })
    }

    /// Whether that is an approval of this request, signed by that officer.
    fn is_approved(&self, officer: &Officer, message: &[u8], decided_at: Timestamp) -> bool {
        let trust = SignerTrust::exact_under(&officer.signature, &officer.authorities);
        let signed = cms::verify::<RecoveryDecision>(message, &trust, decided_at);
        signed.is_ok_and(|signed| {
            signed.document.request == self.document
                && signed.document.decision == (Decision::Approve {})
        })
    }

    /// Its state with so many approvals that count. What was recorded of it does not say that it is approved still: one
    /// who approved it may be disabled since. Its time may be over, though nobody may have said so yet.
    fn state(&self, given: u8, now: Timestamp) -> RecoveryRequestState {
        match self.state {
            RecoveryRequestState::Pending | RecoveryRequestState::Approved => {
                if self.expires_at <= now {
                    RecoveryRequestState::Expired
                } else if given < self.approvals {
                    RecoveryRequestState::Pending
                } else {
                    RecoveryRequestState::Approved
                }
            }
            state => state,
        }
    }
}

/// How a recovery request stands now.
#[derive(Debug)]
pub(super) struct Standing {
    pub(super) state: RecoveryRequestState,
    /// Whose approvals count, in the order in which they were given.
    pub(super) approved_by: Vec<OfficerName>,
}

impl Standing {
    /// Refuses a request that is closed, or has fewer approvals than that.
    pub(super) fn must_be_approved(&self, needed: u8) -> Result<(), Refused> {
        let state = self.state;
        if !matches!(
            state,
            RecoveryRequestState::Pending | RecoveryRequestState::Approved
        ) {
            return Err(refused(RecoveryFault::RequestState { state }));
        }
        let given = count(&self.approved_by);
        if given < needed {
            return Err(refused(RecoveryFault::ApprovalsMissing { needed, given }));
        }
        Ok(())
    }
}

fn count(approved_by: &[OfficerName]) -> u8 {
    u8::try_from(approved_by.len()).unwrap_or(u8::MAX)
}

impl Host {
    /// The request of that digest.
    pub(super) async fn recovery_request(
        &self,
        connection: &mut Connection,
        digest: &Sha256Hex,
    ) -> Result<Option<StoredRequest>, Fault> {
        let row = sqlx::query("SELECT * FROM recovery_requests WHERE digest = $1")
            .bind(digest.to_string())
            .fetch_optional(&mut *connection)
            .await?;
        row.as_ref().map(StoredRequest::read).transpose()
    }

    /// How a request stands, by the approvals that count now.
    pub(super) async fn standing(
        &self,
        connection: &mut Connection,
        request: &StoredRequest,
    ) -> Result<Standing, Fault> {
        let approved_by = self.approvals(connection, request).await?;
        Ok(Standing {
            state: request.state(count(&approved_by), self.now()),
            approved_by,
        })
    }

    /// Which officers approved it: others than the one who asks, each by a signature over exactly this request, and
    /// none who was disabled since, or whose certificate was revoked. What the database says beside the signatures does
    /// not count.
    async fn approvals(
        &self,
        connection: &mut Connection,
        request: &StoredRequest,
    ) -> Result<Vec<OfficerName>, Fault> {
        let rows = sqlx::query(
            "SELECT officer, message, decided_at FROM recovery_decisions
             WHERE request = $1 AND officer <> $2 AND decision = 'approve' ORDER BY number",
        )
        .bind(request.number)
        .bind(request.officer)
        .fetch_all(&mut *connection)
        .await?;
        let mut approved_by = Vec::new();
        for row in &rows {
            let id = row.try_get("officer")?;
            let officer = self.stored_officer(connection, id).await?;
            let Some(officer) = officer.filter(|officer| officer.active) else {
                continue;
            };
            if self.has_revoked(connection, &officer.signature).await? {
                continue;
            }
            let decided_at = database::time(row, "decided_at")?;
            if request.is_approved(&officer, row.try_get("message")?, decided_at) {
                let (officer, name) = (officer.id, officer.name);
                approved_by.push(OfficerName { officer, name });
            }
        }
        Ok(approved_by)
    }
}
