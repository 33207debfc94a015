use protocol::{
    LetterId, LetterNumber, LetterPage, LetterPrint, LetterQuery as Asked, LetterState,
    ListedLetter,
};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::LettersError;
use crate::{Desk, Sentence};

/// Most characters of a text that is searched for.
const LONGEST_TEXT: usize = 100;

impl Desk {
    /// Searches the PIN letters: one page, newest first.
    ///
    /// # Errors
    /// [`LettersError`]: a text that cannot be searched for, and whatever keeps the host from answering.
    pub async fn letters(&self, query: &LetterQuery) -> Result<LetterPageView, LettersError> {
        let asked = query.parsed()?;
        let session = self.session()?;
        let page: LetterPage = session
            .connection()
            .ask("/v1/letters/search", &asked)
            .await?;
        Ok(LetterPageView::new(&page))
    }

    /// The ID that PIN letters would go on with: the first free one that was created ahead.
    ///
    /// # Errors
    /// [`LettersError`] when the host does not answer.
    pub async fn next_letter_id(&self) -> Result<Option<String>, LettersError> {
        let session = self.session()?;
        let next: protocol::NextLetterId = session.connection().get("/v1/letters/next-id").await?;
        Ok(next.id.map(|id: LetterId| id.to_string()))
    }
}

/// Which PIN letters are looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct LetterQuery {
    /// Only those in this state.
    pub state: Option<LetterStateView>,
    /// Only those whose ID, holder or card contains this, at most 100 characters; empty is none.
    pub text: String,
    /// Only those before this one: the last of the page before.
    pub before: Option<String>,
}

impl LetterQuery {
    fn parsed(&self) -> Result<Asked, LettersError> {
        let text = self.text.trim();
        if text.chars().count() > LONGEST_TEXT {
            return Err(LettersError::TextTooLong { max: LONGEST_TEXT });
        }
        Ok(Asked {
            state: self.state.map(LetterState::from),
            text: (!text.is_empty()).then(|| text.to_owned()),
            before: self.before.as_deref().map(letter_number).transpose()?,
        })
    }
}

/// The number of a letter, as a view has it.
pub(super) fn letter_number(text: &str) -> Result<LetterNumber, LettersError> {
    text.parse()
        .map(LetterNumber)
        .map_err(|_| LettersError::Number {
            number: text.to_owned(),
        })
}

/// How far a letter got.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum LetterStateView {
    /// Its order has no receipt yet.
    Waiting,
    /// It can be printed.
    Ready,
    /// It was printed; for some days it can be printed once more.
    Printed,
    /// What stood in it was erased.
    Erased,
}

impl LetterStateView {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Waiting, Self::Ready, Self::Printed, Self::Erased];

    /// The name in data: `waiting`, ….
    pub const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Ready => "ready",
            Self::Printed => "printed",
            Self::Erased => "erased",
        }
    }
}

impl From<LetterState> for LetterStateView {
    fn from(state: LetterState) -> Self {
        match state {
            LetterState::Waiting => Self::Waiting,
            LetterState::Ready => Self::Ready,
            LetterState::Printed => Self::Printed,
            LetterState::Erased => Self::Erased,
        }
    }
}

impl From<LetterStateView> for LetterState {
    fn from(state: LetterStateView) -> Self {
        match state {
            LetterStateView::Waiting => Self::Waiting,
            LetterStateView::Ready => Self::Ready,
            LetterStateView::Printed => Self::Printed,
            LetterStateView::Erased => Self::Erased,
        }
    }
}

/// A page of PIN letters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LetterPageView {
    /// At most 50, newest first.
    pub letters: Vec<LetterView>,
    /// Whether there are more after the last.
    pub more: bool,
    /// How many are ready to be printed, whatever was asked for.
    pub ready: u32,
    /// How many IDs that were created ahead are free.
    pub free_ids: u32,
    /// Most letters that are printed at once.
    pub most_at_once: u32,
}

impl LetterPageView {
    fn new(page: &LetterPage) -> Self {
        Self {
            letters: page.letters.iter().map(LetterView::new).collect(),
            more: page.more,
            ready: page.ready,
            free_ids: page.free_ids,
            most_at_once: u32::try_from(protocol::PrintLetters::MAX_LETTERS).unwrap_or(u32::MAX),
        }
    }
}

/// A letter; of a split letter, one part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LetterView {
    /// Its number at the host, decimal: what commands name it by.
    pub letter: String,
    /// Its ID; the parts of a split letter share one.
    pub id: String,
    /// Which part it is, from 1.
    pub part: u8,
    /// How many parts there are: 1 or 2.
    pub parts: u8,
    /// Whether the PIN, or a part of it, stands in it.
    pub pin: bool,
    /// Whether the PUK, or a part of it, stands in it.
    pub puk: bool,
    /// How far it got.
    pub state: LetterStateView,
    /// Whether it can be printed now.
    pub can_print: bool,
    /// Whether printing it needs a reason: it was printed before.
    pub needs_reason: bool,
    /// The order that it comes from.
    pub order: String,
    /// What tells the card from every other one.
    pub card: Sentence,
    /// To whom it is addressed.
    pub holder: String,
    /// The officer who ordered it.
    pub officer: String,
    /// When it was ordered (`RFC 3339`).
    pub ordered_at: String,
    /// Each time that it was handed out to be printed, oldest first.
    pub prints: Vec<LetterPrintView>,
}

impl LetterView {
    fn new(listed: &ListedLetter) -> Self {
        // One that was handed out and not printed may be asked for once more as it is.
        let printed = |print: &LetterPrint| print.printed != Some(false);
        let handed_out = listed.prints.iter().any(printed) || listed.prints.len() > 1;
        Self {
            letter: listed.letter.to_string(),
            id: listed.id.to_string(),
            part: listed.part,
            parts: listed.parts,
            pin: listed.pin,
            puk: listed.puk,
            state: listed.state.into(),
            can_print: matches!(listed.state, LetterState::Ready | LetterState::Printed),
            needs_reason: listed.state == LetterState::Printed || handed_out,
            order: listed.order.to_string(),
            card: Sentence::card(&listed.card),
            holder: listed.holder.clone(),
            officer: listed.officer.name.clone(),
            ordered_at: listed.ordered_at.to_string(),
            prints: listed.prints.iter().map(LetterPrintView::new).collect(),
        }
    }
}

/// One time that a letter was handed out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LetterPrintView {
    /// To whom.
    pub officer: String,
    /// When (`RFC 3339`).
    pub at: String,
    /// Whether it was printed; nothing while the desk has not said so.
    pub printed: Option<bool>,
    /// Why it was printed once more.
    pub reason: Option<String>,
}

impl LetterPrintView {
    fn new(print: &LetterPrint) -> Self {
        Self {
            officer: print.officer.name.clone(),
            at: print.at.to_string(),
            printed: print.printed,
            reason: print.reason.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LetterQuery, LettersError};

    #[test]
    fn what_is_asked_for_is_judged_before_the_host_is_asked() {
        let query = LetterQuery {
            text: "  PL-1 ".to_owned(),
            before: Some("12".to_owned()),
            ..LetterQuery::default()
        };
        let asked = query.parsed().unwrap();
        assert_eq!(asked.text.as_deref(), Some("PL-1"));
        assert_eq!(asked.before.map(|number| number.0), Some(12));
        assert_eq!(LetterQuery::default().parsed().unwrap().text, None);

        let long = LetterQuery {
            text: "ä".repeat(101),
            ..LetterQuery::default()
        };
        assert_eq!(long.parsed(), Err(LettersError::TextTooLong { max: 100 }));
        let nowhere = LetterQuery {
            before: Some("PL-1".to_owned()),
            ..LetterQuery::default()
        };
        assert!(matches!(nowhere.parsed(), Err(LettersError::Number { .. })));
    }
}
