use contents::{KeyAlgorithm, KeyReference};

use crate::{
    Action, AlternativeNameForm, AttributeType, FieldFault, FieldName, ProcedureId, TemplateFault,
    ValueFault, WhyNot, WhyNotCard, codes::told, why_not::list,
};

/// A rule that a draft breaks.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DraftFault {
    /// A field's value is not good.
    #[error("field {field} {fault}")]
    Field {
        /// The field.
        field: FieldName,
        /// What is wrong with it.
        fault: FieldFault,
    },
    /// The procedure has no such field.
    #[error("the procedure has no field {field}")]
    UnknownField {
        /// The name in the draft.
        field: FieldName,
    },
    /// No key has an action.
    #[error("no key has an action")]
    NothingChosen,
    /// The procedure is not for the card.
    #[error(transparent)]
    Card(WhyNotCard),
    /// The procedure does not deal with the key.
    #[error("the procedure does not deal with key {key}")]
    UnknownKey {
        /// The key.
        key: KeyReference,
    },
    /// The action cannot be taken.
    #[error("key {key}: {action} cannot be done: {why}")]
    Action {
        /// The key.
        key: KeyReference,
        /// The action.
        action: Action,
        /// Why not.
        why: WhyNot,
    },
    /// The algorithm is none that the key procedure offers.
    #[error("key {key}: {} is not offered; {} is", algorithm.map_or_else(|| "no algorithm".to_owned(), |a| a.to_string()), list(offered))]
    AlgorithmNotOffered {
        /// The key.
        key: KeyReference,
        /// The choice; `None` where the key procedure offers nothing at all.
        algorithm: Option<KeyAlgorithm>,
        /// What is offered.
        offered: Vec<KeyAlgorithm>,
    },
    /// An algorithm is chosen for a key that is not generated.
    #[error("key {key}: {algorithm} is chosen for a key that lies on the card already")]
    AlgorithmOfPresentKey {
        /// The key.
        key: KeyReference,
        /// The choice.
        algorithm: KeyAlgorithm,
    },
    /// The key's rule names a certificate procedure that the token procedure does not have.
    #[error("key {key}: there is no certificate procedure {id}")]
    NoSuchProcedure {
        /// The key.
        key: KeyReference,
        /// The name.
        id: ProcedureId,
    },
    /// The certificate cannot be made.
    #[error("key {key}: {fault}")]
    Certificate {
        /// The key.
        key: KeyReference,
        /// Why not.
        fault: CertificateContentFault,
    },
}

told! {
    DraftFault:
    Self::UnknownField { field } => "draft-unknown-field" { "field": field },
    Self::NothingChosen => "draft-nothing-chosen",
    Self::UnknownKey { key } => "draft-unknown-key" { "key": *key },
    Self::AlgorithmNotOffered { key, algorithm, offered } => "draft-algorithm-not-offered" {
        "key": *key,
        "algorithm": algorithm.map_or_else(|| "none".to_owned(), |algorithm| algorithm.to_string()),
        "offered": if offered.is_empty() { "none".to_owned() } else { list(offered) }
    },
    Self::AlgorithmOfPresentKey { key, algorithm } => "draft-algorithm-of-present-key" {
        "key": *key, "algorithm": algorithm.to_string()
    },
    Self::NoSuchProcedure { key, id } => "draft-no-such-procedure" { "key": *key, "id": id },
    ;
    Self::Field { field, fault } => fault { "field": field },
    Self::Card(why) => why,
    Self::Action { key, why, .. } => why { "key": *key },
    Self::Certificate { key, fault } => fault { "key": *key },
}

impl DraftFault {
    /// What it is about: a field's or a key's name; empty for the draft or the card as a whole.
    pub fn about(&self) -> String {
        match self {
            Self::Field { field, .. } | Self::UnknownField { field } => field.to_string(),
            Self::NothingChosen | Self::Card(_) => String::new(),
            Self::UnknownKey { key }
            | Self::Action { key, .. }
            | Self::AlgorithmNotOffered { key, .. }
            | Self::AlgorithmOfPresentKey { key, .. }
            | Self::NoSuchProcedure { key, .. }
            | Self::Certificate { key, .. } => key.to_string(),
        }
    }
}

/// Why a certificate cannot be made of a draft's fields.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CertificateContentFault {
    /// A value of the subject is not good.
    #[error("{attribute} in the subject {fault}")]
    Subject {
        /// The attribute.
        attribute: AttributeType,
        /// What is wrong with its value.
        fault: ValueFault,
    },
    /// An alternative name is not good.
    #[error("the alternative name {form} {fault}")]
    AlternativeName {
        /// Its form.
        form: AlternativeNameForm,
        /// What is wrong with it.
        fault: ValueFault,
    },
    /// Nothing of the subject comes out. `RFC 5280 §4.1.2.6` would allow that beside an alternative name.
    #[error("the subject would be empty")]
    EmptySubject,
    /// No bit of the key usage fits the key.
    #[error("no key usage fits a key of {algorithm} there")]
    NoKeyUsage {
        /// The key's algorithm.
        algorithm: KeyAlgorithm,
    },
    /// A template cannot be read; a procedure that was read has none such.
    #[error("a template cannot be read: {0}")]
    Template(TemplateFault),
}

told! {
    CertificateContentFault:
    Self::EmptySubject => "certificate-empty-subject",
    Self::NoKeyUsage { algorithm } => "certificate-no-key-usage" { "algorithm": algorithm.to_string() },
    ;
    Self::Subject { attribute, fault } => fault { "part": attribute.name() },
    Self::AlternativeName { form, fault } => fault { "part": form.name() },
    Self::Template(fault) => fault,
}
