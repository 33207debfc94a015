use contents::KeyReference;
use jiff::Timestamp;
use procedure::Role;
use protocol::{
    Base64, CertificateId, OfficerId, OrderCertificate, OrderDetails, OrderId, OrderList,
    OrderState, OrderSummary, Refusal,
};
use serde::Serialize;
use sqlx::Row as _;

use super::StoredOrder;
use crate::{
    Fault, Host, Refused,
    database::{self, AnswerRow, Connection},
    officers::Officer,
};

/// Most orders in a list.
const MOST: i64 = 200;

/// An order in the console's list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ListedOrder {
    /// Its id.
    pub order: OrderId,
    /// How far it got.
    pub state: OrderState,
    /// The procedure's name for people.
    pub procedure: String,
    /// The card.
    pub card: String,
    /// The officer's name.
    pub officer: String,
    /// When the host granted it.
    pub granted_at: Timestamp,
    /// When its state last changed.
    pub changed_at: Timestamp,
}

impl From<OrderSummary> for ListedOrder {
    fn from(summary: OrderSummary) -> Self {
        Self {
            order: summary.order,
            state: summary.state,
            procedure: summary.procedure_name,
            card: summary.card.to_string(),
            officer: summary.officer_name,
            granted_at: summary.granted_at,
            changed_at: summary.changed_at,
        }
    }
}

impl Host {
    /// Orders for the console, newest first, at most 200; with `open`, only those with something still to be done.
    ///
    /// # Errors
    /// [`Fault`] when the database cannot be read.
    pub async fn orders(&self, open: bool) -> Result<Vec<ListedOrder>, Fault> {
        let summaries = self.summaries(open, None).await?;
        Ok(summaries.into_iter().map(ListedOrder::from).collect())
    }

    /// The officer's own orders, or everybody's for one who may revoke.
    pub(crate) async fn orders_for(
        &self,
        officer: &Officer,
        open: bool,
    ) -> Result<OrderList, Refused> {
        let own = (!officer.roles.contains(&Role::RevokeCertificate)).then_some(officer.id);
        Ok(OrderList {
            orders: self.summaries(open, own).await?,
        })
    }

    /// Everything of one order that the officer may see.
    pub(crate) async fn order_details(
        &self,
        officer: &Officer,
        id: OrderId,
    ) -> Result<OrderDetails, Refused> {
        let mut connection = self.database().pool().acquire().await?;
        let order = self.stored_order(&mut connection, id).await?;
        let sees = |order: &StoredOrder| {
            order.officer == officer.number() || officer.roles.contains(&Role::RevokeCertificate)
        };
        let order = order.filter(sees).ok_or(Refusal::UnknownOrder)?;
        let summary = self.summary(&mut connection, id).await?;
        let certificates = order_certificates(&mut connection, id).await?;
        let history = self.history(&mut connection, &order).await?;
        let abandoning_revokes = self.abandoning_revokes(&mut connection, &order).await?;
        let signer = self.stored_officer(&mut connection, order.officer).await?;
        let signer = signer.ok_or(Fault::Corrupt {
            what: "orders.officer",
        })?;
        let der = |certificate: &contents::Certificate| Base64(certificate.der().to_vec());
        Ok(OrderDetails {
            summary,
            open_request: Base64(order.open_request),
            issue_order: order.issue_order.map(Base64),
            fulfilment: order.fulfilment.map(Base64),
            receipt: order.receipt,
            abandoned_by: order.abandoned_by.map(Base64),
            certificates,
            signed_at: order.signed_at,
            officer_authorities: signer.authorities.iter().map(der).collect(),
            history,
            abandoning_revokes,
        })
    }

    async fn summaries(
        &self,
        open: bool,
        own: Option<OfficerId>,
    ) -> Result<Vec<OrderSummary>, Fault> {
        // Grants whose time is over are not open, though nobody may have said so yet.
        let rows = sqlx::query(
            "SELECT orders.*, officers.name AS officer_name, procedures.content AS procedure_content
             FROM orders JOIN officers ON officers.id = orders.officer
             JOIN procedures ON procedures.id = orders.procedure_id AND procedures.revision = orders.procedure_revision
             WHERE ($1 = 0 OR orders.state IN ('executing', 'fulfilled')
                    OR (orders.state = 'granted' AND orders.expires_at > $2))
               AND ($3 IS NULL OR orders.officer = $3)
             ORDER BY orders.granted_at DESC, orders.id DESC LIMIT $4",
        )
        .bind(i64::from(open))
        .bind(database::millis(self.now()))
        .bind(own.map(|officer| i64::from(officer.0)))
        .bind(MOST)
        .fetch_all(self.database().pool())
        .await?;
        rows.iter().map(|row| self.summarised(row)).collect()
    }

    async fn summary(
        &self,
        connection: &mut Connection,
        id: OrderId,
    ) -> Result<OrderSummary, Fault> {
        let row = sqlx::query(
            "SELECT orders.*, officers.name AS officer_name, procedures.content AS procedure_content
             FROM orders JOIN officers ON officers.id = orders.officer
             JOIN procedures ON procedures.id = orders.procedure_id AND procedures.revision = orders.procedure_revision
             WHERE orders.id = $1",
        )
        .bind(id.to_string())
        .fetch_one(&mut *connection)
        .await?;
        self.summarised(&row)
    }

    fn summarised(&self, row: &AnswerRow) -> Result<OrderSummary, Fault> {
        let order = StoredOrder::read(row)?;
        let expired = order.state == OrderState::Granted && order.expires_at <= self.now();
        let content: procedure::TokenProcedure = database::json(row, "procedure_content")?;
        Ok(OrderSummary {
            order: order.id,
            state: if expired {
                OrderState::Expired
            } else {
                order.state
            },
            procedure: order.procedure,
            procedure_name: content.name,
            card: order.card_identity,
            officer: OfficerId(u32::try_from(order.officer).map_err(|_| Fault::Corrupt {
                what: "orders.officer",
            })?),
            officer_name: row.try_get("officer_name")?,
            granted_at: order.granted_at,
            changed_at: if expired {
                order.expires_at
            } else {
                order.changed_at
            },
        })
    }
}

async fn order_certificates(
    connection: &mut Connection,
    id: OrderId,
) -> Result<Vec<OrderCertificate>, Fault> {
    let rows = sqlx::query(
        "SELECT id, key, serial, certificate, action, published_at, revoked_at FROM certificates
         WHERE order_id = $1 AND certificate IS NOT NULL
         UNION ALL
         SELECT original, recovered_keys.key, serial, certificate, 'recover', published_at, revoked_at FROM recovered_keys
         JOIN certificates ON certificates.id = original WHERE recovered_keys.order_id = $1 AND issued IS NULL
         ORDER BY 1",
    )
    .bind(id.to_string())
    .fetch_all(&mut *connection)
    .await?;
    let certificate = |row: &AnswerRow| {
        let id: i64 = row.try_get("id")?;
        Ok(OrderCertificate {
            id: CertificateId(u64::try_from(id).map_err(|_| Fault::Corrupt {
                what: "certificates.id",
            })?),
            key: database::parsed::<KeyReference>(row, "key")?,
            serial: row.try_get("serial")?,
            certificate: Base64(row.try_get("certificate")?),
            action: database::word(row, "action")?,
            published_at: database::optional_time(row, "published_at")?,
            revoked_at: database::optional_time(row, "revoked_at")?,
        })
    };
    rows.iter().map(certificate).collect()
}
