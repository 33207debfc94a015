use std::collections::BTreeMap;

use aws_lc_rs::rand;
use contents::{CardIdentity, KeyReference, PublicKey};
use procedure::{CheckedDraft, Draft, KeyChoice, check_draft};
use protocol::{CardSecrets, Nonce, OrderId, Sha256Hex, proof::Statement};
use serde_json::json;
use uuid::Uuid;

use super::OfficerCardError;
use crate::{
    Actor, Fault, Host,
    certificates::{RevocationReason, Which},
    officers::has_officer,
};

/// A card on its way to become the first officer's.
#[derive(Debug)]
pub struct OfficerCardRun {
    pub(super) id: OrderId,
    pub(super) request: Sha256Hex,
    pub(super) nonce: Nonce,
    pub(super) card: i64,
    pub(super) generation: i64,
    pub(super) draft: CheckedDraft,
    pub(super) name: String,
}

impl OfficerCardRun {
    /// The keys that the card generates and proves, with everything that is ordered for each.
    pub fn draft(&self) -> &CheckedDraft {
        &self.draft
    }

    /// What the proof of a key is over. Its request is SHA-256 of card, name and actions; its order is this run, which
    /// is none of an officer's.
    pub fn statements(&self) -> impl Fn(KeyReference, PublicKey) -> Statement + Send + use<> {
        let (order, open_request, nonce) = (self.id, self.request, self.nonce);
        move |key, public_key| Statement {
            order,
            open_request,
            nonce,
            key,
            public_key,
        }
    }
}

impl Host {
    /// Begins to make a card in stock the first officer's, and gives what opens the card. `keys` are the actions for its
    /// places, judged by what lies on the card. Whatever runs before this one left unused is revoked.
    ///
    /// # Errors
    /// [`OfficerCardError`].
    pub async fn begin_officer_card(
        &self,
        identity: &CardIdentity,
        name: &str,
        keys: BTreeMap<KeyReference, KeyChoice>,
    ) -> Result<(OfficerCardRun, CardSecrets), OfficerCardError> {
        let mut write = self.database().write().await?;
        if has_officer(&mut write).await? {
            return Err(OfficerCardError::NotFirst);
        }
        let unused = Which::Unused {
            before: jiff::Timestamp::MAX,
        };
        let reason = RevocationReason::CessationOfOperation;
        self.revoke(&mut write, Actor::Console, unused, reason)
            .await?;
        let card = self.find_card(&mut write, identity).await?;
        let card = card.ok_or(OfficerCardError::NotInStock)?;
        if card.open_order.is_some() {
            return Err(OfficerCardError::OpenOrder);
        }
        if !card.record.pin_held {
            return Err(OfficerCardError::NoPin);
        }
        let draft = draft(name, keys)?;
        let checked = check_draft(&Self::officer_card_procedure()?, Some(&card.record), &draft)
            .map_err(OfficerCardError::Draft)?;
        let secrets = self.card_secrets(&mut write, card.id).await?;
        write.commit().await?;
        self.refresh_revocation_lists().await?;
        let request = json!({ "card": identity, "draft": draft }).to_string();
        let mut nonce = [0; 32];
        rand::fill(&mut nonce).map_err(|_| Fault::Random)?;
        let run = OfficerCardRun {
            id: OrderId::new(Uuid::now_v7()).ok_or(Fault::Random)?,
            request: Sha256Hex::of(request.as_bytes()),
            nonce: Nonce(nonce),
            card: card.id,
            generation: card.generation,
            draft: checked,
            name: procedure::composed(name),
        };
        Ok((run, secrets))
    }
}

fn draft(name: &str, keys: BTreeMap<KeyReference, KeyChoice>) -> Result<Draft, Fault> {
    let field = "common_name".parse().map_err(|_| Fault::Corrupt {
        what: "the procedure for officer cards",
    })?;
    let mut draft = Draft {
        keys,
        ..Draft::default()
    };
    draft.enter(field, name);
    Ok(draft)
}
