//! Asks for PINs: the secrets file first, then the person at the terminal, else nobody.

use std::sync::{Arc, Mutex, PoisonError};

use desk::{
    Beforehand, Declined, HolderPinPrompt, HolderPinPurpose, NewPin, NewPinPrompt,
    OnTheReaderPrompt, PinMailerAnswer, PinMailerPrompt, PinRuleView, PinToShow, Prompts,
    PukPrompt, SignaturePinPrompt, SignaturePurpose, Trouble, TypedOnTheReader,
};
use messages::Arguments;
use secret::{Pin, Puk};
use serde_json::json;

use crate::{
    exit::Exit,
    output::{Failure, Output, Progress},
    secrets::{SecretName, Secrets},
};

/// The answers of one command.
pub(crate) struct Answers {
    output: Arc<Output>,
    secrets: Secrets,
    /// What is drawn on the terminal while something is under way.
    progress: Mutex<Option<Arc<Progress>>>,
    /// What was asked for while nobody could answer.
    unanswered: Mutex<Option<Unanswered>>,
    /// Where PIN and PUK go, as the command line says it: it is said once.
    mailer: Mutex<Option<PinMailerAnswer>>,
    pin_codes: PinCodes,
}

/// What nobody answered.
#[derive(Clone, Copy)]
enum Unanswered {
    Secret(SecretName),
    /// Where PIN and PUK go.
    Mailer {
        address: bool,
        letter: bool,
    },
}

/// What becomes of a PIN code.
enum PinCodes {
    /// It is shown at once.
    Shown,
    /// It is shown after the run, and stays on the screen: in practice it is nobody's.
    ShownLater(Mutex<Vec<PinToShow>>),
    /// It is wiped: nobody will have the card.
    PutAway,
}

impl Answers {
    pub(crate) fn new(output: Arc<Output>, secrets: Secrets) -> Self {
        Self {
            output,
            secrets,
            progress: Mutex::default(),
            unanswered: Mutex::default(),
            mailer: Mutex::default(),
            pin_codes: PinCodes::Shown,
        }
    }

    /// Where PIN and PUK go, as far as the command line says it.
    pub(crate) fn say_where(&self, address: Option<&str>, letter: Option<&str>) {
        let said = PinMailerAnswer {
            address: address.map(str::to_owned),
            letter: letter.map(str::to_owned),
        };
        *self.mailer.lock().unwrap_or_else(PoisonError::into_inner) = Some(said);
    }

    /// For practice: a PIN code is kept until it is asked for. At a real desk it must be shown before the host forgets
    /// it; here the card and the host go with the program.
    pub(crate) fn showing_pin_code_later(self) -> Self {
        Self {
            pin_codes: PinCodes::ShownLater(Mutex::default()),
            ..self
        }
    }

    /// For practice: a card that is lost as soon as it is issued.
    pub(crate) fn putting_pin_code_away(self) -> Self {
        Self {
            pin_codes: PinCodes::PutAway,
            ..self
        }
    }

    /// Shows the PIN code that was kept, if there is one.
    pub(crate) fn show_kept_pin_code(&self) {
        let PinCodes::ShownLater(kept) = &self.pin_codes else {
            return;
        };
        let kept = std::mem::take(&mut *kept.lock().unwrap_or_else(PoisonError::into_inner));
        for pin in kept {
            // Nothing depends on it any more.
            let _ = self.output.pin_code(pin, false);
        }
    }

    /// From now on this is kept still while somebody is asked.
    pub(crate) fn keep_still(&self, progress: Arc<Progress>) {
        *self.progress.lock().unwrap_or_else(PoisonError::into_inner) = Some(progress);
    }

    /// What a failure means that came of a question nobody could answer: the secret's name, and how to give it.
    pub(crate) fn explain(&self, failure: Failure) -> Failure {
        let unanswered = self
            .unanswered
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        match unanswered {
            Some(Unanswered::Mailer { address, letter }) if failure.code() == "declined" => {
                let what = match (address, letter) {
                    (true, true) => "both",
                    (true, false) => "address",
                    (false, _) => "letter",
                };
                failure.told_as("pin-mailer-missing", json!({ "what": what }), Exit::Usage)
            }
            Some(Unanswered::Secret(name)) if failure.code() == "declined" => {
                let secret = self.output.say(&format!("secret-{}", name.name()));
                let data = json!({ "secret": secret, "secret-name": name.name() });
                failure.told_as("secret-missing", data, Exit::Usage)
            }
            _ => failure,
        }
    }

    fn still<T>(&self, ask: impl FnOnce() -> T) -> T {
        let progress = self
            .progress
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        match progress {
            Some(progress) => progress.still(ask),
            None => ask(),
        }
    }

    fn nobody_answers(&self, name: SecretName) -> Declined {
        *self
            .unanswered
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = Some(Unanswered::Secret(name));
        Declined
    }

    /// Whether somebody can be asked: nobody is where a secrets file was given.
    fn has_person(&self) -> bool {
        !self.secrets.are_given() && self.output.has_person()
    }

    fn answer(&self, name: SecretName, question: impl FnOnce() -> String) -> Result<Pin, Declined> {
        if let Some(pin) = self.secrets.find(name) {
            return Ok(pin);
        }
        if !self.has_person() {
            return Err(self.nobody_answers(name));
        }
        self.still(|| ask(&question()))
    }

    /// Says what was wrong with the last answer. One of a file is not given again: it would be the same, and cost a try.
    fn may_answer_again(
        &self,
        name: SecretName,
        trouble: Option<&Trouble>,
    ) -> Result<(), Declined> {
        let Some(trouble) = trouble else {
            return Ok(());
        };
        if self.secrets.find(name).is_some() || !self.has_person() {
            return Err(Declined);
        }
        self.still(|| self.output.note(&self.output.tell(trouble)));
        Ok(())
    }

    fn question(&self, key: &str, reader: &str, tries_left: Option<u8>) -> String {
        let tries = tries_left.map(|left| {
            self.output
                .fill("tries-left", &Arguments::new().with("tries-left", left))
        });
        let tries = tries.map(|tries| format!(" ({tries})")).unwrap_or_default();
        self.output.fill(
            key,
            &Arguments::new().with("reader", reader).with("tries", tries),
        )
    }
}

impl Prompts for Answers {
    fn signature_pin(&self, ask: &SignaturePinPrompt) -> Result<Pin, Declined> {
        let key = match ask.purpose {
            SignaturePurpose::SignIn => "ask-sign-in-pin",
            SignaturePurpose::Submit => "ask-signature-pin",
            SignaturePurpose::Abandon => "ask-abandon-pin",
            SignaturePurpose::RequestRecovery => "ask-recovery-request-pin",
            SignaturePurpose::DecideRecovery => "ask-recovery-decision-pin",
            SignaturePurpose::Unblock => "ask-unblock-pin",
            SignaturePurpose::ChangePin => "ask-change-pin-pin",
            SignaturePurpose::PrintLetters => "ask-print-pin",
            SignaturePurpose::CreateLetterIds => "ask-letter-ids-pin",
            SignaturePurpose::ResendMail => "ask-resend-pin",
        };
        self.answer(SecretName::Signature, || {
            self.question(key, &ask.reader, ask.tries_left)
        })
    }

    /// A file's PIN is given to the card even where the reader has keys: nobody may be there.
    fn has_signature_pin(&self) -> bool {
        self.secrets.find(SecretName::Signature).is_some() || !self.has_person()
    }

    fn holder_pin(&self, ask: &HolderPinPrompt) -> Result<Pin, Declined> {
        self.may_answer_again(SecretName::Holder, ask.trouble.as_ref())?;
        let key = match ask.purpose {
            HolderPinPurpose::Issue => "ask-holder-pin",
            HolderPinPurpose::ChangePin => "ask-present-pin",
        };
        self.answer(SecretName::Holder, || {
            self.question(key, &ask.reader, ask.tries_left)
        })
    }

    /// The command line says it once: what of it is not taken is asked of the person at the terminal.
    fn pin_mailer(&self, ask: &PinMailerPrompt) -> Result<PinMailerAnswer, Declined> {
        let said = self
            .mailer
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        let said = said.unwrap_or_default();
        let address = ask.address.is_some() && said.address.is_none();
        let letter = ask.letter.is_some() && said.letter.is_none();
        if !address && !letter {
            return Ok(said);
        }
        if !self.has_person() {
            let mut unanswered = self
                .unanswered
                .lock()
                .unwrap_or_else(PoisonError::into_inner);
            // One that was said and refused is told as refused, not as missing.
            *unanswered = ask
                .trouble
                .is_none()
                .then_some(Unanswered::Mailer { address, letter });
            return Err(Declined);
        }
        self.still(|| self.ask_pin_mailer(ask, said))
    }

    fn puk(&self, ask: &PukPrompt) -> Result<Puk, Declined> {
        self.may_answer_again(SecretName::Puk, ask.trouble.as_ref())?;
        let typed = self.answer(SecretName::Puk, || {
            self.question("ask-puk", &ask.reader, ask.tries_left)
        })?;
        // Exposed to become a PUK; what it was typed as is wiped.
        Ok(Puk::new(typed.expose().to_owned()))
    }

    fn on_the_reader(
        &self,
        ask: &OnTheReaderPrompt,
        typing: &mut dyn FnMut(),
    ) -> Result<(), Declined> {
        let key = match ask.what {
            TypedOnTheReader::SignaturePin => "type-signature-pin-on-reader",
            TypedOnTheReader::NewPin => "type-new-pin-on-reader",
        };
        self.still(|| {
            self.output
                .note(&self.question(key, &ask.reader, ask.tries_left));
            typing();
        });
        Ok(())
    }

    fn holder_pin_beforehand(&self) -> Beforehand {
        match self.secrets.find(SecretName::Holder) {
            Some(pin) => Beforehand::Pin(pin),
            None if self.has_person() => Beforehand::Nothing,
            None => {
                let Declined = self.nobody_answers(SecretName::Holder);
                Beforehand::Nobody
            }
        }
    }

    /// Where there is neither, the system-generated PIN is set.
    fn new_pin_beforehand(&self) -> Beforehand {
        self.secrets
            .find(SecretName::New)
            .map_or(Beforehand::Nothing, Beforehand::Pin)
    }

    /// A PIN of the file that breaks a rule is not asked for again: it would be the same. Where it is the card that does not
    /// take it, as when nobody is there to type one, the system-generated PIN is set and shown: certificates are issued by
    /// then.
    fn new_pin(&self, ask: &NewPinPrompt) -> Result<NewPin, Declined> {
        if let Some(pin) = self.secrets.find(SecretName::New) {
            return match (&ask.trouble, ask.broken.is_empty()) {
                (Some(trouble), _) => {
                    self.still(|| self.output.note(&self.output.tell(trouble)));
                    Ok(NewPin::Cancelled)
                }
                (None, true) => Ok(NewPin::Entered(pin)),
                (None, false) => Err(Declined),
            };
        }
        if !self.has_person() {
            return Ok(NewPin::Cancelled);
        }
        if ask.pinpad {
            return Ok(self.still(|| self.ready_at_the_reader(ask)));
        }
        Ok(self
            .still(|| self.ask_new_pin(ask))
            .map_or(NewPin::Cancelled, NewPin::Entered))
    }

    fn show_pin(&self, pin: PinToShow) -> Result<(), Declined> {
        match &self.pin_codes {
            PinCodes::PutAway => Ok(()),
            PinCodes::ShownLater(kept) if !self.output.is_json() => {
                kept.lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .push(pin);
                Ok(())
            }
            PinCodes::Shown | PinCodes::ShownLater(_) => self
                .still(|| self.output.pin_code(pin, true))
                .map_err(|_| Declined),
        }
    }
}

impl Answers {
    fn ask_pin_mailer(
        &self,
        ask: &PinMailerPrompt,
        said: PinMailerAnswer,
    ) -> Result<PinMailerAnswer, Declined> {
        if let Some(trouble) = &ask.trouble {
            self.output.note(&self.output.tell(trouble));
        }
        let address = ask.address.as_ref().filter(|_| said.address.is_none());
        let address = address.map(|ask| self.line("ask-pin-mail", &ask.prefilled));
        let letter = ask.letter.as_ref().filter(|_| said.letter.is_none());
        let next = letter.map(|ask| ask.next.as_deref().unwrap_or_default());
        let letter = next.map(|next| self.line("ask-letter-id", next));
        Ok(PinMailerAnswer {
            address: said.address.or(address.transpose()?),
            letter: said.letter.or(letter.transpose()?),
        })
    }

    /// A line that is typed; Enter alone takes what was proposed.
    fn line(&self, key: &str, proposed: &str) -> Result<String, Declined> {
        let known = if proposed.is_empty() { "no" } else { "yes" };
        let fill = Arguments::new()
            .with("proposed", proposed)
            .with("is-proposed", known);
        let question = self.output.fill(key, &fill);
        let line = self.output.ask_line(&question).map_err(|_| Declined)?;
        match (line.trim(), proposed) {
            ("", "") => Err(Declined),
            ("", proposed) => Ok(proposed.to_owned()),
            (line, _) => Ok(line.to_owned()),
        }
    }

    fn ready_at_the_reader(&self, ask: &NewPinPrompt) -> NewPin {
        self.tell_rules(ask);
        let fill = Arguments::new().with("reader", ask.reader.as_str());
        match self
            .output
            .ask_line(&self.output.fill("new-pin-on-reader", &fill))
        {
            Ok(_) => NewPin::OnTheReader,
            Err(_) => NewPin::Cancelled,
        }
    }

    fn ask_new_pin(&self, prompt: &NewPinPrompt) -> Result<Pin, Declined> {
        self.tell_rules(prompt);
        loop {
            let first = ask(&self.output.say("ask-new-pin"))?;
            let second = ask(&self.output.say("ask-new-pin-again"))?;
            // Typed twice so that a slip is noticed: they are compared here.
            if first.expose() == second.expose() {
                return Ok(first);
            }
            self.output.note(&self.output.say("new-pins-differ"));
        }
    }

    fn tell_rules(&self, ask: &NewPinPrompt) {
        if let Some(trouble) = &ask.trouble {
            self.output.note(&self.output.tell(trouble));
        }
        if !ask.broken.is_empty() {
            self.output.note(&self.output.say("new-pin-broken"));
            ask.broken.iter().for_each(|rule| self.tell_rule(rule));
        }
        self.output.note(&self.output.fill(
            "new-pin-rules",
            &Arguments::new().with("card", self.output.tell(&ask.card)),
        ));
        ask.rules.iter().for_each(|rule| self.tell_rule(rule));
    }

    fn tell_rule(&self, rule: &PinRuleView) {
        let digits = match rule {
            PinRuleView::MinLength { digits } | PinRuleView::MaxLength { digits } => *digits,
            PinRuleView::OnlyDigits
            | PinRuleView::NoRepeats
            | PinRuleView::NoSequences
            | PinRuleView::NotFactory
            | PinRuleView::NotHolderData { .. } => 0,
        };
        let key = format!("pin-rule-{}", rule.name());
        let words = self
            .output
            .fill(&key, &Arguments::new().with("digits", digits));
        self.output.note(&format!("  – {words}"));
    }
}

/// Without echo. Empty, or Ctrl-C, is no answer.
fn ask(question: &str) -> Result<Pin, Declined> {
    let pin = Pin::new(rpassword::prompt_password(format!("{question}: ")).map_err(|_| Declined)?);
    // Whether something was typed at all.
    if pin.expose().is_empty() {
        Err(Declined)
    } else {
        Ok(pin)
    }
}
