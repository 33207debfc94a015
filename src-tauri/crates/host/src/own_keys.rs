//! The host's own end-entity keys: the one that signs grants and fulfilments, the one that signs key packages, and the
//! one of its TLS server. Made when they are missing or near their end, by the issuing authority.

use std::{collections::BTreeMap, sync::Arc};

use contents::{Certificate, KeyAlgorithm};
use jiff::{Timestamp, ToSpan};
use procedure::ProcedureId;
use protocol::{Signer as DocumentSigner, ToBeSigned};
use rustls::sign::CertifiedKey;
use rustls_pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use serde_json::json;
use sqlx::Row as _;
use zeroize::Zeroizing;

use crate::{
    Actor, Fault, Host,
    audit::{Entry, Event},
    authority::{
        Authority, Issuance, Profile, Serial, Signer, SoftwareKey, common_name,
        key_generation_profile, registration_profile, tls_profile,
    },
    database::{Database, Write, millis},
    host::Settings,
    sealing::{Place, SealingKey},
};

/// Names that every host's TLS certificate has: where the embedded host is reached.
const LOOPBACK: [&str; 3] = ["localhost", "127.0.0.1", "::1"];

/// Of the certificates whose keys sign documents and packages.
const DOCUMENT_DAYS: u16 = 1095;
const TLS_DAYS: u16 = 397;
/// A certificate that ends sooner is replaced when the host is opened.
const RENEWAL_DAYS: i64 = 60;

/// A key of the host that signs documents: the registration key, which signs grants and fulfilments, or the key
/// generation key, which signs key packages (`RFC 9483 §4.1.6`).
#[derive(Clone, Debug)]
pub(crate) struct DocumentKey {
    certificate: Certificate,
    intermediates: Vec<Certificate>,
    signer: Arc<dyn Signer>,
}

impl DocumentKey {
    pub(crate) fn certificate(&self) -> &Certificate {
        &self.certificate
    }

    /// Between the certificate and the root.
    pub(crate) fn intermediates(&self) -> &[Certificate] {
        &self.intermediates
    }

    /// Signs a document of the host. Blocks while the key signs.
    pub(crate) fn sign<T: protocol::Document>(&self, document: &T) -> Result<Vec<u8>, Fault> {
        protocol::cms::sign(document, self, &self.intermediates).map_err(|error| {
            tracing::error!(%error, "a document of the host was not signed");
            Fault::Document("a document of the host could not be signed")
        })
    }
}

impl DocumentSigner for DocumentKey {
    type Error = KeyRefused;

    fn certificate(&self) -> &Certificate {
        &self.certificate
    }

    fn sign(&self, to_be_signed: &ToBeSigned) -> Result<Vec<u8>, KeyRefused> {
        self.signer.sign(to_be_signed.message()).ok_or(KeyRefused)
    }
}

/// A key of the host did not sign.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("a key of the host did not sign")]
pub(crate) struct KeyRefused;

/// Where own keys are kept and who certifies them.
pub(crate) struct OwnKeys<'a> {
    pub(crate) database: &'a Database,
    pub(crate) sealing: &'a SealingKey,
    pub(crate) settings: &'a Settings,
    pub(crate) authorities: &'a BTreeMap<ProcedureId, Authority>,
}

/// Which own certificates opening made.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NewOwnKeys {
    pub(crate) registration: bool,
    pub(crate) key_generation: bool,
    pub(crate) tls: bool,
}

struct Kept {
    certificate: Certificate,
    pkcs8: Zeroizing<Vec<u8>>,
    is_new: bool,
}

impl OwnKeys<'_> {
    /// The registration key, and whether it is new.
    pub(crate) async fn registration(&self, now: Timestamp) -> Result<(DocumentKey, bool), Fault> {
        self.document_key("registration", "Registration", registration_profile, now)
            .await
    }

    /// The key generation key, and whether it is new.
    pub(crate) async fn key_generation(
        &self,
        now: Timestamp,
    ) -> Result<(DocumentKey, bool), Fault> {
        self.document_key(
            "key-generation",
            "Key Generation",
            key_generation_profile,
            now,
        )
        .await
    }

    async fn document_key(
        &self,
        id: &'static str,
        called: &str,
        profile: fn() -> Result<Profile, der::Error>,
        now: Timestamp,
    ) -> Result<(DocumentKey, bool), Fault> {
        let name = format!("{} {called}", self.settings.name);
        let kept = self.kept(
            id,
            now,
            |certificate| certificate.not_after() > renewal(now),
            || Ok((name.clone(), DOCUMENT_DAYS, profile()?)),
        );
        let kept = kept.await?;
        let signer = Arc::new(SoftwareKey::from_pkcs8(&kept.pkcs8)?);
        let intermediates = vec![self.issuing()?.certificate().clone()];
        Ok((
            DocumentKey {
                certificate: kept.certificate,
                intermediates,
                signer,
            },
            kept.is_new,
        ))
    }

    /// The TLS server's key and chain, and whether it is new.
    pub(crate) async fn tls(&self, now: Timestamp) -> Result<(Arc<CertifiedKey>, bool), Fault> {
        let mut names: Vec<String> = LOOPBACK.map(str::to_owned).to_vec();
        names.extend(self.settings.tls_names.iter().cloned());
        let subject = self
            .settings
            .tls_names
            .first()
            .cloned()
            .unwrap_or_else(|| "localhost".to_owned());
        let kept = self.kept(
            "tls",
            now,
            |certificate| certificate.not_after() > renewal(now),
            || Ok((subject.clone(), TLS_DAYS, tls_profile(&names)?)),
        );
        let kept = kept.await?;
        let chain = [&kept.certificate, self.issuing()?.certificate()];
        let chain = chain
            .map(|certificate| CertificateDer::from(certificate.der().to_vec()))
            .to_vec();
        // rustls takes the key over; the copy here is wiped.
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(kept.pkcs8.as_slice()));
        let key = rustls::crypto::aws_lc_rs::sign::any_supported_type(&key).map_err(|_| {
            Fault::Corrupt {
                what: "own_keys.sealed_key",
            }
        })?;
        Ok((Arc::new(CertifiedKey::new(chain, key)), kept.is_new))
    }

    fn issuing(&self) -> Result<&Authority, Fault> {
        let issuing = self
            .authorities
            .values()
            .find(|authority| authority.id().as_str() == "default");
        issuing.ok_or_else(|| Fault::NoAuthority("default".to_owned()))
    }

    async fn kept(
        &self,
        id: &'static str,
        now: Timestamp,
        good: impl Fn(&Certificate) -> bool,
        wanted: impl Fn() -> Result<(String, u16, Profile), Fault>,
    ) -> Result<Kept, Fault> {
        if let Some(kept) = self.stored(id).await?
            && good(&kept.certificate)
        {
            return Ok(kept);
        }
        let mut write = self.database.write().await?;
        let (name, days, profile) = wanted()?;
        let (signer, pkcs8) = SoftwareKey::generate(KeyAlgorithm::EccP256)?;
        let issuing = self.issuing()?;
        let certificate = issuing.issue(Issuance {
            serial: Serial::random()?,
            subject: common_name(&name)?,
            public_key: signer.public_key().spki(),
            not_before: now,
            not_after: issuing.end_of(now, days),
            profile,
        })?;
        self.store(&mut write, id, &certificate, &pkcs8, now)
            .await?;
        write.commit().await?;
        Ok(Kept {
            certificate: readable(&certificate)?,
            pkcs8,
            is_new: true,
        })
    }

    async fn stored(&self, id: &'static str) -> Result<Option<Kept>, Fault> {
        let row = sqlx::query("SELECT certificate, sealed_key FROM own_keys WHERE id = $1")
            .bind(id)
            .fetch_optional(self.database.pool())
            .await?;
        let Some(row) = row else { return Ok(None) };
        let pkcs8 = self.sealing.unseal(place(id), row.try_get("sealed_key")?)?;
        Ok(Some(Kept {
            certificate: readable(row.try_get("certificate")?)?,
            pkcs8,
            is_new: false,
        }))
    }

    async fn store(
        &self,
        write: &mut Write,
        id: &'static str,
        certificate: &[u8],
        pkcs8: &[u8],
        now: Timestamp,
    ) -> Result<(), Fault> {
        sqlx::query(
            "INSERT INTO own_keys (id, certificate, sealed_key, created_at)
             VALUES ($1, $2, $3, $4)
             ON CONFLICT (id) DO UPDATE SET certificate = $2, sealed_key = $3, created_at = $4",
        )
        .bind(id)
        .bind(certificate)
        .bind(self.sealing.seal(place(id), pkcs8)?)
        .bind(millis(now))
        .execute(&mut **write)
        .await?;
        Ok(())
    }
}

impl Host {
    /// Records the own certificates that opening made.
    pub(crate) async fn audit_own_keys(&self, made: &NewOwnKeys) -> Result<(), Fault> {
        let inner = &self.inner;
        let tls = made.tls.then(|| inner.tls.end_entity_cert().ok()).flatten();
        let tls = tls.and_then(|der| Certificate::from_der(der).ok());
        let document = |made: bool, key: &DocumentKey| made.then(|| key.certificate.clone());
        let made = [
            (
                "registration",
                document(made.registration, &inner.registration),
            ),
            (
                "key-generation",
                document(made.key_generation, &inner.key_generation),
            ),
            ("tls", tls),
        ];
        for (subject, certificate) in made {
            let Some(certificate) = certificate else {
                continue;
            };
            let mut write = self.database().write().await?;
            let details =
                json!({ "serial": certificate.serial(), "fingerprint": certificate.fingerprint() });
            let event = Event::HostCertificateIssued;
            self.audit(
                &mut write,
                Entry {
                    actor: Actor::Host,
                    event,
                    subject,
                    details,
                    document: None,
                },
            )
            .await?;
            write.commit().await?;
        }
        Ok(())
    }
}

/// Own keys were kept among the authorities at first, and what seals them was bound to that place.
fn place(id: &'static str) -> Place<'static> {
    Place {
        table: "authorities",
        row: id,
        column: "sealed_key",
    }
}

fn renewal(now: Timestamp) -> Timestamp {
    now.checked_add((RENEWAL_DAYS * 24).hours())
        .unwrap_or(Timestamp::MAX)
}

fn readable(der: &[u8]) -> Result<Certificate, Fault> {
    Certificate::from_der(der).map_err(|_| Fault::Corrupt {
        what: "own_keys.certificate",
    })
}
