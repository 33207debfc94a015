//! The recovered keys of an order: recorded with it, and read again when it is finished.

use contents::KeyReference;
use procedure::ProcedureId;
use protocol::{Base64, CertificateId, IssuedCertificate, OrderId};
use serde_json::json;
use sqlx::Row as _;

use super::Recovered;
use crate::{
    Actor, Fault, Host,
    archive::ArchivedKey,
    audit::{Entry, Event},
    cards::StockedCard,
    database::{self, AnswerRow, Connection, Write},
    orders::StoredOrder,
};

/// An archived key that an order delivers.
#[derive(Debug)]
pub(crate) struct Delivery {
    /// The place that it takes.
    pub(crate) place: KeyReference,
    /// Its archive record.
    pub(crate) record: ArchivedKey,
    /// The certificate that was issued when it was created, DER.
    original: Vec<u8>,
    /// Who issued that one.
    pub(crate) authority: ProcedureId,
    /// Whether the key comes with it.
    pub(crate) reused: bool,
}

impl Delivery {
    /// The certificate that was issued when the key was created, at its place.
    pub(crate) fn certificate(&self) -> (KeyReference, IssuedCertificate) {
        let certificate = IssuedCertificate {
            id: self.record.certificate,
            certificate: Base64(self.original.clone()),
        };
        (self.place, certificate)
    }
}

impl Host {
    /// Records what an order recovers, in the transaction that records the order; after the new certificates of its
    /// keys.
    pub(crate) async fn record_recovered(
        &self,
        write: &mut Write,
        order: OrderId,
        card: &StockedCard,
        recovered: &[Recovered],
    ) -> Result<(), Fault> {
        for one in recovered {
            let original = i64::try_from(one.archived.id.0).map_err(|_| Fault::Corrupt {
                what: "certificates.id",
            })?;
            sqlx::query(
                "INSERT INTO recovered_keys (order_id, card, key, record, original, issued, after_certificate)
                 VALUES ($1, $2, $3, $4, $5, (SELECT id FROM certificates WHERE order_id = $1 AND key = $3),
                     (SELECT MAX(id) FROM certificates))",
            )
            .bind(order.to_string())
            .bind(card.id)
            .bind(one.place.to_string())
            .bind(one.archived.record)
            .bind(original)
            .execute(&mut **write)
            .await?;
        }
        Ok(())
    }

    /// What an order delivers of the archive, by place.
    pub(crate) async fn deliveries(
        &self,
        connection: &mut Connection,
        order: OrderId,
    ) -> Result<Vec<Delivery>, Fault> {
        let rows = sqlx::query(
            "SELECT recovered_keys.key, recovered_keys.original, recovered_keys.issued, certificates.certificate,
                 certificates.authority
             FROM recovered_keys JOIN certificates ON certificates.id = recovered_keys.original
             WHERE recovered_keys.order_id = $1 ORDER BY recovered_keys.id",
        )
        .bind(order.to_string())
        .fetch_all(&mut *connection)
        .await?;
        let mut deliveries = Vec::new();
        for row in &rows {
            deliveries.push(self.delivery(connection, row).await?);
        }
        Ok(deliveries)
    }

    async fn delivery(
        &self,
        connection: &mut Connection,
        row: &AnswerRow,
    ) -> Result<Delivery, Fault> {
        let corrupt = |what| Fault::Corrupt { what };
        let original: i64 = row.try_get("original")?;
        let id = u64::try_from(original).map_err(|_| corrupt("recovered_keys.original"))?;
        let record = self.archived_key_of(connection, CertificateId(id)).await?;
        Ok(Delivery {
            place: database::parsed(row, "key")?,
            record: record.ok_or_else(|| corrupt("archived_keys"))?,
            original: row.try_get("certificate")?,
            authority: database::parsed(row, "authority")?,
            reused: row.try_get::<Option<i64>, _>("issued")?.is_none(),
        })
    }

    /// Says in the audit which keys an order delivered, and why.
    pub(crate) async fn audit_recovered(
        &self,
        write: &mut Write,
        order: &StoredOrder,
    ) -> Result<(), Fault> {
        let Some(said) = &order.open.draft.recovery else {
            return Ok(());
        };
        let officer = u32::try_from(order.officer).map_err(|_| Fault::Corrupt {
            what: "orders.officer",
        })?;
        let entry = Entry {
            actor: Actor::Officer(protocol::OfficerId(officer)),
            event: Event::KeyRecovered,
            subject: &order.id.to_string(),
            details: json!({
                "certificates": order.recovered, "reason": said.reason, "request": said.request,
            }),
            document: order.issue_order.as_deref(),
        };
        self.audit(write, entry).await
    }
}
