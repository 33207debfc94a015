use serde_json::{Map, Value, json};

use crate::{
    Trouble,
    fault::{Coded, object},
};

/// Why something is not done at a sitting. Nothing has changed then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum SittingError {
    /// Somebody is being signed in.
    #[error("somebody is being signed in")]
    SignInUnderWay,
    /// An officer is signed in.
    #[error("{officer} is signed in")]
    OfficerSignedIn {
        /// The name.
        officer: String,
    },
    /// Nobody has said where the officer card lies.
    #[error("the device of the officer card is not chosen")]
    OfficerDeviceNotChosen,
    /// No card was read, or no procedure is chosen.
    #[error("there is no form")]
    NoForm,
    /// No procedure is chosen.
    #[error("no procedure is chosen")]
    ProcedureNotChosen,
    /// The card of the form is not there, or not read.
    #[error("the card of the form was not read")]
    SubjectCardNotRead,
    /// There is no such place for a key.
    #[error("there is no key {key}")]
    UnknownKey {
        /// What was given.
        key: String,
    },
    /// There is no such action.
    #[error("there is no action {action}")]
    UnknownAction {
        /// What was given.
        action: String,
    },
    /// There is no such algorithm.
    #[error("key {key}: there is no algorithm {algorithm}")]
    UnknownAlgorithm {
        /// The key.
        key: String,
        /// What was given.
        algorithm: String,
    },
    /// There is no such field.
    #[error("there is no field {field}")]
    UnknownField {
        /// What was given.
        field: String,
    },
    /// There is no such procedure.
    #[error("there is no procedure {id}")]
    UnknownProcedure {
        /// What was given.
        id: String,
    },
    /// The last run has ended, and its outcome still stands.
    #[error("the last run was not put away")]
    RunNotPutAway,
    /// The question is no longer put.
    #[error("that is not asked any more")]
    QuestionGone,
    /// A new PIN was not typed the same twice.
    #[error("the two PINs are not the same")]
    PinsDiffer,
    /// The new PIN was taken before.
    #[error("the PIN was taken before")]
    PinTaken,
    /// The new PIN was not taken yet.
    #[error("the PIN was not taken yet")]
    PinNotTaken,
}

impl Coded for SittingError {
    fn code(&self) -> String {
        match self {
            Self::SignInUnderWay => "sign-in-under-way",
            Self::OfficerSignedIn { .. } => "officer-signed-in",
            Self::OfficerDeviceNotChosen => "officer-device-not-chosen",
            Self::NoForm => "no-form",
            Self::ProcedureNotChosen => "procedure-not-chosen",
            Self::SubjectCardNotRead => "subject-card-not-read",
            // What to do about these is the same as where the name is one, and nothing has it.
            Self::UnknownKey { .. } => "draft-unknown-key",
            Self::UnknownAlgorithm { .. } => "draft-algorithm-not-offered",
            Self::UnknownField { .. } => "draft-unknown-field",
            Self::UnknownProcedure { .. } => "unknown-procedure",
            Self::UnknownAction { .. } => "unknown-action",
            Self::RunNotPutAway => "run-not-put-away",
            Self::QuestionGone => "question-gone",
            Self::PinsDiffer => "pins-differ",
            Self::PinTaken => "pin-taken",
            Self::PinNotTaken => "pin-not-taken",
        }
        .to_owned()
    }

    fn data(&self) -> Map<String, Value> {
        object(match self {
            Self::OfficerSignedIn { officer } => json!({ "officer": officer }),
            Self::UnknownKey { key } => json!({ "key": key }),
            Self::UnknownAction { action } => json!({ "action": action }),
            Self::UnknownAlgorithm { key, algorithm } => {
                json!({ "key": key, "algorithm": algorithm, "offered": null })
            }
            Self::UnknownField { field } => json!({ "field": field }),
            Self::UnknownProcedure { id } => json!({ "id": id }),
            Self::SignInUnderWay
            | Self::OfficerDeviceNotChosen
            | Self::NoForm
            | Self::ProcedureNotChosen
            | Self::SubjectCardNotRead
            | Self::RunNotPutAway
            | Self::QuestionGone
            | Self::PinsDiffer
            | Self::PinTaken
            | Self::PinNotTaken => json!({}),
        })
    }
}

impl From<SittingError> for Trouble {
    fn from(error: SittingError) -> Self {
        Self::from(&error)
    }
}
