//! The officer card, opened for one use at a time and reset after it.

use card::{CardError, Connection, Piv, ReaderSource};
use protocol::signature::ToBeSigned;
use secret::Pin;

use crate::{card_signature, fault::CardFault, session::SignedIn};

/// The officer card of a session, in its device.
pub(crate) struct OfficerCard<'a> {
    pub(crate) readers: &'a dyn ReaderSource,
    pub(crate) session: &'a SignedIn,
}

impl OfficerCard<'_> {
    /// How often a wrong PIN may still be tried; an error where none is left.
    pub(crate) fn tries_left(&self) -> Result<Option<u8>, CardFault> {
        self.open(|card| match card.pin_tries_left()? {
            Some(0) => Err(CardError::PinBlocked),
            tries => Ok(tries),
        })
    }

    /// A signature by 9C, which wants the PIN each time.
    pub(crate) fn sign(&self, pin: &Pin, to_be_signed: &ToBeSigned) -> Result<Vec<u8>, CardFault> {
        self.open(|card| {
            card_signature::sign(card, &self.session.signature_key, Some(pin), to_be_signed)
        })
    }

    fn open<T>(
        &self,
        work: impl FnOnce(&mut Piv<'_>) -> Result<T, CardError>,
    ) -> Result<T, CardFault> {
        let on_card = || {
            let mut connection = Connection::new(self.readers.open(&self.session.device)?);
            let mut card = Piv::open(&mut connection, &self.session.identity)?;
            let result = work(&mut card)?;
            card.end()?;
            Ok(result)
        };
        on_card().map_err(CardFault::officer(&self.session.device))
    }
}
