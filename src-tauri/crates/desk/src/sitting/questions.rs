use std::sync::{Arc, mpsc};

use secret::{Pin, Puk};

use super::{
    QuestionView, TypedPin, error::SittingError, officer::GivenPin, shared::Shared, state::State,
};
use crate::{
    Declined, HolderPinPrompt, NewPin, NewPinPrompt, OnTheReaderPrompt, OperationId,
    PinMailerAnswer, PinMailerPrompt, PinToShow, Prompts, PukPrompt, ShownPin, ShownSecret,
    SignaturePinPrompt, Trouble,
};

/// What a run asks of a person. Dropping it without an answer declines.
pub(super) struct Question {
    id: u32,
    asked: Asked,
    answer: mpsc::Sender<Answer>,
}

enum Asked {
    Holder(HolderPinPrompt),
    New(NewPinPrompt),
    PinMailer(PinMailerPrompt),
    Puk(PukPrompt),
    /// Nothing of anybody here.
    OnTheReader(OnTheReaderPrompt),
    Show {
        order: String,
        secret: ShownSecret,
        /// Until it is taken.
        pin: Option<PinToShow>,
    },
}

enum Answer {
    Pin(Pin),
    Puk(Puk),
    PinMailer(PinMailerAnswer),
    OnTheReader,
    Cancelled,
    Noted,
}

/// Puts the questions of one run to whoever sits at the desk.
pub(super) struct Asks {
    shared: Arc<Shared>,
    operation: OperationId,
    signature_pin: GivenPin,
}

impl Asks {
    pub(super) fn new(
        shared: Arc<Shared>,
        operation: OperationId,
        signature_pin: GivenPin,
    ) -> Self {
        Self {
            shared,
            operation,
            signature_pin,
        }
    }

    /// Blocks until somebody has answered, or nobody will.
    fn ask(&self, asked: Asked) -> Result<Answer, Declined> {
        let (answer, answered) = mpsc::channel();
        self.shared
            .change(|state| state.ask(self.operation, asked, answer));
        answered.recv().map_err(|_| Declined)
    }
}

impl Prompts for Asks {
    fn signature_pin(&self, _: &SignaturePinPrompt) -> Result<Pin, Declined> {
        self.signature_pin.give()
    }

    fn has_signature_pin(&self) -> bool {
        self.signature_pin.is_there()
    }

    fn holder_pin(&self, ask: &HolderPinPrompt) -> Result<Pin, Declined> {
        match self.ask(Asked::Holder(ask.clone()))? {
            Answer::Pin(pin) => Ok(pin),
            _ => Err(Declined),
        }
    }

    fn new_pin(&self, ask: &NewPinPrompt) -> Result<NewPin, Declined> {
        match self.ask(Asked::New(ask.clone()))? {
            Answer::Pin(pin) => Ok(NewPin::Entered(pin)),
            Answer::OnTheReader => Ok(NewPin::OnTheReader),
            Answer::Cancelled => Ok(NewPin::Cancelled),
            _ => Err(Declined),
        }
    }

    fn pin_mailer(&self, ask: &PinMailerPrompt) -> Result<PinMailerAnswer, Declined> {
        match self.ask(Asked::PinMailer(ask.clone()))? {
            Answer::PinMailer(answer) => Ok(answer),
            _ => Err(Declined),
        }
    }

    fn puk(&self, ask: &PukPrompt) -> Result<Puk, Declined> {
        match self.ask(Asked::Puk(ask.clone()))? {
            Answer::Puk(puk) => Ok(puk),
            _ => Err(Declined),
        }
    }

    fn on_the_reader(
        &self,
        ask: &OnTheReaderPrompt,
        typing: &mut dyn FnMut(),
    ) -> Result<(), Declined> {
        // Nobody listens: the reader answers.
        let (answer, _) = mpsc::channel();
        let asked = Asked::OnTheReader(ask.clone());
        self.shared
            .change(|state| state.ask(self.operation, asked, answer));
        typing();
        self.shared
            .change(|state| state.typed_on_the_reader(self.operation));
        Ok(())
    }

    fn show_pin(&self, pin: PinToShow) -> Result<(), Declined> {
        let asked = Asked::Show {
            order: pin.order().to_owned(),
            secret: pin.secret(),
            pin: Some(pin),
        };
        match self.ask(asked)? {
            Answer::Noted => Ok(()),
            _ => Err(Declined),
        }
    }
}

impl State {
    fn ask(&mut self, operation: OperationId, asked: Asked, answer: mpsc::Sender<Answer>) {
        if self.has_ended() {
            return;
        }
        self.questions += 1;
        let id = self.questions;
        let run = self.run_of(operation);
        if let Some(run) = run.filter(|run| !run.left_alone) {
            run.question = Some(Question { id, asked, answer });
        }
    }

    fn typed_on_the_reader(&mut self, operation: OperationId) {
        let run = self.run_of(operation);
        if let Some(run) = run.filter(|run| {
            let asked = run.question.as_ref().map(|question| &question.asked);
            matches!(asked, Some(Asked::OnTheReader(_)))
        }) {
            run.question = None;
        }
    }

    /// The question of that number, where it is still put and somebody is signed in: its officer, as another one's
    /// sign-in takes it back.
    fn question(&mut self, id: u32) -> Result<&mut Option<Question>, Trouble> {
        self.must_be_signed_in()?;
        let put = self.run.as_mut().map(|run| &mut run.question);
        let put = put.filter(|put| put.as_ref().is_some_and(|question| question.id == id));
        put.ok_or_else(gone)
    }

    fn answer(&mut self, id: u32, answer: Answer) -> Result<(), Trouble> {
        let question = self.question(id)?.take();
        let sent = question.map(|question| question.answer.send(answer));
        sent.and_then(Result::ok).ok_or_else(gone)
    }

    pub(super) fn give_holder_pin(&mut self, id: u32, pin: TypedPin) -> Result<(), Trouble> {
        match self.question(id)? {
            Some(Question {
                asked: Asked::Holder(_),
                ..
            }) => self.answer(id, Answer::Pin(pin.into_pin())),
            _ => Err(gone()),
        }
    }

    pub(super) fn enter_new_pin(
        &mut self,
        id: u32,
        pin: TypedPin,
        again: TypedPin,
    ) -> Result<(), Trouble> {
        self.must_ask_new_pin(id)?;
        let (pin, again) = (pin.into_pin(), again.into_pin());
        // Compared here, where both were typed by the same person a moment ago.
        if pin.expose() != again.expose() {
            return Err(SittingError::PinsDiffer.into());
        }
        self.answer(id, Answer::Pin(pin))
    }

    /// The new PIN is typed on the keys of the reader, where that was asked for.
    pub(super) fn enter_on_the_reader(&mut self, id: u32) -> Result<(), Trouble> {
        match self.question(id)? {
            Some(Question {
                asked: Asked::New(NewPinPrompt { pinpad: true, .. }),
                ..
            }) => self.answer(id, Answer::OnTheReader),
            _ => Err(gone()),
        }
    }

    pub(super) fn give_pin_mailer(
        &mut self,
        id: u32,
        answer: PinMailerAnswer,
    ) -> Result<(), Trouble> {
        match self.question(id)? {
            Some(Question {
                asked: Asked::PinMailer(_),
                ..
            }) => self.answer(id, Answer::PinMailer(answer)),
            _ => Err(gone()),
        }
    }

    pub(super) fn give_puk(&mut self, id: u32, puk: TypedPin) -> Result<(), Trouble> {
        match self.question(id)? {
            Some(Question {
                asked: Asked::Puk(_),
                ..
            }) => {
                // Exposed to become a PUK; the text it was typed as is wiped.
                let puk = Puk::new(puk.into_pin().expose().to_owned());
                self.answer(id, Answer::Puk(puk))
            }
            _ => Err(gone()),
        }
    }

    pub(super) fn cancel_new_pin(&mut self, id: u32) -> Result<(), Trouble> {
        self.must_ask_new_pin(id)?;
        self.answer(id, Answer::Cancelled)
    }

    fn must_ask_new_pin(&mut self, id: u32) -> Result<(), Trouble> {
        match self.question(id)? {
            Some(Question {
                asked: Asked::New(_),
                ..
            }) => Ok(()),
            _ => Err(gone()),
        }
    }

    pub(super) fn decline(&mut self, id: u32) -> Result<(), Trouble> {
        *self.question(id)? = None;
        Ok(())
    }

    pub(super) fn take_pin(&mut self, id: u32) -> Result<ShownPin, Trouble> {
        let pin = self.pin_to_show(id)?.take();
        let pin = pin.ok_or(SittingError::PinTaken)?;
        Ok(pin.take())
    }

    pub(super) fn pin_noted(&mut self, id: u32, noted: bool) -> Result<(), Trouble> {
        if self.pin_to_show(id)?.is_some() {
            return Err(SittingError::PinNotTaken.into());
        }
        if noted {
            self.answer(id, Answer::Noted)
        } else {
            self.decline(id)
        }
    }

    fn pin_to_show(&mut self, id: u32) -> Result<&mut Option<PinToShow>, Trouble> {
        match self.question(id)? {
            Some(Question {
                asked: Asked::Show { pin, .. },
                ..
            }) => Ok(pin),
            _ => Err(gone()),
        }
    }
}

fn gone() -> Trouble {
    SittingError::QuestionGone.into()
}

impl Question {
    pub(super) fn view(&self) -> QuestionView {
        let id = self.id;
        match &self.asked {
            Asked::Holder(ask) => QuestionView::HolderPin {
                id,
                ask: ask.clone(),
            },
            Asked::New(ask) => QuestionView::NewPin {
                id,
                ask: ask.clone(),
            },
            Asked::PinMailer(ask) => QuestionView::PinMailer {
                id,
                ask: ask.clone(),
            },
            Asked::Puk(ask) => QuestionView::Puk {
                id,
                ask: ask.clone(),
            },
            Asked::OnTheReader(ask) => QuestionView::OnTheReader {
                id,
                ask: ask.clone(),
            },
            Asked::Show { order, secret, pin } => QuestionView::ShowPin {
                id,
                order: order.clone(),
                secret: *secret,
                taken: pin.is_none(),
            },
        }
    }
}
