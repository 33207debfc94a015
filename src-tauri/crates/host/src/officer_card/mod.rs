//! Officer certificates for a card in stock, where the host has no officer yet: the first officer's card.
//!
//! A program that embeds the host [begins](Host::begin_officer_card), has the card generate and prove its keys, has the
//! host [certify](Host::issue_officer_certificates) them, writes the card, and [completes](Host::complete_officer_card)
//! or [abandons](Host::abandon_officer_card). Nobody is an officer before the end; certificates of a run that does not
//! come to it are revoked: at once where it is abandoned, else when the next one begins, or when their time is over.
//! What may be done to the card is a token procedure like any other, which no officer sees.

mod abandon;
mod authority;
mod begin;
mod complete;
mod issue;

pub(crate) use authority::NewOfficerAuthority;
pub use begin::OfficerCardRun;

use contents::KeyReference;
use procedure::{DraftFault, TokenProcedure};

use crate::{AddOfficerError, Fault, FirstOfficerError, Host};

const PROCEDURE: (&str, &str) = ("officer-card.toml", include_str!("officer-card.toml"));

/// Why a card does not become the first officer's.
#[derive(Debug, thiserror::Error)]
pub enum OfficerCardError {
    /// The host has an active officer.
    #[error("the host has an officer already")]
    NotFirst,
    /// The card is not in stock.
    #[error("the card is not in the host's stock")]
    NotInStock,
    /// The host does not hold the card's PIN: it was issued before.
    #[error("the host does not hold the card's PIN")]
    NoPin,
    /// An order for the card is open.
    #[error("an order for the card is open")]
    OpenOrder,
    /// The name, or the card by its record, cannot be used.
    #[error("the card or the name cannot be used: {}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Draft(Vec<DraftFault>),
    /// The card did not prove that it has this key, or it is not one that was asked for.
    #[error("key {key} is not proven")]
    NotProven {
        /// Which.
        key: KeyReference,
    },
    /// The key was seen before, on this card or another.
    #[error("key {key} is not new")]
    NotNew {
        /// Which.
        key: KeyReference,
    },
    /// The run was given up meanwhile, by another one or because its time was over.
    #[error("the run was given up meanwhile")]
    GivenUp,
    /// The officer was not added.
    #[error(transparent)]
    Add(#[from] AddOfficerError),
    /// Something failed inside.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<sqlx::Error> for OfficerCardError {
    fn from(error: sqlx::Error) -> Self {
        Self::Fault(error.into())
    }
}

impl From<FirstOfficerError> for OfficerCardError {
    fn from(error: FirstOfficerError) -> Self {
        match error {
            FirstOfficerError::NotFirst => Self::NotFirst,
            FirstOfficerError::Add(error) => Self::Add(error),
        }
    }
}

impl Host {
    /// What is done to a card that becomes the first officer's: the rules for its places, its certificates and its PIN.
    ///
    /// # Errors
    /// Never with the procedure that is built in, as a test holds.
    pub fn officer_card_procedure() -> Result<TokenProcedure, Fault> {
        let (file, text) = PROCEDURE;
        TokenProcedure::from_toml(text, file)
            .map_err(|_| Fault::Document("the procedure for officer cards has mistakes"))
    }
}

#[cfg(test)]
mod tests {
    use procedure::TokenProcedure;

    #[test]
    fn the_procedure_is_read_without_a_mistake() {
        let (file, text) = super::PROCEDURE;
        let procedure = TokenProcedure::from_toml(text, file).unwrap();
        assert_eq!(file, format!("{}.toml", procedure.id));
    }
}
