use std::{collections::VecDeque, sync::Arc};

use super::{
    Remembered, SittingView,
    devices::{CardThere, Devices, Reading},
    form::Form,
    officer::{OfficerSide, Session},
    procedures::Procedures,
    run::RunThere,
    subject::SubjectSide,
};
use crate::{NotSignedIn, OperationId, Trouble, devices::CardReader};

/// All that a sitting keeps. Changes are made to its parts; what follows from them, [`settle`](Self::settle) draws.
pub(super) struct State {
    pub(super) devices: Devices,
    pub(super) officer: OfficerSide,
    pub(super) subject: SubjectSide,
    pub(super) procedures: Procedures,
    pub(super) form: Form,
    pub(super) run: Option<RunThere>,
    /// Counts the questions of all runs.
    pub(super) questions: u32,
    /// Operations whose run was begun.
    pub(super) begun: VecDeque<OperationId>,
    pub(super) remembered: Remembered,
    pub(super) work: Vec<Work>,
    ended: bool,
}

/// What takes longer than a moment, and is done beside.
pub(super) enum Work {
    /// Asking the host.
    Ask(Asked),
    /// Asking the officer card for the tries that are left.
    CountTries(CardInDevice),
    /// Reading a card again.
    ReadAgain {
        reader: CardReader,
        device: String,
        insertion: u64,
    },
    /// Forgetting the session.
    SignOut,
}

/// What the host is asked: for the procedures, and for what it knows of the subject card.
#[derive(Clone)]
pub(super) struct Asked {
    pub(super) key: AskedFor,
    pub(super) card: Option<(String, Arc<Reading>)>,
    /// Whether it is asked for the officer's open orders, too.
    pub(super) orders: bool,
}

/// Tells one question to the host from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct AskedFor {
    /// The session it is asked in.
    pub(super) session: u64,
    /// Counts how often it was to be asked again.
    pub(super) refresh: u64,
    /// The reading of the card.
    pub(super) reading: Option<u64>,
}

/// A card, as long as it lies in its device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct CardInDevice {
    pub(super) device: String,
    pub(super) insertion: u64,
}

impl State {
    pub(super) fn new(remembered: Remembered) -> Self {
        Self {
            devices: Devices::default(),
            officer: OfficerSide::default(),
            subject: SubjectSide::default(),
            procedures: Procedures::default(),
            form: Form::default(),
            run: None,
            questions: 0,
            begun: VecDeque::new(),
            remembered,
            work: Vec::new(),
            ended: false,
        }
    }

    /// Draws what follows from a change, and gives the work that it takes. Without a change, nothing follows.
    pub(super) fn settle(&mut self) -> Vec<Work> {
        self.choose_devices();
        self.ask_host_if_needed();
        self.choose_only_procedure();
        self.bind_form();
        self.count_tries_if_needed();
        std::mem::take(&mut self.work)
    }

    pub(super) fn view(&self) -> SittingView {
        SittingView {
            devices: self.devices.view(
                self.officer.device.as_deref(),
                self.subject.device.as_deref(),
            ),
            officer: self.officer_view(),
            subject: self.subject_view(),
            procedures: self.procedures_view(),
            draft: self.draft_view(),
            draft_touched: self.form.is_touched(),
            run: self.run.as_ref().map(RunThere::view),
            open_orders: self.open_orders(),
        }
    }

    pub(super) fn end(&mut self) {
        self.ended = true;
        if let Some(run) = &mut self.run {
            run.question = None;
        }
    }

    pub(super) fn has_ended(&self) -> bool {
        self.ended
    }

    /// Errors where nobody is signed in: the form is not touched then.
    pub(super) fn must_be_signed_in(&self) -> Result<(), Trouble> {
        match self.officer.session {
            Session::SignedIn(_) => Ok(()),
            Session::SignedOut | Session::SigningIn { .. } | Session::Locked { .. } => {
                Err(Trouble::from(&NotSignedIn))
            }
        }
    }

    /// Errors while a run is under way.
    pub(super) fn must_not_run(&self) -> Result<(), Trouble> {
        match &self.run {
            Some(run) if run.outcome.is_none() => Err(run.under_way()),
            _ => Ok(()),
        }
    }

    /// The subject card, once it was read.
    pub(super) fn subject_reading(&self) -> Option<(&str, u64, &Arc<Reading>)> {
        let device = self.subject.device.as_deref()?;
        let there = self.devices.find(device)?;
        match &there.card {
            CardThere::Read(reading) => Some((device, there.insertion, reading)),
            _ => None,
        }
    }
}
