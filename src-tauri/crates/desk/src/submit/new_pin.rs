use card::{Connection, PinpadFeatures};
use procedure::{HolderData, PinDistribution, PinRequirement};
use secret::Pin;

use super::{AskedFor, PinSet, SubmitFault, run::Run};
use crate::{
    Sentence, Step,
    new_pin::{NewPinRules, card_limits},
    prompts::{Declined, NewPin, NewPinPrompt, PinRuleView},
};

/// The PIN that the card will get.
pub(super) enum ChosenPin {
    /// The system-generated one; it is shown.
    System(Pin),
    /// The system-generated one, which the host mails or prints.
    ByHost(Pin),
    /// One that was entered; whoever entered it knows it.
    Entered(Pin),
    /// One that is typed on the keys of the reader.
    OnTheReader {
        /// The system-generated one, for when none comes.
        instead: Pin,
    },
    /// The one that it has.
    Unchanged,
}

impl ChosenPin {
    /// The PIN that is known here.
    pub(super) fn pin(&self) -> Option<&Pin> {
        match self {
            Self::System(pin)
            | Self::ByHost(pin)
            | Self::Entered(pin)
            | Self::OnTheReader { instead: pin } => Some(pin),
            Self::Unchanged => None,
        }
    }

    pub(super) fn is_set(&self) -> bool {
        !matches!(self, Self::Unchanged)
    }

    /// What it turned out to be, once it was set.
    pub(super) fn when_set(self, system_instead: bool) -> Self {
        match self {
            Self::OnTheReader { instead } if system_instead => Self::System(instead),
            chosen => chosen,
        }
    }

    pub(super) fn set(&self) -> PinSet {
        match self {
            Self::System(_) | Self::ByHost(_) => PinSet::System,
            Self::Entered(_) | Self::OnTheReader { .. } => PinSet::Entered,
            Self::Unchanged => PinSet::Unchanged,
        }
    }

    /// The PIN that somebody must be shown.
    pub(super) fn into_shown(self) -> Option<Pin> {
        match self {
            Self::System(pin) => Some(pin),
            Self::ByHost(_) | Self::Entered(_) | Self::OnTheReader { .. } | Self::Unchanged => None,
        }
    }
}

impl Run {
    /// The PIN that the card will get, as the PIN procedure says. No card transaction is held while somebody types, and
    /// the card sees no PIN that breaks a rule of the procedure or of its own.
    pub(super) fn new_pin(
        &self,
        system: Option<Pin>,
        card: &mut Connection,
    ) -> Result<ChosenPin, SubmitFault> {
        let Some(system) = system else {
            return Ok(ChosenPin::Unchanged);
        };
        if self.subject.plan.pin.is_by_host() {
            return Ok(ChosenPin::ByHost(system));
        }
        if !self.enters_new_pin() {
            return Ok(ChosenPin::System(system));
        }
        self.must_go_on()?;
        let progress = &self.outside.progress;
        progress.ask_ahead(Step::Pin, progress.cancelling());
        Ok(match self.entered_pin(self.pinpad_serves(card))? {
            NewPin::Entered(pin) => ChosenPin::Entered(pin),
            NewPin::OnTheReader => ChosenPin::OnTheReader { instead: system },
            NewPin::Cancelled => ChosenPin::System(system),
        })
    }

    /// Whether a new PIN is typed on the reader: it has the keys for it, and no rule but those that it keeps itself.
    fn pinpad_serves(&self, card: &mut Connection) -> bool {
        let limits = card_limits();
        let kept = [
            PinRequirement::OnlyDigits,
            PinRequirement::MinLength {
                digits: limits.min_length,
            },
            PinRequirement::MaxLength {
                digits: limits.max_length,
            },
        ];
        let rules = self.pin_rules();
        let asked = rules.policy.requirements(limits, &rules.holder);
        let modifies = |features: PinpadFeatures| features.modify.is_some();
        asked == kept && card.pinpad().is_some_and(modifies)
    }

    pub(super) fn enters_new_pin(&self) -> bool {
        self.subject.plan.pin == PinDistribution::EnterAtRa
    }

    /// Judges a new PIN by the procedure and the driver's limits: the rules that it breaks.
    pub(super) fn check_new_pin(&self, pin: &Pin) -> Result<(), Vec<PinRuleView>> {
        self.pin_rules().check(pin)
    }

    fn pin_rules(&self) -> NewPinRules<'_> {
        NewPinRules {
            policy: &self.subject.pin_procedure.policy,
            holder: HolderData::of(&self.subject.draft.fields),
        }
    }

    fn entered_pin(&self, pinpad: bool) -> Result<NewPin, SubmitFault> {
        let rules = self.pin_rules();
        let prompt = NewPinPrompt {
            reader: self.subject.device.clone(),
            card: Sentence::card(&self.subject.identity),
            rules: rules.shown(),
            broken: Vec::new(),
            attempt: 1,
            pinpad,
        };
        rules.ask(prompt, |ask| {
            self.outside.progress.waiting_for_answer();
            let given = self.outside.prompts.new_pin(ask);
            self.outside.progress.running();
            let secret = AskedFor::NewPin;
            given.map_err(|Declined| SubmitFault::Declined { secret })
        })
    }
}
