//! Commands. Each acts on the database, is written into the audit as the console's, and may run while another process
//! serves the host.

mod archive;
mod arguments;
mod audit;
mod cards;
mod certificates;
mod init;
mod letters;
mod mail;
mod officers;
mod orders;
mod output;
mod procedures;
mod serve;
mod status;

use std::{path::Path, process::ExitCode};

use host::{Host, LockError, OpenOptions, ServeError};

pub(crate) use arguments::Arguments;
use arguments::Command;
use output::Output;

/// Why a command did not do its work; the error says it in words.
type Failure = Box<dyn std::error::Error + Send + Sync>;

/// How a command ended.
#[derive(Clone, Copy)]
enum End {
    Done,
    /// It did its work, and what it looked at is not good.
    Faults,
}

/// Runs a command and says by its exit code how it ended.
pub(crate) fn run(arguments: Arguments) -> ExitCode {
    let mut output = Output::new(arguments.json);
    let runtime = match tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(error) => return failed(&mut output, &error.into()),
    };
    match runtime.block_on(command(arguments, &mut output)) {
        Ok(End::Done) => ExitCode::SUCCESS,
        Ok(End::Faults) => ExitCode::from(3),
        Err(error) => failed(&mut output, &error),
    }
}

fn failed(output: &mut Output, error: &Failure) -> ExitCode {
    output.error(error);
    match error.downcast_ref::<ServeError>() {
        Some(ServeError::Lock(LockError::Held(_))) => ExitCode::from(4),
        _ => ExitCode::FAILURE,
    }
}

async fn command(arguments: Arguments, output: &mut Output) -> Result<End, Failure> {
    let data = arguments.data.or_else(host::default_data_folder);
    let data = data.as_deref();
    match arguments.command {
        Command::Init(init) => init::run(folder(data)?, init, output).await,
        Command::Serve(serve) => serve::run(&open(data).await?, &serve, output).await,
        Command::Status => status::run(&open(data).await?, output).await,
        // These two read files alone: no host is needed.
        Command::Procedures(arguments::Procedures::Check { files }) => {
            procedures::check(&files, output)
        }
        Command::Procedures(arguments::Procedures::Schema) => procedures::schema(output),
        Command::Procedures(procedures) => {
            procedures::run(&open(data).await?, procedures, output).await
        }
        Command::Officers(officers) => officers::run(&open(data).await?, officers, output).await,
        Command::Cards(cards) => cards::run(&open(data).await?, cards, output).await,
        Command::Audit(arguments::Audit::Verify) => audit::verify(&open(data).await?, output).await,
        Command::Orders(arguments::Orders::List { search, open: only }) => {
            orders::list(&open(data).await?, (search.as_deref(), only), output).await
        }
        Command::Archive(command) => archive::run(&open(data).await?, command, output).await,
        Command::Mail(command) => mail::run(&open(data).await?, command, output).await,
        Command::Letters(command) => letters::run(&open(data).await?, command, output).await,
        Command::Certificates(certificates) => {
            certificates::run(&open(data).await?, certificates, output).await
        }
    }
}

fn folder(data: Option<&Path>) -> Result<&Path, Failure> {
    data.ok_or_else(|| {
        "the system tells no home folder; say which host: --data DIR, or COUNTERSIGN_DATA".into()
    })
}

async fn open(data: Option<&Path>) -> Result<Host, Failure> {
    Ok(Host::open(folder(data)?, OpenOptions::default()).await?)
}
