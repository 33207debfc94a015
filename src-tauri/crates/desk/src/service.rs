//! What is done for a card that was issued before: it gets a new PIN, by its PUK or by the PIN that it has. Each is an
//! order that the officer signs, with a receipt that says what came of it.
//!
//! Whatever a person must give is asked for before the order is signed: until then, leaving off leaves nothing behind.
//! Afterwards somebody is waited for only to type what the card refused once more, as long as the order lasts, and to note
//! a PIN.

use std::{collections::BTreeMap, sync::Arc};

use contents::{CardIdentity, ReferenceDataState};
use procedure::{FieldName, PinDistribution, PinProcedure};
use protocol::{PukSource, Service};
use serde::{Deserialize, Serialize};
use specta::Type;
use tokio::runtime::Handle;

use crate::{
    Cancel, Desk, OperationId, ProgressReporter, ReadCard, RunKind,
    outside::Outside,
    prompts::{Prompts, SignaturePurpose},
    read_card::KeptConnection,
    submit::{PinDeliveryView, PinSet, SubmitError, SubmitFault},
};

mod ask;
mod new_pin;
mod offer;
mod on_card;
mod order;
mod receipt;
mod run;

pub use offer::{ServiceDistribution, ServiceOfferError, ServiceOfferView};

use run::Run;

impl Desk {
    /// Gives a card that was issued before a new PIN: asks for what a person must give, has the order signed and granted,
    /// sets the PIN, shows it where it is the system's, and tells the host.
    ///
    /// The run goes on when the caller stops waiting. Called again with the same operation id, it runs no second time
    /// and gives the same result.
    ///
    /// # Errors
    /// [`SubmitError`]: what went wrong, in which step, and what is true of card and host since.
    pub async fn serve(
        &self,
        operation: OperationId,
        card: &ReadCard,
        wish: ServiceWish,
        prompts: Arc<dyn Prompts>,
        cancel: Cancel,
        progress: ProgressReporter,
    ) -> Result<Served, SubmitError> {
        let begin = || {
            let prepared = self.prepare_service(card, wish, prompts, cancel, progress);
            let host = Handle::current();
            async move {
                match prepared {
                    Ok(run) => crate::blocking::run(move || run.execute(&host)).await,
                    Err(fault) => Err(SubmitError::before_anything(fault)),
                }
            }
        };
        match self.services.once(operation, begin).await {
            Some(result) => Arc::unwrap_or_clone(result),
            None => Err(SubmitError::before_anything(SubmitFault::Ended)),
        }
    }

    fn prepare_service(
        &self,
        card: &ReadCard,
        wish: ServiceWish,
        prompts: Arc<dyn Prompts>,
        cancel: Cancel,
        progress: ProgressReporter,
    ) -> Result<Run, SubmitFault> {
        let session = self.session()?;
        let served = ServedCard::of(card)?;
        if served.device == session.device || served.identity == session.identity {
            let device = served.device;
            return Err(SubmitFault::SameDevice { device });
        }
        let device = self.devices_in_use.take(&served.device);
        let device = device.ok_or_else(|| SubmitFault::RunUnderWay {
            device: served.device.clone(),
        })?;
        let outside = Outside {
            readers: self.readers().clone(),
            clock: self.clock(),
            prompts,
            cancel,
            progress,
        };
        Run::new(outside, session, served, wish, device)
    }
}

/// What is wished for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServiceWish {
    /// What is done.
    pub kind: ServiceKind,
    /// Where the PUK comes from, to unblock; of no matter otherwise.
    pub puk: PukFrom,
}

/// How a card is given a new PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum ServiceKind {
    /// By its PUK, whether or not the PIN is blocked: a PIV card unblocks only together with a new PIN.
    Unblock,
    /// By the PIN that it has.
    ChangePin,
}

/// Where the PUK comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum PukFrom {
    /// It is typed at the RA, and never leaves the desk.
    Typed,
    /// The host delivers it, to an officer with the role for it.
    Host,
}

impl ServiceWish {
    fn service(self) -> Service {
        match (self.kind, self.puk) {
            (ServiceKind::ChangePin, _) => Service::ChangePin {},
            (ServiceKind::Unblock, PukFrom::Typed) => Service::Unblock {
                puk: PukSource::Typed,
            },
            (ServiceKind::Unblock, PukFrom::Host) => Service::Unblock {
                puk: PukSource::Host,
            },
        }
    }

    pub(crate) const fn run_kind(self) -> RunKind {
        match self.kind {
            ServiceKind::Unblock => RunKind::Unblock,
            ServiceKind::ChangePin => RunKind::ChangePin,
        }
    }

    const fn purpose(self) -> SignaturePurpose {
        match self.kind {
            ServiceKind::Unblock => SignaturePurpose::Unblock,
            ServiceKind::ChangePin => SignaturePurpose::ChangePin,
        }
    }
}

/// A card that has a new PIN.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Served {
    /// The order's id.
    pub order: String,
    /// What was done.
    pub service: RunKind,
    /// Which PIN it has now.
    pub pin: PinSet,
    /// Where the host sends it; nothing where it mails and prints nothing.
    pub delivery: Option<PinDeliveryView>,
}

/// The card that is served.
struct ServedCard {
    device: String,
    identity: CardIdentity,
    pin: ReferenceDataState,
    puk: ReferenceDataState,
    connection: KeptConnection,
}

impl ServedCard {
    fn of(card: &ReadCard) -> Result<Self, SubmitFault> {
        let identity = card.contents().identity.clone();
        Ok(Self {
            device: card.device().to_owned(),
            identity: identity.ok_or(SubmitFault::NoIdentity)?,
            pin: card.contents().pin,
            puk: card.contents().puk,
            connection: card.connection(),
        })
    }
}

/// What the PIN procedure of the card's last order says of its new PIN.
struct Rules {
    procedure: PinProcedure,
    fields: BTreeMap<FieldName, String>,
}

impl Rules {
    /// Whether the new PIN is entered at the RA. One that was to stay unchanged is, too: it is changed now.
    fn enters(&self) -> bool {
        match self.procedure.distribution {
            PinDistribution::EnterAtRa | PinDistribution::Unchanged => true,
            PinDistribution::ShowAtRa | PinDistribution::Email | PinDistribution::Letter => false,
        }
    }
}
