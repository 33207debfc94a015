//! Readers over PC/SC: `winscard` on Windows, the PCSC framework on macOS, `pcsclite` elsewhere.

use std::{
    ffi::{CStr, CString},
    time::Duration,
};

use ::pcsc::{Context, Error, ReaderState, Scope, State};

use crate::{CardPresence, Channel, Reader, ReaderError, ReaderSource, ReaderWatch};

mod channel;
mod failure;
mod pinpad;
mod watcher;

/// The readers that the system's smart card service knows.
///
/// Holds nothing between calls; a service that is stopped and started again is simply found again. Every open channel
/// and every watch has a context of its own, so that none waits for another.
#[derive(Clone, Copy, Debug, Default)]
pub struct PcscSource;

impl ReaderSource for PcscSource {
    fn readers(&self) -> Result<Vec<Reader>, ReaderError> {
        let context = establish()?;
        let names = reader_names(&context).map_err(failure::of("SCardListReaders", ""))?;
        let mut states: Vec<_> = names
            .into_iter()
            .map(|name| ReaderState::new(name, State::UNAWARE))
            .collect();
        if !states.is_empty() {
            context
                .get_status_change(Duration::ZERO, &mut states)
                .or_else(|error| {
                    if error == Error::Timeout {
                        Ok(())
                    } else {
                        Err(error)
                    }
                })
                .map_err(failure::of("SCardGetStatusChange", ""))?;
        }
        Ok(states
            .iter()
            .map(|state| Reader {
                name: shown(state.name()),
                card: presence(state),
            })
            .collect())
    }

    fn watch(&self) -> Result<ReaderWatch, ReaderError> {
        watcher::start()
    }

    fn open(&self, reader: &str) -> Result<Box<dyn Channel>, ReaderError> {
        Ok(Box::new(channel::PcscChannel::open(reader)?))
    }

    fn has_pinpad(&self, reader: &str) -> Result<bool, ReaderError> {
        pinpad::is_there(reader)
    }
}

/// `CM_IOCTL_GET_FEATURE_REQUEST` (`PC/SC Part 10 §2.2`), which is another number on Windows than elsewhere.
pub(crate) const FEATURE_REQUEST: u32 = ::pcsc::ctl_code(3400) as u32;

fn establish() -> Result<Context, ReaderError> {
    Context::establish(Scope::User).map_err(failure::of("SCardEstablishContext", ""))
}

fn reader_names(context: &Context) -> Result<Vec<CString>, Error> {
    match context.list_readers_owned() {
        Err(Error::NoReadersAvailable) => Ok(Vec::new()),
        names => names,
    }
}

/// A reader's name as text. Systems may give names that are not UTF-8; those are found again by comparing this form.
fn shown(name: &CStr) -> String {
    name.to_string_lossy().into_owned()
}

fn presence(state: &ReaderState) -> CardPresence {
    let found = state.event_state();
    if !found.contains(State::PRESENT) {
        CardPresence::Absent
    } else if found.contains(State::MUTE) {
        CardPresence::Mute
    } else {
        CardPresence::Present {
            atr: state.atr().to_vec(),
        }
    }
}
