//! The card itself: power, one command in, one answer out.

use std::path::Path;
use std::time::Duration;

use crate::apdu::{Command, Le};
use crate::chaining::{Chain, LeStyle};
use crate::model::Model;
use crate::session::{Application, Challenge, Session};
use crate::state::{CardState, OpenError, SaveError, StateFile};
use crate::status::Status;
use crate::timing::{Touch, Work};
use crate::{
    change_reference_data, general_authenticate, generate, objects, reset_retry_counter, select,
    vendor, verify,
};

const GET_RESPONSE: u8 = 0xC0;
const SELECT: u8 = 0xA4;
const VERIFY: u8 = 0x20;

/// A PIV card in software.
///
/// It answers as a card does that lies in a reader: [`VirtualCard::power_on`], then
/// [`VirtualCard::transmit`] for each command APDU. Every change is stored before it is answered.
/// It does not play the reader; insertion, removal, faults and pace are [`crate::ReaderBay`]'s.
pub struct VirtualCard {
    state: CardState,
    file: Option<StateFile>,
    model: Model,
    pub(crate) session: Session,
    pub(crate) touch: Touch,
    pub(crate) exchange: Exchange,
}

/// What belongs to the command that is being executed.
#[derive(Default)]
pub(crate) struct Exchange {
    /// The command before was a successful VERIFY.
    pub(crate) pin_fresh: bool,
    /// The command before left this challenge.
    pub(crate) challenge: Option<Challenge>,
    pub(crate) work: Work,
    pub(crate) touch_wait: Duration,
}

/// An answer and how long a real card would have taken for it.
pub(crate) struct Answered {
    pub(crate) bytes: Vec<u8>,
    pub(crate) work: Work,
    pub(crate) touch_wait: Duration,
}

impl VirtualCard {
    /// A card that is kept in memory only.
    #[must_use]
    pub fn in_memory(state: CardState) -> Self {
        Self::new(state, None)
    }

    /// The card in a state file; every change goes back to the file.
    ///
    /// # Errors
    /// The file cannot be read or holds something else.
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        let file = StateFile::new(path);
        Ok(Self::new(file.load()?, Some(file)))
    }

    /// A card in a new state file, readable by its owner alone.
    ///
    /// # Errors
    /// The file is already there or cannot be written.
    pub fn create(path: &Path, state: CardState) -> Result<Self, SaveError> {
        let file = StateFile::new(path);
        file.create(&state)?;
        Ok(Self::new(state, Some(file)))
    }

    fn new(state: CardState, file: Option<StateFile>) -> Self {
        let model = state.model;
        Self {
            state,
            file,
            model,
            session: Session::default(),
            touch: Touch::default(),
            exchange: Exchange::default(),
        }
    }

    /// The same card without vendor extensions, as [`Model::generic`]; the state keeps its model.
    #[must_use]
    pub fn as_generic(mut self) -> Self {
        if self.model.has_vendor_extensions() {
            self.model = Model::generic();
        }
        self
    }

    /// What happens when a key waits for a touch; without this, a touch is given at once.
    pub fn set_touch(&mut self, touch: Touch) {
        self.touch = touch;
    }

    /// Cold reset. Returns the answer to reset.
    pub fn power_on(&mut self) -> Vec<u8> {
        self.reset()
    }

    /// Warm reset: the card forgets who was verified and what was selected. Returns the answer to reset.
    pub fn reset(&mut self) -> Vec<u8> {
        self.session = Session::default();
        self.atr()
    }

    /// The answer to reset.
    #[must_use]
    pub fn atr(&self) -> Vec<u8> {
        self.model.atr()
    }

    /// What the card remembers.
    #[must_use]
    pub fn state(&self) -> &CardState {
        &self.state
    }

    /// Which card it plays.
    #[must_use]
    pub fn model(&self) -> Model {
        self.model
    }

    /// Executes one command APDU and returns the answer APDU, at least two bytes. Where a key waits for a
    /// touch, so does this call.
    pub fn transmit(&mut self, apdu: &[u8]) -> Vec<u8> {
        let answered = self.answer(apdu);
        std::thread::sleep(answered.touch_wait);
        answered.bytes
    }

    pub(crate) fn answer(&mut self, apdu: &[u8]) -> Answered {
        self.exchange = Exchange::default();
        let bytes = self
            .execute(apdu)
            .unwrap_or_else(|status| status.bytes().to_vec());
        Answered {
            bytes,
            work: self.exchange.work,
            touch_wait: self.exchange.touch_wait,
        }
    }

    fn execute(&mut self, apdu: &[u8]) -> Result<Vec<u8>, Status> {
        let command = Command::parse(apdu)?;
        require_class(command.class)?;
        if command.extended && !self.model.takes_extended_apdus() {
            return Err(Status::WRONG_LENGTH);
        }
        let style = if self.model.is_strict_about_le() {
            LeStyle::Strict
        } else {
            LeStyle::Lenient
        };
        if command.instruction == GET_RESPONSE
            && !command.is_chained()
            && self.session.chain.is_none()
        {
            return self.session.answer.fetch(&command, style);
        }
        self.session.answer.clear();
        if asks_in_vain(&command) && self.model.refuses_le_in_vain(!command.data.is_empty()) {
            return Err(Status::WRONG_LENGTH);
        }
        if command.is_chained() && matches!(command.instruction, SELECT | VERIFY | GET_RESPONSE) {
            return Err(Status::CHAINING_UNSUPPORTED);
        }
        let Some(data) = Chain::take(&mut self.session.chain, &command)? else {
            return Ok(Status::OK.bytes().to_vec());
        };
        self.exchange.pin_fresh = std::mem::take(&mut self.session.pin_fresh);
        self.exchange.challenge = self.session.challenge.take();
        let answer = self.dispatch(&Command {
            data: &data,
            ..command
        })?;
        self.session.answer.set(answer);
        Ok(self.session.answer.next(&command, style))
    }

    fn dispatch(&mut self, command: &Command<'_>) -> Result<Vec<u8>, Status> {
        match (self.session.application, command.instruction) {
            (_, SELECT) => select::select(self, command),
            (Some(Application::Piv), VERIFY) => verify::verify(self, command),
            (Some(Application::Piv), 0x24) => change_reference_data::change(self, command),
            (Some(Application::Piv), 0x2C) => reset_retry_counter::reset(self, command),
            (Some(Application::Piv), 0x47) => generate::generate(self, command),
            (Some(Application::Piv), 0x87) => general_authenticate::authenticate(self, command),
            (Some(Application::Piv), 0xCB) => objects::read(self, command),
            (Some(Application::Piv), 0xDB) => objects::write(self, command),
            (Some(Application::Piv), _) if self.model.has_vendor_extensions() => {
                vendor::dispatch(self, command)
            }
            (Some(Application::YubiKeyManagement), _) => {
                vendor::management_application::dispatch(self, command)
            }
            _ => Err(Status::INSTRUCTION_UNSUPPORTED),
        }
    }

    /// Changes what the card remembers and stores it; if it cannot be stored, nothing is changed.
    pub(crate) fn change<T>(
        &mut self,
        change: impl FnOnce(&mut CardState) -> T,
    ) -> Result<T, Status> {
        let mut state = self.state.clone();
        let result = change(&mut state);
        if let Some(file) = &self.file {
            file.save(&state).map_err(|_| Status::MEMORY_FAILURE)?;
        }
        self.state = state;
        Ok(result)
    }
}

/// Whether it comes with Le although nothing but a status answers it (SP 800-73-5 Part 2 §3.2.1 to §3.2.3 and §3.3.1: Le is
/// empty).
fn asks_in_vain(command: &Command<'_>) -> bool {
    matches!(command.instruction, VERIFY | 0x24 | 0x2C | 0xDB) && command.le != Le::Absent
}

/// Channel 0, no secure messaging, with or without chaining (SP 800-73-5 Part 2 §3: CLA `00` and `10`).
fn require_class(class: u8) -> Result<(), Status> {
    match class {
        0x00 | 0x10 => Ok(()),
        _ if class & 0xE0 != 0 => Err(Status::CLASS_UNSUPPORTED),
        _ if class & 0x03 != 0 => Err(Status::LOGICAL_CHANNEL_UNSUPPORTED),
        _ => Err(Status::SECURE_MESSAGING_UNSUPPORTED),
    }
}
