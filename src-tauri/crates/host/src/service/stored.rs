use jiff::Timestamp;
use procedure::ProcedureRevision;
use protocol::{ActState, CardService, OrderId, OrderState, SignedReceipt, canonical};
use sqlx::Row as _;

use crate::{
    Fault, Host,
    database::{self, AnswerRow, Connection},
};

/// A service as the database has it.
pub(super) struct StoredService {
    pub(super) id: OrderId,
    pub(super) card: i64,
    pub(super) officer: i64,
    pub(super) state: ActState,
    pub(super) granted_at: Timestamp,
    pub(super) expires_at: Timestamp,
    pub(super) message: Vec<u8>,
    pub(super) service: CardService,
    pub(super) procedure: ProcedureRevision,
    /// The grant, CMS, while it is open.
    pub(super) answer: Option<Vec<u8>>,
    pub(super) grant_digest: String,
    pub(super) receipt: Option<SignedReceipt>,
}

impl Host {
    /// The service of that id.
    pub(super) async fn stored_service(
        &self,
        connection: &mut Connection,
        id: OrderId,
    ) -> Result<Option<StoredService>, Fault> {
        let row = sqlx::query(
            "SELECT acts.*, card_services.* FROM acts JOIN card_services ON card_services.id = acts.id WHERE acts.id = $1",
        )
        .bind(id.to_string())
        .fetch_optional(connection)
        .await?;
        row.as_ref().map(StoredService::read).transpose()
    }
}

impl StoredService {
    fn read(row: &AnswerRow) -> Result<Self, Fault> {
        let corrupt = |what| Fault::Corrupt { what };
        let document: &str = row.try_get("document")?;
        let receipt: Option<&str> = row.try_get("receipt")?;
        Ok(Self {
            id: database::parsed(row, "id")?,
            card: row.try_get("card")?,
            officer: row.try_get("officer")?,
            state: database::word(row, "state")?,
            granted_at: database::time(row, "at")?,
            expires_at: database::time(row, "expires_at")?,
            message: row.try_get("message")?,
            service: canonical::from_slice(document.as_bytes())
                .map_err(|_| corrupt("card_services.document"))?,
            procedure: ProcedureRevision {
                id: database::parsed(row, "procedure_id")?,
                revision: database::parsed(row, "procedure_revision")?,
            },
            answer: row.try_get("answer")?,
            grant_digest: row.try_get("grant_digest")?,
            receipt: receipt
                .map(|_| database::json(row, "receipt"))
                .transpose()?,
        })
    }

    /// How far it got, in the words of orders; one whose receipt is not taken any more has ended then.
    pub(super) fn state_at(&self, now: Timestamp) -> OrderState {
        match self.state {
            ActState::Open if now < self.expires_at => OrderState::Granted,
            ActState::Open | ActState::Expired => OrderState::Expired,
            ActState::Done | ActState::NotDone => OrderState::Completed,
            ActState::Superseded => OrderState::Superseded,
        }
    }
}
