//! Orders, from the open request to the receipt.
//!
//! Each verb first checks everything without holding a transaction, then writes in one: the card's generation, which
//! rises with every change of its orders, says there whether what was checked still holds.

mod abandon;
mod agreement;
mod authorise;
mod check_keys;
mod execute;
mod expire;
mod history;
mod issue;
mod list;
mod open;
mod receipt;
mod record;
mod stored;
mod supersede;

pub use list::ListedOrder;

pub(crate) use expire::said;
pub(crate) use history::state_of_event;

pub(crate) use stored::StoredOrder;

use jiff::{SignedDuration, Timestamp};
use procedure::{CheckedKey, DraftFault, ExpectedKey};
use protocol::{
    Document, DraftRefusal, HostRule, Refusal,
    cms::{self, SignerTrust, Verified},
};

use crate::{Fault, Host, Refused, database::Write, officers::Officer};

/// How far a desk's clock may be from the host's.
const CLOCKS_APART: SignedDuration = SignedDuration::from_mins(10);
/// How often a verb starts over because the card's orders changed meanwhile.
const ATTEMPTS: u8 = 5;

/// What one attempt of a verb came to.
enum Attempt<T> {
    Done(T),
    /// Somebody else changed the card's orders: check again.
    Again,
}

impl Host {
    /// Verifies a document of the officer whose session it came in.
    pub(crate) async fn verified<T: Document>(
        &self,
        officer: &Officer,
        message: &[u8],
    ) -> Result<Verified<T>, Refused> {
        let trust = SignerTrust::exact_under(&officer.signature, &officer.authorities);
        let verified = cms::verify(message, &trust, self.now()).map_err(Refusal::from)?;
        self.must_not_be_revoked(&officer.signature).await?;
        Ok(verified)
    }

    /// Refuses a document that was made too long ago or in the future, by the host's clock.
    pub(crate) fn must_be_recent(&self, made_at: Timestamp) -> Result<(), Refusal> {
        let now = self.now();
        if now.duration_since(made_at).abs() > CLOCKS_APART {
            return Err(Refusal::ClockApart { host_time: now });
        }
        Ok(())
    }

    /// Whether the card's orders are as they were when they were read; they count as changed from here on.
    pub(crate) async fn unchanged(
        &self,
        write: &mut Write,
        card: i64,
        generation: i64,
    ) -> Result<bool, Fault> {
        let updated = sqlx::query(
            "UPDATE cards SET generation = generation + 1 WHERE id = $1 AND generation = $2",
        )
        .bind(card)
        .bind(generation)
        .execute(&mut **write)
        .await?;
        Ok(updated.rows_affected() == 1)
    }

    /// Says that the card's orders changed.
    pub(crate) async fn changed(&self, write: &mut Write, card: i64) -> Result<(), Fault> {
        sqlx::query("UPDATE cards SET generation = generation + 1 WHERE id = $1")
            .bind(card)
            .execute(&mut **write)
            .await?;
        Ok(())
    }
}

/// Whether the key is on the card before the order: one that is archived is made here.
fn lies_on_card(key: &CheckedKey) -> bool {
    !matches!(key.key, ExpectedKey::Archived { .. })
}

pub(crate) fn refused_draft(faults: &[DraftFault]) -> Refusal {
    let refusal = |fault: &DraftFault| DraftRefusal {
        rule: fault.code().to_owned(),
        about: fault.about(),
        data: fault.data(),
        text: fault.to_string(),
    };
    Refusal::DraftRefused {
        faults: faults.iter().map(refusal).collect(),
    }
}

/// A rule of the host's own that a draft breaks.
pub(crate) fn refused_key(rule: HostRule, key: contents::KeyReference, text: String) -> Refusal {
    Refusal::DraftRefused {
        faults: vec![DraftRefusal {
            rule: rule.code().to_owned(),
            about: key.to_string(),
            data: [("key".to_owned(), key.into())].into(),
            text,
        }],
    }
}
