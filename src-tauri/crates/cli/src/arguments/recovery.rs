use clap::{Args, Subcommand};
use contents::KeyReference;

use super::{HostOptions, Input, NotTaken, OfficerOptions, input, parsed};

/// What an officer decides about keys that come from the archive.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "recovery")]
pub(crate) struct RecoveryOptions {
    #[arg(long = "recover", value_name = "KEY[=ID]", value_parser = recovered)]
    pub(crate) recover: Vec<Recovered>,
    #[arg(long = "no-request", value_name = "KEY", value_parser = parsed)]
    pub(crate) no_request: Vec<KeyReference>,
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
    Request(AskForRecovery),
    List(ListRequests),
    Approve(DecidedRequest),
    Refuse(RefuseRequest),
}

impl RecoveryCommand {
    pub(super) fn host_options(&mut self) -> &mut HostOptions {
        match self {
            Self::Request(arguments) => &mut arguments.host,
            Self::List(arguments) => &mut arguments.host,
            Self::Approve(arguments) => &mut arguments.host,
            Self::Refuse(arguments) => &mut arguments.decided.host,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct AskForRecovery {
    #[arg(long, value_name = "DEVICE")]
    pub(crate) device: Option<String>,
    #[arg(long, value_name = "PROCEDURE")]
    pub(crate) procedure: String,
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
    #[arg(long, value_name = "TEXT")]
    pub(crate) reason: String,
}

/// Fewest digits of a beginning: fewer would be a slip.
const SHORTEST: usize = 6;
/// The digits of a whole digest.
const LONGEST: usize = 64;

/// A digest, or a beginning of one: hexadecimal digits, in lower case as documents have them.
pub(super) fn digest(text: &str) -> Result<String, NotTaken> {
    let digits = text.len() >= SHORTEST && text.chars().all(|digit| digit.is_ascii_hexdigit());
    if digits && text.len() <= LONGEST {
        Ok(text.to_ascii_lowercase())
    } else {
        Err(NotTaken::Digest {
            least: SHORTEST,
            most: LONGEST,
        })
    }
}

fn recovered(text: &str) -> Result<Recovered, NotTaken> {
    let (key, certificate) = match text.split_once('=') {
        None => (text, None),
        Some((_, "")) => return Err(NotTaken::CertificateId),
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

    use super::{NotTaken, Recovered, digest, recovered};

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
        assert_eq!(recovered("9d="), Err(NotTaken::CertificateId));
        assert_eq!(recovered("9b=17"), Err(NotTaken::Key("9b".into())));
    }

    #[test]
    fn a_beginning_of_a_digest_has_six_digits_at_least() {
        assert_eq!(digest("0A1B2C"), Ok("0a1b2c".into()));
        for text in ["0a1b2", "0a1b2g", &"0".repeat(65)] {
            assert!(digest(text).is_err(), "{text}");
        }
    }
}
