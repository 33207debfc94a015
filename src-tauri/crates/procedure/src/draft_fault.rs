use contents::{KeyAlgorithm, KeyReference};

use crate::{
    Action, AlternativeNameForm, AttributeType, FieldFault, FieldName, ProcedureId, TemplateFault,
    ValueFault, WhyNot, WhyNotCard, codes::told, text::shown, why_not::list,
};

/// Most characters of a recovery's reason.
pub const MAX_REASON: u16 = 500;

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
    /// A certificate is chosen for a key that does not come from the archive.
    #[error(
        "key {key}: a certificate of the archive is chosen for a key that does not come from there"
    )]
    CertificateOfOtherKey {
        /// The key.
        key: KeyReference,
    },
    /// The key of another holder is recovered only by a chosen certificate.
    #[error(
        "key {key}: no certificate of the archive is chosen, and this procedure recovers no other way"
    )]
    NoCertificateChosen {
        /// The key.
        key: KeyReference,
    },
    /// A field that says who the holder is is empty, and the archive is searched by it.
    #[error("key {key}: the field {field} says whose key it is, and is empty")]
    NoHolder {
        /// The key.
        key: KeyReference,
        /// The field.
        field: FieldName,
    },
    /// No reason for the recovery, or one that is too long.
    #[error("a recovery needs a reason of 1 to {MAX_REASON} characters")]
    NoReason,
    /// The reason has a character that no text may have: who approves must read what was written.
    #[error("the reason of the recovery has the character {}, which no text may have", shown(*character))]
    ReasonCharacter {
        /// The first one.
        character: char,
    },
    /// No approved recovery request is named.
    #[error("key {key}: an approved recovery request is needed, with {approvals} approvals")]
    NoRequest {
        /// The key.
        key: KeyReference,
        /// How many must approve.
        approvals: u8,
    },
    /// The draft says something of a recovery and recovers nothing, or names places where none are needed.
    #[error("the draft speaks of a recovery that it does not order")]
    NothingRecovered,
    /// A place that was named for older keys is none, is named twice, or is another key's.
    #[error("{key} cannot take an older key")]
    NoRetiredPlace {
        /// The place.
        key: KeyReference,
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
    Self::CertificateOfOtherKey { key } => "draft-certificate-of-other-key" { "key": *key },
    Self::NoCertificateChosen { key } => "recovery-no-certificate-chosen" { "key": *key },
    Self::NoHolder { key, field } => "recovery-no-holder" { "key": *key, "field": field },
    Self::NoReason => "recovery-no-reason" { "max": MAX_REASON },
    Self::ReasonCharacter { character } => "recovery-reason-character" {
        "character": shown(*character)
    },
    Self::NoRequest { key, approvals } => "recovery-no-request" { "key": *key, "approvals": *approvals },
    Self::NothingRecovered => "draft-nothing-recovered",
    Self::NoRetiredPlace { key } => "recovery-no-retired-place" { "key": *key },
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
            Self::NothingChosen
            | Self::Card(_)
            | Self::NoReason
            | Self::ReasonCharacter { .. }
            | Self::NothingRecovered => String::new(),
            Self::UnknownKey { key }
            | Self::CertificateOfOtherKey { key }
            | Self::NoCertificateChosen { key }
            | Self::NoHolder { key, .. }
            | Self::NoRequest { key, .. }
            | Self::NoRetiredPlace { key }
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
