use std::sync::Arc;

use crate::{
    arguments::OrdersCommand,
    output::{Failure, Output},
};

mod abandon;
mod export;
mod list;
mod show;
mod verify;

pub(crate) async fn run(command: &OrdersCommand, output: &Arc<Output>) -> Result<(), Failure> {
    match command {
        OrdersCommand::List(arguments) => list::run(arguments, output).await,
        OrdersCommand::Show(arguments) => show::run(arguments, output).await,
        OrdersCommand::Verify(arguments) => verify::run(arguments, output).await,
        OrdersCommand::Abandon(arguments) => abandon::run(arguments, output).await,
        OrdersCommand::Export(arguments) => export::run(arguments, output).await,
    }
}
