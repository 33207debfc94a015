use std::{
    collections::BTreeMap,
    fmt,
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
};

use contents::{Certificate, KeyAlgorithm};
use jiff::Timestamp;
use procedure::ProcedureId;
use protocol::Base64;

use crate::{
    Clock, CredentialStoreFailed, SealingChoice, SealingKind, SystemClock, authority::Authority,
    database::Database, own_keys::DocumentKey, sealing::SealingKey,
};

/// A certificate manager host: its database, its authorities and what is done with them.
///
/// Everything that a second process over the same database would have to know is in the database; what is here can be
/// made again from it. Cheap to clone.
#[derive(Clone)]
pub struct Host {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub(crate) data: PathBuf,
    pub(crate) database: Database,
    pub(crate) sealing: SealingKey,
    pub(crate) sealing_kind: SealingKind,
    pub(crate) settings: Settings,
    pub(crate) authorities: BTreeMap<ProcedureId, Authority>,
    pub(crate) root: Certificate,
    pub(crate) registration: DocumentKey,
    pub(crate) key_generation: DocumentKey,
    pub(crate) tls: Arc<rustls::sign::CertifiedKey>,
    /// Wakes who fills the pool of keys.
    pub(crate) pool_taken: tokio::sync::Notify,
    /// Wakes who sends mail.
    pub(crate) mail_queued: tokio::sync::Notify,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) new: OnceLock<NewHost>,
}

/// What there is to say of a host that was set up just now.
#[derive(Debug)]
pub struct NewHost {
    /// Why the sealing key went to a file, where the credential store was wanted and cannot be used.
    pub no_credential_store: Option<CredentialStoreFailed>,
}

/// What was decided when the host was set up.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) public_url: Option<String>,
    pub(crate) tls_names: Vec<String>,
}

/// What can be decided when a host is set up.
#[derive(Clone, Debug)]
pub struct InitOptions {
    /// The host's name, which its authorities carry; 1 to 48 characters.
    pub name: String,
    /// Where the sealing key shall live.
    pub sealing: SealingChoice,
    /// The root's key.
    pub root_key: KeyAlgorithm,
    /// The issuing authority's key.
    pub issuing_key: KeyAlgorithm,
    /// Where others reach this host's lists and certificates (`http://ca.example.org`); certificates say so.
    pub public_url: Option<String>,
    /// Further names of this host in its TLS certificate, beside the loopback's: DNS names or addresses.
    pub tls_names: Vec<String>,
    /// Whether the shipped procedures are imported and activated.
    pub shipped_procedures: bool,
    /// Where the time comes from.
    pub clock: Arc<dyn Clock>,
}

impl Default for InitOptions {
    fn default() -> Self {
        Self {
            name: "Countersign".to_owned(),
            sealing: SealingChoice::default(),
            root_key: KeyAlgorithm::EccP384,
            issuing_key: KeyAlgorithm::EccP256,
            public_url: None,
            tls_names: Vec::new(),
            shipped_procedures: true,
            clock: Arc::new(SystemClock),
        }
    }
}

/// How a host is opened.
#[derive(Clone, Debug)]
pub struct OpenOptions {
    /// Where the time comes from.
    pub clock: Arc<dyn Clock>,
}

impl Default for OpenOptions {
    fn default() -> Self {
        Self {
            clock: Arc::new(SystemClock),
        }
    }
}

impl Host {
    /// The host's name.
    pub fn name(&self) -> &str {
        &self.inner.settings.name
    }

    /// Where the sealing key lives. In a file it is worth a warning.
    pub fn sealing_kind(&self) -> SealingKind {
        self.inner.sealing_kind
    }

    /// What there is to say where this value came from setting the host up; `None` where a host was opened.
    pub fn new_host(&self) -> Option<&NewHost> {
        self.inner.new.get()
    }

    /// Whether certificates say where revocation lists and the issuer's certificate are (`RFC 5280 §4.2.1.13`,
    /// `§4.2.2.1`): the host was set up with a public URL.
    pub fn has_public_url(&self) -> bool {
        self.inner.settings.public_url.is_some()
    }

    /// The root certificate that the host's TLS certificate, its registration certificate and all it issues chain to.
    pub fn root_certificate(&self) -> &Certificate {
        &self.inner.root
    }

    /// The certificate that signs grants and fulfilments.
    pub fn registration_certificate(&self) -> &Certificate {
        self.inner.registration.certificate()
    }

    /// The certificate that signs key packages (`RFC 9483 §4.1.6`).
    pub fn key_generation_certificate(&self) -> &Certificate {
        self.inner.key_generation.certificate()
    }

    /// The certificates between that one and the root, DER.
    pub(crate) fn key_generation_intermediates(&self) -> Vec<Base64> {
        let intermediates = self.inner.key_generation.intermediates().iter();
        intermediates
            .map(|one| Base64(one.der().to_vec()))
            .collect()
    }

    /// The folder that the host was opened in.
    pub fn data(&self) -> &Path {
        &self.inner.data
    }

    /// The file with the root certificate that desks elsewhere trust, PEM. It is written when the host is set up, and
    /// again whenever it is served.
    pub fn ca_file(&self) -> PathBuf {
        self.data().join("host-ca.pem")
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.inner.clock.now()
    }

    pub(crate) fn database(&self) -> &Database {
        &self.inner.database
    }

    pub(crate) fn sealing(&self) -> &SealingKey {
        &self.inner.sealing
    }

    pub(crate) fn authority(&self, id: &ProcedureId) -> Option<&Authority> {
        self.inner.authorities.get(id)
    }
}

impl fmt::Debug for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Host({:?} in {})",
            self.name(),
            self.inner.data.display()
        )
    }
}
