use std::sync::Arc;

use card::{CardError, Connection, Piv, ReaderSource};
use procedure::PinDistribution;
use protocol::{
    OrderId, PinMailer, PinOutcome, ServiceFailure, ServiceOutcome,
    keys::{KeyFault, OrderKey, TransportKey},
};
use tokio::runtime::Handle;
use uuid::Uuid;

use super::{Rules, Served, ServedCard, ServiceWish, ask::Asked, offer::offer, on_card::NotSet};
use crate::{
    Cancel, Cancelling, ProgressReporter, Step,
    desk::Clock,
    fault::CardFault,
    prompts::{Declined, PinToShow, Prompts},
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

/// What a run needs of the world: readers, time, and whoever asked for it.
pub(super) struct Outside {
    pub(super) readers: Arc<dyn ReaderSource>,
    pub(super) clock: Clock,
    pub(super) prompts: Arc<dyn Prompts>,
    pub(super) cancel: Cancel,
    pub(super) progress: ProgressReporter,
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
        self.begin(Step::Read, Cancelling::Free)?;
        let mut card = self.connect()?;
        self.must_have_tries(&mut card)?;
        let offer = host.block_on(offer(&self.session, &self.card.identity))?;
        let rules = Rules {
            procedure: offer.pin_procedure,
            fields: offer.fields,
        };
        self.begin(Step::Open, Cancelling::Free)?;
        let asked = self.ask(&rules)?;
        let (mailer, granted) = self.open(host, &rules)?;
        // From here on only a person who is to note the PIN is waited for.
        self.begin(Step::Pin, Cancelling::No)?;
        let set = asked.new_pin.set();
        let new = asked.new_pin.or(&granted.secrets.pin);
        if let Err(not_set) = self.set_pin(&mut card, &asked.opens, &granted.secrets.puks, &new) {
            return Err(self.not_set(host, &granted, not_set));
        }
        drop(card);
        self.left = LeftBehind::NewPinNotNoted;
        let delivery = delivery(&rules, set, mailer.as_ref());
        if set == PinSet::System && delivery.is_none() {
            self.show(new)?;
        }
        self.left = LeftBehind::NewPinNotTold;
        self.begin(Step::Receipt, Cancelling::No)?;
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

    /// The next step, unless the officer asked to stop and that is possible.
    fn begin(&self, step: Step, cancelling: Cancelling) -> Result<(), SubmitFault> {
        self.must_go_on()?;
        self.outside.progress.begin(step, cancelling);
        Ok(())
    }

    pub(super) fn must_go_on(&self) -> Result<(), SubmitFault> {
        let can_stop = self.outside.progress.cancelling() != Cancelling::No;
        if can_stop && self.outside.cancel.is_requested() {
            return Err(SubmitFault::Cancelled);
        }
        Ok(())
    }

    /// The way to the card, once it is seen to be the one that is meant.
    fn connect(&self) -> Result<Connection, SubmitFault> {
        let kept = self.card.connection.take();
        let kept = kept.map(|kept| self.recognise(kept));
        let connection = match kept {
            None | Some(Err(CardError::CardRemoved | CardError::SessionLost)) => {
                self.connect_anew()
            }
            Some(recognised) => recognised,
        };
        Ok(connection.map_err(CardFault::subject(&self.card.device))?)
    }

    pub(super) fn connect_anew(&self) -> Result<Connection, CardError> {
        let channel = self.outside.readers.open(&self.card.device)?;
        self.recognise(Connection::new(channel))
    }

    fn recognise(&self, mut connection: Connection) -> Result<Connection, CardError> {
        Piv::open(&mut connection, &self.card.identity)?.end()?;
        Ok(connection)
    }

    /// Tells the host that the card has no new PIN, where that is sure. It is as it was then, told or not.
    fn not_set(
        &mut self,
        host: &Handle,
        granted: &super::order::Granted,
        not_set: NotSet,
    ) -> SubmitFault {
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
        }
    }

    fn tell_not_done(
        &mut self,
        host: &Handle,
        granted: &super::order::Granted,
        why: ServiceFailure,
    ) {
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

impl Run {
    /// Gives what was asked for, and lets go of the prompts.
    pub(super) fn ask(&self, rules: &Rules) -> Result<Asked, SubmitFault> {
        let opens = self.ask_what_opens()?;
        let new_pin = self.ask_new_pin(rules)?;
        Ok(Asked { opens, new_pin })
    }
}
