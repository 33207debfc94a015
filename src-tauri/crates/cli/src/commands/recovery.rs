use std::sync::Arc;

use crate::{
    arguments::RecoveryCommand,
    output::{Failure, Output},
};

mod approve;
mod list;
mod refuse;
mod request;
mod shown;

pub(crate) async fn run(command: &RecoveryCommand, output: &Arc<Output>) -> Result<(), Failure> {
    match command {
        RecoveryCommand::Request(arguments) => request::run(arguments, output).await,
        RecoveryCommand::List(arguments) => list::run(arguments, output).await,
        RecoveryCommand::Approve(arguments) => approve::run(arguments, output).await,
        RecoveryCommand::Refuse(arguments) => refuse::run(arguments, output).await,
    }
}
