use std::sync::Arc;

use card::{CardError, Connection};
use procedure::PinDistribution;
use protocol::{
    OrderId, PinMailer, PinOutcome, ServiceFailure, ServiceOutcome,
    keys::{KeyFault, OrderKey, TransportKey},
};
use tokio::runtime::Handle;
use uuid::Uuid;

use super::{
    Rules, Served, ServedCard, ServiceWish, ask::Asked, new_pin::NewPinChoice, offer::offer,
    on_card::NotSet, order::Granted,
};
use crate::{
    Cancelling, Step,
    fault::CardFault,
    outside::Outside,
    prompts::{Declined, PinToShow},
    session::SignedIn,
    steps::StepsOfRun,
    submit::{
        AskedFor, DeviceInUse, LeftBehind, PinDeliveryView, PinSet, SubmitError, SubmitFault,
    },
};

/// One service, from the wish to the host's receipt. It runs on a thread of its own and blocks.
pub(super) struct Run {
    pub(super) outside: Outside,
    pub(super) session: Arc<SignedIn>,
    pub(super) card: ServedCard,
    pub(super) wish: ServiceWish,
    pub(super) order: OrderId,
    pub(super) transport_key: TransportKey,
    pub(super) order_key: OrderKey,
    /// What the run would leave behind if it ended now.
    pub(super) left: LeftBehind,
    _device: DeviceInUse,
}

impl Run {
    pub(super) fn new(
        outside: Outside,
        session: Arc<SignedIn>,
        card: ServedCard,
        wish: ServiceWish,
        device: DeviceInUse,
    ) -> Result<Self, SubmitFault> {
        outside.progress.has_steps(StepsOfRun::Service);
        let no_key = |fault: KeyFault| SubmitFault::Signing { why: fault.code() };
        Ok(Self {
            outside,
            session,
            card,
            wish,
            order: OrderId::new(Uuid::now_v7()).ok_or(SubmitFault::Signing { why: "order-id" })?,
            transport_key: TransportKey::generate().map_err(no_key)?,
            order_key: OrderKey::generate().map_err(no_key)?,
            left: LeftBehind::Nothing,
            _device: device,
        })
    }

    pub(super) fn execute(mut self, host: &Handle) -> Result<Served, SubmitError> {
        match self.steps(host) {
            Ok(served) => {
                self.outside.progress.finish();
                Ok(served)
            }
            Err(fault) => {
                let step = self.outside.progress.step();
                self.outside.progress.fail();
                let order = (self.left != LeftBehind::Nothing).then(|| self.order.to_string());
                Err(SubmitError {
                    step,
                    left_behind: self.left,
                    order,
                    new_keys: Vec::new(),
                    fault: Box::new(fault),
                })
            }
        }
    }

    fn steps(&mut self, host: &Handle) -> Result<Served, SubmitFault> {
        self.outside.begin(Step::Read, Cancelling::Free)?;
        let mut card = self.connect()?;
        self.must_have_tries(&mut card)?;
        let offer = host.block_on(offer(&self.session, &self.card.identity))?;
        let rules = Rules {
            procedure: offer.pin_procedure,
            fields: offer.fields,
        };
        self.outside.begin(Step::Open, Cancelling::Free)?;
        let asked = self.ask(&rules)?;
        let (mailer, granted) = self.open(host, &rules)?;
        self.outside.begin(Step::Pin, Cancelling::No)?;
        let new_pin = self.set_new_pin(host, &mut card, &granted, &rules, asked)?;
        drop(card);
        self.left = LeftBehind::NewPinNotNoted;
        let set = new_pin.set();
        let delivery = delivery(&rules, set, mailer.as_ref());
        if set == PinSet::System && delivery.is_none() {
            // A second copy, because what the host granted stays whole until its receipt; both are wiped.
            self.show(granted.secrets.pin.duplicate())?;
        }
        self.left = LeftBehind::NewPinNotTold;
        self.outside.begin(Step::Receipt, Cancelling::No)?;
        let pin = match set {
            PinSet::System => PinOutcome::System,
            PinSet::Entered | PinSet::Unchanged => PinOutcome::Entered,
        };
        self.give_receipt(host, &granted, ServiceOutcome::Done { pin })?;
        Ok(Served {
            order: self.order.to_string(),
            service: self.wish.run_kind(),
            pin: set,
            delivery,
        })
    }

    /// Sets the new PIN. What was typed wrong is typed again, and a new PIN that the card does not take is chosen again,
    /// as long as the order lasts: the card is not touched for one that may have ended meanwhile.
    fn set_new_pin(
        &mut self,
        host: &Handle,
        card: &mut Connection,
        granted: &Granted,
        rules: &Rules,
        mut asked: Asked,
    ) -> Result<NewPinChoice, SubmitFault> {
        loop {
            if !granted.has_time((self.outside.clock)()) {
                return Err(self.not_set(host, granted, NotSet::RanOut));
            }
            let new = asked.new_pin.or(&granted.secrets.pin);
            let set = self.set_pin(card, &asked.opens, &granted.secrets.puks, new);
            let Err(not_set) = set else {
                return Ok(asked.new_pin);
            };
            let NotSet::AsBefore(refused) = &not_set else {
                return Err(self.not_set(host, granted, not_set));
            };
            if !self.ask_again(&mut asked, rules, refused) {
                return Err(self.not_set(host, granted, not_set));
            }
        }
    }

    fn connect(&self) -> Result<Connection, SubmitFault> {
        let card = &self.card;
        let connection = self
            .outside
            .connect(&card.connection, &card.device, &card.identity);
        Ok(connection.map_err(CardFault::subject(&card.device))?)
    }

    /// Tells the host that the card has no new PIN, where that is sure. It is as it was then, told or not.
    fn not_set(&mut self, host: &Handle, granted: &Granted, not_set: NotSet) -> SubmitFault {
        let device = self.card.device.clone();
        let of_card = CardFault::subject(&device);
        match not_set {
            NotSet::InDoubt(error) => {
                self.left = LeftBehind::NewPinInDoubt;
                of_card(error).into()
            }
            NotSet::AsBefore(error) => {
                self.tell_not_done(host, granted, failure(&error));
                of_card(error).into()
            }
            NotSet::NoTryToGuess => {
                self.tell_not_done(host, granted, ServiceFailure::Card);
                SubmitFault::LastPukTry
            }
            NotSet::RanOut => {
                self.tell_not_done(host, granted, ServiceFailure::Declined);
                SubmitFault::OrderRanOut
            }
        }
    }

    fn tell_not_done(&mut self, host: &Handle, granted: &Granted, why: ServiceFailure) {
        match self.give_receipt(host, granted, ServiceOutcome::NotDone { why }) {
            Ok(()) => self.left = LeftBehind::PinAsBefore,
            Err(fault) => tracing::warn!(%fault, "the host was not told that nothing came of it"),
        }
    }

    fn show(&self, pin: secret::Pin) -> Result<(), SubmitFault> {
        let progress = &self.outside.progress;
        progress.waiting_for_answer();
        let to_show = PinToShow::pin(self.order.to_string(), pin);
        let shown = self.outside.prompts.show_pin(to_show);
        progress.running();
        shown.map_err(|Declined| SubmitFault::Declined {
            secret: AskedFor::ShownPin,
        })
    }
}

/// What the host is told of why the card has no new PIN.
fn failure(error: &CardError) -> ServiceFailure {
    match error {
        CardError::WrongPuk { .. } => ServiceFailure::WrongPuk,
        CardError::PukBlocked => ServiceFailure::PukBlocked,
        CardError::WrongPin { .. } => ServiceFailure::WrongPin,
        CardError::PinBlocked => ServiceFailure::PinBlocked,
        CardError::NewPinRefused { .. } | CardError::PinNotAcceptable(_) => {
            ServiceFailure::NewPinRefused
        }
        _ => ServiceFailure::Card,
    }
}

/// Where the host sends the system's PIN.
fn delivery(rules: &Rules, set: PinSet, mailer: Option<&PinMailer>) -> Option<PinDeliveryView> {
    let by_host = rules.procedure.distribution.is_by_host() && set == PinSet::System;
    let mailer = mailer.filter(|_| by_host)?;
    let letter = mailer.letter.as_ref().map(ToString::to_string);
    Some(PinDeliveryView {
        address: mailer.address.clone(),
        pin_in_letter: rules.procedure.distribution == PinDistribution::Letter,
        puk_in_letter: false,
        letter,
    })
}
