use card::CardError;
use procedure::MailerNeeded;
use secret::{Pin, Puk};
use tokio::runtime::Handle;

use super::{PukFrom, Rules, ServiceKind, new_pin::NewPinChoice, run::Run};
use crate::{
    Sentence, Trouble,
    fault::CardFault,
    new_pin::ATTEMPTS,
    pin_mailer::{AboutCard, PinMailerQuestion},
    prompts::{
        Declined, HolderPinPrompt, HolderPinPurpose, PinMailerAnswer, PinMailerPrompt, PukPrompt,
    },
    submit::{AskedFor, SubmitFault},
};

/// What a person gave.
pub(super) struct Asked {
    pub(super) opens: Opens,
    pub(super) new_pin: NewPinChoice,
    /// How often the new PIN was asked for because of the card.
    attempt: u8,
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

impl Run {
    pub(super) fn ask(&self, rules: &Rules) -> Result<Asked, SubmitFault> {
        Ok(Asked {
            opens: self.ask_what_opens()?,
            new_pin: self.ask_new_pin(rules, 1, None)?,
            attempt: 1,
        })
    }

    fn ask_what_opens(&self) -> Result<Opens, SubmitFault> {
        match (self.wish.kind, self.wish.puk) {
            (ServiceKind::ChangePin, _) => {
                let tries_left = self.card.pin.tries_left;
                self.ask_pin(tries_left, None).map(Opens::Pin)
            }
            (ServiceKind::Unblock, PukFrom::Typed) => {
                let tries_left = self.card.puk.tries_left;
                self.ask_puk(tries_left, None).map(Opens::Puk)
            }
            (ServiceKind::Unblock, PukFrom::Host) => Ok(Opens::HostPuk),
        }
    }

    /// What was typed wrong is typed again, and a new PIN that the card does not take is chosen again: the order is open.
    /// Whether there is another answer: not where the card did not refuse what a person gave, or takes nothing any more, or
    /// nobody answers.
    pub(super) fn ask_again(&self, asked: &mut Asked, rules: &Rules, refused: &CardError) -> bool {
        let trouble = CardFault::subject(&self.card.device)(refused.clone());
        let trouble = Some(Trouble::from(&trouble));
        match (&asked.opens, &asked.new_pin, refused) {
            (Opens::Pin(_), _, &CardError::WrongPin { tries_left }) => {
                let pin = self.ask_pin(Some(tries_left), trouble).map(Opens::Pin);
                pin.map(|pin| asked.opens = pin).is_ok()
            }
            (Opens::Puk(_), _, &CardError::WrongPuk { tries_left }) => {
                let puk = self.ask_puk(Some(tries_left), trouble).map(Opens::Puk);
                puk.map(|puk| asked.opens = puk).is_ok()
            }
            (_, NewPinChoice::Entered(_), CardError::NewPinRefused { .. }) => {
                asked.attempt += 1;
                if asked.attempt > ATTEMPTS {
                    asked.new_pin = NewPinChoice::System;
                    return true;
                }
                let new = self.ask_new_pin(rules, asked.attempt, trouble);
                new.map(|new| asked.new_pin = new).is_ok()
            }
            _ => false,
        }
    }

    fn ask_pin(
        &self,
        tries_left: Option<u8>,
        trouble: Option<Trouble>,
    ) -> Result<Pin, SubmitFault> {
        let prompt = HolderPinPrompt {
            purpose: HolderPinPurpose::ChangePin,
            reader: self.card.device.clone(),
            card: Sentence::card(&self.card.identity),
            tries_left,
            trouble,
        };
        self.asking(AskedFor::HolderPin, |run| {
            run.outside.prompts.holder_pin(&prompt)
        })
    }

    fn ask_puk(
        &self,
        tries_left: Option<u8>,
        trouble: Option<Trouble>,
    ) -> Result<Puk, SubmitFault> {
        let prompt = PukPrompt {
            reader: self.card.device.clone(),
            card: Sentence::card(&self.card.identity),
            tries_left,
            trouble,
        };
        self.asking(AskedFor::Puk, |run| run.outside.prompts.puk(&prompt))
    }

    pub(super) fn asking<T>(
        &self,
        secret: AskedFor,
        ask: impl FnOnce(&Self) -> Result<T, Declined>,
    ) -> Result<T, SubmitFault> {
        self.outside.must_go_on()?;
        self.outside.progress.waiting_for_answer();
        let given = ask(self);
        self.outside.progress.running();
        given.map_err(|Declined| SubmitFault::Declined { secret })
    }

    /// Asks where the PIN goes; nothing where the host sends none.
    pub(super) fn ask_pin_mailer(
        &self,
        host: &Handle,
        rules: &Rules,
    ) -> Result<Option<PinMailerQuestion>, SubmitFault> {
        let card = AboutCard {
            reader: &self.card.device,
            identity: &self.card.identity,
            procedure: &rules.procedure,
            fields: &rules.fields,
        };
        // The PUK stays as it is.
        let needed = MailerNeeded::of(&rules.procedure, None);
        let mut question = PinMailerQuestion::new(needed, &card, &self.session, host);
        if let Some(question) = &mut question {
            question.put(|ask| self.pin_mailer(ask))?;
        }
        Ok(question)
    }

    pub(super) fn pin_mailer(&self, ask: &PinMailerPrompt) -> Result<PinMailerAnswer, SubmitFault> {
        self.asking(AskedFor::PinMailer, |run| {
            run.outside.prompts.pin_mailer(ask)
        })
    }
}
