use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use contents::KeyReference;
use serde::Serialize;
use specta::Type;
use tokio::sync::watch;

/// A step of a run, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// The subject card is looked at again.
    Read,
    /// The open request is signed and granted.
    Open,
    /// Keys are generated, and all keys prove that the card holds them.
    Generate,
    /// The order is signed.
    Sign,
    /// The host issues.
    Host,
    /// Certificates are written.
    Certificates,
    /// Certificates are read back, and every key is used with its certificate.
    Check,
    /// The PIN is set and told.
    Pin,
    /// The host is told that all is done.
    Receipt,
}

impl Step {
    /// All of them, in order.
    pub const ALL: [Self; 9] = [
        Self::Read,
        Self::Open,
        Self::Generate,
        Self::Sign,
        Self::Host,
        Self::Certificates,
        Self::Check,
        Self::Pin,
        Self::Receipt,
    ];

    /// The name in events, errors and texts.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Open => "open",
            Self::Generate => "generate",
            Self::Sign => "sign",
            Self::Host => "host",
            Self::Certificates => "certificates",
            Self::Check => "check",
            Self::Pin => "pin",
            Self::Receipt => "receipt",
        }
    }
}

/// How far a run is. Each one says everything, so that one that is skipped loses nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RunProgress {
    /// All steps, in order.
    pub steps: Vec<StepProgress>,
    /// What cancelling would mean now.
    pub cancelling: Cancelling,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StepProgress {
    /// Which.
    pub step: Step,
    /// How far it is.
    pub state: StepState,
    /// The key it is at, where it goes from key to key.
    pub key: Option<String>,
    /// Milliseconds it took, once it has ended.
    pub elapsed_ms: Option<u32>,
}

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum StepState {
    /// Not begun.
    Waiting,
    /// Under way.
    Running,
    /// Waits for somebody to touch the card.
    WaitingForTouch,
    /// Waits for somebody to answer a prompt.
    WaitingForAnswer,
    /// Done.
    Done,
    /// Failed; the steps after it are not begun.
    Failed,
}

/// What cancelling a run means at this point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum Cancelling {
    /// Nothing has changed: the run stops and leaves nothing behind.
    Free,
    /// The run stops after this step. The card may have new keys without certificates; nothing is issued.
    LeavesNewKeys,
    /// The run stops after this step. Certificates are issued and not on the card; the order stays open until it is
    /// abandoned, or superseded by the card's next order.
    LeavesOpenOrder,
    /// It is too late: what is left is done without a stop.
    No,
}

/// The two ends of a run's progress: the run reports on one, whoever shows it reads the other.
pub fn run_progress() -> (ProgressReporter, ProgressReader) {
    let steps = Step::ALL.map(|step| StepProgress {
        step,
        state: StepState::Waiting,
        key: None,
        elapsed_ms: None,
    });
    let begun = RunProgress {
        steps: steps.to_vec(),
        cancelling: Cancelling::Free,
    };
    let (sender, receiver) = watch::channel(begun);
    (
        ProgressReporter(Arc::new(Reporting {
            sender,
            current: Mutex::default(),
        })),
        ProgressReader {
            receiver,
            told: None,
        },
    )
}

/// Where a run reports.
#[derive(Clone, Debug)]
pub struct ProgressReporter(Arc<Reporting>);

#[derive(Debug)]
struct Reporting {
    sender: watch::Sender<RunProgress>,
    current: Mutex<Option<(Step, Instant)>>,
}

impl ProgressReporter {
    /// One that nobody reads.
    pub fn unread() -> Self {
        run_progress().0
    }

    /// Ends the step before, and begins this one.
    pub(crate) fn begin(&self, step: Step, cancelling: Cancelling) {
        self.end(StepState::Done);
        *self.current() = Some((step, Instant::now()));
        self.0.sender.send_modify(|progress| {
            progress.cancelling = cancelling;
            change(progress, step, |at| at.state = StepState::Running);
        });
    }

    pub(crate) fn at(&self, key: KeyReference) {
        self.modify(|at| {
            at.key = Some(key.to_string());
            at.state = StepState::Running;
        });
    }

    pub(crate) fn waiting_for_touch(&self) {
        self.modify(|at| at.state = StepState::WaitingForTouch);
    }

    pub(crate) fn waiting_for_answer(&self) {
        self.modify(|at| at.state = StepState::WaitingForAnswer);
    }

    pub(crate) fn running(&self) {
        self.modify(|at| at.state = StepState::Running);
    }

    /// The step that is under way; the first before any began.
    pub(crate) fn step(&self) -> Step {
        self.current().map_or(Step::Read, |(step, _)| step)
    }

    /// What cancelling means now.
    pub(crate) fn cancelling(&self) -> Cancelling {
        self.0.sender.borrow().cancelling
    }

    pub(crate) fn finish(&self) {
        self.end(StepState::Done);
    }

    pub(crate) fn fail(&self) {
        self.end(StepState::Failed);
    }

    fn modify(&self, edit: impl FnOnce(&mut StepProgress)) {
        let current = *self.current();
        if let Some((step, _)) = current {
            self.0
                .sender
                .send_modify(|progress| change(progress, step, edit));
        }
    }

    fn end(&self, state: StepState) {
        let Some((step, began)) = self.current().take() else {
            return;
        };
        let elapsed = u32::try_from(began.elapsed().as_millis()).unwrap_or(u32::MAX);
        self.0.sender.send_modify(|progress| {
            change(progress, step, |at| {
                at.state = state;
                at.key = None;
                at.elapsed_ms = Some(elapsed);
            });
        });
    }

    fn current(&self) -> MutexGuard<'_, Option<(Step, Instant)>> {
        self.0
            .current
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

fn change(progress: &mut RunProgress, step: Step, edit: impl FnOnce(&mut StepProgress)) {
    if let Some(at) = progress.steps.iter_mut().find(|at| at.step == step) {
        edit(at);
    }
}

/// Where a run's progress is read.
#[derive(Debug)]
pub struct ProgressReader {
    receiver: watch::Receiver<RunProgress>,
    told: Option<Instant>,
}

impl ProgressReader {
    /// Shortest time between two answers of [`next`](Self::next): no more than ten a second.
    pub const INTERVAL: Duration = Duration::from_millis(100);

    /// Waits for news and gives the state at that time; `None` once the run has ended and its last state was given.
    /// Safe to drop and call again.
    pub async fn next(&mut self) -> Option<RunProgress> {
        if let Some(told) = self.told {
            tokio::time::sleep_until((told + Self::INTERVAL).into()).await;
        }
        self.receiver.changed().await.ok()?;
        self.told = Some(Instant::now());
        Some(self.receiver.borrow_and_update().clone())
    }
}

#[cfg(test)]
mod tests {
    use super::{Cancelling, ProgressReader, Step, StepState, run_progress};

    #[tokio::test]
    async fn a_run_that_is_faster_than_its_reader_loses_nothing() {
        let (reporter, mut reader) = run_progress();
        let began = std::time::Instant::now();
        let writer = tokio::task::spawn_blocking(move || {
            for step in Step::ALL {
                reporter.begin(step, Cancelling::Free);
                std::thread::sleep(std::time::Duration::from_millis(25));
            }
            reporter.finish();
        });
        let mut told = Vec::new();
        while let Some(progress) = reader.next().await {
            told.push(progress);
        }
        writer.await.unwrap();
        let most = 1 + began.elapsed().as_millis() / ProgressReader::INTERVAL.as_millis();
        assert!(
            told.len() as u128 <= most,
            "{} in {:?}",
            told.len(),
            began.elapsed()
        );
        let last = told.last().unwrap();
        assert!(
            last.steps
                .iter()
                .all(|at| at.state == StepState::Done && at.elapsed_ms.is_some())
        );
    }

    #[tokio::test]
    async fn a_step_that_failed_leaves_the_others_waiting() {
        let (reporter, mut reader) = run_progress();
        reporter.begin(Step::Read, Cancelling::Free);
        reporter.begin(Step::Open, Cancelling::Free);
        reporter.fail();
        drop(reporter);
        let last = reader.next().await.unwrap();
        let states: Vec<_> = last.steps.iter().map(|at| at.state).collect();
        assert_eq!(
            &states[..3],
            [StepState::Done, StepState::Failed, StepState::Waiting]
        );
        assert_eq!(reader.next().await, None);
    }
}
