use contents::PublicKey;
use protocol::{ActState, LettersReceipt, OrderId, Refusal, SignedReceipt};
use serde_json::json;
use sqlx::Row as _;

use crate::{
    Actor, Fault, Host, Refused,
    activity::ActEnd,
    audit::{Entry, Event},
    database::{self, AnswerRow, Write, millis},
    officers::Officer,
};

impl Host {
    /// Takes what became of letters that were handed out. The same receipt again changes nothing.
    pub(crate) async fn take_letters_receipt(
        &self,
        officer: &Officer,
        id: OrderId,
        signed: &SignedReceipt,
    ) -> Result<(), Refused> {
        let mut write = self.database().write().await?;
        let job = sqlx::query("SELECT * FROM print_jobs WHERE order_id = $1 AND officer = $2")
            .bind(id.to_string())
            .bind(officer.number())
            .fetch_optional(&mut *write)
            .await?;
        let job = job.ok_or(Refusal::UnknownOrder)?;
        let text =
            serde_json::to_string(signed).map_err(|_| Fault::Document("a receipt has no JSON"))?;
        let earlier: Option<String> = job.try_get("receipt")?;
        if earlier.as_ref() == Some(&text) {
            return Ok(());
        }
        let receipt = checked(id, &job, signed)?;
        if earlier.is_some() {
            // The same said once more has another signature: those of ECDSA differ.
            let said = job.try_get::<&str, _>("state")? == "printed";
            return if said == receipt.printed {
                Ok(())
            } else {
                Err(unfit("printed"))
            };
        }
        self.close_print_job(&mut write, id, receipt.printed, &text)
            .await?;
        let end = ActEnd {
            state: if receipt.printed {
                ActState::Done
            } else {
                ActState::NotDone
            },
            outcome: None,
            receipt: Some(&text),
        };
        self.end_act(&mut write, id, &end).await?;
        let event = if receipt.printed {
            Event::LettersPrinted
        } else {
            Event::LettersNotPrinted
        };
        let entry = Entry {
            actor: Actor::Officer(officer.id),
            event,
            subject: &id.to_string(),
            details: json!({}),
            document: Some(text.as_bytes()),
        };
        self.audit(&mut write, entry).await?;
        write.commit().await?;
        Ok(())
    }

    async fn close_print_job(
        &self,
        write: &mut Write,
        id: OrderId,
        printed: bool,
        receipt: &str,
    ) -> Result<(), Fault> {
        let (id, now) = (id.to_string(), millis(self.now()));
        sqlx::query(
            "UPDATE print_jobs SET state = $1, receipt = $2, answer = NULL WHERE order_id = $3",
        )
        .bind(if printed { "printed" } else { "not-printed" })
        .bind(receipt)
        .bind(&id)
        .execute(&mut **write)
        .await?;
        sqlx::query("UPDATE letter_prints SET printed = $1 WHERE job = $2")
            .bind(printed)
            .bind(&id)
            .execute(&mut **write)
            .await?;
        let letters = if printed {
            "UPDATE letters SET state = 'printed', printed_at = $1, changed_at = $1
             WHERE state IN ('ready', 'printed') AND number IN (SELECT letter FROM letter_prints WHERE job = $2)"
        } else {
            // They count as printed where nobody told in time. Another order may have printed them for certain.
            "UPDATE letters SET state = 'ready', printed_at = NULL, changed_at = $1
             WHERE state = 'printed' AND number IN (SELECT letter FROM letter_prints WHERE job = $2)
                 AND NOT EXISTS (SELECT 1 FROM letter_prints AS other
                     WHERE other.letter = letters.number AND other.job <> $2 AND other.printed IS NOT 0)"
        };
        sqlx::query(letters)
            .bind(now)
            .bind(&id)
            .execute(&mut **write)
            .await?;
        Ok(())
    }
}

fn checked(
    id: OrderId,
    job: &AnswerRow,
    signed: &SignedReceipt,
) -> Result<LettersReceipt, Refused> {
    let key: PublicKey = database::json(job, "order_key")?;
    let receipt: LettersReceipt = signed
        .verify(&key)
        .map_err(|why| Refusal::Document { why })?;
    if receipt.order != id {
        return Err(unfit("order"));
    }
    if receipt.batch.to_string() != job.try_get::<&str, _>("batch")? {
        return Err(unfit("batch"));
    }
    Ok(receipt)
}

fn unfit(what: &str) -> Refused {
    let what = what.to_owned();
    Refusal::ReceiptRefused { what }.into()
}
