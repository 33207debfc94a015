use clap::Args;

use super::{HostOptions, OfficerOptions};

#[derive(Debug, Args)]
pub(crate) struct Unblock {
    #[arg(long, value_name = "DEVICE")]
    pub(crate) device: Option<String>,
    #[arg(long)]
    pub(crate) host_puk: bool,
    #[command(flatten)]
    pub(crate) delivered: Delivered,
    #[command(flatten)]
    pub(crate) host: HostOptions,
    #[command(flatten)]
    pub(crate) officer: OfficerOptions,
}

#[derive(Debug, Args)]
pub(crate) struct ChangePin {
    #[arg(long, value_name = "DEVICE")]
    pub(crate) device: Option<String>,
    #[command(flatten)]
    pub(crate) delivered: Delivered,
    #[command(flatten)]
    pub(crate) host: HostOptions,
    #[command(flatten)]
    pub(crate) officer: OfficerOptions,
}

/// Where the new PIN goes, where the host sends it.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct Delivered {
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) pin_mail: Option<String>,
    #[arg(long, value_name = "ID")]
    pub(crate) letter_id: Option<String>,
}
