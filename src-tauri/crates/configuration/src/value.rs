use std::{
    fmt,
    fs::File,
    io::{self, Read},
    path::PathBuf,
};

use tracing::level_filters::LevelFilter;

pub(crate) const LOCALES: &[&str] = &["system", "en", "sv", "de", "fr"];
pub(crate) const APPEARANCES: &[&str] = &["system", "light", "dark"];
pub(crate) const LOG_LEVELS: &[&str] = &["off", "error", "warn", "info", "debug", "trace"];

/// A value that a key may have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// On or off.
    Switch(bool),
    /// A whole number.
    Number(u32),
    /// One of the values of a choice.
    Choice(&'static str),
    /// An address, a path, a PEM text.
    Text(String),
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Switch(switch) => write!(f, "{switch}"),
            Self::Number(number) => write!(f, "{number}"),
            Self::Choice(choice) => f.write_str(choice),
            Self::Text(text) => f.write_str(text),
        }
    }
}

/// The language that was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Locale {
    /// The system's.
    System,
    /// `en`
    English,
    /// `sv`
    Swedish,
    /// `de`
    German,
    /// `fr`
    French,
}

impl Locale {
    /// The language's tag; `None` for the system's.
    pub fn tag(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::English => Some("en"),
            Self::Swedish => Some("sv"),
            Self::German => Some("de"),
            Self::French => Some("fr"),
        }
    }

    pub(crate) fn named(name: &str) -> Self {
        let all = [Self::English, Self::Swedish, Self::German, Self::French];
        let named = all.into_iter().find(|locale| locale.tag() == Some(name));
        named.unwrap_or(Self::System)
    }
}

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Appearance {
    /// As the system is.
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Appearance {
    pub(crate) fn named(name: &str) -> Self {
        match name {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::System,
        }
    }
}

/// How much is logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogLevel {
    /// Nothing.
    Off,
    /// What failed.
    Error,
    /// And what is not as it should be.
    Warn,
    /// And what was done.
    Info,
    /// And how.
    Debug,
    /// And each step of it.
    Trace,
}

impl LogLevel {
    pub(crate) fn named(name: &str) -> Self {
        match name {
            "off" => Self::Off,
            "error" => Self::Error,
            "warn" => Self::Warn,
            "debug" => Self::Debug,
            "trace" => Self::Trace,
            _ => Self::Info,
        }
    }
}

impl From<LogLevel> for LevelFilter {
    fn from(level: LogLevel) -> Self {
        match level {
            LogLevel::Off => Self::OFF,
            LogLevel::Error => Self::ERROR,
            LogLevel::Warn => Self::WARN,
            LogLevel::Info => Self::INFO,
            LogLevel::Debug => Self::DEBUG,
            LogLevel::Trace => Self::TRACE,
        }
    }
}

/// The authority of a host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Authority {
    /// In a file, by its absolute path.
    File(PathBuf),
    /// The PEM text itself.
    Pem(String),
}

impl Authority {
    /// More than a file of certificates has, in bytes.
    pub const MAX_FILE: u64 = 1024 * 1024;

    /// The PEM text. Does not judge what is in it.
    ///
    /// # Errors
    /// When the file cannot be read, or is larger than [`MAX_FILE`](Self::MAX_FILE).
    pub fn read(&self) -> io::Result<Vec<u8>> {
        match self {
            Self::Pem(text) => Ok(text.as_bytes().to_vec()),
            Self::File(path) => {
                let mut bytes = Vec::new();
                let mut limited = File::open(path)?.take(Self::MAX_FILE + 1);
                limited.read_to_end(&mut bytes)?;
                if bytes.len() as u64 > Self::MAX_FILE {
                    return Err(io::ErrorKind::FileTooLarge.into());
                }
                Ok(bytes)
            }
        }
    }

    /// Whether the value of a key is the PEM text itself: it begins as PEM does.
    pub(crate) fn is_pem(text: &str) -> bool {
        text.trim_start().starts_with("-----BEGIN ")
    }

    pub(crate) fn of(text: &str) -> Self {
        if Self::is_pem(text) {
            Self::Pem(text.to_owned())
        } else {
            Self::File(PathBuf::from(text))
        }
    }
}
