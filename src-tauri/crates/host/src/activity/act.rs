//! Signed orders that are neither about certificates nor about recoveries: their own row, and the act of the officer.

use std::collections::BTreeMap;

use contents::CardIdentity;
use jiff::Timestamp;
use procedure::{FieldName, Role, TokenProcedure};
use protocol::{
    ActDetails, ActState, ActSummary, ActivityKind, Base64, LetterId, OrderId, Refusal,
    ServiceOutcome, SignedReceipt,
};
use sqlx::Row as _;

use super::describe::{Described, described};
use crate::{
    Fault, Host, Refused,
    database::{self, AnswerRow, Connection, Write, millis},
    officers::Officer,
};

/// A signed order that the host takes.
pub(crate) struct SignedAct<'a> {
    pub(crate) at: Timestamp,
    pub(crate) officer: &'a Officer,
    pub(crate) kind: ActivityKind,
    pub(crate) order: OrderId,
    /// The order as it came, CMS.
    pub(crate) message: &'a [u8],
    /// [`ActState::Open`] for what waits for a receipt.
    pub(crate) state: ActState,
    /// When it ends without one.
    pub(crate) expires_at: Option<Timestamp>,
    pub(crate) about: ActSubject<'a>,
}

/// What a signed order is about, and found by.
#[derive(Default)]
pub(crate) struct ActSubject<'a> {
    /// The card's row, and what it was called; nothing where it is about none, or about several.
    pub(crate) card: Option<(i64, &'a CardIdentity)>,
    pub(crate) procedure: Option<&'a TokenProcedure>,
    /// What was typed about the holder.
    pub(crate) fields: Option<&'a BTreeMap<FieldName, String>>,
    /// Whose it is, as lists show it; where several, nobody.
    pub(crate) holder: &'a str,
    /// In the officer's words.
    pub(crate) reason: Option<&'a str>,
    /// At most 20; of a row of IDs the first and the last.
    pub(crate) letters: Vec<LetterId>,
    /// How many letters or IDs.
    pub(crate) count: u32,
    /// What else it is found by: ids of other orders, an address. Never a secret.
    pub(crate) words: Vec<String>,
}

/// How an act ends.
pub(crate) struct ActEnd<'a> {
    pub(crate) state: ActState,
    pub(crate) outcome: Option<&'a ServiceOutcome>,
    /// The [`SignedReceipt`], JSON, as it stands in the audit.
    pub(crate) receipt: Option<&'a str>,
}

impl Host {
    /// Keeps a signed order and writes down that an officer did it, in the transaction that does it. The audit is its
    /// verb's.
    pub(crate) async fn record_act(
        &self,
        write: &mut Write,
        act: &SignedAct<'_>,
    ) -> Result<(), Fault> {
        let letters = serde_json::to_string(&act.about.letters)
            .map_err(|_| Fault::Document("letter IDs have no JSON"))?;
        sqlx::query(
            "INSERT INTO acts (id, kind, officer, state, at, changed_at, expires_at, card, message, letters, count)
             VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8, $9, $10)",
        )
        .bind(act.order.to_string())
        .bind(act.kind.name())
        .bind(act.officer.number())
        .bind(act.state.name())
        .bind(millis(act.at))
        .bind(act.expires_at.map(millis))
        .bind(act.about.card.map(|(row, _)| row))
        .bind(act.message)
        .bind(letters)
        .bind(i64::from(act.about.count))
        .execute(&mut **write)
        .await?;
        self.insert_activity(write, act, described(act)?).await
    }

    async fn insert_activity(
        &self,
        write: &mut Write,
        act: &SignedAct<'_>,
        described: Described,
    ) -> Result<(), Fault> {
        sqlx::query(
            "INSERT INTO activity (at, officer, kind, act, reason, open, described, procedure_name, card_identity, holder,
                 words, marks)
             VALUES ($1, $2, $3, $4, $5, 0, 1, $6, $7, $8, $9, $10)",
        )
        .bind(millis(act.at))
        .bind(act.officer.number())
        .bind(act.kind.name())
        .bind(act.order.to_string())
        .bind(act.about.reason)
        .bind(described.procedure_name)
        .bind(described.card)
        .bind(described.holder)
        .bind(described.words)
        .bind(described.marks)
        .execute(&mut **write)
        .await?;
        Ok(())
    }

    /// Ends an open act; one that has ended stays as it is, and `false` comes back.
    pub(crate) async fn end_act(
        &self,
        write: &mut Write,
        order: OrderId,
        end: &ActEnd<'_>,
    ) -> Result<bool, Fault> {
        let outcome = end.outcome.map(serde_json::to_string).transpose();
        let ended = sqlx::query(
            "UPDATE acts SET state = $1, changed_at = $2, outcome = $3, receipt = $4 WHERE id = $5 AND state = 'open'",
        )
        .bind(end.state.name())
        .bind(millis(self.now()))
        .bind(outcome.map_err(|_| Fault::Document("an outcome has no JSON"))?)
        .bind(end.receipt)
        .bind(order.to_string())
        .execute(&mut **write)
        .await?;
        Ok(ended.rows_affected() == 1)
    }

    /// What the order of that id is, where it is an act.
    pub(crate) async fn act_kind(
        &self,
        connection: &mut Connection,
        id: OrderId,
    ) -> Result<Option<ActivityKind>, Fault> {
        let row = sqlx::query("SELECT kind FROM acts WHERE id = $1").bind(id.to_string());
        let row = row.fetch_optional(connection).await?;
        row.map(|row| database::word(&row, "kind")).transpose()
    }

    /// Everything of one act that the officer may see.
    pub(crate) async fn act_details(
        &self,
        officer: &Officer,
        id: OrderId,
    ) -> Result<ActDetails, Refused> {
        let mut read = self.database().read().await?;
        let row = sqlx::query(
            "SELECT id AS act, kind, officer, state AS act_state, at, changed_at AS act_changed_at,
                 expires_at AS act_expires_at, message, receipt, outcome, letters, count
             FROM acts WHERE id = $1",
        )
        .bind(id.to_string())
        .fetch_optional(&mut *read)
        .await?;
        let row = row.ok_or(Refusal::UnknownOrder)?;
        let signer: i64 = row.try_get("officer")?;
        if signer != officer.number() && !officer.roles.contains(&Role::RevokeCertificate) {
            return Err(Refusal::UnknownOrder.into());
        }
        let signer = self.stored_officer(&mut read, signer).await?;
        let signer = signer.ok_or(Fault::Corrupt {
            what: "acts.officer",
        })?;
        let authorities = signer.authorities.iter();
        Ok(ActDetails {
            summary: self.act_summary(&row)?,
            kind: database::word(&row, "kind")?,
            signed_at: database::time(&row, "at")?,
            document: Base64(row.try_get("message")?),
            receipt: receipt(&row)?,
            officer_authorities: authorities.map(|one| Base64(one.der().to_vec())).collect(),
        })
    }

    /// How an act stands, from the columns `act`, `act_state`, `act_changed_at`, `act_expires_at`, `outcome`, `letters`
    /// and `count`. One whose time is over has ended then, though nobody may have said so yet.
    pub(super) fn act_summary(&self, row: &AnswerRow) -> Result<ActSummary, Fault> {
        let outcome: Option<&str> = row.try_get("outcome")?;
        let state: ActState = database::word(row, "act_state")?;
        let ended = database::optional_time(row, "act_expires_at")?;
        let ended = ended.filter(|end| state == ActState::Open && *end <= self.now());
        let count: i64 = row.try_get("count")?;
        Ok(ActSummary {
            order: database::parsed(row, "act")?,
            state: if ended.is_some() {
                ActState::Expired
            } else {
                state
            },
            changed_at: match ended {
                Some(end) => end,
                None => database::time(row, "act_changed_at")?,
            },
            outcome: outcome
                .map(|_| database::json(row, "outcome"))
                .transpose()?,
            letters: database::json(row, "letters")?,
            count: u32::try_from(count).map_err(|_| Fault::Corrupt { what: "acts.count" })?,
        })
    }
}

fn receipt(row: &AnswerRow) -> Result<Option<SignedReceipt>, Fault> {
    let text: Option<&str> = row.try_get("receipt")?;
    text.map(|_| database::json(row, "receipt")).transpose()
}
