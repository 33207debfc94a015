use std::sync::Arc;

use card::{CardError, Connection, Piv, ReaderSource};
use contents::CardIdentity;

use crate::{
    Cancel, Cancelling, ProgressReporter, Step, desk::Clock, prompts::Prompts,
    read_card::KeptConnection, submit::SubmitFault,
};

/// What a run at a card needs of the world: readers, time, and whoever asked for it.
pub(crate) struct Outside {
    pub(crate) readers: Arc<dyn ReaderSource>,
    pub(crate) clock: Clock,
    pub(crate) prompts: Arc<dyn Prompts>,
    pub(crate) cancel: Cancel,
    pub(crate) progress: ProgressReporter,
}

impl Outside {
    /// The next step, unless the officer asked to stop after the one before and that was possible.
    pub(crate) fn begin(&self, step: Step, cancelling: Cancelling) -> Result<(), SubmitFault> {
        self.must_go_on()?;
        self.progress.begin(step, cancelling);
        Ok(())
    }

    pub(crate) fn must_go_on(&self) -> Result<(), SubmitFault> {
        let can_stop = self.progress.cancelling() != Cancelling::No;
        if can_stop && self.cancel.is_requested() {
            return Err(SubmitFault::Cancelled);
        }
        Ok(())
    }

    /// The way to a card, once it is seen to be the one that is meant.
    pub(crate) fn connect(
        &self,
        kept: &KeptConnection,
        device: &str,
        card: &CardIdentity,
    ) -> Result<Connection, CardError> {
        match kept.take().map(|kept| recognise(kept, card)) {
            // The card was put back, or another program reset it: what is known of it is worth nothing.
            None | Some(Err(CardError::CardRemoved | CardError::SessionLost)) => {
                self.connect_anew(device, card)
            }
            Some(recognised) => recognised,
        }
    }

    pub(crate) fn connect_anew(
        &self,
        device: &str,
        card: &CardIdentity,
    ) -> Result<Connection, CardError> {
        recognise(Connection::new(self.readers.open(device)?), card)
    }
}

fn recognise(mut connection: Connection, card: &CardIdentity) -> Result<Connection, CardError> {
    Piv::open(&mut connection, card)?.end()?;
    Ok(connection)
}
