//! What a card forgets at a reset.

use std::time::Instant;

use crate::chaining::{Answer, Chain};

/// The state that lasts from one reset to the next.
#[derive(Default)]
pub(crate) struct Session {
    pub(crate) application: Option<Application>,
    pub(crate) pin_verified: bool,
    /// The command before this one was a VERIFY that succeeded.
    pub(crate) pin_fresh: bool,
    pub(crate) management_authenticated: bool,
    /// What the host must answer with the management key in the very next command.
    pub(crate) challenge: Option<Challenge>,
    pub(crate) last_touch: Option<Instant>,
    pub(crate) chain: Option<Chain>,
    pub(crate) answer: Answer,
}

impl Session {
    /// Another application was selected: the PIV card application forgets who was verified
    /// (SP 800-73-5 Part 2 §3.1.1).
    pub(crate) fn forget_verified(&mut self) {
        self.pin_verified = false;
        self.pin_fresh = false;
        self.management_authenticated = false;
        self.challenge = None;
        self.last_touch = None;
    }
}

/// The applications on a card.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Application {
    Piv,
    /// The one in which YubiKey tools look up what device this is.
    YubiKeyManagement,
}

/// One half of an authentication with the management key (SP 800-73-5 Part 2 Appendix A).
pub(crate) enum Challenge {
    /// The card asked; the host answers with the encrypted challenge.
    External { expected: Vec<u8> },
    /// The card gave a witness; the host answers with its clear text and a challenge of its own.
    Mutual { witness: Vec<u8> },
}
