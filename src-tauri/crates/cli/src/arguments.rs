//! The command line as a person types it. What the help says of it stands in the catalogue.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;
use configuration::Authority;
use contents::{KeyAlgorithm, KeyReference};

mod archive;
mod letters;
mod not_taken;
mod recovery;
mod service;

pub(crate) use archive::{Archive, ArchiveCommand, SearchArchive};
pub(crate) use letters::{
    CreateIds, Letters, LettersCommand, ListLetters, ListMails, Mails, MailsCommand, PreviewLetter,
    PrintLetters, ResendMail,
};
pub(crate) use not_taken::NotTaken;
#[cfg(test)]
pub(crate) use recovery::Recovered;
pub(crate) use recovery::{
    AskForRecovery, DecidedRequest, ListRequests, Recovery, RecoveryCommand, RecoveryOptions,
    RefuseRequest,
};
pub(crate) use service::{ChangePin, Delivered, Unblock};

/// All that can be typed.
#[derive(Debug, Parser)]
#[command(name = "countersign", version, max_term_width = 110)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) output: OutputOptions,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Devices(Devices),
    Card(Card),
    CardRecord(CardRecord),
    Certificate(Certificate),
    Procedures(Procedures),
    Issue(Issue),
    Archive(Archive),
    Recovery(Recovery),
    Orders(Orders),
    Unblock(Unblock),
    ChangePin(ChangePin),
    Letters(Letters),
    Mails(Mails),
    Practice(Practice),
    Completions(Completions),
}

impl Command {
    /// Which host does the work, where one does.
    pub(crate) fn host_options(&mut self) -> Option<&mut HostOptions> {
        match self {
            Self::CardRecord(arguments) => Some(&mut arguments.host),
            Self::Certificate(arguments) => Some(&mut arguments.host),
            Self::Procedures(arguments) => Some(&mut arguments.host),
            Self::Issue(arguments) => Some(&mut arguments.host),
            Self::Archive(arguments) => Some(arguments.command.host_options()),
            Self::Recovery(arguments) => Some(arguments.command.host_options()),
            Self::Orders(arguments) => Some(arguments.command.host_options()),
            Self::Unblock(arguments) => Some(&mut arguments.host),
            Self::ChangePin(arguments) => Some(&mut arguments.host),
            Self::Letters(arguments) => Some(arguments.command.host_options()),
            Self::Mails(arguments) => Some(arguments.command.host_options()),
            Self::Devices(_) | Self::Card(_) | Self::Practice(_) | Self::Completions(_) => None,
        }
    }
}

#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct OutputOptions {
    #[arg(long, global = true)]
    pub(crate) json: bool,
}

/// Which host does the work.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "host")]
pub(crate) struct HostOptions {
    #[arg(
        long,
        value_name = "URL",
        env = "COUNTERSIGN_HOST",
        hide_env_values = true,
        requires = "ca"
    )]
    pub(crate) host: Option<String>,
    #[arg(
        long,
        value_name = "FILE",
        env = "COUNTERSIGN_CA",
        hide_env_values = true,
        requires = "host"
    )]
    pub(crate) ca: Option<PathBuf>,
    #[arg(
        long,
        value_name = "DIR",
        env = "COUNTERSIGN_DATA",
        hide_env_values = true,
        conflicts_with = "host"
    )]
    pub(crate) data: Option<PathBuf>,
    /// The host that the configuration names.
    #[arg(skip)]
    pub(crate) set: Option<SetHost>,
}

/// The host of the configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SetHost {
    At {
        url: String,
        ca: Option<Authority>,
        /// Whether the policy of this machine allows no other host.
        locked: bool,
    },
    /// The policy of this machine allows one host, and does not say which in a way that can be used.
    Closed {
        /// Where it should: file and line, as far as known.
        place: String,
    },
}

/// Who signs, and with what.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "officer")]
pub(crate) struct OfficerOptions {
    #[arg(long, value_name = "DEVICE")]
    pub(crate) officer_device: Option<String>,
    #[command(flatten)]
    pub(crate) secrets: SecretsOption,
}

#[derive(Clone, Debug, Args)]
pub(crate) struct SecretsOption {
    #[arg(long, value_name = "FILE", help_heading = "officer")]
    pub(crate) secrets: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Devices {
    #[arg(long)]
    pub(crate) watch: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Card {
    #[arg(long, value_name = "DEVICE")]
    pub(crate) device: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct CardRecord {
    #[arg(long, value_name = "DEVICE")]
    pub(crate) device: Option<String>,
    #[arg(long, value_name = "ORDER", conflicts_with = "device")]
    pub(crate) order: Option<String>,
    #[command(flatten)]
    pub(crate) host: HostOptions,
    #[command(flatten)]
    pub(crate) officer: OfficerOptions,
}

#[derive(Debug, Args)]
#[group(id = "certificate-there", required = true, args = ["id", "key"])]
pub(crate) struct Certificate {
    #[arg(value_name = "ID")]
    pub(crate) id: Option<String>,
    #[arg(long, value_name = "KEY", value_parser = parsed)]
    pub(crate) key: Option<KeyReference>,
    #[arg(long, value_name = "DEVICE", requires = "key")]
    pub(crate) device: Option<String>,
    #[command(flatten)]
    pub(crate) host: HostOptions,
    #[command(flatten)]
    pub(crate) officer: OfficerOptions,
}

#[derive(Debug, Args)]
pub(crate) struct Procedures {
    #[arg(value_name = "PROCEDURE")]
    pub(crate) procedure: Option<String>,
    #[command(flatten)]
    pub(crate) host: HostOptions,
    #[command(flatten)]
    pub(crate) officer: OfficerOptions,
}

#[derive(Debug, Args)]
pub(crate) struct Issue {
    #[arg(long, value_name = "DEVICE")]
    pub(crate) device: Option<String>,
    #[arg(long, value_name = "PROCEDURE")]
    pub(crate) procedure: String,
    #[command(flatten)]
    pub(crate) draft: DraftOptions,
    #[command(flatten)]
    pub(crate) host: HostOptions,
    #[command(flatten)]
    pub(crate) officer: OfficerOptions,
}

/// What the officer decides.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct DraftOptions {
    #[arg(long = "input", value_name = "NAME=VALUE", value_parser = input)]
    pub(crate) inputs: Vec<Input>,
    #[arg(long = "action", value_name = "KEY=ACTION", value_parser = key_action)]
    pub(crate) actions: Vec<KeyAction>,
    #[arg(long = "key", value_name = "KEY=ALGORITHM", value_parser = key_algorithm)]
    pub(crate) algorithms: Vec<KeyChoice>,
    #[arg(long)]
    pub(crate) dry_run: bool,
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) pin_mail: Option<String>,
    #[arg(long, value_name = "ID")]
    pub(crate) letter_id: Option<String>,
    #[command(flatten)]
    pub(crate) recovery: RecoveryOptions,
    #[arg(
        long,
        value_name = "DIGEST",
        value_parser = recovery::digest,
        help_heading = "recovery"
    )]
    pub(crate) request: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Orders {
    #[command(subcommand)]
    pub(crate) command: OrdersCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum OrdersCommand {
    List(ListOrders),
    Show(OneOrder),
    Verify(OneOrder),
    Abandon(AbandonOrder),
    Export(ExportOrder),
}

impl OrdersCommand {
    fn host_options(&mut self) -> &mut HostOptions {
        match self {
            Self::List(arguments) => &mut arguments.host,
            Self::Show(arguments) | Self::Verify(arguments) => &mut arguments.host,
            Self::Abandon(arguments) => &mut arguments.host,
            Self::Export(arguments) => &mut arguments.host,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct ListOrders {
    #[arg(long)]
    pub(crate) all: bool,
    #[arg(long, conflicts_with = "all")]
    pub(crate) open: bool,
    #[arg(long, value_name = "TEXT")]
    pub(crate) search: Option<String>,
    #[arg(long, value_name = "POSITION", requires = "search")]
    pub(crate) before: Option<String>,
    #[command(flatten)]
    pub(crate) host: HostOptions,
    #[command(flatten)]
    pub(crate) officer: OfficerOptions,
}

#[derive(Debug, Args)]
pub(crate) struct OneOrder {
    pub(crate) order: String,
    #[command(flatten)]
    pub(crate) host: HostOptions,
    #[command(flatten)]
    pub(crate) officer: OfficerOptions,
}

#[derive(Debug, Args)]
pub(crate) struct AbandonOrder {
    pub(crate) order: String,
    #[arg(long)]
    pub(crate) reason: String,
    #[command(flatten)]
    pub(crate) host: HostOptions,
    #[command(flatten)]
    pub(crate) officer: OfficerOptions,
}

#[derive(Debug, Args)]
pub(crate) struct ExportOrder {
    pub(crate) order: String,
    #[arg(long, value_name = "DIR")]
    pub(crate) to: PathBuf,
    #[command(flatten)]
    pub(crate) host: HostOptions,
    #[command(flatten)]
    pub(crate) officer: OfficerOptions,
}

#[derive(Debug, Args)]
pub(crate) struct Practice {
    #[arg(long, value_name = "PROCEDURE", default_value = "employee-card")]
    pub(crate) procedure: String,
    #[arg(long, value_name = "NUMBER")]
    pub(crate) card: Option<u8>,
    #[arg(long, conflicts_with_all = ["card", "inputs", "actions", "algorithms", "dry_run", "secrets"])]
    pub(crate) cards: bool,
    #[arg(long, conflicts_with_all = ["cards", "card", "inputs", "actions", "algorithms", "dry_run"])]
    pub(crate) procedures: bool,
    #[arg(long, conflicts_with_all = ["procedures", "cards", "card", "inputs", "actions", "algorithms", "dry_run"])]
    pub(crate) show: bool,
    #[command(flatten)]
    pub(crate) draft: DraftOptions,
    #[command(flatten)]
    pub(crate) secrets: SecretsOption,
}

#[derive(Debug, Args)]
pub(crate) struct Completions {
    pub(crate) shell: Shell,
}

/// A field's value, as typed; the procedure's rules judge it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Input {
    pub(crate) field: String,
    pub(crate) value: String,
}

/// An action for a key; `None` leaves the key as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct KeyAction {
    pub(crate) key: KeyReference,
    pub(crate) action: Option<desk::Action>,
}

/// An algorithm for a key that is generated on the card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct KeyChoice {
    pub(crate) key: KeyReference,
    pub(crate) algorithm: KeyAlgorithm,
}

/// What can be done with a key.
pub(crate) const ACTIONS: [&str; 4] = ["add", "redo", "issue", "blank"];

fn input(text: &str) -> Result<Input, NotTaken> {
    let (field, value) = halves(text, "NAME=VALUE")?;
    Ok(Input {
        field: field.to_owned(),
        value: value.to_owned(),
    })
}

fn key_action(text: &str) -> Result<KeyAction, NotTaken> {
    let (key, action) = halves(text, "KEY=ACTION")?;
    let action = match action {
        "add" => Some(desk::Action::Add),
        "redo" => Some(desk::Action::Redo),
        "issue" => Some(desk::Action::Issue),
        "blank" => None,
        other => return Err(NotTaken::Action(other.to_owned())),
    };
    Ok(KeyAction {
        key: parsed(key)?,
        action,
    })
}

fn key_algorithm(text: &str) -> Result<KeyChoice, NotTaken> {
    let (key, algorithm) = halves(text, "KEY=ALGORITHM")?;
    let unknown = |_| NotTaken::Algorithm(algorithm.to_owned());
    Ok(KeyChoice {
        key: parsed(key)?,
        algorithm: algorithm.parse().map_err(unknown)?,
    })
}

fn parsed(key: &str) -> Result<KeyReference, NotTaken> {
    key.parse().map_err(|_| NotTaken::Key(key.to_owned()))
}

fn halves<'a>(text: &'a str, form: &'static str) -> Result<(&'a str, &'a str), NotTaken> {
    text.split_once('=').ok_or(NotTaken::Form(form))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;
    use contents::{KeyAlgorithm, KeyReference};

    use super::{ACTIONS, Arguments, Input, NotTaken, input, key_action, key_algorithm};

    #[test]
    fn the_definition_is_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn pairs_are_read() {
        let name = Input {
            field: "common_name".into(),
            value: "Anna = Berg".into(),
        };
        assert_eq!(input("common_name=Anna = Berg"), Ok(name));
        let chosen = key_algorithm("9A=rsa2048").unwrap();
        assert_eq!(
            (chosen.key, chosen.algorithm),
            (KeyReference::Authentication, KeyAlgorithm::Rsa2048)
        );
        assert_eq!(key_action("9c=blank").unwrap().action, None);
    }

    #[test]
    fn what_is_no_pair_is_told() {
        assert_eq!(input("common_name"), Err(NotTaken::Form("NAME=VALUE")));
        assert_eq!(key_action("9b=add"), Err(NotTaken::Key("9b".into())));
        assert_eq!(key_action("9a=drop"), Err(NotTaken::Action("drop".into())));
        assert_eq!(
            key_algorithm("9a=dsa"),
            Err(NotTaken::Algorithm("dsa".into()))
        );
    }

    #[test]
    fn every_action_that_is_named_is_taken() {
        for action in ACTIONS {
            assert!(key_action(&format!("9a={action}")).is_ok(), "{action}");
        }
    }
}
