use secret::{Pin, factory};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::{PinRules, codes::told};

mod holder_data;
mod puk;

pub use holder_data::HolderData;

/// How long a card lets a PIN be; on top of a procedure's rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CardPinLimits {
    /// Fewest digits.
    pub min_length: u8,
    /// Most digits.
    pub max_length: u8,
}

impl CardPinLimits {
    /// Of a PIV card: 6 to 8 decimal digits (`SP 800-73-5 Part 2 §2.4.3`).
    pub const PIV: Self = Self {
        min_length: 6,
        max_length: 8,
    };
}

/// One rule of a PIN, as data: a dialog shows the rules and ticks those that are met, without the digits leaving it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "kebab-case")]
pub enum PinRequirement {
    /// At least so many digits.
    MinLength {
        /// How many.
        digits: u8,
    },
    /// At most so many digits.
    MaxLength {
        /// How many.
        digits: u8,
    },
    /// ASCII digits only.
    OnlyDigits,
    /// Not one digit throughout (111111).
    NoRepeats,
    /// Not a run up or down throughout, 0 after 9 (123456, 987654, 890123).
    NoSequences,
    /// Not the one that cards leave their factory with, which everybody knows (123456).
    NotFactory,
    /// Not within what was typed about the holder.
    NotHolderData {
        /// Runs of digits that it must not stand in; nothing in them is secret.
        digits: Vec<String>,
    },
}

impl PinRequirement {
    /// Whether a PIN meets it. Those but the first three hold for every PIN of fewer than two characters.
    pub fn is_met(&self, pin: &Pin) -> bool {
        // Read to judge it; nothing of it is kept.
        let pin = pin.expose();
        match self {
            Self::MinLength { digits } => pin.chars().count() >= usize::from(*digits),
            Self::MaxLength { digits } => pin.chars().count() <= usize::from(*digits),
            Self::OnlyDigits => pin.bytes().all(|byte| byte.is_ascii_digit()),
            Self::NoRepeats => !steps_by(pin, 0),
            Self::NoSequences => !steps_by(pin, 1) && !steps_by(pin, 9),
            // Compared with what everybody knows.
            Self::NotFactory => pin != factory::pin().expose(),
            Self::NotHolderData { digits } => pin.len() < 2 || !stands_in(digits, pin),
        }
    }
}

/// Whether each digit is the one before plus `step`, modulo ten; false for what is not digits or has no step.
fn steps_by(pin: &str, step: u8) -> bool {
    let bytes = pin.as_bytes();
    bytes.len() > 1
        && bytes.iter().all(u8::is_ascii_digit)
        && bytes
            .windows(2)
            .all(|pair| (pair[0] - b'0' + step) % 10 == pair[1] - b'0')
}

fn stands_in(digits: &[String], pin: &str) -> bool {
    digits.iter().any(|run| run.contains(pin))
}

impl PinRules {
    /// The rules as a person reads them, those of procedure and card joined: the stricter length counts. No procedure
    /// allows the factory's PIN. `holder` is what was typed about the holder.
    pub fn requirements(&self, card: CardPinLimits, holder: &HolderData) -> Vec<PinRequirement> {
        let mut requirements = vec![
            PinRequirement::OnlyDigits,
            PinRequirement::MinLength {
                digits: self.min_length.max(card.min_length),
            },
            PinRequirement::MaxLength {
                digits: self.max_length.min(card.max_length),
            },
        ];
        requirements.extend(self.no_repeats.then_some(PinRequirement::NoRepeats));
        // The factory's is a run up: it needs a rule of its own only where runs are allowed.
        requirements.push(if self.no_sequences {
            PinRequirement::NoSequences
        } else {
            PinRequirement::NotFactory
        });
        if self.not_holder_data && !holder.0.is_empty() {
            let digits = holder.0.iter().cloned().collect();
            requirements.push(PinRequirement::NotHolderData { digits });
        }
        requirements
    }

    /// Checks a PIN that was typed against the procedure's rules and the card's limits, before the card sees it.
    ///
    /// # Errors
    /// A [`PinFault`] for each rule that is not met.
    pub fn check(
        &self,
        pin: &Pin,
        card: CardPinLimits,
        holder: &HolderData,
    ) -> Result<(), Vec<PinFault>> {
        let faults: Vec<_> = self
            .requirements(card, holder)
            .into_iter()
            .filter(|rule| !rule.is_met(pin))
            .map(PinFault)
            .collect();
        if faults.is_empty() {
            Ok(())
        } else {
            Err(faults)
        }
    }

    /// A PIN for the system to give out: uniform over all PINs of [`system_length`](Self::system_length) that meet the
    /// rules, by drawing and rejecting. `random` fills its argument with random bytes, of cryptographic quality.
    ///
    /// # Errors
    /// [`NoSystemPin`] when nothing acceptable came out of many draws: the length is outside the rules, or `random` is
    /// not random.
    pub fn system_pin(
        &self,
        holder: &HolderData,
        mut random: impl FnMut(&mut [u8]),
    ) -> Result<Pin, NoSystemPin> {
        let limits = CardPinLimits {
            min_length: 1,
            max_length: MAX_SYSTEM_LENGTH,
        };
        for _ in 0..MAX_DRAWS {
            let pin = draw(self.system_length.min(MAX_SYSTEM_LENGTH), &mut random)?;
            if self.check(&pin, limits, holder).is_ok() {
                return Ok(pin);
            }
        }
        Err(NoSystemPin)
    }
}

/// Digits that a system PIN can have at most, whatever the card.
const MAX_SYSTEM_LENGTH: u8 = 16;

/// Of PINs of 6 digits the rules refuse 30 in a million; 64 refusals in a row are no accident.
const MAX_DRAWS: usize = 64;

/// Uniform digits: of a byte's 256 values the last six are thrown away, or the digits 0 to 5 would be likelier.
fn draw(length: u8, random: &mut impl FnMut(&mut [u8])) -> Result<Pin, NoSystemPin> {
    // Reserved, so that no smaller buffer with a part of the PIN is left behind unwiped.
    let mut pin = Zeroizing::new(String::with_capacity(usize::from(length)));
    let mut bytes = Zeroizing::new([0_u8; 32]);
    for _ in 0..MAX_DRAWS {
        random(bytes.as_mut_slice());
        for byte in bytes.iter().filter(|byte| **byte < 250) {
            if pin.len() == usize::from(length) {
                return Ok(Pin::new(std::mem::take(&mut *pin)));
            }
            pin.push(char::from(b'0' + byte % 10));
        }
    }
    Err(NoSystemPin)
}

/// A rule that a PIN does not meet. Says nothing about the PIN's digits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PinFault(pub PinRequirement);

told! {
    PinFault:
    Self(PinRequirement::MinLength { digits }) => "pin-too-short" { "min": *digits },
    Self(PinRequirement::MaxLength { digits }) => "pin-too-long" { "max": *digits },
    Self(PinRequirement::OnlyDigits) => "pin-not-digits",
    Self(PinRequirement::NoRepeats) => "pin-repeats",
    Self(PinRequirement::NoSequences) => "pin-sequence",
    Self(PinRequirement::NotFactory) => "pin-factory",
    Self(PinRequirement::NotHolderData { .. }) => "pin-of-holder-data",
}

impl std::fmt::Display for PinFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.0 {
            PinRequirement::MinLength { digits } => {
                write!(f, "the PIN has fewer than {digits} digits")
            }
            PinRequirement::MaxLength { digits } => {
                write!(f, "the PIN has more than {digits} digits")
            }
            PinRequirement::OnlyDigits => f.write_str("the PIN has other characters than digits"),
            PinRequirement::NoRepeats => f.write_str("the PIN is one digit throughout"),
            PinRequirement::NoSequences => f.write_str("the PIN is a run of digits up or down"),
            PinRequirement::NotFactory => {
                f.write_str("the PIN is the one that cards leave their factory with")
            }
            PinRequirement::NotHolderData { .. } => {
                f.write_str("the PIN stands in what was typed about the holder")
            }
        }
    }
}

impl std::error::Error for PinFault {}

/// No PIN came out of the draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no PIN that meets the rules came out of the random source")]
pub struct NoSystemPin;

told! {
    NoSystemPin:
    Self => "no-system-pin",
}

#[cfg(test)]
mod tests;
