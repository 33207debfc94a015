#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

use std::{net::SocketAddr, path::Path};

use host::{Host, ServeOptions};
use serde::Serialize;
#[cfg(unix)]
use unix as system;
#[cfg(windows)]
use windows as system;

use super::{End, Failure, Output, arguments::Serve};

/// The line that says that the host answers.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Ready<'a> {
    address: SocketAddr,
    ca_file: &'a Path,
    process: u32,
}

pub(super) async fn run(host: &Host, serve: &Serve, output: &mut Output) -> Result<End, Failure> {
    // Listened for first: who sees the ready line may end the host at once.
    let told_to_end = system::told_to_end()?;
    let running = host
        .serve(ServeOptions {
            listen: serve.listen,
            shared: serve.shared,
            ..ServeOptions::default()
        })
        .await?;
    output.json(&Ready {
        address: running.address(),
        ca_file: running.ca_file(),
        process: std::process::id(),
    })?;
    told_to_end.await;
    running.shut_down().await;
    Ok(End::Done)
}
