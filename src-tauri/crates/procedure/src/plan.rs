use std::collections::BTreeSet;

use contents::{CardContents, KeyAlgorithm, KeyReference, UnsupportedKey};

use crate::{
    CertificateThere, CheckedKey, Draft, DraftFault, ExpectedKey, FieldName, KeyThere,
    PinDistribution, Role, StockRecord, TokenProcedure,
    check_draft::check,
    codes::told,
    content_table::{certificate_there, key_there},
    situation::Situation,
};

/// What a run will do to a card, from the officer's draft; or what is missing before it can be submitted.
///
/// # Errors
/// Everything that is [`Missing`]: roles first, then the faults of the draft as
/// [`check_draft`](crate::check_draft) has them, judged with what lies on the card.
pub fn plan(
    procedure: &TokenProcedure,
    contents: &CardContents,
    stock: Option<&StockRecord>,
    draft: &Draft,
    roles: &BTreeSet<Role>,
) -> Result<Plan, Vec<Missing>> {
    let situation = Situation::at_the_desk(procedure, contents, stock);
    let mut missing: Vec<_> = procedure
        .roles
        .difference(roles)
        .copied()
        .map(Missing::Role)
        .collect();
    let checked = match check(&situation, draft) {
        Ok(checked) if missing.is_empty() => checked,
        Ok(_) => return Err(missing),
        Err(faults) => {
            missing.extend(faults.into_iter().map(Missing::Draft));
            return Err(missing);
        }
    };
    let keys = checked
        .keys
        .into_iter()
        .map(|key| planned(&situation, contents, stock, key))
        .collect();
    Ok(Plan {
        keys,
        dropped: checked.dropped,
        pin: procedure.pin_procedure.distribution,
        holder_pin_needed: stock.is_none_or(|stock| !stock.pin_held),
    })
}

/// What a run will do to a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The chosen keys, in the procedure's order.
    pub keys: Vec<PlannedKey>,
    /// Fields that are filled and land in no certificate.
    pub dropped: Vec<FieldName>,
    /// How the PIN reaches the holder.
    pub pin: PinDistribution,
    /// Whether the holder must type the PIN that the card has now, because the host does not hold it.
    pub holder_pin_needed: bool,
}

/// What a run will do for one key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedKey {
    /// Key, action and certificate.
    pub checked: CheckedKey,
    /// How possession of the private key is proven.
    pub proof: ProofKind,
    /// The key that a new one overwrites, where one lies there.
    pub overwritten_key: Option<KeyThere>,
    /// The key that a new one overwrites, where it is none that can be certified.
    pub overwritten_unsupported_key: Option<UnsupportedKey>,
    /// The certificate that the new one overwrites; [`CertificateThere::Absent`] where nothing is lost.
    pub overwritten_certificate: CertificateThere,
}

/// How possession of a private key is proven.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProofKind {
    /// By a signature.
    Signature,
    /// By a MAC under a key that was agreed with the host's ephemeral key of the same curve (`RFC 4211 §4.3`): for EC
    /// keys that never sign.
    Agreement,
}

impl ProofKind {
    /// The one proof that is accepted for a key of that algorithm in that place.
    pub const fn of(key: KeyReference, algorithm: KeyAlgorithm) -> Self {
        if key.only_agrees() && !algorithm.is_rsa() {
            Self::Agreement
        } else {
            Self::Signature
        }
    }
}

/// One thing that a run does, in the order of [`Plan::steps`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanStep {
    /// A key is generated on the card.
    Generate {
        /// Which key.
        key: KeyReference,
        /// Its algorithm.
        algorithm: KeyAlgorithm,
    },
    /// Possession of a key is proven.
    Prove {
        /// Which key.
        key: KeyReference,
        /// How.
        by: ProofKind,
    },
    /// A certificate is requested from the host.
    Request {
        /// For which key.
        key: KeyReference,
    },
    /// The certificate is stored on the card.
    Store {
        /// For which key.
        key: KeyReference,
    },
    /// The key is checked with its certificate.
    Check {
        /// Which key.
        key: KeyReference,
    },
    /// The PIN is set.
    SetPin {
        /// How it reaches the holder.
        distribution: PinDistribution,
    },
}

/// A plan in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Certificates that are requested.
    pub certificates: usize,
    /// Those of them that are stored on the card.
    pub stored: usize,
    /// Keys that are generated on the card.
    pub generated: usize,
    /// Keys that are overwritten.
    pub overwritten_keys: usize,
    /// Certificates that are overwritten, transport certificates among them.
    pub overwritten_certificates: usize,
}

impl Plan {
    /// Everything the run does, in its order.
    pub fn steps(&self) -> Vec<PlanStep> {
        let keys = || self.keys.iter().map(|key| &key.checked);
        let stored = || {
            keys()
                .filter(|key| key.action.stores())
                .map(|key| key.reference)
        };
        let generate = keys().filter_map(|key| match key.key {
            ExpectedKey::Generated { algorithm, .. } => Some(PlanStep::Generate {
                key: key.reference,
                algorithm,
            }),
            ExpectedKey::Present(_) => None,
        });
        let prove = self.keys.iter().map(|key| PlanStep::Prove {
            key: key.checked.reference,
            by: key.proof,
        });
        let request = keys().map(|key| PlanStep::Request { key: key.reference });
        generate
            .chain(prove)
            .chain(request)
            .chain(stored().map(|key| PlanStep::Store { key }))
            .chain(stored().map(|key| PlanStep::Check { key }))
            .chain([PlanStep::SetPin {
                distribution: self.pin,
            }])
            .collect()
    }

    /// The plan in numbers.
    pub fn summary(&self) -> Summary {
        let count =
            |holds: &dyn Fn(&PlannedKey) -> bool| self.keys.iter().filter(|key| holds(key)).count();
        Summary {
            certificates: self.keys.len(),
            stored: count(&|key| key.checked.action.stores()),
            generated: count(&|key| matches!(key.checked.key, ExpectedKey::Generated { .. })),
            overwritten_keys: count(&|key| {
                key.overwritten_key.is_some() || key.overwritten_unsupported_key.is_some()
            }),
            overwritten_certificates: count(&|key| {
                key.overwritten_certificate != CertificateThere::Absent
            }),
        }
    }
}

fn planned(
    situation: &Situation<'_>,
    contents: &CardContents,
    stock: Option<&StockRecord>,
    checked: CheckedKey,
) -> PlannedKey {
    let reference = checked.reference;
    let entry = contents.key(reference);
    let generates = matches!(checked.key, ExpectedKey::Generated { .. });
    let overwritten_key = generates
        .then(|| key_there(contents, stock, reference))
        .flatten();
    let overwritten_unsupported_key = entry
        .filter(|_| generates)
        .and_then(|entry| entry.unsupported_key.clone());
    let overwritten_certificate = if checked.action.stores() {
        certificate_there(situation, entry, reference)
    } else {
        CertificateThere::Absent
    };
    let proof = ProofKind::of(reference, checked.key.algorithm());
    PlannedKey {
        checked,
        proof,
        overwritten_key,
        overwritten_unsupported_key,
        overwritten_certificate,
    }
}

/// What stands between a draft and its submission.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Missing {
    /// The officer lacks a role.
    #[error("the officer lacks the role {0}")]
    Role(Role),
    /// The draft, with what lies on the card, breaks a rule.
    #[error(transparent)]
    Draft(DraftFault),
}

told! {
    Missing:
    Self::Role(role) => "missing-role" { "role": role.name() },
    ;
    Self::Draft(fault) => fault,
}

#[cfg(test)]
mod tests;
