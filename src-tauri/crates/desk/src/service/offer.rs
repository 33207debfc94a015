use contents::CardIdentity;
use procedure::PinDistribution;
use protocol::ServiceOffer;
use serde::Serialize;
use serde_json::{Map, Value};
use specta::Type;

use crate::{
    Desk, ReadCard, Sentence,
    fault::Coded,
    host::HostError,
    session::{NotSignedIn, SignedIn},
};

impl Desk {
    /// What a service to this card goes by. Waits for the host.
    ///
    /// # Errors
    /// [`ServiceOfferError`]: also where the host did not issue the card, or the officer has no role for it.
    pub async fn service_offer(
        &self,
        card: &ReadCard,
    ) -> Result<ServiceOfferView, ServiceOfferError> {
        let session = self.session()?;
        let contents = card.contents();
        let identity = contents.identity.as_ref();
        let identity = identity.ok_or(ServiceOfferError::NoIdentity)?;
        let offer = offer(&session, identity).await?;
        Ok(ServiceOfferView {
            device: card.device().to_owned(),
            card: Sentence::card(identity),
            procedure: offer.procedure_name,
            distribution: offer.pin_procedure.distribution.into(),
            puk_at_host: offer.puk_at_host,
            pin_tries_left: contents.pin.tries_left,
            puk_tries_left: contents.puk.tries_left,
        })
    }
}

pub(super) async fn offer(
    session: &SignedIn,
    card: &CardIdentity,
) -> Result<ServiceOffer, HostError> {
    session.connection().ask("/v1/cards/service", card).await
}

/// What a service to a card goes by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ServiceOfferView {
    /// The device it lies in.
    pub device: String,
    /// What tells the card from every other one.
    pub card: Sentence,
    /// The name of the procedure of its last order, whose PIN procedure counts.
    pub procedure: String,
    /// How the new PIN reaches its holder.
    pub distribution: ServiceDistribution,
    /// Whether the host has its PUK, and this officer the role to unblock with it.
    pub puk_at_host: bool,
    /// The PIN's tries that are left, where the card tells; 0 is blocked.
    pub pin_tries_left: Option<u8>,
    /// The PUK's tries that are left, where the card tells; 0 is blocked for good.
    pub puk_tries_left: Option<u8>,
}

/// How a new PIN reaches its holder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum ServiceDistribution {
    /// The system's is shown, once.
    ShowAtRa,
    /// It is entered; cancelled, the system's is shown.
    EnterAtRa,
    /// The host mails the system's.
    Email,
    /// The host prints the system's.
    Letter,
}

impl From<PinDistribution> for ServiceDistribution {
    fn from(distribution: PinDistribution) -> Self {
        match distribution {
            PinDistribution::ShowAtRa => Self::ShowAtRa,
            // What was to stay as it was is changed now.
            PinDistribution::EnterAtRa | PinDistribution::Unchanged => Self::EnterAtRa,
            PinDistribution::Email => Self::Email,
            PinDistribution::Letter => Self::Letter,
        }
    }
}

/// Why it is not known what a service would go by.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ServiceOfferError {
    /// Nobody is signed in.
    #[error(transparent)]
    NotSignedIn(#[from] NotSignedIn),
    /// The card has nothing that tells it from every other one.
    #[error("the card has no identity")]
    NoIdentity,
    /// The host.
    #[error(transparent)]
    Host(#[from] HostError),
}

impl Coded for ServiceOfferError {
    fn code(&self) -> String {
        match self {
            Self::NotSignedIn(error) => error.code(),
            Self::NoIdentity => "card-without-identity".to_owned(),
            Self::Host(error) => error.code(),
        }
    }

    fn data(&self) -> Map<String, Value> {
        match self {
            Self::Host(error) => error.data(),
            Self::NotSignedIn(_) | Self::NoIdentity => Map::new(),
        }
    }
}
