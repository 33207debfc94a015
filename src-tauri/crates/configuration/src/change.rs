//! Changing the user's file: comments and order stay, all or nothing is written.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use serde_json::{Map, Value as Json, json};
use toml_edit::{DocumentMut, Item, TableLike, Value as Edited, value};

use crate::{Configuration, Key, Places, Value, What, mistake::why, read::toml_file};

/// Why a key was not changed. Nothing was written then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChangeError {
    /// No key is called so.
    #[error("no key is called {key}")]
    UnknownKey {
        /// What was named.
        key: String,
    },
    /// The policy has set it.
    #[error("{key} is locked by {}", file.display())]
    Locked {
        /// The key.
        key: &'static str,
        /// The file or the key of the registry that locks it.
        file: PathBuf,
    },
    /// The value is none that the key takes.
    #[error("{key}: {what}")]
    Unfit {
        /// The key.
        key: &'static str,
        /// What is wrong.
        what: What,
    },
    /// This user has no folder for settings.
    #[error("there is no folder for settings")]
    NoFolder,
    /// The user's file is not TOML: changing it would lose what was meant.
    #[error("{}, line {line}: not TOML", file.display())]
    Malformed {
        /// The file.
        file: PathBuf,
        /// Where it stops being TOML, counted from 1.
        line: u32,
    },
    /// The file could not be read or written.
    #[error("{} cannot be changed: {kind}", file.display())]
    Io {
        /// The file.
        file: PathBuf,
        /// Why.
        kind: io::ErrorKind,
    },
}

impl Configuration {
    /// Sets a key in the user's file, or takes the user's value away. Blocks while the file is written; tells the
    /// configuration that holds then, read anew.
    ///
    /// # Errors
    /// [`ChangeError`]; nothing was written.
    pub fn change(&self, key: &str, to: Option<&str>) -> Result<Self, ChangeError> {
        let known = Key::named(key).ok_or_else(|| ChangeError::UnknownKey {
            key: key.to_owned(),
        })?;
        // A policy may have come since.
        let now = Self::read(self.places());
        if let Some(file) = now.locked_by(known) {
            let key = known.name();
            return Err(ChangeError::Locked { key, file });
        }
        let to = to.map(|text| fit(known, text)).transpose()?;
        let file = self.places().user.as_deref().ok_or(ChangeError::NoFolder)?;
        edit(file, known, to.as_ref())?;
        Ok(Self::read(self.places()))
    }
}

fn fit(key: Key, text: &str) -> Result<Value, ChangeError> {
    let parsed = key.declaration().kind.parse(text);
    parsed.map_err(|what| ChangeError::Unfit {
        key: key.name(),
        what,
    })
}

fn edit(file: &Path, key: Key, to: Option<&Value>) -> Result<(), ChangeError> {
    let failed = |error: io::Error| ChangeError::Io {
        file: file.to_owned(),
        kind: error.kind(),
    };
    let text = match fs::read_to_string(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        read => read.map_err(failed)?,
    };
    let mut document: DocumentMut = text.parse().map_err(|_| malformed(file))?;
    match to {
        Some(to) => set(&mut document, key, edited(to)),
        None => take_away(&mut document, key),
    }
    let new = document.to_string();
    if new == text {
        return Ok(());
    }
    if new.len() as u64 > Places::MAX_FILE {
        // It would not be read again.
        return Err(failed(io::ErrorKind::FileTooLarge.into()));
    }
    write(file, &new).map_err(failed)
}

fn malformed(file: &Path) -> ChangeError {
    let mistakes = toml_file::read(file).mistakes;
    ChangeError::Malformed {
        file: file.to_owned(),
        line: mistakes
            .iter()
            .find_map(|mistake| mistake.line)
            .unwrap_or(1),
    }
}

fn edited(to: &Value) -> Edited {
    match to {
        Value::Switch(switch) => (*switch).into(),
        Value::Number(number) => i64::from(*number).into(),
        Value::Choice(text) => (*text).into(),
        Value::Text(text) => text.as_str().into(),
    }
}

fn set(document: &mut DocumentMut, key: Key, mut to: Edited) {
    let (table, name) = key.in_table();
    let inside: &mut dyn TableLike = match table {
        None => document.as_table_mut(),
        Some(table) => {
            let item = document.entry(table).or_insert_with(toml_edit::table);
            if !item.is_table_like() {
                // What stands there is of no use: a mistake that was told.
                *item = toml_edit::table();
            }
            match item.as_table_like_mut() {
                Some(inside) => inside,
                None => return,
            }
        }
    };
    match inside.get_mut(name).and_then(Item::as_value_mut) {
        Some(there) => {
            // The comment behind the value stays.
            *to.decor_mut() = there.decor().clone();
            *there = to;
        }
        None => {
            inside.insert(name, value(to));
        }
    }
}

/// An empty table stays: its comments are the user's.
fn take_away(document: &mut DocumentMut, key: Key) {
    let (table, name) = key.in_table();
    match table {
        None => {
            document.remove(name);
        }
        Some(table) => {
            let inside = document.get_mut(table).and_then(Item::as_table_like_mut);
            inside.and_then(|inside| inside.remove(name));
        }
    }
}

/// All or nothing: a program that ends meanwhile leaves the file as it was. A link stays one.
fn write(file: &Path, text: &str) -> io::Result<()> {
    let file = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    let folder = file.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut new = tempfile::NamedTempFile::new_in(folder)?;
    new.write_all(text.as_bytes())?;
    new.as_file().sync_all()?;
    new.persist(&file)?;
    Ok(())
}

impl ChangeError {
    /// The code of its texts.
    pub fn code(&self) -> String {
        match self {
            Self::UnknownKey { .. } => "setting-unknown".to_owned(),
            Self::Locked { .. } => "setting-locked".to_owned(),
            Self::Unfit { .. } => "setting-unfit".to_owned(),
            Self::NoFolder => "settings-no-folder".to_owned(),
            Self::Malformed { .. } => "settings-malformed".to_owned(),
            Self::Io { .. } => "settings-not-written".to_owned(),
        }
    }

    /// What the texts name: `key`, `file`, `line`, `why`, and `what` as a code and data.
    pub fn data(&self) -> Map<String, Json> {
        let data = match self {
            Self::UnknownKey { key } => json!({ "key": key }),
            Self::Locked { key, file } => json!({ "key": key, "file": file.display().to_string() }),
            Self::Unfit { key, what } => json!({
                "key": key,
                "what": { "code": format!("setting-unfit-{}", what.code()), "data": what.data() },
            }),
            Self::NoFolder => json!({}),
            Self::Malformed { file, line } => {
                json!({ "file": file.display().to_string(), "line": line })
            }
            Self::Io { file, kind } => {
                json!({ "file": file.display().to_string(), "why": why(*kind) })
            }
        };
        data.as_object().cloned().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
