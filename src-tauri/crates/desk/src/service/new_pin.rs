use procedure::HolderData;
use secret::Pin;

use super::{Rules, run::Run};
use crate::{
    Sentence, Trouble,
    new_pin::NewPinRules,
    prompts::{NewPin, NewPinPrompt},
    submit::{AskedFor, PinSet, SubmitFault},
};

/// Which new PIN the card gets.
pub(super) enum NewPinChoice {
    /// The system's.
    System,
    /// This one, which was entered.
    Entered(Pin),
}

impl NewPinChoice {
    pub(super) const fn set(&self) -> PinSet {
        match self {
            Self::System => PinSet::System,
            Self::Entered(_) => PinSet::Entered,
        }
    }

    /// The PIN itself.
    pub(super) const fn or<'p>(&'p self, system: &'p Pin) -> &'p Pin {
        match self {
            Self::System => system,
            Self::Entered(pin) => pin,
        }
    }
}

impl Run {
    /// Asked for until it breaks no rule: the card sees no other. `trouble` is why it did not take the one before.
    pub(super) fn ask_new_pin(
        &self,
        rules: &Rules,
        attempt: u8,
        trouble: Option<Trouble>,
    ) -> Result<NewPinChoice, SubmitFault> {
        if !rules.enters() {
            return Ok(NewPinChoice::System);
        }
        let pin_rules = NewPinRules {
            policy: &rules.procedure.policy,
            holder: HolderData::of(&rules.fields),
        };
        let prompt = NewPinPrompt {
            reader: self.card.device.clone(),
            card: Sentence::card(&self.card.identity),
            rules: pin_rules.shown(),
            broken: Vec::new(),
            trouble,
            attempt,
            pinpad: false,
        };
        let given = pin_rules.ask(prompt, |ask| {
            self.asking(AskedFor::NewPin, |run| run.outside.prompts.new_pin(ask))
        })?;
        Ok(match given {
            NewPin::Entered(pin) => NewPinChoice::Entered(pin),
            NewPin::Cancelled | NewPin::OnTheReader => NewPinChoice::System,
        })
    }
}
