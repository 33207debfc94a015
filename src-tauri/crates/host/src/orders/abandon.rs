use procedure::Role;
use protocol::{
    AbandonOrder, ActivityKind, OrderId, OrderState, Refusal, Sha256Hex, cms::Verified,
};
use serde_json::json;

use super::StoredOrder;
use crate::{
    Actor, Fault, Host, Refused,
    activity::{About, Act},
    certificates::{RevocationReason, Which},
    database::{Write, millis},
    officers::Officer,
};

impl Host {
    /// Gives an open order up: its certificates are revoked and the card is free. The same order again changes
    /// nothing.
    pub(crate) async fn abandon(&self, officer: &Officer, message: &[u8]) -> Result<(), Refused> {
        let request: Verified<AbandonOrder> = self.verified(officer, message).await?;
        let request = request.document;
        // A process may have left it in the middle: then it is finished first, or given up.
        self.take_over(request.abandons).await?;
        let mut write = self.database().write().await?;
        if self.is_known(&mut write, request.order, message).await? {
            return Ok(());
        }
        self.must_be_recent(request.made_at)?;
        if !(1..=500).contains(&request.reason.chars().count()) {
            return Err(Refusal::Malformed {
                what: "a reason has 1 to 500 characters".to_owned(),
            }
            .into());
        }
        let order = self
            .stored_order(&mut write, request.abandons)
            .await?
            .ok_or(Refusal::UnknownOrder)?;
        self.may_abandon(&mut write, officer, &order).await?;
        if !matches!(order.state, OrderState::Granted | OrderState::Fulfilled) {
            return Err(Refusal::OrderState { state: order.state }.into());
        }
        let actor = Actor::Officer(officer.id);
        self.revoke(
            &mut write,
            actor,
            Which::OfOrder(order.id),
            RevocationReason::CessationOfOperation,
        )
        .await?;
        let details = json!({ "by": request.order, "reason": request.reason });
        self.close(
            &mut write,
            actor,
            &order,
            OrderState::Abandoned,
            details,
            Some(message),
        )
        .await?;
        let act = Act {
            at: self.now(),
            officer: officer.id,
            kind: ActivityKind::Abandon,
            about: About::Order(order.id),
            reason: Some(&request.reason),
        };
        self.record_activity(&mut write, act).await?;
        self.changed(&mut write, order.card).await?;
        self.remember(&mut write, request.order, message).await?;
        write.commit().await?;
        self.refresh_revocation_lists().await?;
        Ok(())
    }

    /// An own order wants the roles that it was ordered with, another officer's the role that revokes.
    async fn may_abandon(
        &self,
        write: &mut Write,
        officer: &Officer,
        order: &StoredOrder,
    ) -> Result<(), Refused> {
        if order.officer != officer.number() {
            return Ok(officer.must_have(Role::RevokeCertificate)?);
        }
        let procedure = self.procedure_of(write, &order.procedure).await?;
        Ok(officer.must_have_all(&procedure.needed_roles())?)
    }

    /// Whether this very document was carried out before; refuses another one with its id.
    pub(crate) async fn is_known(
        &self,
        write: &mut Write,
        id: OrderId,
        message: &[u8],
    ) -> Result<bool, Refused> {
        match self.was_carried_out(write, id).await? {
            Some(digest) if digest == Sha256Hex::of(message).to_string() => Ok(true),
            Some(_) => Err(Refusal::OrderIdTaken.into()),
            None if self.stored_order(write, id).await?.is_some() => {
                Err(Refusal::OrderIdTaken.into())
            }
            None => Ok(false),
        }
    }

    /// The digest of the order of that id that was carried out at once.
    pub(super) async fn was_carried_out(
        &self,
        write: &mut Write,
        id: OrderId,
    ) -> Result<Option<String>, Fault> {
        let digest =
            sqlx::query_scalar("SELECT digest FROM carried_out WHERE id = $1").bind(id.to_string());
        Ok(digest.fetch_optional(&mut **write).await?)
    }

    /// Keeps the id of an order that was carried out at once, in the transaction that did it.
    pub(crate) async fn remember(
        &self,
        write: &mut Write,
        id: OrderId,
        message: &[u8],
    ) -> Result<(), Fault> {
        sqlx::query("INSERT INTO carried_out (id, digest, created_at) VALUES ($1, $2, $3)")
            .bind(id.to_string())
            .bind(Sha256Hex::of(message).to_string())
            .bind(millis(self.now()))
            .execute(&mut **write)
            .await?;
        Ok(())
    }
}
