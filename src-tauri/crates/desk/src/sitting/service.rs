use std::sync::Arc;

use super::{
    OutcomeView, TypedPin,
    error::SittingError,
    officer::GivenPin,
    questions::Asks,
    shared::Shared,
    state::{CardInDevice, State},
};
use crate::{
    Cancel, OperationId, ReadCard, Served, ServiceOfferView, ServiceWish, Trouble, run_progress,
    submit::SubmitFault,
};

/// A service that is about to begin.
struct Begun {
    card: ReadCard,
    cancel: Cancel,
}

impl Shared {
    /// Nothing of it is kept: the host is asked again when the service begins.
    pub(super) async fn offer_service(self: &Arc<Self>) -> Result<ServiceOfferView, Trouble> {
        let card = self.act(|state| {
            state.must_be_signed_in()?;
            state.served_card().map(|(_, card)| card)
        })?;
        let offered = self.desk.service_offer(&card).await;
        self.or_trouble(offered)
    }

    /// Begins a service, once for each operation.
    pub(super) fn begin_service(
        self: &Arc<Self>,
        operation: OperationId,
        wish: ServiceWish,
        procedure: String,
        pin: TypedPin,
    ) -> Result<(), Trouble> {
        let begun = self.act(|state| state.begin_service(operation, wish, procedure))?;
        let Some(Begun { card, cancel }) = begun else {
            return Ok(());
        };
        let shared = self.clone();
        self.runtime.spawn(async move {
            let (reporter, reader) = run_progress();
            let pin = GivenPin::new(pin);
            let prompts = Arc::new(Asks::new(shared.clone(), operation, pin));
            let desk = shared.desk.clone();
            let serving = desk.serve(operation, &card, wish, prompts, cancel, reporter);
            let following = shared.follow(operation, reader);
            let (ended, ()) = tokio::join!(serving, following);
            shared.change(|state| state.run_ended(ended.map(OutcomeView::from)));
        });
        Ok(())
    }
}

impl State {
    /// `None` for an operation that was begun before.
    fn begin_service(
        &mut self,
        operation: OperationId,
        wish: ServiceWish,
        procedure: String,
    ) -> Result<Option<Begun>, Trouble> {
        if self.begun.contains(&operation) {
            return Ok(None);
        }
        if self.has_ended() {
            return Err(Trouble::from(&SubmitFault::Ended));
        }
        self.must_be_signed_in()?;
        self.must_not_run()?;
        if self.run.is_some() {
            return Err(SittingError::RunNotPutAway.into());
        }
        let (there, card) = self.served_card()?;
        let cancel = self.put_service(operation, wish.run_kind(), there, procedure);
        Ok(Some(Begun { card, cancel }))
    }

    fn served_card(&self) -> Result<(CardInDevice, ReadCard), Trouble> {
        let there = self.subject_reading();
        let (device, insertion, reading) = there.ok_or(SittingError::SubjectCardNotRead)?;
        let card = ReadCard::new(device, &reading.card);
        let there = CardInDevice {
            device: device.to_owned(),
            insertion,
        };
        Ok((there, card))
    }
}

impl From<Served> for OutcomeView {
    fn from(served: Served) -> Self {
        Self::ServiceDone {
            service: served.service,
            pin: served.pin,
            delivery: served.delivery,
        }
    }
}
