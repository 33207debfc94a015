use card::{CardError, Connection, PinpadFeatures};
use procedure::{HolderData, PinDistribution, PinRequirement};
use secret::Pin;

use super::{AskedFor, PinSet, SubmitFault, run::Run};
use crate::{
    Sentence, Step, Trouble,
    fault::CardFault,
    new_pin::{ATTEMPTS, NewPinRules, card_limits},
    prompts::{Declined, NewPin, NewPinPrompt, PinRuleView},
};

/// The PIN that the card will get.
pub(super) enum ChosenPin {
    /// The system-generated one; it is shown.
    System(Pin),
    /// The system-generated one, which the host mails or prints.
    ByHost(Pin),
    /// One that was entered; whoever entered it knows it.
    Entered {
        /// That PIN.
        pin: Pin,
        /// The system-generated one, for when the card does not take it and no other comes.
        instead: Pin,
    },
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
            Self::System(pin) | Self::ByHost(pin) | Self::Entered { pin, .. } => Some(pin),
            Self::OnTheReader { .. } | Self::Unchanged => None,
        }
    }

    pub(super) fn is_set(&self) -> bool {
        !matches!(self, Self::Unchanged)
    }

    /// Whether a person chooses it, here or on the reader.
    pub(super) fn is_entered(&self) -> bool {
        matches!(self, Self::Entered { .. } | Self::OnTheReader { .. })
    }

    pub(super) fn is_on_the_reader(&self) -> bool {
        matches!(self, Self::OnTheReader { .. })
    }

    /// What was answered instead of a PIN that a person was to choose.
    pub(super) fn give(&mut self, given: NewPin) {
        *self = match std::mem::replace(self, Self::Unchanged) {
            Self::Entered { instead, .. } | Self::OnTheReader { instead } => {
                Self::of(given, instead)
            }
            chosen => chosen,
        };
    }

    /// The system's instead of one that a person was to choose.
    pub(super) fn take_the_systems(&mut self) {
        self.give(NewPin::Cancelled);
    }

    fn of(given: NewPin, system: Pin) -> Self {
        match given {
            NewPin::Entered(pin) => Self::Entered {
                pin,
                instead: system,
            },
            NewPin::OnTheReader => Self::OnTheReader { instead: system },
            NewPin::Cancelled => Self::System(system),
        }
    }

    pub(super) fn set(&self) -> PinSet {
        match self {
            Self::System(_) | Self::ByHost(_) => PinSet::System,
            Self::Entered { .. } | Self::OnTheReader { .. } => PinSet::Entered,
            Self::Unchanged => PinSet::Unchanged,
        }
    }

    /// The PIN that somebody must be shown.
    pub(super) fn into_shown(self) -> Option<Pin> {
        match self {
            Self::System(pin) => Some(pin),
            Self::ByHost(_) | Self::Entered { .. } | Self::OnTheReader { .. } | Self::Unchanged => {
                None
            }
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
        self.outside.must_go_on()?;
        let progress = &self.outside.progress;
        progress.ask_ahead(Step::Pin, progress.cancelling());
        let given = self.entered_pin(self.pinpad_serves(card), 1, None)?;
        Ok(ChosenPin::of(given, system))
    }

    /// Another PIN for one that the card or the reader did not take; it is said why. The reader's keys are of no use where
    /// it was the reader.
    pub(super) fn another_pin(
        &self,
        chosen: &ChosenPin,
        refused: &CardError,
        attempt: u8,
    ) -> Result<NewPin, SubmitFault> {
        if attempt > ATTEMPTS {
            return Ok(NewPin::Cancelled);
        }
        let of_card = matches!(refused, CardError::NewPinRefused { .. });
        let fault = CardFault::subject(&self.subject.device)(refused.clone());
        let pinpad = of_card && chosen.is_on_the_reader();
        self.entered_pin(pinpad, attempt, Some(Trouble::from(&fault)))
    }

    /// Whether a new PIN is typed on the reader: it has the keys for it, and no rule but those that it keeps itself, and
    /// that the PIN is not the factory's, which the card tells afterwards.
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
            PinRequirement::NotFactory,
        ];
        let tells = self.subject.contents.pin.is_factory.is_some();
        let rules = self.pin_rules();
        let asked = rules.policy.requirements(limits, &rules.holder);
        let modifies = |features: PinpadFeatures| features.modify.is_some();
        tells && asked == kept && card.pinpad().is_some_and(modifies)
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

    fn entered_pin(
        &self,
        pinpad: bool,
        attempt: u8,
        trouble: Option<Trouble>,
    ) -> Result<NewPin, SubmitFault> {
        let rules = self.pin_rules();
        let prompt = NewPinPrompt {
            reader: self.subject.device.clone(),
            card: Sentence::card(&self.subject.identity),
            rules: rules.shown(),
            broken: Vec::new(),
            trouble,
            attempt,
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
