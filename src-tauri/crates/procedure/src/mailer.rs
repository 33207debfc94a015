use crate::{PinDistribution, PinProcedure, PukDistribution, PukProcedure};

/// What an officer must say about where PIN and PUK go, before the order is signed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MailerNeeded {
    /// The address that the PIN is mailed to.
    pub address: bool,
    /// The ID of a letter, for the PIN.
    pub letter_for_pin: bool,
    /// The ID of a letter, for the PUK: the same one, where both go by letter.
    pub letter_for_puk: bool,
}

impl MailerNeeded {
    /// What the two ask for.
    pub fn of(pin: &PinProcedure, puk: Option<&PukProcedure>) -> Self {
        Self {
            address: pin.distribution == PinDistribution::Email,
            letter_for_pin: pin.distribution == PinDistribution::Letter,
            letter_for_puk: puk.is_some_and(|puk| puk.distribution == PukDistribution::Letter),
        }
    }

    /// Whether the ID of a letter is asked for.
    pub const fn letter(&self) -> bool {
        self.letter_for_pin || self.letter_for_puk
    }

    /// Whether nothing is asked for.
    pub const fn is_nothing(&self) -> bool {
        !(self.address || self.letter())
    }
}

#[cfg(test)]
mod tests {
    use super::MailerNeeded;
    use crate::{PinDistribution, PukDistribution, test_cards::shipped};

    #[test]
    fn an_address_is_for_mail_and_an_id_for_paper() {
        let mut procedure = shipped("letter-card");
        let mut needed = |pin, puk| {
            procedure.pin_procedure.distribution = pin;
            let of_puk = procedure.puk_procedure.as_mut().unwrap();
            of_puk.distribution = puk;
            MailerNeeded::of(&procedure.pin_procedure, procedure.puk_procedure.as_ref())
        };
        let nothing = needed(PinDistribution::EnterAtRa, PukDistribution::HostOnly);
        assert!(nothing.is_nothing());
        let mail = needed(PinDistribution::Email, PukDistribution::ShowAtRa);
        assert!(mail.address && !mail.letter() && !mail.is_nothing());
        let paper = needed(PinDistribution::ShowAtRa, PukDistribution::Letter);
        assert!(paper.letter() && paper.letter_for_puk && !paper.letter_for_pin);
        let both = needed(PinDistribution::Letter, PukDistribution::Letter);
        assert!(both.letter_for_pin && both.letter_for_puk && !both.address);
    }
}
