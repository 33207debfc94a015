//! `countersign`: Countersign on the command line.
//!
//! Arguments in, verbs of `desk` and `workstation`, texts or JSON out. No rule of the domain stands here.

mod answers;
mod arguments;
mod choose_device;
mod commands;
mod draft;
mod exit;
mod help;
mod interrupt;
mod not_understood;
mod output;
mod own_host;
mod permissions;
mod recovering;
mod secrets;
mod session;
mod settings;
mod speech;

use std::{alloc::System, env, process::ExitCode, sync::Arc};

use clap::{CommandFactory, FromArgMatches, error::ErrorKind};
use configuration::{Configuration, Places, log};
use messages::Messages;
use serde_json::json;
use zeroizing_alloc::ZeroAlloc;

use crate::{
    arguments::{Arguments, Command},
    exit::Exit,
    output::{Failure, Output, Place},
    speech::Speech,
};

/// Wipes what is freed: libraries that encrypt, mail and draw have copies of secrets that no type of ours owns.
#[global_allocator]
static MEMORY: ZeroAlloc<System> = ZeroAlloc(System);

fn main() -> ExitCode {
    let configuration = Configuration::read(&Places::of_this_system());
    let speech = Speech::of(&configuration);
    let command = help::told(Arguments::command(), &Messages::of(speech.language));
    let arguments = match arguments(&command) {
        Ok(arguments) => arguments,
        Err(error) => return not_understood(&error, &command, &speech),
    };
    // Whoever packages the program asks for completions, and wants no log files of it.
    if !matches!(arguments.command, Command::Completions(_)) {
        log::start("countersign", configuration.log_level());
    }
    let place = match arguments.command {
        Command::Practice(_) => Place::Practice,
        _ => Place::Desk,
    };
    let output = Arc::new(Output::new(arguments.output.json, &speech).at(place));
    settings::note_mistakes(&configuration, &output);
    let ended = settings::apply(&configuration, arguments.command)
        .and_then(|command| run(command, &output));
    match ended {
        Ok(()) => Exit::Done.into(),
        Err(failure) => {
            tracing::warn!(code = failure.code(), "not done");
            output.failure(&failure);
            failure.exit().into()
        }
    }
}

fn run(command: Command, output: &Arc<Output>) -> Result<(), Failure> {
    let runtime = tokio::runtime::Runtime::new().map_err(|error| {
        let why = json!({ "why": messages::io_why(error.kind()) });
        Failure::new("no-runtime", why, Exit::Failed)
    })?;
    runtime.block_on(commands::run(command, output))
}

/// What was typed.
fn arguments(command: &clap::Command) -> Result<Arguments, clap::Error> {
    Arguments::from_arg_matches(&command.clone().try_get_matches()?)
}

/// Help and version are no mistakes. A program that asked for JSON gets its mistakes as JSON, too.
fn not_understood(error: &clap::Error, command: &clap::Command, speech: &Speech) -> ExitCode {
    let is_help = error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
    if error.use_stderr() && !is_help {
        let words: Vec<_> = env::args_os().skip(1).collect();
        let wants_json = words.iter().any(|word| word == "--json");
        let failure = not_understood::failure(error, command, &words);
        Output::new(wants_json, speech).failure(&failure);
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
