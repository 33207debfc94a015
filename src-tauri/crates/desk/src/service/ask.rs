use procedure::MailerNeeded;
use secret::{Pin, Puk};
use tokio::runtime::Handle;

use super::{PukFrom, Rules, ServiceKind, new_pin::NewPinChoice, run::Run};
use crate::{
    Sentence,
    pin_mailer::{AboutCard, PinMailerQuestion},
    prompts::{Declined, HolderPinPrompt, PinMailerAnswer, PinMailerPrompt, PukPrompt},
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
