use protocol::Sha256Hex;
use sqlx::Row as _;

use super::{Actor, BEGINNING, Row, head};
use crate::{
    Fault, Host,
    database::{Write, millis},
};

/// What is written into the audit.
pub(crate) struct Entry<'a> {
    pub(crate) actor: Actor,
    pub(crate) event: Event,
    /// What it is about: an order's id, an officer's number, ….
    pub(crate) subject: &'a str,
    /// Never a secret.
    pub(crate) details: serde_json::Value,
    /// The signed document that caused it, as its bytes came.
    pub(crate) document: Option<&'a [u8]>,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Event {
    HostInitialised,
    HostCertificateIssued,
    ProcedureImported,
    ProcedureActivated,
    ProcedureClosed,
    OfficerAdded,
    OfficerDisabled,
    OfficerCertificatesIssued,
    CardsImported,
    SessionOpened,
    OrderGranted,
    OrderExecuting,
    OrderFulfilled,
    OrderCompleted,
    OrderAbandoned,
    OrderSuperseded,
    OrderExpired,
    CertificateRevoked,
    RevocationListIssued,
    KeyArchived,
    ArchiveKeyCreated,
    ArchiveKeyRotated,
    ArchiveKeyErased,
    RecoveryRequested,
    RecoveryApproved,
    RecoveryRefused,
    RecoveryExpired,
    KeyRecovered,
    ServiceGranted,
    ServiceDone,
    ServiceNotDone,
    ServiceSuperseded,
    ServiceExpired,
    LetterIdsCreated,
    LettersHandedOut,
    LettersPrinted,
    LettersNotPrinted,
    LettersNotTold,
    LetterTemplateSet,
    MailSet,
    MailUnset,
    MailTemplateSet,
    MailSent,
    MailFailed,
    MailResent,
}

impl Event {
    const fn name(self) -> &'static str {
        match self {
            Self::HostInitialised => "host-initialised",
            Self::HostCertificateIssued => "host-certificate-issued",
            Self::ProcedureImported => "procedure-imported",
            Self::ProcedureActivated => "procedure-activated",
            Self::ProcedureClosed => "procedure-closed",
            Self::OfficerAdded => "officer-added",
            Self::OfficerDisabled => "officer-disabled",
            Self::OfficerCertificatesIssued => "officer-certificates-issued",
            Self::CardsImported => "cards-imported",
            Self::SessionOpened => "session-opened",
            Self::OrderGranted => "order-granted",
            Self::OrderExecuting => "order-executing",
            Self::OrderFulfilled => "order-fulfilled",
            Self::OrderCompleted => "order-completed",
            Self::OrderAbandoned => "order-abandoned",
            Self::OrderSuperseded => "order-superseded",
            Self::OrderExpired => "order-expired",
            Self::CertificateRevoked => "certificate-revoked",
            Self::RevocationListIssued => "revocation-list-issued",
            Self::KeyArchived => "key-archived",
            Self::ArchiveKeyCreated => "archive-key-created",
            Self::ArchiveKeyRotated => "archive-key-rotated",
            Self::ArchiveKeyErased => "archive-key-erased",
            Self::RecoveryRequested => "recovery-requested",
            Self::RecoveryApproved => "recovery-approved",
            Self::RecoveryRefused => "recovery-refused",
            Self::RecoveryExpired => "recovery-expired",
            Self::KeyRecovered => "key-recovered",
            Self::ServiceGranted => "service-granted",
            Self::ServiceDone => "service-done",
            Self::ServiceNotDone => "service-not-done",
            Self::ServiceSuperseded => "service-superseded",
            Self::ServiceExpired => "service-expired",
            Self::LetterIdsCreated => "letter-ids-created",
            Self::LettersHandedOut => "letters-handed-out",
            Self::LettersPrinted => "letters-printed",
            Self::LettersNotPrinted => "letters-not-printed",
            Self::LettersNotTold => "letters-not-told",
            Self::LetterTemplateSet => "letter-template-set",
            Self::MailSet => "mail-set",
            Self::MailUnset => "mail-unset",
            Self::MailTemplateSet => "mail-template-set",
            Self::MailSent => "mail-sent",
            Self::MailFailed => "mail-failed",
            Self::MailResent => "mail-resent",
        }
    }
}

impl Host {
    /// Writes a row at the end of the chain, in the transaction that does what the row says.
    pub(crate) async fn audit(&self, write: &mut Write, entry: Entry<'_>) -> Result<(), Fault> {
        let last = sqlx::query("SELECT sequence, hash FROM audit_head WHERE one = 1")
            .fetch_optional(&mut **write)
            .await?;
        let (sequence, previous) = match &last {
            Some(row) => (
                row.try_get::<i64, _>("sequence")? + 1,
                row.try_get::<String, _>("hash")?,
            ),
            None => (1, BEGINNING.to_owned()),
        };
        let actor = entry.actor.to_string();
        let details = entry.details.to_string();
        let document = entry.document.map(|bytes| Sha256Hex::of(bytes).to_string());
        let row = Row {
            sequence,
            at: millis(self.now()),
            actor: &actor,
            event: entry.event.name(),
            subject: entry.subject,
            details: &details,
            document: document.as_deref(),
            previous: &previous,
        };
        self.write_row(write, &row).await
    }

    async fn write_row(&self, write: &mut Write, row: &Row<'_>) -> Result<(), Fault> {
        let hash = row.hash();
        sqlx::query(
            "INSERT INTO audit (sequence, at, actor, event, subject, details, document, previous, hash)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(row.sequence)
        .bind(row.at)
        .bind(row.actor)
        .bind(row.event)
        .bind(row.subject)
        .bind(row.details)
        .bind(row.document)
        .bind(row.previous)
        .bind(&hash)
        .execute(&mut **write)
        .await?;
        let mac = self.sealing().audit_mac(&head(row.sequence, &hash));
        sqlx::query(
            "INSERT INTO audit_head (one, sequence, hash, mac) VALUES (1, $1, $2, $3)
             ON CONFLICT (one) DO UPDATE SET sequence = $1, hash = $2, mac = $3",
        )
        .bind(row.sequence)
        .bind(hash)
        .bind(mac)
        .execute(&mut **write)
        .await?;
        Ok(())
    }
}
