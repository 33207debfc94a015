use std::{
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use contents::KeyReference;
use serde::Serialize;
use specta::Type;
use tokio::sync::watch;

mod running_since;

pub use running_since::RunningSince;

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
    /// Keys that the host delivered are checked and imported. Only runs that import keys have it.
    Keys,
    /// Certificates are written.
    Certificates,
    /// Certificates are read back, and every key is used with its certificate.
    Check,
    /// PUK, card management key and PIN are set, and told. Only runs that set one of them have it.
    Pin,
    /// The host is told that all is done.
    Receipt,
}

impl Step {
    /// All of them, in order.
    pub const ALL: [Self; 10] = [
        Self::Read,
        Self::Open,
        Self::Generate,
        Self::Sign,
        Self::Host,
        Self::Keys,
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
            Self::Keys => "keys",
            Self::Certificates => "certificates",
            Self::Check => "check",
            Self::Pin => "pin",
            Self::Receipt => "receipt",
        }
    }
}

/// Which steps a run has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StepsOfRun {
    /// Those of an order that issues.
    Issue {
        /// Whether it imports keys.
        imports_keys: bool,
        /// Whether it sets PIN, PUK or card management key.
        sets_secrets: bool,
    },
    /// Those of a service to a card that was issued before.
    Service,
}

impl StepsOfRun {
    /// Those of most orders.
    pub(crate) const USUAL: Self = Self::Issue {
        imports_keys: false,
        sets_secrets: true,
    };

    fn has(self, step: Step) -> bool {
        match (self, step) {
            (Self::Issue { imports_keys, .. }, Step::Keys) => imports_keys,
            (Self::Issue { sets_secrets, .. }, Step::Pin) => sets_secrets,
            (Self::Issue { .. }, _) => true,
            (Self::Service, step) => {
                matches!(step, Step::Read | Step::Open | Step::Pin | Step::Receipt)
            }
        }
    }
}

/// How far a run is. Each one says everything, so that one that is skipped loses nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RunProgress {
    /// All steps of the run, in order.
    pub steps: Vec<StepProgress>,
    /// What cancelling would mean now.
    pub cancelling: Cancelling,
}

impl RunProgress {
    /// That of a run whose every step waits.
    pub(crate) fn not_begun(steps: StepsOfRun) -> Self {
        let of_the_run = Step::ALL.into_iter().filter(|step| steps.has(*step));
        Self {
            steps: of_the_run.map(StepProgress::waiting).collect(),
            cancelling: Cancelling::Free,
        }
    }
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

impl StepProgress {
    const fn waiting(step: Step) -> Self {
        Self {
            step,
            state: StepState::Waiting,
            key: None,
            elapsed_ms: None,
        }
    }
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
    let (sender, receiver) = watch::channel(Report {
        number: 0,
        progress: RunProgress::not_begun(StepsOfRun::USUAL),
        running: None,
    });
    let shown = Arc::<Shown>::default();
    (
        ProgressReporter(Arc::new(Reporting {
            sender,
            current: Mutex::default(),
            shown: shown.clone(),
        })),
        ProgressReader {
            receiver,
            shown,
            given: None,
        },
    )
}

/// A state with its place in the row of them.
#[derive(Clone, Debug)]
struct Report {
    number: u64,
    progress: RunProgress,
    running: Option<RunningSince>,
}

/// Where a run reports.
#[derive(Clone, Debug)]
pub struct ProgressReporter(Arc<Reporting>);

#[derive(Debug)]
struct Reporting {
    sender: watch::Sender<Report>,
    current: Mutex<Option<UnderWay>>,
    shown: Arc<Shown>,
}

/// The step that is under way.
#[derive(Clone, Copy, Debug)]
struct UnderWay {
    step: Step,
    began: Instant,
    /// How long people were waited for; none of the step's time.
    waited: Duration,
    waits_since: Option<Instant>,
    /// It asks its question before its turn has come, and will begin once more.
    ahead: bool,
}

impl UnderWay {
    fn begin(step: Step, ahead: bool) -> Self {
        Self {
            step,
            began: Instant::now(),
            waited: Duration::ZERO,
            waits_since: None,
            ahead,
        }
    }

    fn no_longer_waits(&mut self) {
        if let Some(since) = self.waits_since.take() {
            self.waited += since.elapsed();
        }
    }

    /// `None` while somebody is waited for.
    fn running_since(self) -> Option<RunningSince> {
        let runs = self.waits_since.is_none();
        runs.then(|| RunningSince::new(self.began + self.waited))
    }

    fn elapsed_ms(mut self) -> u32 {
        self.no_longer_waits();
        let elapsed = self.began.elapsed().saturating_sub(self.waited);
        u32::try_from(elapsed.as_millis()).unwrap_or(u32::MAX)
    }
}

impl ProgressReporter {
    /// Longest wait for a reader to show what there is before somebody is asked something. One that takes longer is
    /// not reading.
    const SHOWN_WITHIN: Duration = Duration::from_millis(500);

    /// One that nobody reads.
    pub fn unread() -> Self {
        run_progress().0
    }

    /// The steps that the run has, before the first of them begins.
    pub(crate) fn has_steps(&self, steps: StepsOfRun) {
        if steps != StepsOfRun::USUAL {
            self.send(|progress| *progress = RunProgress::not_begun(steps));
        }
    }

    /// Ends the step before, and begins this one.
    pub(crate) fn begin(&self, step: Step, cancelling: Cancelling) {
        self.begin_as(UnderWay::begin(step, false), cancelling);
    }

    /// Ends the step before, and begins this one for a question that it asks before its turn. Unless it fails, it
    /// waits again once the next step begins.
    pub(crate) fn ask_ahead(&self, step: Step, cancelling: Cancelling) {
        self.begin_as(UnderWay::begin(step, true), cancelling);
    }

    fn begin_as(&self, under_way: UnderWay, cancelling: Cancelling) {
        self.end(StepState::Done);
        *self.current() = Some(under_way);
        self.send(|progress| {
            progress.cancelling = cancelling;
            change(progress, under_way.step, |at| at.state = StepState::Running);
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

    /// Somebody will be asked. Blocks until the reader, if there is one, has shown everything up to here: a step that
    /// has ended is told before the question, and not in the middle of it.
    pub(crate) fn waiting_for_answer(&self) {
        if let Some(under_way) = self.current().as_mut() {
            under_way.waits_since.get_or_insert_with(Instant::now);
        }
        self.modify(|at| at.state = StepState::WaitingForAnswer);
        if !self.0.sender.is_closed() {
            let latest = self.0.sender.borrow().number;
            self.0.shown.wait_for(latest, Self::SHOWN_WITHIN);
        }
    }

    pub(crate) fn running(&self) {
        if let Some(under_way) = self.current().as_mut() {
            under_way.no_longer_waits();
        }
        self.modify(|at| at.state = StepState::Running);
    }

    /// The step that is under way; the first before any began.
    pub(crate) fn step(&self) -> Step {
        self.current().map_or(Step::Read, |at| at.step)
    }

    /// What cancelling means now.
    pub(crate) fn cancelling(&self) -> Cancelling {
        self.0.sender.borrow().progress.cancelling
    }

    pub(crate) fn finish(&self) {
        self.end(StepState::Done);
    }

    pub(crate) fn fail(&self) {
        self.end(StepState::Failed);
    }

    fn modify(&self, edit: impl FnOnce(&mut StepProgress)) {
        let current = *self.current();
        if let Some(UnderWay { step, .. }) = current {
            self.send(|progress| change(progress, step, edit));
        }
    }

    fn end(&self, state: StepState) {
        let Some(ended) = self.current().take() else {
            return;
        };
        let not_yet = ended.ahead && state == StepState::Done;
        self.send(|progress| {
            change(progress, ended.step, |at| {
                at.state = if not_yet { StepState::Waiting } else { state };
                at.key = None;
                at.elapsed_ms = (!not_yet).then(|| ended.elapsed_ms());
            });
        });
    }

    fn send(&self, edit: impl FnOnce(&mut RunProgress)) {
        let running = self.current().and_then(UnderWay::running_since);
        self.0.sender.send_modify(|report| {
            report.number += 1;
            report.running = running;
            edit(&mut report.progress);
        });
    }

    fn current(&self) -> MutexGuard<'_, Option<UnderWay>> {
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

/// What the reader has shown: the number of the last report it came back from, and `None` once it is gone.
#[derive(Debug)]
struct Shown {
    last: Mutex<Option<u64>>,
    changed: Condvar,
}

impl Default for Shown {
    fn default() -> Self {
        Self {
            last: Mutex::new(Some(0)),
            changed: Condvar::new(),
        }
    }
}

impl Shown {
    fn tell(&self, last: Option<u64>) {
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = last;
        self.changed.notify_all();
    }

    fn wait_for(&self, number: u64, at_most: Duration) {
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let not_yet = |last: &mut Option<u64>| last.is_some_and(|last| last < number);
        // Shown, gone, or not reading: in each case the question is put now.
        drop(self.changed.wait_timeout_while(last, at_most, not_yet));
    }
}

/// Where a run's progress is read.
#[derive(Debug)]
pub struct ProgressReader {
    receiver: watch::Receiver<Report>,
    shown: Arc<Shown>,
    given: Option<(u64, Instant)>,
}

impl ProgressReader {
    /// Shortest time between two answers of [`next`](Self::next): no more than ten a second.
    pub const INTERVAL: Duration = Duration::from_millis(100);

    /// Waits for news and gives the state at that time; `None` once the run has ended and its last state was given.
    /// Safe to drop and call again. Calling again says that the state before has been shown: a run that is about to ask
    /// somebody waits for that.
    pub async fn next(&mut self) -> Option<RunProgress> {
        if let Some((number, at)) = self.given {
            self.shown.tell(Some(number));
            tokio::time::sleep_until((at + Self::INTERVAL).into()).await;
        }
        Some(self.news().await?.progress)
    }

    /// As [`next`](Self::next), as soon as there is news, and with since when the step under way runs: for one who
    /// keeps both for others to look at.
    pub(crate) async fn next_at_once(&mut self) -> Option<(RunProgress, Option<RunningSince>)> {
        if let Some((number, _)) = self.given {
            self.shown.tell(Some(number));
        }
        let report = self.news().await?;
        Some((report.progress, report.running))
    }

    async fn news(&mut self) -> Option<Report> {
        self.receiver.changed().await.ok()?;
        let report = self.receiver.borrow_and_update().clone();
        self.given = Some((report.number, Instant::now()));
        Some(report)
    }
}

impl Drop for ProgressReader {
    fn drop(&mut self) {
        self.shown.tell(None);
    }
}

#[cfg(test)]
mod tests;
