//! `countersign`: Countersign on the command line.
//!
//! Arguments in, verbs of `desk` and `workstation`, texts or JSON out. No rule of the domain stands here.

mod answers;
mod arguments;
mod choose_device;
mod commands;
mod draft;
mod exit;
mod interrupt;
mod output;
mod own_host;
mod permissions;
mod recovering;
mod secrets;
mod session;

use std::{env, io, process::ExitCode, sync::Arc};

use clap::Parser;
use serde_json::json;
use tracing_subscriber::EnvFilter;

use crate::{
    arguments::{Arguments, Command},
    exit::Exit,
    output::{Failure, Output, Place, io_why},
};

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return not_understood(&error),
    };
    log();
    let place = match arguments.command {
        Command::Practice(_) => Place::Practice,
        _ => Place::Desk,
    };
    let output = Arc::new(Output::new(arguments.output.json).at(place));
    let ended = tokio::runtime::Runtime::new()
        .map_err(|error| {
            Failure::new(
                "no-runtime",
                json!({ "why": io_why(error.kind()) }),
                Exit::Failed,
            )
        })
        .and_then(|runtime| runtime.block_on(commands::run(arguments.command, &output)));
    match ended {
        Ok(()) => Exit::Done.into(),
        Err(failure) => {
            output.failure(&failure);
            failure.exit().into()
        }
    }
}

/// Help and version are no mistakes. A program that asked for JSON gets its mistakes as JSON, too.
fn not_understood(error: &clap::Error) -> ExitCode {
    let wants_json = env::args_os().any(|argument| argument == "--json");
    if error.use_stderr() && wants_json {
        let what = in_one_line(&error.render().to_string());
        Output::new(true).failure(&Failure::new("usage", json!({ "what": what }), Exit::Usage));
    } else {
        // It tells a closed pipe, and nothing can be told there.
        let _ = error.print();
    }
    if error.use_stderr() {
        Exit::Usage.into()
    } else {
        Exit::Done.into()
    }
}

/// All that is said of the mistake, without the usage and the pointer to the help that follow it.
fn in_one_line(text: &str) -> String {
    let text = text.strip_prefix("error: ").unwrap_or(text);
    let end = ["\n\nUsage:", "\n\nFor more information"]
        .iter()
        .filter_map(|after| text.find(after))
        .min();
    let said = &text[..end.unwrap_or(text.len())];
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Off unless asked for.
fn log() {
    let filter =
        EnvFilter::try_from_env("COUNTERSIGN_LOG").unwrap_or_else(|_| EnvFilter::new("off"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(io::stderr)
        .init();
}
