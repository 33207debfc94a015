use std::sync::Arc;

use crate::{
    arguments::MailsCommand,
    output::{Failure, Output},
};

mod list;
mod resend;

pub(crate) async fn run(command: &MailsCommand, output: &Arc<Output>) -> Result<(), Failure> {
    match command {
        MailsCommand::List(arguments) => list::run(arguments, output).await,
        MailsCommand::Resend(arguments) => resend::run(arguments, output).await,
    }
}
