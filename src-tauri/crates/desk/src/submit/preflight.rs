//! What is known to stop a run before it begins.

use card::{CardError, PIN_LIMITS, PinLimits};

use super::{AskedFor, SubmitFault, run::Run};
use crate::{Cancelling, Step, fault::CardFault, prompts::Beforehand};

/// The PIN of a card that was issued elsewhere may have letters.
const HOLDER_PIN_LIMITS: PinLimits = PinLimits {
    digits_only: false,
    ..PIN_LIMITS
};

impl Run {
    /// Refuses answers that are known beforehand and would stop the run later, when host or card have changed: a PIN
    /// against the rules, and nobody to give one that is needed.
    pub(super) fn preflight(&self) -> Result<(), SubmitFault> {
        self.holder_pin_can_be_given()?;
        self.puk_can_be_changed()?;
        self.new_pin_can_be_set()
    }

    fn holder_pin_can_be_given(&self) -> Result<(), SubmitFault> {
        if !self.subject.plan.holder_pin_needed && self.may_try_held_pins() {
            return Ok(());
        }
        match self.outside.prompts.holder_pin_beforehand() {
            Beforehand::Nothing => Ok(()),
            Beforehand::Nobody => Err(SubmitFault::Declined {
                secret: AskedFor::HolderPin,
            }),
            // Judged as the driver would, which takes nothing else to the card.
            Beforehand::Pin(pin) => HOLDER_PIN_LIMITS.check(pin.expose()).map_err(|fault| {
                CardFault::subject(&self.subject.device)(CardError::PinNotAcceptable(fault)).into()
            }),
        }
    }

    /// A PUK is set by showing the one that the card has, which costs a try where it is another; the last one is not
    /// spent, but where the card says that the PUK is the factory's. A card that does not tell is asked once it is known
    /// whether its PUK is guessed.
    fn puk_can_be_changed(&self) -> Result<(), SubmitFault> {
        if !self.shows_puk() {
            return Ok(());
        }
        let puk = self.subject.contents.puk;
        match puk.tries_left {
            Some(0) => Err(CardFault::subject(&self.subject.device)(CardError::PukBlocked).into()),
            Some(1) if puk.is_factory != Some(true) => Err(SubmitFault::LastPukTry),
            _ => Ok(()),
        }
    }

    fn new_pin_can_be_set(&self) -> Result<(), SubmitFault> {
        if !self.enters_new_pin() {
            return Ok(());
        }
        let allowed = match self.outside.prompts.new_pin_beforehand() {
            Beforehand::Nothing => Ok(()),
            Beforehand::Nobody => Err(SubmitFault::Declined {
                secret: AskedFor::NewPin,
            }),
            Beforehand::Pin(pin) => self
                .check_new_pin(&pin)
                .map_err(|broken| SubmitFault::NewPinRefused { broken }),
        };
        allowed.inspect_err(|_| {
            self.outside.progress.ask_ahead(Step::Pin, Cancelling::Free);
        })
    }
}
