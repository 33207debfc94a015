//! One file per command.

mod archive;
mod card;
mod card_record;
mod certificate;
mod completions;
mod devices;
mod issue;
mod letters;
mod mails;
mod orders;
mod practice;
mod procedures;
mod recovery;
mod service;

use std::sync::Arc;

use crate::{
    arguments::Command,
    output::{Failure, Output},
};

/// Runs a command to its end.
pub(crate) async fn run(command: Command, output: &Arc<Output>) -> Result<(), Failure> {
    match command {
        Command::Devices(arguments) => devices::run(&arguments, output).await,
        Command::Card(arguments) => card::run(&arguments, output).await,
        Command::CardRecord(arguments) => card_record::run(&arguments, output).await,
        Command::Certificate(arguments) => certificate::run(&arguments, output).await,
        Command::Procedures(arguments) => procedures::run(&arguments, output).await,
        Command::Issue(arguments) => issue::run(&arguments, output).await,
        Command::Archive(arguments) => archive::run(&arguments.command, output).await,
        Command::Recovery(arguments) => recovery::run(&arguments.command, output).await,
        Command::Orders(arguments) => orders::run(&arguments.command, output).await,
        Command::Unblock(arguments) => service::unblock(&arguments, output).await,
        Command::ChangePin(arguments) => service::change_pin(&arguments, output).await,
        Command::Letters(arguments) => letters::run(&arguments.command, output).await,
        Command::Mails(arguments) => mails::run(&arguments.command, output).await,
        Command::Practice(arguments) => practice::run(&arguments, output).await,
        Command::Completions(arguments) => {
            completions::run(&arguments, output);
            Ok(())
        }
    }
}
