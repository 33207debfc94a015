//! The console of a certificate manager host: sets it up, feeds it, serves it, and checks its audit.

mod console;

use std::process::ExitCode;

use clap::Parser;
use tracing_subscriber::EnvFilter;

use console::Arguments;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    tracing_subscriber::fmt()
        .with_env_filter(
            EnvFilter::try_from_env("COUNTERSIGN_LOG").unwrap_or_else(|_| EnvFilter::new("warn")),
        )
        .with_writer(std::io::stderr)
        .init();
    console::run(arguments)
}
