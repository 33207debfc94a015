//! Where the system's PIN and PUK go: asked before anything is signed, for a card that is issued and for one that gets a
//! new PIN.

use std::collections::BTreeMap;

use contents::CardIdentity;
use procedure::{FieldName, MailerNeeded, PinProcedure, is_email};
use protocol::{LetterId, NextLetterId, PinMailer, PinMailerFault, Refusal};
use tokio::runtime::Handle;

use crate::{
    Sentence, Trouble,
    host::HostError,
    prompts::{AddressAsk, LetterAsk, PinMailerAnswer, PinMailerPrompt},
    session::SignedIn,
    submit::{AskedFor, SubmitFault},
};

/// The question, and what was answered to it so far.
pub(crate) struct PinMailerQuestion {
    ask: PinMailerPrompt,
    /// The addresses that the PIN must not go to, with the fields that they stand in.
    never_to: Vec<(FieldName, String)>,
    /// What was said, where it has the form of it.
    said: Option<PinMailer>,
    /// Why the last answer was not taken.
    not_taken: Option<HostError>,
}

/// The card that it is asked about, and what its order says.
pub(crate) struct AboutCard<'a> {
    pub(crate) reader: &'a str,
    pub(crate) identity: &'a CardIdentity,
    pub(crate) procedure: &'a PinProcedure,
    pub(crate) fields: &'a BTreeMap<FieldName, String>,
}

/// How often it is asked before the run ends.
const ATTEMPTS: u8 = 10;

impl PinMailerQuestion {
    /// The question that was not put yet; nothing where nothing is mailed and printed.
    pub(crate) fn new(
        needed: MailerNeeded,
        card: &AboutCard<'_>,
        session: &SignedIn,
        host: &Handle,
    ) -> Option<Self> {
        let ask = PinMailerPrompt {
            reader: card.reader.to_owned(),
            card: Sentence::card(card.identity),
            address: needed.address.then(|| card.address_ask()),
            letter: needed.letter().then(|| LetterAsk {
                next: next_letter_id(session, host),
                for_pin: needed.letter_for_pin,
                for_puk: needed.letter_for_puk,
            }),
            trouble: None,
            attempt: 1,
        };
        (!needed.is_nothing()).then(|| Self {
            ask,
            never_to: card.never_to(),
            said: None,
            not_taken: None,
        })
    }

    /// What the run's order will say.
    pub(crate) fn said(&self) -> Option<&PinMailer> {
        self.said.as_ref()
    }

    /// Asks until the answer has the form of one.
    pub(crate) fn put(
        &mut self,
        ask: impl Fn(&PinMailerPrompt) -> Result<PinMailerAnswer, SubmitFault>,
    ) -> Result<(), SubmitFault> {
        loop {
            let answer = match ask(&self.ask) {
                Err(SubmitFault::Declined { .. }) => return Err(self.declined()),
                answered => answered?,
            };
            self.ask.stands_there(&answer);
            match self.checked(answer) {
                Ok(said) => {
                    self.said = Some(said);
                    return Ok(());
                }
                Err(why) => self.not_taken(why)?,
            }
        }
    }

    /// Asks again, after the host did not take what was said.
    pub(crate) fn put_again(
        &mut self,
        why: PinMailerFault,
        ask: impl Fn(&PinMailerPrompt) -> Result<PinMailerAnswer, SubmitFault>,
    ) -> Result<(), SubmitFault> {
        self.not_taken(why)?;
        self.put(ask)
    }

    /// What the host would refuse, without asking it.
    fn checked(&self, answer: PinMailerAnswer) -> Result<PinMailer, PinMailerFault> {
        let address = match (&self.ask.address, typed(answer.address)) {
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
        let letter = match (&self.ask.letter, typed(answer.letter)) {
            (None, _) => None,
            (Some(_), letter) => {
                let letter = letter.and_then(|letter| LetterId::typed(&letter).ok());
                Some(letter.ok_or(PinMailerFault::NoLetterId {})?)
            }
        };
        Ok(PinMailer { address, letter })
    }

    /// The field that says that the card goes to this address, however it is written there.
    fn field_with(&self, address: &str) -> Option<FieldName> {
        let same = |value: &str| value.trim().eq_ignore_ascii_case(address);
        let found = self.never_to.iter().find(|(_, value)| same(value));
        found.map(|(field, _)| field.clone())
    }

    /// Why the run ends: whoever gives no other answer is told what was wrong with the last one.
    fn declined(&mut self) -> SubmitFault {
        let secret = AskedFor::PinMailer;
        let declined = SubmitFault::Declined { secret };
        self.not_taken.take().map_or(declined, SubmitFault::Host)
    }

    /// The ID that the host names instead of one that is used stands there when it is asked again.
    fn not_taken(&mut self, why: PinMailerFault) -> Result<(), SubmitFault> {
        if let (
            Some(ask),
            PinMailerFault::LetterIdUsed {
                next: Some(next), ..
            },
        ) = (&mut self.ask.letter, &why)
        {
            ask.next = Some(next.to_string());
        }
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

impl AboutCard<'_> {
    fn address_ask(&self) -> AddressAsk {
        let mail = self.procedure.mail.as_ref();
        let field = mail.and_then(|mail| mail.field.as_ref());
        let value = field.and_then(|field| self.fields.get(field));
        let never_to = self.never_to().into_iter();
        AddressAsk {
            prefilled: value.cloned().unwrap_or_default(),
            forbidden: never_to.map(|(_, value)| value).collect(),
        }
    }

    fn never_to(&self) -> Vec<(FieldName, String)> {
        let mail = self.procedure.mail.iter();
        let fields = mail.flat_map(|mail| &mail.never_to);
        let filled = fields.filter_map(|field| self.fields.get_key_value(field));
        let cloned = filled.map(|(field, value)| (field.clone(), value.clone()));
        cloned.collect()
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

/// An ID that was created ahead; none where there is none, or the host does not say: it is a proposal.
fn next_letter_id(session: &SignedIn, host: &Handle) -> Option<String> {
    let next = session.connection().get("/v1/letters/next-id");
    let next: Result<NextLetterId, HostError> = host.block_on(next);
    next.ok()?.id.map(|id| id.to_string())
}

/// What a person typed, without white space around it; nothing where it is empty.
fn typed(text: Option<String>) -> Option<String> {
    let text = text?.trim().to_owned();
    (!text.is_empty()).then_some(text)
}
