use std::collections::BTreeMap;

use contents::CardIdentity;
use procedure::{FieldName, PinDistribution, PinProcedure, Role, TokenProcedure};
use protocol::{OpenRequest, Refusal, ServiceOffer, canonical};
use secret::Puk;

use crate::{Fault, Host, Refused, database::Connection, officers::Officer};

/// The open request of the last order of a card ($1) that was completed.
const LAST: &str = "SELECT open_document FROM orders WHERE card = $1 AND state = 'completed'
     ORDER BY changed_at DESC, id DESC LIMIT 1";

/// What a card's services go by.
pub(super) struct LastOrder {
    pub(super) procedure: TokenProcedure,
    /// What was typed about the holder.
    pub(super) fields: BTreeMap<FieldName, String>,
}

/// Whether a service's PIN may be entered at the RA.
pub(super) const fn lets_enter(pin: &PinProcedure) -> bool {
    matches!(
        pin.distribution,
        PinDistribution::EnterAtRa | PinDistribution::Unchanged
    )
}

impl Host {
    /// What services of a card go by, for an officer who may give it a new PIN.
    pub(crate) async fn service_offer(
        &self,
        officer: &Officer,
        identity: &CardIdentity,
    ) -> Result<ServiceOffer, Refused> {
        officer.must_have(Role::UnblockCard)?;
        let mut read = self.database().read().await?;
        let card = self.find_card(&mut read, identity).await?;
        let card = card.ok_or(Refusal::UnknownCard)?;
        let last = self.last_order(&mut read, card.id).await?;
        Ok(ServiceOffer {
            procedure: last.procedure.procedure_revision(),
            procedure_name: last.procedure.name,
            pin_procedure: last.procedure.pin_procedure,
            fields: last.fields,
            // Of every card in stock the host has the PUK.
            puk_at_host: officer.roles.contains(&Role::UsePuk),
        })
    }

    /// The card's last order that was completed, in the revision that was signed, active or not.
    pub(super) async fn last_order(
        &self,
        connection: &mut Connection,
        card: i64,
    ) -> Result<LastOrder, Refused> {
        let document: Option<String> = sqlx::query_scalar(LAST)
            .bind(card)
            .fetch_optional(&mut *connection)
            .await?;
        let document = document.ok_or(Refusal::CardNotIssued)?;
        let open: OpenRequest =
            canonical::from_slice(document.as_bytes()).map_err(|_| Fault::Corrupt {
                what: "orders.open_document",
            })?;
        Ok(LastOrder {
            procedure: self.procedure_of(connection, &open.procedure).await?,
            fields: open.draft.fields,
        })
    }

    /// PUKs that the card may have: of runs without a receipt, the newest first, then the one that it had before.
    pub(super) async fn puks(
        &self,
        connection: &mut Connection,
        card: i64,
    ) -> Result<Vec<Puk>, Fault> {
        let pending = self.pending_puks(connection, card).await?.into_iter();
        let mut puks: Vec<Puk> = pending.map(|(_, puk)| puk).collect();
        puks.push(self.puk(connection, card).await?);
        Ok(puks)
    }
}

#[cfg(test)]
mod tests {
    use super::LAST;
    use crate::database::plan::scans;

    #[tokio::test]
    async fn an_index_finds_the_orders_of_a_card() {
        assert_eq!(scans(LAST, &[]).await, [""; 0]);
    }
}
