//! The console of a certificate manager host: sets it up, feeds it, serves it, and checks its audit.

mod console;

use std::{alloc::System, process::ExitCode};

use clap::Parser;
use tracing_subscriber::EnvFilter;
use zeroizing_alloc::ZeroAlloc;

use console::Arguments;

/// Wipes what is freed: libraries that encrypt, mail and draw have copies of secrets that no type of ours owns.
#[global_allocator]
static MEMORY: ZeroAlloc<System> = ZeroAlloc(System);

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
