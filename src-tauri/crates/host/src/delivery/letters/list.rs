use std::collections::BTreeMap;

use procedure::Role;
use protocol::{
    LetterNumber, LetterPage, LetterPrint, LetterQuery, LetterState, ListedLetter, Refusal,
};
use sqlx::Row as _;

use crate::{
    Fault, Host, Refused,
    cards::stocked_identity,
    database::{self, AnswerRow, Connection},
    delivery::officer_name,
    officers::Officer,
};

/// Most characters that are searched for.
const MAX_TEXT: usize = 100;

impl Host {
    /// A page of letters, for officers who print them.
    pub(crate) async fn search_letters(
        &self,
        officer: &Officer,
        query: &LetterQuery,
    ) -> Result<LetterPage, Refused> {
        officer.must_have(Role::ManagePinLetters)?;
        let text = query.text.as_deref().unwrap_or_default().to_lowercase();
        if query.text.is_some() && !(1..=MAX_TEXT).contains(&text.chars().count()) {
            let what = format!("what is searched for has 1 to {MAX_TEXT} characters");
            return Err(Refusal::Malformed { what }.into());
        }
        let before = query.before.map_or(i64::MAX, |LetterNumber(number)| {
            i64::try_from(number).unwrap_or(i64::MAX)
        });
        let mut read = self.database().read().await?;
        let most = LetterQuery::PAGE;
        let rows = sqlx::query(
            "SELECT letters.*, cards.serial AS card_serial, cards.key_fingerprint, cards.guid,
                 officers.name AS officer_name
             FROM letters JOIN cards ON cards.id = letters.card JOIN officers ON officers.id = letters.officer
             WHERE letters.number < $1 AND ($2 IS NULL OR letters.state = $2)
                 AND ($3 = '' OR INSTR(letters.found_by, $3) > 0)
             ORDER BY letters.number DESC LIMIT $4",
        )
        .bind(before)
        .bind(query.state.map(state_name))
        .bind(text)
        .bind(i64::try_from(most + 1).unwrap_or(i64::MAX))
        .fetch_all(&mut *read)
        .await?;
        let shown = &rows[..rows.len().min(most)];
        let mut prints = prints(&mut read, shown).await?;
        let letters = shown.iter().map(|row| listed(row, &mut prints));
        Ok(LetterPage {
            letters: letters.collect::<Result<_, _>>()?,
            more: rows.len() > most,
            ready: count(
                &mut read,
                "SELECT COUNT(*) FROM letters WHERE state = 'ready'",
            )
            .await?,
            free_ids: count(
                &mut read,
                "SELECT COUNT(*) FROM letter_ids WHERE state = 'free'",
            )
            .await?,
        })
    }
}

const fn state_name(state: LetterState) -> &'static str {
    match state {
        LetterState::Waiting => "waiting",
        LetterState::Ready => "ready",
        LetterState::Printed => "printed",
        LetterState::Erased => "erased",
    }
}

async fn count(connection: &mut Connection, query: &'static str) -> Result<u32, Fault> {
    let count: i64 = sqlx::query_scalar(query).fetch_one(connection).await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The prints of these letters, by letter, oldest first.
async fn prints(
    connection: &mut Connection,
    letters: &[AnswerRow],
) -> Result<BTreeMap<i64, Vec<LetterPrint>>, Fault> {
    let mut found = BTreeMap::new();
    for letter in letters {
        let number: i64 = letter.try_get("number")?;
        let rows = sqlx::query(
            "SELECT letter_prints.*, officers.name AS officer_name FROM letter_prints
             JOIN officers ON officers.id = letter_prints.officer WHERE letter = $1 ORDER BY letter_prints.number",
        )
        .bind(number)
        .fetch_all(&mut *connection)
        .await?;
        let read = |row: &AnswerRow| -> Result<LetterPrint, Fault> {
            Ok(LetterPrint {
                officer: officer_name(row)?,
                at: database::time(row, "at")?,
                printed: row.try_get("printed")?,
                reason: row.try_get("reason")?,
            })
        };
        found.insert(number, rows.iter().map(read).collect::<Result<_, _>>()?);
    }
    Ok(found)
}

fn listed(
    row: &AnswerRow,
    prints: &mut BTreeMap<i64, Vec<LetterPrint>>,
) -> Result<ListedLetter, Fault> {
    let corrupt = |what| Fault::Corrupt { what };
    let number: i64 = row.try_get("number")?;
    let part = |column| {
        let part: i64 = row.try_get(column)?;
        u8::try_from(part).map_err(|_| corrupt("letters.part"))
    };
    Ok(ListedLetter {
        letter: LetterNumber(u64::try_from(number).map_err(|_| corrupt("letters.number"))?),
        id: database::parsed(row, "id")?,
        part: part("part")?,
        parts: part("parts")?,
        pin: row.try_get("has_pin")?,
        puk: row.try_get("has_puk")?,
        state: database::word(row, "state")?,
        order: database::parsed(row, "order_id")?,
        card: stocked_identity(row)?,
        holder: row.try_get("holder")?,
        officer: officer_name(row)?,
        ordered_at: database::time(row, "ordered_at")?,
        prints: prints.remove(&number).unwrap_or_default(),
    })
}
