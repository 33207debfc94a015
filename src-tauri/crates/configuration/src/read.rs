//! What the files say, key by key; whether it fits is judged later, layer by layer.

use std::{
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
};

use crate::{Key, Mistake, Places, What, kind::Written};

#[cfg(any(target_os = "macos", test))]
pub(crate) mod property_list;
#[cfg(windows)]
pub(crate) mod registry;
pub(crate) mod toml_file;

/// One value that is set.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Setting {
    pub(crate) name: String,
    pub(crate) value: Written,
    pub(crate) at: At,
}

/// Where a value, or a mistake, stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct At {
    pub(crate) file: PathBuf,
    pub(crate) line: Option<u32>,
    pub(crate) column: Option<u32>,
}

impl At {
    /// A file without lines, or as a whole.
    pub(crate) fn file(file: &Path) -> Self {
        Self {
            file: file.to_owned(),
            line: None,
            column: None,
        }
    }

    /// As a person reads it: `/etc/countersign/client.conf:3`.
    pub(crate) fn place(&self) -> String {
        let file = self.file.display();
        match self.line {
            Some(line) => format!("{file}:{line}"),
            None => file.to_string(),
        }
    }

    pub(crate) fn mistake(&self, key: Option<&str>, what: What) -> Mistake {
        Mistake {
            file: self.file.clone(),
            line: self.line,
            column: self.column,
            key: key.map(str::to_owned),
            what,
        }
    }
}

/// What a file says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Reading {
    pub(crate) settings: Vec<Setting>,
    pub(crate) mistakes: Vec<Mistake>,
    /// Whether something in it was not legible at all: what it should say is then not known.
    pub(crate) broken: bool,
}

impl Reading {
    fn broken(at: &At, what: What) -> Self {
        Self {
            mistakes: vec![at.mistake(None, what)],
            broken: true,
            ..Self::default()
        }
    }

    /// Whether it has a value for a key, of whatever worth.
    pub(crate) fn sets(&self, key: Key) -> bool {
        let mut settings = self.settings.iter();
        settings.any(|setting| setting.name == key.name())
    }

    /// Where it first was not legible.
    pub(crate) fn illegible(&self) -> Option<At> {
        let illegible = |mistake: &&Mistake| mistake.what.is_illegible();
        let first = self.mistakes.iter().find(illegible);
        first.filter(|_| self.broken).map(Mistake::at)
    }

    /// The name of a table for something else: what should be in the table is not known.
    fn no_table(&mut self, name: &str, at: &At) {
        self.broken = true;
        let why = "not a table".to_owned();
        let mistake = at.mistake(Some(name), What::Malformed { why });
        self.mistakes.push(mistake);
    }

    /// A name that is no key; `what` stands at its own place, which is that of the name.
    pub(crate) fn set(&mut self, name: String, value: Written, at: At) {
        self.settings.push(Setting { name, value, at });
    }
}

/// The bytes of a file; `None` when there is no such file.
fn bytes_of(file: &Path) -> Result<Option<Vec<u8>>, What> {
    match read_limited(file) {
        Ok(bytes) if bytes.len() as u64 > Places::MAX_FILE => Err(What::TooLarge),
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(What::Unreadable(error.kind())),
    }
}

fn read_limited(file: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let opened = File::open(file)?;
    opened.take(Places::MAX_FILE + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What a source without a type for switches may write for one.
#[cfg(windows)]
pub(crate) fn as_switch(name: &str, value: Written) -> Written {
    let kind = crate::Key::named(name).map(|key| key.declaration().kind);
    match (kind, &value) {
        (Some(crate::Kind::Switch), Written::Number(0)) => Written::Switch(false),
        (Some(crate::Kind::Switch), Written::Number(1)) => Written::Switch(true),
        _ => value,
    }
}
