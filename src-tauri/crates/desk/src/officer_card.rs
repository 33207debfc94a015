//! The officer card, opened for one use at a time and reset after it.

use card::{CardError, Connection, Piv, ReaderSource};
use protocol::signature::ToBeSigned;

use crate::{
    card_signature,
    fault::CardFault,
    officer_pin::OfficerPin,
    prompts::{Declined, Prompts, SignaturePinPrompt, SignaturePurpose},
    session::SignedIn,
};

/// The officer card of a session, in its device.
pub(crate) struct OfficerCard<'a> {
    pub(crate) readers: &'a dyn ReaderSource,
    pub(crate) session: &'a SignedIn,
}

/// Why there is no PIN.
pub(crate) enum NoPin {
    /// The officer gave none.
    Declined,
    /// The officer card, or the way to it.
    Card(CardFault),
}

impl OfficerCard<'_> {
    /// The PIN, once the card was seen to be there and not blocked.
    pub(crate) fn pin(
        &self,
        prompts: &dyn Prompts,
        purpose: SignaturePurpose,
    ) -> Result<OfficerPin, NoPin> {
        let looked = self.look().map_err(self.fault());
        let (tries_left, pinpad) = looked.map_err(NoPin::Card)?;
        let ask = SignaturePinPrompt {
            purpose,
            reader: self.session.device.clone(),
            tries_left,
        };
        OfficerPin::asked(prompts, ask, pinpad).map_err(|Declined| NoPin::Declined)
    }

    /// A signature by 9C, which wants the PIN each time.
    pub(crate) fn sign(
        &self,
        pin: &OfficerPin,
        prompts: &dyn Prompts,
        to_be_signed: &ToBeSigned,
    ) -> Result<Vec<u8>, CardFault> {
        let key = &self.session.signature_key;
        let signed = pin.shown(prompts, |pin| {
            let mut connection = self.connect()?;
            let mut card = Piv::open(&mut connection, &self.session.identity)?;
            if pin.is_none() {
                card.take_pin_from_pinpad();
            }
            let signature = card_signature::sign(&mut card, key, pin, to_be_signed)?;
            card.end()?;
            Ok(signature)
        });
        signed.map_err(self.fault())
    }

    /// How often a wrong PIN may still be tried, and whether the reader has a pinpad; an error where no try is left.
    fn look(&self) -> Result<(Option<u8>, bool), CardError> {
        let mut connection = self.connect()?;
        let mut card = Piv::open(&mut connection, &self.session.identity)?;
        let tries_left = match card.pin_tries_left()? {
            Some(0) => return Err(CardError::PinBlocked),
            tries => tries,
        };
        card.end()?;
        Ok((tries_left, connection.pinpad().is_some()))
    }

    fn connect(&self) -> Result<Connection, CardError> {
        Ok(Connection::new(self.readers.open(&self.session.device)?))
    }

    fn fault(&self) -> impl Fn(CardError) -> CardFault {
        CardFault::officer(&self.session.device)
    }
}
