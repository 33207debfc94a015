use std::collections::BTreeSet;

use contents::{KeyAlgorithm, KeyReference, PinPolicy, TouchPolicy};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Action, ProcedureId, schema};

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
}

fn default_pin_policy() -> PinPolicy {
    PinPolicy::Default
}

fn default_touch_policy() -> TouchPolicy {
    TouchPolicy::Default
}
