//! The command line as a person types it. The help texts stand here, beside what they explain.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;
use contents::{KeyAlgorithm, KeyReference};

use crate::exit;

mod archive;
mod recovery;

pub(crate) use archive::{Archive, ArchiveCommand, SearchArchive};
#[cfg(test)]
pub(crate) use recovery::Recovered;
pub(crate) use recovery::{
    AskForRecovery, DecidedRequest, ListRequests, Recovery, RecoveryCommand, RecoveryOptions,
    RefuseRequest,
};

/// The desktop registration authority for organisations that run their PKI on smart cards.
#[derive(Debug, Parser)]
#[command(name = "countersign", version, max_term_width = 110, after_long_help = exit::CODES)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) output: OutputOptions,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// List devices and the cards in them.
    Devices(Devices),
    /// Show what is on a card: identity, keys, certificates, tries left.
    Card(Card),
    /// List the procedures that you can use, or show what one asks for and does.
    Procedures(Procedures),
    /// Issue certificates to the subject card, and put archived keys on it.
    Issue(Issue),
    /// Search the archive of private keys.
    Archive(Archive),
    /// Ask for approval of a recovery, and decide on what others ask for.
    Recovery(Recovery),
    /// List, show, verify, abandon and export orders.
    Orders(Orders),
    /// Issue a practice card: readers, cards and host are inside the program.
    Practice(Practice),
    /// Print the completions of a shell.
    Completions(Completions),
}

#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct OutputOptions {
    /// Print JSON instead of text: one value, or one value a line where steps or events are told.
    ///
    /// A failure is {"error": {code, exit, what, notDone, next, data}}.
    #[arg(long, global = true)]
    pub(crate) json: bool,
}

/// Which host does the work.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Host")]
pub(crate) struct HostOptions {
    /// Address of the certificate manager host (https://…). Without it, the host that is embedded here.
    #[arg(
        long,
        value_name = "URL",
        env = "COUNTERSIGN_HOST",
        hide_env_values = true,
        requires = "ca"
    )]
    pub(crate) host: Option<String>,
    /// The authority that the host's TLS certificate must come from, a PEM file.
    #[arg(
        long,
        value_name = "FILE",
        env = "COUNTERSIGN_CA",
        hide_env_values = true,
        requires = "host"
    )]
    pub(crate) ca: Option<PathBuf>,
    /// Folder of the embedded host, this user's own if not given. It is set up the first time, and says where; officers
    /// and cards are made known by `countersign-host officers add` and `cards import`, which take the same folder.
    #[arg(
        long,
        value_name = "DIR",
        env = "COUNTERSIGN_DATA",
        hide_env_values = true,
        conflicts_with = "host"
    )]
    pub(crate) data: Option<PathBuf>,
}

/// Who signs, and with what.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Officer")]
pub(crate) struct OfficerOptions {
    /// Device with the officer card: its name, or a part that no other device has.
    #[arg(long, value_name = "DEVICE")]
    pub(crate) officer_device: Option<String>,
    #[command(flatten)]
    pub(crate) secrets: SecretsOption,
}

#[derive(Clone, Debug, Args)]
pub(crate) struct SecretsOption {
    /// Read PINs from a file, or from standard input (-), instead of asking. One a line: signature-pin=…,
    /// holder-pin=…, new-pin=….
    #[arg(long, value_name = "FILE", help_heading = "Officer")]
    pub(crate) secrets: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Devices {
    /// Go on telling what is inserted and removed, until Ctrl-C.
    #[arg(long)]
    pub(crate) watch: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Card {
    /// Device with the card: its name, or a part that no other device has.
    #[arg(long, value_name = "DEVICE")]
    pub(crate) device: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Procedures {
    /// The procedure to show, by its name in the list: its keys, input fields, cards and PIN. Without it, the list.
    #[arg(value_name = "PROCEDURE")]
    pub(crate) procedure: Option<String>,
    #[command(flatten)]
    pub(crate) host: HostOptions,
    #[command(flatten)]
    pub(crate) officer: OfficerOptions,
}

/// What a program that issues is told with `--json`.
const LINES: &str = "\
With --json, a value a line:
    {inNoCertificate: [FIELD, …]}  filled fields that land in no certificate
    {step, state, elapsedMs}       each step, as it ends
    {order, pinCode}               the PIN, where the procedure shows it
    {order, card, certificates, pin, generated, archived, recovered}
                                   the result, at last
With --dry-run it is {draft} instead, and {error} after it where the draft cannot be submitted.";

#[derive(Debug, Args)]
#[command(after_long_help = LINES)]
pub(crate) struct Issue {
    /// Device with the subject card: its name, or a part that no other device has.
    #[arg(long, value_name = "DEVICE")]
    pub(crate) device: Option<String>,
    /// The procedure, by its name in the list of `countersign procedures`.
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
    /// A field about the holder, by its name or its label: common_name=Anna Berg. Once for each field.
    #[arg(long = "input", value_name = "NAME=VALUE", value_parser = input)]
    pub(crate) inputs: Vec<Input>,
    /// The action for a key: 9a=add, redo, issue or blank. Keys that are not named take the procedure's preset. For a key
    /// that comes from the archive there are --recover and --no-request.
    #[arg(long = "action", value_name = "KEY=ACTION", value_parser = key_action)]
    pub(crate) actions: Vec<KeyAction>,
    /// The algorithm of a key that is generated, on the card or at the host: 9a=rsa2048, rsa3072, rsa4096, eccp256 or
    /// eccp384.
    #[arg(long = "key", value_name = "KEY=ALGORITHM", value_parser = key_algorithm)]
    pub(crate) algorithms: Vec<KeyChoice>,
    /// Show in words what would be signed, and stop there. A draft that cannot be submitted ends with exit code 6.
    #[arg(long)]
    pub(crate) dry_run: bool,
    #[command(flatten)]
    pub(crate) recovery: RecoveryOptions,
    /// The approved recovery request that the order uses up, where the procedure asks for approvals: its digest, or a
    /// beginning of it that no other has.
    #[arg(
        long,
        value_name = "DIGEST",
        value_parser = recovery::digest,
        help_heading = "Recovery"
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
    /// List orders, the newest first: those that are open, or all.
    List(ListOrders),
    /// Show an order: who ordered what for which card, and its certificates.
    Show(OneOrder),
    /// Verify an order's signatures and that its documents belong together.
    Verify(OneOrder),
    /// Give up an open order; its certificates are revoked.
    Abandon(AbandonOrder),
    /// Write an order's documents to a folder, for `openssl cms -verify` and for keeping.
    Export(ExportOrder),
}

#[derive(Debug, Args)]
pub(crate) struct ListOrders {
    /// All orders, not the open ones only.
    #[arg(long)]
    pub(crate) all: bool,
    #[command(flatten)]
    pub(crate) host: HostOptions,
    #[command(flatten)]
    pub(crate) officer: OfficerOptions,
}

#[derive(Debug, Args)]
pub(crate) struct OneOrder {
    /// Id of the order.
    pub(crate) order: String,
    #[command(flatten)]
    pub(crate) host: HostOptions,
    #[command(flatten)]
    pub(crate) officer: OfficerOptions,
}

#[derive(Debug, Args)]
pub(crate) struct AbandonOrder {
    /// Id of the order.
    pub(crate) order: String,
    /// Why, in your words; it is signed with the order.
    #[arg(long)]
    pub(crate) reason: String,
    #[command(flatten)]
    pub(crate) host: HostOptions,
    #[command(flatten)]
    pub(crate) officer: OfficerOptions,
}

#[derive(Debug, Args)]
pub(crate) struct ExportOrder {
    /// Id of the order.
    pub(crate) order: String,
    /// Folder for the files; made if it is not there.
    #[arg(long, value_name = "DIR")]
    pub(crate) to: PathBuf,
    #[command(flatten)]
    pub(crate) host: HostOptions,
    #[command(flatten)]
    pub(crate) officer: OfficerOptions,
}

#[derive(Debug, Args)]
#[command(after_long_help = LINES)]
pub(crate) struct Practice {
    /// The procedure, by its name in the list of `countersign practice --procedures`.
    #[arg(long, value_name = "PROCEDURE", default_value = "employee-card")]
    pub(crate) procedure: String,
    /// The practice card, by its number; without it, the first that the procedure is for.
    #[arg(long, value_name = "NUMBER")]
    pub(crate) card: Option<u8>,
    /// List the practice cards.
    #[arg(long, conflicts_with_all = ["card", "inputs", "actions", "algorithms", "dry_run", "secrets"])]
    pub(crate) cards: bool,
    /// List the practice procedures.
    #[arg(long, conflicts_with_all = ["cards", "card", "inputs", "actions", "algorithms", "dry_run"])]
    pub(crate) procedures: bool,
    /// Show the procedure: its keys, input fields, cards and PIN.
    #[arg(long, conflicts_with_all = ["procedures", "cards", "card", "inputs", "actions", "algorithms", "dry_run"])]
    pub(crate) show: bool,
    #[command(flatten)]
    pub(crate) draft: DraftOptions,
    #[command(flatten)]
    pub(crate) secrets: SecretsOption,
}

#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// The shell.
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

fn input(text: &str) -> Result<Input, String> {
    let (field, value) = halves(text, "NAME=VALUE")?;
    Ok(Input {
        field: field.to_owned(),
        value: value.to_owned(),
    })
}

fn key_action(text: &str) -> Result<KeyAction, String> {
    let (key, action) = halves(text, "KEY=ACTION")?;
    let action = match action {
        "add" => Some(desk::Action::Add),
        "redo" => Some(desk::Action::Redo),
        "issue" => Some(desk::Action::Issue),
        "blank" => None,
        other => {
            return Err(format!(
                "“{other}” is no action: add, redo, issue and blank are"
            ));
        }
    };
    Ok(KeyAction {
        key: parsed(key)?,
        action,
    })
}

fn key_algorithm(text: &str) -> Result<KeyChoice, String> {
    let (key, algorithm) = halves(text, "KEY=ALGORITHM")?;
    let unknown = |_| {
        format!(
            "“{algorithm}” is no algorithm: {} are",
            KeyAlgorithm::ALL.map(KeyAlgorithm::name).join(", ")
        )
    };
    Ok(KeyChoice {
        key: parsed(key)?,
        algorithm: algorithm.parse().map_err(unknown)?,
    })
}

fn parsed(key: &str) -> Result<KeyReference, String> {
    key.parse()
        .map_err(|unknown: contents::UnknownKeyReference| unknown.to_string())
}

fn halves<'a>(text: &'a str, form: &str) -> Result<(&'a str, &'a str), String> {
    text.split_once('=')
        .ok_or_else(|| format!("not of the form {form}"))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;
    use contents::{KeyAlgorithm, KeyReference};

    use super::{Arguments, Input, input, key_action, key_algorithm};

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
        assert_eq!(
            input("common_name"),
            Err("not of the form NAME=VALUE".into())
        );
        assert_eq!(
            key_action("9b=add"),
            Err("“9b” names no key: 9a, 9c, 9d, 9e and 82 to 95 do".into())
        );
        assert!(
            key_action("9a=drop")
                .unwrap_err()
                .contains("add, redo, issue and blank")
        );
        assert!(key_algorithm("9a=dsa").unwrap_err().contains("eccp256"));
    }
}
