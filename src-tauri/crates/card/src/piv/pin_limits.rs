/// What a PIV card takes as a PIN (`SP 800-73-5 Part 2 §2.4.3`): 6 to 8 decimal digits. A PIN is checked against it
/// before a card sees it.
pub const PIN_LIMITS: PinLimits = PinLimits {
    min: 6,
    max: 8,
    digits_only: true,
};

/// What a PIV card takes as a PUK. The standard has 8 bytes of any value; some cards leave the factory with shorter
/// ones.
pub const PUK_LIMITS: PinLimits = PinLimits {
    min: 6,
    max: 8,
    digits_only: false,
};

/// The PIN of a card that was issued elsewhere: some cards let holders choose letters.
pub(super) const EXISTING_PIN_LIMITS: PinLimits = PinLimits {
    digits_only: false,
    ..PIN_LIMITS
};

/// What a card takes, whatever a policy says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PinLimits {
    /// Fewest characters.
    pub min: usize,
    /// Most characters.
    pub max: usize,
    /// Whether only the digits 0 to 9 may stand in it; otherwise any printable ASCII character.
    pub digits_only: bool,
}

impl PinLimits {
    /// Checks a text.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub fn check(&self, text: &str) -> Result<(), PinFault> {
        let allowed = |byte: u8| {
            if self.digits_only {
                byte.is_ascii_digit()
            } else {
                byte.is_ascii_graphic()
            }
        };
        if !text.bytes().all(allowed) {
            return Err(if self.digits_only {
                PinFault::NotDigits
            } else {
                PinFault::NotPrintable
            });
        }
        match text.len() {
            length if length < self.min => Err(PinFault::TooShort { min: self.min }),
            length if length > self.max => Err(PinFault::TooLong { max: self.max }),
            _ => Ok(()),
        }
    }
}

/// Why a card cannot take a text as PIN or PUK.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PinFault {
    /// Too few characters.
    #[error("shorter than the {min} characters that the card wants")]
    TooShort {
        /// Fewest characters.
        min: usize,
    },
    /// Too many characters.
    #[error("longer than the {max} characters that the card takes")]
    TooLong {
        /// Most characters.
        max: usize,
    },
    /// Something else than the digits 0 to 9.
    #[error("the card takes only the digits 0 to 9")]
    NotDigits,
    /// Something else than printable ASCII characters.
    #[error("the card takes only printable ASCII characters without spaces")]
    NotPrintable,
}

#[cfg(test)]
mod tests {
    use super::{PIN_LIMITS, PUK_LIMITS, PinFault};

    #[test]
    fn a_pin_has_six_to_eight_digits() {
        for pin in ["123456", "0000000", "99999999"] {
            assert_eq!(PIN_LIMITS.check(pin), Ok(()));
        }
        assert_eq!(
            PIN_LIMITS.check("12345"),
            Err(PinFault::TooShort { min: 6 })
        );
        assert_eq!(PIN_LIMITS.check(""), Err(PinFault::TooShort { min: 6 }));
        assert_eq!(
            PIN_LIMITS.check("123456789"),
            Err(PinFault::TooLong { max: 8 })
        );
        for pin in ["12345a", "12345 ", "١٢٣٤٥٦"] {
            assert_eq!(PIN_LIMITS.check(pin), Err(PinFault::NotDigits));
        }
        assert_eq!(PUK_LIMITS.check("Ab3-_9!?"), Ok(()));
        assert_eq!(PUK_LIMITS.check("pässwort"), Err(PinFault::NotPrintable));
    }
}
