//! Cards ready for use: blank ones, an officer's card, and cards that went through production.
//!
//! Each profile is a plain request with a `make` that returns a [`NewCard`]; nothing is written to disk but
//! by [`Authority::in_folder`] and [`production_file::append`].

pub(crate) mod attestation;
mod authority;
mod blank;
mod certificate;
mod data_objects;
mod officer;
mod pre_personalized;
pub mod production_file;

pub use authority::{Authority, AuthorityError};
pub use blank::Blank;
pub use officer::Officer;
pub use pre_personalized::PrePersonalized;

use crate::key::private::KeyFailed;
use crate::state::CardState;

/// A card that was just made, with what its maker has to tell.
///
/// It has no `Debug`: PIN and PUK stand in it in the clear, because practice and tests need them.
pub struct NewCard {
    /// What goes on the card.
    pub state: CardState,
    /// The PIN.
    pub pin: String,
    /// The PUK.
    pub puk: String,
    /// The GUID of the card holder unique identifier, if the card has one.
    pub guid: Option<[u8; 16]>,
}

/// Why a card could not be made.
#[derive(Debug, thiserror::Error)]
pub enum MakeError {
    /// A key could not be made or used.
    #[error("a key could not be made or used")]
    Key(#[from] KeyFailed),
    /// A certificate could not be written.
    #[error("a certificate could not be written: {0}")]
    Certificate(#[from] der::Error),
    /// A PIN has 6 to 8 digits.
    #[error("a PIN has 6 to 8 digits")]
    PinForm,
    /// This model has no such algorithm.
    #[error("this model has no such algorithm")]
    AlgorithmNotOffered,
    /// The attestation key is not part of a profile.
    #[error("slot f9 holds the maker's attestation key and cannot be chosen")]
    AttestationSlot,
    /// One slot was named twice.
    #[error("slot {0} was named twice")]
    SlotTwice(crate::key::KeySlot),
}

fn random_digits(count: usize) -> String {
    (0..count)
        .map(|_| char::from(b'0' + rand::random_range(0..10u8)))
        .collect()
}
