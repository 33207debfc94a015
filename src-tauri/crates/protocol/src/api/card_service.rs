use std::collections::BTreeMap;

use procedure::{FieldName, PinProcedure, ProcedureRevision};
use serde::{Deserialize, Serialize};

/// What a [`CardService`](crate::CardService) of a card goes by: the answer to `POST /v1/cards/service`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ServiceOffer {
    /// The procedure of the card's last order that was completed.
    pub procedure: ProcedureRevision,
    /// Its name for people.
    pub procedure_name: String,
    /// Its PIN procedure. Where it leaves the PIN unchanged, the new one is entered at the RA.
    pub pin_procedure: PinProcedure,
    /// What was typed about the holder then: a PIN may have to differ from it, and an address or a letter may come of it.
    pub fields: BTreeMap<FieldName, String>,
    /// Whether the host has the card's PUK, and this officer the role to unblock with it.
    pub puk_at_host: bool,
}
