use std::fmt;

use contents::KeyAlgorithm;
use serde_json::{Value, json};

/// Why a value cannot be taken for an argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NotTaken {
    /// Not of the form that the argument has.
    Form(&'static str),
    /// No action, and what was typed for one.
    Action(String),
    /// No algorithm, and what was typed for one.
    Algorithm(String),
    /// No place of a key, and what was typed for one.
    Key(String),
    /// A place that takes a key of the archive without the Certificate ID that should follow.
    CertificateId,
    /// No digest, and no beginning of one.
    Digest {
        /// Fewest digits.
        least: usize,
        /// Most digits.
        most: usize,
    },
}

impl NotTaken {
    /// The code of its text.
    fn code(&self) -> &'static str {
        match self {
            Self::Form(_) => "value-not-of-form",
            Self::Action(_) => "value-no-action",
            Self::Algorithm(_) => "value-no-algorithm",
            Self::Key(_) => "value-no-key",
            Self::CertificateId => "value-no-certificate-id",
            Self::Digest { .. } => "value-no-digest",
        }
    }

    /// Code and data, which the catalogue has the words for.
    pub(crate) fn sentence(&self) -> Value {
        let data = match self {
            Self::Form(form) => json!({ "form": form }),
            Self::Action(typed) => json!({ "typed": typed, "actions": super::ACTIONS }),
            Self::Algorithm(typed) => {
                json!({ "typed": typed, "algorithms": KeyAlgorithm::ALL.map(KeyAlgorithm::name) })
            }
            Self::Key(typed) => json!({ "typed": typed }),
            Self::CertificateId => json!({}),
            Self::Digest { least, most } => json!({ "least": least, "most": most }),
        };
        json!({ "code": self.code(), "data": data })
    }
}

/// Its code: a person reads its text.
impl fmt::Display for NotTaken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for NotTaken {}
