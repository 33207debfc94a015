use std::{
    fmt,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use card::{
    CardError, Connection, Digest, KeyUse, Piv, ReaderSource, SignatureScheme as CardScheme,
};
use contents::{CardIdentity, KeyAlgorithm};
use rustls::{
    OtherError, SignatureAlgorithm, SignatureScheme,
    client::ResolvesClientCert,
    sign::{CertifiedKey, Signer, SigningKey},
};
use secret::Pin;

use super::waiting_card::WaitingCard;

/// The key of an officer card, for one TLS handshake.
///
/// The card is opened only to sign, not while the host is awaited. The PIN is used up by the first signature, so that
/// no second handshake can spend another try.
#[derive(Clone)]
pub(super) struct CardKey {
    key: KeyUse,
    scheme: SignatureScheme,
    card: Arc<CardAccess>,
}

struct CardAccess {
    readers: Arc<dyn ReaderSource>,
    device: String,
    identity: CardIdentity,
    shown: Mutex<Option<Shown>>,
    fault: Mutex<Option<CardError>>,
}

/// How the card is shown its PIN, for one signature.
pub(super) enum Shown {
    /// By this program.
    InTheHandshake(Pin),
    /// By its reader: it has taken it already.
    Before(WaitingCard),
}

impl CardKey {
    pub(super) fn new(
        readers: Arc<dyn ReaderSource>,
        device: String,
        identity: CardIdentity,
        key: KeyUse,
        shown: Shown,
    ) -> Self {
        // RFC 8446 §4.2.3: one scheme for each curve, and PSS for RSA.
        let scheme = match key.algorithm {
            KeyAlgorithm::EccP256 => SignatureScheme::ECDSA_NISTP256_SHA256,
            KeyAlgorithm::EccP384 => SignatureScheme::ECDSA_NISTP384_SHA384,
            KeyAlgorithm::Rsa2048 | KeyAlgorithm::Rsa3072 | KeyAlgorithm::Rsa4096 => {
                SignatureScheme::RSA_PSS_SHA256
            }
        };
        let (shown, fault) = (Mutex::new(Some(shown)), Mutex::default());
        Self {
            key,
            scheme,
            card: Arc::new(CardAccess {
                readers,
                device,
                identity,
                shown,
                fault,
            }),
        }
    }

    /// What kept the card from signing.
    pub(super) fn fault(&self) -> Option<CardError> {
        held(&self.card.fault).clone()
    }

    fn sign_on_card(&self, shown: Shown, message: &[u8]) -> Result<Vec<u8>, CardError> {
        let (scheme, digest) = match self.scheme {
            SignatureScheme::ECDSA_NISTP384_SHA384 => (CardScheme::Ecdsa, Digest::sha384(message)),
            SignatureScheme::RSA_PSS_SHA256 => (CardScheme::RsaPss, Digest::sha256(message)),
            _ => (CardScheme::Ecdsa, Digest::sha256(message)),
        };
        let pin = match shown {
            Shown::InTheHandshake(pin) => pin,
            Shown::Before(card) => return card.sign(self.key, scheme, digest),
        };
        let mut connection = Connection::new(self.card.readers.open(&self.card.device)?);
        let mut session = Piv::open(&mut connection, &self.card.identity)?;
        let signature = session.sign(&self.key, Some(&pin), scheme, &digest)?;
        session.end()?;
        Ok(signature)
    }
}

impl SigningKey for CardKey {
    fn choose_scheme(&self, offered: &[SignatureScheme]) -> Option<Box<dyn Signer>> {
        offered
            .contains(&self.scheme)
            .then(|| Box::new(self.clone()) as Box<dyn Signer>)
    }

    fn algorithm(&self) -> SignatureAlgorithm {
        if self.key.algorithm.is_rsa() {
            SignatureAlgorithm::RSA
        } else {
            SignatureAlgorithm::ECDSA
        }
    }
}

impl Signer for CardKey {
    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, rustls::Error> {
        let Some(shown) = held(&self.card.shown).take() else {
            return Err(rustls::Error::General(
                "the officer card signs one handshake only".to_owned(),
            ));
        };
        self.sign_on_card(shown, message).map_err(|error| {
            *held(&self.card.fault) = Some(error.clone());
            rustls::Error::Other(OtherError(Arc::new(error)))
        })
    }

    fn scheme(&self) -> SignatureScheme {
        self.scheme
    }
}

impl fmt::Debug for CardKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CardKey({} in {})", self.key.reference, self.card.device)
    }
}

/// The certificate of an officer card, shown only to a server that asks for one of its issuer: otherwise the card is no
/// officer's there, and is not asked to sign, which would spend a PIN on it.
#[derive(Debug)]
pub(super) struct CardCertificate {
    /// None where it is not shown even then.
    certified: Option<Arc<CertifiedKey>>,
    /// The issuer's name, DER.
    issuer: Vec<u8>,
    not_asked_for: AtomicBool,
}

impl CardCertificate {
    pub(super) fn new(certified: CertifiedKey, issuer: Vec<u8>) -> Self {
        Self {
            certified: Some(Arc::new(certified)),
            issuer,
            not_asked_for: AtomicBool::new(false),
        }
    }

    /// One that is not shown: it learns only whether it would be asked for.
    pub(super) fn withheld(issuer: Vec<u8>) -> Self {
        Self {
            certified: None,
            issuer,
            not_asked_for: AtomicBool::new(false),
        }
    }

    /// Whether the server named authorities, and the issuer is none of them.
    pub(super) fn was_not_asked_for(&self) -> bool {
        self.not_asked_for.load(Ordering::Acquire)
    }
}

impl ResolvesClientCert for CardCertificate {
    fn resolve(&self, hints: &[&[u8]], schemes: &[SignatureScheme]) -> Option<Arc<CertifiedKey>> {
        // RFC 8446 §4.2.4: names of acceptable authorities, DER; a server that names none takes any.
        if !hints.is_empty() && !hints.contains(&self.issuer.as_slice()) {
            self.not_asked_for.store(true, Ordering::Release);
            return None;
        }
        let certified = self.certified.as_ref()?;
        let key = &certified.key;
        key.choose_scheme(schemes).map(|_| certified.clone())
    }

    fn has_certs(&self) -> bool {
        true
    }
}

/// The one client certificate of a connection, whatever authorities a server asks for.
#[derive(Debug)]
pub(super) struct ClientCertificate(Arc<CertifiedKey>);

impl ClientCertificate {
    pub(super) fn new(certified: CertifiedKey) -> Self {
        Self(Arc::new(certified))
    }
}

impl ResolvesClientCert for ClientCertificate {
    fn resolve(&self, _hints: &[&[u8]], schemes: &[SignatureScheme]) -> Option<Arc<CertifiedKey>> {
        self.0.key.choose_scheme(schemes).map(|_| self.0.clone())
    }

    fn has_certs(&self) -> bool {
        true
    }
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
