use std::sync::Arc;

use card::{CardError, Connection, KeyUse, Piv, ReaderSource};
use contents::{CardIdentity, Certificate, CertificateObject, KeyReference};
use der::{Decode, Encode};
use protocol::{
    Session, SessionRequest,
    keys::{KeyFault, SessionKey},
};
use reqwest::Method;
use rustls::{crypto::aws_lc_rs::sign::any_supported_type, sign::CertifiedKey};
use rustls_pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use serde_json::{Map, Value, json};

use crate::{
    Desk,
    fault::{CardFault, Coded, object},
    host::{HostAddress, HostConnection, HostError, JSON},
    officer_pin::OfficerPin,
    prompts::{Declined, Prompts, SignaturePinPrompt, SignaturePurpose},
    session::{OfficerView, SignedIn},
};

mod card_key;
mod key_generation;
mod waiting_card;

use card_key::{CardCertificate, CardKey, ClientCertificate, Shown};
use waiting_card::WaitingCard;

impl Desk {
    /// Signs the officer in whose card lies in that device: one handshake with the card's authentication key (9A),
    /// which registers a key in memory that carries the session from then on. Who was signed in before is not any more,
    /// unless this fails.
    ///
    /// The PIN is asked for once, shown to the card once, and forgotten; a wrong one is never tried again. It is shown to
    /// the card within the handshake, after the host said whose certificates its officers have: a card with another one
    /// sees no PIN. A PIN that is typed on the reader is typed before the handshake, which waits for nobody; then the host
    /// has said that in one of its own.
    ///
    /// # Errors
    /// [`SignInError`].
    pub async fn sign_in(
        &self,
        device: &str,
        prompts: Arc<dyn Prompts>,
    ) -> Result<OfficerView, SignInError> {
        let host = self.host().ok_or(SignInError::NoHost)?.clone();
        let (readers, clock) = (self.readers().clone(), self.clock());
        let device = device.to_owned();
        let session = crate::blocking::run(move || {
            let desk = SignIn {
                readers,
                host,
                now: clock(),
                device,
            };
            desk.run(&*prompts)
        })
        .await?;
        let view = session.view();
        self.sessions().begin(session);
        Ok(view)
    }
}

/// Why nobody was signed in. A wrong PIN cost a try; otherwise nothing changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignInError {
    /// The desk has no host.
    #[error("there is no host to sign in at")]
    NoHost,
    /// The officer card, or the way to it.
    #[error(transparent)]
    Card(#[from] CardFault),
    /// The officer card does not tell who it is.
    #[error("the officer card has no identity")]
    WithoutIdentity,
    /// The officer card lacks one of its two certificates.
    #[error("the officer card has no usable certificate in {key}")]
    NoCertificate {
        /// The place: 9a or 9c.
        key: KeyReference,
    },
    /// The card's certificate comes from none of the authorities that the host's officers have theirs from: it is
    /// another card, such as the subject card. Its PIN was not tried.
    #[error("the card in {device} is no officer's card at the host")]
    NotAnOfficers {
        /// The device.
        device: String,
    },
    /// The officer gave no PIN.
    #[error("no PIN was given")]
    Declined,
    /// The host.
    #[error(transparent)]
    Host(#[from] HostError),
    /// The host knows the officer by another signature certificate than the one on the card.
    #[error("the host knows another signature certificate than the one on the officer card")]
    AnotherSignatureCertificate,
    /// The session's key could not be made.
    #[error("no session key could be made: {0}")]
    Key(#[from] KeyFault),
}

impl From<Declined> for SignInError {
    fn from(Declined: Declined) -> Self {
        Self::Declined
    }
}

impl Coded for SignInError {
    fn code(&self) -> String {
        match self {
            Self::Card(fault) => return fault.code(),
            Self::Host(error) => return error.code(),
            Self::NoHost => "no-host",
            Self::WithoutIdentity => "card-without-identity",
            Self::NoCertificate { .. } => "card-has-no-certificate",
            Self::NotAnOfficers { .. } => "card-not-an-officers",
            Self::Declined => "declined",
            Self::AnotherSignatureCertificate => "officer-certificate-unusable",
            Self::Key(_) => "signing-failed",
        }
        .to_owned()
    }

    fn data(&self) -> Map<String, Value> {
        match self {
            Self::Card(fault) => fault.data(),
            Self::Host(error) => error.data(),
            Self::NoCertificate { key } => {
                object(json!({ "role": "officer", "key": key.to_string() }))
            }
            Self::NotAnOfficers { device } => {
                object(json!({ "role": "officer", "device": device }))
            }
            Self::Declined => object(json!({ "secret": "signature-pin" })),
            Self::Key(fault) => object(json!({ "why": fault.code() })),
            Self::WithoutIdentity => object(json!({ "role": "officer" })),
            Self::AnotherSignatureCertificate => object(json!({ "key": KeyReference::Signature })),
            Self::NoHost => Map::new(),
        }
    }
}

struct SignIn {
    readers: Arc<dyn ReaderSource>,
    host: HostAddress,
    now: jiff::Timestamp,
    device: String,
}

/// What of the officer card is needed to sign in and to sign.
struct OfficerCard {
    identity: CardIdentity,
    authentication: Certificate,
    signature: Certificate,
    tries_left: Option<u8>,
    /// Whether its reader has a pinpad.
    pinpad: bool,
}

impl SignIn {
    fn run(&self, prompts: &dyn Prompts) -> Result<SignedIn, SignInError> {
        let card = self.read_card()?;
        if card.tries_left == Some(0) {
            return Err(CardFault::officer(&self.device)(CardError::PinBlocked).into());
        }
        let ask = SignaturePinPrompt {
            purpose: SignaturePurpose::SignIn,
            reader: self.device.clone(),
            tries_left: card.tries_left,
        };
        let pin = OfficerPin::asked(prompts, ask, card.pinpad)?;
        let session_key = SessionKey::generate(self.now)?;
        let shown = self.shown(&card, &pin, prompts)?;
        let opened = self.open_session(&card, shown, &session_key)?;
        self.signed_in(card, opened, &session_key)
    }

    fn read_card(&self) -> Result<OfficerCard, SignInError> {
        let fault = CardFault::officer(&self.device);
        let mut connection = Connection::new(
            self.readers
                .open(&self.device)
                .map_err(CardError::from)
                .map_err(&fault)?,
        );
        let mut session = Piv::open_any(&mut connection).map_err(&fault)?;
        let identity = session
            .identity()
            .map_err(&fault)?
            .ok_or(SignInError::WithoutIdentity)?;
        let authentication = session
            .certificate(KeyReference::Authentication)
            .map_err(&fault)?;
        let signature = session
            .certificate(KeyReference::Signature)
            .map_err(&fault)?;
        let tries_left = session.pin_tries_left().map_err(&fault)?;
        session.end().map_err(&fault)?;
        Ok(OfficerCard {
            identity,
            authentication: present(authentication, KeyReference::Authentication)?,
            signature: present(signature, KeyReference::Signature)?,
            tries_left,
            pinpad: connection.pinpad().is_some(),
        })
    }

    /// The PIN, or the card that has taken it on its reader's keys.
    fn shown(
        &self,
        card: &OfficerCard,
        pin: &OfficerPin,
        prompts: &dyn Prompts,
    ) -> Result<Shown, SignInError> {
        if pin.is_on_the_reader() {
            self.must_be_an_officers(card)?;
        }
        let shown = pin.shown(prompts, |pin| match pin {
            // A second owner: the handshake keeps it, and uses it up.
            Some(pin) => Ok(Shown::InTheHandshake(pin.duplicate())),
            None => {
                let (readers, device) = (self.readers.clone(), self.device.clone());
                let waiting = WaitingCard::verified(readers, device, card.identity.clone());
                Ok(Shown::Before(waiting?))
            }
        });
        Ok(shown.map_err(CardFault::officer(&self.device))?)
    }

    /// Asks the host whose certificates its officers have, in a handshake without any.
    fn must_be_an_officers(&self, card: &OfficerCard) -> Result<(), SignInError> {
        let certificate = Arc::new(CardCertificate::withheld(issuer(&card.authentication)?));
        let connection = HostConnection::new(&self.host, certificate.clone())?;
        // What it answers to one who shows none does not matter.
        match on_this_thread(connection.once(Method::GET, "/v1/procedures", JSON, Vec::new())) {
            Ok(_) | Err(HostError::Refused(_)) => self.must_be_asked_for(&certificate),
            Err(error) => Err(error.into()),
        }
    }

    fn must_be_asked_for(&self, certificate: &CardCertificate) -> Result<(), SignInError> {
        if certificate.was_not_asked_for() {
            return Err(SignInError::NotAnOfficers {
                device: self.device.clone(),
            });
        }
        Ok(())
    }

    /// The handshake, on a runtime of its own: the card signs inside it, and that blocks.
    fn open_session(
        &self,
        card: &OfficerCard,
        shown: Shown,
        session_key: &SessionKey,
    ) -> Result<Session, SignInError> {
        let key = Arc::new(CardKey::new(
            self.readers.clone(),
            self.device.clone(),
            card.identity.clone(),
            KeyUse::new(
                KeyReference::Authentication,
                card.authentication.public_key().algorithm(),
            ),
            shown,
        ));
        let chain = vec![CertificateDer::from(card.authentication.der().to_vec())];
        let certificate = Arc::new(CardCertificate::new(
            CertifiedKey::new(chain, key.clone()),
            issuer(&card.authentication)?,
        ));
        let connection = HostConnection::new(&self.host, certificate.clone())?;
        let request = SessionRequest {
            client_key: session_key.public_key().clone(),
        };
        let answer = self.ask(&connection, &request);
        // The handshake fails with the card; what the card said is what happened.
        if let Some(error) = key.fault() {
            return Err(CardFault::officer(&self.device)(error).into());
        }
        self.must_be_asked_for(&certificate)?;
        Ok(answer?)
    }

    fn ask(
        &self,
        connection: &HostConnection,
        request: &SessionRequest,
    ) -> Result<Session, HostError> {
        let failed = |what: String| HostError::NotUnderstood { what };
        let body = serde_json::to_vec(request).map_err(|error| failed(error.to_string()))?;
        // Once only: a second handshake would want the PIN again.
        let answer = on_this_thread(connection.once(Method::POST, "/v1/session", JSON, body))?;
        serde_json::from_slice(&answer).map_err(|error| failed(error.to_string()))
    }

    fn signed_in(
        &self,
        card: OfficerCard,
        opened: Session,
        key: &SessionKey,
    ) -> Result<SignedIn, SignInError> {
        if opened.signature_certificate.0 != card.signature.der() {
            return Err(SignInError::AnotherSignatureCertificate);
        }
        // Pinned for the session. That it chains to the host's authority is checked with each document it signs, which
        // brings the intermediates along.
        let registration_certificate = Certificate::from_der(&opened.registration_certificate.0)
            .map_err(|error| HostError::NotUnderstood {
                what: format!("the registration certificate: {error}"),
            })?;
        let key_generation_certificate =
            key_generation::certificate(&opened, self.host.authorities(), self.now)?;
        Ok(SignedIn {
            officer: opened.officer,
            name: opened.name,
            roles: opened.roles,
            device: self.device.clone(),
            identity: card.identity,
            signature_key: KeyUse::new(
                KeyReference::Signature,
                card.signature.public_key().algorithm(),
            ),
            signature_certificate: card.signature,
            registration_certificate,
            key_generation_certificate,
            authorities: self.host.authorities().to_vec(),
            host: opened.host,
            url: self.host.url().to_owned(),
            expires_at: opened.expires_at,
            connection: session_connection(&self.host, key)?,
        })
    }
}

/// Waits for the host on a runtime of its own.
fn on_this_thread<T>(work: impl Future<Output = Result<T, HostError>>) -> Result<T, HostError> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let runtime = runtime.map_err(|error| HostError::NotUnderstood {
        what: error.to_string(),
    })?;
    runtime.block_on(work)
}

fn present(object: CertificateObject, key: KeyReference) -> Result<Certificate, SignInError> {
    match object {
        CertificateObject::Present(certificate) => Ok(*certificate),
        CertificateObject::Absent
        | CertificateObject::Unsupported(_)
        | CertificateObject::Malformed(_) => Err(SignInError::NoCertificate { key }),
    }
}

/// The name of who issued the authentication certificate, DER.
fn issuer(authentication: &Certificate) -> Result<Vec<u8>, SignInError> {
    let issuer = x509_cert::Certificate::from_der(authentication.der())
        .and_then(|certificate| certificate.tbs_certificate().issuer().to_der());
    issuer.map_err(|_| SignInError::NoCertificate {
        key: KeyReference::Authentication,
    })
}

fn session_connection(host: &HostAddress, key: &SessionKey) -> Result<HostConnection, SignInError> {
    let unusable = |error: rustls::Error| HostError::Tls {
        url: host.url().to_owned(),
        why: error.to_string(),
    };
    // A copy for the TLS library, which keeps it as long as the session lasts.
    let private = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.private_key_der().to_vec()));
    let signing = any_supported_type(&private).map_err(unusable)?;
    let chain = vec![CertificateDer::from(key.certificate_der().to_vec())];
    let certificate = ClientCertificate::new(CertifiedKey::new(chain, signing));
    Ok(HostConnection::new(host, Arc::new(certificate))?)
}
