//! The configuration, as the window goes by it, shows it, and lets the user change what no policy locks.

use std::{
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use configuration::{
    Appearance, Authority, Configuration, Entry, HostLock, Kind, Mistake, Places, Source,
};
use desk::{Coded, Sentence, Trouble};
use messages::{Language, Messages, io_why};
use serde_json::{Map, Value};

use crate::{
    shell_error::ShellError,
    view::{
        AppearanceView, LanguageCode, PlaceChoice, SetHostView, SettingFilesView, SettingKind,
        SettingSource, SettingView, SettingsInEffect, SettingsView,
    },
};

/// What is set.
pub(crate) struct Settings {
    configuration: Mutex<Configuration>,
    system: System,
    /// The texts that were asked for last, and their language.
    messages: Mutex<(Language, Arc<Messages>)>,
}

/// What the system says of its user, asked once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct System {
    /// The languages that the user prefers, BCP 47, the first before the others.
    pub(crate) locales: Vec<String>,
}

impl System {
    /// As the system says.
    pub(crate) fn asked() -> Self {
        Self {
            locales: sys_locale::get_locales().collect(),
        }
    }
}

impl Settings {
    /// Reads what is set. Blocks.
    pub(crate) fn read(places: &Places, system: System) -> Self {
        let configuration = Configuration::read(places);
        let language = language(&configuration, &system);
        Self {
            configuration: Mutex::new(configuration),
            system,
            messages: Mutex::new((language, Arc::new(Messages::of(language)))),
        }
    }

    /// What is set now.
    pub(crate) fn configuration(&self) -> Configuration {
        self.lock().clone()
    }

    /// Changes the user's own value of a setting, or takes it away. Blocks while the file is written.
    ///
    /// # Errors
    /// When a policy locks it, when it cannot be that, and when the file cannot be written.
    pub(crate) fn change(&self, key: &str, value: Option<&str>) -> Result<(), ShellError> {
        let mut configuration = self.lock();
        *configuration = configuration.change(key, value)?;
        Ok(())
    }

    /// The language of the texts.
    pub(crate) fn language(&self) -> Language {
        language(&self.lock(), &self.system)
    }

    /// The texts.
    pub(crate) fn messages(&self) -> Arc<Messages> {
        let language = self.language();
        let last = self.messages.lock();
        let mut last = last.unwrap_or_else(PoisonError::into_inner);
        if last.0 != language {
            *last = (language, Arc::new(Messages::of(language)));
        }
        last.1.clone()
    }

    /// Light or dark.
    pub(crate) fn appearance(&self) -> Appearance {
        self.lock().appearance()
    }

    /// The host that is set for all who work at this machine.
    pub(crate) fn set_host(&self) -> Option<SetHostView> {
        let configuration = self.lock();
        let url = configuration.host_url()?;
        let host = || SetHostView {
            url: url.to_owned(),
            locked: configuration.host_lock() != HostLock::Open,
        };
        configuration.host_is_set_for_all().then(host)
    }

    /// The place of that host. Blocks while the file of its authority is read.
    ///
    /// # Errors
    /// When there is none or it is not known, or its authority is not set or cannot be read.
    pub(crate) fn place_of_set_host(&self) -> Result<PlaceChoice, ShellError> {
        if let Some(closed) = self.closed() {
            return Err(closed);
        }
        let host = self.set_host().ok_or(ShellError::NoSetHost)?;
        let authority = self.lock().host_ca();
        let authority = authority.ok_or(ShellError::HostAuthorityNotSet)?;
        let pem = authority.read().map_err(|error| {
            tracing::warn!(%error, "the authority of the host cannot be read");
            ShellError::HostAuthorityUnreadable {
                file: match authority {
                    Authority::File(file) => file.display().to_string(),
                    Authority::Pem(_) => String::new(),
                },
                why: io_why(error.kind()),
            }
        })?;
        Ok(PlaceChoice::Remote {
            url: host.url,
            ca: String::from_utf8_lossy(&pem).into_owned(),
        })
    }

    /// Whether this desk may be there, by what is set.
    ///
    /// # Errors
    /// Why not.
    pub(crate) fn allow(&self, choice: &PlaceChoice) -> Result<(), ShellError> {
        match choice {
            PlaceChoice::Practice if !self.lock().practice_enabled() => {
                Err(ShellError::PracticeDisabled)
            }
            PlaceChoice::Practice => Ok(()),
            PlaceChoice::OwnHost | PlaceChoice::Remote { .. } => self.allow_any_host(),
        }
    }

    fn allow_any_host(&self) -> Result<(), ShellError> {
        match self.lock().host_lock() {
            HostLock::Open => Ok(()),
            HostLock::At(url) => Err(ShellError::PlaceLocked { url }),
            HostLock::Closed { place } => Err(ShellError::PlaceClosed { place }),
        }
    }

    /// Why no host may be opened, not even one that is set.
    fn closed(&self) -> Option<ShellError> {
        match self.lock().host_lock() {
            HostLock::Closed { place } => Some(ShellError::PlaceClosed { place }),
            HostLock::Open | HostLock::At(_) => None,
        }
    }

    /// Whether a policy decides on the host.
    pub(crate) fn host_is_locked(&self) -> bool {
        self.lock().host_lock() != HostLock::Open
    }

    /// Whether there is another place than the one that is set.
    ///
    /// # Errors
    /// When there is none.
    pub(crate) fn allow_leaving(&self) -> Result<(), ShellError> {
        if self.lock().practice_enabled() {
            return Ok(());
        }
        self.allow_any_host()
    }

    /// What the window goes by.
    pub(crate) fn in_effect(&self) -> SettingsInEffect {
        let (language, host) = (self.language(), self.set_host());
        let configuration = self.lock();
        SettingsInEffect {
            language: language.into(),
            region: self.region(language),
            appearance: configuration.appearance().into(),
            pin_allow_copy: configuration.pin_allow_copy(),
            pin_show_seconds: configuration.pin_show_seconds(),
            letters_prefix: configuration
                .letters_prefix()
                .unwrap_or_default()
                .to_owned(),
            mail_domain: configuration.mail_domain().map(str::to_owned),
            practice_enabled: configuration.practice_enabled(),
            host,
            mistakes: u32::try_from(configuration.mistakes().len()).unwrap_or(u32::MAX),
        }
    }

    /// Everything that is set, and by whom. Read anew: somebody may have changed a file. Blocks.
    pub(crate) fn view(&self) -> SettingsView {
        let mut configuration = self.lock();
        *configuration = Configuration::read(configuration.places());
        SettingsView {
            entries: configuration
                .entries()
                .iter()
                .map(SettingView::from)
                .collect(),
            mistakes: mistakes(&configuration),
            files: files(configuration.places()),
        }
    }

    /// Some systems say `C` or `POSIX` where nobody has chosen: then the language is all that is known.
    fn region(&self, language: Language) -> String {
        let is_tag = |locale: &&String| {
            let mut parts = locale.split('-');
            let letters = |part: &str| part.bytes().all(|one| one.is_ascii_alphabetic());
            let first = parts.next().filter(|first| letters(first));
            first.is_some_and(|first| (2..=3).contains(&first.len()))
        };
        let region = self.system.locales.iter().find(is_tag);
        region.map_or_else(|| language.tag().to_owned(), ToOwned::to_owned)
    }

    fn lock(&self) -> MutexGuard<'_, Configuration> {
        let configuration = self.configuration.lock();
        configuration.unwrap_or_else(PoisonError::into_inner)
    }
}

fn language(configuration: &Configuration, system: &System) -> Language {
    match configuration.locale().tag() {
        Some(chosen) => Language::negotiate([chosen]),
        None => Language::negotiate(&system.locales),
    }
}

/// What does not count in the files, as sentences.
pub(crate) fn mistakes(configuration: &Configuration) -> Vec<Sentence> {
    let mistakes = configuration.mistakes().iter();
    mistakes
        .map(|mistake| {
            let Trouble { code, data } = Trouble::from(&Told(mistake));
            Sentence { code, data }
        })
        .collect()
}

/// A mistake has a code and data as an error has, and one sentence for its words.
struct Told<'m>(&'m Mistake);

impl Coded for Told<'_> {
    fn code(&self) -> String {
        self.0.code()
    }

    fn data(&self) -> Map<String, Value> {
        self.0.data()
    }
}

fn files(places: &Places) -> SettingFilesView {
    let shown = |file: &PathBuf| file.display().to_string();
    SettingFilesView {
        machine: places.machine.as_ref().map(shown).unwrap_or_default(),
        user: places.user.as_ref().map(shown),
        policy: places.policy_file().as_ref().map(shown),
    }
}

impl From<&Entry> for SettingView {
    fn from(entry: &Entry) -> Self {
        let file = entry.file.as_ref().map(|file| file.display());
        let from = file.map(|file| match entry.line {
            Some(line) => format!("{file}:{line}"),
            None => file.to_string(),
        });
        Self {
            key: entry.key.name().to_owned(),
            kind: entry.kind.into(),
            value: entry.value.clone(),
            default: entry.default.clone(),
            source: entry.source.into(),
            from,
            locked: entry.locked,
        }
    }
}

impl From<Kind> for SettingKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Switch => Self::Switch,
            Kind::Number { min, max } => Self::Number { min, max },
            Kind::Choice(values) => Self::Choice {
                values: values.iter().map(|value| (*value).to_owned()).collect(),
            },
            Kind::Url | Kind::Printer | Kind::LetterPrefix | Kind::MailDomain => {
                Self::Text { multiline: false }
            }
            Kind::Authority => Self::Text { multiline: true },
        }
    }
}

impl From<Source> for SettingSource {
    fn from(source: Source) -> Self {
        match source {
            Source::Default => Self::Default,
            Source::Machine => Self::Machine,
            Source::User => Self::User,
            Source::Policy => Self::Policy,
        }
    }
}

impl From<Appearance> for AppearanceView {
    fn from(appearance: Appearance) -> Self {
        match appearance {
            Appearance::System => Self::System,
            Appearance::Light => Self::Light,
            Appearance::Dark => Self::Dark,
        }
    }
}

impl From<Language> for LanguageCode {
    fn from(language: Language) -> Self {
        match language {
            Language::English => Self::En,
            Language::Swedish => Self::Sv,
            Language::German => Self::De,
            Language::French => Self::Fr,
        }
    }
}

#[cfg(test)]
mod tests;
