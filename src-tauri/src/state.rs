//! What the shell keeps: the place that is open, the sitting at its desk, and what the window was shown last.

use std::{
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use desk::{SessionView, Sitting, SittingView, Trouble};
use tauri::async_runtime;
use tokio::sync::watch;
use workstation::OpenError;

use crate::{
    clipboard::PinClipboard,
    settings::Settings,
    shell_error::ShellError,
    support::SupportBundles,
    view::{PlaceChoice, PlaceView, WindowView},
    window_file::WindowFile,
};

mod configured;
mod open_desk;

pub(crate) use open_desk::OpenDesk;

/// How long the end of the program waits for a place that is being opened or closed.
const CLOSING: Duration = Duration::from_secs(10);

/// How long the end of the program waits for a run that is under way. It stops after its step, of which the longest makes
/// a key on the card. Windows gives a program about five seconds of its own, systemd ninety.
const RUN_ENDING: Duration = Duration::from_secs(30);

/// What all commands share. Knows no window: what is to be seen goes out by [`views`](Self::views).
#[derive(Clone)]
pub(crate) struct Shell {
    inner: Arc<Inner>,
}

struct Inner {
    settings: Settings,
    remembered: WindowFile,
    bundles: SupportBundles,
    clipboard: PinClipboard,
    views: watch::Sender<WindowView>,
    place: Mutex<Place>,
    /// Held while a place is opened or closed: the own host must have ended before it is opened again.
    door: Arc<tokio::sync::Mutex<()>>,
    /// The program is ending, whatever is under way.
    ending: AtomicBool,
    /// Somebody started the program while it was ending.
    wanted_again: AtomicBool,
}

/// What the next start opens, once a place has opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NextStart {
    /// What it would have opened before.
    AsBefore,
    /// The host that is set for all.
    AtSetHost,
    /// This place.
    Here,
}

enum Place {
    NotChosen,
    Opening,
    Open(Arc<OpenDesk>),
}

impl Shell {
    /// Nothing is open yet. `trouble` is what the first run has to tell.
    pub(crate) fn new(
        settings: Settings,
        remembered: WindowFile,
        trouble: Option<ShellError>,
    ) -> Self {
        let url = typed_url(&settings, &remembered);
        let trouble = trouble.map(Trouble::from);
        let (views, _) = watch::channel(WindowView {
            number: 0,
            settings: settings.in_effect(),
            place: PlaceView::NotChosen {
                trouble,
                url,
                ca: None,
            },
            sitting: None,
            closing_refused: false,
        });
        let inner = Inner {
            settings,
            remembered,
            bundles: SupportBundles::default(),
            clipboard: PinClipboard::default(),
            views,
            place: Mutex::new(Place::NotChosen),
            door: Arc::default(),
            ending: AtomicBool::new(false),
            wanted_again: AtomicBool::new(false),
        };
        Self {
            inner: Arc::new(inner),
        }
    }

    /// Everything there is to show.
    pub(crate) fn view(&self) -> WindowView {
        self.inner.views.borrow().clone()
    }

    /// What there is to show, from now on. One that is overtaken by the next may be skipped.
    pub(crate) fn views(&self) -> watch::Receiver<WindowView> {
        self.inner.views.subscribe()
    }

    /// What is set.
    pub(crate) fn settings(&self) -> &Settings {
        &self.inner.settings
    }

    /// What is remembered.
    pub(crate) fn remembered(&self) -> &WindowFile {
        &self.inner.remembered
    }

    /// Opens a desk there and remembers it, once it is open. Returns at once; the view tells what came of it. Does
    /// nothing where a place is open already, or being opened.
    ///
    /// # Errors
    /// Where what is set does not allow that place.
    pub(crate) fn open(&self, choice: PlaceChoice) -> Result<(), ShellError> {
        self.settings().allow(&choice)?;
        self.open_and(choice, NextStart::Here);
        Ok(())
    }

    fn open_and(&self, choice: PlaceChoice, next: NextStart) {
        {
            let mut place = self.place();
            if !matches!(*place, Place::NotChosen) {
                return;
            }
            *place = Place::Opening;
            let opening = PlaceView::Opening {
                place: choice.kind(),
            };
            self.show(opening, None);
        }
        let shell = self.clone();
        async_runtime::spawn(async move {
            let _door = shell.inner.door.lock().await;
            let sitting = shell.remembered().kept().sitting;
            let idle = shell.settings().configuration().officer_idle_lock();
            let opened = OpenDesk::open(choice.clone(), sitting, idle).await;
            shell.opened(&choice, opened, next);
        });
    }

    fn opened(&self, choice: &PlaceChoice, opened: Result<OpenDesk, OpenError>, next: NextStart) {
        let desk = match opened {
            Ok(desk) => Arc::new(desk),
            Err(error) => {
                tracing::warn!(%error, "the place did not open");
                // What is set was not typed.
                let typed = choice.ca().filter(|_| next != NextStart::AtSetHost);
                self.not_opened(Trouble::from(&error), choice.url(), typed);
                return;
            }
        };
        match next {
            NextStart::AsBefore => {}
            NextStart::AtSetHost => self.remembered().change(|kept| kept.place = None),
            NextStart::Here => self.remembered().change(|kept| {
                kept.place = Some(choice.clone());
                kept.url = choice.url().map(ToOwned::to_owned).or(kept.url.take());
            }),
        }
        *self.place() = Place::Open(desk.clone());
        async_runtime::spawn(desk.forward(self.clone()));
    }

    /// Has the window ask where to work, and say why: of this address, where there is one.
    fn not_opened(&self, trouble: Trouble, url: Option<&str>, ca: Option<&str>) {
        let url = url.map(ToOwned::to_owned);
        let not_chosen = PlaceView::NotChosen {
            trouble: Some(trouble),
            url: url.or_else(|| typed_url(self.settings(), self.remembered())),
            ca: ca.map(ToOwned::to_owned),
        };
        let mut place = self.place();
        *place = Place::NotChosen;
        self.show(not_chosen, None);
    }

    /// Closes the desk and forgets where it was: the window asks again. Does nothing where none is open.
    ///
    /// # Errors
    /// While a run is under way, and where what is set allows no other place.
    pub(crate) async fn leave(&self) -> Result<(), ShellError> {
        self.settings().allow_leaving()?;
        let door = self.inner.door.clone().lock_owned().await;
        let Some(desk) = self.let_go_of_idle_desk()? else {
            return Ok(());
        };
        self.remembered().change(|kept| kept.place = None);
        async_runtime::spawn(async move {
            desk.close().await;
            drop(door);
        });
        Ok(())
    }

    fn let_go_of_idle_desk(&self) -> Result<Option<Arc<OpenDesk>>, ShellError> {
        let mut place = self.place();
        let Place::Open(desk) = &*place else {
            return Ok(None);
        };
        if desk.run_is_under_way() {
            return Err(ShellError::StaysDuringRun);
        }
        let desk = desk.clone();
        *place = Place::NotChosen;
        let url = typed_url(self.settings(), self.remembered());
        let not_chosen = PlaceView::NotChosen {
            trouble: None,
            url,
            ca: None,
        };
        self.show(not_chosen, None);
        Ok(Some(desk))
    }

    /// The desk that is open.
    ///
    /// # Errors
    /// When none is.
    pub(crate) fn desk(&self) -> Result<Arc<OpenDesk>, ShellError> {
        match &*self.place() {
            Place::Open(desk) => Ok(desk.clone()),
            Place::NotChosen | Place::Opening => Err(ShellError::NoPlace),
        }
    }

    /// The sitting at it.
    ///
    /// # Errors
    /// When no desk is open.
    pub(crate) fn sitting(&self) -> Result<Sitting, ShellError> {
        Ok(self.desk()?.sitting().clone())
    }

    /// Whether the window may close now. Where a run is under way it may not, because that would leave a card
    /// half-way: the view then says so. Once the program is ending in any case, it may.
    pub(crate) fn may_close(&self) -> bool {
        if self.is_ending() {
            return true;
        }
        let running = self.desk().is_ok_and(|desk| desk.run_is_under_way());
        if running {
            self.change(|view| view.closing_refused = true);
        }
        !running
    }

    /// Begins the end of the program, which nothing stops: a run that is under way is asked to stop, nobody is asked
    /// anything any more, and when this returns it has ended, or was not to be waited for any longer. What it leaves open
    /// the host keeps open.
    pub(crate) async fn end_run(&self) {
        self.inner.ending.store(true, Ordering::SeqCst);
        let Ok(desk) = self.desk() else { return };
        let ended = tokio::time::timeout(RUN_ENDING, desk.end_run()).await;
        if ended.is_err() {
            tracing::warn!("the run did not end in time");
        }
    }

    fn is_ending(&self) -> bool {
        self.inner.ending.load(Ordering::SeqCst)
    }

    /// Keeps in mind that somebody wants the program again, where it is ending; otherwise says that it is not.
    pub(crate) fn start_again_if_ending(&self) -> bool {
        let ending = self.is_ending();
        self.inner.wanted_again.fetch_or(ending, Ordering::SeqCst);
        ending
    }

    /// Whether somebody started the program while it was ending.
    pub(crate) fn is_wanted_again(&self) -> bool {
        self.inner.wanted_again.load(Ordering::SeqCst)
    }

    /// The clipboard for PIN codes.
    pub(crate) fn clipboard(&self) -> &PinClipboard {
        &self.inner.clipboard
    }

    /// Closes the desk for the end of the program; requests that are under way at its host are answered first.
    pub(crate) async fn close(&self) {
        let closing = async {
            let _door = self.inner.door.lock().await;
            let place = std::mem::replace(&mut *self.place(), Place::NotChosen);
            if let Place::Open(desk) = place {
                desk.close().await;
            }
        };
        if tokio::time::timeout(CLOSING, closing).await.is_err() {
            tracing::warn!("the place was not closed in time");
        }
    }

    /// Shows that desk, unless it was left meanwhile. Returns whether it is still open.
    fn show_desk(&self, desk: &Arc<OpenDesk>, view: PlaceView, sitting: SittingView) -> bool {
        let place = self.place();
        let open = matches!(&*place, Place::Open(open) if Arc::ptr_eq(open, desk));
        if open {
            if !matches!(sitting.officer.session, SessionView::SignedIn { .. }) {
                // Whoever has gone reads no PIN code any more.
                self.inner.clipboard.clear();
            }
            self.show(view, Some(sitting));
        }
        open
    }

    fn show(&self, place: PlaceView, sitting: Option<SittingView>) {
        self.change(|view| {
            view.closing_refused &= sitting.as_ref().is_some_and(run_is_under_way);
            view.place = place;
            view.sitting = sitting;
        });
    }

    fn change(&self, change: impl FnOnce(&mut WindowView)) {
        self.inner.views.send_if_modified(|view| {
            let before = view.clone();
            change(view);
            let changed = *view != before;
            view.number += u32::from(changed);
            changed
        });
    }

    fn place(&self) -> MutexGuard<'_, Place> {
        let place = self.inner.place.lock();
        place.unwrap_or_else(PoisonError::into_inner)
    }
}

/// The address that a field for it begins with: the one that was opened last, or that the user has set.
fn typed_url(settings: &Settings, remembered: &WindowFile) -> Option<String> {
    let set = || settings.configuration().host_url().map(ToOwned::to_owned);
    remembered.kept().url.or_else(set)
}

/// Whether a form was submitted and its run has not ended.
fn run_is_under_way(sitting: &SittingView) -> bool {
    let run = sitting.run.as_ref();
    run.is_some_and(|run| run.outcome.is_none())
}

#[cfg(test)]
impl Shell {
    /// Of a desk whose files all lie in one folder.
    pub(crate) fn in_folder(folder: &std::path::Path) -> Self {
        let places = configuration::Places {
            machine: Some(folder.join("client.conf")),
            user: Some(folder.join("settings.toml")),
            policy: configuration::Policy::File(folder.join("policy.conf")),
        };
        let settings = Settings::read(&places, crate::settings::System::default());
        let (remembered, trouble) = WindowFile::read_in(Some(folder.to_owned()));
        Self::new(settings, remembered, trouble)
    }
}

#[cfg(test)]
mod tests;
