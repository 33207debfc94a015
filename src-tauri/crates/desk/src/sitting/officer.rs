use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use card::{CardError, Connection, Piv};
use procedure::Role;
use secret::Pin;

use super::{
    LockedBecause, OfficerSideView, SessionView, TypedPin,
    devices::{CardThere, Reading},
    error::SittingError,
    shared::Shared,
    state::{CardInDevice, State, Work},
};
use crate::{
    CertificateDetails, CertificateView, Declined, OfficerView, OnTheReaderPrompt, OperationId,
    Prompts, SignaturePinPrompt, Trouble, fault::CardFault, submit::SubmitFault,
};

/// The officer's side of the desk.
#[derive(Default)]
pub(super) struct OfficerSide {
    pub(super) device: Option<String>,
    /// Whether somebody chose the device in this sitting.
    pub(super) by_hand: bool,
    pub(super) session: Session,
    /// Counts the sessions.
    pub(super) number: u64,
    pub(super) roles: Vec<Role>,
    trouble: Option<Trouble>,
    tries: Tries,
    /// The device whose keys did not take a PIN although it has some: PINs are typed here.
    without_keys: Option<String>,
}

/// Who is signed in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Session {
    #[default]
    SignedOut,
    SigningIn {
        locked: Option<Lock>,
    },
    SignedIn(OfficerView),
    Locked(Lock),
}

/// Whose session ended by itself, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lock {
    officer: OfficerView,
    why: LockedBecause,
}

/// The tries of the officer's PIN, where the card was asked for them apart from reading it.
#[derive(Default)]
struct Tries {
    card: Option<CardInDevice>,
    left: Option<u8>,
    /// They may have changed since.
    ask: bool,
}

/// How often the sitting looks whether the session has ended by itself.
const LOOK: Duration = Duration::from_secs(1);

impl Shared {
    /// Signs in, once for each operation.
    pub(super) async fn sign_in(
        self: &Arc<Self>,
        operation: OperationId,
        pin: TypedPin,
    ) -> Result<(), Trouble> {
        let shared = self.clone();
        let begin = || async move { shared.sign_in_now(pin).await };
        match self.sign_ins.once(operation, begin).await {
            Some(result) => Arc::unwrap_or_clone(result),
            None => Err(Trouble::from(&SubmitFault::Ended)),
        }
    }

    async fn sign_in_now(self: Arc<Self>, pin: TypedPin) -> Result<(), Trouble> {
        let card = self.change(State::begin_sign_in)?;
        let prompts = Arc::new(GivenPin::new(pin));
        let signed_in = self.desk.sign_in(&card.device, prompts).await;
        let signed_in = signed_in.map_err(|error| Trouble::from(&error));
        let roles = self.desk.session().map(|session| session.roles.clone());
        self.change(|state| state.signed_in(&card, signed_in, roles.unwrap_or_default()))
    }

    /// Looks now and then whether the session has ended by itself, until the sitting ends.
    pub(super) async fn watch_session(self: Arc<Self>) {
        loop {
            tokio::select! {
                () = tokio::time::sleep(LOOK) => self.lock_if_ended(),
                () = self.ended() => return,
            }
        }
    }

    fn lock_if_ended(self: &Arc<Self>) {
        if self.look(State::is_at_work) {
            // The desk does not idle while it works.
            drop(self.desk.session());
        }
        let now = (self.desk.clock())();
        let current = self.desk.sessions().peek();
        let expired = current.is_some_and(|session| session.expires_at <= now);
        let idled = self.desk.sessions().idled();
        if (expired || idled) && self.look(|state| state.must_be_signed_in().is_ok()) {
            self.change(|state| state.lock(LockedBecause::Idle));
        }
    }

    /// Asks the officer card how often its PIN may still be wrong.
    pub(super) async fn count_tries(self: Arc<Self>, card: CardInDevice) {
        let (readers, device) = (self.desk.readers().clone(), card.device.clone());
        let left = crate::blocking::run(move || {
            let mut connection = Connection::new(readers.open(&device)?);
            let mut session = Piv::open_any(&mut connection)?;
            let left = session.pin_tries_left()?;
            session.end()?;
            Ok::<_, CardError>(left)
        })
        .await;
        // A card that does not tell is asked again when it is used.
        if let Ok(left) = left {
            self.change(|state| state.officer.tries_counted(&card, left));
        }
    }
}

impl State {
    fn begin_sign_in(&mut self) -> Result<CardInDevice, Trouble> {
        let locked = match &self.officer.session {
            Session::SignedOut => None,
            Session::Locked(lock) => Some(lock.clone()),
            Session::SigningIn { .. } => return Err(SittingError::SignInUnderWay.into()),
            Session::SignedIn(officer) => return Err(signed_in_already(officer)),
        };
        let device = self.officer.device.clone();
        let Some(device) = device else {
            return Err(SittingError::OfficerDeviceNotChosen.into());
        };
        let there = self.devices.find(&device);
        self.officer.session = Session::SigningIn { locked };
        self.officer.trouble = None;
        Ok(CardInDevice {
            insertion: there.map_or(0, |there| there.insertion),
            device,
        })
    }

    fn signed_in(
        &mut self,
        card: &CardInDevice,
        result: Result<OfficerView, Trouble>,
        roles: Vec<Role>,
    ) -> Result<(), Trouble> {
        self.pin_was_used(&result);
        let result = result.and_then(|officer| self.still_there(card).map(|()| officer));
        let before = match std::mem::take(&mut self.officer.session) {
            Session::SigningIn { locked } => locked,
            Session::SignedOut | Session::SignedIn(_) | Session::Locked(_) => None,
        };
        match result {
            Ok(officer) => {
                if before.is_some_and(|before| !before.is_of(&officer)) {
                    self.clear_for_another_officer();
                }
                self.remembered.officer_device = Some(card.device.clone());
                self.officer.session = Session::SignedIn(officer);
                self.officer.roles = roles;
                self.officer.number += 1;
                Ok(())
            }
            Err(trouble) => {
                self.officer.session = before.map_or(Session::SignedOut, Session::Locked);
                self.officer.trouble = Some(trouble.clone());
                Err(trouble)
            }
        }
    }

    /// A card that was taken out while its officer was signed in leaves nobody signed in.
    fn still_there(&mut self, card: &CardInDevice) -> Result<(), Trouble> {
        let there = self.devices.find(&card.device);
        if there.is_some_and(|there| there.insertion == card.insertion) && !self.has_ended() {
            return Ok(());
        }
        self.work.push(Work::SignOut);
        let removed = CardFault::officer(&card.device)(CardError::CardRemoved);
        Err(Trouble::from(&removed))
    }

    /// The form, and what a run asks, are not another officer's.
    fn clear_for_another_officer(&mut self) {
        self.form = super::form::Form::default();
        self.procedures = super::procedures::Procedures::default();
        if let Some(run) = &mut self.run {
            run.question = None;
            run.left_alone = true;
        }
    }

    pub(super) fn sign_out(&mut self) -> Result<(), Trouble> {
        self.must_not_run()?;
        if matches!(self.officer.session, Session::SigningIn { .. }) {
            return Err(SittingError::SignInUnderWay.into());
        }
        self.clear_for_another_officer();
        self.run = None;
        self.officer.session = Session::SignedOut;
        self.officer.trouble = None;
        self.officer.roles.clear();
        self.work.push(Work::SignOut);
        Ok(())
    }

    /// Ends the session, and keeps the form for its officer.
    pub(super) fn lock(&mut self, why: LockedBecause) {
        if let Session::SignedIn(officer) = &self.officer.session {
            let officer = officer.clone();
            self.officer.session = Session::Locked(Lock { officer, why });
            self.officer.trouble = None;
            self.work.push(Work::SignOut);
        }
    }

    /// A card is gone, or another one came.
    pub(super) fn card_gone(&mut self, device: &str) {
        let is_officers = matches!(
            &self.officer.session,
            Session::SignedIn(officer) if officer.device == device
        );
        if is_officers {
            self.lock(LockedBecause::CardRemoved);
        }
        if self.officer.device.as_deref() == Some(device) {
            self.officer.trouble = None;
        }
    }

    pub(super) fn choose_officer_device(&mut self, device: &str) -> Result<(), Trouble> {
        self.devices.must_have(device)?;
        if self.officer.device.as_deref() == Some(device) {
            self.officer.by_hand = true;
            return Ok(());
        }
        match &self.officer.session {
            Session::SignedIn(officer) => return Err(signed_in_already(officer)),
            Session::SigningIn { .. } => return Err(SittingError::SignInUnderWay.into()),
            Session::SignedOut | Session::Locked(_) => {}
        }
        let before = self.officer.device.replace(device.to_owned());
        self.officer.by_hand = true;
        self.officer.trouble = None;
        if self.subject.device.as_deref() == Some(device) {
            self.must_not_run()
                .inspect_err(|_| self.officer.device = before.clone())?;
            self.subject.device = before;
        }
        self.remembered.officer_device = Some(device.to_owned());
        Ok(())
    }

    pub(super) fn count_tries_if_needed(&mut self) {
        let Some((card, reading)) = self.officer_reading() else {
            return;
        };
        let counted = self.officer.tries.card.as_ref() == Some(&card);
        let untold = reading.view.pin.tries_left.is_none() && !counted;
        let wanted = untold || self.officer.tries.ask;
        if !wanted || !reading.has_authentication_certificate() {
            return;
        }
        if !counted {
            self.officer.tries.left = None;
        }
        self.officer.tries.card = Some(card.clone());
        self.officer.tries.ask = false;
        self.work.push(Work::CountTries(card));
    }

    /// The tries are asked for again, and keys of the reader that do not serve are not counted on again.
    pub(super) fn pin_was_used<T>(&mut self, ended: &Result<T, Trouble>) {
        self.officer.tries.ask = true;
        let serves_not = ["pinpad-missing", "pinpad-not-taken"];
        if let Err(trouble) = ended
            && serves_not.contains(&trouble.code.as_str())
        {
            self.officer.without_keys = self.officer.device.clone();
        }
    }

    pub(super) fn officer_view(&self) -> OfficerSideView {
        let reading = self.officer_reading();
        let tries_left = reading.as_ref().and_then(|(card, reading)| {
            let tries = &self.officer.tries;
            let counted = tries.left.filter(|_| tries.card.as_ref() == Some(card));
            counted.or(reading.view.pin.tries_left)
        });
        OfficerSideView {
            device: self.officer.device.clone(),
            pinpad: reading.as_ref().is_some_and(|(card, reading)| {
                reading.card.pinpad && self.officer.without_keys.as_ref() != Some(&card.device)
            }),
            certificate: reading.and_then(|(_, reading)| authentication_certificate(&reading)),
            tries_left,
            session: self.officer.session.view(),
            trouble: self.officer.trouble.clone(),
        }
    }

    fn officer_reading(&self) -> Option<(CardInDevice, Arc<Reading>)> {
        let there = self.devices.find(self.officer.device.as_deref()?)?;
        let CardThere::Read(reading) = &there.card else {
            return None;
        };
        let card = CardInDevice {
            device: there.name.clone(),
            insertion: there.insertion,
        };
        Some((card, reading.clone()))
    }
}

fn authentication_certificate(reading: &Reading) -> Option<CertificateDetails> {
    let key = reading.view.keys.iter().find(|key| key.reference == "9a")?;
    match &key.certificate {
        CertificateView::Present(certificate) => Some(certificate.clone()),
        CertificateView::Absent | CertificateView::Malformed { .. } => None,
    }
}

fn signed_in_already(officer: &OfficerView) -> Trouble {
    let officer = officer.name.clone();
    SittingError::OfficerSignedIn { officer }.into()
}

impl OfficerSide {
    fn tries_counted(&mut self, card: &CardInDevice, left: Option<u8>) {
        if self.tries.card.as_ref() == Some(card) {
            self.tries.left = left;
        }
    }
}

impl Session {
    /// Who is signed in, or whose form waits.
    pub(super) fn officer(&self) -> Option<&OfficerView> {
        match self {
            Self::SignedOut | Self::SigningIn { locked: None } => None,
            Self::SignedIn(officer) => Some(officer),
            Self::SigningIn { locked: Some(lock) } | Self::Locked(lock) => Some(&lock.officer),
        }
    }

    fn view(&self) -> SessionView {
        match self {
            Self::SignedOut => SessionView::SignedOut,
            Self::SigningIn { locked } => SessionView::SigningIn {
                locked: locked.as_ref().map(|lock| lock.officer.clone()),
            },
            Self::SignedIn(officer) => SessionView::SignedIn {
                officer: officer.clone(),
            },
            Self::Locked(lock) => SessionView::Locked {
                officer: lock.officer.clone(),
                why: lock.why,
            },
        }
    }
}

impl Lock {
    fn is_of(&self, officer: &OfficerView) -> bool {
        self.officer.officer == officer.officer && self.officer.url == officer.url
    }
}

/// A PIN that was typed before it was asked for; the empty text where it is typed on the reader's keys. It is given once.
pub(super) struct GivenPin(Mutex<Option<Pin>>);

impl GivenPin {
    pub(super) fn new(typed: TypedPin) -> Self {
        let pin = typed.into_pin();
        // Exposed to see whether it is one.
        let given = !pin.expose().is_empty();
        Self(Mutex::new(given.then_some(pin)))
    }

    pub(super) fn is_there(&self) -> bool {
        self.held().is_some()
    }

    pub(super) fn give(&self) -> Result<Pin, Declined> {
        self.held().take().ok_or(Declined)
    }

    fn held(&self) -> MutexGuard<'_, Option<Pin>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Prompts for GivenPin {
    fn signature_pin(&self, _: &SignaturePinPrompt) -> Result<Pin, Declined> {
        self.give()
    }

    fn has_signature_pin(&self) -> bool {
        self.is_there()
    }

    /// Whoever asked for what is signed was told to.
    fn on_the_reader(
        &self,
        _: &OnTheReaderPrompt,
        typing: &mut dyn FnMut(),
    ) -> Result<(), Declined> {
        typing();
        Ok(())
    }
}
