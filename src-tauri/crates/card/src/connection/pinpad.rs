use super::Connection;
use crate::{
    CardError, Malformed, PinpadFault, PinpadFeatures, ReaderError, Status,
    pcsc::FEATURE_REQUEST,
    pinpad::{Entry, answered},
};

impl Connection {
    /// What the reader's pinpad can do; `None` for a reader without one that verifies a PIN. The reader is asked by one
    /// control call, when it is wanted for the first time, in a session or outside one; the card sees nothing of it.
    ///
    /// A reader that answers with an error, or with nonsense, has none: many that have none answer so.
    pub fn pinpad(&mut self) -> Option<PinpadFeatures> {
        if let Some(asked) = self.seen.pinpad {
            return asked;
        }
        let answer = self.channel.control(FEATURE_REQUEST, &[]);
        let found = answer
            .ok()
            .map(|answer| PinpadFeatures::parse(&answer))
            .filter(|features| features.verify.is_some());
        tracing::debug!(
            reader = self.reader(),
            pinpad = found.is_some(),
            "pinpad asked for"
        );
        self.seen.pinpad = Some(found);
        found
    }

    /// Has a PIN typed on the reader, which sends it to the card. Any status is an answer of the card.
    pub(crate) fn type_on_reader(&mut self, entry: &Entry<'_>) -> Result<Status, CardError> {
        let features = self.pinpad().unwrap_or_default();
        let code = match entry {
            Entry::Verify => features.verify,
            Entry::Modify { .. } => features.modify,
        };
        let code = code.ok_or(CardError::Pinpad(PinpadFault::Missing))?;
        (self.typing)();
        let answer = self.channel.control(code, &entry.structure());
        let answer = answer.map_err(|error| match (error, entry) {
            // Drivers tell of keys that they do not let be used, or not for this, in more ways than one. Nothing of the card
            // has changed; but of a change that failed otherwise that is not known.
            (ReaderError::NotSupported, _) | (ReaderError::NotTransmitted, Entry::Verify) => {
                CardError::Pinpad(PinpadFault::NotTaken)
            }
            (error, _) => error.into(),
        })?;
        let instruction = entry.instruction();
        let status = answered(&answer).ok_or(CardError::Malformed {
            instruction,
            fault: Malformed::NoStatus,
        })?;
        // The status says no more than that of an APDU; what was typed does not come this way.
        match &status {
            Ok(status) => tracing::trace!(%instruction, %status, "PIN entry on the reader"),
            Err(fault) => tracing::trace!(%instruction, %fault, "PIN entry on the reader"),
        }
        status.map_err(CardError::Pinpad)
    }
}

#[cfg(test)]
mod tests;
