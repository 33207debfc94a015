//! Where the system's PIN and PUK go: asked before anything is signed.

use tokio::runtime::Handle;

use super::{AskedFor, SubmitFault, run::Run};
use crate::{
    pin_mailer::{AboutCard, PinMailerQuestion},
    prompts::{Declined, PinMailerAnswer, PinMailerPrompt},
};

impl Run {
    /// Asks where PIN and PUK go; nothing where the procedure mails and prints nothing.
    pub(super) fn ask_pin_mailer(
        &self,
        host: &Handle,
    ) -> Result<Option<PinMailerQuestion>, SubmitFault> {
        let card = AboutCard {
            reader: &self.subject.device,
            identity: &self.subject.identity,
            procedure: &self.subject.pin_procedure,
            fields: &self.subject.draft.fields,
        };
        let needed = self.subject.plan.mailer;
        let mut question = PinMailerQuestion::new(needed, &card, &self.session, host);
        if let Some(question) = &mut question {
            question.put(|ask| self.pin_mailer(ask))?;
        }
        Ok(question)
    }

    pub(super) fn pin_mailer(&self, ask: &PinMailerPrompt) -> Result<PinMailerAnswer, SubmitFault> {
        self.outside.progress.waiting_for_answer();
        let answer = self.outside.prompts.pin_mailer(ask);
        self.outside.progress.running();
        let secret = AskedFor::PinMailer;
        let answer = answer.map_err(|Declined| SubmitFault::Declined { secret })?;
        self.outside.must_go_on()?;
        Ok(answer)
    }
}
