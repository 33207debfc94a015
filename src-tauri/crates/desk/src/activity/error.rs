use serde_json::{Map, Value, json};

use crate::{
    fault::{Coded, object},
    host::HostError,
    session::NotSignedIn,
};

/// Why what officers did was not searched.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ActivityError {
    /// Nobody is signed in.
    #[error(transparent)]
    NotSignedIn(#[from] NotSignedIn),
    /// A word of the text has fewer characters than can be searched for, and is no Certificate ID.
    #[error("a word that is searched for has at least {min} characters")]
    WordTooShort {
        /// Fewest characters.
        min: usize,
    },
    /// More characters than can be searched for.
    #[error("a text that is searched for has at most {max} characters")]
    TextTooLong {
        /// Most characters.
        max: usize,
    },
    /// More words than can be searched for.
    #[error("at most {max} words are searched for")]
    TooManyWords {
        /// Most words.
        max: usize,
    },
    /// What was given is no place in a list.
    #[error("“{position}” is no place in the list")]
    Position {
        /// What was given.
        position: String,
    },
    /// The host.
    #[error(transparent)]
    Host(#[from] HostError),
}

impl Coded for ActivityError {
    fn code(&self) -> String {
        match self {
            Self::NotSignedIn(error) => return error.code(),
            Self::Host(error) => return error.code(),
            Self::WordTooShort { .. } => "search-text-too-short",
            Self::TextTooLong { .. } => "search-text-too-long",
            Self::TooManyWords { .. } => "search-words-too-many",
            Self::Position { .. } => "search-position-malformed",
        }
        .to_owned()
    }

    fn data(&self) -> Map<String, Value> {
        match self {
            Self::NotSignedIn(error) => error.data(),
            Self::Host(error) => error.data(),
            Self::WordTooShort { min } => object(json!({ "min": min })),
            Self::TextTooLong { max } | Self::TooManyWords { max } => object(json!({ "max": max })),
            Self::Position { position } => object(json!({ "position": position })),
        }
    }
}
