use procedure::HolderData;
use secret::Pin;

use super::{Rules, run::Run};
use crate::{
    Sentence,
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
    pub(super) fn or(self, system: &Pin) -> Pin {
        match self {
            // A second copy, because what the host granted stays whole until its receipt; both are wiped when the run ends.
            Self::System => system.duplicate(),
            Self::Entered(pin) => pin,
        }
    }
}

impl Run {
    /// Asked for until it breaks no rule: the card sees no other.
    pub(super) fn ask_new_pin(&self, rules: &Rules) -> Result<NewPinChoice, SubmitFault> {
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
            attempt: 1,
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
