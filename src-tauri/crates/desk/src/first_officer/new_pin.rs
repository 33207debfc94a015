use procedure::{CardPinLimits, HolderData, PinFault, PinRules};
use secret::Pin;
use serde_json::{Map, Value, json};

use crate::{Coded, PinRuleView, TypedPin, fault::object};

/// The PIN that an officer card gets: typed twice, and within the rules.
pub struct NewOfficerPin(Pin);

/// Why a PIN is not taken. The card has not seen it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NewOfficerPinFault {
    /// The two are not the same.
    #[error("the two PINs differ")]
    Differ,
    /// It breaks rules.
    #[error("the PIN breaks a rule")]
    Refused {
        /// Those rules.
        broken: Vec<PinRuleView>,
    },
}

impl NewOfficerPin {
    /// What the PIN must be, for a dialog to tick: the rules given, and those of a PIV card.
    pub fn rules(rules: &PinRules) -> Vec<PinRuleView> {
        let requirements = rules.requirements(CardPinLimits::PIV, &HolderData::default());
        let requirements = requirements.into_iter();
        requirements.map(PinRuleView::from).collect()
    }

    /// Takes a PIN that was typed twice.
    ///
    /// # Errors
    /// [`NewOfficerPinFault`].
    pub fn chosen(
        typed: TypedPin,
        again: TypedPin,
        rules: &PinRules,
    ) -> Result<Self, NewOfficerPinFault> {
        let (pin, again) = (typed.into_pin(), again.into_pin());
        // Exposed to be compared with each other, and nothing else.
        if pin.expose() != again.expose() {
            return Err(NewOfficerPinFault::Differ);
        }
        let checked = rules.check(&pin, CardPinLimits::PIV, &HolderData::default());
        checked.map_err(|faults| {
            let broken = faults.into_iter().map(|PinFault(rule)| rule.into());
            NewOfficerPinFault::Refused {
                broken: broken.collect(),
            }
        })?;
        Ok(Self(pin))
    }

    /// The PIN, for the card that gets it and the host that keeps it until then.
    pub fn pin(&self) -> &Pin {
        &self.0
    }
}

impl Coded for NewOfficerPinFault {
    fn code(&self) -> String {
        match self {
            Self::Differ => "pins-differ",
            Self::Refused { .. } => "new-pin-refused",
        }
        .to_owned()
    }

    fn data(&self) -> Map<String, Value> {
        match self {
            Self::Differ => Map::new(),
            Self::Refused { broken } => {
                let broken: Vec<_> = broken.iter().map(|rule| rule.name()).collect();
                object(json!({ "broken": broken }))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use procedure::PinRules;

    use super::{NewOfficerPin, NewOfficerPinFault};
    use crate::{PinRuleView, TypedPin};

    const RULES: PinRules = PinRules {
        min_length: 6,
        max_length: 8,
        system_length: 6,
        no_repeats: true,
        no_sequences: true,
        not_holder_data: false,
    };

    fn typed(pin: &str) -> TypedPin {
        serde_json::from_value(pin.into()).unwrap()
    }

    #[test]
    fn a_pin_is_typed_twice_and_keeps_to_the_rules() {
        let chosen = |one, two| NewOfficerPin::chosen(typed(one), typed(two), &RULES);
        assert_eq!(
            chosen("135792", "135792").ok().unwrap().pin().expose(),
            "135792"
        );
        assert_eq!(
            chosen("135792", "135793").err(),
            Some(NewOfficerPinFault::Differ)
        );
        let broken = vec![PinRuleView::MinLength { digits: 6 }, PinRuleView::NoRepeats];
        let refused = NewOfficerPinFault::Refused { broken };
        assert_eq!(chosen("11111", "11111").err(), Some(refused));
        assert_eq!(NewOfficerPin::rules(&RULES).len(), 5);
    }
}
