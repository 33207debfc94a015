//! A way to the host that can be cut.

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicU8, AtomicU32, Ordering},
    },
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::watch,
};

/// Forwards bytes between a desk and its host, until it is told otherwise.
#[derive(Clone)]
pub(crate) struct Proxy {
    pub(crate) url: String,
    mode: Arc<AtomicU8>,
    cut: watch::Sender<u32>,
    lost: Arc<AtomicU32>,
}

const FORWARD: u8 = 0;
const DOWN: u8 = 1;
const LOSE_ANSWER: u8 = 2;

impl Proxy {
    /// To the host at `https://address`.
    pub(crate) async fn new(url: &str) -> Self {
        let host: SocketAddr = url.trim_start_matches("https://").parse().unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("https://{}", listener.local_addr().unwrap());
        let proxy = Self {
            url,
            mode: Arc::default(),
            cut: watch::channel(0).0,
            lost: Arc::default(),
        };
        let accepting = proxy.clone();
        tokio::spawn(async move {
            while let Ok((desk, _)) = listener.accept().await {
                if accepting.mode.load(Ordering::SeqCst) == DOWN {
                    continue;
                }
                let host = TcpStream::connect(host).await.unwrap();
                tokio::spawn(accepting.clone().forward(desk, host));
            }
        });
        proxy
    }

    /// Ends every connection and takes no other.
    pub(crate) fn take_down(&self) {
        self.mode.store(DOWN, Ordering::SeqCst);
        self.cut.send_modify(|cuts| *cuts += 1);
    }

    /// Forwards again.
    pub(crate) fn bring_up(&self) {
        self.mode.store(FORWARD, Ordering::SeqCst);
    }

    /// Lets the next request through, and loses whatever comes back, with its connection.
    pub(crate) fn lose_next_answer(&self) {
        self.mode.store(LOSE_ANSWER, Ordering::SeqCst);
    }

    /// Answers that were lost.
    pub(crate) fn lost(&self) -> u32 {
        self.lost.load(Ordering::SeqCst)
    }

    async fn forward(self, mut desk: TcpStream, mut host: TcpStream) {
        let mut cut = self.cut.subscribe();
        let (mut up, mut down) = (vec![0; 16 * 1024], vec![0; 16 * 1024]);
        let mut asked = false;
        loop {
            tokio::select! {
                _ = cut.changed() => return,
                read = desk.read(&mut up) => match read {
                    Ok(count @ 1..) => {
                        // A document is longer than the frames that a connection exchanges by itself.
                        asked |= self.mode.load(Ordering::SeqCst) == LOSE_ANSWER && count > 512;
                        host.write_all(&up[..count]).await.unwrap();
                    }
                    _ => return,
                },
                read = host.read(&mut down) => match read {
                    Ok(1..) if asked => {
                        self.lost.fetch_add(1, Ordering::SeqCst);
                        self.bring_up();
                        return;
                    }
                    Ok(count @ 1..) => if desk.write_all(&down[..count]).await.is_err() { return },
                    _ => return,
                },
            }
        }
    }
}
