//! Where the system's PIN and PUK go: asked before anything is signed.

use procedure::{FieldName, is_email};
use protocol::{LetterId, NextLetterId, PinMailer, PinMailerFault, Refusal};
use tokio::runtime::Handle;

use super::{AskedFor, SubmitFault, run::Run};
use crate::{
    Sentence, Trouble,
    host::HostError,
    prompts::{AddressAsk, Declined, LetterAsk, PinMailerAnswer, PinMailerPrompt},
};

/// The question, and what was answered to it so far.
pub(super) struct PinMailerQuestion {
    ask: PinMailerPrompt,
    /// What was said, where it has the form of it.
    said: Option<PinMailer>,
    /// Why the last answer was not taken.
    not_taken: Option<HostError>,
}

/// How often it is asked before the run ends.
const ATTEMPTS: u8 = 10;

impl PinMailerQuestion {
    /// What the run's order will say.
    pub(super) fn said(&self) -> Option<&PinMailer> {
        self.said.as_ref()
    }
}

impl Run {
    /// Asks where PIN and PUK go; nothing where the procedure mails and prints nothing.
    pub(super) fn ask_pin_mailer(
        &self,
        host: &Handle,
    ) -> Result<Option<PinMailerQuestion>, SubmitFault> {
        let needed = self.subject.plan.mailer;
        if needed.is_nothing() {
            return Ok(None);
        }
        let ask = PinMailerPrompt {
            reader: self.subject.device.clone(),
            card: Sentence::card(&self.subject.identity),
            address: needed.address.then(|| self.address_ask()),
            letter: needed.letter().then(|| LetterAsk {
                next: self.next_letter_id(host),
                for_pin: needed.letter_for_pin,
                for_puk: needed.letter_for_puk,
            }),
            trouble: None,
            attempt: 1,
        };
        let mut question = PinMailerQuestion {
            ask,
            said: None,
            not_taken: None,
        };
        self.put(&mut question)?;
        Ok(Some(question))
    }

    /// Asks again, after the host did not take what was said.
    pub(super) fn ask_pin_mailer_again(
        &self,
        question: &mut PinMailerQuestion,
        why: PinMailerFault,
    ) -> Result<(), SubmitFault> {
        question.not_taken(why)?;
        self.put(question)
    }

    /// Asks until the answer has the form of one.
    fn put(&self, question: &mut PinMailerQuestion) -> Result<(), SubmitFault> {
        loop {
            self.outside.progress.waiting_for_answer();
            let answer = self.outside.prompts.pin_mailer(&question.ask);
            self.outside.progress.running();
            let answer = answer.map_err(|Declined| question.declined())?;
            self.must_go_on()?;
            question.ask.stands_there(&answer);
            match self.checked(&question.ask, answer) {
                Ok(said) => {
                    question.said = Some(said);
                    return Ok(());
                }
                Err(why) => question.not_taken(why)?,
            }
        }
    }

    /// What the host would refuse, without asking it.
    fn checked(
        &self,
        ask: &PinMailerPrompt,
        answer: PinMailerAnswer,
    ) -> Result<PinMailer, PinMailerFault> {
        let address = match (&ask.address, typed(answer.address)) {
            (None, _) => None,
            (Some(_), None) => return Err(PinMailerFault::NoAddress {}),
            (Some(_), Some(address)) if !is_email(&address) => {
                return Err(PinMailerFault::NotAnAddress {});
            }
            (Some(_), Some(address)) => match self.field_with(&address) {
                Some(field) => return Err(PinMailerFault::WhereTheCardGoes { field }),
                None => Some(address),
            },
        };
        let letter = match (&ask.letter, typed(answer.letter)) {
            (None, _) => None,
            (Some(_), letter) => {
                let letter = letter.and_then(|letter| LetterId::typed(&letter).ok());
                Some(letter.ok_or(PinMailerFault::NoLetterId {})?)
            }
        };
        Ok(PinMailer { address, letter })
    }

    fn address_ask(&self) -> AddressAsk {
        let mail = self.subject.pin_procedure.mail.as_ref();
        let field = mail.and_then(|mail| mail.field.as_ref());
        let value = field.and_then(|field| self.subject.draft.fields.get(field));
        AddressAsk {
            prefilled: value.cloned().unwrap_or_default(),
            forbidden: self.forbidden().map(|(_, value)| value.clone()).collect(),
        }
    }

    /// The field that says that the card goes to this address, however it is written there.
    fn field_with(&self, address: &str) -> Option<FieldName> {
        let mut forbidden = self.forbidden();
        let same = |value: &str| value.trim().eq_ignore_ascii_case(address);
        let found = forbidden.find(|(_, value)| same(value));
        found.map(|(field, _)| field.clone())
    }

    fn forbidden(&self) -> impl Iterator<Item = (&FieldName, &String)> {
        let mail = self.subject.pin_procedure.mail.iter();
        let fields = mail.flat_map(|mail| &mail.never_to);
        fields.filter_map(|field| {
            let value = self.subject.draft.fields.get(field)?;
            Some((field, value))
        })
    }

    /// An ID that was created ahead; none where there is none, or the host does not say: it is a proposal.
    fn next_letter_id(&self, host: &Handle) -> Option<String> {
        let next = self.session.connection().get("/v1/letters/next-id");
        let next: Result<NextLetterId, HostError> = host.block_on(next);
        next.ok()?.id.map(|id| id.to_string())
    }
}

impl PinMailerQuestion {
    /// Why the run ends: whoever gives no other answer is told what was wrong with the last one.
    fn declined(&mut self) -> SubmitFault {
        let secret = AskedFor::PinMailer;
        let declined = SubmitFault::Declined { secret };
        self.not_taken.take().map_or(declined, SubmitFault::Host)
    }

    fn not_taken(&mut self, why: PinMailerFault) -> Result<(), SubmitFault> {
        let fault = HostError::Refused(Refusal::PinMailer { why });
        if self.ask.attempt >= ATTEMPTS {
            return Err(fault.into());
        }
        self.ask.attempt += 1;
        self.ask.trouble = Some(Trouble::from(&fault));
        self.not_taken = Some(fault);
        Ok(())
    }
}

impl PinMailerPrompt {
    /// What was answered stands there when it is asked again.
    fn stands_there(&mut self, answer: &PinMailerAnswer) {
        if let (Some(ask), Some(address)) = (&mut self.address, &answer.address) {
            ask.prefilled.clone_from(address);
        }
        if let Some(ask) = &mut self.letter {
            ask.next.clone_from(&answer.letter);
        }
    }
}

/// What a person typed, without white space around it; nothing where it is empty.
fn typed(text: Option<String>) -> Option<String> {
    let text = text?.trim().to_owned();
    (!text.is_empty()).then_some(text)
}
