use std::{path::PathBuf, time::Duration};

use crate::{
    Appearance, Authority, Entry, HostLock, Key, Locale, LogLevel, Mistake, Places, Source, Value,
    key::KEYS,
    policy,
    read::{At, Reading, toml_file},
};

/// What is set, and by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Configuration {
    places: Places,
    /// In the order of [`KEYS`].
    held: Vec<Held>,
    mistakes: Vec<Mistake>,
    /// Where the policy first is not legible.
    illegible: Option<At>,
}

/// What holds for a key.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Held {
    value: Option<Value>,
    source: Source,
    at: Option<At>,
    locked: bool,
}

impl Configuration {
    /// Reads all layers. Blocks; never fails: what is wrong is told by [`mistakes`](Self::mistakes).
    ///
    /// A policy of which a part is not legible locks every key, and the user's file then does not count: what the policy
    /// forbids there is not known. What it says legibly holds, and so does the machine's file, but for practice: there is
    /// none then that the policy does not legibly allow.
    pub fn read(places: &Places) -> Self {
        let toml =
            |file: &Option<PathBuf>| file.as_deref().map(toml_file::read).unwrap_or_default();
        let policy = policy::read(&places.policy);
        let mut configuration = Self {
            places: places.clone(),
            held: KEYS
                .iter()
                .map(|key| Held::default(key.default.clone()))
                .collect(),
            mistakes: Vec::new(),
            illegible: policy.illegible(),
        };
        configuration.lay(Source::Machine, toml(&places.machine));
        let mut user = toml(&places.user);
        if policy.broken {
            user.settings.clear();
        }
        let locks_host = policy.broken || policy.sets(Key::HostUrl);
        if locks_host {
            // Whoever names the authority decides who may be that host.
            user.settings.retain(|set| set.name != Key::HostCa.name());
        }
        configuration.lay(Source::User, user);
        let broken = policy.broken;
        configuration.lay(Source::Policy, policy);
        if broken {
            configuration.lock_everything();
        }
        configuration.held[Key::HostCa as usize].locked |= locks_host;
        configuration.sort_mistakes();
        configuration
    }

    fn lock_everything(&mut self) {
        self.held.iter_mut().for_each(|held| held.locked = true);
        let practice = &mut self.held[Key::PracticeEnabled as usize];
        if practice.source != Source::Policy {
            *practice = Held {
                value: Key::PracticeEnabled.closed(),
                source: Source::Policy,
                at: self.illegible.clone(),
                locked: true,
            };
        }
    }

    fn sort_mistakes(&mut self) {
        let files = self.places.files();
        let rank = |mistake: &Mistake| {
            let file = files.iter().position(|file| *file == mistake.file);
            (file.unwrap_or(files.len()), mistake.line, mistake.column)
        };
        self.mistakes.sort_by_key(rank);
    }

    fn lay(&mut self, source: Source, reading: Reading) {
        self.mistakes.extend(reading.mistakes);
        for setting in reading.settings {
            let Some(key) = Key::named(&setting.name) else {
                continue;
            };
            let declaration = key.declaration();
            let accepted = declaration.kind.accept(&setting.value);
            let locked = source == Source::Policy;
            let value = match accepted {
                Ok(value) => Some(value),
                Err(what) => {
                    let mistake = setting.at.mistake(Some(&setting.name), what);
                    self.mistakes.push(mistake);
                    if !locked {
                        continue;
                    }
                    // Whoever set it meant to set it: what the user or the machine says does not count either.
                    key.closed()
                }
            };
            self.held[key as usize] = Held {
                value,
                source,
                at: Some(setting.at),
                locked,
            };
        }
    }

    /// Every key, in the order in which they are declared.
    pub fn entries(&self) -> Vec<Entry> {
        let keys = KEYS.iter().zip(&self.held);
        keys.map(|(declaration, held)| Entry {
            key: declaration.key,
            kind: declaration.kind,
            value: held.value.as_ref().map(Value::to_string),
            default: declaration.default.as_ref().map(Value::to_string),
            source: held.source,
            file: held.at.as_ref().map(|at| at.file.clone()),
            line: held.at.as_ref().and_then(|at| at.line),
            locked: held.locked,
        })
        .collect()
    }

    /// What does not count, the machine's file first, in the order of the lines.
    pub fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    /// Where the layers were read.
    pub fn places(&self) -> &Places {
        &self.places
    }

    /// Which layer a key's value comes from.
    pub fn source(&self, key: Key) -> Source {
        self.held[key as usize].source
    }

    /// The file or registry key that locks a key; `None` for one that the user may change.
    pub(crate) fn locked_by(&self, key: Key) -> Option<PathBuf> {
        let held = &self.held[key as usize];
        let of_policy = |held: &&Held| held.source == Source::Policy;
        let at = Some(held)
            .filter(of_policy)
            .and_then(|held| held.at.clone());
        let whole = || self.places.policy_file();
        let by = at.map(|at| at.file).or_else(whole);
        by.filter(|_| held.locked)
    }

    /// Whether another host than that of the configuration may be used.
    pub fn host_lock(&self) -> HostLock {
        let held = &self.held[Key::HostUrl as usize];
        match self.host_url() {
            _ if !held.locked => HostLock::Open,
            Some(url) => HostLock::At(url.to_owned()),
            None => {
                let at = held.at.as_ref().or(self.illegible.as_ref());
                let place = at.map(At::place).unwrap_or_default();
                HostLock::Closed { place }
            }
        }
    }

    /// The https address of the host.
    pub fn host_url(&self) -> Option<&str> {
        self.text(Key::HostUrl)
    }

    /// The authority that the host's TLS certificate must come from.
    pub fn host_ca(&self) -> Option<Authority> {
        self.text(Key::HostCa).map(Authority::of)
    }

    /// Whether the machine or its policy says which host it is: the window then opens it without asking.
    pub fn host_is_set_for_all(&self) -> bool {
        let by = self.source(Key::HostUrl);
        self.host_url().is_some() && matches!(by, Source::Machine | Source::Policy)
    }

    /// Whether a PIN that is shown can be copied.
    pub fn pin_allow_copy(&self) -> bool {
        self.switch(Key::PinAllowCopy)
    }

    /// How long a PIN is shown, in seconds.
    pub fn pin_show_seconds(&self) -> u32 {
        self.number(Key::PinShowSeconds)
    }

    /// The printer that PIN letters go to unless another is chosen; the system's own default where nobody has set one.
    pub fn print_printer(&self) -> Option<&str> {
        self.text(Key::PrintPrinter)
    }

    /// What the IDs of PIN letters begin with, where nobody types another beginning.
    pub fn letters_prefix(&self) -> Option<&str> {
        self.text(Key::LettersPrefix)
    }

    /// The domain of addresses that are typed without one.
    pub fn mail_domain(&self) -> Option<&str> {
        self.text(Key::MailDomain)
    }

    /// An address that was typed, with the domain that is set where it has none. Whether it is one is not judged here.
    pub fn whole_address(&self, typed: &str) -> String {
        let typed = typed.trim();
        match self.mail_domain() {
            Some(domain) if !typed.is_empty() && !typed.contains('@') => {
                format!("{typed}@{domain}")
            }
            _ => typed.to_owned(),
        }
    }

    /// After how long without work the officer is signed out.
    pub fn officer_idle_lock(&self) -> Duration {
        Duration::from_secs(60 * u64::from(self.number(Key::OfficerIdleLockMinutes)))
    }

    /// The language.
    pub fn locale(&self) -> Locale {
        Locale::named(self.choice(Key::Locale))
    }

    /// Light or dark.
    pub fn appearance(&self) -> Appearance {
        Appearance::named(self.choice(Key::Appearance))
    }

    /// How much is logged.
    pub fn log_level(&self) -> LogLevel {
        LogLevel::named(self.choice(Key::LogLevel))
    }

    /// Whether there is a practice desk.
    pub fn practice_enabled(&self) -> bool {
        self.switch(Key::PracticeEnabled)
    }

    fn value(&self, key: Key) -> Option<&Value> {
        self.held[key as usize].value.as_ref()
    }

    fn text(&self, key: Key) -> Option<&str> {
        match self.value(key) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }

    fn switch(&self, key: Key) -> bool {
        matches!(self.value(key), Some(Value::Switch(true)))
    }

    fn number(&self, key: Key) -> u32 {
        match self.value(key) {
            Some(Value::Number(number)) => *number,
            _ => 0,
        }
    }

    fn choice(&self, key: Key) -> &'static str {
        match self.value(key) {
            Some(Value::Choice(choice)) => choice,
            _ => "",
        }
    }
}

impl Held {
    fn default(value: Option<Value>) -> Self {
        Self {
            value,
            source: Source::Default,
            at: None,
            locked: false,
        }
    }
}

#[cfg(test)]
mod tests;
