use std::{
    sync::mpsc::{RecvTimeoutError, sync_channel},
    thread,
};

use ::pcsc::{Disposition, Protocols, ShareMode};

use super::{
    FEATURE_REQUEST,
    channel::{GRACE, PATIENCE, control},
    establish, failure, reader_names, shown,
};
use crate::{PinpadFeatures, ReaderError};

/// Whether the reader has a pinpad that verifies a PIN. On a thread of its own, as a channel is opened: connecting may
/// block for as long as another program is in a transaction.
pub(super) fn is_there(reader: &str) -> Result<bool, ReaderError> {
    let (told, answer) = sync_channel(1);
    let name = reader.to_owned();
    thread::Builder::new()
        .name("pinpad".to_owned())
        .spawn(move || {
            // Nobody left to tell is as good as told.
            let _ = told.send(ask(&name));
        })
        .map_err(|error| ReaderError::Thread(error.kind()))?;
    match answer.recv_timeout(PATIENCE + GRACE) {
        Ok(told) => told,
        Err(RecvTimeoutError::Timeout) => Err(ReaderError::Busy {
            reader: reader.to_owned(),
        }),
        Err(RecvTimeoutError::Disconnected) => Err(ReaderError::NoService),
    }
}

fn ask(reader: &str) -> Result<bool, ReaderError> {
    let context = establish()?;
    let names = reader_names(&context).map_err(failure::of("SCardListReaders", reader))?;
    let name = names
        .into_iter()
        .find(|name| shown(name) == reader)
        .ok_or_else(|| ReaderError::NoReader {
            reader: reader.to_owned(),
        })?;
    // Direct: to the reader, with a card in it or none.
    let connected = context
        .connect(&name, ShareMode::Direct, Protocols::UNDEFINED)
        .map_err(failure::of("SCardConnect", reader))?;
    // A reader that does not know the question has no pinpad.
    let features = control(&connected, FEATURE_REQUEST, &[])
        .map(|answer| PinpadFeatures::parse(&answer))
        .unwrap_or_default();
    // Dropped, it would reset the card that lies there.
    let _ = connected.disconnect(Disposition::LeaveCard);
    Ok(features.verify.is_some())
}
