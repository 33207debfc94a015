use std::{collections::BTreeMap, sync::Arc};

use card::Connection;
use contents::{CardIdentity, KeyReference};
use procedure::{
    CertificateProcedure, Draft, ExpectedKey, PinProcedure, Plan, PlannedKey, ProcedureRevision,
    PukDistribution,
};
use protocol::{
    OrderId, TakeIn,
    cms::SignerTrust,
    keys::{KeyFault, OrderKey, TransportKey},
};
use tokio::runtime::Handle;
use uuid::Uuid;

use super::{
    AskedFor, DeviceInUse, LeftBehind, SubmitError, SubmitFault, Submitted, delivered::archives,
    fulfil::Fulfilled,
};
use crate::{
    Cancelling, Sentence, Step,
    card_view::CertificateDetails,
    fault::CardFault,
    outside::Outside,
    prompts::{Declined, PinToShow},
    read_card::KeptConnection,
    session::SignedIn,
    steps::StepsOfRun,
    submit::{
        IssuedView, PinDeliveryView, PinSet, PukSet, first_session::Proven, new_pin::ChosenPin,
    },
};

/// One run, from the officer's draft to the host's receipt. It runs on a thread of its own and blocks.
pub(super) struct Run {
    pub(super) outside: Outside,
    pub(super) session: Arc<SignedIn>,
    pub(super) subject: Subject,
    pub(super) order: OrderId,
    pub(super) transport_key: TransportKey,
    pub(super) order_key: OrderKey,
    pub(super) left: Left,
    _device: DeviceInUse,
}

/// The card that is issued, and what is to happen to it.
pub(crate) struct Subject {
    pub(crate) device: String,
    pub(crate) identity: CardIdentity,
    pub(crate) contents: contents::CardContents,
    pub(crate) connection: KeptConnection,
    pub(crate) procedure: ProcedureRevision,
    pub(crate) pin_procedure: PinProcedure,
    /// What is said of the card where it gets a card management key of its own.
    pub(crate) take_in: Option<TakeIn>,
    pub(crate) draft: Draft,
    pub(crate) plan: Plan,
    /// How new certificates of recovered keys look, by place.
    pub(crate) new_certificates: BTreeMap<KeyReference, CertificateProcedure>,
}

impl Subject {
    /// Whether keys are imported into the card.
    pub(crate) fn imports_keys(&self) -> bool {
        self.plan.keys.iter().any(archives) || !self.plan.recoveries.is_empty()
    }

    fn steps(&self) -> StepsOfRun {
        StepsOfRun::Issue {
            imports_keys: self.imports_keys(),
            sets_secrets: self.sets_secrets(),
        }
    }

    /// Whether PIN, PUK or card management key are set.
    pub(crate) fn sets_secrets(&self) -> bool {
        let plan = &self.plan;
        plan.pin.sets() || plan.puk.is_some() || plan.take_in
    }
}

/// What the run would leave behind if it ended now.
pub(super) struct Left {
    pub(super) state: LeftBehind,
    pub(super) new_keys: Vec<KeyReference>,
}

impl Run {
    pub(super) fn new(
        outside: Outside,
        session: Arc<SignedIn>,
        subject: Subject,
        device: DeviceInUse,
    ) -> Result<Self, SubmitFault> {
        if subject.device == session.device || subject.identity == session.identity {
            return Err(SubmitFault::SameDevice {
                device: subject.device,
            });
        }
        outside.progress.has_steps(subject.steps());
        let no_key = |fault: KeyFault| SubmitFault::Signing { why: fault.code() };
        Ok(Self {
            outside,
            session,
            subject,
            order: OrderId::new(Uuid::now_v7()).ok_or(SubmitFault::Signing { why: "order-id" })?,
            transport_key: TransportKey::generate().map_err(no_key)?,
            order_key: OrderKey::generate().map_err(no_key)?,
            left: Left {
                state: LeftBehind::Nothing,
                new_keys: Vec::new(),
            },
            _device: device,
        })
    }

    pub(super) fn execute(mut self, host: &Handle) -> Result<Submitted, SubmitError> {
        let result = self.steps(host);
        match result {
            Ok(submitted) => {
                self.outside.progress.finish();
                Ok(submitted)
            }
            Err(fault) => {
                let step = self.outside.progress.step();
                self.outside.progress.fail();
                let order =
                    (self.left.state != LeftBehind::Nothing).then(|| self.order.to_string());
                let left_behind = self.left.state;
                Err(SubmitError {
                    step,
                    left_behind,
                    order,
                    new_keys: self.left.new_keys,
                    fault: Box::new(fault),
                })
            }
        }
    }

    fn steps(&mut self, host: &Handle) -> Result<Submitted, SubmitFault> {
        self.preflight()?;
        self.begin(Step::Read)?;
        let mut card = self.connect()?;
        self.begin(Step::Open)?;
        let mailer = self.ask_pin_mailer(host)?;
        let signature_pin = self.signature_pin()?;
        let opened = self.open(host, &signature_pin, mailer)?;
        self.begin(Step::Generate)?;
        let proven = self.first_session(&mut card, opened)?;
        self.begin(Step::Sign)?;
        let order = self.sign_order(&proven, &signature_pin)?;
        drop(signature_pin);
        self.begin(Step::Host)?;
        let mut fulfilled = self.fulfil(host, &order, &proven)?;
        let new_pin = self.new_pin(fulfilled.system_pin.take(), &mut card)?;
        self.begin(if fulfilled.delivered.is_empty() {
            Step::Certificates
        } else {
            Step::Keys
        })?;
        let new_pin = self.second_session(&mut card, &proven, &fulfilled, new_pin)?;
        drop(card);
        // The card has them; nobody is waited for with private keys at hand.
        fulfilled.delivered.clear();
        let set = new_pin.set();
        self.show(new_pin, &proven)?;
        self.begin(Step::Receipt)?;
        self.give_receipt(host, &fulfilled, set)?;
        Ok(self.submitted(fulfilled, &proven, set))
    }

    /// The way to the subject card, which was read for the draft.
    fn connect(&self) -> Result<Connection, SubmitFault> {
        let subject = &self.subject;
        let connection =
            self.outside
                .connect(&subject.connection, &subject.device, &subject.identity);
        let connection = connection.map_err(CardFault::subject(&subject.device))?;
        let progress = self.outside.progress.clone();
        Ok(connection.on_touch(move |_| progress.waiting_for_touch()))
    }

    /// The next step, unless the officer asked to stop after the one before and that was possible.
    pub(super) fn begin(&self, step: Step) -> Result<(), SubmitFault> {
        self.outside.begin(step, self.cancelling(step))
    }

    /// What stopping after this step would leave behind.
    fn cancelling(&self, step: Step) -> Cancelling {
        match step {
            Step::Read | Step::Open => Cancelling::Free,
            Step::Generate | Step::Sign if self.generates() => Cancelling::LeavesNewKeys,
            Step::Generate | Step::Sign => Cancelling::Free,
            Step::Host => Cancelling::LeavesOpenOrder,
            Step::Keys | Step::Certificates | Step::Check | Step::Pin | Step::Receipt => {
                Cancelling::No
            }
        }
    }

    fn generates(&self) -> bool {
        self.subject.plan.summary().generated > 0
    }

    /// Has the PIN shown, and then the PUK, where somebody must be.
    fn show(&self, new_pin: ChosenPin, proven: &Proven) -> Result<(), SubmitFault> {
        let order = self.order.to_string();
        if let Some(pin) = new_pin.into_shown() {
            self.show_one(PinToShow::pin(order.clone(), pin))?;
        }
        let shown = self.subject.plan.puk == Some(PukDistribution::ShowAtRa);
        match &proven.opened.new.puk {
            Some(puk) if shown => self.show_one(PinToShow::puk(order, puk)),
            _ => Ok(()),
        }
    }

    fn show_one(&self, secret: PinToShow) -> Result<(), SubmitFault> {
        self.outside.progress.waiting_for_answer();
        let shown = self.outside.prompts.show_pin(secret);
        self.outside.progress.running();
        shown.map_err(|Declined| SubmitFault::Declined {
            secret: AskedFor::ShownPin,
        })
    }

    fn submitted(&self, fulfilled: Fulfilled, proven: &Proven, pin: PinSet) -> Submitted {
        let certificates = fulfilled
            .certificates
            .iter()
            .map(|(key, issued)| IssuedView {
                key: key.to_string(),
                id: issued.id.to_string(),
                stored: self.stores(*key),
                certificate: CertificateDetails::new(&issued.certificate),
            });
        let generated = self
            .subject
            .plan
            .keys
            .iter()
            .map(|planned| &planned.checked);
        let generated = generated.filter(|key| matches!(key.key, ExpectedKey::Generated { .. }));
        Submitted {
            order: self.order.to_string(),
            card: Sentence::card(&self.subject.identity),
            certificates: certificates.collect(),
            pin,
            delivery: self.delivery(proven),
            puk: self.subject.plan.puk.map(|puk| match puk {
                PukDistribution::HostOnly => PukSet::HostOnly,
                PukDistribution::ShowAtRa => PukSet::Shown,
                PukDistribution::Letter => PukSet::Letter,
            }),
            taken_in: self.subject.plan.take_in,
            generated: generated.map(|key| key.reference.to_string()).collect(),
            archived: fulfilled.archived,
            recovered: fulfilled.recovered,
        }
    }

    /// Where the host sends PIN and PUK, as the order says it.
    fn delivery(&self, proven: &Proven) -> Option<PinDeliveryView> {
        let said = proven.opened.pin_mailer.as_ref()?;
        let needed = self.subject.plan.mailer;
        Some(PinDeliveryView {
            address: said.address.clone(),
            letter: said.letter.as_ref().map(ToString::to_string),
            pin_in_letter: needed.letter_for_pin,
            puk_in_letter: needed.letter_for_puk,
        })
    }

    pub(super) fn planned(&self, key: KeyReference) -> Option<&PlannedKey> {
        self.subject
            .plan
            .keys
            .iter()
            .find(|planned| planned.checked.reference == key)
    }

    /// Whether the certificate of that key is put on the card. That of a recovered key always is, also in a place that
    /// the procedure does not name.
    pub(super) fn stores(&self, key: KeyReference) -> bool {
        self.planned(key)
            .is_none_or(|planned| planned.checked.action.stores())
    }

    pub(super) fn stores_any(&self) -> bool {
        let plan = &self.subject.plan;
        let stores = |planned: &PlannedKey| planned.checked.action.stores();
        plan.keys.iter().any(stores) || !plan.recoveries.is_empty()
    }

    /// Whether the card is shown its management key.
    pub(super) fn wants_management_key(&self) -> bool {
        let plan = &self.subject.plan;
        self.stores_any() || plan.take_in || plan.tries.is_some()
    }

    /// Whom the host's documents must be signed by.
    pub(super) fn host_trust(&self) -> SignerTrust<'_> {
        SignerTrust::exact_under(
            &self.session.registration_certificate,
            &self.session.authorities,
        )
    }

    /// Who must have signed what the host sealed: its registration certificate, whose chain was checked with the
    /// document that the sealed package came in.
    pub(super) fn sealed_trust(&self) -> SignerTrust<'_> {
        SignerTrust::exact(&self.session.registration_certificate)
    }
}
