use std::{io, path::PathBuf};

use serde_json::{Map, Value as Json, json};

use crate::{Kind, Places, read::At};

/// Something in a file or a policy that does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The file, or the key of the registry.
    pub file: PathBuf,
    /// Counted from 1; `None` where there are no lines.
    pub line: Option<u32>,
    /// In characters, counted from 1.
    pub column: Option<u32>,
    /// The key, as far as it is known.
    pub key: Option<String>,
    /// What is wrong.
    pub what: What,
}

/// What is wrong with a file or with a value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum What {
    /// The file cannot be read.
    #[error("cannot be read: {0}")]
    Unreadable(io::ErrorKind),
    /// The file is larger than [`Places::MAX_FILE`].
    #[error("larger than {} bytes", Places::MAX_FILE)]
    TooLarge,
    /// The file is not TOML there, or no property list.
    #[error("cannot be understood: {why}")]
    Malformed {
        /// What the parser says, in English.
        why: String,
    },
    /// No key is called so.
    #[error("no such key")]
    UnknownKey,
    /// The value is of another type.
    #[error("not a {}", expected.name())]
    WrongType {
        /// What the key takes.
        expected: Kind,
    },
    /// The number is too small or too large.
    #[error("not between {min} and {max}")]
    OutOfRange {
        /// The smallest that is allowed.
        min: u32,
        /// The largest that is allowed.
        max: u32,
    },
    /// The text is none of the choices.
    #[error("none of {}", choices.join(", "))]
    NotAChoice {
        /// Those.
        choices: &'static [&'static str],
    },
    /// The text is not the https address of a host.
    #[error("not an https address of a host")]
    NotAnAddress,
    /// The text is neither an absolute path nor PEM.
    #[error("neither an absolute path nor PEM text")]
    NotAnAuthority,
    /// The text is no name of a printer.
    #[error("not the name of a printer")]
    NotAPrinter,
    /// The text is no beginning of a letter's ID.
    #[error("not the beginning of the ID of a letter")]
    NotALetterPrefix,
    /// The text is no domain of e-mail addresses.
    #[error("not a domain of e-mail addresses")]
    NotAMailDomain,
}

impl Mistake {
    /// The key of its text: `setting-mistake-…`.
    pub fn code(&self) -> String {
        format!("setting-mistake-{}", self.what.code())
    }

    /// What its text names: `place` (file with line, as far as known), `file`, `line`, `column`, `key`, and the data of
    /// [`What`].
    pub fn data(&self) -> Map<String, Json> {
        let mut data = self.what.data();
        data.insert("place".to_owned(), json!(self.place()));
        data.insert("file".to_owned(), json!(self.file.display().to_string()));
        for (name, number) in [("line", self.line), ("column", self.column)] {
            if let Some(number) = number {
                data.insert(name.to_owned(), json!(number));
            }
        }
        data.insert(
            "key".to_owned(),
            json!(self.key.as_deref().unwrap_or_default()),
        );
        data
    }

    /// Where it is: `/etc/countersign/client.conf:3`.
    pub fn place(&self) -> String {
        self.at().place()
    }

    pub(crate) fn at(&self) -> At {
        At {
            file: self.file.clone(),
            line: self.line,
            column: self.column,
        }
    }
}

impl What {
    /// Whether nobody knows what was meant to be there.
    pub(crate) fn is_illegible(&self) -> bool {
        matches!(
            self,
            Self::Unreadable(_) | Self::TooLarge | Self::Malformed { .. }
        )
    }

    /// Its code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "unreadable",
            Self::TooLarge => "too-large",
            Self::Malformed { .. } => "malformed",
            Self::UnknownKey => "unknown-key",
            Self::WrongType { .. } => "wrong-type",
            Self::OutOfRange { .. } => "out-of-range",
            Self::NotAChoice { .. } => "no-choice",
            Self::NotAnAddress => "no-address",
            Self::NotAnAuthority => "no-authority",
            Self::NotAPrinter => "no-printer",
            Self::NotALetterPrefix => "no-letter-prefix",
            Self::NotAMailDomain => "no-mail-domain",
        }
    }

    /// What its text names beside file and key.
    pub fn data(&self) -> Map<String, Json> {
        let data = match self {
            Self::Unreadable(kind) => json!({ "why": why(*kind) }),
            Self::TooLarge => json!({ "bytes": Places::MAX_FILE }),
            Self::Malformed { why } => json!({ "why": why }),
            Self::UnknownKey
            | Self::NotAnAddress
            | Self::NotAnAuthority
            | Self::NotAPrinter
            | Self::NotALetterPrefix
            | Self::NotAMailDomain => json!({}),
            Self::WrongType { expected } => json!({ "expected": expected.name() }),
            Self::OutOfRange { min, max } => json!({ "min": min, "max": max }),
            Self::NotAChoice { choices } => json!({ "choices": choices.join(", ") }),
        };
        data.as_object().cloned().unwrap_or_default()
    }
}

/// The word for why a file could not be used, as the texts know it.
pub(crate) fn why(kind: io::ErrorKind) -> String {
    match kind {
        io::ErrorKind::NotFound => "not-found".to_owned(),
        io::ErrorKind::PermissionDenied => "not-allowed".to_owned(),
        io::ErrorKind::IsADirectory => "folder".to_owned(),
        io::ErrorKind::NotADirectory => "no-folder".to_owned(),
        io::ErrorKind::StorageFull => "no-space".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "read-only".to_owned(),
        rare => rare.to_string(),
    }
}

#[cfg(test)]
mod tests;
