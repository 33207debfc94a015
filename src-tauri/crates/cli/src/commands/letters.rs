use std::sync::Arc;

use crate::{
    arguments::LettersCommand,
    output::{Failure, Output},
};

mod create_ids;
mod list;
mod preview;
mod print;

pub(crate) async fn run(command: &LettersCommand, output: &Arc<Output>) -> Result<(), Failure> {
    match command {
        LettersCommand::List(arguments) => list::run(arguments, output).await,
        LettersCommand::Print(arguments) => print::run(arguments, output).await,
        LettersCommand::Preview(arguments) => preview::run(arguments, output).await,
        LettersCommand::CreateIds(arguments) => create_ids::run(arguments, output).await,
    }
}
