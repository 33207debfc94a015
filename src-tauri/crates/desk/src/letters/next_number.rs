use protocol::{NextLetterNumber, NextLetterNumberQuery};
use serde::Serialize;
use specta::Type;

use super::{LettersError, create_ids::typed_prefix};
use crate::Desk;

impl Desk {
    /// From which number on letter IDs with a prefix can be created: after the highest one that begins so. The prefix is
    /// read as it is when IDs are created. A proposal: another desk may create some meanwhile.
    ///
    /// # Errors
    /// [`LettersError`]: no letter ID begins so, and whatever keeps the host from answering.
    pub async fn next_letter_number(&self, prefix: &str) -> Result<NextNumberView, LettersError> {
        let prefix = typed_prefix(prefix)?;
        let session = self.session()?;
        let asked = NextLetterNumberQuery { prefix };
        let next: NextLetterNumber = session
            .connection()
            .ask("/v1/letters/next-number", &asked)
            .await?;
        Ok(NextNumberView {
            first: next.first.and_then(|first| u32::try_from(first).ok()),
            digits: next.digits,
        })
    }
}

/// From which number on letter IDs can be created.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NextNumberView {
    /// The number; 1 where no ID begins so, nothing where there is none that a desk can name.
    pub first: Option<u32>,
    /// How many digits the highest one has that is there, with its zeros; nothing where there is none.
    pub digits: Option<u8>,
}
