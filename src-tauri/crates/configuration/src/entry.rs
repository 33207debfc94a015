use std::path::PathBuf;

use crate::{Key, Kind};

/// One key, what holds for it, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key.
    pub key: Key,
    /// What it takes.
    pub kind: Kind,
    /// What holds; `None` where nothing is set and there is no default.
    pub value: Option<String>,
    /// The built-in default.
    pub default: Option<String>,
    /// Which layer it comes from.
    pub source: Source,
    /// The file or the key of the registry that set it.
    pub file: Option<PathBuf>,
    /// The line of the file, counted from 1.
    pub line: Option<u32>,
    /// Whether the user cannot change it.
    pub locked: bool,
}

/// A layer, the lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// Built in.
    Default,
    /// The machine's file.
    Machine,
    /// The user's file.
    User,
    /// The policy of whoever manages the machine.
    Policy,
}

impl Source {
    /// Its name: `default`, `machine`, `user`, `policy`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Machine => "machine",
            Self::User => "user",
            Self::Policy => "policy",
        }
    }
}
