//! The certificate manager host: procedures, officers, card stock, orders, its own certification authority, and an
//! audit, over one database; answered to desks by HTTPS.
//!
//! A program that embeds the host opens it in a folder and serves it on a loopback port:
//!
//! ```no_run
//! # async fn example(data: &std::path::Path) -> Result<(), Box<dyn std::error::Error>> {
//! use host::{Host, InitOptions, ServeOptions};
//!
//! let host = Host::open_or_init(data, InitOptions::default()).await?;
//! let running = host.serve(ServeOptions::default()).await?;
//! println!("{} {}", running.address(), running.ca_file().display());
//! running.shut_down().await;
//! # Ok(())
//! # }
//! ```
//!
//! The operations of the console (`countersign-host`) are methods of [`Host`]: adding officers, importing procedures
//! and cards, verifying the audit. They act on the database and may run while another process serves it.
//!
//! What is not here: PostgreSQL, authorities of others, archive keys in tokens.

mod activity;
mod archive;
mod audit;
mod authority;
mod ca_file;
mod cards;
mod certificates;
mod clock;
mod data_folder;
mod database;
mod delivery;
mod fault;
mod host;
mod http;
mod init;
mod lock;
mod officer_card;
mod officers;
mod open;
mod orders;
mod own_keys;
mod pem;
mod procedures;
mod recovery;
mod sealing;
mod serve;
mod service;
mod tls;

pub use activity::SearchOrdersError;
pub use archive::{KeyPool, ListedArchiveKey, NotGood, RotatedArchiveKey};
pub use audit::{Actor, AuditFault, AuditReport};
pub use ca_file::CaFileError;
pub use cards::{
    CardInStock, ImportCardsError, ImportedCards, ListedCard, MAX_PRODUCTION_FILE, NotTheFormat,
    ProductionFileError,
};
pub use certificates::{ListedCertificate, RevocationReason, RevokeError, UnknownReason};
pub use clock::{Clock, SystemClock};
pub use data_folder::default_data_folder;
pub use database::DatabaseError;
pub use delivery::{
    LetterTemplate, LetterTemplateError, MailAnswer, MailSecurity, MailSettings, MailSettingsError,
    MailTemplate, MailTemplateError, NotSent, Window,
};
pub use fault::{Fault, Refused};
pub use host::{Host, InitOptions, NewHost, OpenOptions};
pub use init::InitError;
pub use lock::{HeldBy, LockError};
pub use officer_card::{OfficerCardError, OfficerCardRun};
pub use officers::{
    AddOfficerError, DisableOfficerError, FirstOfficerError, ListedOfficer, NewOfficer,
};
pub use open::OpenError;
pub use orders::ListedOrder;
pub use pem::{CertificateFileError, certificates as certificates_in};
pub use procedures::{
    ChangeProcedureError, ImportProcedureError, ImportedProcedure, ListedRevision, ProcedureState,
};
pub use sealing::{CredentialStoreFailed, DoesNotOpen, SealingChoice, SealingError, SealingKind};
pub use serve::{Running, ServeError, ServeOptions};
