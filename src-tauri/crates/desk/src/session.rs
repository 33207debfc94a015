use std::{
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use card::KeyUse;
use contents::{CardIdentity, Certificate};
use procedure::Role;
use protocol::OfficerId;
use serde::Serialize;
use serde_json::{Map, Value};
use specta::Type;

use crate::{Desk, Sentence, fault::Coded, host::HostConnection};

impl Desk {
    /// Who is signed in.
    pub fn officer(&self) -> Option<OfficerView> {
        self.sessions().peek().map(|session| session.view())
    }

    /// Has a session end, now and later, once nobody has done anything at the desk for that long; 15 minutes where this
    /// was never called. Any verb at the host, and whatever somebody does in a [`Sitting`](crate::Sitting), counts.
    pub fn lock_after(&self, idle: Duration) {
        self.sessions().end_after(idle);
    }

    /// Ends the session here: its key is forgotten. The host forgets it when it expires.
    pub fn sign_out(&self) {
        self.sessions().end();
    }
}

/// The officer who is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OfficerView {
    /// Number at the host.
    pub officer: String,
    /// Name.
    pub name: String,
    /// Roles: `issue-certificate`, ….
    pub roles: Vec<String>,
    /// The device the officer card lies in.
    pub device: String,
    /// What tells the officer card from every other one.
    pub card: Sentence,
    /// The host's name.
    pub host: String,
    /// The host's address.
    pub url: String,
    /// When the session ends if nobody signs in again (`RFC 3339`).
    pub expires_at: String,
}

/// Nobody is signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("nobody is signed in")]
pub struct NotSignedIn;

impl Coded for NotSignedIn {
    fn code(&self) -> String {
        // The same as the host's refusal: what to do about it is the same.
        "not-signed-in".to_owned()
    }

    fn data(&self) -> Map<String, Value> {
        Map::new()
    }
}

/// An open session: who signed in, with which card, and the connection that carries it.
#[derive(Debug)]
pub(crate) struct SignedIn {
    pub(crate) officer: OfficerId,
    pub(crate) name: String,
    pub(crate) roles: Vec<Role>,
    pub(crate) device: String,
    pub(crate) identity: CardIdentity,
    pub(crate) signature_key: KeyUse,
    pub(crate) signature_certificate: Certificate,
    pub(crate) registration_certificate: Certificate,
    /// Who signs key packages.
    pub(crate) key_generation_certificate: Certificate,
    /// Whom the registration certificate must chain to.
    pub(crate) authorities: Vec<Certificate>,
    pub(crate) host: String,
    pub(crate) url: String,
    pub(crate) expires_at: jiff::Timestamp,
    pub(crate) connection: HostConnection,
}

impl SignedIn {
    pub(crate) fn connection(&self) -> &HostConnection {
        &self.connection
    }

    pub(crate) fn view(&self) -> OfficerView {
        OfficerView {
            officer: self.officer.to_string(),
            name: self.name.clone(),
            roles: self
                .roles
                .iter()
                .map(|role| role.name().to_owned())
                .collect(),
            device: self.device.clone(),
            card: Sentence::card(&self.identity),
            host: self.host.clone(),
            url: self.url.clone(),
            expires_at: self.expires_at.to_string(),
        }
    }
}

/// How long nobody may do anything at a desk before its session ends, where nothing else is said.
const IDLE: Duration = Duration::from_secs(15 * 60);

/// The one session that a desk can have. It ends when the desk idles.
#[derive(Debug)]
pub(crate) struct SessionSlot<S = SignedIn> {
    held: Mutex<Option<Held<S>>>,
    /// Whether the last session ended because the desk idled.
    idled: AtomicBool,
    /// Milliseconds.
    idle: AtomicU64,
}

#[derive(Debug)]
struct Held<S> {
    session: Arc<S>,
    used: Instant,
}

impl<S> Default for SessionSlot<S> {
    fn default() -> Self {
        Self {
            held: Mutex::new(None),
            idled: AtomicBool::new(false),
            idle: AtomicU64::new(millis(IDLE)),
        }
    }
}

impl SessionSlot {
    /// The officer's card left its device: the session goes with it.
    pub(crate) fn end_with_card_of(&self, device: &str) {
        let mut held = self.held();
        if held
            .as_ref()
            .is_some_and(|held| held.session.device == device)
        {
            *held = None;
        }
    }
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

impl<S> SessionSlot<S> {
    pub(crate) fn end_after(&self, idle: Duration) {
        self.idle.store(millis(idle), Ordering::Relaxed);
    }

    pub(crate) fn begin(&self, session: S) {
        let mut held = self.held();
        self.idled.store(false, Ordering::Relaxed);
        *held = Some(Held {
            session: Arc::new(session),
            used: Instant::now(),
        });
    }

    pub(crate) fn end(&self) {
        *self.held() = None;
    }

    /// Whether the last session ended because the desk idled.
    pub(crate) fn idled(&self) -> bool {
        drop(self.held());
        self.idled.load(Ordering::Relaxed)
    }

    /// The session, to use it.
    pub(crate) fn current(&self) -> Result<Arc<S>, NotSignedIn> {
        let mut held = self.held();
        let current = held.as_mut().ok_or(NotSignedIn)?;
        current.used = Instant::now();
        Ok(current.session.clone())
    }

    /// The session, to look at it.
    pub(crate) fn peek(&self) -> Option<Arc<S>> {
        self.held().as_ref().map(|held| held.session.clone())
    }

    fn held(&self) -> MutexGuard<'_, Option<Held<S>>> {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let idle = Duration::from_millis(self.idle.load(Ordering::Relaxed));
        if held.as_ref().is_some_and(|held| held.used.elapsed() > idle) {
            *held = None;
            self.idled.store(true, Ordering::Relaxed);
        }
        held
    }
}

#[cfg(test)]
mod tests {
    use std::{thread::sleep, time::Duration};

    use super::{NotSignedIn, SessionSlot};

    #[test]
    fn a_session_that_is_not_used_ends() {
        let idle = Duration::from_millis(200);
        let slot = SessionSlot::default();
        slot.end_after(idle);
        assert_eq!(slot.current(), Err(NotSignedIn));
        slot.begin("Olivia");
        for _ in 0..3 {
            sleep(idle / 2);
            assert!(slot.current().is_ok(), "use keeps it");
        }
        for _ in 0..3 {
            sleep(idle / 2);
            slot.peek();
        }
        assert_eq!(slot.current(), Err(NotSignedIn), "being looked at does not");
        assert!(slot.idled());
        slot.begin("Olivia");
        slot.end();
        assert_eq!(slot.peek(), None);
        assert!(!slot.idled(), "it was ended");
    }
}
