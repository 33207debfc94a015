//! How a PIN or PUK that the host made reaches its holder: by mail, or by letters that officers print.
//!
//! What is to be delivered lies sealed in rows of its own from the transaction that records the order on. It waits until
//! the order's receipt says that the card has it, and is erased as soon as it was delivered, was given up, or the card
//! has another one.

mod address;
mod check;
mod erase;
mod letter_ids;
mod letters;
mod mail;
mod store;

use std::collections::BTreeMap;

use jiff::Timestamp;
use messages::Language;
use procedure::{FieldName, PinProcedure, PukProcedure, TextLanguage};
use protocol::{OfficerId, OfficerName, OrderId, PinMailer, Refusal};
use sqlx::Row as _;

pub(crate) use check::check_address;
pub use letters::{LetterTemplate, LetterTemplateError, Window};
pub use mail::{
    MailAnswer, MailSecurity, MailSettings, MailSettingsError, MailTemplate, MailTemplateError,
    NotSent,
};

use crate::{Fault, database::AnswerRow, officers::Officer, orders::refused_draft};

/// What an order delivers, to whom, by which rules.
pub(crate) struct Delivery<'a> {
    pub(crate) order: OrderId,
    /// The card's row.
    pub(crate) card: i64,
    pub(crate) officer: &'a Officer,
    pub(crate) mailer: &'a PinMailer,
    pub(crate) pin: &'a PinProcedure,
    pub(crate) puk: Option<&'a PukProcedure>,
    /// What was typed about the holder.
    pub(crate) fields: &'a BTreeMap<FieldName, String>,
    /// The holder, as the activity has it.
    pub(crate) holder: &'a str,
    pub(crate) at: Timestamp,
}

/// Which of a card's secrets became others.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Changed {
    pub(crate) pin: bool,
    pub(crate) puk: bool,
    /// Whether the card is still the same holder's for certain: what an order issues may be another's.
    pub(crate) same_holder: bool,
    /// When that was ordered: what was ordered later is not overtaken by it, whenever its receipt comes.
    pub(crate) since: Timestamp,
}

/// Refuses what is no reason: 1 to 500 characters.
fn must_be_a_reason(reason: &str) -> Result<(), Refusal> {
    procedure::check_reason(reason).map_err(|fault| refused_draft(&[fault]))
}

/// A language's name in files and data.
fn language_name(language: TextLanguage) -> &'static str {
    let language = match language {
        TextLanguage::En => Language::English,
        TextLanguage::Sv => Language::Swedish,
        TextLanguage::De => Language::German,
        TextLanguage::Fr => Language::French,
    };
    language.tag()
}

/// The officer of a row, from the columns `officer` and `officer_name`.
fn officer_name(row: &AnswerRow) -> Result<OfficerName, Fault> {
    let officer = u32::try_from(row.try_get::<i64, _>("officer")?);
    let officer = officer.map_err(|_| Fault::Corrupt { what: "officer" })?;
    Ok(OfficerName {
        officer: OfficerId(officer),
        name: row.try_get("officer_name")?,
    })
}
