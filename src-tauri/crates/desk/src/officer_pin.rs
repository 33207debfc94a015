//! The PIN of the officer card: typed here, or on the keys of the reader.

use std::sync::OnceLock;

use card::{CardError, PinpadFault};
use secret::Pin;

use crate::prompts::{Declined, OnTheReaderPrompt, Prompts, SignaturePinPrompt, TypedOnTheReader};

/// The PIN for one act of the officer's, or that it is typed on the reader: then there is none here.
pub(crate) struct OfficerPin {
    ask: SignaturePinPrompt,
    typed: OnceLock<Pin>,
}

impl OfficerPin {
    /// Asks for it; where the reader has a pinpad, nobody is asked here, unless the PIN is known already.
    pub(crate) fn asked(
        prompts: &dyn Prompts,
        ask: SignaturePinPrompt,
        pinpad: bool,
    ) -> Result<Self, Declined> {
        let typed = OnceLock::new();
        if !pinpad || prompts.has_signature_pin() {
            let pin = prompts.signature_pin(&ask)?;
            return Ok(Self {
                ask,
                typed: OnceLock::from(pin),
            });
        }
        Ok(Self { ask, typed })
    }

    /// Whether the reader asks for it.
    pub(crate) fn is_on_the_reader(&self) -> bool {
        self.typed.get().is_none()
    }

    /// Whether the reader may ask for it once more after this: it came too late, or was none, or was mistyped while two
    /// tries are left.
    pub(crate) fn may_come_again(&self, error: &CardError) -> bool {
        self.is_on_the_reader()
            && matches!(
                error,
                CardError::Pinpad(PinpadFault::TimedOut | PinpadFault::WrongLength)
                    | CardError::WrongPin { tries_left: 2.. }
            )
    }

    /// Has the card do what wants the PIN. `work` gets none where the reader asks for it. A reader that has no keys after
    /// all, or does not let them be used, has it asked for here, from then on.
    pub(crate) fn shown<T>(
        &self,
        prompts: &dyn Prompts,
        mut work: impl FnMut(Option<&Pin>) -> Result<T, CardError>,
    ) -> Result<T, CardError> {
        if let Some(pin) = self.typed.get() {
            return work(Some(pin));
        }
        let mut done = Err(CardError::Pinpad(PinpadFault::Cancelled));
        let ask = OnTheReaderPrompt {
            reader: self.ask.reader.clone(),
            what: TypedOnTheReader::SignaturePin,
            tries_left: self.ask.tries_left,
        };
        // Where nobody is there to type it, it is as if that was cancelled.
        let _ = prompts.on_the_reader(&ask, &mut || done = work(None));
        let Err(CardError::Pinpad(PinpadFault::Missing | PinpadFault::NotTaken)) = done else {
            return done;
        };
        tracing::info!(
            reader = ask.reader,
            "the pinpad does not serve; the PIN is asked for here"
        );
        match prompts.signature_pin(&self.ask) {
            Ok(pin) => work(Some(self.typed.get_or_init(|| pin))),
            Err(Declined) => done,
        }
    }
}

#[cfg(test)]
mod tests;
