use procedure::{
    CardType, CharacterSet, Field, KeyProcedure, KeyRule, PinProcedure, ProcedureId, StockRule,
    TokenProcedure,
};
use serde::Serialize;
use specta::Type;

use super::{Listed, ProcedureView, ProceduresError, listed_one};
use crate::{
    Desk,
    draft::{format_name, pin_name},
};

impl Desk {
    /// One active token procedure as it is written, whatever card is to be issued.
    ///
    /// # Errors
    /// [`ProceduresError`] when nobody is signed in, the host cannot be asked, or it has no such procedure.
    pub async fn procedure(&self, id: &ProcedureId) -> Result<ProcedureDetails, ProceduresError> {
        let session = self.session()?;
        Ok(ProcedureDetails::new(&listed_one(&session, id).await?))
    }
}

/// What a token procedure asks for and does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ProcedureDetails {
    /// Which one.
    pub procedure: ProcedureView,
    /// The roles that an officer needs: `issue-certificate`, ….
    pub roles: Vec<String>,
    /// The cards it is for.
    pub card: CardRuleView,
    /// The keys it deals with, in the order of the content table.
    pub keys: Vec<KeyRuleView>,
    /// The input fields, in their order, hidden ones too.
    pub fields: Vec<FieldRuleView>,
    /// The PIN procedure.
    pub pin: PinProcedureView,
}

/// The cards a procedure is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CardRuleView {
    /// The type: `piv`.
    #[serde(rename = "type")]
    pub card_type: String,
    /// What production left on them: `pre-personalized`, `blank`, `any`.
    pub stock: String,
    /// The ranges of serial numbers, decimal; every card where there is none.
    pub serials: Vec<SerialRangeView>,
}

/// A range of serial numbers, both ends included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SerialRangeView {
    /// The first, decimal.
    pub from: String,
    /// The last, decimal.
    pub to: String,
}

/// A key of a procedure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct KeyRuleView {
    /// The key: `9a`.
    pub reference: String,
    /// The name that officers read.
    pub name: String,
    /// The actions that the officer can choose from: `add`, `redo`, `issue`.
    pub actions: Vec<String>,
    /// Where the key comes from: `production`, `generate`; nothing where the procedure does not say.
    pub source: Option<String>,
    /// The algorithms that are accepted, or that a new key can have, the default first: `eccp256`, ….
    pub algorithms: Vec<String>,
    /// Whether Redo replaces transport certificates only.
    pub transport_only: bool,
}

/// An input field of a procedure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FieldRuleView {
    /// Its name in drafts and on the command line.
    pub name: String,
    /// The name that officers read.
    pub label: String,
    /// Whether it must be filled.
    pub required: bool,
    /// `text`, `email` or `upn`.
    pub format: String,
    /// Fewest characters, where it is filled.
    pub min_length: Option<u16>,
    /// Most characters.
    pub max_length: Option<u16>,
    /// The characters that may occur: `digits`, `alphanumeric`, `printable`, `ascii`.
    pub characters: Option<String>,
    /// The regular expression that the whole value must match.
    pub pattern: Option<String>,
    /// Whether it is shown at first.
    pub shown: bool,
    /// One line of help.
    pub hint: String,
}

/// Who chooses the PIN, and what it must be. The card's own limits come on top.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PinProcedureView {
    /// `show-at-ra` or `enter-at-ra`.
    pub distribution: String,
    /// Fewest digits.
    pub min_length: u8,
    /// Most digits.
    pub max_length: u8,
    /// Digits of a PIN that the system generates.
    pub system_length: u8,
    /// Whether one digit repeated throughout is refused.
    pub no_repeats: bool,
    /// Whether a run up or down is refused.
    pub no_sequences: bool,
}

impl ProcedureDetails {
    fn new(listed: &Listed) -> Self {
        let procedure = &listed.procedure;
        let roles = procedure.roles.iter();
        let keys = procedure.keys.iter();
        Self {
            procedure: ProcedureView::new(listed),
            roles: roles.map(|role| role.name().to_owned()).collect(),
            card: CardRuleView::new(procedure),
            keys: keys.map(|key| KeyRuleView::new(procedure, key)).collect(),
            fields: procedure.fields.iter().map(FieldRuleView::new).collect(),
            pin: PinProcedureView::new(&procedure.pin_procedure),
        }
    }
}

impl CardRuleView {
    fn new(procedure: &TokenProcedure) -> Self {
        let card_type = match procedure.card.card_type {
            CardType::Piv => "piv",
        };
        let stock = match procedure.card.stock {
            StockRule::PrePersonalized => "pre-personalized",
            StockRule::Blank => "blank",
            StockRule::Any => "any",
        };
        let serials = procedure.card.serials.iter().map(|range| SerialRangeView {
            from: range.from.clone(),
            to: range.to.clone(),
        });
        Self {
            card_type: card_type.to_owned(),
            stock: stock.to_owned(),
            serials: serials.collect(),
        }
    }
}

impl KeyRuleView {
    fn new(procedure: &TokenProcedure, rule: &KeyRule) -> Self {
        let key_procedure = procedure.key_procedures.get(&rule.key_procedure);
        let (source, algorithms) = match key_procedure {
            Some(KeyProcedure::Production { algorithms }) => (Some("production"), &algorithms[..]),
            Some(KeyProcedure::Generate { algorithms, .. }) => (Some("generate"), &algorithms[..]),
            Some(KeyProcedure::Archive { algorithms, .. }) => (Some("archive"), &algorithms[..]),
            Some(KeyProcedure::Recover(_)) => (Some("recover"), &[][..]),
            None => (None, &[][..]),
        };
        let algorithms = algorithms.iter();
        let actions = rule.actions.iter();
        Self {
            reference: rule.reference.to_string(),
            name: rule.name.clone(),
            actions: actions.map(|action| action.name().to_owned()).collect(),
            source: source.map(str::to_owned),
            algorithms: algorithms.map(|one| one.name().to_owned()).collect(),
            transport_only: rule.transport_only,
        }
    }
}

impl FieldRuleView {
    fn new(field: &Field) -> Self {
        let characters = field.characters.map(|set| match set {
            CharacterSet::Digits => "digits",
            CharacterSet::Alphanumeric => "alphanumeric",
            CharacterSet::Printable => "printable",
            CharacterSet::Ascii => "ascii",
        });
        Self {
            name: field.name.to_string(),
            label: field.label.clone(),
            required: field.required,
            format: format_name(field.format).to_owned(),
            min_length: field.min_length,
            max_length: field.max_length,
            characters: characters.map(str::to_owned),
            pattern: field.pattern.clone(),
            shown: field.shown,
            hint: field.hint.clone(),
        }
    }
}

impl PinProcedureView {
    fn new(procedure: &PinProcedure) -> Self {
        let rules = procedure.policy;
        Self {
            distribution: pin_name(procedure.distribution).to_owned(),
            min_length: rules.min_length,
            max_length: rules.max_length,
            system_length: rules.system_length,
            no_repeats: rules.no_repeats,
            no_sequences: rules.no_sequences,
        }
    }
}
