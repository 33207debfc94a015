use std::collections::BTreeSet;

use contents::{KeyAlgorithm, KeyReference, PinPolicy, PublicKey, TouchPolicy};

use crate::{
    Action, CertificateContent, CertificateId, CertificateProcedure, Draft, DraftFault, FieldFault,
    FieldName, KeyChoice, KeyProcedure, KeyRule, LeftOut, MAX_REASON, ProcedureId,
    RecoveredCertificate, RecoveredKeys, RecoveryRule, StockRecord, TokenProcedure, WhyNot,
    check_field, situation::Situation, text::forbidden_character,
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
    /// The chosen keys that are certified, in the procedure's order.
    pub keys: Vec<CheckedKey>,
    /// The chosen keys that come from the archive, in the procedure's order.
    pub recoveries: Vec<CheckedRecovery>,
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

/// A key that is recovered. Which it is, and its certificate, the host finds in the archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedRecovery {
    /// The place for the last, or the chosen, key.
    pub reference: KeyReference,
    /// The name that officers read.
    pub name: String,
    /// What is recovered.
    pub rule: RecoveryRule,
    /// The certificate procedure of a new certificate.
    pub certificate_procedure: ProcedureId,
    /// The archived certificate whose key it is, where the officer chose one.
    pub chosen: Option<CertificateId>,
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
    /// One that the host generates and archives, and the run imports into the card.
    Archived {
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
            Self::Generated { algorithm, .. } | Self::Archived { algorithm, .. } => *algorithm,
        }
    }

    /// Whether a public key that an order brings is one that this allows: the very key, or one of the algorithm.
    pub fn accepts(&self, key: &PublicKey) -> bool {
        match self {
            Self::Present(expected) => expected == key,
            Self::Generated { algorithm, .. } | Self::Archived { algorithm, .. } => {
                key.algorithm() == *algorithm
            }
        }
    }
}

/// The fields that the templates of the draft's chosen keys name, those that say whose key is recovered, and those that
/// say where PIN and PUK go: the others would be dropped.
pub fn fields_in_use(procedure: &TokenProcedure, draft: &Draft) -> BTreeSet<FieldName> {
    let rules = procedure
        .keys
        .iter()
        .filter(|rule| draft.keys.contains_key(&rule.reference));
    let of_keys = rules.flat_map(|rule| fields_of(procedure, rule));
    of_keys.chain(fields_of_mailer(procedure)).collect()
}

fn fields_of_mailer(procedure: &TokenProcedure) -> impl Iterator<Item = FieldName> {
    let pin = &procedure.pin_procedure;
    let mail = pin.mail.iter();
    let mail = mail.flat_map(|mail| mail.field.iter().chain(&mail.never_to));
    let of_puk = procedure.puk_procedure.iter();
    let letters = pin.letter.iter();
    let letters = letters.chain(of_puk.filter_map(|puk| puk.letter.as_ref()));
    let lines = letters.flat_map(|letter| &letter.address);
    mail.chain(lines).cloned()
}

fn fields_of(procedure: &TokenProcedure, rule: &KeyRule) -> BTreeSet<FieldName> {
    let recovery = match procedure.key_procedures.get(&rule.key_procedure) {
        Some(KeyProcedure::Recover(recovery)) => Some(recovery),
        _ => None,
    };
    let reuses = recovery.is_some_and(|rule| rule.certificate == RecoveredCertificate::Reuse);
    let certificate = procedure
        .certificate_procedures
        .get(&rule.certificate_procedure)
        .filter(|_| !reuses);
    let holder = recovery.into_iter().flat_map(|rule| rule.holder.clone());
    certificate
        .into_iter()
        .flat_map(CertificateProcedure::fields)
        .chain(holder)
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
    let (mut keys, mut recoveries) = (Vec::new(), Vec::new());
    for rule in &procedure.keys {
        let Some(choice) = draft.keys.get(&rule.reference) else {
            continue;
        };
        let recovery = match procedure.key_procedures.get(&rule.key_procedure) {
            Some(KeyProcedure::Recover(recovery)) => Some(recovery),
            _ => None,
        };
        let found = match recovery {
            Some(recovery) => check_recovery(situation, (rule, recovery), *choice, draft)
                .map(|recovery| recoveries.push(recovery)),
            None => check_key(situation, rule.reference, *choice, draft).map(|key| keys.push(key)),
        };
        faults.extend(found.err().into_iter().flatten());
    }
    faults.extend(recovery_faults(procedure, draft));
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
    Ok(CheckedDraft {
        keys,
        recoveries,
        dropped,
    })
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
    can_be_done(situation, key, choice.action)?;
    if choice.certificate.is_some() {
        return Err(vec![DraftFault::CertificateOfOtherKey { key }]);
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

/// Whether the card is taken at all is said once, not for each key.
fn can_be_done(
    situation: &Situation<'_>,
    key: KeyReference,
    action: Action,
) -> Result<(), Vec<DraftFault>> {
    match situation.why_not(key, action) {
        Some(WhyNot::Card(_)) => Err(Vec::new()),
        Some(why) => Err(vec![DraftFault::Action { key, action, why }]),
        None => Ok(()),
    }
}

fn check_recovery(
    situation: &Situation<'_>,
    (rule, recovery): (&KeyRule, &RecoveryRule),
    choice: KeyChoice,
    draft: &Draft,
) -> Result<CheckedRecovery, Vec<DraftFault>> {
    let key = rule.reference;
    can_be_done(situation, key, choice.action)?;
    if let Some(algorithm) = choice.algorithm {
        return Err(vec![DraftFault::AlgorithmOfPresentKey { key, algorithm }]);
    }
    if recovery.other_holder && choice.certificate.is_none() {
        return Err(vec![DraftFault::NoCertificateChosen { key }]);
    }
    let requested = draft.recovery.as_ref().and_then(|said| said.request);
    if recovery.approvals > 0 && requested.is_none() {
        let approvals = recovery.approvals;
        return Err(vec![DraftFault::NoRequest { key, approvals }]);
    }
    let empty = |field: &&FieldName| !recovery.other_holder && !draft.fields.contains_key(*field);
    let faults: Vec<_> = recovery
        .holder
        .iter()
        .filter(empty)
        .map(|field| DraftFault::NoHolder {
            key,
            field: field.clone(),
        })
        .collect();
    if faults.is_empty() {
        Ok(CheckedRecovery {
            reference: key,
            name: rule.name.clone(),
            rule: recovery.clone(),
            certificate_procedure: rule.certificate_procedure.clone(),
            chosen: choice.certificate,
        })
    } else {
        Err(faults)
    }
}

/// What is wrong with what the draft says of its recoveries as a whole.
fn recovery_faults(procedure: &TokenProcedure, draft: &Draft) -> Vec<DraftFault> {
    let orders = draft
        .keys
        .values()
        .any(|choice| choice.action == Action::Recover);
    let Some(said) = &draft.recovery else {
        return Vec::from_iter(orders.then_some(DraftFault::NoReason));
    };
    if !orders {
        return vec![DraftFault::NothingRecovered];
    }
    let mut faults = Vec::from_iter(check_reason(&said.reason).err());
    if !said.free_places.is_empty() && !takes_free_places(procedure, draft) {
        faults.push(DraftFault::NothingRecovered);
    }
    let mut seen = BTreeSet::new();
    let bad = said.free_places.iter().filter(|place| {
        let dealt_with = procedure.keys.iter().any(|rule| rule.reference == **place);
        !matches!(place, KeyReference::Retired(_)) || dealt_with || !seen.insert(**place)
    });
    faults.extend(bad.map(|place| DraftFault::NoRetiredPlace { key: *place }));
    faults
}

/// Whether a text can be the reason of a recovery, or of its refusal: 1 to [`MAX_REASON`] characters beside the spaces
/// around them, and none that controls, cannot be seen, or turns the direction of the text, because others decide by it.
///
/// # Errors
/// [`DraftFault::NoReason`] or [`DraftFault::ReasonCharacter`].
pub fn check_reason(reason: &str) -> Result<(), DraftFault> {
    let length = reason.trim().chars().count();
    if !(1..=usize::from(MAX_REASON)).contains(&length) {
        return Err(DraftFault::NoReason);
    }
    match forbidden_character(reason) {
        Some(character) => Err(DraftFault::ReasonCharacter { character }),
        None => Ok(()),
    }
}

/// Whether a chosen recovery may put a key elsewhere than into its rule's place: an older one, or one whose reused
/// certificate is of no use any more.
fn takes_free_places(procedure: &TokenProcedure, draft: &Draft) -> bool {
    let chosen = |rule: &&KeyRule| draft.keys.contains_key(&rule.reference);
    let mut rules = procedure.keys.iter().filter(chosen);
    rules.any(
        |rule| match procedure.key_procedures.get(&rule.key_procedure) {
            Some(KeyProcedure::Recover(recovery)) => {
                recovery.keys == RecoveredKeys::All
                    || recovery.certificate == RecoveredCertificate::Reuse
            }
            _ => false,
        },
    )
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
        } if choice.action.stores() => Ok(ExpectedKey::Generated {
            algorithm: offered(key, choice, algorithms)?,
            pin_policy: *pin_policy,
            touch_policy: *touch_policy,
        }),
        KeyProcedure::Archive {
            algorithms,
            pin_policy,
            touch_policy,
            ..
        } if choice.action.stores() => Ok(ExpectedKey::Archived {
            algorithm: taken(situation, key, offered(key, choice, algorithms)?)?,
            pin_policy: *pin_policy,
            touch_policy: *touch_policy,
        }),
        _ => {
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

/// The algorithm of a key that the host makes, where the card takes it. The host goes by the procedure alone: a draft
/// without a choice means the procedure's first, whatever the card takes.
fn taken(
    situation: &Situation<'_>,
    key: KeyReference,
    algorithm: KeyAlgorithm,
) -> Result<KeyAlgorithm, DraftFault> {
    let offered = situation.new_key_algorithms(key);
    if offered.contains(&algorithm) {
        Ok(algorithm)
    } else {
        Err(DraftFault::AlgorithmNotOffered {
            key,
            algorithm: Some(algorithm),
            offered,
        })
    }
}

/// The chosen algorithm of a new key, or the first that is offered.
fn offered(
    key: KeyReference,
    choice: KeyChoice,
    algorithms: &[KeyAlgorithm],
) -> Result<KeyAlgorithm, DraftFault> {
    let chosen = choice.algorithm.or_else(|| algorithms.first().copied());
    let not_offered = || DraftFault::AlgorithmNotOffered {
        key,
        algorithm: choice.algorithm,
        offered: algorithms.to_vec(),
    };
    chosen
        .filter(|algorithm| algorithms.contains(algorithm))
        .ok_or_else(not_offered)
}

#[cfg(test)]
mod tests;
