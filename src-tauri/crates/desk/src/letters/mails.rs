use protocol::{ListedMail, MailNumber, MailPage, MailQuery as Asked, MailState};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::LettersError;
use crate::{Desk, Sentence};

impl Desk {
    /// Lists the PIN mails: one page, newest first.
    ///
    /// # Errors
    /// [`LettersError`] for what is no number, and whatever keeps the host from answering.
    pub async fn pin_mails(&self, query: &MailQuery) -> Result<MailPageView, LettersError> {
        let asked = query.parsed()?;
        let session = self.session()?;
        let page: MailPage = session.connection().ask("/v1/mails/search", &asked).await?;
        Ok(MailPageView::new(&page))
    }
}

/// Which PIN mails are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct MailQuery {
    /// Only those in this state.
    pub state: Option<MailStateView>,
    /// Only those before this one: the last of the page before.
    pub before: Option<String>,
}

impl MailQuery {
    fn parsed(&self) -> Result<Asked, LettersError> {
        Ok(Asked {
            state: self.state.map(MailState::from),
            before: self.before.as_deref().map(mail_number).transpose()?,
        })
    }
}

/// The number of a mail, as a view has it.
pub(super) fn mail_number(text: &str) -> Result<MailNumber, LettersError> {
    text.parse()
        .map(MailNumber)
        .map_err(|_| LettersError::Number {
            number: text.to_owned(),
        })
}

/// A page of PIN mails.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MailPageView {
    /// At most 50, newest first.
    pub mails: Vec<MailView>,
    /// Whether there are more after the last.
    pub more: bool,
    /// How many failed and can be sent again, whatever was asked for.
    pub failed: u32,
    /// Whether the host is set up to send mail at all.
    pub set_up: bool,
}

impl MailPageView {
    fn new(page: &MailPage) -> Self {
        Self {
            mails: page.mails.iter().map(MailView::new).collect(),
            more: page.more,
            failed: page.failed,
            set_up: page.set_up,
        }
    }
}

/// A PIN mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MailView {
    /// Its number at the host, decimal: what commands name it by.
    pub mail: String,
    /// The address.
    pub address: String,
    /// How far it got.
    pub state: MailStateView,
    /// Whether it can be sent again.
    pub can_resend: bool,
    /// The order that it comes from.
    pub order: String,
    /// What tells the card from every other one.
    pub card: Sentence,
    /// The holder.
    pub holder: String,
    /// The officer who ordered it.
    pub officer: String,
    /// When it was ordered (`RFC 3339`).
    pub ordered_at: String,
    /// How often it was tried.
    pub attempts: u32,
    /// When it is tried again (`RFC 3339`).
    pub next_at: Option<String>,
    /// When the last thing happened to it (`RFC 3339`).
    pub changed_at: String,
    /// What the mail server answered last, in its words.
    pub answer: Option<String>,
}

impl MailView {
    fn new(listed: &ListedMail) -> Self {
        Self {
            mail: listed.mail.to_string(),
            address: listed.address.clone(),
            state: listed.state.into(),
            can_resend: listed.state == MailState::Failed,
            order: listed.order.to_string(),
            card: Sentence::card(&listed.card),
            holder: listed.holder.clone(),
            officer: listed.officer.name.clone(),
            ordered_at: listed.ordered_at.to_string(),
            attempts: listed.attempts,
            next_at: listed.next_at.as_ref().map(ToString::to_string),
            changed_at: listed.changed_at.to_string(),
            answer: listed.answer.clone(),
        }
    }
}

/// How far a PIN mail got.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum MailStateView {
    /// Its order has no receipt yet.
    Waiting,
    /// It is sent as soon as the mail server takes it.
    Queued,
    /// The mail server took it.
    Sent,
    /// The mail server did not take it.
    Failed,
    /// The PIN was erased before it was sent.
    Erased,
}

impl MailStateView {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Waiting,
        Self::Queued,
        Self::Sent,
        Self::Failed,
        Self::Erased,
    ];

    /// The name in data: `waiting`, ….
    pub const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Queued => "queued",
            Self::Sent => "sent",
            Self::Failed => "failed",
            Self::Erased => "erased",
        }
    }
}

impl From<MailState> for MailStateView {
    fn from(state: MailState) -> Self {
        match state {
            MailState::Waiting => Self::Waiting,
            MailState::Queued => Self::Queued,
            MailState::Sent => Self::Sent,
            MailState::Failed => Self::Failed,
            MailState::Erased => Self::Erased,
        }
    }
}

impl From<MailStateView> for MailState {
    fn from(state: MailStateView) -> Self {
        match state {
            MailStateView::Waiting => Self::Waiting,
            MailStateView::Queued => Self::Queued,
            MailStateView::Sent => Self::Sent,
            MailStateView::Failed => Self::Failed,
            MailStateView::Erased => Self::Erased,
        }
    }
}
