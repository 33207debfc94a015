use std::collections::BTreeSet;

use contents::{KeyAlgorithm, KeyReference, PinPolicy, PublicKey, TouchPolicy};

use crate::{
    Action, CertificateContent, CertificateProcedure, Draft, DraftFault, FieldFault, FieldName,
    KeyChoice, KeyProcedure, LeftOut, StockRecord, TokenProcedure, WhyNot, check_field,
    situation::Situation,
};

/// Checks everything of a draft that can be checked without the card: its fields, keys, actions and algorithms against
/// the procedure and the host's stock, and what its certificates would contain. The host runs it before the grant and
/// again before it issues; the desk's [`plan`](crate::plan) runs it too.
///
/// Not checked: the officer's roles, and what lies on the card.
///
/// # Errors
/// Every [`DraftFault`], fields first, then keys in the procedure's order.
pub fn check_draft(
    procedure: &TokenProcedure,
    stock: Option<&StockRecord>,
    draft: &Draft,
) -> Result<CheckedDraft, Vec<DraftFault>> {
    check(&Situation::at_the_host(procedure, stock), draft)
}

/// A draft that keeps to its procedure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedDraft {
    /// The chosen keys, in the procedure's order.
    pub keys: Vec<CheckedKey>,
    /// Fields that are filled and land in no certificate of this draft, in the procedure's order.
    pub dropped: Vec<FieldName>,
}

/// A chosen key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedKey {
    /// Which key.
    pub reference: KeyReference,
    /// The name that officers read.
    pub name: String,
    /// The action.
    pub action: Action,
    /// The key that will be certified.
    pub key: ExpectedKey,
    /// What its certificate will contain.
    pub certificate: CertificateContent,
    /// What it will not contain, because the fields for it are empty.
    pub left_out: Vec<LeftOut>,
}

/// The key that a certificate is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExpectedKey {
    /// This one, which lies on the card: production's, or the one that the host certified before. The host certifies
    /// no other.
    Present(PublicKey),
    /// One that is generated on the card during the run.
    Generated {
        /// Its algorithm.
        algorithm: KeyAlgorithm,
        /// When the card shall want a PIN for it.
        pin_policy: PinPolicy,
        /// When the card shall want a touch for it.
        touch_policy: TouchPolicy,
    },
}

impl ExpectedKey {
    /// The key's algorithm.
    pub fn algorithm(&self) -> KeyAlgorithm {
        match self {
            Self::Present(key) => key.algorithm(),
            Self::Generated { algorithm, .. } => *algorithm,
        }
    }

    /// Whether a public key that an order brings is one that this allows: the very key, or one of the algorithm.
    pub fn accepts(&self, key: &PublicKey) -> bool {
        match self {
            Self::Present(expected) => expected == key,
            Self::Generated { algorithm, .. } => key.algorithm() == *algorithm,
        }
    }
}

/// The fields that the templates of the draft's chosen keys name: the others would be dropped from the certificates.
pub fn fields_in_use(procedure: &TokenProcedure, draft: &Draft) -> BTreeSet<FieldName> {
    let rules = procedure
        .keys
        .iter()
        .filter(|rule| draft.keys.contains_key(&rule.reference));
    rules
        .filter_map(|rule| {
            procedure
                .certificate_procedures
                .get(&rule.certificate_procedure)
        })
        .flat_map(CertificateProcedure::fields)
        .collect()
}

pub(crate) fn check(
    situation: &Situation<'_>,
    draft: &Draft,
) -> Result<CheckedDraft, Vec<DraftFault>> {
    let procedure = situation.procedure();
    let mut faults = field_faults(procedure, draft);
    if draft.keys.is_empty() {
        faults.push(DraftFault::NothingChosen);
    }
    if let Err(why) = situation.card() {
        faults.push(DraftFault::Card(why));
    }
    let unknown = draft
        .keys
        .keys()
        .filter(|key| procedure.keys.iter().all(|rule| rule.reference != **key));
    faults.extend(unknown.map(|key| DraftFault::UnknownKey { key: *key }));
    let mut keys = Vec::new();
    for rule in &procedure.keys {
        let Some(choice) = draft.keys.get(&rule.reference) else {
            continue;
        };
        match check_key(situation, rule.reference, *choice, draft) {
            Ok(key) => keys.push(key),
            Err(more) => faults.extend(more),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let used = fields_in_use(procedure, draft);
    let filled = procedure
        .fields
        .iter()
        .map(|field| &field.name)
        .filter(|name| draft.fields.contains_key(name));
    let dropped = filled
        .filter(|name| !used.contains(name))
        .cloned()
        .collect();
    Ok(CheckedDraft { keys, dropped })
}

fn field_faults(procedure: &TokenProcedure, draft: &Draft) -> Vec<DraftFault> {
    let mut faults = Vec::new();
    for field in &procedure.fields {
        let found = match draft.fields.get(&field.name) {
            Some(value) if value.is_empty() => Err(FieldFault::EmptyEntry),
            value => check_field(field, value.map(String::as_str).unwrap_or_default()),
        };
        faults.extend(found.err().map(|fault| DraftFault::Field {
            field: field.name.clone(),
            fault,
        }));
    }
    let unknown = draft
        .fields
        .keys()
        .filter(|name| procedure.fields.iter().all(|field| field.name != **name));
    faults.extend(unknown.map(|field| DraftFault::UnknownField {
        field: field.clone(),
    }));
    faults
}

fn check_key(
    situation: &Situation<'_>,
    key: KeyReference,
    choice: KeyChoice,
    draft: &Draft,
) -> Result<CheckedKey, Vec<DraftFault>> {
    // Whether the card is taken at all is said once, not for each key.
    match situation.why_not(key, choice.action) {
        Some(WhyNot::Card(_)) => return Err(Vec::new()),
        Some(why) => {
            return Err(vec![DraftFault::Action {
                key,
                action: choice.action,
                why,
            }]);
        }
        None => {}
    }
    let (rule, key_procedure) = situation
        .rule(key)
        .ok_or_else(|| vec![DraftFault::UnknownKey { key }])?;
    let id = &rule.certificate_procedure;
    let certificate_procedure = situation
        .procedure()
        .certificate_procedures
        .get(id)
        .ok_or_else(|| {
            vec![DraftFault::NoSuchProcedure {
                key,
                id: id.clone(),
            }]
        })?;
    let expected =
        expected_key(situation, key, choice, key_procedure).map_err(|fault| vec![fault])?;
    let (certificate, left_out) = certificate_procedure
        .content(key, expected.algorithm(), &draft.fields)
        .map_err(|faults| {
            faults
                .into_iter()
                .map(|fault| DraftFault::Certificate { key, fault })
                .collect::<Vec<_>>()
        })?;
    Ok(CheckedKey {
        reference: key,
        name: rule.name.clone(),
        action: choice.action,
        key: expected,
        certificate,
        left_out,
    })
}

fn expected_key(
    situation: &Situation<'_>,
    key: KeyReference,
    choice: KeyChoice,
    key_procedure: &KeyProcedure,
) -> Result<ExpectedKey, DraftFault> {
    match key_procedure {
        KeyProcedure::Generate {
            algorithms,
            pin_policy,
            touch_policy,
            ..
        } if choice.action.stores() => {
            let chosen = choice.algorithm.or_else(|| algorithms.first().copied());
            let algorithm = chosen
                .filter(|algorithm| algorithms.contains(algorithm))
                .ok_or_else(|| DraftFault::AlgorithmNotOffered {
                    key,
                    algorithm: choice.algorithm,
                    offered: algorithms.clone(),
                })?;
            Ok(ExpectedKey::Generated {
                algorithm,
                pin_policy: *pin_policy,
                touch_policy: *touch_policy,
            })
        }
        KeyProcedure::Production { .. } | KeyProcedure::Generate { .. } => {
            if let Some(algorithm) = choice.algorithm {
                return Err(DraftFault::AlgorithmOfPresentKey { key, algorithm });
            }
            let present = situation
                .present_key(key, choice.action)
                .cloned()
                .map(ExpectedKey::Present);
            present.ok_or(DraftFault::Action {
                key,
                action: choice.action,
                why: WhyNot::NoKey,
            })
        }
    }
}

#[cfg(test)]
mod tests;
