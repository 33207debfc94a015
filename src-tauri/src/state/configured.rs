//! What the shell does by what is set.

use std::{path::PathBuf, sync::Arc};

use configuration::log;
use desk::{DeviceView, Trouble};
use directories::UserDirs;
use messages::Arguments;

use super::{NextStart, Shell};
use crate::{
    about,
    shell_error::ShellError,
    support::{Facts, SupportBundle},
    view::{PlaceChoice, SettingsView, SupportBundleView},
};

impl Shell {
    /// Opens what this start opens: what was asked for; else the host that is set, where it is locked or nobody has chosen
    /// another place since; else what was open last. Where there is none of these, the window asks.
    pub(crate) fn open_at_start(&self, asked: Option<PlaceChoice>) {
        let opened = match asked {
            Some(asked) => self.open_this_time(asked),
            None => match self.last_place() {
                Some(last) => self.open(last),
                None => self.open_set_host_if_any(),
            },
        };
        if let Err(error) = opened {
            let host = self.settings().set_host().map(|host| host.url);
            self.not_opened(Trouble::from(error), host.as_deref(), None);
        }
    }

    /// Whether a start that asks for nothing asks where to work.
    pub(crate) fn asks_at_start(&self) -> bool {
        self.last_place().is_none() && self.settings().set_host().is_none()
    }

    /// The place that was open last, where it may be opened still.
    fn last_place(&self) -> Option<PlaceChoice> {
        let last = self.remembered().kept().place;
        let locked = self.settings().host_is_locked();
        last.filter(|last| !locked && self.settings().allow(last).is_ok())
    }

    /// Opens a place without remembering it: the next start opens what this one would have.
    ///
    /// # Errors
    /// Where what is set does not allow that place.
    pub(crate) fn open_this_time(&self, choice: PlaceChoice) -> Result<(), ShellError> {
        self.settings().allow(&choice)?;
        self.open_and(choice, NextStart::AsBefore);
        Ok(())
    }

    fn open_set_host_if_any(&self) -> Result<(), ShellError> {
        match self.open_set_host() {
            Err(ShellError::NoSetHost) => Ok(()),
            opened => opened,
        }
    }

    /// Opens the desk at the host that is set for all who work at this machine.
    ///
    /// # Errors
    /// When none is, or its authority is not set or cannot be read.
    pub(crate) fn open_set_host(&self) -> Result<(), ShellError> {
        let place = self.settings().place_of_set_host()?;
        self.open_and(place, NextStart::AtSetHost);
        Ok(())
    }

    /// Every setting, read anew.
    pub(crate) async fn all_settings(&self) -> SettingsView {
        let shell = self.clone();
        let read = move || shell.settings().view();
        let view = blocking(read).await;
        self.follow_settings().await;
        view
    }

    /// Changes the user's own value of a setting, and follows it at once.
    ///
    /// # Errors
    /// When it cannot be changed.
    pub(crate) async fn change_setting(
        &self,
        key: String,
        value: Option<String>,
    ) -> Result<(), ShellError> {
        let shell = self.clone();
        blocking(move || shell.settings().change(&key, value.as_deref())).await?;
        self.follow_settings().await;
        Ok(())
    }

    /// Goes by what is set now.
    async fn follow_settings(&self) {
        let settings = self.settings().in_effect();
        self.change(|view| view.settings = settings);
        let idle = self.settings().configuration().officer_idle_lock();
        if let Ok(desk) = self.desk()
            && let Ok(workstation) = desk.workstation().await
        {
            workstation.desk().lock_after(idle);
        }
    }

    /// A text of the window's own, in its language.
    pub(crate) fn text(&self, key: &str) -> String {
        let text = self.settings().messages().text(key, &Arguments::new());
        text.unwrap_or_else(|missing| missing.to_string())
    }

    /// Makes a support bundle of what is known now.
    pub(crate) async fn make_support_bundle(&self) -> SupportBundleView {
        let devices = self.devices().await;
        let shell = self.clone();
        blocking(move || {
            let facts = shell.facts(devices);
            shell.inner.bundles.make(&facts)
        })
        .await
    }

    /// The support bundle that was shown under that number.
    ///
    /// # Errors
    /// When another one was made since.
    pub(crate) fn support_bundle(&self, id: u32) -> Result<Arc<SupportBundle>, ShellError> {
        self.inner.bundles.shown(id)
    }

    /// Writes a support bundle there.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(crate) async fn write_support_bundle(
        &self,
        bundle: Arc<SupportBundle>,
        file: PathBuf,
    ) -> Result<(), ShellError> {
        blocking(move || bundle.write(&file)).await
    }

    /// The devices of the desk that is open.
    async fn devices(&self) -> Option<Vec<DeviceView>> {
        let desk = self.desk().ok()?;
        let workstation = desk.workstation().await.ok()?;
        workstation.desk().devices().await.ok()
    }

    fn facts(&self, devices: Option<Vec<DeviceView>>) -> Facts {
        let user = ["USER", "LOGNAME", "USERNAME"].map(std::env::var);
        Facts {
            about: about::this_program(),
            configuration: self.settings().configuration(),
            view: self.view(),
            devices,
            logs: log::folder(),
            home: UserDirs::new().map(|user| user.home_dir().to_owned()),
            user: user.into_iter().find_map(Result::ok),
        }
    }
}

/// Work on files, beside the runtime's own threads.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(failed) if failed.is_panic() => std::panic::resume_unwind(failed.into_panic()),
        // The program is ending and began no new work: nobody is left to wait for an answer.
        Err(_) => std::future::pending().await,
    }
}
