//! The first transaction of an order: from its end on the order is carried out, whatever happens to this process.

use std::collections::BTreeMap;

use contents::KeyReference;
use jiff::Timestamp;
use procedure::{Action, TokenProcedure};
use protocol::{Refusal, canonical};
use secret::Pin;
use serde_json::json;

use super::{
    Attempt,
    execute::LEASE,
    issue::{Answer, Issuing},
};
use crate::{
    Actor, Fault, Refused,
    activity::holder,
    archive::{ArchivedFor, Archiving},
    audit::{Entry, Event},
    authority::Serial,
    cards::{PinKind, StockedCard},
    database::{Write, millis},
    delivery::Delivery,
    recovery::Recovered,
};

/// A certificate that is going to be signed.
pub(super) struct Prepared {
    pub(super) key: KeyReference,
    pub(super) action: Action,
    pub(super) authority: String,
    pub(super) serial: Serial,
    pub(super) subject: String,
    pub(super) fingerprint: String,
    pub(super) not_before: Timestamp,
    pub(super) not_after: Timestamp,
    pub(super) to_be_signed: Vec<u8>,
}

/// What the first transaction records.
pub(super) struct Recording<'a> {
    pub(super) card: &'a StockedCard,
    pub(super) prepared: &'a [Prepared],
    pub(super) archived: &'a BTreeMap<KeyReference, Archiving>,
    pub(super) recovered: &'a [Recovered],
    pub(super) procedure: &'a TokenProcedure,
    /// None where it stays as it is.
    pub(super) pin: Option<&'a Pin>,
    pub(super) now: Timestamp,
}

impl Issuing<'_> {
    /// The first transaction: the nonce is used up, and the order is executing with its serials and numbers.
    pub(super) async fn record(
        &self,
        recording: &Recording<'_>,
    ) -> Result<Attempt<Answer>, Refused> {
        let Recording { card, now, .. } = *recording;
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
        for certificate in recording.prepared {
            let id = self.reserve(&mut write, card, certificate).await?;
            let archived = recording.archived.get(&certificate.key);
            if let Some(key) = archived
                && !self.archive(&mut write, recording, (id, key)).await?
            {
                return Ok(Attempt::Again);
            }
        }
        self.host
            .record_recovered(&mut write, request.order, card, recording.recovered)
            .await?;
        self.host
            .use_request(&mut write, request.order, &request.draft)
            .await?;
        self.host.describe_order(&mut write, request.order).await?;
        self.store_pin(&mut write, recording).await?;
        let serials: Vec<_> = recording
            .prepared
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
        if !recording.archived.is_empty() {
            self.host.pool_was_taken_from();
        }
        Ok(Attempt::Done(Answer::Recorded))
    }

    /// The PIN that the fulfilment brings, for as long as the card may have it without its holder; and what goes to the
    /// holder by mail or letter.
    async fn store_pin(&self, write: &mut Write, recording: &Recording<'_>) -> Result<(), Fault> {
        let Recording {
            card,
            procedure,
            pin,
            now,
            ..
        } = *recording;
        let request = &self.request.document;
        if let Some(pin) = pin {
            let of = (Some(request.order), PinKind::System);
            self.host.store_pin(write, card.id, of, pin).await?;
        }
        let Some(mailer) = &request.pin_mailer else {
            return Ok(());
        };
        let puk = match &procedure.puk_procedure {
            Some(_) => Some(self.host.pending_puk_of(write, request.order).await?),
            None => None,
        };
        let delivery = Delivery {
            order: request.order,
            card: card.id,
            officer: self.officer,
            mailer,
            pin: &procedure.pin_procedure,
            puk: procedure.puk_procedure.as_ref(),
            fields: &request.draft.fields,
            holder: &holder(procedure, &request.draft.fields),
            at: now,
        };
        self.host
            .store_delivery(write, &delivery, pin, puk.as_ref())
            .await
    }

    /// Puts the key of a reserved certificate into the archive; `false` where the order is to start over.
    async fn archive(
        &self,
        write: &mut Write,
        recording: &Recording<'_>,
        (certificate, key): (i64, &Archiving),
    ) -> Result<bool, Fault> {
        let wanted = ArchivedFor {
            actor: Actor::Officer(self.officer.id),
            order: self.request.document.order,
            certificate,
            card: recording.card.id,
            fields: &self.request.document.draft.fields,
            at: recording.now,
        };
        key.store(self.host, write, wanted).await
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
    ) -> Result<i64, Refused> {
        let id = sqlx::query_scalar(
            "INSERT INTO certificates (serial, authority, order_id, card, key, action, subject, fingerprint, not_before,
                 not_after, to_be_signed)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id",
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
        .fetch_one(&mut **write)
        .await?;
        Ok(id)
    }
}
