use std::sync::Arc;

use contents::{CardIdentity, KeyReference};

use super::{
    LockedBecause, TypedPin,
    devices::{CardThere, Reading},
    form::parsed_key,
    officer::GivenPin,
    shared::Shared,
    state::State,
};
use crate::{
    ActEvidence, ActivityPageView, ActivityQuery, CardRecordError, CardRecordView,
    CertificateError, CertificateRecordView, NotSignedIn, OperationId, OrderEvidence,
    OrderRecordView, Trouble, VerificationView, VerifyOrderError, fault::Coded, orders::CardLook,
};

/// Nothing of what is found is kept.
impl Shared {
    pub(super) async fn activity(
        self: &Arc<Self>,
        query: &ActivityQuery,
    ) -> Result<ActivityPageView, Trouble> {
        self.act(|state| state.must_be_signed_in())?;
        let found = self.desk.activity(query).await;
        self.or_trouble(found)
    }

    pub(super) async fn order_record(
        self: &Arc<Self>,
        order: &str,
    ) -> Result<OrderRecordView, Trouble> {
        self.act(|state| state.must_be_signed_in())?;
        let look = |card: &CardIdentity| self.look(|state| state.look_for(card));
        let listed = self.look(|state| state.procedures.all_listed());
        let found = self.desk.order_with(order, look, &listed).await;
        self.or_trouble(found)
    }

    pub(super) async fn verify_order(
        self: &Arc<Self>,
        order: &str,
    ) -> Result<VerificationView, Trouble> {
        self.act(|state| state.must_be_signed_in())?;
        match self.desk.verify_order(order).await {
            Ok(verified) => Ok(VerificationView {
                verified: Some(verified),
                trouble: None,
            }),
            Err(error @ VerifyOrderError::Failed { .. }) => Ok(VerificationView {
                verified: None,
                trouble: Some(Trouble::from(&error)),
            }),
            Err(error) => self.or_trouble(Err(error)),
        }
    }

    pub(super) async fn order_evidence(
        self: &Arc<Self>,
        order: &str,
    ) -> Result<OrderEvidence, Trouble> {
        self.act(|state| state.must_be_signed_in())?;
        let found = self.desk.order_evidence(order).await;
        self.or_trouble(found)
    }

    pub(super) async fn act_evidence(
        self: &Arc<Self>,
        order: &str,
    ) -> Result<ActEvidence, Trouble> {
        self.act(|state| state.must_be_signed_in())?;
        let found = self.desk.act_evidence(order).await;
        self.or_trouble(found)
    }

    pub(super) async fn abandon_order(
        self: &Arc<Self>,
        operation: OperationId,
        order: &str,
        reason: &str,
        pin: TypedPin,
    ) -> Result<(), Trouble> {
        self.act(|state| {
            state.must_be_signed_in()?;
            state.must_not_run()
        })?;
        let prompts = Arc::new(GivenPin::new(pin));
        let abandoned = self
            .desk
            .abandon_order(operation, order, reason, prompts)
            .await;
        let abandoned = self.or_trouble(abandoned.map(|_| ()));
        self.change(|state| {
            state.pin_was_used(&abandoned);
            // What the host says of the card and of open orders may be another thing now, also where no answer came.
            state.procedures.refresh += 1;
        });
        abandoned
    }

    pub(super) async fn certificate_on_card(
        self: &Arc<Self>,
        device: &str,
        key: &str,
    ) -> Result<CertificateRecordView, Trouble> {
        let key = parsed_key(key)?;
        let reading = self.act(|state| state.reading_in(device))?;
        let object = certificate_in(&reading, key)?;
        let found = self.desk.certificate_in(key, object).await;
        self.or_trouble(found)
    }

    pub(super) async fn certificate_record(
        self: &Arc<Self>,
        id: &str,
    ) -> Result<CertificateRecordView, Trouble> {
        self.act(|state| state.must_be_signed_in())?;
        let found = self.desk.certificate(id).await;
        self.or_trouble(found)
    }

    pub(super) async fn card_record(
        self: &Arc<Self>,
        device: &str,
    ) -> Result<CardRecordView, Trouble> {
        let reading = self.act(|state| {
            state.must_be_signed_in()?;
            state.reading_in(device)
        })?;
        let identity = reading.card.contents.identity.clone();
        let identity = identity.ok_or_else(|| Trouble::from(&CardRecordError::NoIdentity))?;
        let record = self.desk.host_record(&identity).await;
        let record = self.or_trouble(record)?;
        let card = Some(reading.view.clone());
        Ok(CardRecordView::new(&identity, card, &record))
    }

    pub(super) async fn card_record_of_order(
        self: &Arc<Self>,
        order: &str,
    ) -> Result<CardRecordView, Trouble> {
        self.act(|state| state.must_be_signed_in())?;
        let identity = self.desk.card_of_order(order).await;
        let identity = self.or_trouble(identity)?;
        let record = self.desk.host_record(&identity).await;
        let record = self.or_trouble(record)?;
        let there = self.look(|state| state.reading_of(&identity).map(|(_, reading)| reading));
        let card = there.map(|reading| reading.view.clone());
        Ok(CardRecordView::new(&identity, card, &record))
    }

    /// What the desk answered. Where nobody is signed in any more, the sitting is locked.
    pub(super) fn or_trouble<T, E: Coded>(
        self: &Arc<Self>,
        answer: Result<T, E>,
    ) -> Result<T, Trouble> {
        answer.map_err(|error| {
            if error.code() == NotSignedIn.code() {
                self.change(|state| state.lock(LockedBecause::Idle));
            }
            Trouble::from(&error)
        })
    }
}

impl State {
    /// Where a card is, by what tells it from every other one.
    fn look_for(&self, card: &CardIdentity) -> CardLook {
        if let Some((device, reading)) = self.reading_of(card) {
            return CardLook::Here {
                device,
                contents: Box::new(reading.card.contents.clone()),
            };
        }
        if self.devices.is_reading() {
            CardLook::Reading
        } else {
            CardLook::NotHere
        }
    }

    fn reading_of(&self, card: &CardIdentity) -> Option<(String, Arc<Reading>)> {
        self.devices.iter().find_map(|there| match &there.card {
            CardThere::Read(reading) if reading.card.contents.identity.as_ref() == Some(card) => {
                Some((there.name.clone(), reading.clone()))
            }
            _ => None,
        })
    }

    fn reading_in(&self, device: &str) -> Result<Arc<Reading>, Trouble> {
        self.devices.must_have(device)?;
        match self.devices.find(device).map(|there| &there.card) {
            Some(CardThere::Read(reading)) => Ok(reading.clone()),
            _ => Err(Trouble::from(&CardRecordError::NotRead {
                device: device.to_owned(),
            })),
        }
    }
}

fn certificate_in(
    reading: &Reading,
    key: KeyReference,
) -> Result<&contents::CertificateObject, Trouble> {
    let entry = reading.card.contents.key(key);
    let none_there = || {
        Trouble::from(&CertificateError::NoneThere {
            key: key.to_string(),
        })
    };
    entry.map(|entry| &entry.certificate).ok_or_else(none_there)
}
