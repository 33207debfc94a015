use std::{
    collections::{BTreeMap, BTreeSet},
    time::{Duration, Instant},
};

use contents::{KeyReference, PublicKey};
use jiff::Timestamp;
use procedure::{CheckedDraft, CheckedKey, ExpectedKey, HolderData, TokenProcedure};
use protocol::{IssueOrder, OrderState, Refusal, cms::Verified};
use secret::Pin;
use tokio::time::sleep;

use super::{
    ATTEMPTS, Attempt, StoredOrder, lies_on_card,
    record::{Prepared, Recording},
};
use crate::{
    Fault, Host, Refused,
    archive::Archiving,
    authority::{Issuance, Profile, Serial, subject},
    cards::{StockedCard, system_pin},
    database::Connection,
    officers::Officer,
    recovery::Recovered,
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

pub(super) enum Answer {
    /// The order was fulfilled before.
    Fulfilment(Vec<u8>),
    /// The same order is being carried out, here or in another process.
    Executing,
    /// It is recorded as executing now; what it reserved is to be signed.
    Recorded,
}

pub(super) struct Issuing<'a> {
    pub(super) host: &'a Host,
    pub(super) officer: &'a Officer,
    pub(super) message: &'a [u8],
    pub(super) request: &'a Verified<IssueOrder>,
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
        self.must_name_keys_on_card(&draft)?;
        let recovered = self
            .recovered(&mut connection, (&procedure, &card, &draft))
            .await?;
        self.check_keys(&mut connection, &card, &draft).await?;
        let archived = self.keys_to_archive(&mut connection, &draft).await?;
        drop(connection);
        let now = self.host.now();
        let prepared = draft
            .keys
            .iter()
            .chain(recovered.iter().filter_map(|one| one.new.as_ref()))
            .map(|key| self.prepare(key, &archived, now))
            .collect::<Result<Vec<_>, _>>()?;
        let pin = self.system_pin(&procedure)?;
        let recorded = Recording {
            card: &card,
            prepared: &prepared,
            archived: &archived,
            recovered: &recovered,
            procedure: &procedure,
            pin: pin.as_ref(),
            now,
        };
        self.record(&recorded).await
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
            ("pin-mailer", new.pin_mailer == old.pin_mailer),
            ("take-in", new.take_in == old.take_in),
            ("transport-key", new.transport_key == old.transport_key),
            ("order-key", new.order_key == old.order_key),
            ("recovered", new.recovered == order.recovered),
        ];
        match same.into_iter().find(|(_, same)| !same) {
            Some((what, _)) => Err(Refusal::DiffersFromOpenRequest {
                what: what.to_owned(),
            }),
            None => Ok(()),
        }
    }

    /// The order names the keys that lie on the card, each and no other: those of the archive come from here.
    fn must_name_keys_on_card(&self, draft: &CheckedDraft) -> Result<(), Refusal> {
        let on_card = draft.keys.iter().filter(|key| lies_on_card(key));
        let on_card: BTreeSet<_> = on_card.map(|key| &key.reference).collect();
        if self.request.document.keys.keys().eq(on_card) {
            Ok(())
        } else {
            Err(Refusal::DiffersFromOpenRequest {
                what: "keys".to_owned(),
            })
        }
    }

    /// A new key for each place whose key is archived.
    async fn keys_to_archive(
        &self,
        connection: &mut Connection,
        draft: &CheckedDraft,
    ) -> Result<BTreeMap<KeyReference, Archiving>, Fault> {
        let wanted = draft.keys.iter().filter(|key| !lies_on_card(key));
        let wanted: Vec<_> = wanted
            .map(|key| (key.reference, key.key.algorithm()))
            .collect();
        self.host.keys_to_archive(connection, &wanted).await
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
            .checked_request(connection, self.officer, requested, request.take_in)
            .await
    }

    /// The PIN that the host makes, wherever the procedure sets one: one that is entered at the RA may not come.
    fn system_pin(&self, procedure: &TokenProcedure) -> Result<Option<Pin>, Fault> {
        let pin = &procedure.pin_procedure;
        let holder = HolderData::of(&self.request.document.draft.fields);
        let sets = pin.distribution.sets();
        sets.then(|| system_pin(&pin.policy, &holder)).transpose()
    }

    /// What comes from the archive: exactly what was granted.
    async fn recovered(
        &self,
        connection: &mut Connection,
        checked: (&TokenProcedure, &StockedCard, &CheckedDraft),
    ) -> Result<Vec<Recovered>, Refused> {
        let request = &self.request.document;
        let requested = (&request.procedure, &request.card, &request.draft);
        let recovered = self
            .host
            .checked_recoveries(connection, self.officer, requested, checked)
            .await?;
        // Since the grant, another key of the holder may have been archived.
        if Recovered::ids(&recovered) != request.recovered {
            let what = "recovered".to_owned();
            return Err(Refusal::DiffersFromOpenRequest { what }.into());
        }
        Ok(recovered)
    }

    fn prepare(
        &self,
        key: &CheckedKey,
        archived: &BTreeMap<KeyReference, Archiving>,
        now: Timestamp,
    ) -> Result<Prepared, Refused> {
        let archived = archived.get(&key.reference).map(Archiving::public_key);
        let public_key: &PublicKey = match (archived, &key.key) {
            (Some(public_key), _) => public_key,
            // Production's, which the order was compared with, or one from the archive.
            (None, ExpectedKey::Present(public_key)) => public_key,
            (None, _) => self.certified(key)?,
        };
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
