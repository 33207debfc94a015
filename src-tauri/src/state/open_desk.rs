use std::{sync::Arc, time::Duration};

use desk::{Remembered, Sitting};
use tokio::sync::{Notify, RwLock, RwLockReadGuard};
use workstation::{FirstOfficerView, OpenError, Workstation, practice::Practice};

use super::Shell;
use crate::{
    shell_error::ShellError,
    view::{PlaceChoice, PlaceKind, PlaceView},
};

/// How often it is looked whether a run has ended, at the end of the program.
const LOOK: Duration = Duration::from_millis(20);

/// A place that is open, with the sitting at its desk.
pub(crate) struct OpenDesk {
    choice: PlaceChoice,
    sitting: Sitting,
    /// Taken out to be closed; whoever uses it is waited for.
    workstation: RwLock<Option<Workstation>>,
    /// Something changed that the sitting does not tell of.
    changed: Notify,
    left: Notify,
}

impl OpenDesk {
    /// Opens the place, which locks itself when nobody works there for so long. The practice desk remembers nothing of its
    /// devices: they are always the same.
    pub(super) async fn open(
        choice: PlaceChoice,
        remembered: Remembered,
        idle: Duration,
    ) -> Result<Self, OpenError> {
        let workstation = Workstation::open(choice.clone().into()).await?;
        workstation.desk().lock_after(idle);
        let remembered = match choice.kind() {
            PlaceKind::Practice => Remembered::default(),
            PlaceKind::OwnHost | PlaceKind::Remote => remembered,
        };
        let sitting = Sitting::begin(workstation.desk().clone(), remembered).await;
        Ok(Self {
            choice,
            sitting,
            workstation: RwLock::new(Some(workstation)),
            changed: Notify::new(),
            left: Notify::new(),
        })
    }

    /// The sitting.
    pub(crate) fn sitting(&self) -> &Sitting {
        &self.sitting
    }

    /// The workstation. It is not closed as long as the guard lives.
    ///
    /// # Errors
    /// When it was closed.
    pub(crate) async fn workstation(&self) -> Result<RwLockReadGuard<'_, Workstation>, ShellError> {
        let workstation = self.workstation.read().await;
        RwLockReadGuard::try_map(workstation, Option::as_ref).map_err(|_| ShellError::NoPlace)
    }

    /// What simulates readers and cards.
    ///
    /// # Errors
    /// When this is not the practice desk.
    pub(crate) async fn practice(&self) -> Result<RwLockReadGuard<'_, Practice>, ShellError> {
        RwLockReadGuard::try_map(self.workstation().await?, Workstation::practice)
            .map_err(|_| ShellError::NotPractice)
    }

    /// Has the place shown again: something was done to it that the sitting does not tell of.
    pub(crate) fn tell_change(&self) {
        self.changed.notify_one();
    }

    pub(super) fn run_is_under_way(&self) -> bool {
        self.sitting.is_running()
    }

    /// Ends the sitting, asks a run that is under way to stop, and waits until it has.
    pub(super) async fn end_run(&self) {
        self.sitting.stop();
        self.sitting.clone().end();
        // One that has ended tells no more news.
        while self.run_is_under_way() {
            tokio::time::sleep(LOOK).await;
        }
    }

    /// Shows what the sitting tells, and remembers its choices, until the desk is left.
    pub(super) async fn forward(self: Arc<Self>, shell: Shell) {
        let mut news = self.sitting.watch();
        let mut sitting = self.sitting.view();
        let mut first_officer = self.first_officer().await;
        loop {
            let Ok(place) = self.place_view(first_officer.as_ref()).await else {
                return;
            };
            if !shell.show_desk(&self, place, sitting) {
                return;
            }
            self.remember(&shell).await;
            sitting = tokio::select! {
                news = news.next() => match news {
                    Some(sitting) => sitting,
                    None => return,
                },
                () = self.changed.notified() => {
                    first_officer = self.first_officer().await;
                    self.sitting.view()
                }
                () = self.left.notified() => return,
            };
        }
    }

    async fn place_view(
        &self,
        first_officer: Option<&FirstOfficerView>,
    ) -> Result<PlaceView, ShellError> {
        Ok(match &self.choice {
            PlaceChoice::Practice => PlaceView::Practice {
                practice: self.practice().await?.view(),
            },
            PlaceChoice::OwnHost => PlaceView::OwnHost {
                first_officer: first_officer.cloned(),
            },
            PlaceChoice::Remote { url, .. } => PlaceView::Remote { url: url.clone() },
        })
    }

    /// What the own host lacks where it has no officer yet. Only what is done here changes that: it is asked then, and not
    /// with each news of the sitting.
    async fn first_officer(&self) -> Option<FirstOfficerView> {
        if self.choice.kind() != PlaceKind::OwnHost {
            return None;
        }
        let asked = self.workstation().await.ok()?.first_officer().await;
        asked.unwrap_or_else(|error| {
            tracing::warn!(%error, "the own host does not say whether it has an officer");
            None
        })
    }

    async fn remember(&self, shell: &Shell) {
        let remembered = self.sitting.remembered();
        let same = shell.remembered().kept().sitting == remembered;
        if same || self.choice.kind() == PlaceKind::Practice {
            return;
        }
        let shell = shell.clone();
        let written = tokio::task::spawn_blocking(move || {
            shell.remembered().change(|kept| kept.sitting = remembered);
        });
        // It fails where the program is ending, and then nothing is left to be remembered.
        let _ = written.await;
    }

    /// Ends the sitting, and shuts down what runs beside the desk.
    pub(super) async fn close(&self) {
        self.left.notify_one();
        self.sitting.clone().end();
        if let Some(workstation) = self.workstation.write().await.take() {
            workstation.close().await;
        }
    }
}
