//! The sealing key in the system's credential store: Secret Service, Keychain, Credential Manager.

use keyring::v1::{Entry, Error};
use zeroize::Zeroizing;

use super::{KeyBytes, SealingError, SealingKind};

const SERVICE: &str = "org.countersign.host";

/// The system's credential store could not be used.
#[derive(Debug, thiserror::Error)]
#[error("the system's credential store cannot be used: {0}")]
pub struct CredentialStoreFailed(#[source] Reason);

#[derive(Debug, thiserror::Error)]
enum Reason {
    /// It did not answer when it was first asked; the same is true of every later attempt of this process.
    #[error(transparent)]
    None(&'static Error),
    #[error(transparent)]
    Failed(Error),
}

impl From<Error> for CredentialStoreFailed {
    fn from(error: Error) -> Self {
        Self(Reason::Failed(error))
    }
}

pub(super) fn write(host: &str, key: &KeyBytes) -> Result<(), CredentialStoreFailed> {
    entry(host)?
        .set_secret(key.as_ref())
        .map_err(CredentialStoreFailed::from)?;
    // Some stores accept and do not keep; a key that cannot be read back would cost everything that it sealed.
    match read(host) {
        Ok(stored) if stored == *key => Ok(()),
        Ok(_) | Err(SealingError::Malformed { .. }) => Err(Error::NoEntry.into()),
        Err(SealingError::CredentialStore(failed)) => Err(failed),
        Err(_) => Err(Error::NoEntry.into()),
    }
}

pub(super) fn read(host: &str) -> Result<KeyBytes, SealingError> {
    let secret = entry(host)?
        .get_secret()
        .map_err(CredentialStoreFailed::from)?;
    let secret = Zeroizing::new(secret);
    <[u8; 32]>::try_from(secret.as_slice())
        .map(KeyBytes::new)
        .map_err(|_| SealingError::Malformed {
            kind: SealingKind::CredentialStore,
        })
}

pub(super) fn delete(host: &str) {
    let deleted = entry(host).and_then(|entry| {
        entry
            .delete_credential()
            .map_err(CredentialStoreFailed::from)
    });
    if let Err(failed) = deleted {
        tracing::warn!(%failed, "an unused sealing key stays in the credential store");
    }
}

fn entry(host: &str) -> Result<Entry, CredentialStoreFailed> {
    Entry::new(SERVICE, host).map_err(|error| match (&error, Entry::store_status()) {
        // Only the first attempt knows why there is none; this error says no more than that.
        (Error::NoDefaultStore, Err(why)) => CredentialStoreFailed(Reason::None(why)),
        _ => error.into(),
    })
}
