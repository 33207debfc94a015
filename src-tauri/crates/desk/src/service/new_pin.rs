use card::PIN_LIMITS;
use procedure::{CardPinLimits, HolderData, PinFault};
use secret::Pin;

use super::{Rules, ask::ATTEMPTS, run::Run};
use crate::{
    Sentence,
    prompts::{NewPin, NewPinPrompt, PinRuleView},
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
        let holder = HolderData::of(&rules.fields);
        let policy = &rules.procedure.policy;
        let required = policy.requirements(card_limits(), &holder);
        let mut ask = NewPinPrompt {
            reader: self.card.device.clone(),
            card: Sentence::card(&self.card.identity),
            rules: required.into_iter().map(PinRuleView::from).collect(),
            broken: Vec::new(),
            attempt: 1,
            pinpad: false,
        };
        loop {
            let given = self.asking(AskedFor::NewPin, |run| run.outside.prompts.new_pin(&ask));
            let pin = match given {
                Ok(NewPin::Entered(pin)) => pin,
                Ok(NewPin::Cancelled | NewPin::OnTheReader) => return Ok(NewPinChoice::System),
                Err(SubmitFault::Declined { .. }) if !ask.broken.is_empty() => {
                    return Err(SubmitFault::NewPinRefused { broken: ask.broken });
                }
                Err(fault) => return Err(fault),
            };
            match policy.check(&pin, card_limits(), &holder) {
                Ok(()) => return Ok(NewPinChoice::Entered(pin)),
                Err(faults) => {
                    ask.broken = faults
                        .into_iter()
                        .map(|PinFault(rule)| rule.into())
                        .collect()
                }
            }
            if ask.attempt >= ATTEMPTS {
                return Err(SubmitFault::NewPinRefused { broken: ask.broken });
            }
            ask.attempt += 1;
        }
    }
}

/// The driver's limits, in the domain's words.
fn card_limits() -> CardPinLimits {
    let length = |length: usize| u8::try_from(length).unwrap_or(u8::MAX);
    CardPinLimits {
        min_length: length(PIN_LIMITS.min),
        max_length: length(PIN_LIMITS.max),
    }
}
