use contents::{CardIdentity, Guid, PublicKey};
use jiff::Timestamp;
use procedure::{Draft, ProcedureRevision};
use secret::ManagementKeyAlgorithm;
use serde::{Deserialize, Serialize};

use super::{OrderId, PinMailer};

/// What the officer signs first: the whole draft for one card, before anything on the card changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct OpenRequest {
    /// The id that the order will have.
    pub order: OrderId,
    /// When the desk made it, by the desk's clock.
    pub made_at: Timestamp,
    /// The procedure that is followed.
    pub procedure: ProcedureRevision,
    /// The subject card.
    pub card: CardIdentity,
    /// What the officer chose and typed.
    pub draft: Draft,
    /// Where PIN and PUK go, where they are mailed or printed.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub pin_mailer: Option<PinMailer>,
    /// That the card is taken in, or still has the factory's secrets from an order that took it in before.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub take_in: Option<TakeIn>,
    /// Ephemeral P-256 key of this run, to which the host seals what the desk alone may read.
    pub transport_key: PublicKey,
    /// Ephemeral P-256 key of this run, with which the receipt will be signed.
    pub order_key: PublicKey,
}

/// What the desk says of a card that tells that it has the factory's PIN, PUK and card management key, and what it will
/// get first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct TakeIn {
    /// The cipher of the card management key that it has; the new key is for the same one.
    #[serde(with = "management_key_algorithm")]
    pub management_key: ManagementKeyAlgorithm,
    /// The GUID of the CHUID that the desk will write (`SP 800-73-5 Part 1 §3.1.2`), where the card has none.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub chuid: Option<Guid>,
}

/// By its name, as in sealed packages.
mod management_key_algorithm {
    use secret::ManagementKeyAlgorithm;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(
        algorithm: &ManagementKeyAlgorithm,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(algorithm.name())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<ManagementKeyAlgorithm, D::Error> {
        let name = String::deserialize(deserializer)?;
        let known = ManagementKeyAlgorithm::from_name(&name);
        known.ok_or_else(|| D::Error::custom("no cipher of a card management key"))
    }
}
