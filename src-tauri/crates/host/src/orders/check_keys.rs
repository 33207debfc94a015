//! The keys of an order: the ones that are expected, proven to be on the card, and nobody else's.

use std::collections::BTreeSet;

use contents::{KeyReference, PublicKey};
use procedure::{Action, CheckedDraft, CheckedKey, ExpectedKey};
use protocol::{
    HostRule, Refusal,
    proof::{self, ProofKind, Statement},
};
use sqlx::Row as _;

use super::{
    issue::{Issuing, subject_text},
    lies_on_card, refused_key,
};
use crate::{
    Refused,
    cards::StockedCard,
    database::{Connection, millis},
};

impl Issuing<'_> {
    pub(super) async fn check_keys(
        &self,
        connection: &mut Connection,
        card: &StockedCard,
        draft: &CheckedDraft,
    ) -> Result<(), Refused> {
        let mut seen = BTreeSet::new();
        for key in draft.keys.iter().filter(|key| lies_on_card(key)) {
            let certified = self.certified(key)?;
            if !key.key.accepts(certified) {
                return Err(not_the_key(key, certified).into());
            }
            self.check_proof(connection, key.reference).await?;
            if !seen.insert(certified.fingerprint()) {
                let text = "the same key is there twice".to_owned();
                return Err(refused_key(HostRule::KeyInUse, key.reference, text).into());
            }
            self.must_be_free(connection, card, key, certified).await?;
        }
        Ok(())
    }

    /// The key that is to be certified there.
    pub(super) fn certified(&self, key: &CheckedKey) -> Result<&PublicKey, Refusal> {
        let found = self.request.document.keys.get(&key.reference);
        // The keys were compared with the open request's before.
        found
            .map(|found| &found.public_key)
            .ok_or(Refusal::DiffersFromOpenRequest {
                what: "keys".to_owned(),
            })
    }

    async fn check_proof(
        &self,
        connection: &mut Connection,
        key: KeyReference,
    ) -> Result<(), Refused> {
        let request = &self.request.document;
        let refused = || Refusal::ProofRefused { key };
        let certified = request.keys.get(&key).ok_or_else(refused)?;
        let statement = Statement {
            order: request.order,
            open_request: request.open_request,
            nonce: request.nonce,
            key,
            public_key: certified.public_key.clone(),
        };
        let pair = match statement.kind() {
            ProofKind::Agreement => {
                self.host
                    .agreement_pair(connection, request.order, certified.public_key.algorithm())
                    .await?
            }
            ProofKind::Signature => None,
        };
        proof::verify(&certified.proof, &statement, pair.as_ref()).map_err(|fault| {
            tracing::info!(order = %request.order, %key, %fault, "a proof of possession does not hold");
            refused()
        })?;
        Ok(())
    }

    /// Refuses a key that has a live certificate for another card, or, unless that one is replaced, another holder.
    async fn must_be_free(
        &self,
        connection: &mut Connection,
        card: &StockedCard,
        key: &CheckedKey,
        certified: &PublicKey,
    ) -> Result<(), Refused> {
        let rows = sqlx::query(
            "SELECT card, key, subject FROM certificates
             WHERE fingerprint = $1 AND revoked_at IS NULL AND not_after > $2 AND order_id IS NOT $3",
        )
        .bind(certified.fingerprint())
        .bind(millis(self.host.now()))
        .bind(self.request.document.order.to_string())
        .fetch_all(&mut *connection)
        .await?;
        let holder = subject_text(key)?;
        for row in rows {
            let other_card = row.try_get::<i64, _>("card")? != card.id;
            let other_place = row.try_get::<&str, _>("key")? != key.reference.to_string();
            let other_holder =
                row.try_get::<&str, _>("subject")? != holder && key.action != Action::Redo;
            if other_card || other_place || other_holder {
                let text =
                    "the key has a live certificate for another card, place or holder".to_owned();
                return Err(refused_key(HostRule::KeyInUse, key.reference, text).into());
            }
        }
        Ok(())
    }
}

fn not_the_key(key: &CheckedKey, found: &PublicKey) -> Refusal {
    match &key.key {
        ExpectedKey::Present(_) => Refusal::NotTheProductionKey { key: key.reference },
        ExpectedKey::Generated { algorithm, .. } | ExpectedKey::Archived { algorithm, .. } => {
            let text = format!(
                "it is a key for {}, and {algorithm} was chosen",
                found.algorithm()
            );
            refused_key(HostRule::KeyAlgorithm, key.reference, text)
        }
    }
}
