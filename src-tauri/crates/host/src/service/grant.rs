use contents::{KeyAlgorithm, PublicKey};
use jiff::{SignedDuration, Timestamp};
use procedure::{HolderData, Role};
use protocol::{
    ActState, ActivityKind, Base64, CardService, CardServiceGrant, OrderState, PinMailer,
    PukSource, Refusal, Service, ServiceSecrets, Sha256Hex, canonical, cms::Verified, sealing,
};
use secret::{Pin, Puk};
use serde_json::json;

use super::offer::LastOrder;
use crate::{
    Actor, Fault, Host, Refused,
    activity::{self, ActSubject, SignedAct},
    audit::{Entry, Event},
    cards::{StockedCard, system_pin},
    database::{Connection, Write},
    delivery::Delivery,
    officers::Officer,
};

/// How long a grant can be used: by then the desk has set the PIN, or sets none.
pub(super) const GRANT: SignedDuration = SignedDuration::from_mins(15);
/// How long its receipt is taken, and what it delivers is kept: somebody may be noting the PIN, or the host out of reach.
const RECEIPT: SignedDuration = SignedDuration::from_hours(24);
/// How often it is started over because the card's orders changed meanwhile.
const ATTEMPTS: u8 = 5;

impl Host {
    /// Answers an order for a card that was issued with a grant, CMS. The same order again gets the same grant while it
    /// lasts.
    pub(crate) async fn grant_service(
        &self,
        officer: &Officer,
        message: &[u8],
    ) -> Result<Vec<u8>, Refused> {
        let request: Verified<CardService> = self.verified(officer, message).await?;
        let granting = Granting {
            host: self,
            officer,
            message,
            request: &request,
        };
        for _ in 0..ATTEMPTS {
            if let Some(grant) = granting.run().await? {
                return Ok(grant);
            }
        }
        Err(Fault::Contended.into())
    }
}

struct Granting<'a> {
    host: &'a Host,
    officer: &'a Officer,
    message: &'a [u8],
    request: &'a Verified<CardService>,
}

/// What is recorded of a grant.
struct Made {
    /// The grant, CMS, and the digest of its content.
    answer: Vec<u8>,
    digest: Sha256Hex,
    pin: Pin,
    now: Timestamp,
}

impl Granting<'_> {
    /// `None` where somebody else changed the card's orders meanwhile.
    async fn run(&self) -> Result<Option<Vec<u8>>, Refused> {
        let mut read = self.host.database().read().await?;
        if let Some(grant) = self.answered(&mut read).await? {
            return Ok(Some(grant));
        }
        let (card, last, puks) = self.checked(&mut read).await?;
        drop(read);
        let made = self.made(&last, puks).await?;
        self.record(&card, &last, made).await
    }

    /// The grant that this very order was answered with.
    async fn answered(&self, connection: &mut Connection) -> Result<Option<Vec<u8>>, Refused> {
        let id = self.request.document.order;
        let Some(known) = self.host.stored_service(connection, id).await? else {
            return Ok(None);
        };
        if known.message != self.message || known.officer != self.officer.number() {
            return Err(Refusal::OrderIdTaken.into());
        }
        let now = self.host.now();
        let state = match known.state_at(now) {
            // The receipt is taken for longer.
            OrderState::Granted if known.granted_at + GRANT <= now => OrderState::Expired,
            state => state,
        };
        match known.answer {
            Some(answer) if state == OrderState::Granted => Ok(Some(answer)),
            _ => Err(Refusal::OrderState { state }.into()),
        }
    }

    /// Time, keys, roles, stock, the card's last order and PIN mailer, in this order.
    async fn checked(
        &self,
        connection: &mut Connection,
    ) -> Result<(StockedCard, LastOrder, Vec<Puk>), Refused> {
        let service = &self.request.document;
        self.host.must_be_recent(service.made_at)?;
        must_be_p256(&service.transport_key)?;
        must_be_p256(&service.order_key)?;
        self.officer.must_have(Role::UnblockCard)?;
        let from_host = asks_for_puk(service.service);
        if from_host {
            self.officer.must_have(Role::UsePuk)?;
        }
        let card = self.host.find_card(connection, &service.card).await?;
        let card = card.ok_or(Refusal::UnknownCard)?;
        let last = self.host.last_order(connection, &card).await?;
        let puks = if from_host {
            self.host.puks(connection, card.id).await?
        } else {
            Vec::new()
        };
        let mailer = service.pin_mailer.as_ref();
        self.host
            .check_pin_mailer(connection, &last.procedure, None, &last.fields, mailer)
            .await?;
        Ok((card, last, puks))
    }

    async fn made(&self, last: &LastOrder, puks: Vec<Puk>) -> Result<Made, Refused> {
        let holder = HolderData::of(&last.fields);
        let pin = system_pin(&last.procedure.pin_procedure.policy, &holder)?;
        let secrets = ServiceSecrets {
            // Sealed to the desk, and kept for what mails or prints it.
            pin: Pin::new(pin.expose().to_owned()),
            puks,
        };
        let now = self.host.now();
        let (order, transport) = (
            self.request.document.order,
            self.request.document.transport_key.clone(),
        );
        let mut grant = CardServiceGrant {
            order,
            order_digest: self.request.digest,
            granted_at: now,
            expires_at: now + GRANT,
            procedure: last.procedure.procedure_revision(),
            secrets: Base64(Vec::new()),
        };
        let host = self.host.clone();
        // Sealing and signing may wait for a key: off the asynchronous workers.
        let signed = tokio::task::spawn_blocking(move || {
            let registration = &host.inner.registration;
            let sealed = sealing::seal(&secrets, order, &transport, registration);
            grant.secrets = Base64(sealed.map_err(|error| {
                tracing::error!(%error, "the secrets of a service were not sealed");
                Fault::Document("the secrets of a service could not be sealed")
            })?);
            let digest =
                canonical::digest(&grant).map_err(|_| Fault::Document("a grant has no JSON"))?;
            Ok::<_, Fault>((registration.sign(&grant)?, digest))
        });
        let (answer, digest) = signed.await.map_err(|_| Fault::Task)??;
        Ok(Made {
            answer,
            digest,
            pin,
            now,
        })
    }

    async fn record(
        &self,
        card: &StockedCard,
        last: &LastOrder,
        made: Made,
    ) -> Result<Option<Vec<u8>>, Refused> {
        let mut write = self.host.database().write().await?;
        let order = self.request.document.order;
        let unchanged = self.host.unchanged(&mut write, card.id, card.generation);
        if !unchanged.await? || self.host.is_known(&mut write, order, self.message).await? {
            return Ok(None);
        }
        self.host.must_be_active(&mut write, self.officer).await?;
        self.host
            .supersede_service(&mut write, self.officer, card.id, order)
            .await?;
        let mailer = self.request.document.pin_mailer.as_ref();
        self.host
            .reserve_letter_id(&mut write, order, mailer)
            .await?;
        self.insert(&mut write, card, last, &made).await?;
        self.deliver(&mut write, card, last, &made).await?;
        self.host.remember(&mut write, order, self.message).await?;
        self.audit(&mut write, last, &made).await?;
        write.commit().await?;
        Ok(Some(made.answer))
    }

    async fn insert(
        &self,
        write: &mut Write,
        card: &StockedCard,
        last: &LastOrder,
        made: &Made,
    ) -> Result<(), Fault> {
        let service = &self.request.document;
        let holder = activity::holder(&last.procedure, &last.fields);
        let letter = service
            .pin_mailer
            .as_ref()
            .and_then(|mailer| mailer.letter.clone());
        let address = service
            .pin_mailer
            .as_ref()
            .and_then(|mailer| mailer.address.clone());
        let act = SignedAct {
            at: made.now,
            officer: self.officer,
            kind: kind(service.service),
            order: service.order,
            message: self.message,
            state: ActState::Open,
            expires_at: Some(made.now + RECEIPT),
            about: ActSubject {
                card: Some((card.id, &service.card)),
                procedure: Some(&last.procedure),
                fields: Some(&last.fields),
                holder: &holder,
                count: u32::from(letter.is_some()),
                letters: letter.into_iter().collect(),
                words: address.into_iter().collect(),
                ..ActSubject::default()
            },
        };
        self.host.record_act(write, &act).await?;
        let document =
            canonical::to_vec(service).map_err(|_| Fault::Document("a service has no JSON"))?;
        let procedure = last.procedure.procedure_revision();
        sqlx::query(
            "INSERT INTO card_services (id, procedure_id, procedure_revision, document, answer, grant_digest)
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(service.order.to_string())
        .bind(procedure.id.as_str())
        .bind(procedure.revision.to_string())
        .bind(String::from_utf8_lossy(&document).into_owned())
        .bind(&made.answer)
        .bind(made.digest.to_string())
        .execute(&mut **write)
        .await?;
        Ok(())
    }

    async fn deliver(
        &self,
        write: &mut Write,
        card: &StockedCard,
        last: &LastOrder,
        made: &Made,
    ) -> Result<(), Fault> {
        let none = PinMailer::default();
        let delivery = Delivery {
            order: self.request.document.order,
            card: card.id,
            officer: self.officer,
            mailer: self.request.document.pin_mailer.as_ref().unwrap_or(&none),
            pin: &last.procedure.pin_procedure,
            puk: None,
            fields: &last.fields,
            holder: &activity::holder(&last.procedure, &last.fields),
            at: made.now,
        };
        self.host
            .store_delivery(write, &delivery, Some(&made.pin), None)
            .await
    }

    async fn audit(&self, write: &mut Write, last: &LastOrder, made: &Made) -> Result<(), Fault> {
        let service = &self.request.document;
        let details = json!({
            "card": service.card,
            "service": service.service,
            "pin-mailer": service.pin_mailer,
            "procedure": last.procedure.procedure_revision(),
            "grant": made.digest,
        });
        let entry = Entry {
            actor: Actor::Officer(self.officer.id),
            event: Event::ServiceGranted,
            subject: &service.order.to_string(),
            details,
            document: Some(self.message),
        };
        self.host.audit(write, entry).await
    }
}

impl Host {
    /// Looks again, in the transaction that writes, whether the officer still is one.
    async fn must_be_active(&self, write: &mut Write, officer: &Officer) -> Result<(), Refused> {
        let active = sqlx::query("SELECT id FROM officers WHERE id = $1 AND state = 'active'")
            .bind(officer.number())
            .fetch_optional(&mut **write)
            .await?;
        match active {
            Some(_) => Ok(()),
            None => Err(Refusal::UnknownOfficer.into()),
        }
    }
}

const fn asks_for_puk(service: Service) -> bool {
    matches!(
        service,
        Service::Unblock {
            puk: PukSource::Host
        }
    )
}

const fn kind(service: Service) -> ActivityKind {
    match service {
        Service::Unblock { .. } => ActivityKind::Unblock,
        Service::ChangePin {} => ActivityKind::ChangePin,
    }
}

fn must_be_p256(key: &PublicKey) -> Result<(), Refusal> {
    if key.algorithm() == KeyAlgorithm::EccP256 {
        Ok(())
    } else {
        Err(Refusal::Malformed {
            what: "transport key and order key must be on P-256".to_owned(),
        })
    }
}
