use serde_json::{Map, Value, json};

use crate::{
    OrdersError, ReadCardError,
    fault::{Coded, object},
    host::HostError,
    session::NotSignedIn,
};

/// Why a card's record is not shown.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CardRecordError {
    /// Nobody is signed in.
    #[error(transparent)]
    NotSignedIn(#[from] NotSignedIn),
    /// The card was not read, or not yet.
    #[error("the card in {device} was not read")]
    NotRead {
        /// The device.
        device: String,
    },
    /// Nothing tells the card from every other one.
    #[error("nothing tells this card from every other one")]
    NoIdentity,
    /// The card could not be read.
    #[error(transparent)]
    Card(#[from] ReadCardError),
    /// The order that it was to be found by.
    #[error(transparent)]
    Order(#[from] OrdersError),
    /// The host.
    #[error(transparent)]
    Host(#[from] HostError),
}

impl Coded for CardRecordError {
    fn code(&self) -> String {
        match self {
            Self::NotSignedIn(error) => error.code(),
            Self::NotRead { .. } => "card-not-read".to_owned(),
            // The same as where a run finds it out: what to do about it is the same.
            Self::NoIdentity => "card-without-identity".to_owned(),
            Self::Card(error) => error.code(),
            Self::Order(error) => error.code(),
            Self::Host(error) => error.code(),
        }
    }

    fn data(&self) -> Map<String, Value> {
        match self {
            Self::NotSignedIn(error) => error.data(),
            Self::NotRead { device } => object(json!({ "device": device })),
            Self::NoIdentity => Map::new(),
            Self::Card(error) => error.data(),
            Self::Order(error) => error.data(),
            Self::Host(error) => error.data(),
        }
    }
}
