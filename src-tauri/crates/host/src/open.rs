use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
};

use sqlx::Row as _;

use crate::{
    Fault, Host, OpenOptions, SealingError, SealingKind,
    authority::{Authority, ROOT, SoftwareKey},
    database::{Database, DatabaseError},
    host::{Inner, Settings},
    officer_card::NewOfficerAuthority,
    own_keys::{NewOwnKeys, OwnKeys},
    sealing::{Place, SealingKey},
};

/// Why a host did not open.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// There is no host in this folder.
    #[error("there is no host in {0}; countersign-host init sets one up")]
    NotInitialised(PathBuf),
    /// The sealing key is not there, or not the one.
    #[error(transparent)]
    Sealing(#[from] SealingError),
    /// The database.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// Something else failed inside.
    #[error(transparent)]
    Fault(#[from] Fault),
}

type Authorities = BTreeMap<procedure::ProcedureId, Authority>;

pub(crate) fn database_file(data: &Path) -> PathBuf {
    data.join("host.sqlite")
}

/// Whether there is a host in the folder. Its database is put there when it has all that a host needs; an empty file is
/// none.
pub(crate) fn is_set_up(data: &Path) -> bool {
    let file = std::fs::metadata(database_file(data));
    file.is_ok_and(|file| file.is_file() && file.len() > 0)
}

impl Host {
    /// Opens the host in a folder. Orders that were being executed when a program ended are finished, or their
    /// certificates revoked.
    ///
    /// Any number of programs may have one host open; see [`serve`](Self::serve) for which one answers desks.
    ///
    /// # Errors
    /// [`OpenError`].
    pub async fn open(data: &Path, options: OpenOptions) -> Result<Self, OpenError> {
        if !is_set_up(data) {
            return Err(OpenError::NotInitialised(data.to_owned()));
        }
        let database = Database::open(&database_file(data)).await?;
        let (settings, kind) = settings(&database)
            .await?
            .ok_or_else(|| OpenError::NotInitialised(data.to_owned()))?;
        let sealing = open_sealing_key(data, &settings.id, kind).await?;
        let public_url = settings.public_url.as_deref();
        let now = options.clock.now();
        let mut authorities = authorities(&database, &sealing, public_url).await?;
        if !authorities.values().any(Authority::is_for_officers) {
            let made = NewOfficerAuthority {
                database: &database,
                sealing: &sealing,
                name: &settings.name,
                root: root_of(&authorities)?,
            };
            made.make(now).await?;
            authorities = self::authorities(&database, &sealing, public_url).await?;
        }
        let own = OwnKeys {
            database: &database,
            sealing: &sealing,
            settings: &settings,
            authorities: &authorities,
        };
        let (registration, registration_is_new) = own.registration(now).await?;
        let (key_generation, key_generation_is_new) = own.key_generation(now).await?;
        let (tls, tls_is_new) = own.tls(now).await?;
        let root = root_of(&authorities)?.certificate().clone();
        let inner = Inner {
            data: data.to_owned(),
            database,
            sealing,
            sealing_kind: kind,
            settings,
            authorities,
            root,
            registration,
            key_generation,
            tls,
            pool_taken: tokio::sync::Notify::new(),
            mail_queued: tokio::sync::Notify::new(),
            clock: options.clock,
            new: OnceLock::new(),
        };
        let host = Self {
            inner: Arc::new(inner),
        };
        host.audit_beginning().await?;
        let made = NewOwnKeys {
            registration: registration_is_new,
            key_generation: key_generation_is_new,
            tls: tls_is_new,
        };
        host.audit_own_keys(&made).await?;
        host.ensure_archive_key().await?;
        host.fill_activity().await?;
        host.settle().await;
        Ok(host)
    }
}

fn root_of(authorities: &Authorities) -> Result<&Authority, Fault> {
    let root = authorities.values().find(|one| one.id().as_str() == ROOT);
    root.ok_or(Fault::Corrupt {
        what: "authorities",
    })
}

async fn settings(database: &Database) -> Result<Option<(Settings, SealingKind)>, Fault> {
    let rows = sqlx::query("SELECT name, value FROM settings")
        .fetch_all(database.pool())
        .await?;
    let mut values = BTreeMap::new();
    for row in rows {
        values.insert(
            row.try_get::<String, _>("name")?,
            row.try_get::<String, _>("value")?,
        );
    }
    let corrupt = || Fault::Corrupt { what: "settings" };
    let Some(id) = values.remove("id") else {
        return Ok(None);
    };
    let kind = values
        .get("sealing")
        .and_then(|name| SealingKind::from_name(name))
        .ok_or_else(corrupt)?;
    let tls_names = values
        .get("tls-names")
        .and_then(|names| serde_json::from_str(names).ok())
        .ok_or_else(corrupt)?;
    let name = values.remove("name").ok_or_else(corrupt)?;
    Ok(Some((
        Settings {
            id,
            name,
            public_url: values.remove("public-url"),
            tls_names,
        },
        kind,
    )))
}

async fn open_sealing_key(
    data: &Path,
    id: &str,
    kind: SealingKind,
) -> Result<SealingKey, OpenError> {
    let (data, id) = (data.to_owned(), id.to_owned());
    if kind == SealingKind::File {
        tracing::info!(
            "the sealing key is in a file in the data folder, readable by this user alone"
        );
    }
    // The credential store may ask the person at the screen: off the asynchronous workers.
    let opened = tokio::task::spawn_blocking(move || SealingKey::open(&data, &id, kind)).await;
    Ok(opened.map_err(|_| Fault::Task)??)
}

async fn authorities(
    database: &Database,
    sealing: &SealingKey,
    public_url: Option<&str>,
) -> Result<Authorities, Fault> {
    let rows = sqlx::query("SELECT id, certificate, sealed_key FROM authorities")
        .fetch_all(database.pool())
        .await?;
    let mut authorities = BTreeMap::new();
    for row in rows {
        let id: String = row.try_get("id")?;
        let place = Place {
            table: "authorities",
            row: &id,
            column: "sealed_key",
        };
        let pkcs8 = sealing.unseal(place, row.try_get("sealed_key")?)?;
        let signer = Arc::new(SoftwareKey::from_pkcs8(&pkcs8)?);
        let id: procedure::ProcedureId = crate::database::parsed(&row, "id")?;
        let certificate: &[u8] = row.try_get("certificate")?;
        let authority = Authority::new(
            id.clone(),
            certificate,
            signer,
            public_url.map(str::to_owned),
        )?;
        authorities.insert(id, authority);
    }
    Ok(authorities)
}
