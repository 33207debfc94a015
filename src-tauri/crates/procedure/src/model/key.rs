use std::collections::BTreeSet;

use contents::{KeyAlgorithm, KeyReference, PinPolicy, TouchPolicy};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Action, FieldName, ProcedureId, schema};

/// One key's row in the content table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct KeyRule {
    /// Which key.
    #[schemars(schema_with = "schema::key_reference")]
    pub reference: KeyReference,
    /// The name that officers read: *Authentication*, *Signature*, *Encryption*.
    #[schemars(length(min = 1, max = 80))]
    pub name: String,
    /// The certificate procedure.
    pub certificate_procedure: ProcedureId,
    /// The key procedure.
    pub key_procedure: ProcedureId,
    /// What the officer may choose.
    #[schemars(length(min = 1))]
    pub actions: BTreeSet<Action>,
    /// What is chosen at first where the card allows it, the first that works; blank where none does.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 3), extend("uniqueItems" = true))]
    pub preset: Vec<Action>,
    /// Whether Redo replaces transport certificates only, and leaves every other certificate alone.
    #[serde(default)]
    pub transport_only: bool,
}

/// Where a key comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "source", rename_all = "kebab-case", deny_unknown_fields)]
pub enum KeyProcedure {
    /// The key that production put on the card; the host certifies no other.
    #[serde(rename_all = "kebab-case")]
    Production {
        /// Algorithms that are accepted.
        #[schemars(schema_with = "schema::key_algorithms")]
        algorithms: Vec<KeyAlgorithm>,
    },
    /// A key generated on the card during the run.
    #[serde(rename_all = "kebab-case")]
    Generate {
        /// Algorithms the officer can choose from; the first is the default.
        #[schemars(schema_with = "schema::key_algorithms")]
        algorithms: Vec<KeyAlgorithm>,
        /// When the card shall want a PIN for the key.
        #[serde(default = "default_pin_policy")]
        #[schemars(schema_with = "schema::pin_policy")]
        pin_policy: PinPolicy,
        /// When the card shall want a touch for the key.
        #[serde(default = "default_touch_policy")]
        #[schemars(schema_with = "schema::touch_policy")]
        touch_policy: TouchPolicy,
        /// Whether a key that has a live certificate may be overwritten.
        #[serde(default)]
        replace: bool,
    },
    /// A key that the host generates and archives, and delivers to be imported with its certificate (*generate &
    /// archive*). For keys that decrypt or agree; a signing key is never archived.
    #[serde(rename_all = "kebab-case")]
    Archive {
        /// Algorithms the officer can choose from; the first is the default.
        #[schemars(schema_with = "schema::key_algorithms")]
        algorithms: Vec<KeyAlgorithm>,
        /// When the card shall want a PIN for the key.
        #[serde(default = "default_pin_policy")]
        #[schemars(schema_with = "schema::pin_policy")]
        pin_policy: PinPolicy,
        /// When the card shall want a touch for the key.
        #[serde(default = "default_touch_policy")]
        #[schemars(schema_with = "schema::touch_policy")]
        touch_policy: TouchPolicy,
        /// Whether a key that has a live certificate may be overwritten.
        #[serde(default)]
        replace: bool,
    },
    /// A key, or all keys, of the holder from the archive, delivered to be imported.
    Recover(RecoveryRule),
}

/// Which archived keys are recovered, whose they may be, and with which certificate they come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct RecoveryRule {
    /// How many of the holder's keys.
    pub keys: RecoveredKeys,
    /// With which certificate the last key comes; older keys come with the certificates they had.
    pub certificate: RecoveredCertificate,
    /// The input fields that say who a holder is: the host searches the archive by their values where no certificate
    /// was chosen, and the archived certificate's holder must have the same values as the order's.
    #[schemars(length(min = 1, max = 8))]
    pub holder: BTreeSet<FieldName>,
    /// Whether another holder's key may be recovered onto the card. Wants approvals, a chosen certificate, and the
    /// certificate reused.
    #[serde(default)]
    pub other_holder: bool,
    /// How many officers beside the one who asks must approve.
    #[serde(default)]
    #[schemars(range(min = 0, max = 5))]
    pub approvals: u8,
    /// When the card shall want a PIN for the keys.
    #[serde(default = "default_pin_policy")]
    #[schemars(schema_with = "schema::pin_policy")]
    pub pin_policy: PinPolicy,
    /// When the card shall want a touch for the keys.
    #[serde(default = "default_touch_policy")]
    #[schemars(schema_with = "schema::touch_policy")]
    pub touch_policy: TouchPolicy,
    /// Whether a key that has a live certificate may be overwritten.
    #[serde(default)]
    pub replace: bool,
}

/// How many of a holder's archived keys are recovered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RecoveredKeys {
    /// The one that was archived last, or the chosen one.
    Last,
    /// All: the last, or the chosen one, in the rule's place, the others in free retired places.
    All,
}

/// With which certificate a recovered key comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RecoveredCertificate {
    /// The one it had. Revoked or expired, it goes to a retired place only.
    Reuse,
    /// A new one, as the certificate procedure says.
    New,
}

impl KeyProcedure {
    /// Whether its key is put on the card from outside: archived or recovered.
    pub const fn imports(&self) -> bool {
        matches!(self, Self::Archive { .. } | Self::Recover(_))
    }
}

fn default_pin_policy() -> PinPolicy {
    PinPolicy::Default
}

fn default_touch_policy() -> TouchPolicy {
    TouchPolicy::Default
}
