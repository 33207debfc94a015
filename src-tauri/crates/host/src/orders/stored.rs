use std::collections::BTreeMap;

use contents::{CardIdentity, KeyReference};
use jiff::Timestamp;
use procedure::ProcedureRevision;
use protocol::{
    CertificateId, IssueOrder, OpenRequest, OrderId, OrderState, Refusal, Sha256Hex, SignedReceipt,
    canonical,
};
use sqlx::Row as _;

use crate::{
    Fault, Host, Refused,
    database::{self, AnswerRow, Connection},
    officers::Officer,
};

/// An order as the database has it.
#[derive(Debug)]
pub(crate) struct StoredOrder {
    pub(crate) id: OrderId,
    pub(crate) card: i64,
    pub(crate) officer: i64,
    pub(crate) state: OrderState,
    pub(crate) procedure: ProcedureRevision,
    pub(crate) granted_at: Timestamp,
    pub(crate) changed_at: Timestamp,
    pub(crate) expires_at: Timestamp,
    pub(crate) card_identity: CardIdentity,
    pub(crate) open_request: Vec<u8>,
    pub(crate) open: OpenRequest,
    pub(crate) open_digest: Sha256Hex,
    pub(crate) grant: Vec<u8>,
    pub(crate) issue_order: Option<Vec<u8>>,
    pub(crate) order: Option<(IssueOrder, Sha256Hex)>,
    pub(crate) signed_at: Option<Timestamp>,
    pub(crate) lease_until: Option<Timestamp>,
    pub(crate) fulfilment: Option<Vec<u8>>,
    pub(crate) fulfilment_digest: Option<String>,
    pub(crate) receipt: Option<SignedReceipt>,
    pub(crate) abandoned_by: Option<Vec<u8>>,
    /// The archived certificates whose keys were granted, by place.
    pub(crate) recovered: BTreeMap<KeyReference, CertificateId>,
}

impl Host {
    /// The order of that id.
    pub(crate) async fn stored_order(
        &self,
        connection: &mut Connection,
        id: OrderId,
    ) -> Result<Option<StoredOrder>, Fault> {
        let row = sqlx::query("SELECT * FROM orders WHERE id = $1")
            .bind(id.to_string())
            .fetch_optional(&mut *connection)
            .await?;
        row.as_ref().map(StoredOrder::read).transpose()
    }

    /// The order of that id, if it is this officer's.
    pub(crate) async fn own_order(
        &self,
        connection: &mut Connection,
        officer: &Officer,
        id: OrderId,
    ) -> Result<StoredOrder, Refused> {
        let order = self.stored_order(connection, id).await?;
        let order = order.filter(|order| order.officer == officer.number());
        Ok(order.ok_or(Refusal::UnknownOrder)?)
    }
}

impl StoredOrder {
    pub(crate) fn read(row: &AnswerRow) -> Result<Self, Fault> {
        let open: &str = row.try_get("open_document")?;
        let order: Option<&str> = row.try_get("order_document")?;
        let order = order
            .map(|text| Ok::<_, Fault>((read(text, "orders.order_document")?, digest(text))))
            .transpose()?;
        let receipt: Option<&str> = row.try_get("receipt")?;
        let unreadable = |_| Fault::Corrupt {
            what: "orders.receipt",
        };
        Ok(Self {
            id: database::parsed(row, "id")?,
            card: row.try_get("card")?,
            officer: row.try_get("officer")?,
            state: database::word(row, "state")?,
            procedure: ProcedureRevision {
                id: database::parsed(row, "procedure_id")?,
                revision: database::parsed(row, "procedure_revision")?,
            },
            granted_at: database::time(row, "granted_at")?,
            changed_at: database::time(row, "changed_at")?,
            expires_at: database::time(row, "expires_at")?,
            card_identity: database::json(row, "card_identity")?,
            open_request: row.try_get("open_request")?,
            open: read(open, "orders.open_document")?,
            open_digest: digest(open),
            grant: row.try_get("grant_document")?,
            issue_order: row.try_get("issue_order")?,
            order,
            signed_at: database::optional_time(row, "signed_at")?,
            lease_until: database::optional_time(row, "lease_until")?,
            fulfilment: row.try_get("fulfilment")?,
            fulfilment_digest: row.try_get("fulfilment_digest")?,
            receipt: receipt
                .map(serde_json::from_str)
                .transpose()
                .map_err(unreadable)?,
            abandoned_by: row.try_get("abandoned_by")?,
            recovered: granted(row)?,
        })
    }
}

fn granted(row: &AnswerRow) -> Result<BTreeMap<KeyReference, CertificateId>, Fault> {
    match row.try_get::<Option<&str>, _>("recovered")? {
        None => Ok(BTreeMap::new()),
        Some(_) => database::json(row, "recovered"),
    }
}

fn read<T: protocol::Document>(text: &str, what: &'static str) -> Result<T, Fault> {
    canonical::from_slice(text.as_bytes()).map_err(|_| Fault::Corrupt { what })
}

fn digest(text: &str) -> Sha256Hex {
    Sha256Hex::of(text.as_bytes())
}
