//! New PINs that people enter, for a card that is issued and for one that gets a new PIN.

use card::PIN_LIMITS;
use procedure::{CardPinLimits, HolderData, PinFault, PinRules};
use secret::Pin;

use crate::{
    prompts::{NewPin, NewPinPrompt, PinRuleView},
    submit::SubmitFault,
};

/// How often a new PIN is asked for before the run ends.
pub(crate) const ATTEMPTS: u8 = 10;

/// What a new PIN is judged by.
pub(crate) struct NewPinRules<'a> {
    pub(crate) policy: &'a PinRules,
    pub(crate) holder: HolderData,
}

impl NewPinRules<'_> {
    /// The rules, as they are shown to whoever enters a PIN.
    pub(crate) fn shown(&self) -> Vec<PinRuleView> {
        let required = self.policy.requirements(card_limits(), &self.holder);
        required.into_iter().map(PinRuleView::from).collect()
    }

    /// Judges a new PIN by the procedure and the driver's limits: the rules that it breaks.
    pub(crate) fn check(&self, pin: &Pin) -> Result<(), Vec<PinRuleView>> {
        let checked = self.policy.check(pin, card_limits(), &self.holder);
        checked.map_err(|faults| {
            let rules = faults.into_iter().map(|PinFault(rule)| rule.into());
            rules.collect()
        })
    }

    /// Asks until a PIN breaks no rule: the card sees no other. Whoever gives no other one is told which rules the last
    /// one broke.
    pub(crate) fn ask(
        &self,
        mut prompt: NewPinPrompt,
        ask: impl Fn(&NewPinPrompt) -> Result<NewPin, SubmitFault>,
    ) -> Result<NewPin, SubmitFault> {
        loop {
            let pin = match ask(&prompt) {
                Ok(NewPin::Entered(pin)) => pin,
                // No reader was offered for it.
                Ok(NewPin::OnTheReader) if !prompt.pinpad => return Ok(NewPin::Cancelled),
                Err(SubmitFault::Declined { .. }) if !prompt.broken.is_empty() => {
                    return Err(refused(prompt));
                }
                ended => return ended,
            };
            match self.check(&pin) {
                Ok(()) => return Ok(NewPin::Entered(pin)),
                Err(broken) => prompt.broken = broken,
            }
            prompt.trouble = None;
            if prompt.attempt >= ATTEMPTS {
                return Err(refused(prompt));
            }
            prompt.attempt += 1;
        }
    }
}

fn refused(prompt: NewPinPrompt) -> SubmitFault {
    SubmitFault::NewPinRefused {
        broken: prompt.broken,
    }
}

/// The driver's limits, in the domain's words.
pub(crate) fn card_limits() -> CardPinLimits {
    let length = |length: usize| u8::try_from(length).unwrap_or(u8::MAX);
    CardPinLimits {
        min_length: length(PIN_LIMITS.min),
        max_length: length(PIN_LIMITS.max),
    }
}
