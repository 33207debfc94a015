use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use desk::{Cancelling, RunProgress, Step, StepProgress, StepState};
use indicatif::{ProgressBar, ProgressStyle};
use messages::Arguments;
use serde::Serialize;

use super::{Output, to_stderr};

/// The steps of a run, as they end: on a terminal below a line that says what is under way, elsewhere a line each.
pub(crate) struct Progress {
    output: Arc<Output>,
    under_way: ProgressBar,
    told: Mutex<BTreeSet<Step>>,
    latest: Mutex<Option<(Step, Cancelling)>>,
}

impl Progress {
    pub(crate) fn new(output: Arc<Output>) -> Self {
        let under_way = if output.has_terminal() {
            spinner()
        } else {
            ProgressBar::hidden()
        };
        Self {
            output,
            under_way,
            told: Mutex::default(),
            latest: Mutex::default(),
        }
    }

    /// Says what is new in `progress`.
    pub(crate) fn tell(&self, progress: &RunProgress) {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        for step in &progress.steps {
            if matches!(step.state, StepState::Done | StepState::Failed) && told.insert(step.step) {
                self.tell_ended(step);
            }
        }
        if progress
            .steps
            .iter()
            .all(|step| step.state == StepState::Done)
        {
            self.under_way.finish_and_clear();
        }
        if let Some(step) = progress.steps.iter().find(|step| is_under_way(step.state)) {
            *self.latest.lock().unwrap_or_else(PoisonError::into_inner) =
                Some((step.step, progress.cancelling));
            self.under_way
                .set_message(self.sentence(step, progress.cancelling));
        }
    }

    /// Says what a first Ctrl-C means at this point.
    pub(crate) fn tell_stop(&self) {
        let latest = *self.latest.lock().unwrap_or_else(PoisonError::into_inner);
        let (step, cancelling) = latest.unwrap_or((Step::Read, Cancelling::Free));
        let key = match cancelling {
            Cancelling::Free => "stop-free",
            Cancelling::LeavesNewKeys => "stop-leaves-new-keys",
            Cancelling::LeavesOpenOrder => "stop-leaves-open-order",
            Cancelling::No => "stop-no",
        };
        let step = self.output.say(&format!("step-{}", step.name()));
        let text = self.output.fill(key, &Arguments::new().with("step", step));
        self.under_way.suspend(|| self.output.note(&text));
    }

    /// Keeps the terminal still while somebody is asked something there.
    pub(crate) fn still<T>(&self, ask: impl FnOnce() -> T) -> T {
        self.under_way.suspend(ask)
    }

    /// Takes away the line that says what is under way.
    pub(crate) fn end(&self) {
        self.under_way.finish_and_clear();
    }

    fn tell_ended(&self, step: &StepProgress) {
        if self.output.is_json() {
            return self.output.line(&StepEvent::new(step));
        }
        let elapsed = self.elapsed(step.elapsed_ms.unwrap_or(0));
        let arguments = Arguments::new()
            .with("step", self.name(step.step))
            .with("elapsed", elapsed);
        let line = match step.state {
            StepState::Failed => self.output.fill("step-failed", &arguments),
            _ => self.output.fill("step-done", &arguments),
        };
        self.under_way.suspend(|| to_stderr(&line));
    }

    /// As wide as three digits and a unit.
    fn elapsed(&self, milliseconds: u32) -> String {
        match milliseconds {
            0..=999 => format!("{milliseconds:>5} ms"),
            more => format!("{:>5} s", self.output.formats.seconds(more)),
        }
    }

    /// The name, as wide as the widest of them.
    fn name(&self, step: Step) -> String {
        let name = |step: Step| self.output.say(&format!("step-{}", step.name()));
        let width = Step::ALL
            .map(|step| name(step).chars().count())
            .into_iter()
            .max()
            .unwrap_or(0);
        format!("{:width$}", name(step))
    }

    fn sentence(&self, step: &StepProgress, cancelling: Cancelling) -> String {
        let doing = self.output.say(&format!("doing-{}", step.step.name()));
        let at = step
            .key
            .as_ref()
            .map(|key| format!(" {key}"))
            .unwrap_or_default();
        let state = match step.state {
            StepState::WaitingForTouch => format!(" – {}", self.output.say("waiting-for-touch")),
            _ => String::new(),
        };
        let hint = self.output.say(match cancelling {
            Cancelling::Free => "cancel-free",
            Cancelling::LeavesNewKeys => "cancel-leaves-new-keys",
            Cancelling::LeavesOpenOrder => "cancel-leaves-open-order",
            Cancelling::No => "cancel-no",
        });
        format!("{doing}{at}{state}  ({hint})")
    }
}

/// A step that has ended, for programs.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct StepEvent<'a> {
    step: &'a str,
    state: StepState,
    elapsed_ms: Option<u32>,
}

impl StepEvent<'_> {
    fn new(step: &StepProgress) -> Self {
        Self {
            step: step.step.name(),
            state: step.state,
            elapsed_ms: step.elapsed_ms,
        }
    }
}

fn is_under_way(state: StepState) -> bool {
    matches!(
        state,
        StepState::Running | StepState::WaitingForTouch | StepState::WaitingForAnswer
    )
}

fn spinner() -> ProgressBar {
    let bar = ProgressBar::new_spinner();
    // The template is a constant; were it wrong, the default would serve.
    if let Ok(style) = ProgressStyle::with_template("  {spinner} {wide_msg}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(120));
    bar
}
