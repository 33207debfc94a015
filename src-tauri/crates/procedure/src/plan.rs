use std::collections::BTreeSet;

use contents::{CardContents, KeyAlgorithm, KeyReference, UnsupportedKey};

use crate::{
    CertificateThere, CheckedKey, CheckedRecovery, Draft, DraftFault, ExpectedKey, FactorySecrets,
    FieldName, KeyThere, MailerNeeded, PinDistribution, PukDistribution, Role, StockRecord,
    TokenProcedure, Tries,
    check_draft::check,
    codes::told,
    content_table::{certificate_there, key_there},
    situation::Situation,
    tries::tries_to_set,
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
        .needed_roles()
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
    let recoveries = checked
        .recoveries
        .into_iter()
        .map(|recovery| PlannedRecovery {
            overwritten: overwritten(&situation, contents, stock, recovery.reference),
            checked: recovery,
        })
        .collect();
    let known = stock.filter(|stock| contents.identity.as_ref() == Some(&stock.identity));
    let take_in = procedure.card.take_in && FactorySecrets::of(contents, known).management_key;
    let puk = procedure.puk_procedure.as_ref();
    Ok(Plan {
        keys,
        recoveries,
        dropped: checked.dropped,
        pin: procedure.pin_procedure.distribution,
        puk: puk.map(|puk| puk.distribution),
        // Judged with the card already: what cannot be set was a fault.
        tries: tries_to_set(procedure, contents, known).unwrap_or_default(),
        take_in,
        chuid: take_in && contents.guid.is_none(),
        mailer: MailerNeeded::of(&procedure.pin_procedure, puk),
        // A card that comes from its factory has the PIN that everybody knows.
        holder_pin_needed: known.map_or(!take_in, |stock| !stock.pin_held),
    })
}

/// What a run will do to a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The chosen keys that are certified, in the procedure's order.
    pub keys: Vec<PlannedKey>,
    /// The chosen keys that come from the archive, in the procedure's order. What comes, the host's grant says.
    pub recoveries: Vec<PlannedRecovery>,
    /// Fields that are filled and land in no certificate.
    pub dropped: Vec<FieldName>,
    /// How the PIN reaches the holder.
    pub pin: PinDistribution,
    /// How the PUK that the run sets reaches the holder; `None` where it stays as it is.
    pub puk: Option<PukDistribution>,
    /// The tries that the run sets, before anything else.
    pub tries: Option<Tries>,
    /// Whether the run replaces the card management key, because it is the factory's, and takes the card in where it is
    /// not in stock.
    pub take_in: bool,
    /// Whether the run gives the card a CHUID, because it has none.
    pub chuid: bool,
    /// What the officer must say about where PIN and PUK go.
    pub mailer: MailerNeeded,
    /// Whether the holder must type the PIN that the card has now, because the host does not hold it.
    pub holder_pin_needed: bool,
}

/// What a run will do for one key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedKey {
    /// Key, action and certificate.
    pub checked: CheckedKey,
    /// How possession of the private key is proven; not at all where the host makes the key.
    pub proof: Option<ProofKind>,
    /// What the run overwrites.
    pub overwritten: Overwritten,
}

/// What a run will do in the place of one recovery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedRecovery {
    /// What is recovered, and for which place.
    pub checked: CheckedRecovery,
    /// What the recovered key and its certificate overwrite there.
    pub overwritten: Overwritten,
}

/// What a run overwrites in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overwritten {
    /// The key, where one lies there and another takes its place.
    pub key: Option<KeyThere>,
    /// The key, where it is none that can be certified.
    pub unsupported_key: Option<UnsupportedKey>,
    /// The certificate; [`CertificateThere::Absent`] where none is lost.
    pub certificate: CertificateThere,
}

impl Overwritten {
    /// Whether a key is lost.
    pub const fn loses_key(&self) -> bool {
        self.key.is_some() || self.unsupported_key.is_some()
    }
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
    /// It is set how often PIN and PUK may be typed wrong; both are set anew at once.
    SetTries {
        /// How often.
        tries: Tries,
    },
    /// The card is given a CHUID.
    WriteChuid,
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
    /// A key, and the older ones where all are recovered, are requested from the archive.
    Recover {
        /// For which place.
        key: KeyReference,
    },
    /// A key that the host delivered is imported into the card.
    Import {
        /// Which key.
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
    /// The PUK is set.
    SetPuk {
        /// How it reaches the holder.
        distribution: PukDistribution,
    },
    /// The card management key of the factory is replaced by one of the card's own.
    ReplaceManagementKey,
    /// The PIN is set, last of all; not where it stays as it is.
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
    /// Keys that the host generates and archives.
    pub archived: usize,
    /// Recovery requests: each brings one key, or all of the holder's.
    pub recovered: usize,
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
            ExpectedKey::Present(_) | ExpectedKey::Archived { .. } => None,
        });
        let prove = self.keys.iter().filter_map(|key| {
            Some(PlanStep::Prove {
                key: key.checked.reference,
                by: key.proof?,
            })
        });
        let request = keys().map(|key| PlanStep::Request { key: key.reference });
        let recovered = || self.recoveries.iter().map(|key| key.checked.reference);
        let archived = keys()
            .filter(|key| matches!(key.key, ExpectedKey::Archived { .. }))
            .map(|key| key.reference);
        let import = archived.chain(recovered());
        let tries = self.tries.map(|tries| PlanStep::SetTries { tries });
        let chuid = self.chuid.then_some(PlanStep::WriteChuid);
        let first = tries.into_iter().chain(chuid);
        first
            .chain(generate)
            .chain(prove)
            .chain(request)
            .chain(recovered().map(|key| PlanStep::Recover { key }))
            .chain(import.map(|key| PlanStep::Import { key }))
            .chain(
                stored()
                    .chain(recovered())
                    .map(|key| PlanStep::Store { key }),
            )
            .chain(
                stored()
                    .chain(recovered())
                    .map(|key| PlanStep::Check { key }),
            )
            .chain(self.secrets())
            .collect()
    }

    /// What is set when the keys are done: the PIN last, so that whoever has it has a card that is done.
    fn secrets(&self) -> impl Iterator<Item = PlanStep> {
        let puk = self
            .puk
            .map(|distribution| PlanStep::SetPuk { distribution });
        let management_key = self.take_in.then_some(PlanStep::ReplaceManagementKey);
        let pin = self.pin.sets().then_some(PlanStep::SetPin {
            distribution: self.pin,
        });
        [puk, management_key, pin].into_iter().flatten()
    }

    /// The plan in numbers.
    pub fn summary(&self) -> Summary {
        let count =
            |holds: &dyn Fn(&PlannedKey) -> bool| self.keys.iter().filter(|key| holds(key)).count();
        Summary {
            certificates: self.keys.len(),
            stored: count(&|key| key.checked.action.stores()),
            generated: count(&|key| matches!(key.checked.key, ExpectedKey::Generated { .. })),
            archived: count(&|key| matches!(key.checked.key, ExpectedKey::Archived { .. })),
            recovered: self.recoveries.len(),
            overwritten_keys: self.overwritten().filter(|lost| lost.loses_key()).count(),
            overwritten_certificates: self
                .overwritten()
                .filter(|lost| lost.certificate != CertificateThere::Absent)
                .count(),
        }
    }

    fn overwritten(&self) -> impl Iterator<Item = &Overwritten> {
        let keys = self.keys.iter().map(|key| &key.overwritten);
        keys.chain(self.recoveries.iter().map(|key| &key.overwritten))
    }
}

fn planned(
    situation: &Situation<'_>,
    contents: &CardContents,
    stock: Option<&StockRecord>,
    checked: CheckedKey,
) -> PlannedKey {
    let reference = checked.reference;
    let mut overwritten = overwritten(situation, contents, stock, reference);
    if matches!(checked.key, ExpectedKey::Present(_)) {
        overwritten.key = None;
        overwritten.unsupported_key = None;
    }
    if !checked.action.stores() {
        overwritten.certificate = CertificateThere::Absent;
    }
    let proven = !matches!(checked.key, ExpectedKey::Archived { .. });
    let proof = proven.then(|| ProofKind::of(reference, checked.key.algorithm()));
    PlannedKey {
        checked,
        proof,
        overwritten,
    }
}

/// What a new key and its certificate would overwrite in that place.
fn overwritten(
    situation: &Situation<'_>,
    contents: &CardContents,
    stock: Option<&StockRecord>,
    reference: KeyReference,
) -> Overwritten {
    let entry = contents.key(reference);
    Overwritten {
        key: key_there(contents, stock, reference),
        unsupported_key: entry.and_then(|entry| entry.unsupported_key.clone()),
        certificate: certificate_there(situation, entry, reference),
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
