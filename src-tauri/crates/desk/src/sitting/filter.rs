//! The procedures that an officer hides from the list: for a desk at which one issues a few kinds of card out of many.

use super::{HiddenFor, error::SittingError, officer::Session, state::State};
use crate::{NotSignedIn, OfficerView, ProcedureView, Trouble};

/// Most officers whose filter a desk remembers: beyond that, the one that was changed longest ago goes.
const OFFICERS: usize = 64;

impl State {
    pub(super) fn hide_procedure(&mut self, id: &str) -> Result<(), Trouble> {
        let listed = id.parse().ok();
        let listed = listed.and_then(|id| self.procedures.listed_one(&id));
        if listed.is_none() {
            self.must_be_signed_in()?;
            return Err(SittingError::UnknownProcedure { id: id.to_owned() }.into());
        }
        self.change_filter(|hidden| {
            if !hidden.iter().any(|one| one == id) {
                hidden.push(id.to_owned());
            }
        })
    }

    pub(super) fn show_procedure(&mut self, id: &str) -> Result<(), Trouble> {
        self.change_filter(|hidden| hidden.retain(|one| one != id))
    }

    pub(super) fn show_all_procedures(&mut self) -> Result<(), Trouble> {
        self.change_filter(Vec::clear)
    }

    fn change_filter(&mut self, change: impl FnOnce(&mut Vec<String>)) -> Result<(), Trouble> {
        let Session::SignedIn(officer) = &self.officer.session else {
            return Err(Trouble::from(&NotSignedIn));
        };
        let all = &mut self.remembered.hidden_procedures;
        let before = all.iter().position(|one| one.is_of(officer));
        let mut changed = match before {
            Some(before) => all.remove(before),
            None => HiddenFor {
                host: officer.url.clone(),
                officer: officer.officer.clone(),
                procedures: Vec::new(),
            },
        };
        change(&mut changed.procedures);
        if !changed.procedures.is_empty() {
            all.push(changed);
        }
        let too_many = all.len().saturating_sub(OFFICERS);
        all.drain(..too_many);
        Ok(())
    }

    /// The ids that the filter of the officer who sits here has.
    pub(super) fn filter(&self) -> &[String] {
        let Some(officer) = self.officer.session.officer() else {
            return &[];
        };
        let mut all = self.remembered.hidden_procedures.iter();
        let found = all.find(|one| one.is_of(officer));
        found.map_or(&[], |found| &found.procedures)
    }

    /// Those of them that the host offers. One that it does not offer now stays in the filter, and is not shown.
    pub(super) fn filtered_procedures(&self) -> Vec<ProcedureView> {
        let filter = self.filter();
        let listed = self.procedures.listed().iter();
        let filtered =
            listed.filter(|listed| filter.iter().any(|id| id == listed.revision.id.as_str()));
        filtered.map(ProcedureView::new).collect()
    }
}

impl HiddenFor {
    fn is_of(&self, officer: &OfficerView) -> bool {
        self.host == officer.url && self.officer == officer.officer
    }
}
