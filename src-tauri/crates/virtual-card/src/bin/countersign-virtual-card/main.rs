//! `countersign-virtual-card`: makes virtual PIV cards, shows them, and attaches them to a virtual reader.

mod attach;
mod create;
mod show;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// A strict PIV card in software.
#[derive(Parser)]
#[command(name = "countersign-virtual-card", version, about, long_about = None)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make a card and print what its maker knows: PIN, PUK, management key, keys.
    #[command(subcommand)]
    Create(create::Create),
    /// Put a card into a virtual reader (vpcd) and take commands from standard input.
    Attach(attach::Attach),
    /// Print what a card remembers, without its secrets.
    Show(show::Show),
}

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Create(create) => create.run(),
        Command::Attach(attach) => attach.run(),
        Command::Show(show) => show.run(),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&*error);
            ExitCode::FAILURE
        }
    }
}

#[expect(
    clippy::print_stderr,
    reason = "the one place where the program says why it failed"
)]
fn complain(error: &dyn std::error::Error) {
    eprintln!("countersign-virtual-card: {error}");
}

/// What a subcommand ends with; every error is for a person to read.
type Outcome = Result<(), Box<dyn std::error::Error>>;

/// Prints one line and hands it over at once, because another program may be waiting for it.
#[expect(
    clippy::print_stdout,
    reason = "the one place where the program prints"
)]
fn say(line: &str) -> std::io::Result<()> {
    use std::io::Write as _;
    println!("{line}");
    std::io::stdout().flush()
}
