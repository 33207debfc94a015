use messages::Language;
use procedure::Role;
use protocol::{LetterFault, LetterNumber, LetterPreview, Refusal};
use sqlx::Row as _;
use zeroize::Zeroizing;

use super::{
    LetterTemplate,
    page::{Letter, pdf},
};
use crate::{
    Fault, Host, Refused,
    database::{self, AnswerRow, Connection},
    delivery::store::DOT,
    officers::Officer,
};

impl Host {
    /// A letter's PDF with dots for its secrets; how many dots says nothing of how long they are.
    pub(crate) async fn preview_letter(
        &self,
        officer: &Officer,
        wanted: &LetterPreview,
    ) -> Result<Vec<u8>, Refused> {
        officer.must_have(Role::ManagePinLetters)?;
        let mut read = self.database().read().await?;
        let row = letter_row(&mut read, wanted.letter).await?;
        let template = self.stored_letter_template(&mut read).await?;
        let dots = |column, count| -> Result<_, Fault> {
            let has: bool = row.try_get(column)?;
            Ok(has.then(|| Zeroizing::new(DOT.to_string().repeat(count))))
        };
        let secrets = (dots("has_pin", 6)?, dots("has_puk", 8)?);
        let letter = letter(&row, &template, secrets)?;
        let now = self.now();
        let rendered = tokio::task::spawn_blocking(move || pdf(&[letter], &template, now));
        // Nothing secret stands in it.
        let pdf = rendered.await.map_err(|_| Fault::Task)??;
        Ok(pdf.to_vec())
    }
}

pub(super) async fn letter_row(
    connection: &mut Connection,
    letter: LetterNumber,
) -> Result<AnswerRow, Refused> {
    let unknown = || Refusal::Letters {
        why: LetterFault::Unknown { letter },
    };
    let number = i64::try_from(letter.0).map_err(|_| unknown())?;
    let row = sqlx::query("SELECT * FROM letters WHERE number = $1")
        .bind(number)
        .fetch_optional(connection)
        .await?;
    Ok(row.ok_or_else(unknown)?)
}

/// A letter with what stands in it.
pub(super) fn letter(
    row: &AnswerRow,
    template: &LetterTemplate,
    (pin, puk): (Option<Zeroizing<String>>, Option<Zeroizing<String>>),
) -> Result<Letter, Fault> {
    let corrupt = |what| Fault::Corrupt { what };
    let language: &str = row.try_get("language")?;
    let part = |column| {
        let part: i64 = row.try_get(column)?;
        u8::try_from(part).map_err(|_| corrupt("letters.part"))
    };
    Ok(Letter {
        id: row.try_get("id")?,
        part: part("part")?,
        parts: part("parts")?,
        language: Language::of_tag(language).ok_or_else(|| corrupt("letters.language"))?,
        address: database::json(row, "address")?,
        text: template.texts.get(language).cloned(),
        pin,
        puk,
    })
}
