use protocol::{
    ActSummary, ActivityEntry, ActivityPage, ActivityQuery as Asked, OfficerId, PinOutcome,
    ServiceFailure, ServiceOutcome, TextFault, WhichActivity as Which,
};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::ActivityError;
use crate::{OrderView, Sentence};

/// What is searched for among what officers did.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ActivityQuery {
    /// Whose, and which.
    pub which: WhichActivity,
    /// Words that each one must have, in any order and case: parts of anything that is known of it, of three characters
    /// at least, or a Certificate ID. A text without a word counts as none.
    pub text: Option<String>,
    /// The sequence of the last one of the page before.
    pub before: Option<String>,
}

/// Whose acts, and which.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum WhichActivity {
    /// The officer's own orders that are open; everybody's for one who may revoke.
    Open,
    /// All of the officer's own acts.
    Own,
    /// Everybody's for one who may revoke, else the officer's own.
    All,
}

/// A page of what officers did, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ActivityPageView {
    /// At most 50.
    pub entries: Vec<ActivityEntryView>,
    /// Whether there are more after the last.
    pub more: bool,
}

/// Something that an officer signed and the host took.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ActivityEntryView {
    /// Its number, decimal: later ones have higher ones.
    pub sequence: String,
    /// When the host took it (`RFC 3339`).
    pub at: String,
    /// What was done: `issue`, `abandon`, `recovery-request`, `recovery-approval`, `recovery-refusal`, `unblock`,
    /// `change-pin`, `letter-ids`, `letter-print`, `letter-reprint`, `mail-resend`.
    pub kind: String,
    /// The officer's name.
    pub officer: String,
    /// Whether that is who is signed in.
    pub own: bool,
    /// The order, or the one that was given up, as it stands now.
    pub order: Option<OrderView>,
    /// The digest of the recovery request, hexadecimal.
    pub request: Option<String>,
    /// What it is where it is neither an order that issues nor about a recovery, as it stands now.
    pub act: Option<ActView>,
    /// The procedure's name for people; empty for what follows none.
    pub procedure: String,
    /// What tells the card from every other one; nothing for what is about none, or about several.
    pub card: Option<Sentence>,
    /// Whose card it is to be, as it was typed.
    pub holder: String,
    /// Why, in the officer's words.
    pub reason: Option<String>,
}

/// A signed order about a card that was issued, or about PIN letters and mails.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ActView {
    /// The order's id.
    pub order: String,
    /// How far it got: `open`, `done`, `not-done`, `superseded`, `expired`.
    pub state: String,
    /// When it came to that (`RFC 3339`).
    pub changed_at: String,
    /// Which PIN the card has now: `system`, `entered`; of a service that is done.
    pub pin: Option<String>,
    /// Why the card has no new PIN, of a service that is not done: `wrong-puk`, `puk-blocked`, `wrong-pin`,
    /// `pin-blocked`, `new-pin-refused`, `declined`, `card`.
    pub why: Option<String>,
    /// IDs of the letters that it is about; of a row of IDs that were created, the first and the last.
    pub letters: Vec<String>,
    /// How many letters or IDs it is about.
    pub count: u32,
}

impl ActivityQuery {
    pub(super) fn parsed(&self) -> Result<Asked, ActivityError> {
        let text = self.text.as_deref().map(str::trim);
        let text = text.filter(|text| !text.is_empty());
        if let Some(text) = text {
            Asked::words(text).map_err(|fault| match fault {
                TextFault::TooShort => ActivityError::WordTooShort {
                    min: Asked::MIN_WORD,
                },
                TextFault::TooLong => ActivityError::TextTooLong {
                    max: Asked::MAX_TEXT,
                },
                TextFault::TooManyWords => ActivityError::TooManyWords {
                    max: Asked::MAX_WORDS,
                },
            })?;
        }
        let before = self.before.as_deref().map(|before| {
            let position = || before.to_owned();
            before.parse().map_err(|_| ActivityError::Position {
                position: position(),
            })
        });
        Ok(Asked {
            which: match self.which {
                WhichActivity::Open => Which::Open,
                WhichActivity::Own => Which::Own,
                WhichActivity::All => Which::All,
            },
            text: text.map(str::to_owned),
            before: before.transpose()?,
        })
    }
}

impl ActivityPageView {
    pub(super) fn new(page: &ActivityPage, officer: OfficerId) -> Self {
        let entries = page.entries.iter();
        Self {
            entries: entries
                .map(|entry| ActivityEntryView::new(entry, officer))
                .collect(),
            more: page.more,
        }
    }
}

impl ActView {
    fn new(act: &ActSummary) -> Self {
        let (pin, why) = match act.outcome {
            None => (None, None),
            Some(ServiceOutcome::Done { pin }) => (Some(pin_name(pin).to_owned()), None),
            Some(ServiceOutcome::NotDone { why }) => (None, Some(failure_name(why).to_owned())),
        };
        Self {
            order: act.order.to_string(),
            state: act.state.name().to_owned(),
            changed_at: act.changed_at.to_string(),
            pin,
            why,
            letters: act.letters.iter().map(ToString::to_string).collect(),
            count: act.count,
        }
    }
}

const fn pin_name(pin: PinOutcome) -> &'static str {
    match pin {
        PinOutcome::System => "system",
        PinOutcome::Entered => "entered",
        PinOutcome::Unchanged => "unchanged",
    }
}

const fn failure_name(why: ServiceFailure) -> &'static str {
    match why {
        ServiceFailure::WrongPuk => "wrong-puk",
        ServiceFailure::PukBlocked => "puk-blocked",
        ServiceFailure::WrongPin => "wrong-pin",
        ServiceFailure::PinBlocked => "pin-blocked",
        ServiceFailure::NewPinRefused => "new-pin-refused",
        ServiceFailure::Declined => "declined",
        ServiceFailure::Card => "card",
    }
}

impl ActivityEntryView {
    fn new(entry: &ActivityEntry, officer: OfficerId) -> Self {
        Self {
            sequence: entry.sequence.to_string(),
            at: entry.at.to_string(),
            kind: entry.kind.name().to_owned(),
            officer: entry.officer.name.clone(),
            own: entry.officer.officer == officer,
            order: entry.order.as_ref().map(OrderView::new),
            request: entry.request.as_ref().map(ToString::to_string),
            act: entry.act.as_ref().map(ActView::new),
            procedure: entry.procedure_name.clone(),
            card: entry.card.as_ref().map(Sentence::card),
            holder: entry.holder.clone(),
            reason: entry.reason.clone(),
        }
    }
}
