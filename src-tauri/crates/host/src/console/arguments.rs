use std::{ffi::OsString, net::SocketAddr, path::PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};
use contents::KeyAlgorithm;
use procedure::{ProcedureId, Role};

/// The certificate manager host: sets it up, feeds it, serves it, and checks its audit.
///
/// A host is a folder: a database, beside it the file of the root certificate, and the sealing key where the system
/// has no credential store. Begin with `init`, then `officers add` and `cards import`, then `serve`.
///
/// Commands act on the database and may run while another process serves the host. What they change is written into
/// the audit as done at the console.
#[derive(Debug, Parser)]
#[command(name = "countersign-host", version, max_term_width = 100, after_help = EXIT_CODES)]
pub(crate) struct Arguments {
    /// The host's folder. Without it, the one of this user's own host, which `countersign` takes too.
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        env = "COUNTERSIGN_DATA",
        hide_env_values = true
    )]
    pub(crate) data: Option<PathBuf>,
    /// Answers in JSON, for programs.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXIT_CODES: &str = "Exit codes:
  0  done
  1  failed, with the reason on standard error
  2  the command line was not understood
  3  done, and what was checked has faults (audit verify, procedures check, archive rotate)
  4  another process serves this host (serve)

Environment:
  COUNTERSIGN_DATA  the folder, where --data is not given; `countersign` takes it as well
  COUNTERSIGN_LOG   what is logged to standard error, such as info or host=debug (default: warn)";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Sets up a host: database, sealing key, root and issuing authority, the shipped procedures.
    Init(Init),
    /// Serves the host to desks until Ctrl-C or SIGTERM.
    ///
    /// When it answers, it prints one line of JSON, with or without --json:
    /// {"address":"127.0.0.1:8443","ca-file":"…/host-ca.pem","process":4711}. A desk takes them as
    /// `countersign --host https://ADDRESS --ca CA-FILE`.
    Serve(Serve),
    /// Shows what the host is: name, authorities, where the sealing key lives, who serves it.
    Status,
    /// Token procedures: what officers pick.
    #[command(subcommand)]
    Procedures(Procedures),
    /// Officers: who may do what, with which certificates.
    #[command(subcommand)]
    Officers(Officers),
    /// Card stock: what production recorded of each card.
    #[command(subcommand)]
    Cards(Cards),
    /// The audit: what was done, by whom.
    #[command(subcommand)]
    Audit(Audit),
    /// Orders that desks submitted.
    #[command(subcommand)]
    Orders(Orders),
    /// Certificates that the host issued.
    #[command(subcommand)]
    Certificates(Certificates),
    /// The archive of private keys, and the archive keys that wrap them.
    #[command(subcommand)]
    Archive(Archive),
    /// How the host mails PINs to their holders.
    #[command(subcommand)]
    Mail(Mail),
    /// What stands on PIN letters.
    #[command(subcommand)]
    Letters(Letters),
}

#[derive(Debug, Args)]
pub(crate) struct Init {
    /// The host's name; its authorities carry it.
    #[arg(long, default_value = "Countersign")]
    pub(crate) name: String,
    /// Where the key lives that seals secrets in the database.
    #[arg(long, value_enum, default_value_t = SealingKey::Auto, value_name = "WHERE")]
    pub(crate) sealing_key: SealingKey,
    /// The root's key: eccp384, eccp256, rsa2048, rsa3072 or rsa4096.
    #[arg(long, default_value = "eccp384", value_name = "ALGORITHM")]
    pub(crate) root_key: KeyAlgorithm,
    /// The issuing authority's key, likewise.
    #[arg(long, default_value = "eccp256", value_name = "ALGORITHM")]
    pub(crate) issuing_key: KeyAlgorithm,
    /// Where others reach this host's revocation lists and certificates (`http://ca.example.org`); without it,
    /// certificates have neither a CRL distribution point nor authority information access.
    #[arg(long, value_name = "URL")]
    pub(crate) public_url: Option<String>,
    /// A further DNS name or address in the TLS certificate, beside localhost; may be given again.
    #[arg(long = "tls-name", value_name = "NAME")]
    pub(crate) tls_names: Vec<String>,
    /// Does not import the shipped procedures.
    #[arg(long)]
    pub(crate) no_procedures: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum SealingKey {
    /// In the system's credential store; where there is none, in a file, and it is said.
    Auto,
    /// In the system's credential store, or nothing is set up.
    CredentialStore,
    /// In a file in the folder, readable by this user alone.
    File,
}

#[derive(Debug, Args)]
pub(crate) struct Serve {
    /// Where to answer; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:0", value_name = "ADDRESS:PORT")]
    pub(crate) listen: SocketAddr,
    /// Serves although another process serves the same host.
    #[arg(long)]
    pub(crate) shared: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Procedures {
    /// Imports procedures as drafts.
    Import {
        /// TOML files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Activates what was imported.
        #[arg(long)]
        activate: bool,
    },
    /// Lists all revisions, with their numbers and states.
    List,
    /// Puts a revision in use; the one in use before is closed.
    Activate {
        /// The procedure.
        id: ProcedureId,
        /// The revision's number; the newest by default.
        #[arg(long)]
        number: Option<u32>,
    },
    /// Takes a procedure out of use.
    Close {
        /// The procedure.
        id: ProcedureId,
    },
    /// Reads procedures and names every mistake with file and line; needs no host.
    Check {
        /// TOML files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Prints the JSON Schema of procedures, for editors; needs no host.
    Schema,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Officers {
    /// Adds an officer. Certificates may be PEM or DER.
    ///
    /// OpenSC reads them from an officer card: `pkcs15-tool --read-certificate 01 --output 9a.pem`, and 02 for 9c.
    Add {
        /// The officer's name.
        #[arg(long)]
        name: String,
        /// What the officer may do: issue-certificate, revoke-certificate, recover-key, approve-recovery; may be given
        /// again.
        #[arg(long = "role", required = true)]
        roles: Vec<Role>,
        /// The certificate of the officer card's authentication key (slot 9a).
        #[arg(long, value_name = "FILE")]
        authentication: PathBuf,
        /// The certificate of the officer card's signature key (slot 9c).
        #[arg(long, value_name = "FILE")]
        signature: PathBuf,
        /// Authorities that issued the two certificates; may be given again, and hold several.
        #[arg(long = "issuer", required = true, value_name = "FILE")]
        issuers: Vec<PathBuf>,
    },
    /// Lists officers.
    List,
    /// Disables an officer at once; name and certificates are free then.
    ///
    /// For a new officer card: disable the officer, and add the same name with the new card's certificates.
    Disable {
        /// The officer's number, as `officers list` shows it.
        id: u32,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Cards {
    /// Takes the cards of a production file into stock, all or none; cards that are in stock stay as they are.
    Import {
        /// The production file. It holds secrets: destroy it after the import.
        file: PathBuf,
    },
    /// Lists cards in stock, the newest first.
    List {
        /// Most cards that are listed.
        #[arg(long, default_value_t = 1000)]
        limit: u16,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Audit {
    /// Reads the whole audit and every signed document, and says whether all is as the host wrote it.
    Verify,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Orders {
    /// Lists orders, the newest first, at most 200.
    List {
        /// Only those found by these words, which an order must all have: parts of a procedure's, officer's or holder's
        /// data, of a reason, an order's id, a card's or certificate's serial number, or #ID for a Certificate ID.
        #[arg(long, value_name = "WORDS")]
        search: Option<String>,
        /// Only those with something still to be done.
        #[arg(long)]
        open: bool,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Certificates {
    /// Lists certificates, the newest first.
    List {
        /// Most certificates that are listed.
        #[arg(long, default_value_t = 1000)]
        limit: u16,
    },
    /// Revokes a certificate for good.
    Revoke {
        /// Its Certificate ID, decimal.
        id: u64,
        /// Why: unspecified, key-compromise, affiliation-changed, superseded, cessation-of-operation.
        #[arg(long, default_value = "unspecified")]
        reason: host::RevocationReason,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Archive {
    /// Lists archive keys, the one in use first, and how many archived private keys each wraps.
    Keys,
    /// Puts a new archive key in use, wraps every archived private key by it, and erases the old ones.
    ///
    /// Private keys are not decrypted for it, and orders go on meanwhile. A backup of the database made before still
    /// holds the old archive keys, sealed.
    Rotate,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Mail {
    /// Sets up the mail server, in place of the one before.
    ///
    /// With --user, the password is read from standard input, its first line, and kept sealed.
    Set {
        /// The server's name or address, as its certificate has it.
        #[arg(long)]
        server: String,
        /// Its port; without it 587 for starttls and 465 for tls.
        #[arg(long)]
        port: Option<u16>,
        /// How the connection is secured: starttls or tls. It is never left plain.
        #[arg(long, default_value = "starttls", value_name = "HOW")]
        security: host::MailSecurity,
        /// Who the host is at the server; without it, it does not authenticate.
        #[arg(long)]
        user: Option<String>,
        /// Who mails come from: `pin@example.org`, or `Card office <pin@example.org>`.
        #[arg(long, value_name = "SENDER")]
        from: String,
        /// Certificates that the server's must chain to, PEM; without it, those that the system trusts.
        #[arg(long, value_name = "FILE")]
        ca: Option<PathBuf>,
    },
    /// Shows how mail is sent, without the password, and the texts in use.
    Show,
    /// Sends a mail without a secret, to try it out.
    Test {
        /// Where to.
        address: String,
    },
    /// Forgets the mail server. Mails that are queued wait.
    Unset,
    /// Takes an organisation's own subject and text for mails in a language; without --text, the built-in ones again.
    ///
    /// In the text, {pin} is the PIN's place, exactly once; {holder} and {card} may stand in text and subject. Another
    /// {word} is refused.
    Template {
        /// en, sv, de or fr.
        #[arg(long)]
        language: String,
        /// The subject; without it the built-in one.
        #[arg(long, requires = "text")]
        subject: Option<String>,
        /// The file of the text, UTF-8.
        #[arg(long, value_name = "FILE")]
        text: Option<PathBuf>,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Letters {
    /// Changes what stands on letters; what is not named stays. Nothing at all shows it.
    Template {
        /// The organisation's name.
        #[arg(long, value_name = "NAME")]
        organisation: Option<String>,
        /// The line above the address, within the window.
        #[arg(long, value_name = "LINE")]
        sender: Option<String>,
        /// A PNG; an empty name takes it away.
        #[arg(long, value_name = "FILE")]
        logo: Option<OsString>,
        /// A text in place of the built-in one, UTF-8, for --language; an empty name takes it away.
        #[arg(long, value_name = "FILE", requires = "language")]
        text: Option<OsString>,
        /// The language of --text: en, sv, de or fr.
        #[arg(long, requires = "text")]
        language: Option<String>,
        /// On which side the envelope's window is: left, or right (Sweden, France).
        #[arg(long, value_name = "SIDE")]
        window: Option<host::Window>,
    },
}
