use std::collections::BTreeSet;

use protocol::{OrderId, Sha256Hex};
use serde::Serialize;
use sqlx::Row as _;

use super::{BEGINNING, Row, head};
use crate::{
    Fault, Host,
    database::{self, AnswerRow},
};

/// How many rows are read at a time.
const PAGE: i64 = 1000;

/// What a verification of the audit found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct AuditReport {
    /// Rows that were read.
    pub rows: u64,
    /// Documents of orders that were compared with the audit.
    pub documents: u64,
    /// What is wrong; empty for a good audit. At most a hundred.
    pub faults: Vec<AuditFault>,
}

/// Something in the audit that the host did not write.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "fault", rename_all = "kebab-case")]
pub enum AuditFault {
    /// A row's content is not what its hash says.
    #[error("row {row} was changed")]
    Changed {
        /// The row.
        row: i64,
    },
    /// A row does not follow the one before it: something was taken out, put in or moved.
    #[error("row {row} does not follow the row before it")]
    NotInOrder {
        /// The row.
        row: i64,
    },
    /// The chain does not end where the host ended it.
    #[error("the audit does not end where the host ended it")]
    End,
    /// An order's signed document is not the one that was recorded.
    #[error("a signed document of order {order} is not the one that was recorded")]
    Document {
        /// The order.
        order: OrderId,
    },
}

impl Host {
    /// Reads the whole audit and says whether it is as the host wrote it, and whether the signed documents of all
    /// orders are the ones that were recorded.
    ///
    /// # Errors
    /// [`Fault`] when the database cannot be read.
    pub async fn verify_audit(&self) -> Result<AuditReport, Fault> {
        let mut report = AuditReport {
            rows: 0,
            documents: 0,
            faults: Vec::new(),
        };
        let mut recorded = BTreeSet::new();
        // One snapshot for everything: rows that are written meanwhile are not half seen.
        let mut snapshot = self.database().pool().begin().await?;
        let mut last = (0, BEGINNING.to_owned());
        loop {
            let rows =
                sqlx::query("SELECT * FROM audit WHERE sequence > $1 ORDER BY sequence LIMIT $2")
                    .bind(last.0)
                    .bind(PAGE)
                    .fetch_all(&mut *snapshot)
                    .await?;
            if rows.is_empty() {
                break;
            }
            for row in &rows {
                report.row(row, &mut last, &mut recorded)?;
            }
        }
        let end = sqlx::query("SELECT sequence, hash, mac FROM audit_head")
            .fetch_optional(&mut *snapshot)
            .await?;
        if !self.ends_there(end.as_ref(), &last)? {
            report.fault(AuditFault::End);
        }
        let orders = sqlx::query(
            "SELECT id, open_request, issue_order, abandoned_by, receipt FROM orders ORDER BY id",
        )
        .fetch_all(&mut *snapshot)
        .await?;
        for order in &orders {
            report.order(order, &recorded)?;
        }
        let approvals = sqlx::query(
            "SELECT id, message FROM recovery_requests
             UNION ALL
             SELECT recovery_requests.id, recovery_decisions.message FROM recovery_decisions
             JOIN recovery_requests ON recovery_requests.number = recovery_decisions.request",
        )
        .fetch_all(&mut *snapshot)
        .await?;
        for row in &approvals {
            let message: Vec<u8> = row.try_get("message")?;
            report.document(database::parsed(row, "id")?, &message, &recorded);
        }
        let acts = sqlx::query("SELECT id, message, receipt FROM acts ORDER BY id")
            .fetch_all(&mut *snapshot)
            .await?;
        for act in &acts {
            let id = database::parsed(act, "id")?;
            report.document(id, act.try_get("message")?, &recorded);
            if let Some(receipt) = act.try_get::<Option<&str>, _>("receipt")? {
                report.document(id, receipt.as_bytes(), &recorded);
            }
        }
        Ok(report)
    }

    fn ends_there(&self, end: Option<&AnswerRow>, last: &(i64, String)) -> Result<bool, Fault> {
        let Some(end) = end else {
            return Ok(last.0 == 0);
        };
        let (sequence, hash): (i64, String) = (end.try_get("sequence")?, end.try_get("hash")?);
        let mac: Vec<u8> = end.try_get("mac")?;
        Ok((sequence, &hash) == (last.0, &last.1)
            && self.sealing().audit_mac_holds(&head(sequence, &hash), &mac))
    }
}

impl AuditReport {
    fn row(
        &mut self,
        found: &AnswerRow,
        last: &mut (i64, String),
        recorded: &mut BTreeSet<String>,
    ) -> Result<(), Fault> {
        let (sequence, hash): (i64, String) = (found.try_get("sequence")?, found.try_get("hash")?);
        let row = Row {
            sequence,
            at: found.try_get("at")?,
            actor: found.try_get("actor")?,
            event: found.try_get("event")?,
            subject: found.try_get("subject")?,
            details: found.try_get("details")?,
            document: found.try_get("document")?,
            previous: found.try_get("previous")?,
        };
        if row.hash() != hash {
            self.fault(AuditFault::Changed { row: sequence });
        }
        if sequence != last.0 + 1 || row.previous != last.1 {
            self.fault(AuditFault::NotInOrder { row: sequence });
        }
        recorded.extend(row.document.map(str::to_owned));
        *last = (sequence, hash);
        self.rows += 1;
        Ok(())
    }

    fn order(&mut self, order: &AnswerRow, recorded: &BTreeSet<String>) -> Result<(), Fault> {
        let id: OrderId = database::parsed(order, "id")?;
        let receipt: Option<String> = order.try_get("receipt")?;
        let mut documents: Vec<Vec<u8>> = receipt.into_iter().map(String::into_bytes).collect();
        for column in ["open_request", "issue_order", "abandoned_by"] {
            documents.extend(order.try_get::<Option<Vec<u8>>, _>(column)?);
        }
        for document in documents {
            self.document(id, &document, recorded);
        }
        Ok(())
    }

    fn document(&mut self, order: OrderId, document: &[u8], recorded: &BTreeSet<String>) {
        self.documents += 1;
        if !recorded.contains(&Sha256Hex::of(document).to_string()) {
            self.fault(AuditFault::Document { order });
        }
    }

    fn fault(&mut self, fault: AuditFault) {
        if self.faults.len() < 100 {
            self.faults.push(fault);
        }
    }
}
