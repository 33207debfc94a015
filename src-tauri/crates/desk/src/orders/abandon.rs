use std::sync::Arc;

use card::ReaderSource;
use protocol::{
    AbandonOrder, MalformedId, OrderId,
    cms::{SigningFault, Unsigned},
};
use serde::Serialize;
use serde_json::{Map, Value, json};
use specta::Type;
use tokio::runtime::Handle;
use uuid::Uuid;

use crate::{
    Desk, OperationId,
    desk::Clock,
    fault::{CardFault, Coded, object},
    host::HostError,
    officer_card::{NoPin, OfficerCard},
    prompts::{Prompts, SignaturePurpose},
    session::{NotSignedIn, SignedIn},
};

/// Most characters of a reason.
pub(crate) const LONGEST_REASON: usize = 500;

impl Desk {
    /// Gives up an open order: the host closes it and revokes its certificates. What is on the card stays there.
    ///
    /// Called again with the same operation id, it runs no second time and gives the same result.
    ///
    /// # Errors
    /// [`AbandonError`].
    pub async fn abandon_order(
        &self,
        operation: OperationId,
        order: &str,
        reason: &str,
        prompts: Arc<dyn Prompts>,
    ) -> Result<Abandoned, AbandonError> {
        let prepared = || {
            let run = self
                .session()
                .map_err(AbandonError::from)
                .and_then(|session| {
                    let abandons = order.parse::<OrderId>()?;
                    let reason = checked_reason(reason)?;
                    Ok(Run {
                        readers: self.readers().clone(),
                        clock: self.clock(),
                        session,
                        prompts,
                        abandons,
                        reason,
                    })
                });
            let host = Handle::current();
            async move {
                match run {
                    Ok(run) => crate::blocking::run(move || run.execute(&host)).await,
                    Err(error) => Err(error),
                }
            }
        };
        match self.abandonments.once(operation, prepared).await {
            Some(result) => Arc::unwrap_or_clone(result),
            None => Err(AbandonError::Ended),
        }
    }
}

/// An order that was given up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Abandoned {
    /// The order.
    pub order: String,
    /// The order by which it was given up.
    pub by: String,
}

/// Why an order was not given up.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AbandonError {
    /// Nobody is signed in.
    #[error(transparent)]
    NotSignedIn(#[from] NotSignedIn),
    /// What was given is no order's id.
    #[error(transparent)]
    Malformed(#[from] MalformedId),
    /// No reason, or one that is too long.
    #[error("a reason has 1 to {LONGEST_REASON} characters")]
    Reason,
    /// The officer gave no PIN.
    #[error("no PIN was given")]
    Declined,
    /// The officer card, or the way to it.
    #[error(transparent)]
    Card(#[from] CardFault),
    /// The order could not be signed.
    #[error("could not be signed here: {why}")]
    Signing {
        /// The fault's code.
        why: &'static str,
    },
    /// The host.
    #[error(transparent)]
    Host(#[from] HostError),
    /// The program is ending.
    #[error("the program is ending")]
    Ended,
}

impl From<SigningFault> for AbandonError {
    fn from(fault: SigningFault) -> Self {
        Self::Signing { why: fault.code() }
    }
}

impl Coded for AbandonError {
    fn code(&self) -> String {
        match self {
            Self::NotSignedIn(error) => return error.code(),
            Self::Card(fault) => return fault.code(),
            Self::Host(error) => return error.code(),
            Self::Malformed(_) => "order-id-malformed",
            Self::Reason => "reason-malformed",
            Self::Declined => "declined",
            Self::Signing { .. } => "signing-failed",
            Self::Ended => "program-ending",
        }
        .to_owned()
    }

    fn data(&self) -> Map<String, Value> {
        match self {
            Self::Card(fault) => fault.data(),
            Self::Host(error) => error.data(),
            Self::Malformed(MalformedId(text)) => object(json!({ "order": text })),
            Self::Reason => object(json!({ "max": LONGEST_REASON })),
            Self::Declined => object(json!({ "secret": "signature-pin" })),
            Self::Signing { why } => object(json!({ "why": why })),
            Self::NotSignedIn(_) | Self::Ended => Map::new(),
        }
    }
}

fn checked_reason(reason: &str) -> Result<String, AbandonError> {
    let reason = reason.trim();
    if (1..=LONGEST_REASON).contains(&reason.chars().count()) {
        Ok(reason.to_owned())
    } else {
        Err(AbandonError::Reason)
    }
}

struct Run {
    readers: Arc<dyn ReaderSource>,
    clock: Clock,
    session: Arc<SignedIn>,
    prompts: Arc<dyn Prompts>,
    abandons: OrderId,
    reason: String,
}

impl Run {
    fn execute(self, host: &Handle) -> Result<Abandoned, AbandonError> {
        let order =
            OrderId::new(Uuid::now_v7()).ok_or(AbandonError::Signing { why: "order-id" })?;
        let document = AbandonOrder {
            order,
            made_at: (self.clock)(),
            abandons: self.abandons,
            reason: self.reason.clone(),
        };
        let unsigned = Unsigned::new(&document, &self.session.signature_certificate, &[])?;
        let signature = self.signature(&unsigned)?;
        let message = unsigned.with_signature(&signature)?;
        let answer = host.block_on(
            self.session
                .connection()
                .post_signed("/v1/orders", &message),
        );
        answer.map_err(|failed| failed.error)?;
        Ok(Abandoned {
            order: self.abandons.to_string(),
            by: order.to_string(),
        })
    }

    fn signature(&self, unsigned: &Unsigned) -> Result<Vec<u8>, AbandonError> {
        let card = OfficerCard {
            readers: &*self.readers,
            session: &self.session,
        };
        let pin = card.pin(&*self.prompts, SignaturePurpose::Abandon);
        let pin = pin.map_err(|none| match none {
            NoPin::Declined => AbandonError::Declined,
            NoPin::Card(fault) => AbandonError::Card(fault),
        })?;
        Ok(card.sign(&pin, &*self.prompts, unsigned.to_be_signed())?)
    }
}
