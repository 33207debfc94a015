use std::sync::Arc;

use card::ReaderSource;
use jiff::Timestamp;

use crate::{
    archive::{ArchiveError, RecoveryAsked},
    host::HostAddress,
    letters::{IdsCreatedView, LettersError, LettersPrintedView},
    operation::Operations,
    orders::{AbandonError, Abandoned},
    service::Served,
    session::{NotSignedIn, SessionSlot, SignedIn},
    submit::{DevicesInUse, SubmitError, Submitted},
};

/// An officer's desk: readers on one side, a host on the other. Cheap to share; all verbs take `&self`.
pub struct Desk {
    readers: Arc<dyn ReaderSource>,
    host: Option<HostAddress>,
    clock: Clock,
    session: Arc<SessionSlot>,
    pub(crate) devices_in_use: DevicesInUse,
    pub(crate) submissions: Operations<Result<Submitted, SubmitError>>,
    pub(crate) abandonments: Operations<Result<Abandoned, AbandonError>>,
    pub(crate) recovery_requests_made: Operations<Result<RecoveryAsked, ArchiveError>>,
    pub(crate) recovery_decisions: Operations<Result<(), ArchiveError>>,
    pub(crate) services: Operations<Result<Served, SubmitError>>,
    pub(crate) letters_printed: Operations<Result<LettersPrintedView, LettersError>>,
    pub(crate) letter_ids_created: Operations<Result<IdsCreatedView, LettersError>>,
    pub(crate) mails_resent: Operations<Result<(), LettersError>>,
}

/// Tells the time that documents carry.
pub type Clock = fn() -> Timestamp;

impl Desk {
    /// A desk with these readers, at this host. Nobody is signed in, and nothing is connected yet.
    pub fn new(readers: Arc<dyn ReaderSource>, host: HostAddress) -> Self {
        Self::with_clock(readers, Some(host), Timestamp::now)
    }

    /// A desk at no host: it watches devices and reads cards, and nobody can sign in.
    pub fn without_host(readers: Arc<dyn ReaderSource>) -> Self {
        Self::with_clock(readers, None, Timestamp::now)
    }

    /// As [`new`](Self::new) or [`without_host`](Self::without_host), with another clock than the system's.
    pub fn with_clock(
        readers: Arc<dyn ReaderSource>,
        host: Option<HostAddress>,
        clock: Clock,
    ) -> Self {
        Self {
            readers,
            host,
            clock,
            session: Arc::default(),
            devices_in_use: DevicesInUse::default(),
            submissions: Operations::default(),
            abandonments: Operations::default(),
            recovery_requests_made: Operations::default(),
            recovery_decisions: Operations::default(),
            services: Operations::default(),
            letters_printed: Operations::default(),
            letter_ids_created: Operations::default(),
            mails_resent: Operations::default(),
        }
    }

    /// The host's address, where there is a host.
    pub fn host(&self) -> Option<&HostAddress> {
        self.host.as_ref()
    }

    pub(crate) fn readers(&self) -> &Arc<dyn ReaderSource> {
        &self.readers
    }

    pub(crate) fn clock(&self) -> Clock {
        self.clock
    }

    pub(crate) fn sessions(&self) -> &Arc<SessionSlot> {
        &self.session
    }

    pub(crate) fn session(&self) -> Result<Arc<SignedIn>, NotSignedIn> {
        self.session.current()
    }
}
