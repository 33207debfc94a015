use contents::CardIdentity;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::OfficerName;
use crate::{LetterId, LetterNumber, MailNumber, OrderId};

/// Which PIN letters are listed; newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct LetterQuery {
    /// Only those in this state.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub state: Option<LetterState>,
    /// Only those whose ID, holder or card contains this, whatever its case; 1 to 100 characters.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub text: Option<String>,
    /// Those before this one: the last of the page before.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub before: Option<LetterNumber>,
}

impl LetterQuery {
    /// Letters in a page.
    pub const PAGE: usize = 50;
}

/// A page of PIN letters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct LetterPage {
    /// At most [`LetterQuery::PAGE`].
    pub letters: Vec<ListedLetter>,
    /// Whether there are more after the last.
    pub more: bool,
    /// How many are ready to be printed, whatever was asked for.
    pub ready: u32,
    /// How many IDs that were created ahead are free.
    pub free_ids: u32,
}

/// A letter; of a split letter, one part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ListedLetter {
    /// Its number at the host.
    pub letter: LetterNumber,
    /// Its ID; the parts of a split letter share one.
    pub id: LetterId,
    /// Which part it is, from 1.
    pub part: u8,
    /// How many parts there are: 1 or 2.
    pub parts: u8,
    /// Whether the PIN, or a part of it, stands in it.
    pub pin: bool,
    /// Whether the PUK, or a part of it, stands in it.
    pub puk: bool,
    /// How far it got.
    pub state: LetterState,
    /// The order that it comes from: an [`IssueOrder`](crate::IssueOrder) or a [`CardService`](crate::CardService).
    pub order: OrderId,
    /// The card.
    pub card: CardIdentity,
    /// To whom it is addressed: the first line of the address, or the holder as the activity has it.
    pub holder: String,
    /// The officer who ordered it.
    pub officer: OfficerName,
    /// When it was ordered.
    pub ordered_at: Timestamp,
    /// Each time that it was handed out to be printed, oldest first.
    pub prints: Vec<LetterPrint>,
}

/// How far a letter got.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LetterState {
    /// Its order has no receipt yet.
    Waiting,
    /// It can be printed.
    Ready,
    /// It was printed. What stands in it is kept sealed for some days, in case it must be printed once more.
    Printed,
    /// What stood in it was erased: some days after it was printed, or because the card's PIN is another one since, or
    /// because its order was given up.
    Erased,
}

/// One time that a letter was handed out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct LetterPrint {
    /// To whom.
    pub officer: OfficerName,
    /// When.
    pub at: Timestamp,
    /// Whether it was printed; nothing while the desk has not said so.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub printed: Option<bool>,
    /// Why it was printed once more.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reason: Option<String>,
}

/// Asks for a letter as it will look, with dots instead of its secrets. The answer is a PDF (`application/pdf`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct LetterPreview {
    /// Which.
    pub letter: LetterNumber,
}

/// The ID that PIN letters would go on with: the first free one that was created ahead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct NextLetterId {
    /// Nothing where none is free.
    pub id: Option<LetterId>,
}

/// Asks from which number on letter IDs can be created.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct NextLetterNumberQuery {
    /// What the IDs begin with, as in [`CreateLetterIds`](crate::CreateLetterIds); may be empty.
    pub prefix: String,
}

/// From which number on letter IDs can be created: after the highest one of those that begin so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct NextLetterNumber {
    /// The number; 1 where no ID begins so, nothing where the highest is as high as they get.
    pub first: Option<u64>,
    /// How many digits the highest one has, with its zeros; nothing where there is none.
    pub digits: Option<u8>,
}

/// Which PIN mails are listed; newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct MailQuery {
    /// Only those in this state.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub state: Option<MailState>,
    /// Those before this one: the last of the page before.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub before: Option<MailNumber>,
}

/// A page of PIN mails.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct MailPage {
    /// At most [`LetterQuery::PAGE`].
    pub mails: Vec<ListedMail>,
    /// Whether there are more after the last.
    pub more: bool,
    /// How many failed and can be sent again, whatever was asked for.
    pub failed: u32,
    /// Whether the host is set up to send mail at all.
    pub set_up: bool,
}

/// A PIN mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ListedMail {
    /// Its number at the host.
    pub mail: MailNumber,
    /// The address.
    pub address: String,
    /// How far it got.
    pub state: MailState,
    /// The order that it comes from.
    pub order: OrderId,
    /// The card.
    pub card: CardIdentity,
    /// The holder, as the activity has it.
    pub holder: String,
    /// The officer who ordered it.
    pub officer: OfficerName,
    /// When it was ordered.
    pub ordered_at: Timestamp,
    /// How often it was tried.
    pub attempts: u32,
    /// When it is tried again.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub next_at: Option<Timestamp>,
    /// When the last thing happened to it.
    pub changed_at: Timestamp,
    /// What the mail server answered last, in its words.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub answer: Option<String>,
}

/// How far a PIN mail got.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MailState {
    /// Its order has no receipt yet.
    Waiting,
    /// It is sent as soon as the mail server takes it.
    Queued,
    /// The mail server took it; the host has the PIN no more.
    Sent,
    /// The mail server refused it for good, or did not take it for too long. The PIN is kept for some days.
    Failed,
    /// The PIN was erased before it was sent.
    Erased,
}
