use std::collections::BTreeMap;

use contents::{KeyReference, PublicKey};
use jiff::Timestamp;
use procedure::CertificateId;
use secret::{ManagementKey, Pin, Puk};
use serde::{Deserialize, Serialize};

use crate::{Base64, Nonce, OrderId, Sha256Hex};

/// The host's answer to an open request: everything was checked, and this is what the desk needs to go on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Grant {
    /// The order that is granted.
    pub order: OrderId,
    /// SHA-256 of the open request's canonical JSON.
    pub open_request: Sha256Hex,
    /// Makes the order good for one use.
    pub nonce: Nonce,
    /// When the grant ends, by the host's clock.
    pub expires_at: Timestamp,
    /// The host's ephemeral keys for proofs by agreement; only the curves that the draft needs.
    pub agreement_keys: AgreementKeys,
    /// What opens the card: [`CardSecrets`] sealed to the transport key.
    pub card_secrets: Base64,
    /// The archived keys that the order will bring, by the place that each takes.
    #[serde(skip_serializing_if = "BTreeMap::is_empty", default)]
    pub recovered: BTreeMap<KeyReference, RecoveredKey>,
}

/// An archived key that an order recovers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct RecoveredKey {
    /// The number of the certificate that was issued when the key was created.
    pub id: CertificateId,
    /// That certificate, DER.
    pub certificate: Base64,
    /// Whether the key comes with that certificate; else with a new one, as the draft says.
    pub reused: bool,
    /// When the host revoked that certificate; with it, the key comes to a retired place alone.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub revoked_at: Option<Timestamp>,
}

/// The host's ephemeral public keys for proofs of possession by key agreement, one per curve.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct AgreementKeys {
    /// On P-256.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub p256: Option<PublicKey>,
    /// On P-384.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub p384: Option<PublicKey>,
}

/// What opens a card. Crosses the wire only sealed.
pub struct CardSecrets {
    /// PINs the card may have, the likeliest first: none where the holder chose it, two where a change is in doubt.
    pub pins: Vec<Pin>,
    /// PUKs that the card may have, the likeliest first; only where the run sets the PUK.
    pub puks: Vec<Puk>,
    /// Card management keys that the card may have, the likeliest first; at least one.
    pub management_keys: Vec<ManagementKey>,
    /// What the run sets, beside the PIN that comes with the fulfilment. All of it is stored at the host.
    pub new: NewCardSecrets,
}

/// What a run sets on a card, beside the holder's PIN.
#[derive(Default)]
pub struct NewCardSecrets {
    /// The PIN that the card gets at once where the tries are set, which sets PIN and PUK to the factory's. The holder's
    /// comes in its place at the end.
    pub pin: Option<Pin>,
    /// The PUK.
    pub puk: Option<Puk>,
    /// The card management key.
    pub management_key: Option<ManagementKey>,
}
