use clap::{Args, Subcommand};
use contents::KeyReference;

use super::{HostOptions, Input, OfficerOptions, input, parsed};

/// What an officer decides about keys that come from the archive.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Recovery")]
pub(crate) struct RecoveryOptions {
    /// Request a key from the archive: 9d=ID takes the key of that Certificate ID; 9d alone has the host search by the
    /// holder's fields. A procedure with a single key to recover requests it without this.
    #[arg(long = "recover", value_name = "KEY[=ID]", value_parser = recovered)]
    pub(crate) recover: Vec<Recovered>,
    /// Request no key from the archive for this place, although the procedure would at first.
    #[arg(long = "no-request", value_name = "KEY", value_parser = parsed)]
    pub(crate) no_request: Vec<KeyReference>,
    /// Why keys are recovered, in your words; it is signed, and kept in the host's audit.
    #[arg(long, value_name = "TEXT")]
    pub(crate) reason: Option<String>,
}

/// A place that takes a key from the archive, and which one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Recovered {
    pub(crate) key: KeyReference,
    /// A Certificate ID, as typed; the host knows whether there is one.
    pub(crate) certificate: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Recovery {
    #[command(subcommand)]
    pub(crate) command: RecoveryCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum RecoveryCommand {
    /// Ask for approval: other officers read who wants which keys, on which card and why.
    Request(AskForRecovery),
    /// List the requests that are pending or approved, of all officers if you may approve; your own refused ones, too.
    List(ListRequests),
    /// Approve a request of another officer.
    Approve(DecidedRequest),
    /// Refuse a request of another officer; it is closed.
    Refuse(RefuseRequest),
}

/// What comes of it.
const ASKED: &str = "\
It prints the request's digest. When enough officers have approved it, `countersign issue --request DIGEST` with the \
same procedure, card, holder, keys and reason uses it up. It ends after seven days.

With --json: {digest, request, expiresAt}.";

#[derive(Debug, Args)]
#[command(after_long_help = ASKED)]
pub(crate) struct AskForRecovery {
    /// Device with the subject card: its name, or a part that no other device has.
    #[arg(long, value_name = "DEVICE")]
    pub(crate) device: Option<String>,
    /// The procedure that the order will follow, by its name in the list of `countersign procedures`.
    #[arg(long, value_name = "PROCEDURE")]
    pub(crate) procedure: String,
    /// A field about the holder, as the order will have it: common_name=Anna Berg. Once for each field.
    #[arg(long = "input", value_name = "NAME=VALUE", value_parser = input)]
    pub(crate) inputs: Vec<Input>,
    #[command(flatten)]
    pub(crate) recovery: RecoveryOptions,
    #[command(flatten)]
    pub(crate) host: HostOptions,
    #[command(flatten)]
    pub(crate) officer: OfficerOptions,
}

#[derive(Debug, Args)]
pub(crate) struct ListRequests {
    #[command(flatten)]
    pub(crate) host: HostOptions,
    #[command(flatten)]
    pub(crate) officer: OfficerOptions,
}

#[derive(Debug, Args)]
pub(crate) struct DecidedRequest {
    /// Digest of the request, or a beginning of it that no other has.
    #[arg(value_name = "DIGEST", value_parser = digest)]
    pub(crate) request: String,
    #[command(flatten)]
    pub(crate) host: HostOptions,
    #[command(flatten)]
    pub(crate) officer: OfficerOptions,
}

#[derive(Debug, Args)]
pub(crate) struct RefuseRequest {
    #[command(flatten)]
    pub(crate) decided: DecidedRequest,
    /// Why, in your words; it is signed, and shown to the officer who asks.
    #[arg(long, value_name = "TEXT")]
    pub(crate) reason: String,
}

/// Fewest digits of a beginning: fewer would be a slip.
const SHORTEST: usize = 6;

/// A digest, or a beginning of one: hexadecimal digits, in lower case as documents have them.
pub(super) fn digest(text: &str) -> Result<String, String> {
    let digits = text.len() >= SHORTEST && text.chars().all(|digit| digit.is_ascii_hexdigit());
    if digits && text.len() <= 64 {
        Ok(text.to_ascii_lowercase())
    } else {
        Err(format!("not {SHORTEST} to 64 hexadecimal digits"))
    }
}

fn recovered(text: &str) -> Result<Recovered, String> {
    let (key, certificate) = match text.split_once('=') {
        None => (text, None),
        Some((_, "")) => return Err("no Certificate ID after =".to_owned()),
        Some((key, certificate)) => (key, Some(certificate.to_owned())),
    };
    Ok(Recovered {
        key: parsed(key)?,
        certificate,
    })
}

#[cfg(test)]
mod tests {
    use contents::KeyReference;

    use super::{Recovered, digest, recovered};

    #[test]
    fn a_place_stands_alone_or_with_a_certificate() {
        let key = KeyReference::KeyManagement;
        let alone = Recovered {
            key,
            certificate: None,
        };
        assert_eq!(recovered("9d"), Ok(alone));
        let chosen = Recovered {
            key,
            certificate: Some("17".into()),
        };
        assert_eq!(recovered("9D=17"), Ok(chosen));
        assert_eq!(recovered("9d="), Err("no Certificate ID after =".into()));
        assert!(recovered("9b=17").unwrap_err().contains("names no key"));
    }

    #[test]
    fn a_beginning_of_a_digest_has_six_digits_at_least() {
        assert_eq!(digest("0A1B2C"), Ok("0a1b2c".into()));
        for text in ["0a1b2", "0a1b2g", &"0".repeat(65)] {
            assert!(digest(text).is_err(), "{text}");
        }
    }
}
