//! The queue: who takes a mail has it for some minutes, so that of several processes over one database one sends it.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use messages::Language;
use secret::Pin;
use serde_json::json;
use sqlx::Row as _;

use super::{MailAnswer, NotSent, message::Mail, settings::Server, template::filled};
use crate::{
    Actor, Fault, Host,
    audit::{Entry, Event},
    database::{AnswerRow, millis},
    delivery::store::mail_place,
};

/// How often the queue is looked at where nobody says that something came.
const LOOK: Duration = Duration::from_secs(2);
/// How long a process has a mail that it took; longer than sending takes.
const LEASE: SignedDuration = SignedDuration::from_mins(5);
/// How long a mail waits after each attempt that came to nothing; after the last it failed.
const WAITS: [SignedDuration; 5] = [
    SignedDuration::from_mins(1),
    SignedDuration::from_mins(5),
    SignedDuration::from_mins(30),
    SignedDuration::from_hours(2),
    SignedDuration::from_hours(12),
];

/// A mail that this process has.
struct Taken {
    number: i64,
    order: String,
    address: String,
    /// Attempts before this one, since it was last ordered.
    tried: i64,
    lease: i64,
    /// Why it can never be sent as it is, where it cannot be read.
    content: Result<Content, Fault>,
}

/// What it says.
struct Content {
    language: Language,
    holder: String,
    card: String,
    message_id: String,
    pin: Pin,
}

/// What an attempt came to.
enum Outcome {
    Sent(String),
    Later(String, Timestamp),
    Failed(String),
}

impl Host {
    /// Sends what is queued, until it is aborted.
    pub(crate) async fn keep_mail_sent(self) {
        loop {
            if let Err(error) = self.send_queued().await {
                tracing::error!(%error, "mails could not be sent");
            }
            tokio::select! {
                () = self.inner.mail_queued.notified() => {}
                () = tokio::time::sleep(LOOK) => {}
            }
        }
    }

    async fn send_queued(&self) -> Result<(), Fault> {
        if !self.something_is_due().await? {
            return Ok(());
        }
        let Some(server) = self.mail_server().await? else {
            return Ok(());
        };
        while let Some(mail) = self.take_mail().await? {
            let outcome = self.attempt(&server, &mail).await?;
            self.record_attempt(&mail, outcome).await?;
        }
        Ok(())
    }

    async fn something_is_due(&self) -> Result<bool, Fault> {
        let row = sqlx::query(
            "SELECT number FROM pin_mails WHERE state = 'queued' AND next_at <= $1 LIMIT 1",
        )
        .bind(millis(self.now()))
        .fetch_optional(self.database().pool())
        .await?;
        Ok(row.is_some())
    }

    async fn take_mail(&self) -> Result<Option<Taken>, Fault> {
        let now = self.now();
        let lease = millis(now + LEASE);
        let mut write = self.database().write().await?;
        let row = sqlx::query(
            "UPDATE pin_mails SET lease_until = $1 WHERE number = (
                 SELECT number FROM pin_mails WHERE state = 'queued' AND next_at <= $2
                     AND (lease_until IS NULL OR lease_until <= $2) ORDER BY next_at, number LIMIT 1)
             RETURNING *, (SELECT COALESCE(serial, guid, '') FROM cards WHERE cards.id = pin_mails.card) AS card_serial",
        )
        .bind(lease)
        .bind(millis(now))
        .fetch_optional(&mut *write)
        .await?;
        write.commit().await?;
        let Some(row) = row else { return Ok(None) };
        let number = row.try_get("number")?;
        Ok(Some(Taken {
            number,
            order: row.try_get("order_id")?,
            address: row.try_get("address")?,
            tried: row.try_get("tried")?,
            lease,
            content: self.content(number, &row),
        }))
    }

    fn content(&self, number: i64, row: &AnswerRow) -> Result<Content, Fault> {
        let corrupt = |what| Fault::Corrupt { what };
        let sealed: &[u8] = row.try_get("sealed_pin")?;
        let plain = self
            .sealing()
            .unseal(mail_place(&number.to_string()), sealed)?;
        let pin = std::str::from_utf8(&plain).map_err(|_| corrupt("pin_mails.sealed_pin"))?;
        let language: &str = row.try_get("language")?;
        Ok(Content {
            language: Language::of_tag(language).ok_or_else(|| corrupt("pin_mails.language"))?,
            holder: row.try_get("holder")?,
            card: row.try_get("card_serial")?,
            message_id: row.try_get("message_id")?,
            pin: Pin::new(pin.to_owned()),
        })
    }

    /// What cannot be read or formed will not be another time: the mail has failed, and an officer sees why.
    async fn attempt(&self, server: &Server, mail: &Taken) -> Result<Outcome, Fault> {
        let content = match &mail.content {
            Ok(content) => content,
            Err(fault) => return Ok(never(mail, fault)),
        };
        let template = self.mail_template(content.language).await?;
        let others = [
            ("{holder}", content.holder.as_str()),
            ("{card}", content.card.as_str()),
        ];
        let subject = filled(&template.subject, &others);
        // Exposed to be mailed: this is how it reaches the holder.
        let with_pin = [others[0], others[1], ("{pin}", content.pin.expose())];
        let text = filled(&template.text, &with_pin);
        let formed = Mail {
            sender: &server.settings.sender,
            address: &mail.address,
            id: &content.message_id,
            subject: &subject,
            text: &text,
            at: self.now(),
        };
        let formed = match formed.formed() {
            Ok(formed) => formed,
            Err(fault) => return Ok(never(mail, &fault)),
        };
        let sent = server.send(&formed).await;
        // A server that says the mail's text back must not bring the PIN to a list. Exposed to be taken out.
        let without = |said: String| said.replace(content.pin.expose(), "•••");
        Ok(match sent {
            Ok(MailAnswer(said)) => Outcome::Sent(without(said)),
            Err(NotSent::ForGood(said)) => Outcome::Failed(without(said)),
            Err(NotSent::ForNow(said)) => match mail.next_wait() {
                Some(wait) => Outcome::Later(without(said), self.now() + *wait),
                None => Outcome::Failed(without(said)),
            },
            Err(NotSent::Fault(fault)) => return Err(fault),
            Err(other) => Outcome::Failed(other.to_string()),
        })
    }

    /// Records an attempt; where the mail was erased meanwhile, nothing.
    async fn record_attempt(&self, mail: &Taken, outcome: Outcome) -> Result<(), Fault> {
        let (state, next_at, answer, event) = match outcome {
            Outcome::Sent(said) => ("sent", None, said, Some(Event::MailSent)),
            Outcome::Later(said, at) => ("queued", Some(millis(at)), said, None),
            Outcome::Failed(said) => ("failed", None, said, Some(Event::MailFailed)),
        };
        let mut write = self.database().write().await?;
        let recorded = sqlx::query(
            "UPDATE pin_mails SET state = $1, next_at = $2, answer = $3, changed_at = $4, attempts = attempts + 1,
                 tried = tried + 1, lease_until = NULL, sealed_pin = CASE $1 WHEN 'sent' THEN NULL ELSE sealed_pin END
             WHERE number = $5 AND state = 'queued' AND lease_until = $6",
        )
        .bind(state)
        .bind(next_at)
        .bind(&answer)
        .bind(millis(self.now()))
        .bind(mail.number)
        .bind(mail.lease)
        .execute(&mut *write)
        .await?;
        let event = event.filter(|_| recorded.rows_affected() == 1);
        if let Some(event) = event {
            let details = json!({
                "mail": mail.number, "address": mail.address, "answer": answer, "attempts": mail.tried + 1,
            });
            let entry = Entry {
                actor: Actor::Host,
                event,
                subject: &mail.order,
                details,
                document: None,
            };
            self.audit(&mut write, entry).await?;
        }
        write.commit().await?;
        tracing::info!(mail = mail.number, state, "a PIN mail was tried");
        Ok(())
    }
}

impl Taken {
    /// How long it waits where this attempt comes to nothing for now; `None` after the last.
    fn next_wait(&self) -> Option<&'static SignedDuration> {
        usize::try_from(self.tried)
            .ok()
            .and_then(|tried| WAITS.get(tried))
    }
}

/// No other attempt comes to anything.
fn never(mail: &Taken, fault: &Fault) -> Outcome {
    tracing::error!(mail = mail.number, %fault, "a PIN mail can never be sent");
    Outcome::Failed(fault.to_string())
}
