use std::{
    net::{Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
    pin::pin,
    sync::Arc,
    time::Duration,
};

use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::conn::auto,
    service::TowerToHyperService,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore, watch},
    task::{JoinHandle, JoinSet},
    time::{sleep, timeout},
};
use tokio_rustls::{TlsAcceptor, server::TlsStream};

use crate::{
    CaFileError, Fault, HeldBy, Host, KeyPool, LockError,
    http::{Peer, router},
    lock::ServingLock,
    tls,
};

const CONNECTIONS: usize = 512;
/// How long another program may hold the lock before it says what for.
const NAMING: Duration = Duration::from_secs(1);
const HANDSHAKE: Duration = Duration::from_secs(10);
const HEADERS: Duration = Duration::from_secs(10);
const SETTLE: Duration = Duration::from_secs(15);
/// How long a connection lasts at most.
const CONNECTION: Duration = Duration::from_secs(600);
/// How long requests that are running may take when the host shuts down.
const GRACE: Duration = Duration::from_secs(20);

/// How a host is served.
#[derive(Clone, Copy, Debug)]
pub struct ServeOptions {
    /// Where it answers; a free loopback port by default.
    pub listen: SocketAddr,
    /// Whether other processes may serve the same database at the same time. The embedded host does not share: the
    /// second program connects to the first.
    pub shared: bool,
    /// How many keys to be archived are kept ready.
    pub key_pool: KeyPool,
}

impl Default for ServeOptions {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            shared: false,
            key_pool: KeyPool::default(),
        }
    }
}

/// Why a host is not served.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// Another process serves it, or the lock cannot be taken.
    #[error(transparent)]
    Lock(#[from] LockError),
    /// The address cannot be listened at.
    #[error("cannot listen at {address}: {source}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// What the system said.
        source: std::io::Error,
    },
    /// The root certificate cannot be written to its file.
    #[error(transparent)]
    CaFile(#[from] CaFileError),
    /// The TLS key cannot be used.
    #[error("TLS cannot be set up: {0}")]
    Tls(#[from] rustls::Error),
    /// Something failed inside.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// A host that is being served. Dropping it stops the host without waiting; [`shut_down`](Self::shut_down) waits for
/// requests that are running.
#[derive(Debug)]
pub struct Running {
    address: SocketAddr,
    ca_file: PathBuf,
    stop: watch::Sender<bool>,
    accepting: JoinHandle<()>,
    settling: JoinHandle<()>,
    filling: JoinHandle<()>,
    mailing: JoinHandle<()>,
    _lock: Option<ServingLock>,
}

impl Host {
    /// Answers desks until the result is shut down or dropped.
    ///
    /// # Errors
    /// [`ServeError`]; [`LockError::Held`] names the process that serves this host already.
    pub async fn serve(&self, options: ServeOptions) -> Result<Running, ServeError> {
        let lock = if options.shared {
            None
        } else {
            Some(ServingLock::take_or_wait(self.data(), NAMING).await?)
        };
        let failed = |source| ServeError::Listen {
            address: options.listen,
            source,
        };
        let listener = TcpListener::bind(options.listen).await.map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        self.write_ca_file()?;
        let ca_file = self.ca_file();
        if let Some(lock) = &lock {
            lock.name(&HeldBy {
                process: std::process::id(),
                address,
                ca_file: ca_file.clone(),
            })?;
        }
        // Said now, and not to every desk, where the key cannot be used.
        tls::server_config(Arc::clone(&self.inner.tls), Vec::new())?;
        let (stop, stopped) = watch::channel(false);
        let accepting = tokio::spawn(accept(self.clone(), listener, stopped));
        let settling = tokio::spawn(settle(self.clone()));
        let filling = tokio::spawn(self.clone().keep_pool_filled(options.key_pool));
        let mailing = tokio::spawn(self.clone().keep_mail_sent());
        tracing::info!(%address, "serving");
        Ok(Running {
            address,
            ca_file,
            stop,
            accepting,
            settling,
            filling,
            mailing,
            _lock: lock,
        })
    }
}

impl Running {
    /// Where the host answers.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The file with the root certificate that clients trust, PEM.
    pub fn ca_file(&self) -> &Path {
        &self.ca_file
    }

    /// Takes no new connection, lets running requests end, and frees the host for another process.
    pub async fn shut_down(mut self) {
        // Nobody listens any more where the task ended by itself; then there is nothing to stop.
        let _ = self.stop.send(true);
        if timeout(GRACE, &mut self.accepting).await.is_err() {
            tracing::warn!("requests were still running when the host was shut down");
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.accepting.abort();
        self.settling.abort();
        self.filling.abort();
        self.mailing.abort();
    }
}

async fn settle(host: Host) {
    loop {
        sleep(SETTLE).await;
        host.settle().await;
    }
}

async fn accept(host: Host, listener: TcpListener, mut stopped: watch::Receiver<bool>) {
    let router = router(host.clone());
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let mut connections = JoinSet::new();
    loop {
        let accepted = tokio::select! {
            accepted = next(&listener, &places) => accepted,
            _ = stopped.changed() => break,
        };
        match accepted {
            Ok((stream, place)) => {
                let connection = Connection {
                    host: host.clone(),
                    router: router.clone(),
                    place,
                };
                connections.spawn(connection.run(stream, stopped.clone()));
            }
            Err(error) => {
                // Out of descriptors, mostly: it passes, and asking again at once would only burn time.
                tracing::warn!(%error, "a connection was not accepted");
                sleep(Duration::from_millis(100)).await;
            }
        }
        while connections.try_join_next().is_some() {}
    }
    drop(listener);
    while connections.join_next().await.is_some() {}
}

async fn next(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> std::io::Result<(TcpStream, OwnedSemaphorePermit)> {
    let place = Arc::clone(places)
        .acquire_owned()
        .await
        .map_err(std::io::Error::other)?;
    let (stream, _) = listener.accept().await?;
    Ok((stream, place))
}

/// Until the host stops, or the connection has lasted long enough: desks open another one, and nobody keeps a place
/// for good.
async fn until(stopped: &mut watch::Receiver<bool>) {
    tokio::select! {
        _ = stopped.changed() => {}
        () = sleep(CONNECTION) => {}
    }
}

struct Connection {
    host: Host,
    router: axum::Router,
    place: OwnedSemaphorePermit,
}

impl Connection {
    async fn handshake(&self, stream: TcpStream) -> Option<TlsStream<TcpStream>> {
        let names = self.host.officer_authority_names().await;
        let names = names.inspect_err(|error| tracing::error!(%error, "no connection was taken"));
        let key = Arc::clone(&self.host.inner.tls);
        let config = tls::server_config(key, names.ok()?).ok()?;
        let acceptor = TlsAcceptor::from(Arc::new(config));
        acceptor.accept(stream).await.ok()
    }

    async fn run(self, stream: TcpStream, mut stopped: watch::Receiver<bool>) {
        // Small answers must not wait for more.
        let _ = stream.set_nodelay(true);
        let Ok(Some(stream)) = timeout(HANDSHAKE, self.handshake(stream)).await else {
            tracing::debug!("a handshake failed");
            return;
        };
        let peer = Peer::of(stream.get_ref().1);
        let service = TowerToHyperService::new(self.router.layer(axum::Extension(peer)));
        let mut builder = auto::Builder::new(TokioExecutor::new());
        builder
            .http1()
            .timer(TokioTimer::new())
            .header_read_timeout(HEADERS);
        builder
            .http2()
            .timer(TokioTimer::new())
            .max_concurrent_streams(32)
            .keep_alive_interval(Duration::from_secs(30));
        let mut connection = pin!(builder.serve_connection(TokioIo::new(stream), service));
        let ended = tokio::select! {
            ended = connection.as_mut() => ended,
            () = until(&mut stopped) => {
                connection.as_mut().graceful_shutdown();
                connection.await
            }
        };
        if let Err(error) = ended {
            tracing::debug!(error, "a connection ended badly");
        }
        drop(self.place);
    }
}
