//! The domain: procedures, the content table, input fields and PIN rules, decided without a card, a host or a clock.
//!
//! Pure: no I/O, no async. `desk` shows what is decided here to the officer, and `host` decides it again before it
//! grants and before it issues.
//!
//! A [`TokenProcedure`] is read from TOML, or from the JSON that a host sends. With what lies on a card it makes a
//! [`ContentTable`]; with an officer's [`Draft`] on top, [`plan`] says what a run will do, or what is missing. The host
//! has no card before it: [`check_draft`] judges the same draft by its stock alone.

mod card_fit;
mod certificate_content;
mod certificate_id;
mod certificate_names;
mod check_draft;
mod check_field;
mod codes;
mod content_table;
mod draft;
mod draft_fault;
#[cfg(test)]
mod error_texts;
mod key_usage;
mod mailer;
mod model;
mod pin_policy;
mod plan;
mod read;
mod revision;
mod role;
mod schema;
mod shipped;
mod situation;
mod stock;
mod template;
#[cfg(test)]
mod test_cards;
mod text;
mod tries;
mod value;
mod why_not;

pub use card_fit::{WhyNotCard, applies_to, is_transport_certificate};
pub use certificate_content::{CertificateContent, LeftOut};
pub use certificate_id::{CertificateId, MalformedCertificateId};
pub use check_draft::{
    CheckedDraft, CheckedKey, CheckedRecovery, ExpectedKey, check_draft, check_reason,
    fields_in_use,
};
pub use check_field::{FieldFault, MAX_FIELD_LENGTH, check_field, composed};
pub use codes::{Data, Datum};
pub use content_table::{CertificateKind, CertificateThere, ContentTable, KeyThere, Row};
pub use draft::{
    Action, Draft, FieldName, KeyChoice, MalformedDigest, MalformedName, ProcedureId, Recovery,
    RequestDigest,
};
pub use draft_fault::{CertificateContentFault, DraftFault, MAX_REASON};
pub use mailer::MailerNeeded;
pub use model::*;
pub use pin_policy::{CardPinLimits, HolderData, NoSystemPin, PinFault, PinRequirement};
pub use plan::{
    Missing, Overwritten, Plan, PlanStep, PlannedKey, PlannedRecovery, ProofKind, Summary, plan,
};
pub use read::{Form, MAX_MISTAKES, MAX_PROCEDURE_SIZE, Mistake, Position, Rule, ValueType};
pub use revision::{MalformedRevision, ProcedureRevision, Revision};
pub use role::{Role, UnknownRole};
pub use schema::schema;
pub use shipped::SHIPPED;
pub use stock::{CardSecret, FactorySecrets, ProductionKey, StockRecord};
pub use template::{Template, TemplateFault};
pub use text::is_email;
pub use tries::Tries;
pub use value::ValueFault;
pub use why_not::WhyNot;
