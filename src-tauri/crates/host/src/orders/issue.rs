use std::time::{Duration, Instant};

use contents::KeyReference;
use jiff::Timestamp;
use procedure::{Action, CheckedDraft, CheckedKey, TokenProcedure};
use protocol::{IssueOrder, OrderState, Refusal, canonical, cms::Verified};
use secret::Pin;
use serde_json::json;
use tokio::time::sleep;

use super::{ATTEMPTS, Attempt, StoredOrder, execute::LEASE};
use crate::{
    Actor, Fault, Host, Refused,
    audit::{Entry, Event},
    authority::{Issuance, Profile, Serial, subject},
    cards::StockedCard,
    database::{Connection, Write, millis},
    officers::Officer,
};

/// How long a desk that sends an order again waits for the one that is being carried out.
const PATIENCE: Duration = Duration::from_secs(2);
const POLL: Duration = Duration::from_millis(50);

impl Host {
    /// Carries an order out and answers with its fulfilment, CMS.
    pub(crate) async fn issue(
        &self,
        officer: &Officer,
        message: &[u8],
    ) -> Result<Vec<u8>, Refused> {
        let request: Verified<IssueOrder> = self.verified(officer, message).await?;
        let (mut attempts, begun) = (ATTEMPTS, Instant::now());
        while attempts > 0 {
            let issuing = Issuing {
                host: self,
                officer,
                message,
                request: &request,
            };
            match issuing.run().await? {
                Attempt::Done(Answer::Fulfilment(fulfilment)) => return Ok(fulfilment),
                Attempt::Done(Answer::Recorded) => {
                    return Ok(self.finish(request.document.order).await?);
                }
                Attempt::Done(Answer::Executing) if begun.elapsed() < PATIENCE => sleep(POLL).await,
                Attempt::Done(Answer::Executing) => {
                    let state = OrderState::Executing;
                    return Err(Refusal::OrderState { state }.into());
                }
                Attempt::Again => attempts -= 1,
            }
        }
        Err(Fault::Contended.into())
    }
}

enum Answer {
    /// The order was fulfilled before.
    Fulfilment(Vec<u8>),
    /// The same order is being carried out, here or in another process.
    Executing,
    /// It is recorded as executing now; what it reserved is to be signed.
    Recorded,
}

pub(super) struct Issuing<'a> {
    pub(super) host: &'a Host,
    officer: &'a Officer,
    message: &'a [u8],
    pub(super) request: &'a Verified<IssueOrder>,
}

/// A certificate that is going to be signed.
struct Prepared {
    key: KeyReference,
    action: Action,
    authority: String,
    serial: Serial,
    subject: String,
    fingerprint: String,
    not_before: Timestamp,
    not_after: Timestamp,
    to_be_signed: Vec<u8>,
}

impl Issuing<'_> {
    async fn run(&self) -> Result<Attempt<Answer>, Refused> {
        let mut connection = self.host.database().pool().acquire().await?;
        let order = self
            .host
            .own_order(&mut connection, self.officer, self.request.document.order)
            .await?;
        if order.issue_order.is_some() {
            drop(connection);
            return self.answered(order).await;
        }
        self.must_be_granted(&order)?;
        self.must_match(&order)?;
        self.host.must_be_recent(self.request.document.made_at)?;
        let (procedure, card, draft) = self.checked(&mut connection).await?;
        self.check_keys(&mut connection, &card, &draft).await?;
        drop(connection);
        let now = self.host.now();
        let prepared = draft
            .keys
            .iter()
            .map(|key| self.prepare(key, now))
            .collect::<Result<Vec<_>, _>>()?;
        let pin = system_pin(&procedure)?;
        self.record(&card, &prepared, &pin, now).await
    }

    /// The order came before: the same bytes have the same fulfilment.
    async fn answered(&self, order: StoredOrder) -> Result<Attempt<Answer>, Refused> {
        if order.issue_order.as_deref() != Some(self.message) {
            return Err(Refusal::OrderIdTaken.into());
        }
        match (order.state, order.fulfilment) {
            (OrderState::Fulfilled | OrderState::Completed, Some(fulfilment)) => {
                Ok(Attempt::Done(Answer::Fulfilment(fulfilment)))
            }
            (OrderState::Executing, _)
                if order
                    .lease_until
                    .is_none_or(|until| until <= self.host.now()) =>
            {
                self.host.take_over(order.id).await?;
                Ok(Attempt::Again)
            }
            (OrderState::Executing, _) => Ok(Attempt::Done(Answer::Executing)),
            (state, _) => Err(Refusal::OrderState { state }.into()),
        }
    }

    fn must_be_granted(&self, order: &StoredOrder) -> Result<(), Refusal> {
        match order.state {
            OrderState::Granted if self.host.now() < order.expires_at => Ok(()),
            OrderState::Granted | OrderState::Expired => Err(Refusal::NonceNotGood),
            state => Err(Refusal::OrderState { state }),
        }
    }

    /// Every field that the open request had must be as it was there.
    fn must_match(&self, order: &StoredOrder) -> Result<(), Refusal> {
        let (new, old) = (&self.request.document, &order.open);
        let same = [
            ("open-request", new.open_request == order.open_digest),
            ("procedure", new.procedure == old.procedure),
            ("card", new.card == old.card),
            ("draft", new.draft == old.draft),
            ("transport-key", new.transport_key == old.transport_key),
            ("order-key", new.order_key == old.order_key),
            ("keys", new.keys.keys().eq(old.draft.keys.keys())),
        ];
        match same.into_iter().find(|(_, same)| !same) {
            Some((what, _)) => Err(Refusal::DiffersFromOpenRequest {
                what: what.to_owned(),
            }),
            None => Ok(()),
        }
    }

    /// Everything that the open request was checked for, again.
    async fn checked(
        &self,
        connection: &mut Connection,
    ) -> Result<(TokenProcedure, StockedCard, CheckedDraft), Refused> {
        let request = &self.request.document;
        let nonce = sqlx::query(
            "SELECT order_id FROM nonces WHERE nonce = $1 AND order_id = $2 AND used_at IS NULL",
        )
        .bind(hex::encode(request.nonce.0))
        .bind(request.order.to_string())
        .fetch_optional(&mut *connection)
        .await?;
        nonce.ok_or(Refusal::NonceNotGood)?;
        let requested = (&request.procedure, &request.card, &request.draft);
        self.host
            .checked_request(connection, self.officer, requested)
            .await
    }

    fn prepare(&self, key: &CheckedKey, now: Timestamp) -> Result<Prepared, Refused> {
        let public_key = self.certified(key)?;
        let content = &key.certificate;
        let issuer = || Fault::NoAuthority(content.issuer.to_string());
        let authority = self.host.authority(&content.issuer).ok_or_else(issuer)?;
        let serial = Serial::random()?;
        let not_after = authority.end_of(now, content.validity_days);
        let to_be_signed = authority.prepare(Issuance {
            serial,
            subject: subject(
                content
                    .subject
                    .iter()
                    .map(|(attribute, value)| (*attribute, value.as_str())),
            )?,
            public_key: public_key.spki(),
            not_before: now,
            not_after,
            profile: Profile::of(content)?,
        })?;
        Ok(Prepared {
            key: key.reference,
            action: key.action,
            authority: authority.id().to_string(),
            serial,
            subject: subject_text(key)?,
            fingerprint: public_key.fingerprint(),
            not_before: now,
            not_after,
            to_be_signed,
        })
    }

    /// The first transaction: the nonce is used up, and the order is executing with its serials and numbers.
    async fn record(
        &self,
        card: &StockedCard,
        prepared: &[Prepared],
        pin: &Pin,
        now: Timestamp,
    ) -> Result<Attempt<Answer>, Refused> {
        let request = &self.request.document;
        let mut write = self.host.database().write().await?;
        if !self
            .host
            .unchanged(&mut write, card.id, card.generation)
            .await?
        {
            return Ok(Attempt::Again);
        }
        self.host
            .must_still_be_good(&mut write, self.officer, &request.procedure)
            .await?;
        self.use_nonce(&mut write, now).await?;
        self.start(&mut write, now).await?;
        for certificate in prepared {
            self.reserve(&mut write, card, certificate).await?;
        }
        self.host
            .store_pin(&mut write, card.id, Some(request.order), pin)
            .await?;
        let serials: Vec<_> = prepared
            .iter()
            .map(|one| (one.key.to_string(), one.serial.hex()))
            .collect();
        let entry = Entry {
            actor: Actor::Officer(self.officer.id),
            event: Event::OrderExecuting,
            subject: &request.order.to_string(),
            details: json!({ "serials": serials }),
            document: Some(self.message),
        };
        self.host.audit(&mut write, entry).await?;
        write.commit().await?;
        Ok(Attempt::Done(Answer::Recorded))
    }

    async fn use_nonce(&self, write: &mut Write, now: Timestamp) -> Result<(), Refused> {
        let used = sqlx::query(
            "UPDATE nonces SET used_at = $1
             WHERE nonce = $2 AND order_id = $3 AND used_at IS NULL AND expires_at > $1",
        )
        .bind(millis(now))
        .bind(hex::encode(self.request.document.nonce.0))
        .bind(self.request.document.order.to_string())
        .execute(&mut **write)
        .await?;
        if used.rows_affected() == 1 {
            Ok(())
        } else {
            Err(Refusal::NonceNotGood.into())
        }
    }

    async fn start(&self, write: &mut Write, now: Timestamp) -> Result<(), Refused> {
        let document = canonical::to_vec(&self.request.document)
            .map_err(|_| Fault::Document("an order has no JSON"))?;
        let started = sqlx::query(
            "UPDATE orders SET state = 'executing', changed_at = $1, signed_at = $1, lease_until = $2, issue_order = $3,
                 order_document = $4, sealed_agreement_p256 = NULL, sealed_agreement_p384 = NULL
             WHERE id = $5 AND state = 'granted'",
        )
        .bind(millis(now))
        .bind(millis(now + LEASE))
        .bind(self.message)
        .bind(String::from_utf8_lossy(&document).into_owned())
        .bind(self.request.document.order.to_string())
        .execute(&mut **write)
        .await?;
        if started.rows_affected() == 1 {
            Ok(())
        } else {
            Err(Fault::Contended.into())
        }
    }

    async fn reserve(
        &self,
        write: &mut Write,
        card: &StockedCard,
        one: &Prepared,
    ) -> Result<(), Refused> {
        sqlx::query(
            "INSERT INTO certificates (serial, authority, order_id, card, key, action, subject, fingerprint, not_before,
                 not_after, to_be_signed)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        )
        .bind(one.serial.hex())
        .bind(&one.authority)
        .bind(self.request.document.order.to_string())
        .bind(card.id)
        .bind(one.key.to_string())
        .bind(one.action.name())
        .bind(&one.subject)
        .bind(&one.fingerprint)
        .bind(millis(one.not_before))
        .bind(millis(one.not_after))
        .bind(&one.to_be_signed)
        .execute(&mut **write)
        .await?;
        Ok(())
    }
}

/// The subject as `RFC 4514` writes it.
pub(super) fn subject_text(key: &CheckedKey) -> Result<String, Fault> {
    let name = subject(
        key.certificate
            .subject
            .iter()
            .map(|(attribute, value)| (*attribute, value.as_str())),
    )?;
    Ok(name.to_string())
}

fn system_pin(procedure: &TokenProcedure) -> Result<Pin, Fault> {
    let mut failed = false;
    let pin = procedure
        .pin_procedure
        .policy
        .system_pin(|bytes| failed |= aws_lc_rs::rand::fill(bytes).is_err());
    match pin {
        Ok(pin) if !failed => Ok(pin),
        _ => Err(Fault::Random),
    }
}
