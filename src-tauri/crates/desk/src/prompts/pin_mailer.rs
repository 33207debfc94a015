use serde::Serialize;
use specta::Type;

use crate::{Sentence, Trouble};

/// Where the system's PIN and PUK of a card shall go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PinMailerPrompt {
    /// The reader of the card.
    pub reader: String,
    /// What tells the card from every other one.
    pub card: Sentence,
    /// That an address is asked for: the PIN is mailed.
    pub address: Option<AddressAsk>,
    /// That the ID of a letter is asked for: PIN, PUK or both are printed.
    pub letter: Option<LetterAsk>,
    /// What was wrong with the last answer; nothing the first time.
    pub trouble: Option<Trouble>,
    /// 1 the first time.
    pub attempt: u8,
}

/// What is asked about an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AddressAsk {
    /// What stands there at first: the holder's address from the form, later the last answer. It may be empty.
    pub prefilled: String,
    /// The addresses that the card is sent to, which the PIN must not go to.
    pub forbidden: Vec<String>,
}

/// What is asked about a letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LetterAsk {
    /// What stands there at first: the next ID that was created ahead, where there is one. Later the last answer; the next
    /// free ID in its place, where another letter has that one.
    pub next: Option<String>,
    /// Whether the PIN stands in it.
    pub for_pin: bool,
    /// Whether the PUK stands in it.
    pub for_puk: bool,
}

/// The answer, as it was typed. What was not asked for is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PinMailerAnswer {
    /// The address.
    pub address: Option<String>,
    /// The letter's ID.
    pub letter: Option<String>,
}
