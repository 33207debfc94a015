use protocol::{MalformedId, OrderDetails, OrderId, OrderList, OrderSummary};
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
mod verify;

pub use abandon::{AbandonError, Abandoned};
pub use evidence::{OrderEvidence, ReceiptEvidence};
pub use verify::{
    VerifiedAbandonment, VerifiedField, VerifiedKey, VerifiedOrder, VerifyOrderError,
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

    /// One order, with its certificates and documents.
    ///
    /// # Errors
    /// [`OrdersError`].
    pub async fn order(&self, order: &str) -> Result<OrderDetailsView, OrdersError> {
        Ok(OrderDetailsView::new(&self.order_details(order).await?))
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

/// Everything the host keeps of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OrderDetailsView {
    /// As in a list.
    pub summary: OrderView,
    /// Its certificates.
    pub certificates: Vec<OrderCertificateView>,
    /// When the host took the signed order (`RFC 3339`): the time to verify it at.
    pub signed_at: Option<String>,
    /// Which of its documents the host has: `open-request`, `order`, `fulfilment`, `receipt`, `abandoned-by`.
    pub documents: Vec<String>,
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
    /// When it was revoked (`RFC 3339`), if it was.
    pub revoked_at: Option<String>,
}

impl OrderDetailsView {
    fn new(details: &OrderDetails) -> Self {
        let certificates = details
            .certificates
            .iter()
            .map(|certificate| OrderCertificateView {
                id: certificate.id.to_string(),
                key: certificate.key.to_string(),
                serial: certificate.serial.clone(),
                revoked_at: certificate.revoked_at.map(|time| time.to_string()),
            });
        let documents = [
            ("open-request", true),
            ("order", details.issue_order.is_some()),
            ("fulfilment", details.fulfilment.is_some()),
            ("receipt", details.receipt.is_some()),
            ("abandoned-by", details.abandoned_by.is_some()),
        ];
        Self {
            summary: OrderView::new(&details.summary),
            certificates: certificates.collect(),
            signed_at: details.signed_at.map(|time| time.to_string()),
            documents: documents
                .iter()
                .filter(|(_, there)| *there)
                .map(|(name, _)| (*name).to_owned())
                .collect(),
        }
    }
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
