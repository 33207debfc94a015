//! An order that cites the recovery request it was approved by.
//!
//! The request is used up in the transaction that records the order as executing. It stays used where the order was
//! answered, also where no receipt ever comes: the keys were delivered. An order that could not be finished delivered
//! none, and gives its request back.

use std::collections::BTreeMap;

use contents::CardIdentity;
use procedure::{CheckedDraft, Draft, FieldName, ProcedureRevision};
use protocol::{CertificateId, OrderId, RecoveryFault, Sha256Hex};

use super::{Recovered, refused, stored::StoredRequest};
use crate::{
    Fault, Host, Refused,
    database::{Connection, Write, millis},
    officers::Officer,
};

/// What is compared with the recovery request.
pub(crate) struct Citing<'a> {
    pub(crate) host: &'a Host,
    pub(crate) officer: &'a Officer,
    pub(crate) procedure: &'a ProcedureRevision,
    pub(crate) card: &'a CardIdentity,
    pub(crate) draft: &'a Draft,
    pub(crate) checked: &'a CheckedDraft,
    pub(crate) recovered: &'a [Recovered],
}

impl Citing<'_> {
    /// Refuses where an approval is missing, or the request that the draft cites is not for exactly this order.
    pub(crate) async fn check(&self, connection: &mut Connection) -> Result<(), Refused> {
        let rules = self.checked.recoveries.iter().map(|one| one.rule.approvals);
        let needed = rules.max().unwrap_or(0);
        let Some(digest) = cited(self.draft) else {
            // A draft without the request that its procedure asks for was refused before.
            return match needed {
                0 => Ok(()),
                needed => Err(refused(RecoveryFault::ApprovalsMissing {
                    needed,
                    given: 0,
                })),
            };
        };
        let request = self.host.recovery_request(connection, &digest).await?;
        let request = request
            .filter(|request| request.officer == self.officer.number())
            .ok_or_else(|| refused(RecoveryFault::UnknownRequest))?;
        let standing = self.host.standing(connection, &request).await?;
        standing.must_be_approved(request.approvals.max(needed))?;
        self.must_be_as_requested(&request)
    }

    fn must_be_as_requested(&self, request: &StoredRequest) -> Result<(), Refused> {
        let asked = &request.document;
        let mut certificates: Vec<CertificateId> =
            self.recovered.iter().map(|one| one.archived.id).collect();
        certificates.sort_unstable();
        let reason = self.draft.recovery.as_ref().map(|said| &said.reason);
        let same = [
            ("procedure", asked.procedure == *self.procedure),
            ("card", asked.card == *self.card),
            ("holder", asked.holder == self.holder()),
            ("certificates", asked.certificates == certificates),
            ("reason", Some(&asked.reason) == reason),
        ];
        match same.into_iter().find(|(_, same)| !same) {
            Some((what, _)) => Err(refused(RecoveryFault::DiffersFromRequest {
                what: what.to_owned(),
            })),
            None => Ok(()),
        }
    }

    /// The values of the fields that say who the holder of the card is.
    fn holder(&self) -> BTreeMap<FieldName, String> {
        let recoveries = self.checked.recoveries.iter();
        let fields = recoveries.flat_map(|recovery| &recovery.rule.holder);
        fields
            .filter_map(|field| Some((field.clone(), self.draft.fields.get(field)?.clone())))
            .collect()
    }
}

impl Host {
    /// Uses up the request that the order's draft cites, in the transaction that records the order.
    pub(crate) async fn use_request(
        &self,
        write: &mut Write,
        order: OrderId,
        draft: &Draft,
    ) -> Result<(), Refused> {
        let Some(digest) = cited(draft) else {
            return Ok(());
        };
        let request = self.recovery_request(write, &digest).await?;
        let request = request.ok_or_else(|| refused(RecoveryFault::UnknownRequest))?;
        // Again, as of this transaction: refused, used or without one of its approvals meanwhile.
        let standing = self.standing(write, &request).await?;
        standing.must_be_approved(request.approvals)?;
        sqlx::query(
            "UPDATE recovery_requests SET state = 'used', used_by = $1, changed_at = $2 WHERE number = $3",
        )
        .bind(order.to_string())
        .bind(millis(self.now()))
        .bind(request.number)
        .execute(&mut **write)
        .await?;
        Ok(())
    }

    /// Gives back the request of an order that ended before it delivered anything.
    pub(crate) async fn give_request_back(
        &self,
        write: &mut Write,
        order: OrderId,
    ) -> Result<(), Fault> {
        sqlx::query(
            "UPDATE recovery_requests SET state = 'approved', used_by = NULL, changed_at = $1 WHERE used_by = $2",
        )
        .bind(millis(self.now()))
        .bind(order.to_string())
        .execute(&mut **write)
        .await?;
        Ok(())
    }
}

/// The digest of the request that a draft cites.
fn cited(draft: &Draft) -> Option<Sha256Hex> {
    let said = draft.recovery.as_ref()?;
    said.request.map(|digest| Sha256Hex(digest.0))
}
