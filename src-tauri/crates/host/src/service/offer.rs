use std::collections::BTreeMap;

use contents::CardIdentity;
use procedure::{FieldName, PinDistribution, PinProcedure, Role, TokenProcedure};
use protocol::{OpenRequest, OrderState, Refusal, ServiceOffer, canonical};
use secret::Puk;
use sqlx::{Row as _, sqlite::SqliteRow};

use crate::{
    Fault, Host, Refused,
    cards::StockedCard,
    database::{self, Connection},
    officers::Officer,
};

/// The last order of a card ($1) that was fulfilled: from then on its run may have written to the card.
const LAST: &str =
    "SELECT id, state, open_document FROM orders WHERE card = $1 AND fulfilment IS NOT NULL
     ORDER BY granted_at DESC, id DESC LIMIT 1";

/// The last order of a card ($1) that was completed.
const LAST_COMPLETED: &str =
    "SELECT id, state, open_document FROM orders WHERE card = $1 AND state = 'completed'
     ORDER BY granted_at DESC, id DESC LIMIT 1";

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
        let last = self.last_order(&mut read, &card).await?;
        Ok(ServiceOffer {
            procedure: last.procedure.procedure_revision(),
            procedure_name: last.procedure.name,
            pin_procedure: last.procedure.pin_procedure,
            fields: last.fields,
            // Of every card in stock the host has the PUK.
            puk_at_host: officer.roles.contains(&Role::UsePuk),
        })
    }

    /// The order that a card was issued by, in the revision that was signed, active or not. Refused while an order of the
    /// card is open. The last one that may have written to the card may be at an end without a receipt: whose the card is
    /// then, nobody knows. Then nothing is mailed or printed: the PIN is for whoever has the card at the RA, so that it can
    /// be issued anew.
    pub(super) async fn last_order(
        &self,
        connection: &mut Connection,
        card: &StockedCard,
    ) -> Result<LastOrder, Refused> {
        self.must_have_no_open_order(connection, card).await?;
        let row = sqlx::query(LAST)
            .bind(card.id)
            .fetch_optional(&mut *connection)
            .await?;
        let row = row.ok_or(Refusal::CardNotIssued)?;
        let mut last = self.issued_by(connection, &row).await?;
        if database::word::<OrderState>(&row, "state")? != OrderState::Completed {
            let before = sqlx::query(LAST_COMPLETED)
                .bind(card.id)
                .fetch_optional(&mut *connection)
                .await?;
            let before = match before {
                Some(row) => Some(self.issued_by(connection, &row).await?),
                None => None,
            };
            let by_host = |one: &LastOrder| one.procedure.pin_procedure.distribution.is_by_host();
            if by_host(&last) || before.as_ref().is_some_and(by_host) {
                last.procedure.pin_procedure = PinProcedure {
                    distribution: PinDistribution::ShowAtRa,
                    mail: None,
                    letter: None,
                    ..last.procedure.pin_procedure
                };
            }
        }
        Ok(last)
    }

    /// What the order of this row was opened by.
    async fn issued_by(
        &self,
        connection: &mut Connection,
        row: &SqliteRow,
    ) -> Result<LastOrder, Refused> {
        let document: &str = row.try_get("open_document")?;
        let open: OpenRequest =
            canonical::from_slice(document.as_bytes()).map_err(|_| Fault::Corrupt {
                what: "orders.open_document",
            })?;
        Ok(LastOrder {
            procedure: self.procedure_of(connection, &open.procedure).await?,
            fields: open.draft.fields,
        })
    }

    /// A grant whose time is over is open no more, though nobody may have said so yet.
    async fn must_have_no_open_order(
        &self,
        connection: &mut Connection,
        card: &StockedCard,
    ) -> Result<(), Refused> {
        let Some(order) = card.open_order else {
            return Ok(());
        };
        let open = self.stored_order(connection, order).await?;
        let open = open.ok_or(Fault::Corrupt { what: "orders" })?;
        match open.state {
            OrderState::Granted if open.expires_at <= self.now() => Ok(()),
            state if state.is_open() => Err(Refusal::CardHasOpenOrder { order }.into()),
            _ => Ok(()),
        }
    }

    /// PUKs that the card may have: of runs without a receipt, the newest first, then the one that it had before.
    pub(super) async fn puks(
        &self,
        connection: &mut Connection,
        card: i64,
    ) -> Result<Vec<Puk>, Fault> {
        let pending = self.pending_puks(connection, card).await?.into_iter();
        let pending = pending.filter(|pending| pending.may_be_set);
        let mut puks: Vec<Puk> = pending.map(|pending| pending.secret).collect();
        puks.push(self.puk(connection, card).await?);
        Ok(puks)
    }
}

#[cfg(test)]
mod tests {
    use super::{LAST, LAST_COMPLETED};
    use crate::database::plan::scans;

    #[tokio::test]
    async fn an_index_finds_the_orders_of_a_card() {
        for query in [LAST, LAST_COMPLETED] {
            assert_eq!(scans(query, &[]).await, [""; 0]);
        }
    }
}
