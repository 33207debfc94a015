use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::schema::DECIMAL;

/// Which cards a token procedure is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct CardRule {
    /// The card's type.
    #[serde(rename = "type")]
    pub card_type: CardType,
    /// What production left on the card.
    pub stock: StockRule,
    /// Serial numbers it is for; every card where there is none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 100))]
    pub serials: Vec<SerialRange>,
    /// Whether a card that is not in stock and tells that it has the factory's PIN, PUK and card management key is taken
    /// in by the run: recorded, and given a PUK and a card management key of its own.
    #[serde(default, skip_serializing_if = "is_not_said")]
    pub take_in: bool,
}

/// What was written before there was the rule keeps its revision.
fn is_not_said(said: &bool) -> bool {
    !*said
}

/// The type of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CardType {
    /// A PIV card (`SP 800-73-5`).
    Piv,
}

/// What production left on a card, by the host's stock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum StockRule {
    /// Keys, and perhaps transport certificates.
    PrePersonalized,
    /// No keys.
    Blank,
    /// Either.
    Any,
}

/// A range of serial numbers, both ends included, compared as numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct SerialRange {
    /// The first, decimal.
    #[schemars(regex(pattern = DECIMAL))]
    pub from: String,
    /// The last, decimal.
    #[schemars(regex(pattern = DECIMAL))]
    pub to: String,
}
