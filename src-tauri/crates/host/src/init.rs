use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use contents::KeyAlgorithm;
use jiff::{Timestamp, ToSpan};
use procedure::ProcedureId;
use serde_json::json;
use zeroize::Zeroizing;

use crate::{
    Actor, CaFileError, Fault, Host, InitOptions, LockError, NewHost, OpenError, OpenOptions,
    SealingError, SealingKind,
    audit::{Entry, Event},
    authority::{
        Authority, Issuance, Profile, Serial, Signer, SoftwareKey, authority_profile, common_name,
    },
    database::{Database, DatabaseError, Write, millis},
    lock::ServingLock,
    open::{database_file, is_set_up},
    sealing::{CreatedKey, Place, SealingKey, create_folder_for_owner, create_for_owner},
};

/// Why a host was not set up. Nothing stays behind.
#[derive(Debug, thiserror::Error)]
pub enum InitError {
    /// There is a host in this folder.
    #[error("there is a host in {0} already")]
    AlreadyInitialised(PathBuf),
    /// Another process is setting it up, or serves it.
    #[error(transparent)]
    Lock(#[from] LockError),
    /// The folder cannot be made.
    #[error("the folder {path} cannot be made: {source}")]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The host's name cannot be used.
    #[error("a host's name has 1 to 48 characters and no control characters")]
    Name,
    /// A name for the TLS certificate is neither a DNS name nor an address.
    #[error("“{0}” is neither a DNS name nor an address")]
    TlsName(String),
    /// The public URL is not one.
    #[error("“{0}” is not a URL that starts with http:// or https://")]
    PublicUrl(String),
    /// There is nowhere to put the sealing key.
    #[error(transparent)]
    Sealing(#[from] SealingError),
    /// The root certificate cannot be written to its file.
    #[error(transparent)]
    CaFile(#[from] CaFileError),
    /// The database.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// A shipped procedure was not taken.
    #[error(transparent)]
    Procedure(#[from] crate::ImportProcedureError),
    /// Something else failed inside.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// It was set up and does not open.
    #[error(transparent)]
    Open(#[from] OpenError),
}

/// How long authorities last.
const ROOT_YEARS: i32 = 20;
const ISSUING_YEARS: i32 = 10;

/// How long another program may take to set the host up: RSA keys of authorities take a slow machine seconds.
const SETTING_UP: Duration = Duration::from_secs(60);

impl Host {
    /// Opens the host in a folder, which is set up first where there is none; two programs that do so at once get the
    /// same host.
    ///
    /// # Errors
    /// [`InitError`]; what keeps a host from being opened is in [`InitError::Open`].
    pub async fn open_or_init(data: &Path, options: InitOptions) -> Result<Self, InitError> {
        let open = || {
            let clock = Arc::clone(&options.clock);
            Self::open(data, OpenOptions { clock })
        };
        match open().await {
            Err(OpenError::NotInitialised(_)) => {}
            opened => return Ok(opened?),
        }
        match Self::init(data, options.clone()).await {
            Err(InitError::AlreadyInitialised(_)) => Ok(open().await?),
            made => made,
        }
    }

    /// Sets up a host in a folder, which is made where it is missing: a database, a sealing key, a root and an issuing
    /// authority, and the shipped procedures.
    ///
    /// # Errors
    /// [`InitError`]; nothing stays behind then.
    pub async fn init(data: &Path, options: InitOptions) -> Result<Self, InitError> {
        options.check()?;
        let folder = |source| InitError::Folder {
            path: data.to_owned(),
            source,
        };
        create_folder_for_owner(data).map_err(folder)?;
        let _lock = match ServingLock::take_or_wait(data, SETTING_UP).await {
            // Who serves has set it up.
            Err(LockError::Held(Some(_))) => {
                return Err(InitError::AlreadyInitialised(data.to_owned()));
            }
            taken => taken?,
        };
        clear(data)?;
        let id = uuid::Uuid::new_v4().to_string();
        let CreatedKey {
            key: sealing,
            kind,
            no_store,
        } = create_sealing_key(data, &id, &options).await?;
        let setup = Setup {
            options: &options,
            id: &id,
            sealing,
            kind,
        };
        let made = setup.run(data).await;
        match made {
            Ok(host) => {
                // Empty until here: the value was opened a moment ago and nobody else has it.
                let _ = host.inner.new.set(NewHost {
                    no_credential_store: no_store,
                });
                Ok(host)
            }
            Err(error) => {
                SealingKey::discard(data, &id, kind);
                remove_database(data);
                Err(error)
            }
        }
    }
}

/// Makes room where another program ended while it set a host up; refuses where there is a host.
fn clear(data: &Path) -> Result<(), InitError> {
    if is_set_up(data) {
        return Err(InitError::AlreadyInitialised(data.to_owned()));
    }
    remove_database(data);
    // It has sealed nothing: what would be sealed was never recorded.
    SealingKey::discard(data, "", SealingKind::File);
    Ok(())
}

/// Where the database is until it has all that a host needs: no other program opens it there, so that it can be thrown
/// away.
fn unfinished_file(data: &Path) -> PathBuf {
    data.join("host-new.sqlite")
}

fn remove_database(data: &Path) {
    for file in [database_file(data), unfinished_file(data)] {
        for suffix in ["", "-wal", "-shm"] {
            let mut name = file.clone().into_os_string();
            name.push(suffix);
            // What was never made cannot be removed.
            let _ = std::fs::remove_file(name);
        }
    }
}

impl InitOptions {
    fn check(&self) -> Result<(), InitError> {
        let length = self.name.chars().count();
        if !(1..=48).contains(&length) || self.name.chars().any(char::is_control) {
            return Err(InitError::Name);
        }
        let server_name =
            |name: &&String| rustls_pki_types::ServerName::try_from(name.as_str()).is_err();
        if let Some(bad) = self.tls_names.iter().find(server_name) {
            return Err(InitError::TlsName(bad.clone()));
        }
        match &self.public_url {
            Some(url) if !is_url(url) => Err(InitError::PublicUrl(url.clone())),
            _ => Ok(()),
        }
    }
}

fn is_url(url: &str) -> bool {
    let rest = url
        .strip_prefix("http://")
        .or_else(|| url.strip_prefix("https://"));
    rest.is_some_and(|rest| {
        !rest.is_empty() && rest.len() < 200 && rest.chars().all(|c| c.is_ascii_graphic())
    })
}

async fn create_sealing_key(
    data: &Path,
    id: &str,
    options: &InitOptions,
) -> Result<CreatedKey, InitError> {
    let (data, id, choice) = (data.to_owned(), id.to_owned(), options.sealing);
    // The credential store may ask the person at the screen: off the asynchronous workers.
    let created = tokio::task::spawn_blocking(move || SealingKey::create(&data, &id, choice)).await;
    Ok(created.map_err(|_| Fault::Task)??)
}

struct Setup<'a> {
    options: &'a InitOptions,
    id: &'a str,
    sealing: SealingKey,
    kind: SealingKind,
}

impl Setup<'_> {
    async fn run(&self, data: &Path) -> Result<Host, InitError> {
        let file = unfinished_file(data);
        let failed = |source| InitError::Folder {
            path: file.clone(),
            source,
        };
        // Made here and not by SQLite, which would let others read it; the files it puts beside take after it.
        create_for_owner(&file).map_err(failed)?;
        let database = Database::open(&file).await?;
        let filled = self.fill(&database).await;
        database.close().await;
        filled?;
        std::fs::rename(&file, database_file(data)).map_err(failed)?;
        let clock = Arc::clone(&self.options.clock);
        let host = Host::open(data, OpenOptions { clock }).await?;
        match self.complete(&host).await {
            Ok(()) => Ok(host),
            Err(error) => {
                host.database().close().await;
                Err(error)
            }
        }
    }

    async fn complete(&self, host: &Host) -> Result<(), InitError> {
        if self.options.shipped_procedures {
            host.import_shipped_procedures(Actor::Console).await?;
        }
        Ok(host.write_ca_file()?)
    }

    async fn fill(&self, database: &Database) -> Result<(), InitError> {
        let mut write = database.write().await?;
        self.settings(&mut write).await?;
        let now = self.options.clock.now();
        let root = self.root(&mut write, now).await?;
        self.issuing(&mut write, &root, now).await?;
        write.commit().await.map_err(Fault::from)?;
        Ok(())
    }

    async fn settings(&self, write: &mut Write) -> Result<(), Fault> {
        let settings = [
            ("id", Some(self.id.to_owned())),
            ("name", Some(self.options.name.clone())),
            ("sealing", Some(self.kind.name().to_owned())),
            ("public-url", self.options.public_url.clone()),
            ("tls-names", Some(json!(self.options.tls_names).to_string())),
        ];
        for (name, value) in settings {
            let Some(value) = value else { continue };
            sqlx::query("INSERT INTO settings (name, value) VALUES ($1, $2)")
                .bind(name)
                .bind(value)
                .execute(&mut **write)
                .await?;
        }
        Ok(())
    }

    async fn root(&self, write: &mut Write, now: Timestamp) -> Result<Authority, Fault> {
        let (signer, pkcs8) = generate(self.options.root_key).await?;
        let name = format!("{} Root CA", self.options.name);
        let issuance = issuance(&name, &signer, now, ROOT_YEARS, authority_profile(None)?)?;
        let certificate = Authority::self_signed(&signer, issuance)?;
        self.insert(write, "root", None, &certificate, &pkcs8)
            .await?;
        Authority::new(
            id("root")?,
            &certificate,
            Arc::new(signer),
            self.options.public_url.clone(),
        )
    }

    async fn issuing(
        &self,
        write: &mut Write,
        root: &Authority,
        now: Timestamp,
    ) -> Result<(), Fault> {
        let (signer, pkcs8) = generate(self.options.issuing_key).await?;
        let name = format!("{} Issuing CA", self.options.name);
        let certificate = root.issue(issuance(
            &name,
            &signer,
            now,
            ISSUING_YEARS,
            authority_profile(Some(0))?,
        )?)?;
        self.insert(write, "default", Some("root"), &certificate, &pkcs8)
            .await
    }

    async fn insert(
        &self,
        write: &mut Write,
        id: &str,
        issuer: Option<&str>,
        certificate: &[u8],
        pkcs8: &[u8],
    ) -> Result<(), Fault> {
        let place = Place {
            table: "authorities",
            row: id,
            column: "sealed_key",
        };
        sqlx::query(
            "INSERT INTO authorities (id, purpose, issuer, certificate, sealed_key, created_at)
             VALUES ($1, 'authority', $2, $3, $4, $5)",
        )
        .bind(id)
        .bind(issuer)
        .bind(certificate)
        .bind(self.sealing.seal(place, pkcs8)?)
        .bind(millis(self.options.clock.now()))
        .execute(&mut **write)
        .await?;
        Ok(())
    }
}

fn issuance<'a>(
    name: &str,
    signer: &'a SoftwareKey,
    now: Timestamp,
    years: i32,
    profile: Profile,
) -> Result<Issuance<'a>, Fault> {
    let end = now
        .to_zoned(jiff::tz::TimeZone::UTC)
        .checked_add(years.years());
    Ok(Issuance {
        serial: Serial::random()?,
        subject: common_name(name)?,
        public_key: signer.public_key().spki(),
        not_before: now,
        not_after: end
            .map_err(|_| Fault::Corrupt { what: "the clock" })?
            .timestamp(),
        profile,
    })
}

async fn generate(algorithm: KeyAlgorithm) -> Result<(SoftwareKey, Zeroizing<Vec<u8>>), Fault> {
    // An RSA key takes seconds.
    tokio::task::spawn_blocking(move || SoftwareKey::generate(algorithm))
        .await
        .map_err(|_| Fault::Task)?
}

fn id(text: &str) -> Result<ProcedureId, Fault> {
    text.parse().map_err(|_| Fault::Corrupt {
        what: "authorities.id",
    })
}

/// The first row of the audit, which wants an opened host.
impl Host {
    pub(crate) async fn audit_beginning(&self) -> Result<(), Fault> {
        let mut write = self.database().write().await?;
        let begun = sqlx::query("SELECT sequence FROM audit LIMIT 1")
            .fetch_optional(&mut *write)
            .await?;
        if begun.is_none() {
            let details =
                json!({ "name": self.name(), "root": self.root_certificate().fingerprint() });
            let subject = self.inner.settings.id.as_str();
            let event = Event::HostInitialised;
            self.audit(
                &mut write,
                Entry {
                    actor: Actor::Console,
                    event,
                    subject,
                    details,
                    document: None,
                },
            )
            .await?;
        }
        write.commit().await?;
        Ok(())
    }
}
