//! The state file: written beside itself and renamed, so that it is whole at any moment.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::CardState;
use crate::private_file;

/// Larger files are no state of ours: 24 keys and full objects stay far below.
const MAX_BYTES: u64 = 4 << 20;

/// A path to keep a [`CardState`] at.
pub(crate) struct StateFile {
    path: PathBuf,
}

/// Why a state file could not be read.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The file cannot be read.
    #[error("cannot read {path}: {source}")]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file is larger than any state.
    #[error("{path} is larger than {MAX_BYTES} bytes and cannot be the state of a card")]
    TooLarge {
        /// The file.
        path: PathBuf,
    },
    /// The file is not the state of a card.
    #[error("{path} is not the state of a virtual card: {source}")]
    Malformed {
        /// The file.
        path: PathBuf,
        /// Where and why.
        source: serde_json::Error,
    },
}

/// Why a state file could not be written.
#[derive(Debug, thiserror::Error)]
#[error("cannot write {path}: {source}")]
pub struct SaveError {
    /// The file.
    pub path: PathBuf,
    /// What the system said.
    pub source: io::Error,
}

impl StateFile {
    pub(crate) fn new(path: &Path) -> Self {
        Self {
            path: path.to_path_buf(),
        }
    }

    pub(crate) fn load(&self) -> Result<CardState, OpenError> {
        let read = |source| OpenError::Read {
            path: self.path.clone(),
            source,
        };
        if fs::metadata(&self.path).map_err(read)?.len() > MAX_BYTES {
            return Err(OpenError::TooLarge {
                path: self.path.clone(),
            });
        }
        let bytes = fs::read(&self.path).map_err(read)?;
        serde_json::from_slice(&bytes).map_err(|source| OpenError::Malformed {
            path: self.path.clone(),
            source,
        })
    }

    /// Replaces the file. Not synced to the disk: a card survives the end of its process, not of the machine.
    pub(crate) fn save(&self, state: &CardState) -> Result<(), SaveError> {
        let bytes = serde_json::to_vec_pretty(state).map_err(io::Error::from);
        bytes
            .and_then(|bytes| private_file::replace(&self.path, &bytes))
            .map_err(|source| SaveError {
                path: self.path.clone(),
                source,
            })
    }

    /// Writes the first state; a file that is already there is left alone.
    pub(crate) fn create(&self, state: &CardState) -> Result<(), SaveError> {
        let error = |source| SaveError {
            path: self.path.clone(),
            source,
        };
        let bytes = serde_json::to_vec_pretty(state)
            .map_err(io::Error::from)
            .map_err(error)?;
        let mut file = private_file::create_new(&self.path).map_err(error)?;
        file.write_all(&bytes).map_err(error)
    }
}
