//! What an act is described by, and found by.

use std::collections::BTreeMap;

use contents::CardIdentity;
use procedure::{FieldName, ProcedureRevision, TokenProcedure};
use protocol::{ActivityEntry, ActivityKind, LetterId, RecoveryRequest, canonical};
use sqlx::Row as _;

use super::SignedAct;
use crate::{
    Fault, Host,
    database::{self, Connection, Write},
};

/// Most characters that an act is found by.
const MOST_WORDS: usize = 20_000;
/// Most values that say whose card it is.
const MOST_VALUES: usize = 3;
/// Stands among the marks of an order that is open; a trigger takes it away when the order is closed.
pub(super) const OPEN: &str = "@@@";

/// The mark of what that officer did.
pub(super) fn officer_mark(officer: i64) -> String {
    format!("o{officer};")
}

/// What a Certificate ID is found by, whole.
pub(super) fn certificate_word(id: impl std::fmt::Display) -> String {
    format!("#{id};")
}

/// What an act is about, as far as it is described by it.
struct Subject {
    procedure: ProcedureRevision,
    card: CardIdentity,
    fields: BTreeMap<FieldName, String>,
    /// Of the order or the request.
    reason: Option<String>,
    /// Ids, digests, serial numbers, and the names of others.
    words: Vec<String>,
}

/// A row before it is described.
struct Undescribed {
    officer: i64,
    officer_name: String,
    kind: ActivityKind,
    order: Option<String>,
    request: Option<i64>,
    reason: Option<String>,
    open: bool,
}

impl Host {
    /// Makes the description of an act from what it is about.
    pub(super) async fn describe(&self, write: &mut Write, sequence: i64) -> Result<(), Fault> {
        let row = undescribed(write, sequence).await?;
        let subject = match (&row.order, row.request) {
            (Some(order), _) => order_subject(write, order).await?,
            (None, Some(request)) => request_subject(write, request).await?,
            (None, None) => return Err(Fault::Corrupt { what: "activity" }),
        };
        let procedure = self.procedure_of(write, &subject.procedure).await?;
        let card = serde_json::to_string(&subject.card)
            .map_err(|_| Fault::Document("a card has no JSON"))?;
        let reason = match row.kind {
            ActivityKind::Issue | ActivityKind::RecoveryRequest => subject.reason.clone(),
            _ => row.reason.clone(),
        };
        sqlx::query(
            "UPDATE activity SET described = 1, procedure_name = $1, card_identity = $2, holder = $3, reason = $4,
                 words = $5, marks = $6
             WHERE sequence = $7",
        )
        .bind(&procedure.name)
        .bind(card)
        .bind(holder(&procedure, &subject.fields))
        .bind(&reason)
        .bind(words(&row, &subject, &procedure))
        .bind(row.marks())
        .bind(sequence)
        .execute(&mut **write)
        .await?;
        Ok(())
    }
}

impl Undescribed {
    fn marks(&self) -> String {
        let marks = format!("{} {}", officer_mark(self.officer), self.kind.name());
        if self.open {
            format!("{marks} {OPEN}")
        } else {
            marks
        }
    }
}

async fn undescribed(connection: &mut Connection, sequence: i64) -> Result<Undescribed, Fault> {
    let row = sqlx::query(
        "SELECT activity.*, officers.name AS officer_name FROM activity
         JOIN officers ON officers.id = activity.officer WHERE sequence = $1",
    )
    .bind(sequence)
    .fetch_one(connection)
    .await?;
    Ok(Undescribed {
        officer: row.try_get("officer")?,
        officer_name: row.try_get("officer_name")?,
        kind: database::word(&row, "kind")?,
        order: row.try_get("order_id")?,
        request: row.try_get("request")?,
        reason: row.try_get("reason")?,
        open: row.try_get("open")?,
    })
}

async fn order_subject(connection: &mut Connection, id: &str) -> Result<Subject, Fault> {
    let row = sqlx::query(
        "SELECT open_document, officers.name AS officer_name FROM orders
         JOIN officers ON officers.id = orders.officer WHERE orders.id = $1",
    )
    .bind(id)
    .fetch_one(&mut *connection)
    .await?;
    let document: &str = row.try_get("open_document")?;
    let open: protocol::OpenRequest =
        canonical::from_slice(document.as_bytes()).map_err(|_| Fault::Corrupt {
            what: "orders.open_document",
        })?;
    let mut words = vec![id.to_owned(), row.try_get("officer_name")?];
    words.extend(order_certificates(connection, id).await?);
    let recovery = open.draft.recovery;
    Ok(Subject {
        procedure: open.procedure,
        card: open.card,
        fields: open.draft.fields,
        reason: recovery.map(|recovery| recovery.reason),
        words,
    })
}

/// Certificate IDs and serial numbers of an order, issued and reused.
async fn order_certificates(
    connection: &mut Connection,
    order: &str,
) -> Result<Vec<String>, Fault> {
    let rows: Vec<(i64, String)> = sqlx::query_as(
        "SELECT id, serial FROM certificates WHERE order_id = $1
         UNION
         SELECT original, serial FROM recovered_keys JOIN certificates ON certificates.id = original
         WHERE recovered_keys.order_id = $1",
    )
    .bind(order)
    .fetch_all(connection)
    .await?;
    let words = |(id, serial): (i64, String)| [certificate_word(id), serial];
    Ok(rows.into_iter().flat_map(words).collect())
}

async fn request_subject(connection: &mut Connection, number: i64) -> Result<Subject, Fault> {
    let row = sqlx::query(
        "SELECT document, digest, officers.name AS officer_name FROM recovery_requests
         JOIN officers ON officers.id = recovery_requests.officer WHERE number = $1",
    )
    .bind(number)
    .fetch_one(connection)
    .await?;
    let document: &str = row.try_get("document")?;
    let request: RecoveryRequest =
        canonical::from_slice(document.as_bytes()).map_err(|_| Fault::Corrupt {
            what: "recovery_requests.document",
        })?;
    let mut words = vec![
        request.request.to_string(),
        row.try_get("digest")?,
        row.try_get("officer_name")?,
    ];
    words.extend(request.certificates.iter().map(certificate_word));
    Ok(Subject {
        procedure: request.procedure,
        card: request.card,
        fields: request.holder,
        reason: Some(request.reason),
        words,
    })
}

/// Whose card it is: the first values of the fields that are shown by default, in their order; of all fields where those
/// are empty. What one of them says already is not said again.
pub(crate) fn holder(procedure: &TokenProcedure, fields: &BTreeMap<FieldName, String>) -> String {
    let values = |shown: bool| -> Vec<&str> {
        let named = procedure
            .fields
            .iter()
            .filter(|field| field.shown || !shown);
        named
            .filter_map(|field| fields.get(&field.name))
            .map(|value| value.trim())
            .filter(|value| !value.is_empty())
            .collect()
    };
    let shown = values(true);
    let values = if shown.is_empty() {
        values(false)
    } else {
        shown
    };
    let mut told: Vec<&str> = Vec::new();
    for value in values {
        if told.len() < MOST_VALUES && !told.iter().any(|said| says(said, value)) {
            told.push(value);
        }
    }
    shortened(&told.join(", "))
}

/// Whether the value stands in the text as whole words, in any case of letters.
fn says(text: &str, value: &str) -> bool {
    let (text, value) = (text.to_lowercase(), value.to_lowercase());
    let mut found = text.match_indices(&value);
    found.any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + value.len()..].chars().next();
        let in_word = |beside: Option<char>| beside.is_some_and(char::is_alphanumeric);
        !in_word(before) && !in_word(after)
    })
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= ActivityEntry::MAX_HOLDER {
        return text.to_owned();
    }
    let kept = text.chars().take(ActivityEntry::MAX_HOLDER - 1);
    kept.chain(std::iter::once('…')).collect()
}

fn words(row: &Undescribed, subject: &Subject, procedure: &TokenProcedure) -> String {
    let mut words: Vec<&str> = vec![&row.officer_name, &procedure.name, procedure.id.as_str()];
    let card = subject.card.to_string();
    words.push(&card);
    words.push(card_value(&subject.card));
    words.extend(subject.words.iter().map(String::as_str));
    words.extend(subject.reason.as_deref());
    words.extend(row.reason.as_deref());
    words.extend(subject.fields.values().map(String::as_str));
    lines(&words)
}

/// Each on a line of its own, so that no part is found that stands in two.
fn lines(words: &[&str]) -> String {
    words.join("\n").chars().take(MOST_WORDS).collect()
}

/// What a row says of a signed act, which is never described anew.
pub(super) struct Described {
    pub(super) procedure_name: String,
    /// JSON; empty where it is about no card, or about several.
    pub(super) card: String,
    pub(super) holder: String,
    pub(super) words: String,
    pub(super) marks: String,
}

/// What a signed act is described by, and found by.
pub(super) fn described(act: &SignedAct<'_>) -> Result<Described, Fault> {
    let about = &act.about;
    let order = act.order.to_string();
    let mut words = vec![act.officer.name.as_str(), order.as_str(), about.holder];
    if let Some(procedure) = about.procedure {
        words.extend([procedure.name.as_str(), procedure.id.as_str()]);
    }
    let identity = about.card.map(|(_, card)| card);
    let card = identity.map(ToString::to_string).unwrap_or_default();
    words.extend([card.as_str(), identity.map_or("", card_value)]);
    words.extend(about.letters.iter().map(LetterId::as_str));
    words.extend(about.words.iter().map(String::as_str));
    words.extend(about.reason);
    let fields = about.fields.into_iter().flat_map(BTreeMap::values);
    words.extend(fields.map(String::as_str));
    let json = identity.map(serde_json::to_string).transpose();
    Ok(Described {
        procedure_name: about
            .procedure
            .map_or(String::new(), |one| one.name.clone()),
        card: json
            .map_err(|_| Fault::Document("a card has no JSON"))?
            .unwrap_or_default(),
        holder: shortened(about.holder),
        words: lines(&words),
        marks: format!("{} {}", officer_mark(act.officer.number()), act.kind.name()),
    })
}

/// The whole identity, of which people see the first digits; nothing where they see all of it.
fn card_value(card: &CardIdentity) -> &str {
    match card {
        CardIdentity::AttestationKey(digest) | CardIdentity::CardAuthenticationKey(digest) => {
            digest
        }
        CardIdentity::Serial(_) | CardIdentity::Guid(_) => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn procedure() -> TokenProcedure {
        let (file, toml) = procedure::SHIPPED[0];
        TokenProcedure::from_toml(toml, file).unwrap()
    }

    #[test]
    fn a_holder_is_what_the_shown_fields_say_in_their_order() {
        let procedure = procedure();
        let shown: Vec<_> = procedure
            .fields
            .iter()
            .filter(|field| field.shown)
            .collect();
        let fields = BTreeMap::from([
            (shown[1].name.clone(), "second".to_owned()),
            (shown[0].name.clone(), " first ".to_owned()),
        ]);
        assert_eq!(holder(&procedure, &fields), "first, second");
        let long = BTreeMap::from([(shown[0].name.clone(), "å".repeat(200))]);
        let told = holder(&procedure, &long);
        assert_eq!(told.chars().count(), ActivityEntry::MAX_HOLDER);
        assert!(told.ends_with("å…"));
        assert_eq!(holder(&procedure, &BTreeMap::new()), "");
    }

    #[track_caller]
    fn tells(values: &[&str], told: &str) {
        let mut procedure = procedure();
        let field = procedure.fields[0].clone();
        let name = |number: usize| FieldName::try_from(format!("field_{number}")).unwrap();
        let numbered = |number| {
            let mut field = field.clone();
            (field.name, field.shown) = (name(number), true);
            field
        };
        procedure.fields = (0..values.len()).map(numbered).collect();
        let values = values.iter().map(|value| (*value).to_owned());
        let fields = values.enumerate().map(|(at, value)| (name(at), value));
        assert_eq!(holder(&procedure, &fields.collect()), told);
    }

    #[test]
    fn a_holder_is_told_once_and_by_few_values() {
        let mail = "anna.berg@example.org";
        tells(
            &["Anna Berg", "Anna", "Berg", mail, mail, "40217"],
            "Anna Berg, anna.berg@example.org, 40217",
        );
        tells(&["Åsa Öst", "öst", "ÅSA"], "Åsa Öst");
        // A part of a word is another value, and so is what comes to be said only later.
        tells(&["Annabel", "Anna"], "Annabel, Anna");
        tells(&["Berg", "Anna Berg"], "Berg, Anna Berg");
        tells(&["a", "b", "c", "d"], "a, b, c");
    }
}
