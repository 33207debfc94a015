use std::sync::Arc;

use card::CardError;
use serde::Serialize;
use specta::Type;
use tokio::runtime::Handle;

use crate::{
    Cancel, CardDraft, Desk, OperationId, ProgressReporter, Sentence,
    card_view::CertificateDetails, outside::Outside, prompts::Prompts,
};

mod candidates;
mod certificate_fits;
mod delivered;
mod device_in_use;
mod error;
mod first_session;
mod fulfil;
mod new_pin;
mod officer;
mod open;
mod preflight;
mod recovered;
mod run;
mod second_session;
mod secrets;
mod where_to;

pub use error::{
    AnswerFault, AskedFor, CertificateDifference, LeftBehind, SubmitError, SubmitFault,
};

pub(crate) use candidates::{TRIES_TO_GUESS, may_guess_puk, show_puks};
pub(crate) use device_in_use::{DeviceInUse, DevicesInUse};
use run::Run;
pub(crate) use run::Subject;

impl Desk {
    /// Submits a draft: has it granted, prepares the card, has the order signed and fulfilled, writes and checks the
    /// card, sets its PIN and tells the host.
    ///
    /// The run goes on when the caller stops waiting. Called again with the same operation id, it runs no second time
    /// and gives the same result.
    ///
    /// # Errors
    /// [`SubmitError`]: what went wrong, in which step, and what is true of card and host since.
    pub async fn submit(
        &self,
        operation: OperationId,
        draft: &CardDraft,
        prompts: Arc<dyn Prompts>,
        cancel: Cancel,
        progress: ProgressReporter,
    ) -> Result<Submitted, SubmitError> {
        let begin = || {
            let prepared = self.prepare(draft, prompts, cancel, progress);
            let host = Handle::current();
            async move {
                match prepared {
                    Ok(run) => crate::blocking::run(move || run.execute(&host)).await,
                    Err(fault) => Err(SubmitError::before_anything(fault)),
                }
            }
        };
        match self.submissions.once(operation, begin).await {
            Some(result) => Arc::unwrap_or_clone(result),
            None => Err(SubmitError::before_anything(SubmitFault::Ended)),
        }
    }

    fn prepare(
        &self,
        draft: &CardDraft,
        prompts: Arc<dyn Prompts>,
        cancel: Cancel,
        progress: ProgressReporter,
    ) -> Result<Run, SubmitFault> {
        let session = self.session()?;
        let subject = draft.subject(&session.roles)?;
        let device = self.devices_in_use.take(&subject.device);
        let device = device.ok_or_else(|| SubmitFault::RunUnderWay {
            device: subject.device.clone(),
        })?;
        let outside = Outside {
            readers: self.readers().clone(),
            clock: self.clock(),
            prompts,
            cancel,
            progress,
        };
        Run::new(outside, session, subject, device)
    }
}

/// An order that was carried out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Submitted {
    /// The order's id.
    pub order: String,
    /// What tells the card from every other one.
    pub card: Sentence,
    /// What was issued, key by key.
    pub certificates: Vec<IssuedView>,
    /// Which PIN the card has now.
    pub pin: PinSet,
    /// Where the host sends the system's PIN, or the PUK; nothing where it mails and prints nothing.
    pub delivery: Option<PinDeliveryView>,
    /// What became of the new PUK; nothing where the PUK is as it was.
    pub puk: Option<PukSet>,
    /// Whether the card was taken in: it has a PUK and a card management key of its own since.
    pub taken_in: bool,
    /// Keys that were generated on the card.
    pub generated: Vec<String>,
    /// Keys that the host made and archived.
    pub archived: Vec<ArchivedKeyView>,
    /// Keys that came from the archive.
    pub recovered: Vec<RecoveredKeyView>,
}

/// A key that was archived, and lies on the card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ArchivedKeyView {
    /// Its place: `9d`.
    pub key: String,
    /// The number of the archive record at the host, decimal.
    pub record: String,
    /// Its algorithm, as people write it.
    pub algorithm: String,
    /// When it was archived (`RFC 3339`).
    pub archived_at: String,
}

/// A key that was recovered, and lies on the card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RecoveredKeyView {
    /// Its place: `9d`.
    pub key: String,
    /// The Certificate ID of the certificate that was issued when the key was created, decimal.
    pub id: String,
    /// Whether it came with that certificate; else with a new one.
    pub reused: bool,
    /// That certificate's subject (`RFC 4514`).
    pub subject: String,
}

/// A certificate that was issued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct IssuedView {
    /// The key it is for: `9a`.
    pub key: String,
    /// Its number at the host, decimal.
    pub id: String,
    /// Whether it lies on the card.
    pub stored: bool,
    /// The certificate.
    pub certificate: CertificateDetails,
}

/// Which PIN a card has after a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum PinSet {
    /// The system-generated one, which was shown, or which the host mails or prints.
    System,
    /// The one that was entered.
    Entered,
    /// The one that it had.
    Unchanged,
}

/// Where the host sends what nobody was shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PinDeliveryView {
    /// The address that the PIN is mailed to.
    pub address: Option<String>,
    /// The ID of the letter.
    pub letter: Option<String>,
    /// Whether the PIN stands in the letter.
    pub pin_in_letter: bool,
    /// Whether the PUK stands in the letter.
    pub puk_in_letter: bool,
}

/// What became of a new PUK.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum PukSet {
    /// The host keeps it, and nobody else has it.
    HostOnly,
    /// It was shown.
    Shown,
    /// The host prints it.
    Letter,
}

/// Whether a command that ended so may have taken effect on the card.
pub(crate) fn may_have_happened(error: &CardError) -> bool {
    matches!(
        error,
        CardError::CardRemoved
            | CardError::SessionLost
            | CardError::Reader(_)
            | CardError::Malformed { .. }
    )
}
