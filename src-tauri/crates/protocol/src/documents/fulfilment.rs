use std::collections::BTreeMap;

use contents::KeyReference;
use jiff::Timestamp;
use secret::Pin;
use serde::{Deserialize, Serialize};

use crate::{ArchiveRecordId, Base64, CertificateId, OrderId, Sha256Hex};

/// The host's answer to an order: all its certificates. They count as published only once the receipt is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Fulfilment {
    /// The order.
    pub order: OrderId,
    /// SHA-256 of the order's canonical JSON.
    pub order_digest: Sha256Hex,
    /// When the host fulfilled it, by the host's clock.
    pub fulfilled_at: Timestamp,
    /// The certificate for each key of the order; a reused one, too.
    pub certificates: BTreeMap<KeyReference, IssuedCertificate>,
    /// The private keys that the run imports, each a key package to the transport key
    /// ([`seal_key`](crate::sealing::seal_key)).
    #[serde(skip_serializing_if = "BTreeMap::is_empty", default)]
    pub keys: BTreeMap<KeyReference, Base64>,
    /// What was archived before this was answered.
    #[serde(skip_serializing_if = "BTreeMap::is_empty", default)]
    pub archived: BTreeMap<KeyReference, ArchiveReceipt>,
    /// The issuing authorities, DER, from the issuers of the certificates up to their roots.
    pub authorities: Vec<Base64>,
    /// The system-generated PIN: a [`PinPackage`] sealed to the transport key; none where the PIN stays as it is.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub pin: Option<Base64>,
}

/// That a key is in the archive, durably.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ArchiveReceipt {
    /// The number of the archive record at the host, decimal.
    pub record: ArchiveRecordId,
    /// SHA-256 of the key's SubjectPublicKeyInfo.
    pub public_key: Sha256Hex,
    /// When it was archived, by the host's clock.
    pub archived_at: Timestamp,
}

/// A certificate that the host issued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct IssuedCertificate {
    /// Its number at the host.
    pub id: CertificateId,
    /// DER.
    pub certificate: Base64,
}

/// The system-generated PIN. Crosses the wire only sealed.
pub struct PinPackage {
    /// The PIN.
    pub pin: Pin,
}
