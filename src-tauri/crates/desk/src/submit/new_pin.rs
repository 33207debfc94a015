use card::PIN_LIMITS;
use procedure::{CardPinLimits, PinDistribution, PinFault};
use secret::Pin;

use super::{AskedFor, PinSet, SubmitFault, run::Run};
use crate::{
    Sentence, Step,
    prompts::{Declined, NewPin, NewPinPrompt, PinRuleView},
};

/// The PIN that the card will get.
pub(super) enum ChosenPin {
    /// The system-generated one; it is shown.
    System(Pin),
    /// One that was entered; whoever entered it knows it.
    Entered(Pin),
}

/// How often a new PIN is asked for before the run ends.
const ATTEMPTS: u8 = 10;

impl ChosenPin {
    pub(super) fn pin(&self) -> &Pin {
        match self {
            Self::System(pin) | Self::Entered(pin) => pin,
        }
    }

    pub(super) fn set(&self) -> PinSet {
        match self {
            Self::System(_) => PinSet::System,
            Self::Entered(_) => PinSet::Entered,
        }
    }

    /// The PIN that somebody must be shown.
    pub(super) fn into_shown(self) -> Option<Pin> {
        match self {
            Self::System(pin) => Some(pin),
            Self::Entered(_) => None,
        }
    }
}

impl Run {
    /// The PIN that the card will get, as the PIN procedure says. No card transaction is held while somebody types, and
    /// the card sees no PIN that breaks a rule of the procedure or of its own.
    pub(super) fn new_pin(&self, system: &Pin) -> Result<ChosenPin, SubmitFault> {
        // One stays with the fulfilment; this one goes to the card and to the screen.
        let system = || ChosenPin::System(system.duplicate());
        if !self.enters_new_pin() {
            return Ok(system());
        }
        self.must_go_on()?;
        let progress = &self.outside.progress;
        progress.ask_ahead(Step::Pin, progress.cancelling());
        match self.entered_pin()? {
            NewPin::Entered(pin) => Ok(ChosenPin::Entered(pin)),
            NewPin::Cancelled => Ok(system()),
        }
    }

    pub(super) fn enters_new_pin(&self) -> bool {
        match self.subject.plan.pin {
            PinDistribution::ShowAtRa => false,
            PinDistribution::EnterAtRa => true,
        }
    }

    /// Judges a new PIN by the procedure and the driver's limits: the rules that it breaks.
    pub(super) fn check_new_pin(&self, pin: &Pin) -> Result<(), Vec<PinRuleView>> {
        let checked = self.subject.pin_rules.check(pin, &card_limits());
        checked.map_err(|faults| {
            let rules = faults.into_iter().map(|PinFault(rule)| rule.into());
            rules.collect()
        })
    }

    fn entered_pin(&self) -> Result<NewPin, SubmitFault> {
        let rules: Vec<PinRuleView> = self
            .subject
            .pin_rules
            .requirements(card_limits())
            .into_iter()
            .map(PinRuleView::from)
            .collect();
        let mut broken = Vec::new();
        for attempt in 1..=ATTEMPTS {
            match self.ask_new_pin(&rules, &broken, attempt)? {
                NewPin::Cancelled => return Ok(NewPin::Cancelled),
                NewPin::Entered(pin) => match self.check_new_pin(&pin) {
                    Ok(()) => return Ok(NewPin::Entered(pin)),
                    Err(rules) => broken = rules,
                },
            }
        }
        Err(SubmitFault::NewPinRefused { broken })
    }

    fn ask_new_pin(
        &self,
        rules: &[PinRuleView],
        broken: &[PinRuleView],
        attempt: u8,
    ) -> Result<NewPin, SubmitFault> {
        self.outside.progress.waiting_for_answer();
        let given = self.outside.prompts.new_pin(&NewPinPrompt {
            reader: self.subject.device.clone(),
            card: Sentence::card(&self.subject.identity),
            rules: rules.to_vec(),
            broken: broken.to_vec(),
            attempt,
        });
        self.outside.progress.running();
        given.map_err(|Declined| match broken {
            [] => SubmitFault::Declined {
                secret: AskedFor::NewPin,
            },
            broken => SubmitFault::NewPinRefused {
                broken: broken.to_vec(),
            },
        })
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
