use procedure::{PinDistribution, is_email};
use protocol::{LetterId, NextLetterId, PinMailer, PinMailerFault, Refusal};
use secret::{Pin, Puk};
use tokio::runtime::Handle;

use super::{PukFrom, Rules, ServiceKind, new_pin::NewPinChoice, run::Run};
use crate::{
    Sentence, Trouble,
    host::HostError,
    prompts::{
        AddressAsk, Declined, HolderPinPrompt, LetterAsk, PinMailerAnswer, PinMailerPrompt,
        PukPrompt,
    },
    submit::{AskedFor, SubmitFault},
};

/// What a person gave.
pub(super) struct Asked {
    pub(super) opens: Opens,
    pub(super) new_pin: NewPinChoice,
}

/// By what the card takes a new PIN.
pub(super) enum Opens {
    /// By the PIN that it has.
    Pin(Pin),
    /// By this PUK.
    Puk(Puk),
    /// By the PUK that the host delivers.
    HostPuk,
}

/// How often a PIN mailer is asked for before the run ends.
pub(super) const ATTEMPTS: u8 = 10;

impl Run {
    pub(super) fn ask_what_opens(&self) -> Result<Opens, SubmitFault> {
        match (self.wish.kind, self.wish.puk) {
            (ServiceKind::ChangePin, _) => self.ask_pin().map(Opens::Pin),
            (ServiceKind::Unblock, PukFrom::Typed) => self.ask_puk().map(Opens::Puk),
            (ServiceKind::Unblock, PukFrom::Host) => Ok(Opens::HostPuk),
        }
    }

    fn ask_pin(&self) -> Result<Pin, SubmitFault> {
        let prompt = HolderPinPrompt {
            reader: self.card.device.clone(),
            card: Sentence::card(&self.card.identity),
            tries_left: self.card.pin.tries_left,
        };
        self.asking(AskedFor::HolderPin, |run| {
            run.outside.prompts.holder_pin(&prompt)
        })
    }

    fn ask_puk(&self) -> Result<Puk, SubmitFault> {
        let prompt = PukPrompt {
            reader: self.card.device.clone(),
            card: Sentence::card(&self.card.identity),
            tries_left: self.card.puk.tries_left,
        };
        self.asking(AskedFor::Puk, |run| run.outside.prompts.puk(&prompt))
    }

    pub(super) fn asking<T>(
        &self,
        secret: AskedFor,
        ask: impl FnOnce(&Self) -> Result<T, Declined>,
    ) -> Result<T, SubmitFault> {
        self.must_go_on()?;
        self.outside.progress.waiting_for_answer();
        let given = ask(self);
        self.outside.progress.running();
        given.map_err(|Declined| SubmitFault::Declined { secret })
    }

    /// What is asked about where the PIN goes; nothing where the host sends none.
    pub(super) fn mailer_prompt(&self, host: &Handle, rules: &Rules) -> Option<PinMailerPrompt> {
        let distribution = rules.procedure.distribution;
        let mailed = (distribution == PinDistribution::Email).then(|| address_ask(rules));
        let printed = (distribution == PinDistribution::Letter).then(|| LetterAsk {
            next: self.next_letter_id(host),
            for_pin: true,
            for_puk: false,
        });
        (mailed.is_some() || printed.is_some()).then(|| PinMailerPrompt {
            reader: self.card.device.clone(),
            card: Sentence::card(&self.card.identity),
            address: mailed,
            letter: printed,
            trouble: None,
            attempt: 1,
        })
    }

    /// Only what the field begins with: without it, the officer types.
    fn next_letter_id(&self, host: &Handle) -> Option<String> {
        let next = self.session.connection().get("/v1/letters/next-id");
        let next: NextLetterId = host.block_on(next).ok()?;
        next.id.map(|id| id.to_string())
    }

    /// Asks until the answer has the form that it must have.
    pub(super) fn ask_mailer(&self, ask: &mut PinMailerPrompt) -> Result<PinMailer, SubmitFault> {
        loop {
            let answer = self.asking(AskedFor::PinMailer, |run| {
                run.outside.prompts.pin_mailer(ask)
            })?;
            match mailer(ask, &answer) {
                Ok(mailer) => return Ok(mailer),
                Err(_) if ask.attempt >= ATTEMPTS => {
                    return Err(SubmitFault::Declined {
                        secret: AskedFor::PinMailer,
                    });
                }
                Err(why) => {
                    let fault = HostError::Refused(Refusal::PinMailer { why });
                    again(ask, &answer, Trouble::from(&fault));
                }
            }
        }
    }
}

/// The same question once more, with what was typed and what was wrong with it.
pub(super) fn again(ask: &mut PinMailerPrompt, answer: &PinMailerAnswer, trouble: Trouble) {
    if let (Some(ask), Some(address)) = (&mut ask.address, &answer.address) {
        address.clone_into(&mut ask.prefilled);
    }
    if let (Some(ask), Some(letter)) = (&mut ask.letter, &answer.letter) {
        ask.next = Some(letter.clone());
    }
    ask.trouble = Some(trouble);
    ask.attempt += 1;
}

fn address_ask(rules: &Rules) -> AddressAsk {
    let mail = rules.procedure.mail.clone().unwrap_or_default();
    let value = |field| rules.fields.get(field).cloned();
    AddressAsk {
        prefilled: mail.field.as_ref().and_then(value).unwrap_or_default(),
        forbidden: mail.never_to.iter().filter_map(value).collect(),
    }
}

/// What the host would refuse, without asking it; which addresses the PIN must not go to, the host knows.
fn mailer(ask: &PinMailerPrompt, answer: &PinMailerAnswer) -> Result<PinMailer, PinMailerFault> {
    let typed = |text: &Option<String>| {
        let text = text.as_deref().unwrap_or_default().trim();
        (!text.is_empty()).then(|| text.to_owned())
    };
    let address = match (&ask.address, typed(&answer.address)) {
        (None, _) => None,
        (Some(_), None) => return Err(PinMailerFault::NoAddress {}),
        (Some(_), Some(address)) if !is_email(&address) => {
            return Err(PinMailerFault::NotAnAddress {});
        }
        (Some(_), Some(address)) => Some(address),
    };
    let letter = match (&ask.letter, typed(&answer.letter)) {
        (None, _) => None,
        (Some(_), letter) => {
            let letter = letter.and_then(|letter| LetterId::typed(&letter).ok());
            Some(letter.ok_or(PinMailerFault::NoLetterId {})?)
        }
    };
    Ok(PinMailer { address, letter })
}

#[cfg(test)]
mod tests {
    use super::{
        AddressAsk, LetterAsk, PinMailerAnswer, PinMailerFault, PinMailerPrompt, again, mailer,
    };
    use crate::{Sentence, Trouble};

    fn ask() -> PinMailerPrompt {
        PinMailerPrompt {
            reader: "a reader".to_owned(),
            card: Sentence::new("card"),
            address: Some(AddressAsk {
                prefilled: String::new(),
                forbidden: Vec::new(),
            }),
            letter: Some(LetterAsk {
                next: None,
                for_pin: true,
                for_puk: false,
            }),
            trouble: None,
            attempt: 1,
        }
    }

    fn answer(address: &str, letter: &str) -> PinMailerAnswer {
        PinMailerAnswer {
            address: Some(address.to_owned()),
            letter: Some(letter.to_owned()),
        }
    }

    #[test]
    fn what_was_typed_is_read_and_what_is_missing_is_said() {
        let taken = mailer(&ask(), &answer(" a@b.example ", "pl-1")).unwrap();
        assert_eq!(taken.address.as_deref(), Some("a@b.example"));
        assert_eq!(taken.letter.unwrap().as_str(), "PL-1");
        let fault = |address, letter| mailer(&ask(), &answer(address, letter)).unwrap_err();
        assert_eq!(fault(" ", "PL-1"), PinMailerFault::NoAddress {});
        assert_eq!(fault("a.example", "PL-1"), PinMailerFault::NotAnAddress {});
        assert_eq!(fault("a@b.example", ""), PinMailerFault::NoLetterId {});
        assert_eq!(fault("a@b.example", "Å"), PinMailerFault::NoLetterId {});
    }

    #[test]
    fn what_was_not_taken_stands_there_when_it_is_asked_for_again() {
        let mut ask = ask();
        again(&mut ask, &answer("a", "b"), Trouble::new("declined"));
        assert_eq!(ask.address.unwrap().prefilled, "a");
        assert_eq!(ask.letter.unwrap().next.as_deref(), Some("b"));
        assert_eq!(
            (ask.attempt, ask.trouble.unwrap().code),
            (2, "declined".to_owned())
        );
    }
}
