use clap::{Args, Subcommand};

use super::{HostOptions, OfficerOptions};

#[derive(Debug, Args)]
pub(crate) struct Archive {
    #[command(subcommand)]
    pub(crate) command: ArchiveCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ArchiveCommand {
    Search(SearchArchive),
}

impl ArchiveCommand {
    pub(super) fn host_options(&mut self) -> &mut HostOptions {
        match self {
            Self::Search(arguments) => &mut arguments.host,
        }
    }
}

#[derive(Debug, Args)]
#[group(id = "criterion", required = true, multiple = true, args = ["serial", "subject", "id"])]
pub(crate) struct SearchArchive {
    #[arg(long, value_name = "HEX")]
    pub(crate) serial: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(crate) subject: Option<String>,
    #[arg(long, value_name = "ID")]
    pub(crate) id: Option<String>,
    #[arg(long, value_name = "ID")]
    pub(crate) after: Option<String>,
    #[command(flatten)]
    pub(crate) host: HostOptions,
    #[command(flatten)]
    pub(crate) officer: OfficerOptions,
}
