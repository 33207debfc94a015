//! What a window shows of a place beside the desk: the practice desk's cards, and an own host that has no officer yet.

use desk::{CertificateDetails, Sentence, Trouble};
use serde::Serialize;
use specta::Type;

/// The practice desk, for its panel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PracticeView {
    /// The PIN of the officer card, which here is no secret.
    pub officer_pin: String,
    /// The officer's device.
    pub officer_device: String,
    /// Whether the officer card lies in it.
    pub officer_card_inserted: bool,
    /// The subject cards' device.
    pub subject_device: String,
    /// The subject cards.
    pub cards: Vec<PracticeCardView>,
}

/// A subject card of the practice desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PracticeCardView {
    /// Its number, from 1.
    pub number: u8,
    /// What kind of card it is.
    pub name: Sentence,
    /// Whether it lies in the subject cards' device.
    pub inserted: bool,
}

/// An own host that has no officer yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FirstOfficerView {
    /// The host's folder.
    pub folder: String,
    /// Where the host's sealing key is kept, as `messages` names it.
    pub sealing: String,
    /// Cards in stock.
    pub cards_in_stock: u32,
}

/// What can be made of a card for the first officer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(
    tag = "kind",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub enum OfficerCardView {
    /// It has the two certificates of an officer: they can be enrolled.
    Enrol {
        /// The one to sign in with (9A).
        authentication: Box<CertificateDetails>,
        /// The one to sign with (9C).
        signature: Box<CertificateDetails>,
        /// The name in the signature certificate; empty where it has none.
        name: String,
        /// Who issued the two, where the issuer's certificate is not on the card: it is to be given then.
        missing_issuers: Vec<String>,
        /// Tries of the PIN that are left, where the card tells.
        tries_left: Option<u8>,
    },
    /// It is in stock and its places 9A and 9C are free or hold transport certificates: officer certificates can be
    /// issued to it.
    Issue {
        /// What tells the card from every other one.
        card: Sentence,
        /// What its PIN will have to be.
        rules: Vec<desk::PinRuleView>,
    },
    /// It can be neither.
    Neither {
        /// Why.
        why: Trouble,
    },
}
