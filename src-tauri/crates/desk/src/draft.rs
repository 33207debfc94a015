use std::collections::{BTreeMap, BTreeSet};

use contents::{Guid, KeyAlgorithm, KeyReference};
use procedure::{
    Action, ContentTable, Draft, DraftFault, Field, FieldName, KeyChoice, Missing, Plan,
    ProcedureId, Role, WhyNot, composed, plan,
};
use protocol::TakeIn;
use secret::ManagementKeyAlgorithm;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::{
    Desk, ReadCard,
    fault::{Coded, object},
    procedures::{Listed, ProceduresError, listed_one},
    steps::StepsOfRun,
    submit::{Subject, SubmitFault},
};

mod recovery;
mod view;
mod words;

pub use view::{
    ActionView, CertificateKindView, ChosenCertificateView, DraftView, FaultView, FieldView,
    KeyThereView, RecoveryRowView, RecoveryView, RowView, SummaryView,
};
pub(crate) use view::{format_name, pin_name};

use recovery::Recovering;

impl Desk {
    /// Begins a draft for a card under a token procedure, with the procedure's presets chosen.
    ///
    /// # Errors
    /// [`ProceduresError`] when nobody is signed in, the host cannot be asked, or it has no such procedure.
    pub async fn draft(
        &self,
        card: ReadCard,
        procedure: &ProcedureId,
    ) -> Result<CardDraft, ProceduresError> {
        let session = self.session()?;
        let listed = listed_one(&session, procedure).await?;
        Ok(CardDraft::new(
            card,
            listed,
            session.roles.iter().copied().collect(),
        ))
    }
}

/// What an officer chooses and types for one card, until it is submitted. The rules are `procedure`'s; this keeps the
/// state and tells what became of each change.
#[derive(Clone, Debug)]
pub struct CardDraft {
    card: ReadCard,
    listed: Listed,
    roles: BTreeSet<Role>,
    table: ContentTable,
    keys: BTreeMap<KeyReference, KeyChoice>,
    /// As typed, hidden ones too, so that a field that is shown again has its value.
    typed: BTreeMap<FieldName, String>,
    hidden: BTreeSet<FieldName>,
    recovering: Recovering,
}

impl CardDraft {
    pub(crate) fn new(card: ReadCard, listed: Listed, roles: BTreeSet<Role>) -> Self {
        let table = ContentTable::new(&listed.procedure, card.contents(), card.stock());
        let hidden = listed
            .procedure
            .fields
            .iter()
            .filter(|field| !field.shown)
            .map(|field| field.name.clone());
        let hidden = hidden.collect();
        let keys = table.preset().keys;
        Self {
            card,
            listed,
            roles,
            table,
            keys,
            typed: BTreeMap::new(),
            hidden,
            recovering: Recovering::default(),
        }
    }

    /// A draft for what is known now, made after another: where card and procedure are the same, what the officer chose
    /// otherwise than preset is chosen again, as far as it can still be done. Nothing is typed in it.
    pub(crate) fn made_after(self, before: Option<&Self>) -> Self {
        match before {
            Some(before) if self.is_for_the_same(before) => self.chosen_as_in(before),
            _ => self,
        }
    }

    fn is_for_the_same(&self, other: &Self) -> bool {
        let identity = self.card.contents().identity.as_ref();
        identity.is_some()
            && identity == other.card.contents().identity.as_ref()
            && self.listed.revision.id == other.listed.revision.id
    }

    fn chosen_as_in(mut self, before: &Self) -> Self {
        let preset_before = before.table.preset().keys;
        for row in &self.table.rows {
            let key = row.reference;
            let choice = before.keys.get(&key);
            if choice == preset_before.get(&key) {
                continue;
            }
            match choice {
                None => drop(self.keys.remove(&key)),
                Some(choice) if row.why_not(choice.action).is_none() => {
                    let algorithm = choice.algorithm;
                    let algorithm = algorithm.filter(|chosen| row.algorithms.contains(chosen));
                    let choice = KeyChoice {
                        algorithm,
                        ..*choice
                    };
                    self.keys.insert(key, choice);
                }
                Some(_) => {}
            }
        }
        self.recovering_as_in(before);
        self
    }

    /// Whether actions are chosen otherwise than preset.
    pub(crate) fn is_chosen_by_hand(&self) -> bool {
        self.keys != self.table.preset().keys || self.recovery_is_touched()
    }

    pub(crate) fn listed(&self) -> &Listed {
        &self.listed
    }

    /// Sets the action for a key; `None` leaves the key as it is.
    ///
    /// # Errors
    /// [`DraftError::NoSuchKey`], and [`DraftError::NotPossible`] for an action that cannot be taken, with why.
    pub fn set_action(
        &mut self,
        key: KeyReference,
        action: Option<Action>,
    ) -> Result<(), DraftError> {
        let row = self.table.row(key).ok_or(DraftError::NoSuchKey { key })?;
        let Some(action) = action else {
            self.keys.remove(&key);
            return Ok(());
        };
        if let Some(why) = row.why_not(action) {
            let why = why.clone();
            return Err(DraftError::NotPossible { key, action, why });
        }
        self.keys.insert(key, KeyChoice::of(action));
        Ok(())
    }

    /// Chooses the algorithm of a key that will be generated; `None` goes back to the procedure's first.
    ///
    /// # Errors
    /// [`DraftError::NoSuchKey`]; [`DraftError::NothingGenerated`] where the chosen action generates no key;
    /// [`DraftError::AlgorithmNotOffered`].
    pub fn choose_algorithm(
        &mut self,
        key: KeyReference,
        algorithm: Option<KeyAlgorithm>,
    ) -> Result<(), DraftError> {
        let row = self.table.row(key).ok_or(DraftError::NoSuchKey { key })?;
        let choice = self
            .keys
            .get_mut(&key)
            .filter(|choice| choice.action.stores() && !row.algorithms.is_empty());
        let choice = choice.ok_or(DraftError::NothingGenerated { key })?;
        match algorithm {
            Some(algorithm) if !row.algorithms.contains(&algorithm) => {
                let offered = row.algorithms.clone();
                Err(DraftError::AlgorithmNotOffered {
                    key,
                    algorithm,
                    offered,
                })
            }
            algorithm => {
                choice.algorithm = algorithm;
                Ok(())
            }
        }
    }

    /// Sets the value of a field; the empty text clears it. Whether the value is good, [`view`](Self::view) says. Text
    /// is taken in Unicode's Normalization Form C. A hidden field is shown by typing into it.
    ///
    /// # Errors
    /// [`DraftError::NoSuchField`]; [`DraftError::TooLong`] for more than any field can hold.
    pub fn set_field(&mut self, name: &FieldName, value: &str) -> Result<(), DraftError> {
        self.field(name)?;
        let value = composed(value);
        if value.chars().count() > usize::from(procedure::MAX_FIELD_LENGTH) {
            return Err(DraftError::TooLong {
                field: name.clone(),
                most: procedure::MAX_FIELD_LENGTH,
            });
        }
        self.hidden.remove(name);
        if value.is_empty() {
            self.typed.remove(name);
        } else {
            self.typed.insert(name.clone(), value);
        }
        Ok(())
    }

    /// Shows or hides a field. What a hidden field holds is not part of the draft.
    ///
    /// # Errors
    /// [`DraftError::NoSuchField`]; [`DraftError::NotHideable`] where the procedure does not leave it to the officer.
    pub fn show_field(&mut self, name: &FieldName, shown: bool) -> Result<(), DraftError> {
        let field = self.field(name)?;
        if !field.hideable {
            return Err(DraftError::NotHideable {
                field: name.clone(),
            });
        }
        if shown {
            self.hidden.remove(name);
        } else {
            self.hidden.insert(name.clone());
        }
        Ok(())
    }

    /// The card it is for.
    pub fn card(&self) -> &ReadCard {
        &self.card
    }

    /// Everything that is shown of it.
    pub fn view(&self) -> DraftView {
        view::render(self)
    }

    pub(crate) fn subject(&self, roles: &[Role]) -> Result<Subject, SubmitFault> {
        let roles = roles.iter().copied().collect();
        let plan = self
            .plan(&roles)
            .map_err(|missing| SubmitFault::DraftIncomplete { missing })?;
        // A card without identity, or one that is not in stock, has no plan.
        let identity = self
            .card
            .contents()
            .identity
            .clone()
            .ok_or(SubmitFault::Ended)?;
        Ok(Subject {
            device: self.card.device().to_owned(),
            identity,
            contents: self.card.contents().clone(),
            connection: self.card.connection(),
            procedure: self.listed.revision.clone(),
            pin_procedure: self.listed.procedure.pin_procedure.clone(),
            take_in: self.take_in(&plan),
            draft: self.as_submitted(),
            new_certificates: self.new_certificates(),
            plan,
        })
    }

    /// What is said of a card that has the factory's card management key, by what it tells or by the host's stock.
    fn take_in(&self, plan: &Plan) -> Option<TakeIn> {
        plan.take_in.then(|| TakeIn {
            // A card that does not tell has the cipher that it was sold with.
            management_key: self
                .card
                .contents()
                .management_key
                .unwrap_or(ManagementKeyAlgorithm::TripleDes),
            chuid: plan.chuid.then(|| Guid(Uuid::new_v4().into_bytes())),
        })
    }

    /// The steps that a run of it has.
    pub(crate) fn steps(&self) -> StepsOfRun {
        let procedure = &self.listed.procedure;
        let sets_pin = procedure.pin_procedure.distribution.sets();
        StepsOfRun::Issue {
            imports_keys: self.imports_keys(),
            // One that takes cards in sets a PUK.
            sets_secrets: sets_pin || procedure.puk_procedure.is_some(),
        }
    }

    fn plan(&self, roles: &BTreeSet<Role>) -> Result<Plan, Vec<Missing>> {
        let planned = plan(
            &self.listed.procedure,
            self.card.contents(),
            self.card.stock(),
            &self.as_submitted(),
            roles,
        );
        planned.map_err(without_consequences)
    }

    /// The part that is signed: shown fields with a value, and chosen keys.
    fn as_submitted(&self) -> Draft {
        let fields = self
            .typed
            .iter()
            .filter(|(name, _)| !self.hidden.contains(*name));
        Draft {
            keys: self.choices(),
            fields: fields
                .map(|(name, value)| (name.clone(), value.clone()))
                .collect(),
            recovery: self.recovery(),
        }
    }

    fn field(&self, name: &FieldName) -> Result<&Field, DraftError> {
        let field = self
            .listed
            .procedure
            .fields
            .iter()
            .find(|field| field.name == *name);
        field.ok_or_else(|| DraftError::NoSuchField {
            field: name.clone(),
        })
    }
}

/// A card that is not taken has no action that works: that none is chosen is no second thing to correct.
fn without_consequences(mut missing: Vec<Missing>) -> Vec<Missing> {
    let refused = |one: &Missing| matches!(one, Missing::Draft(DraftFault::Card(_)));
    if missing.iter().any(refused) {
        missing.retain(|one| *one != Missing::Draft(DraftFault::NothingChosen));
    }
    missing
}

/// Why a change to a draft was not made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DraftError {
    /// The procedure deals with no such key.
    #[error("the procedure does not deal with key {key}")]
    NoSuchKey {
        /// The key.
        key: KeyReference,
    },
    /// The action cannot be taken.
    #[error("key {key}: {action} cannot be done: {why}")]
    NotPossible {
        /// The key.
        key: KeyReference,
        /// The action.
        action: Action,
        /// The reason.
        why: WhyNot,
    },
    /// No key is generated there.
    #[error("key {key} is not generated, so no algorithm can be chosen")]
    NothingGenerated {
        /// The key.
        key: KeyReference,
    },
    /// The procedure does not offer the algorithm.
    #[error("key {key}: {algorithm} is not offered")]
    AlgorithmNotOffered {
        /// The key.
        key: KeyReference,
        /// The algorithm.
        algorithm: KeyAlgorithm,
        /// What is offered.
        offered: Vec<KeyAlgorithm>,
    },
    /// The procedure has no such field.
    #[error("the procedure has no field {field}")]
    NoSuchField {
        /// Its name.
        field: FieldName,
    },
    /// More characters than any field holds.
    #[error("field {field} holds at most {most} characters")]
    TooLong {
        /// Its name.
        field: FieldName,
        /// Most characters.
        most: u16,
    },
    /// The key does not come from the archive.
    #[error("key {key} does not come from the archive")]
    NothingRecovered {
        /// The key.
        key: KeyReference,
    },
    /// What was given is no Certificate ID.
    #[error("“{id}” is no Certificate ID")]
    MalformedCertificateId {
        /// What was given.
        id: String,
    },
    /// What was given is no recovery request's digest.
    #[error("not the digest of a recovery request")]
    MalformedDigest,
    /// The reason is too long.
    #[error("a reason has at most {most} characters")]
    ReasonTooLong {
        /// Most characters.
        most: u16,
    },
    /// The procedure does not let the officer hide or show the field.
    #[error("field {field} can be neither hidden nor shown")]
    NotHideable {
        /// Its name.
        field: FieldName,
    },
}

impl Coded for DraftError {
    fn code(&self) -> String {
        match self {
            Self::NoSuchKey { .. } => "draft-unknown-key",
            Self::NotPossible { .. } => "action-not-possible",
            Self::NothingGenerated { .. } => "nothing-generated",
            Self::AlgorithmNotOffered { .. } => "draft-algorithm-not-offered",
            Self::NoSuchField { .. } => "draft-unknown-field",
            Self::TooLong { .. } => "field-too-long",
            Self::NotHideable { .. } => "field-not-hideable",
            Self::NothingRecovered { .. } => "nothing-recovered",
            Self::MalformedCertificateId { .. } => "certificate-id-malformed",
            Self::MalformedDigest => "request-digest-malformed",
            // What to do about it is the same as where it is too long in the draft.
            Self::ReasonTooLong { .. } => "recovery-no-reason",
        }
        .to_owned()
    }

    fn data(&self) -> Map<String, Value> {
        object(match self {
            Self::NoSuchKey { key }
            | Self::NothingGenerated { key }
            | Self::NothingRecovered { key } => json!({ "key": key }),
            Self::MalformedCertificateId { id } => json!({ "id": id }),
            Self::MalformedDigest => json!({}),
            Self::ReasonTooLong { most } => json!({ "max": most }),
            Self::NotPossible { key, action, why } => {
                let sentence = view::why_not_sentence(*key, why).json();
                json!({ "key": key, "action": action.name(), "reason": why.code(), "why": sentence })
            }
            Self::AlgorithmNotOffered {
                key,
                algorithm,
                offered,
            } => {
                let offered: Vec<_> = offered.iter().map(ToString::to_string).collect();
                json!({ "key": key, "algorithm": algorithm.to_string(), "offered": offered })
            }
            Self::NoSuchField { field } | Self::NotHideable { field } => json!({ "field": field }),
            Self::TooLong { field, most } => json!({ "field": field, "max": most }),
        })
    }
}

#[cfg(test)]
mod tests {
    use procedure::{DraftFault, Missing, Role, WhyNotCard};

    use super::without_consequences;

    #[test]
    fn that_no_key_has_an_action_is_not_told_of_a_card_that_is_not_taken() {
        let nothing_chosen = Missing::Draft(DraftFault::NothingChosen);
        let not_in_stock = Missing::Draft(DraftFault::Card(WhyNotCard::NotInStock));
        let role = Missing::Role(Role::IssueCertificate);
        let told =
            |missing: &[&Missing]| without_consequences(missing.iter().copied().cloned().collect());
        assert_eq!(
            told(&[&role, &nothing_chosen, &not_in_stock]),
            [role.clone(), not_in_stock]
        );
        assert_eq!(
            told(&[&role, &nothing_chosen]),
            [role.clone(), nothing_chosen]
        );
    }
}
