//! Who serves a host: one process at a time, named in a file beside the lock so that the next one can connect to it.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io,
    net::SocketAddr,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use serde::{Deserialize, Serialize};
use tokio::time::sleep;

use crate::Host;

/// The process that serves a host.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct HeldBy {
    /// Its process id.
    pub process: u32,
    /// Where it answers.
    pub address: SocketAddr,
    /// The file with the root certificate to trust there, PEM.
    pub ca_file: PathBuf,
}

/// Why a host cannot be served by this process.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Another process serves it.
    #[error("{}", held(.0.as_ref()))]
    Held(Option<HeldBy>),
    /// The lock file cannot be used.
    #[error("the lock file {path}: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

fn held(by: Option<&HeldBy>) -> String {
    match by {
        Some(by) => format!(
            "process {} serves this host at https://{}",
            by.process, by.address
        ),
        None => "another process is about to serve this host".to_owned(),
    }
}

/// The right to serve a host, or to set it up, until it is dropped. The system takes it back when the process ends, however it ends.
#[derive(Debug)]
pub(crate) struct ServingLock {
    // Held, never read or written: a lock on Windows keeps others from reading the file.
    _lock: File,
    owner: PathBuf,
}

/// The file whose lock counts; what is in it does not.
fn open_lock(path: &Path) -> io::Result<File> {
    OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(path)
}

impl ServingLock {
    pub(crate) fn take(data: &Path) -> Result<Self, LockError> {
        let (path, owner) = (data.join("host.lock"), data.join("host.serving"));
        let failed = |source| LockError::File {
            path: path.clone(),
            source,
        };
        let lock = open_lock(&path).map_err(failed)?;
        match lock.try_lock() {
            Ok(()) => {
                // What a process that was killed left there is not this one's.
                remove(&owner);
                Ok(Self { _lock: lock, owner })
            }
            Err(TryLockError::WouldBlock) => Err(LockError::Held(read(&owner))),
            Err(TryLockError::Error(source)) => Err(failed(source)),
        }
    }

    /// Takes the lock; waits so long for one that nobody has put a name to: who looks whether it is held, sets a host up,
    /// or has just begun to serve it.
    pub(crate) async fn take_or_wait(data: &Path, patience: Duration) -> Result<Self, LockError> {
        let began = Instant::now();
        loop {
            match Self::take(data) {
                Err(LockError::Held(None)) if began.elapsed() < patience => {
                    sleep(Duration::from_millis(50)).await;
                }
                taken => return taken,
            }
        }
    }

    /// Names the process that serves, for the next one.
    pub(crate) fn name(&self, by: &HeldBy) -> Result<(), LockError> {
        let failed = |source| LockError::File {
            path: self.owner.clone(),
            source,
        };
        let text = serde_json::to_vec(by).map_err(|error| failed(error.into()))?;
        // Written aside and moved: whoever reads it reads all of it.
        let aside = self.owner.with_extension("serving-new");
        fs::write(&aside, text)
            .and_then(|()| fs::rename(&aside, &self.owner))
            .map_err(failed)
    }
}

impl Host {
    /// The process that serves this host, if one does.
    ///
    /// # Errors
    /// [`LockError::File`] when the lock file cannot be used.
    pub fn served_by(&self) -> Result<Option<HeldBy>, LockError> {
        let (path, owner) = (
            self.data().join("host.lock"),
            self.data().join("host.serving"),
        );
        let failed = |source| LockError::File {
            path: path.clone(),
            source,
        };
        let lock = open_lock(&path).map_err(failed)?;
        // Shared: two that only look do not see each other.
        match lock.try_lock_shared() {
            Ok(()) => Ok(None),
            Err(TryLockError::WouldBlock) => Ok(read(&owner)),
            Err(TryLockError::Error(source)) => Err(failed(source)),
        }
    }
}

impl Drop for ServingLock {
    fn drop(&mut self) {
        remove(&self.owner);
    }
}

fn read(owner: &Path) -> Option<HeldBy> {
    serde_json::from_slice(&fs::read(owner).ok()?).ok()
}

fn remove(owner: &Path) {
    if let Err(error) = fs::remove_file(owner)
        && error.kind() != std::io::ErrorKind::NotFound
    {
        tracing::warn!(%error, "the file that names the serving process stays");
    }
}

#[cfg(test)]
mod tests {
    use super::{HeldBy, LockError, ServingLock};

    #[test]
    fn the_second_one_is_told_who_the_first_is() {
        let data = tempfile::tempdir().unwrap();
        let by = HeldBy {
            process: 7,
            address: "127.0.0.1:4711".parse().unwrap(),
            ca_file: data.path().join("host-ca.pem"),
        };
        let lock = ServingLock::take(data.path()).unwrap();
        assert!(matches!(
            ServingLock::take(data.path()),
            Err(LockError::Held(None))
        ));
        lock.name(&by).unwrap();
        let Err(LockError::Held(Some(found))) = ServingLock::take(data.path()) else {
            panic!("not held")
        };
        assert_eq!(found, by);
        drop(lock);
        ServingLock::take(data.path()).unwrap();
    }
}
