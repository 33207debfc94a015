use std::collections::BTreeSet;

use procedure::{
    Missing, ProcedureId, ProcedureRevision, Role, TokenProcedure, WhyNotCard, applies_to,
};
use protocol::{ListedProcedure, ProcedureList};
use serde::Serialize;
use serde_json::{Map, Value, json};
use specta::Type;

use crate::{
    Desk, ReadCard, Sentence,
    fault::{Coded, object},
    host::HostError,
    session::{NotSignedIn, SignedIn},
};

mod details;

pub use details::{
    CardRuleView, FieldRuleView, KeyRuleView, PinProcedureView, ProcedureDetails, SerialRangeView,
};

impl Desk {
    /// The active token procedures: those that the officer can use, and, where a card is given, that are for it; and
    /// those that are not, with why.
    ///
    /// # Errors
    /// [`ProceduresError`] when nobody is signed in or the host cannot be asked.
    pub async fn procedures(
        &self,
        card: Option<&ReadCard>,
    ) -> Result<ProcedureChoice, ProceduresError> {
        let session = self.session()?;
        let listed = listed(&session).await?;
        Ok(ProcedureChoice::new(&listed, card, &session.roles))
    }
}

/// What an officer can choose from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ProcedureChoice {
    /// Those that can be used.
    pub offered: Vec<ProcedureView>,
    /// Those that cannot, with why.
    pub hidden: Vec<HiddenProcedure>,
}

impl ProcedureChoice {
    pub(crate) fn new(listed: &[Listed], card: Option<&ReadCard>, roles: &[Role]) -> Self {
        let mut choice = Self {
            offered: Vec::new(),
            hidden: Vec::new(),
        };
        for listed in listed {
            let procedure = ProcedureView::new(listed);
            match hidden_because(&listed.procedure, card, roles) {
                None => choice.offered.push(procedure),
                Some(why) => choice.hidden.push(HiddenProcedure { procedure, why }),
            }
        }
        choice
    }

    /// Takes those of these ids away from what is offered.
    pub(crate) fn hide(&mut self, ids: &[String]) {
        let filtered = |one: &mut ProcedureView| ids.contains(&one.id);
        for procedure in self.offered.extract_if(.., filtered) {
            let why = Sentence::new("filtered");
            self.hidden.push(HiddenProcedure { procedure, why });
        }
    }
}

/// A token procedure in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ProcedureView {
    /// The name that the command line and orders use.
    pub id: String,
    /// The name that officers read.
    pub name: String,
    /// One or two sentences.
    pub description: String,
    /// The revision's number for people.
    pub number: u32,
    /// The revision: SHA-256 of its content, hexadecimal.
    pub revision: String,
}

/// A token procedure that cannot be used now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct HiddenProcedure {
    /// The procedure.
    pub procedure: ProcedureView,
    /// Why.
    pub why: Sentence,
}

/// Why the procedures cannot be listed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProceduresError {
    /// Nobody is signed in.
    #[error(transparent)]
    NotSignedIn(#[from] NotSignedIn),
    /// The host.
    #[error(transparent)]
    Host(#[from] HostError),
    /// The host offers no procedure of that name.
    #[error("there is no procedure {id}")]
    NoSuchProcedure {
        /// The name.
        id: ProcedureId,
    },
}

impl Coded for ProceduresError {
    fn code(&self) -> String {
        match self {
            Self::NotSignedIn(error) => error.code(),
            Self::Host(error) => error.code(),
            // The same as the host's refusal: what to do about it is the same.
            Self::NoSuchProcedure { .. } => "unknown-procedure".to_owned(),
        }
    }

    fn data(&self) -> Map<String, Value> {
        match self {
            Self::NotSignedIn(error) => error.data(),
            Self::Host(error) => error.data(),
            Self::NoSuchProcedure { id } => object(json!({ "id": id })),
        }
    }
}

/// A token procedure as the host lists it, read.
#[derive(Clone, Debug)]
pub(crate) struct Listed {
    pub(crate) revision: ProcedureRevision,
    pub(crate) number: u32,
    pub(crate) procedure: TokenProcedure,
}

impl ProcedureView {
    pub(crate) fn new(listed: &Listed) -> Self {
        Self {
            id: listed.revision.id.to_string(),
            name: listed.procedure.name.clone(),
            description: listed.procedure.description.clone(),
            number: listed.number,
            revision: listed.revision.revision.to_string(),
        }
    }
}

/// All that the host lists.
pub(crate) async fn listed(session: &SignedIn) -> Result<Vec<Listed>, HostError> {
    let list: ProcedureList = session.connection().get("/v1/procedures").await?;
    list.procedures.into_iter().map(read).collect()
}

/// The one of that name.
pub(crate) async fn listed_one(
    session: &SignedIn,
    id: &ProcedureId,
) -> Result<Listed, ProceduresError> {
    let found = listed(session)
        .await?
        .into_iter()
        .find(|listed| listed.revision.id == *id);
    found.ok_or_else(|| ProceduresError::NoSuchProcedure { id: id.clone() })
}

/// The content is taken only if it is the one that the revision names: an order will name it by that hash.
fn read(listed: ListedProcedure) -> Result<Listed, HostError> {
    let id = &listed.revision.id;
    let not_understood = |what: String| HostError::NotUnderstood { what };
    let procedure =
        TokenProcedure::from_json(&listed.content, id.as_str()).map_err(|mistakes| {
            not_understood(
                mistakes
                    .first()
                    .map_or_else(|| format!("procedure {id}"), ToString::to_string),
            )
        })?;
    if procedure.procedure_revision() != listed.revision {
        return Err(not_understood(format!(
            "procedure {id} is not the revision that it is said to be"
        )));
    }
    Ok(Listed {
        revision: listed.revision,
        number: listed.number,
        procedure,
    })
}

fn hidden_because(
    procedure: &TokenProcedure,
    card: Option<&ReadCard>,
    roles: &[Role],
) -> Option<Sentence> {
    let roles: BTreeSet<Role> = roles.iter().copied().collect();
    if let Some(role) = procedure.needed_roles().difference(&roles).next() {
        let why = Missing::Role(*role);
        return Some(Sentence::of(why.code(), why.data()));
    }
    let card = card?;
    let why: WhyNotCard = applies_to(procedure, card.contents(), card.stock()).err()?;
    Some(Sentence::of(why.code(), why.data()))
}
