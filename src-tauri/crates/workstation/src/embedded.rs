use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use desk::{AddressError, HostAddress};
use host::{Host, InitOptions, LockError, Running, ServeError, ServeOptions, default_data_folder};

/// How long another program may take from its lock to its port.
const STARTING: Duration = Duration::from_secs(10);

/// A host on a loopback port: in this program, or in the one that came first.
pub(crate) struct Embedded {
    here: Option<(Host, Running)>,
    url: String,
    ca: Vec<u8>,
}

impl Embedded {
    /// Opens the host in its folder, sets it up the first time, and serves it. Where another program serves it already,
    /// that one is connected to.
    pub(crate) async fn open(data: Option<PathBuf>) -> Result<Self, EmbeddedError> {
        let data = data
            .or_else(default_data_folder)
            .ok_or(EmbeddedError::NoFolder)?;
        let host = Host::open_or_init(&data, InitOptions::default()).await?;
        let began = Instant::now();
        loop {
            match host.serve(ServeOptions::default()).await {
                Ok(running) => {
                    let (url, ca) = (url(running.address()), read_ca(running.ca_file())?);
                    return Ok(Self {
                        here: Some((host, running)),
                        url,
                        ca,
                    });
                }
                Err(ServeError::Lock(LockError::Held(Some(held)))) => {
                    tracing::info!(
                        process = held.process,
                        "the host is served by another program"
                    );
                    return Ok(Self {
                        here: None,
                        url: url(held.address),
                        ca: read_ca(&held.ca_file)?,
                    });
                }
                // The other program has taken the lock and not yet said where it answers.
                Err(ServeError::Lock(LockError::Held(None))) if began.elapsed() < STARTING => {
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
                Err(error) => return Err(error.into()),
            }
        }
    }

    pub(crate) fn address(&self) -> Result<HostAddress, AddressError> {
        HostAddress::new(&self.url, &self.ca)
    }

    pub(crate) fn host(&self) -> Option<&Host> {
        self.here.as_ref().map(|(host, _)| host)
    }

    pub(crate) async fn close(self) {
        if let Some((_, running)) = self.here {
            running.shut_down().await;
        }
    }
}

fn url(address: SocketAddr) -> String {
    format!("https://{address}")
}

/// Why the embedded host did not start.
#[derive(Debug, thiserror::Error)]
pub enum EmbeddedError {
    /// The system tells no home folder, and none was named.
    #[error("there is no folder for the host’s data")]
    NoFolder,
    /// It could not be set up, or did not open.
    #[error(transparent)]
    Init(#[from] host::InitError),
    /// It does not answer.
    #[error(transparent)]
    Serve(#[from] ServeError),
    /// The file with its authority's certificate.
    #[error("the host’s authority cannot be read from {path}: {source}")]
    Authority {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

fn read_ca(path: &Path) -> Result<Vec<u8>, EmbeddedError> {
    std::fs::read(path).map_err(|source| EmbeddedError::Authority {
        path: path.to_owned(),
        source,
    })
}
