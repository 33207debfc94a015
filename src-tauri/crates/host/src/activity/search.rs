use jiff::Timestamp;
use procedure::{ProcedureRevision, Role};
use protocol::{
    ActivityEntry, ActivityPage, ActivityQuery, ActivitySequence, ActivityWord, OfficerId,
    OfficerName, OrderState, OrderSummary, Refusal, TextFault, WhichActivity,
};
use sqlx::Row as _;

use super::describe::{OPEN, certificate_word, officer_mark};
use crate::{
    Fault, Host, ListedOrder, Refused,
    database::{self, AnswerRow, Connection, millis},
    officers::Officer,
};

/// Acts with the orders they are about, newest first; a macro, because queries are literals. $1 is the sequence they are
/// before, $2 how many there are at most.
macro_rules! acts {
    ($from:literal, $rest:literal, $order:literal) => {
        concat!(
            "SELECT activity.sequence, activity.at, activity.kind, activity.officer, actor.name AS officer_name,
                 activity.procedure_name, activity.card_identity, activity.holder, activity.reason,
                 recovery_requests.digest, activity.order_id, orders.state, orders.procedure_id,
                 orders.procedure_revision, orders.officer AS signer, signer.name AS signer_name, orders.granted_at,
                 orders.changed_at, orders.expires_at, activity.act, acts.state AS act_state,
                 acts.changed_at AS act_changed_at, acts.expires_at AS act_expires_at, acts.outcome, acts.letters,
                 acts.count FROM ",
            $from,
            " JOIN officers AS actor ON actor.id = activity.officer
             LEFT JOIN orders ON orders.id = activity.order_id
             LEFT JOIN officers AS signer ON signer.id = orders.officer
             LEFT JOIN recovery_requests ON recovery_requests.number = activity.request
             LEFT JOIN acts ON acts.id = activity.act
             WHERE activity.described = 1 AND activity.sequence < $1 ",
            $rest,
            " ORDER BY ",
            $order,
            " DESC LIMIT $2"
        )
    };
}

/// Everybody's.
const ALL: &str = acts!("activity", "", "activity.sequence");
/// An officer's ($3).
const OWN: &str = acts!("activity", "AND activity.officer = $3", "activity.sequence");
/// Open orders at a time ($3): grants whose time is over are not open, though nobody may have said so yet.
const OPEN_ALL: &str = acts!(
    "activity",
    "AND activity.open = 1 AND (orders.state <> 'granted' OR orders.expires_at > $3)",
    "activity.sequence"
);
/// An officer's ($4) open orders at a time ($3).
const OPEN_OWN: &str = acts!(
    "activity",
    "AND activity.open = 1 AND (orders.state <> 'granted' OR orders.expires_at > $3) AND activity.officer = $4",
    "activity.sequence"
);
/// Those that match ($4); what is open is so at a time ($3).
const MATCHING: &str = acts!(
    "(SELECT rowid AS number FROM activity_words WHERE activity_words MATCH $4 AND rowid < $1 ORDER BY rowid DESC)
     AS found CROSS JOIN activity ON activity.sequence = found.number",
    "AND (activity.open = 0 OR orders.state <> 'granted' OR orders.expires_at > $3 OR $5)",
    "found.number"
);
/// How many orders of an officer ($1) are open at a time ($2).
const HOW_MANY_OPEN: &str =
    "SELECT COUNT(*) FROM activity JOIN orders ON orders.id = activity.order_id
     WHERE activity.officer = $1 AND activity.open = 1 AND (orders.state <> 'granted' OR orders.expires_at > $2)";

/// Most orders that a search at the console answers with.
const MOST_AT_CONSOLE: i64 = 200;

/// What is searched for.
struct Searched {
    /// Whose; `None` for everybody's.
    officer: Option<i64>,
    open: bool,
    /// As the index takes it.
    words: Option<String>,
}

/// Why orders were not searched at the console.
#[derive(Debug, thiserror::Error)]
pub enum SearchOrdersError {
    /// The text is not searched for.
    #[error(transparent)]
    Text(#[from] TextFault),
    /// Something failed inside.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Host {
    /// What officers did, as far as this one may see it: the own acts, and everybody's for one who may revoke.
    pub(crate) async fn activity(
        &self,
        officer: &Officer,
        query: &ActivityQuery,
    ) -> Result<ActivityPage, Refused> {
        officer.must_work_on_cards()?;
        let everybodys = officer.roles.contains(&Role::RevokeCertificate);
        let own = query.which == WhichActivity::Own || !everybodys;
        let words = query.text.as_deref().map(asked).transpose()?;
        let searched = Searched {
            officer: own.then(|| officer.number()),
            open: query.which == WhichActivity::Open,
            words,
        };
        let mut read = self.database().read().await?;
        let before = query.before.map_or(i64::MAX, number);
        // One more than a page: whether there is one is all that is said of it.
        let most = i64::try_from(ActivityQuery::PAGE + 1).unwrap_or(i64::MAX);
        let rows = self.acts(&mut read, &searched, (before, most)).await?;
        let more = rows.len() > ActivityQuery::PAGE;
        let page = rows.iter().take(ActivityQuery::PAGE);
        let entries = page.map(|row| self.entry(row)).collect::<Result<_, _>>()?;
        let open: i64 = sqlx::query_scalar(HOW_MANY_OPEN)
            .bind(officer.number())
            .bind(millis(self.now()))
            .fetch_one(&mut *read)
            .await?;
        Ok(ActivityPage {
            entries,
            more,
            open: u32::try_from(open).unwrap_or(u32::MAX),
        })
    }

    /// Orders for the console that are found by a text, newest first, at most 200; with `open`, only those with something
    /// still to be done.
    ///
    /// # Errors
    /// [`SearchOrdersError`].
    pub async fn search_orders(
        &self,
        text: &str,
        open: bool,
    ) -> Result<Vec<ListedOrder>, SearchOrdersError> {
        let searched = Searched {
            officer: None,
            open,
            words: Some(format!("({}) AND marks : \"issue\"", words(text)?)),
        };
        let mut read = self.database().read().await?;
        let rows = self
            .acts(&mut read, &searched, (i64::MAX, MOST_AT_CONSOLE))
            .await?;
        let orders = rows.iter().map(|row| self.order(row));
        let orders: Vec<Option<OrderSummary>> = orders.collect::<Result<_, _>>()?;
        Ok(orders
            .into_iter()
            .flatten()
            .map(ListedOrder::from)
            .collect())
    }

    async fn acts(
        &self,
        connection: &mut Connection,
        searched: &Searched,
        (before, most): (i64, i64),
    ) -> Result<Vec<AnswerRow>, Fault> {
        let now = millis(self.now());
        let Searched {
            officer,
            open,
            words,
        } = searched;
        let query = match (words, officer, open) {
            (Some(words), _, open) => sqlx::query(MATCHING)
                .bind(before)
                .bind(most)
                .bind(now)
                .bind(narrowed(words, *officer, *open))
                .bind(!open),
            (None, None, false) => sqlx::query(ALL).bind(before).bind(most),
            (None, Some(officer), false) => sqlx::query(OWN).bind(before).bind(most).bind(*officer),
            (None, None, true) => sqlx::query(OPEN_ALL).bind(before).bind(most).bind(now),
            (None, Some(officer), true) => sqlx::query(OPEN_OWN)
                .bind(before)
                .bind(most)
                .bind(now)
                .bind(*officer),
        };
        Ok(query.fetch_all(connection).await?)
    }

    fn entry(&self, row: &AnswerRow) -> Result<ActivityEntry, Fault> {
        let corrupt = |what| Fault::Corrupt { what };
        let sequence: i64 = row.try_get("sequence")?;
        let digest: Option<&str> = row.try_get("digest")?;
        let act: Option<&str> = row.try_get("act")?;
        let card: &str = row.try_get("card_identity")?;
        let card = Some(card).filter(|card| !card.is_empty());
        Ok(ActivityEntry {
            sequence: ActivitySequence(
                u64::try_from(sequence).map_err(|_| corrupt("activity.sequence"))?,
            ),
            at: database::time(row, "at")?,
            kind: database::word(row, "kind")?,
            officer: OfficerName {
                officer: officer_id(row, "officer")?,
                name: row.try_get("officer_name")?,
            },
            order: self.order(row)?,
            request: digest.map(|_| database::word(row, "digest")).transpose()?,
            act: act.map(|_| self.act_summary(row)).transpose()?,
            procedure_name: row.try_get("procedure_name")?,
            card: card
                .map(|_| database::json(row, "card_identity"))
                .transpose()?,
            holder: row.try_get("holder")?,
            reason: row.try_get("reason")?,
        })
    }

    /// The order of an act, as it stands now.
    fn order(&self, row: &AnswerRow) -> Result<Option<OrderSummary>, Fault> {
        if row.try_get::<Option<&str>, _>("order_id")?.is_none() {
            return Ok(None);
        }
        let (state, changed_at) = self.standing_of(row)?;
        Ok(Some(OrderSummary {
            order: database::parsed(row, "order_id")?,
            state,
            procedure: ProcedureRevision {
                id: database::parsed(row, "procedure_id")?,
                revision: database::parsed(row, "procedure_revision")?,
            },
            procedure_name: row.try_get("procedure_name")?,
            card: database::json(row, "card_identity")?,
            officer: officer_id(row, "signer")?,
            officer_name: row.try_get("signer_name")?,
            granted_at: database::time(row, "granted_at")?,
            changed_at,
        }))
    }

    /// An order's state and when it came to it: a grant whose time is over has ended then.
    fn standing_of(&self, row: &AnswerRow) -> Result<(OrderState, Timestamp), Fault> {
        let state: OrderState = database::word(row, "state")?;
        let expires_at = database::time(row, "expires_at")?;
        if state == OrderState::Granted && expires_at <= self.now() {
            return Ok((OrderState::Expired, expires_at));
        }
        Ok((state, database::time(row, "changed_at")?))
    }
}

/// A desk's text as the index takes it.
fn asked(text: &str) -> Result<String, Refusal> {
    let malformed = |what: String| Refusal::Malformed { what };
    // White space stands between words; the index would stop at others.
    let controls = |character: char| character.is_control() && !character.is_whitespace();
    if text.chars().any(controls) {
        return Err(malformed("a text has no control characters".to_owned()));
    }
    words(text).map_err(|fault| malformed(fault.to_string()))
}

/// A text as the index takes it: every word, each as one string, whatever is in it.
fn words(text: &str) -> Result<String, TextFault> {
    let words = ActivityQuery::words(text)?.into_iter().map(|word| {
        let text = match word {
            ActivityWord::Part(part) => part,
            ActivityWord::Certificate(id) => certificate_word(id),
        };
        format!("\"{}\"", text.replace('"', "\"\""))
    });
    Ok(format!(
        "words : ({})",
        words.collect::<Vec<_>>().join(" AND ")
    ))
}

/// Words and marks together: the index itself steps over what others did and what is closed.
fn narrowed(words: &str, officer: Option<i64>, open: bool) -> String {
    let officer = officer.map(|officer| format!(" AND marks : \"{}\"", officer_mark(officer)));
    let open = if open {
        format!(" AND marks : \"{OPEN}\"")
    } else {
        String::new()
    };
    format!("{words}{}{open}", officer.unwrap_or_default())
}

/// A sequence as the database has it; one that is too large is before none.
fn number(sequence: ActivitySequence) -> i64 {
    i64::try_from(sequence.0).unwrap_or(i64::MAX)
}

fn officer_id(row: &AnswerRow, column: &'static str) -> Result<OfficerId, Fault> {
    let number: i64 = row.try_get(column)?;
    u32::try_from(number)
        .map(OfficerId)
        .map_err(|_| Fault::Corrupt { what: column })
}

#[cfg(test)]
mod tests;
