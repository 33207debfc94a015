use clap::{Args, Subcommand};

use super::{HostOptions, OfficerOptions};

#[derive(Debug, Args)]
pub(crate) struct Archive {
    #[command(subcommand)]
    pub(crate) command: ArchiveCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ArchiveCommand {
    /// Find archived keys by the certificate that was issued when the key was created.
    Search(SearchArchive),
}

/// What a program that searches is told with `--json`.
const FOUND: &str = "\
Criteria that are given together must all hold. At most 50 certificates are shown, the newest first; --after goes on.

With --json: {certificates: [{id, certificate, keyType, archivedAt, status, card}, …], more}.";

#[derive(Debug, Args)]
#[command(after_long_help = FOUND)]
#[group(id = "criterion", required = true, multiple = true, args = ["serial", "subject", "id"])]
pub(crate) struct SearchArchive {
    /// The whole serial number, hexadecimal; colons, spaces, hyphens, 0x and leading zeros do not matter.
    #[arg(long, value_name = "HEX")]
    pub(crate) serial: Option<String>,
    /// A part of the subject, at least three characters, whatever their case.
    #[arg(long, value_name = "TEXT")]
    pub(crate) subject: Option<String>,
    /// The Certificate ID, decimal.
    #[arg(long, value_name = "ID")]
    pub(crate) id: Option<String>,
    /// Only those after this Certificate ID: the last one of the page before.
    #[arg(long, value_name = "ID")]
    pub(crate) after: Option<String>,
    #[command(flatten)]
    pub(crate) host: HostOptions,
    #[command(flatten)]
    pub(crate) officer: OfficerOptions,
}
