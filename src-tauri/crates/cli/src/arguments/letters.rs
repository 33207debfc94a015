use std::path::PathBuf;

use clap::{Args, Subcommand, builder::PossibleValuesParser};

use super::{HostOptions, OfficerOptions};

#[derive(Debug, Args)]
pub(crate) struct Letters {
    #[command(subcommand)]
    pub(crate) command: LettersCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum LettersCommand {
    List(ListLetters),
    Print(PrintLetters),
    Preview(PreviewLetter),
    CreateIds(CreateIds),
}

impl LettersCommand {
    pub(super) fn host_options(&mut self) -> &mut HostOptions {
        match self {
            Self::List(arguments) => &mut arguments.host,
            Self::Print(arguments) => &mut arguments.host,
            Self::Preview(arguments) => &mut arguments.host,
            Self::CreateIds(arguments) => &mut arguments.host,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct ListLetters {
    #[arg(long, value_name = "STATE", value_parser = PossibleValuesParser::new(["waiting", "ready", "printed", "erased"]))]
    pub(crate) state: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(crate) search: Option<String>,
    #[arg(long, value_name = "NUMBER")]
    pub(crate) before: Option<String>,
    #[command(flatten)]
    pub(crate) host: HostOptions,
    #[command(flatten)]
    pub(crate) officer: OfficerOptions,
}

#[derive(Debug, Args)]
pub(crate) struct PrintLetters {
    #[arg(value_name = "NUMBER", required = true)]
    pub(crate) letters: Vec<String>,
    #[arg(long, value_name = "PRINTER")]
    pub(crate) printer: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(crate) reason: Option<String>,
    #[command(flatten)]
    pub(crate) host: HostOptions,
    #[command(flatten)]
    pub(crate) officer: OfficerOptions,
    /// The printer that the configuration names.
    #[arg(skip)]
    pub(crate) set_printer: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct PreviewLetter {
    #[arg(value_name = "NUMBER")]
    pub(crate) letter: String,
    #[arg(long, value_name = "FILE")]
    pub(crate) to: PathBuf,
    #[command(flatten)]
    pub(crate) host: HostOptions,
    #[command(flatten)]
    pub(crate) officer: OfficerOptions,
}

#[derive(Debug, Args)]
pub(crate) struct CreateIds {
    #[arg(long, value_name = "TEXT")]
    pub(crate) prefix: Option<String>,
    #[arg(long, value_name = "NUMBER")]
    pub(crate) first: Option<u64>,
    #[arg(long, value_name = "NUMBER", default_value_t = 6)]
    pub(crate) digits: u8,
    #[arg(long, value_name = "NUMBER")]
    pub(crate) count: u16,
    #[command(flatten)]
    pub(crate) host: HostOptions,
    #[command(flatten)]
    pub(crate) officer: OfficerOptions,
    /// The beginning that the configuration names.
    #[arg(skip)]
    pub(crate) set_prefix: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Mails {
    #[command(subcommand)]
    pub(crate) command: MailsCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum MailsCommand {
    List(ListMails),
    Resend(ResendMail),
}

impl MailsCommand {
    pub(super) fn host_options(&mut self) -> &mut HostOptions {
        match self {
            Self::List(arguments) => &mut arguments.host,
            Self::Resend(arguments) => &mut arguments.host,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct ListMails {
    #[arg(long, value_name = "STATE", value_parser = PossibleValuesParser::new(["waiting", "queued", "sent", "failed", "erased"]))]
    pub(crate) state: Option<String>,
    #[arg(long, value_name = "NUMBER")]
    pub(crate) before: Option<String>,
    #[command(flatten)]
    pub(crate) host: HostOptions,
    #[command(flatten)]
    pub(crate) officer: OfficerOptions,
}

#[derive(Debug, Args)]
pub(crate) struct ResendMail {
    #[arg(value_name = "NUMBER")]
    pub(crate) mail: String,
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) address: String,
    #[arg(long, value_name = "TEXT")]
    pub(crate) reason: String,
    #[command(flatten)]
    pub(crate) host: HostOptions,
    #[command(flatten)]
    pub(crate) officer: OfficerOptions,
}
