use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    CardRule, CertificateProcedure, Field, KeyProcedure, KeyRule, PinProcedure, ProcedureId, Role,
};

/// What an officer picks: which cards it is for, what may happen to each key, how certificates look, where keys and
/// PINs come from, what is asked about the holder, and who may use it.
///
/// Whether a revision is a draft, active or closed is the host's record, not part of the content, so that closing one
/// does not make another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct TokenProcedure {
    /// Version of this format: 1.
    pub format: u8,
    /// The name that files, orders and the command line use.
    pub id: ProcedureId,
    /// The name that officers read.
    #[schemars(length(min = 1, max = 80))]
    pub name: String,
    /// One or two sentences for officers.
    #[serde(default)]
    #[schemars(length(max = 500))]
    pub description: String,
    /// The roles an officer needs, all of them.
    #[schemars(length(min = 1))]
    pub roles: BTreeSet<Role>,
    /// The cards it is for.
    pub card: CardRule,
    /// The keys it deals with, in the order of the content table.
    #[serde(rename = "key")]
    #[schemars(length(min = 1, max = 24))]
    pub keys: Vec<KeyRule>,
    /// Certificate procedures, by the name that keys refer to.
    #[schemars(extend("minProperties" = 1, "maxProperties" = 24))]
    pub certificate_procedures: BTreeMap<ProcedureId, CertificateProcedure>,
    /// Key procedures, by the name that keys refer to.
    #[schemars(extend("minProperties" = 1, "maxProperties" = 24))]
    pub key_procedures: BTreeMap<ProcedureId, KeyProcedure>,
    /// How the PIN is chosen and reaches the holder.
    pub pin_procedure: PinProcedure,
    /// What is asked about the holder.
    #[serde(rename = "field")]
    #[schemars(length(max = 64))]
    pub fields: Vec<Field>,
}
