use procedure::Role;
use protocol::{LetterQuery, ListedMail, MailNumber, MailPage, MailQuery, MailState};
use sqlx::Row as _;

use crate::{
    Fault, Host, Refused,
    cards::stocked_identity,
    database::{self, AnswerRow},
    delivery::officer_name,
    officers::Officer,
};

impl Host {
    /// A page of PIN mails, for officers who see to them.
    pub(crate) async fn search_mails(
        &self,
        officer: &Officer,
        query: &MailQuery,
    ) -> Result<MailPage, Refused> {
        officer.must_have(Role::ManagePinLetters)?;
        let before = query.before.map_or(i64::MAX, |MailNumber(number)| {
            i64::try_from(number).unwrap_or(i64::MAX)
        });
        let mut read = self.database().read().await?;
        let most = LetterQuery::PAGE;
        let rows = sqlx::query(
            "SELECT pin_mails.*, cards.serial AS card_serial, cards.key_fingerprint, cards.guid,
                 officers.name AS officer_name
             FROM pin_mails JOIN cards ON cards.id = pin_mails.card JOIN officers ON officers.id = pin_mails.officer
             WHERE pin_mails.number < $1 AND ($2 IS NULL OR pin_mails.state = $2)
             ORDER BY pin_mails.number DESC LIMIT $3",
        )
        .bind(before)
        .bind(query.state.map(state_name))
        .bind(i64::try_from(most + 1).unwrap_or(i64::MAX))
        .fetch_all(&mut *read)
        .await?;
        let failed: i64 =
            sqlx::query_scalar("SELECT COUNT(*) FROM pin_mails WHERE state = 'failed'")
                .fetch_one(&mut *read)
                .await?;
        let mails = rows.iter().take(most).map(listed);
        Ok(MailPage {
            mails: mails.collect::<Result<_, _>>()?,
            more: rows.len() > most,
            failed: u32::try_from(failed).unwrap_or(u32::MAX),
            set_up: self.mail_is_set_up(&mut read).await?,
        })
    }
}

const fn state_name(state: MailState) -> &'static str {
    match state {
        MailState::Waiting => "waiting",
        MailState::Queued => "queued",
        MailState::Sent => "sent",
        MailState::Failed => "failed",
        MailState::Erased => "erased",
    }
}

fn listed(row: &AnswerRow) -> Result<ListedMail, Fault> {
    let corrupt = |what| Fault::Corrupt { what };
    let number: i64 = row.try_get("number")?;
    Ok(ListedMail {
        mail: MailNumber(u64::try_from(number).map_err(|_| corrupt("pin_mails.number"))?),
        address: row.try_get("address")?,
        state: database::word(row, "state")?,
        order: database::parsed(row, "order_id")?,
        card: stocked_identity(row)?,
        holder: row.try_get("holder")?,
        officer: officer_name(row)?,
        ordered_at: database::time(row, "ordered_at")?,
        attempts: u32::try_from(row.try_get::<i64, _>("attempts")?)
            .map_err(|_| corrupt("pin_mails.attempts"))?,
        next_at: database::optional_time(row, "next_at")?,
        changed_at: database::time(row, "changed_at")?,
        answer: row.try_get("answer")?,
    })
}
