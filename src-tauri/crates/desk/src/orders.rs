use contents::Certificate;
use protocol::{MalformedId, OrderCertificate, OrderDetails, OrderId, OrderList, OrderSummary};
use serde::Serialize;
use serde_json::{Map, Value, json};
use specta::Type;

use crate::{
    Desk, Sentence,
    fault::{Coded, object},
    host::HostError,
    session::NotSignedIn,
};

mod abandon;
mod evidence;
mod record;
mod standing;
mod verify;

pub(crate) use abandon::LONGEST_REASON;
pub use abandon::{AbandonError, Abandoned};
pub use evidence::{EvidenceFile, OrderEvidence, ReceiptEvidence};
pub use record::{OrderEventView, OrderFieldView, OrderRecordView};
pub(crate) use standing::CardLook;
pub use standing::{StandingKeyView, StandingView};
pub use verify::{
    VerificationView, VerifiedAbandonment, VerifiedField, VerifiedKey, VerifiedOrder,
    VerifyOrderError,
};

impl Desk {
    /// Orders, newest first, at most 200: those that are open, or all.
    ///
    /// # Errors
    /// [`OrdersError`].
    pub async fn orders(&self, which: WhichOrders) -> Result<Vec<OrderView>, OrdersError> {
        let path = match which {
            WhichOrders::Open => "/v1/orders?state=open",
            WhichOrders::All => "/v1/orders",
        };
        let list: OrderList = self.session()?.connection().get(path).await?;
        Ok(list.orders.iter().map(OrderView::new).collect())
    }

    pub(crate) async fn order_details(&self, order: &str) -> Result<OrderDetails, OrdersError> {
        let order: OrderId = order.parse()?;
        Ok(self
            .session()?
            .connection()
            .get(&format!("/v1/orders/{order}"))
            .await?)
    }
}

/// Which orders are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhichOrders {
    /// Those for which something is still to be done.
    Open,
    /// All.
    All,
}

/// An order in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OrderView {
    /// Its id.
    pub order: String,
    /// How far it got: `granted`, `executing`, `fulfilled`, `completed`, `abandoned`, `superseded`, `expired`.
    pub state: String,
    /// Whether something is still to be done: by the desk, or by abandoning it.
    pub open: bool,
    /// The procedure's name for people.
    pub procedure: String,
    /// The procedure's id.
    pub procedure_id: String,
    /// What tells the card from every other one.
    pub card: Sentence,
    /// The officer who signed it.
    pub officer: String,
    /// When the host granted it (`RFC 3339`).
    pub granted_at: String,
    /// When its state last changed (`RFC 3339`).
    pub changed_at: String,
}

impl OrderView {
    pub(crate) fn new(order: &OrderSummary) -> Self {
        Self {
            order: order.order.to_string(),
            state: order.state.code().to_owned(),
            open: order.state.is_open(),
            procedure: order.procedure_name.clone(),
            procedure_id: order.procedure.id.to_string(),
            card: Sentence::card(&order.card),
            officer: order.officer_name.clone(),
            granted_at: order.granted_at.to_string(),
            changed_at: order.changed_at.to_string(),
        }
    }
}

/// A certificate of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OrderCertificateView {
    /// Its number at the host, decimal.
    pub id: String,
    /// The key it is for: `9a`.
    pub key: String,
    /// Its serial number, lower-case hexadecimal.
    pub serial: String,
    /// Its subject (`RFC 4514`).
    pub subject: String,
    /// What was done for the key: `add`, `redo`, `issue`, `recover`.
    pub action: String,
    /// When it ends (`RFC 3339`).
    pub not_after: String,
    /// When the host published it (`RFC 3339`), if it did: once the card was written.
    pub published_at: Option<String>,
    /// When it was revoked (`RFC 3339`), if it was.
    pub revoked_at: Option<String>,
}

impl OrderCertificateView {
    /// An error where the host sent what is no certificate.
    fn all(details: &OrderDetails) -> Result<Vec<Self>, OrdersError> {
        details.certificates.iter().map(Self::new).collect()
    }

    fn new(ordered: &OrderCertificate) -> Result<Self, OrdersError> {
        let certificate = Certificate::from_der(&ordered.certificate.0).map_err(|_| {
            HostError::NotUnderstood {
                what: format!("the certificate {} cannot be read", ordered.id),
            }
        })?;
        Ok(Self {
            id: ordered.id.to_string(),
            key: ordered.key.to_string(),
            serial: ordered.serial.clone(),
            subject: certificate.subject().to_owned(),
            action: ordered.action.name().to_owned(),
            not_after: certificate.not_after().to_string(),
            published_at: ordered.published_at.map(|time| time.to_string()),
            revoked_at: ordered.revoked_at.map(|time| time.to_string()),
        })
    }
}

/// The documents that the host has.
fn documents_of(details: &OrderDetails) -> Vec<String> {
    let documents = [
        ("open-request", true),
        ("order", details.issue_order.is_some()),
        ("fulfilment", details.fulfilment.is_some()),
        ("receipt", details.receipt.is_some()),
        ("abandoned-by", details.abandoned_by.is_some()),
    ];
    let there = documents.iter().filter(|(_, there)| *there);
    there.map(|(name, _)| (*name).to_owned()).collect()
}

/// Why orders cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OrdersError {
    /// Nobody is signed in.
    #[error(transparent)]
    NotSignedIn(#[from] NotSignedIn),
    /// What was given is no order's id.
    #[error(transparent)]
    Malformed(#[from] MalformedId),
    /// The host.
    #[error(transparent)]
    Host(#[from] HostError),
}

impl Coded for OrdersError {
    fn code(&self) -> String {
        match self {
            Self::NotSignedIn(error) => error.code(),
            Self::Malformed(_) => "order-id-malformed".to_owned(),
            Self::Host(error) => error.code(),
        }
    }

    fn data(&self) -> Map<String, Value> {
        match self {
            Self::NotSignedIn(error) => error.data(),
            Self::Malformed(MalformedId(text)) => object(json!({ "order": text })),
            Self::Host(error) => error.data(),
        }
    }
}
