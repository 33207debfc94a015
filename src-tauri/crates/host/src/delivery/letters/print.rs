use std::collections::BTreeSet;

use jiff::Timestamp;
use procedure::Role;
use protocol::{
    ActState, ActivityKind, Base64, LetterBatch, LetterFault, LetterId, LetterNumber, LetterState,
    PrintLetters, Refusal, SealedLetters, Sha256Hex, canonical, cms::Verified, sealing,
};
use serde_json::json;
use sqlx::Row as _;
use zeroize::Zeroizing;

use super::{
    LetterTemplate,
    page::{Letter, pdf},
    preview::{letter, letter_row},
};
use crate::{
    Actor, Fault, Host, Refused,
    activity::{ActSubject, SignedAct},
    audit::{Entry, Event},
    database::{self, AnswerRow, Connection, Write, millis},
    delivery::{must_be_a_reason, store::letter_place},
    officers::Officer,
};

impl Host {
    /// Hands letters out to be printed, sealed to the desk. The same document again, within some minutes and before the
    /// receipt, gets the same answer.
    pub(crate) async fn print_letters(
        &self,
        officer: &Officer,
        message: &[u8],
    ) -> Result<Vec<u8>, Refused> {
        let order: Verified<PrintLetters> = self.verified(officer, message).await?;
        let printing = Printing {
            host: self,
            officer,
            message,
            order: &order.document,
        };
        printing.run().await
    }
}

struct Printing<'a> {
    host: &'a Host,
    officer: &'a Officer,
    message: &'a [u8],
    order: &'a PrintLetters,
}

/// What a letter was when it was looked at, to be compared in the transaction that writes.
#[derive(PartialEq, Eq)]
struct Seen {
    number: i64,
    id: LetterId,
    holder: String,
    /// The order that it comes from.
    order: String,
    state: LetterState,
    /// Whether the PIN still stands in it: a service may take it out.
    has_pin: bool,
    /// How often it was handed out, but for the first time that the desk says it was not printed: a printer may fail once,
    /// and whoever could say so time and again would read a letter without a reason.
    handed_out: i64,
}

impl Printing<'_> {
    async fn run(&self) -> Result<Vec<u8>, Refused> {
        let mut write = self.host.database().write().await?;
        if let Some(answer) = self.earlier_answer(&mut write).await? {
            return Ok(answer);
        }
        drop(write);
        self.host.must_be_recent(self.order.made_at)?;
        self.officer.must_have(Role::ManagePinLetters)?;
        self.must_be_in_form()?;
        let mut read = self.host.database().read().await?;
        let seen = self.look(&mut read).await?;
        let (letters, template) = self.unsealed(&mut read).await?;
        drop(read);
        let (answer, batch) = self.rendered(letters, template).await?;
        let mut write = self.host.database().write().await?;
        // Twice at once: the second gets what the first was given.
        if let Some(answer) = self.earlier_answer(&mut write).await? {
            return Ok(answer);
        }
        if self.look(&mut write).await? != seen {
            return Err(Fault::Contended.into());
        }
        self.record(&mut write, &seen, (&answer, &batch)).await?;
        write.commit().await?;
        Ok(answer)
    }

    fn must_be_in_form(&self) -> Result<(), Refusal> {
        let letters = &self.order.letters;
        let each_once: BTreeSet<_> = letters.iter().collect();
        if !(1..=PrintLetters::MAX_LETTERS).contains(&letters.len())
            || each_once.len() != letters.len()
        {
            let what = "an order to print names 1 to 20 letters, each once".to_owned();
            return Err(Refusal::Malformed { what });
        }
        self.order
            .reason
            .as_deref()
            .map_or(Ok(()), must_be_a_reason)
    }

    /// What this order was answered before. One whose answer is gone was carried out all the same.
    async fn earlier_answer(&self, write: &mut Write) -> Result<Option<Vec<u8>>, Refused> {
        let row = sqlx::query("SELECT digest, answer FROM print_jobs WHERE order_id = $1")
            .bind(self.order.order.to_string())
            .fetch_optional(&mut **write)
            .await?;
        let Some(row) = row else {
            if self
                .host
                .is_known(write, self.order.order, self.message)
                .await?
            {
                return Err(Refusal::OrderIdTaken.into());
            }
            return Ok(None);
        };
        if row.try_get::<&str, _>("digest")? != Sha256Hex::of(self.message).to_string() {
            return Err(Refusal::OrderIdTaken.into());
        }
        if let Some(answer) = row.try_get("answer")? {
            return Ok(Some(answer));
        }
        let first = self
            .order
            .letters
            .first()
            .copied()
            .unwrap_or(LetterNumber(0));
        let id = database::parsed(&letter_row(write, first).await?, "id")?;
        Err(refused(LetterFault::PrintedBefore { id }))
    }

    /// Looks at the letters, and refuses what cannot be printed.
    async fn look(&self, connection: &mut Connection) -> Result<Vec<Seen>, Refused> {
        let mut seen = Vec::new();
        for number in &self.order.letters {
            let row = letter_row(connection, *number).await?;
            let one = seen_of(connection, &row).await?;
            let (id, state) = (one.id.clone(), one.state);
            if !matches!(state, LetterState::Ready | LetterState::Printed) {
                return Err(refused(LetterFault::State { id, state }));
            }
            if one.handed_out > 0 && self.order.reason.is_none() {
                return Err(refused(LetterFault::PrintedBefore { id }));
            }
            seen.push(one);
        }
        Ok(seen)
    }

    async fn unsealed(
        &self,
        connection: &mut Connection,
    ) -> Result<(Vec<Letter>, LetterTemplate), Refused> {
        let template = self.host.stored_letter_template(connection).await?;
        let mut letters = Vec::new();
        for number in &self.order.letters {
            let row = letter_row(connection, *number).await?;
            let secrets = (
                self.secret(&row, "sealed_pin")?,
                self.secret(&row, "sealed_puk")?,
            );
            letters.push(letter(&row, &template, secrets)?);
        }
        // As paper lies that is printed with IDs, whatever the order of the list that they were chosen from.
        letters.sort_by_key(|letter| (in_turn(&letter.id), letter.part));
        Ok((letters, template))
    }

    fn secret(
        &self,
        row: &AnswerRow,
        column: &'static str,
    ) -> Result<Option<Zeroizing<String>>, Fault> {
        let Some(sealed) = row.try_get::<Option<&[u8]>, _>(column)? else {
            return Ok(None);
        };
        let number: i64 = row.try_get("number")?;
        let place = number.to_string();
        let plain = self
            .host
            .sealing()
            .unseal(letter_place(&place, column), sealed)?;
        let text = std::str::from_utf8(&plain).map_err(|_| Fault::Corrupt { what: column })?;
        Ok(Some(Zeroizing::new(text.to_owned())))
    }

    /// The answer, signed, and its digest. The PDF is in memory alone.
    async fn rendered(
        &self,
        letters: Vec<Letter>,
        template: LetterTemplate,
    ) -> Result<(Vec<u8>, String), Refused> {
        let (host, order) = (self.host.clone(), self.order.order);
        let order_digest = canonical::digest(self.order)
            .map_err(|_| Fault::Document("an order to print has no JSON"))?;
        let transport = self.order.transport_key.clone();
        let now: Timestamp = self.host.now();
        let made = tokio::task::spawn_blocking(move || -> Result<_, Fault> {
            let registration = &host.inner.registration;
            let package = SealedLetters {
                pdf: pdf(&letters, &template, now)?,
            };
            let sealed =
                sealing::seal(&package, order, &transport, registration).map_err(|error| {
                    tracing::error!(%error, "letters were not sealed");
                    Fault::Document("the letters could not be sealed")
                })?;
            let batch = LetterBatch {
                order,
                order_digest,
                handed_out_at: now,
                letters: Base64(sealed),
            };
            let digest = canonical::digest(&batch)
                .map_err(|_| Fault::Document("a batch of letters has no JSON"))?;
            Ok((registration.sign(&batch)?, digest.to_string()))
        });
        Ok(made.await.map_err(|_| Fault::Task)??)
    }

    async fn record(
        &self,
        write: &mut Write,
        seen: &[Seen],
        (answer, batch): (&[u8], &str),
    ) -> Result<(), Refused> {
        let (id, now) = (self.order.order.to_string(), millis(self.host.now()));
        let key = serde_json::to_string(&self.order.order_key)
            .map_err(|_| Fault::Document("an order key has no JSON"))?;
        sqlx::query(
            "INSERT INTO print_jobs (order_id, officer, digest, batch, order_key, answer, state, handed_out_at)
             VALUES ($1, $2, $3, $4, $5, $6, 'handed-out', $7)",
        )
        .bind(&id)
        .bind(self.officer.number())
        .bind(Sha256Hex::of(self.message).to_string())
        .bind(batch)
        .bind(key)
        .bind(answer)
        .bind(now)
        .execute(&mut **write)
        .await?;
        for one in seen {
            sqlx::query("INSERT INTO letter_prints (letter, job, officer, at, reason) VALUES ($1, $2, $3, $4, $5)")
                .bind(one.number)
                .bind(&id)
                .bind(self.officer.number())
                .bind(now)
                .bind(&self.order.reason)
                .execute(&mut **write)
                .await?;
        }
        let ids: Vec<_> = seen.iter().map(|one| &one.id).collect();
        let entry = Entry {
            actor: Actor::Officer(self.officer.id),
            event: Event::LettersHandedOut,
            subject: &id,
            details: json!({ "letters": self.order.letters, "ids": ids, "reason": self.order.reason }),
            document: Some(self.message),
        };
        self.host.audit(write, entry).await?;
        self.record_act(write, seen).await
    }

    /// What the officer did: it is open until the desk says what became of it.
    async fn record_act(&self, write: &mut Write, seen: &[Seen]) -> Result<(), Refused> {
        let again = seen.iter().any(|one| one.handed_out > 0);
        let kind = if again {
            ActivityKind::LetterReprint
        } else {
            ActivityKind::LetterPrint
        };
        let words = seen.iter().map(|one| one.order.clone()).collect();
        let act = SignedAct {
            at: self.host.now(),
            officer: self.officer,
            kind,
            order: self.order.order,
            message: self.message,
            state: ActState::Open,
            expires_at: None,
            about: ActSubject {
                holder: only_one(seen),
                reason: self.order.reason.as_deref(),
                letters: seen.iter().map(|one| one.id.clone()).collect(),
                count: u32::try_from(seen.len()).unwrap_or(u32::MAX),
                words,
                ..ActSubject::default()
            },
        };
        Ok(self.host.record_act(write, &act).await?)
    }
}

/// What IDs are sorted by: what stands before their number, and the number, which `PL-999` and `PL-1000` have of
/// different length.
fn in_turn(id: &str) -> (String, u128, String) {
    let before = id.trim_end_matches(|one: char| one.is_ascii_digit());
    // An ID has 32 characters at most: so many digits have room.
    let number = id[before.len()..].parse().unwrap_or_default();
    (before.to_owned(), number, id.to_owned())
}

/// The holder, where all letters are one's.
fn only_one(seen: &[Seen]) -> &str {
    match seen.split_first() {
        Some((first, rest)) if rest.iter().all(|one| one.holder == first.holder) => &first.holder,
        _ => "",
    }
}

async fn seen_of(connection: &mut Connection, row: &AnswerRow) -> Result<Seen, Refused> {
    let number: i64 = row.try_get("number")?;
    let handed_out = sqlx::query_scalar(
        "SELECT COUNT(*) - COALESCE(MAX(printed IS 0), 0) FROM letter_prints WHERE letter = $1",
    )
    .bind(number)
    .fetch_one(connection)
    .await?;
    Ok(Seen {
        number,
        id: database::parsed(row, "id")?,
        holder: row.try_get("holder")?,
        order: row.try_get("order_id")?,
        state: database::word(row, "state")?,
        has_pin: row.try_get("has_pin")?,
        handed_out,
    })
}

fn refused(why: LetterFault) -> Refused {
    Refusal::Letters { why }.into()
}

#[cfg(test)]
mod tests {
    use super::in_turn;

    #[test]
    fn ids_are_in_the_order_of_their_numbers() {
        let mut ids = [
            "PL-1000",
            "PL-999",
            "B",
            "A-2",
            "PL-0999",
            "7",
            "PL-",
            &"9".repeat(32),
        ];
        ids.sort_by_key(|id| in_turn(id));
        let nines = "9".repeat(32);
        assert_eq!(
            ids,
            [
                "7", &nines, "A-2", "B", "PL-", "PL-0999", "PL-999", "PL-1000"
            ]
        );
    }
}
