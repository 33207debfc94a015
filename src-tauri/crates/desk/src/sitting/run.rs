use std::sync::Arc;

use super::{
    LockedBecause, OutcomeView, RunKind, RunView, TypedPin,
    error::SittingError,
    officer::GivenPin,
    questions::{Asks, Question},
    shared::Shared,
    state::{CardInDevice, State},
};
use crate::{
    Cancel, Cancelling, CardDraft, LeftBehind, NotSignedIn, OperationId, ProgressReader,
    RunProgress, RunningSince, Sentence, SubmitError, Trouble,
    fault::Coded,
    steps::{StepsOfRun, run_progress},
    submit::SubmitFault,
};

/// A run that is under way, or that has ended and was not put away.
pub(super) struct RunThere {
    kind: RunKind,
    operation: OperationId,
    card: CardInDevice,
    cancel: Cancel,
    progress: RunProgress,
    running: Option<RunningSince>,
    pub(super) question: Option<Question>,
    /// Whether another officer sits at the desk since: whom nothing of it is asked, and no PIN of it shown.
    pub(super) left_alone: bool,
    stopping: bool,
    pub(super) outcome: Option<OutcomeView>,
    procedure: String,
    identity: Option<Sentence>,
}

/// A run that is about to begin.
struct Begun {
    draft: CardDraft,
    cancel: Cancel,
}

/// Procedures that are remembered as recent.
const RECENT: usize = 8;

/// Operations that are remembered: a repetition comes within seconds, or never.
const OPERATIONS: usize = 64;

impl Shared {
    /// Begins a run, once for each operation.
    pub(super) fn submit(
        self: &Arc<Self>,
        operation: OperationId,
        pin: TypedPin,
    ) -> Result<(), Trouble> {
        let (reporter, reader) = run_progress();
        let Some(begun) = self.act(|state| state.begin_run(operation))? else {
            return Ok(());
        };
        let shared = self.clone();
        self.runtime.spawn(async move {
            let pin = GivenPin::new(pin);
            let prompts = Arc::new(Asks::new(shared.clone(), operation, pin));
            let Begun { draft, cancel } = begun;
            let submitting = shared
                .desk
                .submit(operation, &draft, prompts, cancel, reporter);
            let following = shared.follow(operation, reader);
            let (ended, ()) = tokio::join!(submitting, following);
            let ended = ended.map(|submitted| OutcomeView::Done { submitted });
            shared.change(|state| state.run_ended(ended));
        });
        Ok(())
    }

    pub(super) async fn follow(
        self: &Arc<Self>,
        operation: OperationId,
        mut reader: ProgressReader,
    ) {
        while let Some((progress, running)) = reader.next_at_once().await {
            self.change(|state| {
                if let Some(run) = state.run_of(operation) {
                    run.progress = progress;
                    run.running = running;
                }
            });
        }
    }
}

impl State {
    /// `None` for an operation that was begun before.
    fn begin_run(&mut self, operation: OperationId) -> Result<Option<Begun>, Trouble> {
        if self.begun.contains(&operation) {
            return Ok(None);
        }
        if self.has_ended() {
            // The desk was left while the window still had the form: what runs beside it is shut down.
            return Err(Trouble::from(&SubmitFault::Ended));
        }
        self.must_be_signed_in()?;
        self.must_not_run()?;
        if self.run.is_some() {
            return Err(SittingError::RunNotPutAway.into());
        }
        if self.procedures.chosen.is_none() {
            return Err(SittingError::ProcedureNotChosen.into());
        }
        let there = self.subject_reading();
        let card = there.map(|(device, insertion, _)| CardInDevice {
            device: device.to_owned(),
            insertion,
        });
        let (Some(draft), Some(card), true) = (&self.form.draft, card, self.draft_has_its_card())
        else {
            return Err(SittingError::SubjectCardNotRead.into());
        };
        let checked = draft.subject(&self.officer.roles);
        checked.map_err(|fault: SubmitFault| Trouble::from(&fault))?;
        let begun = Begun {
            draft: draft.clone(),
            cancel: Cancel::new(),
        };
        self.remember_run(operation, &begun.draft, &card.device);
        self.run = Some(RunThere {
            kind: RunKind::Submit,
            operation,
            card,
            cancel: begun.cancel.clone(),
            progress: RunProgress::not_begun(begun.draft.steps()),
            running: None,
            question: None,
            left_alone: false,
            stopping: false,
            outcome: None,
            procedure: begun.draft.listed().procedure.name.clone(),
            identity: self.subject_identity(),
        });
        Ok(Some(begun))
    }

    /// A run that is not of the form: a service to the card that lies there.
    pub(super) fn put_service(
        &mut self,
        operation: OperationId,
        kind: RunKind,
        card: CardInDevice,
        procedure: String,
    ) -> Cancel {
        self.remember_operation(operation);
        let cancel = Cancel::new();
        self.run = Some(RunThere {
            operation,
            kind,
            card,
            cancel: cancel.clone(),
            progress: RunProgress::not_begun(StepsOfRun::Service),
            running: None,
            question: None,
            left_alone: false,
            stopping: false,
            outcome: None,
            procedure,
            identity: self.subject_identity(),
        });
        cancel
    }

    fn remember_operation(&mut self, operation: OperationId) {
        if self.begun.len() == OPERATIONS {
            self.begun.pop_front();
        }
        self.begun.push_back(operation);
    }

    fn remember_run(&mut self, operation: OperationId, draft: &CardDraft, device: &str) {
        self.remember_operation(operation);
        let procedure = draft.listed().revision.id.to_string();
        let recent = &mut self.remembered.recent_procedures;
        recent.retain(|other| *other != procedure);
        recent.insert(0, procedure);
        recent.truncate(RECENT);
        self.remembered.subject_device = Some(device.to_owned());
    }

    pub(super) fn run_of(&mut self, operation: OperationId) -> Option<&mut RunThere> {
        self.run.as_mut().filter(|run| run.operation == operation)
    }

    pub(super) fn run_ended(&mut self, ended: Result<OutcomeView, SubmitError>) {
        let Some(run) = self.run.as_mut() else {
            return;
        };
        run.question = None;
        let card = run.card.clone();
        let card_may_differ = match &ended {
            Ok(_) => true,
            Err(error) => !matches!(error.left_behind, LeftBehind::Nothing | LeftBehind::Grant),
        };
        let session_ended = ended
            .as_ref()
            .is_err_and(|error| error.code() == NotSignedIn.code());
        if matches!(ended, Ok(OutcomeView::Done { .. })) {
            self.subject.issued = Some(card.clone());
        }
        let trouble = ended.as_ref().map(|_| ()).map_err(Trouble::from);
        run.outcome = Some(OutcomeView::of(ended));
        self.procedures.refresh += 1;
        self.pin_was_used(&trouble);
        let there = self.devices.find(&card.device);
        if card_may_differ && there.is_some_and(|there| there.insertion == card.insertion) {
            self.read_again(&card.device);
        }
        if session_ended {
            self.lock(LockedBecause::Idle);
        }
    }

    pub(super) fn stop(&mut self) {
        let can_stop = |run: &&mut RunThere| {
            run.outcome.is_none() && run.progress.cancelling != Cancelling::No
        };
        if let Some(run) = self.run.as_mut().filter(can_stop) {
            run.cancel.request();
            run.stopping = true;
        }
    }

    pub(super) fn next_card(&mut self) -> Result<(), Trouble> {
        self.must_be_signed_in()?;
        self.must_not_run()?;
        self.run = None;
        self.form = super::form::Form::default();
        Ok(())
    }

    pub(super) fn back_to_form(&mut self) -> Result<(), Trouble> {
        self.must_be_signed_in()?;
        self.must_not_run()?;
        let run = self.run.take();
        let done = run.is_some_and(|run| matches!(run.outcome, Some(OutcomeView::Done { .. })));
        if done { self.next_card() } else { Ok(()) }
    }

    /// Whether a run is under way that waits for nobody.
    pub(super) fn is_at_work(&self) -> bool {
        let run = self.run.as_ref();
        run.is_some_and(|run| run.outcome.is_none() && run.question.is_none())
    }
}

impl RunThere {
    pub(super) fn under_way(&self) -> Trouble {
        let device = self.card.device.clone();
        Trouble::from(&SubmitFault::RunUnderWay { device })
    }

    pub(super) fn view(&self) -> RunView {
        RunView {
            kind: self.kind,
            progress: self.progress.clone(),
            running_ms: self.running,
            question: self.question.as_ref().map(Question::view),
            stopping: self.stopping,
            outcome: self.outcome.clone(),
            procedure: self.procedure.clone(),
            card: self.identity.clone(),
        }
    }
}

impl OutcomeView {
    fn of(ended: Result<Self, SubmitError>) -> Self {
        match ended {
            Ok(outcome) => outcome,
            Err(error) => Self::Failed {
                trouble: Trouble::from(&error),
                step: error.step,
                left_behind: error.left_behind,
                order: error.order,
                new_keys: error.new_keys.iter().map(ToString::to_string).collect(),
            },
        }
    }
}
