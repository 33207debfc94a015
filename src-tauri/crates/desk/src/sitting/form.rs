use std::collections::BTreeMap;

use contents::{KeyAlgorithm, KeyReference};
use procedure::{Action, FieldName, ProcedureId};

use super::{error::SittingError, state::State};
use crate::{CardDraft, DraftView, FaultView, Trouble, fault::Coded};

/// What was chosen and typed. It outlives the card that it was begun for, and the procedure.
#[derive(Default)]
pub(super) struct Form {
    pub(super) draft: Option<CardDraft>,
    /// What the draft was made from.
    made_from: Option<MadeFrom>,
    /// As typed, by field; for fields, too, that the procedure has not.
    typed: BTreeMap<FieldName, String>,
    /// Fields that were shown or hidden by hand.
    shown: BTreeMap<FieldName, bool>,
    /// Why keys are recovered, as typed.
    pub(super) reason: String,
}

/// A draft is made again for each answer of the host, and for each procedure.
#[derive(Clone, Debug, PartialEq, Eq)]
struct MadeFrom {
    answer: u64,
    procedure: ProcedureId,
}

impl Form {
    /// Whether somebody typed or chose anything in it.
    pub(super) fn is_touched(&self) -> bool {
        let chosen = self
            .draft
            .as_ref()
            .is_some_and(CardDraft::is_chosen_by_hand);
        let typed = !self.typed.is_empty() || !self.reason.is_empty();
        chosen || typed || !self.shown.is_empty()
    }

    fn bind(&mut self, draft: CardDraft, made_from: MadeFrom) {
        let mut draft = draft.made_after(self.draft.as_ref());
        for (field, value) in &self.typed {
            // A field that this procedure has not keeps its value for another one.
            drop(draft.set_field(field, value));
        }
        for (field, shown) in &self.shown {
            drop(draft.show_field(field, *shown));
        }
        drop(draft.set_reason(&self.reason));
        self.draft = Some(draft);
        self.made_from = Some(made_from);
    }

    fn draft(&mut self) -> Result<&mut CardDraft, Trouble> {
        self.draft
            .as_mut()
            .ok_or_else(|| SittingError::NoForm.into())
    }
}

impl State {
    /// Makes the draft anew where there is something new to make it from; what was typed and chosen stays.
    pub(super) fn bind_form(&mut self) {
        if self.run.is_some() || self.must_be_signed_in().is_err() {
            return;
        }
        let Some(chosen) = self
            .procedures
            .chosen
            .as_ref()
            .map(|chosen| chosen.id.clone())
        else {
            self.form.draft = None;
            return;
        };
        let Some(card) = self.card_for_a_form() else {
            return;
        };
        let made_from = MadeFrom {
            answer: self.procedures.answers,
            procedure: chosen,
        };
        let made = self.form.draft.is_some() && self.form.made_from.as_ref() == Some(&made_from);
        if made || !self.procedures.are_listed() {
            return;
        }
        let before = self.form.draft.as_ref().map(CardDraft::listed);
        let before = before.filter(|listed| listed.revision.id == made_from.procedure);
        // One that was closed meanwhile is shown as it was, with why it cannot be used.
        let listed = self.procedures.listed_one(&made_from.procedure).or(before);
        let Some(listed) = listed.cloned() else {
            self.procedures.chosen = None;
            self.form.draft = None;
            return;
        };
        let roles = self.officer.roles.iter().copied().collect();
        let draft = CardDraft::new(card.clone(), listed, roles);
        self.form.bind(draft, made_from);
    }

    pub(super) fn set_action(&mut self, key: &str, action: Option<&str>) -> Result<(), Trouble> {
        let (key, draft) = (parsed_key(key)?, self.changeable()?);
        let action = action.map(parsed_action).transpose()?;
        draft
            .set_action(key, action)
            .map_err(|error| Trouble::from(&error))
    }

    pub(super) fn choose_algorithm(
        &mut self,
        key: &str,
        algorithm: Option<&str>,
    ) -> Result<(), Trouble> {
        let (key, draft) = (parsed_key(key)?, self.changeable()?);
        let parsed = |name: &str| {
            name.parse().map_err(|_| SittingError::UnknownAlgorithm {
                key: key.to_string(),
                algorithm: name.to_owned(),
            })
        };
        let algorithm: Option<KeyAlgorithm> = algorithm.map(parsed).transpose()?;
        let chosen = draft.choose_algorithm(key, algorithm);
        chosen.map_err(|error| Trouble::from(&error))
    }

    pub(super) fn set_field(&mut self, field: &str, value: &str) -> Result<(), Trouble> {
        let (name, draft) = (parsed_field(field)?, self.changeable()?);
        draft
            .set_field(&name, value)
            .map_err(|error| Trouble::from(&error))?;
        // Typing into a hidden field shows it.
        if self.form.shown.contains_key(&name) {
            self.form.shown.insert(name.clone(), true);
        }
        if value.is_empty() {
            self.form.typed.remove(&name);
        } else {
            self.form.typed.insert(name, value.to_owned());
        }
        Ok(())
    }

    pub(super) fn show_field(&mut self, field: &str, shown: bool) -> Result<(), Trouble> {
        let (name, draft) = (parsed_field(field)?, self.changeable()?);
        draft
            .show_field(&name, shown)
            .map_err(|error| Trouble::from(&error))?;
        self.form.shown.insert(name, shown);
        Ok(())
    }

    pub(super) fn clear_form(&mut self) -> Result<(), Trouble> {
        self.must_be_signed_in()?;
        self.must_not_run()?;
        self.form = super::form::Form::default();
        Ok(())
    }

    /// The draft, where it may be changed now: after a run has ended, not until it was put away.
    pub(super) fn changeable(&mut self) -> Result<&mut CardDraft, Trouble> {
        self.must_be_signed_in()?;
        self.must_not_run()?;
        if self.run.is_some() {
            return Err(SittingError::RunNotPutAway.into());
        }
        self.form.draft()
    }

    /// Whether the card that the draft is for lies there, as the draft knows it.
    pub(super) fn draft_has_its_card(&self) -> bool {
        let made_from = self.form.made_from.as_ref().map(|from| from.answer);
        self.card_for_a_form().is_some() && made_from == Some(self.procedures.answers)
    }

    pub(super) fn draft_view(&self) -> Option<DraftView> {
        let draft = self.form.draft.as_ref()?;
        let mut view = draft.view();
        if self.run.is_some() {
            return Some(view);
        }
        let id = &draft.listed().revision.id;
        let closed = self.procedures.are_listed() && self.procedures.listed_one(id).is_none();
        let closed = closed.then(|| fault("stale-revision", Some(("id", id.to_string()))));
        let missing = SittingError::SubjectCardNotRead.code();
        let missing = (!self.draft_has_its_card()).then(|| fault(&missing, None));
        for fault in [closed, missing].into_iter().flatten() {
            view.faults.insert(0, fault);
            view.summary = None;
        }
        Some(view)
    }
}

/// Something about the draft as a whole.
fn fault(code: &str, filled_with: Option<(&str, String)>) -> FaultView {
    let data = filled_with.map(|(name, value)| (name.to_owned(), value.into()));
    FaultView {
        code: code.to_owned(),
        about: String::new(),
        data: data.into_iter().collect(),
    }
}

pub(super) fn parsed_key(key: &str) -> Result<KeyReference, SittingError> {
    key.parse().map_err(|_| SittingError::UnknownKey {
        key: key.to_owned(),
    })
}

fn parsed_field(field: &str) -> Result<FieldName, SittingError> {
    field.parse().map_err(|_| SittingError::UnknownField {
        field: field.to_owned(),
    })
}

fn parsed_action(action: &str) -> Result<Action, SittingError> {
    let known = Action::ALL.into_iter().find(|known| known.name() == action);
    known.ok_or_else(|| SittingError::UnknownAction {
        action: action.to_owned(),
    })
}
