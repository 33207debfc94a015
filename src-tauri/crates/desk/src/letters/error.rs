use protocol::MalformedId;
use serde_json::{Map, Value, json};

use crate::{
    fault::{CardFault, Coded, object},
    host::HostError,
    orders::LONGEST_REASON,
    printing::PrintingError,
    session::NotSignedIn,
    signed_document::SignError,
    submit::AnswerFault,
};

/// Why letters or mails were not looked for, printed or sent.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LettersError {
    /// Nobody is signed in.
    #[error(transparent)]
    NotSignedIn(#[from] NotSignedIn),
    /// What was given is no number of a letter or mail.
    #[error("“{number}” is no number of a letter or mail")]
    Number {
        /// What was given.
        number: String,
    },
    /// More characters than can be searched for.
    #[error("a text that is searched for has at most {max} characters")]
    TextTooLong {
        /// Most characters.
        max: usize,
    },
    /// No letters, more than are printed at once, or one of them twice.
    #[error("1 to {max} letters are printed at once, each of them once")]
    HowMany {
        /// Most letters.
        max: usize,
    },
    /// No reason, or one that is too long.
    #[error("a reason has 1 to {LONGEST_REASON} characters")]
    Reason,
    /// No address.
    #[error("no address is given")]
    NoAddress,
    /// The letter IDs would not be such.
    #[error("{0} is no letter ID")]
    LetterId(#[from] MalformedId),
    /// No letter IDs, or more than are created at once, or of a length that numbers do not have.
    #[error("1 to {max} IDs are created at once, with 1 to {max_digits} digits")]
    HowManyIds {
        /// Most IDs.
        max: u16,
        /// Most digits.
        max_digits: u8,
    },
    /// The officer gave no PIN.
    #[error("no PIN was given")]
    Declined,
    /// The officer card, or the way to it.
    #[error(transparent)]
    Card(#[from] CardFault),
    /// The order could not be signed.
    #[error("could not be signed here: {why}")]
    Signing {
        /// The fault's code.
        why: &'static str,
    },
    /// The host.
    #[error(transparent)]
    Host(#[from] HostError),
    /// The host's batch is not one. Nothing was printed.
    #[error("the host’s letters were not accepted: {0}")]
    Batch(AnswerFault),
    /// The system did not print.
    #[error(transparent)]
    Printing(#[from] PrintingError),
    /// The system took the letters for printing, and the host was not told.
    #[error("the letters were given to {printer}, and the host was not told: {error}")]
    NotTold {
        /// The printer.
        printer: String,
        /// The host.
        error: HostError,
    },
    /// The host's preview is no PDF that can be drawn.
    #[error("the preview cannot be drawn")]
    Preview,
    /// The program is ending.
    #[error("the program is ending")]
    Ended,
}

impl From<SignError> for LettersError {
    fn from(error: SignError) -> Self {
        match error {
            SignError::Declined => Self::Declined,
            SignError::Card(fault) => Self::Card(fault),
            SignError::Signing { why } => Self::Signing { why },
        }
    }
}

impl Coded for LettersError {
    fn code(&self) -> String {
        match self {
            Self::NotSignedIn(error) => return error.code(),
            Self::Card(fault) => return fault.code(),
            Self::Host(error) => return error.code(),
            Self::Printing(error) => return error.code(),
            Self::Number { .. } => "letter-number-malformed",
            Self::TextTooLong { .. } => "search-text-too-long",
            Self::HowMany { .. } => "letters-how-many",
            Self::Reason => "letter-reason-malformed",
            Self::NoAddress => "pin-mailer-no-address",
            Self::LetterId(_) => "letter-id-malformed",
            Self::HowManyIds { .. } => "letter-ids-how-many",
            Self::Declined => "declined",
            Self::Signing { .. } => "signing-failed",
            Self::Batch(_) => "letters-not-accepted",
            Self::NotTold { .. } => "letters-not-told",
            Self::Preview => "letter-preview-unreadable",
            Self::Ended => "program-ending",
        }
        .to_owned()
    }

    fn data(&self) -> Map<String, Value> {
        match self {
            Self::Card(fault) => fault.data(),
            Self::Host(error) => error.data(),
            Self::Printing(error) => error.data(),
            Self::Number { number } => object(json!({ "number": number })),
            Self::TextTooLong { max } | Self::HowMany { max } => object(json!({ "max": max })),
            Self::HowManyIds { max, max_digits } => {
                object(json!({ "max": max, "max-digits": max_digits }))
            }
            Self::Reason => object(json!({ "max": LONGEST_REASON })),
            Self::LetterId(MalformedId(id)) => {
                object(json!({ "id": id, "max": protocol::LetterId::MAX_LENGTH }))
            }
            Self::Declined => object(json!({ "secret": "signature-pin" })),
            Self::Signing { why } => object(json!({ "why": why })),
            Self::Batch(fault) => object(json!({ "why": fault.code() })),
            Self::NotTold { printer, .. } => object(json!({ "printer": printer })),
            Self::NotSignedIn(_) | Self::NoAddress | Self::Preview | Self::Ended => Map::new(),
        }
    }
}
