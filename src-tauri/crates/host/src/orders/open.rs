use std::collections::BTreeMap;

use aws_lc_rs::rand;
use contents::{KeyAlgorithm, KeyReference, PublicKey};
use jiff::{Timestamp, ToSpan};
use procedure::{CheckedDraft, HolderData, TokenProcedure};
use protocol::{
    ActivityKind, AgreementKeys, Base64, CertificateId, Grant, Nonce, OpenRequest, OrderState,
    RecoveredKey, Refusal, canonical, cms::Verified, keys::AgreementKeyPair, proof::ProofKind,
    sealing,
};
use serde_json::json;

use super::{ATTEMPTS, Attempt, lies_on_card};
use crate::{
    Actor, Fault, Host, Refused,
    activity::{About, Act},
    audit::{Entry, Event},
    cards::{GrantedSecrets, StockedCard, ToSet},
    database::{Connection, Write, millis},
    delivery::check_address,
    officers::Officer,
    recovery::Recovered,
};

/// How long a grant lasts: long enough for a slow card to generate RSA keys and be touched for them.
const GRANT_MINUTES: i64 = 15;

impl Host {
    /// Answers an open request with a grant, CMS. Everything is checked here that can be checked without the keys: when
    /// this refuses, nothing on the card has changed.
    pub(crate) async fn open_order(
        &self,
        officer: &Officer,
        message: &[u8],
    ) -> Result<Vec<u8>, Refused> {
        let request: Verified<OpenRequest> = self.verified(officer, message).await?;
        for _ in 0..ATTEMPTS {
            let attempt = Opening {
                host: self,
                officer,
                message,
                request: &request,
            };
            if let Attempt::Done(grant) = attempt.run().await? {
                self.refresh_revocation_lists().await?;
                return Ok(grant);
            }
        }
        Err(Fault::Contended.into())
    }
}

struct Opening<'a> {
    host: &'a Host,
    officer: &'a Officer,
    message: &'a [u8],
    request: &'a Verified<OpenRequest>,
}

/// What is made for a grant, before anything of it is recorded.
struct Made {
    nonce: Nonce,
    now: Timestamp,
    expires_at: Timestamp,
    p256: Option<AgreementKeyPair>,
    p384: Option<AgreementKeyPair>,
    recovered: BTreeMap<KeyReference, RecoveredKey>,
}

/// What was found good, and what it was judged by.
struct Checked {
    procedure: TokenProcedure,
    card: StockedCard,
    draft: CheckedDraft,
    recovered: Vec<Recovered>,
}

impl Opening<'_> {
    async fn run(&self) -> Result<Attempt<Vec<u8>>, Refused> {
        let mut connection = self.host.database().pool().acquire().await?;
        if let Some(grant) = self.answered(&mut connection).await? {
            return Ok(Attempt::Done(grant));
        }
        self.host.must_be_recent(self.request.document.made_at)?;
        let checked = self.checked(&mut connection).await?;
        let made = Made::new(self.host.now(), &checked.draft, &checked.recovered)?;
        let secrets = self.secrets(&mut connection, &checked).await?;
        drop(connection);
        let (grant, secrets) = self.grant(&made, secrets).await?;
        self.host.settle_open_order(&checked.card).await?;
        self.record(&checked.card, (&made, &secrets), grant).await
    }

    /// The grant that this very request was answered with.
    async fn answered(&self, connection: &mut Connection) -> Result<Option<Vec<u8>>, Refused> {
        let Some(known) = self
            .host
            .stored_order(connection, self.request.document.order)
            .await?
        else {
            return Ok(None);
        };
        if known.open_request != self.message || known.officer != self.officer.number() {
            return Err(Refusal::OrderIdTaken.into());
        }
        match known.state {
            OrderState::Granted if self.host.now() < known.expires_at => Ok(Some(known.grant)),
            OrderState::Granted => Err(Refusal::OrderState {
                state: OrderState::Expired,
            }
            .into()),
            state => Err(Refusal::OrderState { state }.into()),
        }
    }

    /// Roles, procedure, stock, draft, what the certificates will be, what comes from the archive, and where PIN and PUK
    /// go, in this order.
    async fn checked(&self, connection: &mut Connection) -> Result<Checked, Refused> {
        let request = &self.request.document;
        for key in [&request.transport_key, &request.order_key] {
            must_be_p256(key)?;
        }
        let requested = (&request.procedure, &request.card, &request.draft);
        let (procedure, card, draft) = self
            .host
            .checked_request(connection, self.officer, requested, request.take_in)
            .await?;
        let checked = (&procedure, &card, &draft);
        let recovered = self
            .host
            .checked_recoveries(connection, self.officer, requested, checked)
            .await?;
        let puk = procedure.puk_procedure.as_ref();
        let (fields, mailer) = (&request.draft.fields, request.pin_mailer.as_ref());
        check_address(&procedure, fields)?;
        self.host
            .check_pin_mailer(connection, &procedure, puk, fields, mailer)
            .await?;
        Ok(Checked {
            procedure,
            card,
            draft,
            recovered,
        })
    }

    async fn secrets(
        &self,
        connection: &mut Connection,
        checked: &Checked,
    ) -> Result<GrantedSecrets, Fault> {
        let request = &self.request.document;
        let to_set = ToSet {
            procedure: &checked.procedure,
            holder: &HolderData::of(&request.draft.fields),
            take_in: request.take_in,
        };
        let card = checked.card.row();
        self.host.granted_secrets(connection, card, to_set).await
    }

    /// The grant, CMS, and the secrets that were sealed into it.
    async fn grant(
        &self,
        made: &Made,
        granted: GrantedSecrets,
    ) -> Result<(Vec<u8>, GrantedSecrets), Refused> {
        let request = &self.request.document;
        let (host, order, transport) = (
            self.host.clone(),
            request.order,
            request.transport_key.clone(),
        );
        let public =
            |pair: &Option<AgreementKeyPair>| pair.as_ref().map(|pair| pair.public_key().clone());
        let mut grant = Grant {
            order,
            open_request: self.request.digest,
            nonce: made.nonce,
            expires_at: made.expires_at,
            agreement_keys: AgreementKeys {
                p256: public(&made.p256),
                p384: public(&made.p384),
            },
            card_secrets: Base64(Vec::new()),
            recovered: made.recovered.clone(),
        };
        // Sealing and signing may wait for a key: off the asynchronous workers.
        let signed = tokio::task::spawn_blocking(move || {
            let registration = &host.inner.registration;
            let sealed = sealing::seal(&granted.secrets, order, &transport, registration);
            grant.card_secrets = Base64(sealed.map_err(|error| {
                tracing::error!(%error, "card secrets were not sealed");
                Fault::Document("the card's secrets could not be sealed")
            })?);
            Ok::<_, Fault>((registration.sign(&grant)?, granted))
        });
        Ok(signed.await.map_err(|_| Fault::Task)??)
    }

    async fn record(
        &self,
        card: &StockedCard,
        (made, secrets): (&Made, &GrantedSecrets),
        grant: Vec<u8>,
    ) -> Result<Attempt<Vec<u8>>, Refused> {
        let mut write = self.host.database().write().await?;
        // The generation rises with every change of the card's secrets, too: those in the grant are the ones in store.
        let Some(row) = self.row_of(&mut write, card).await? else {
            return Ok(Attempt::Again);
        };
        self.host
            .must_still_be_good(&mut write, self.officer, &self.request.document.procedure)
            .await?;
        let order = self.request.document.order;
        if self
            .host
            .was_carried_out(&mut write, order)
            .await?
            .is_some()
        {
            return Err(Refusal::OrderIdTaken.into());
        }
        if self.host.stored_order(&mut write, order).await?.is_some() {
            return Ok(Attempt::Again);
        }
        self.host
            .supersede(&mut write, Actor::Officer(self.officer.id), card, order)
            .await?;
        // The card may get another PIN and another holder: what an open service would deliver goes to nobody.
        self.host
            .supersede_service(&mut write, self.officer, row, order)
            .await?;
        self.insert(&mut write, row, made, &grant).await?;
        self.store(&mut write, (card, row), secrets).await?;
        let details = self.told(card, secrets);
        let entry = Entry {
            actor: Actor::Officer(self.officer.id),
            event: Event::OrderGranted,
            subject: &order.to_string(),
            details,
            document: Some(self.message),
        };
        self.host.audit(&mut write, entry).await?;
        let act = Act {
            at: made.now,
            officer: self.officer.id,
            kind: ActivityKind::Issue,
            about: About::Order(order),
            reason: None,
        };
        self.host.record_activity(&mut write, act).await?;
        write.commit().await?;
        Ok(Attempt::Done(grant))
    }

    /// The card's row: a card that is taken in is put in stock. `None` where the card's orders changed meanwhile.
    async fn row_of(&self, write: &mut Write, card: &StockedCard) -> Result<Option<i64>, Refused> {
        let request = &self.request.document;
        match (card.row(), request.take_in) {
            (None, Some(take_in)) => {
                let taken = (&request.card, take_in);
                self.host.take_card_in(write, self.officer, taken).await
            }
            _ => {
                let unchanged = self.host.unchanged(write, card.id, card.generation).await?;
                Ok(unchanged.then_some(card.id))
            }
        }
    }

    /// What the order has of its own from the grant on: the secrets that the run sets, the letter's ID, and the GUID
    /// that the card will have.
    async fn store(
        &self,
        write: &mut Write,
        (card, row): (&StockedCard, i64),
        secrets: &GrantedSecrets,
    ) -> Result<(), Refused> {
        let request = &self.request.document;
        let of = (row, request.order);
        self.host.store_granted(write, of, secrets).await?;
        self.host
            .reserve_letter_id(write, request.order, request.pin_mailer.as_ref())
            .await?;
        let chuid = request.take_in.and_then(|take_in| take_in.chuid);
        match (card.row(), chuid) {
            (None, _) => self.host.was_taken_in_by(write, of).await?,
            (Some(_), Some(guid)) => self.host.will_have_guid(write, (row, guid)).await?,
            (Some(_), None) => {}
        }
        Ok(())
    }

    /// What the audit says of the grant.
    fn told(&self, card: &StockedCard, secrets: &GrantedSecrets) -> serde_json::Value {
        let request = &self.request.document;
        let new = &secrets.secrets.new;
        json!({
            "card": request.card,
            "procedure": request.procedure,
            "taken-in": card.row().is_none(),
            "sets": {
                "interim-pin": new.pin.is_some(),
                "puk": new.puk.is_some(),
                "management-key": new.management_key.is_some(),
            },
        })
    }

    async fn insert(
        &self,
        write: &mut Write,
        card: i64,
        made: &Made,
        grant: &[u8],
    ) -> Result<(), Refused> {
        let request = &self.request.document;
        let id = request.order.to_string();
        let document = canonical::to_vec(request)
            .map_err(|_| Fault::Document("an open request has no JSON"))?;
        let identity = serde_json::to_string(&request.card)
            .map_err(|_| Fault::Document("a card has no JSON"))?;
        sqlx::query(
            "INSERT INTO orders (id, card, officer, procedure_id, procedure_revision, state, granted_at, changed_at,
                 expires_at, card_identity, open_request, open_document, grant_document,
                 sealed_agreement_p256, sealed_agreement_p384, recovered)
             VALUES ($1, $2, $3, $4, $5, 'granted', $6, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        )
        .bind(&id)
        .bind(card)
        .bind(self.officer.number())
        .bind(request.procedure.id.as_str())
        .bind(request.procedure.revision.to_string())
        .bind(millis(made.now))
        .bind(millis(made.expires_at))
        .bind(identity)
        .bind(self.message)
        .bind(String::from_utf8_lossy(&document).into_owned())
        .bind(grant)
        .bind(self.host.sealed_pair(&id, &made.p256, "sealed_agreement_p256")?)
        .bind(self.host.sealed_pair(&id, &made.p384, "sealed_agreement_p384")?)
        .bind(made.granted_ids()?)
        .execute(&mut **write)
        .await?;
        sqlx::query("INSERT INTO nonces (nonce, order_id, expires_at) VALUES ($1, $2, $3)")
            .bind(hex::encode(made.nonce.0))
            .bind(&id)
            .bind(millis(made.expires_at))
            .execute(&mut **write)
            .await?;
        Ok(())
    }
}

impl Made {
    fn new(now: Timestamp, draft: &CheckedDraft, recovered: &[Recovered]) -> Result<Self, Fault> {
        let mut nonce = [0; 32];
        rand::fill(&mut nonce).map_err(|_| Fault::Random)?;
        let agrees = |curve| {
            let mut keys = draft
                .keys
                .iter()
                .filter(|key| lies_on_card(key))
                .map(|key| (key.reference, key.key.algorithm()));
            keys.any(|(key, algorithm)| {
                algorithm == curve && ProofKind::of(key, algorithm) == ProofKind::Agreement
            })
        };
        let pair = |curve| {
            let pair = agrees(curve)
                .then(|| AgreementKeyPair::generate(curve))
                .transpose();
            pair.map_err(|_| Fault::Random)
        };
        let expires_at = now + GRANT_MINUTES.minutes();
        let (p256, p384) = (pair(KeyAlgorithm::EccP256)?, pair(KeyAlgorithm::EccP384)?);
        Ok(Self {
            nonce: Nonce(nonce),
            now,
            expires_at,
            p256,
            p384,
            recovered: recovered.iter().map(Recovered::granted).collect(),
        })
    }
}

impl Made {
    /// Which archived certificates were granted, by place, JSON.
    fn granted_ids(&self) -> Result<String, Fault> {
        let granted = self.recovered.iter();
        let ids: BTreeMap<KeyReference, CertificateId> =
            granted.map(|(place, key)| (*place, key.id)).collect();
        serde_json::to_string(&ids).map_err(|_| Fault::Document("a grant's keys have no JSON"))
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
