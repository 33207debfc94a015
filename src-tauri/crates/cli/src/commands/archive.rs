use std::sync::Arc;

use crate::{
    arguments::ArchiveCommand,
    output::{Failure, Output},
};

mod search;

pub(super) use search::archived_table;

pub(crate) async fn run(command: &ArchiveCommand, output: &Arc<Output>) -> Result<(), Failure> {
    match command {
        ArchiveCommand::Search(arguments) => search::run(arguments, output).await,
    }
}
