use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::FieldName;

/// Who chooses the PIN, its policy, and how it reaches the holder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PinProcedure {
    /// How it reaches the holder.
    pub distribution: PinDistribution,
    /// What a PIN must be.
    pub policy: PinRules,
    /// How often a wrong PIN may be typed until the card blocks it. A card that can be told so is told before any key is
    /// made, because that sets PIN and PUK to the factory's; the run sets both anew at once. For cards in stock without
    /// keys only, and never without a PUK procedure that has its own tries.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "u8", range(min = 2, max = 15))]
    pub tries: Option<u8>,
    /// How it is mailed, where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "PinMail")]
    pub mail: Option<PinMail>,
    /// What its letter looks like, where it goes by letter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "PinLetter")]
    pub letter: Option<PinLetter>,
}

/// How a PIN reaches the holder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PinDistribution {
    /// The system's PIN is shown at the RA, once.
    ShowAtRa,
    /// It is entered at the RA, twice; cancelled, the system's PIN is shown instead.
    EnterAtRa,
    /// The host mails the system's PIN to an address that the officer names.
    Email,
    /// The host prints the system's PIN as a letter, under an ID that the officer names.
    Letter,
    /// It stays the one that the holder has.
    Unchanged,
}

impl PinDistribution {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::ShowAtRa,
        Self::EnterAtRa,
        Self::Email,
        Self::Letter,
        Self::Unchanged,
    ];

    /// The name in files and data.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ShowAtRa => "show-at-ra",
            Self::EnterAtRa => "enter-at-ra",
            Self::Email => "email",
            Self::Letter => "letter",
            Self::Unchanged => "unchanged",
        }
    }

    /// Whether the run sets a PIN.
    pub const fn sets(self) -> bool {
        !matches!(self, Self::Unchanged)
    }

    /// Whether the host keeps the PIN until it was mailed or printed.
    pub const fn is_by_host(self) -> bool {
        matches!(self, Self::Email | Self::Letter)
    }
}

/// What a PIN must be: digits, of a length. The card's own limits come on top.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PinRules {
    /// Fewest digits; a PIV card takes no fewer than 6.
    pub min_length: u8,
    /// Most digits; a PIV card takes no more than 8.
    pub max_length: u8,
    /// Digits of a PIN that the system generates.
    pub system_length: u8,
    /// Whether one digit repeated throughout is refused (111111).
    #[serde(default)]
    pub no_repeats: bool,
    /// Whether a run up or down is refused (123456, 987654, 890123).
    #[serde(default)]
    pub no_sequences: bool,
    /// Whether a PIN that stands in what was typed about the holder is refused: within the digits of a field, forwards or
    /// backwards (a part of a telephone number, a date of birth with or without its century).
    #[serde(default, skip_serializing_if = "is_not_said")]
    pub not_holder_data: bool,
}

/// What was written before there was the rule keeps its revision.
fn is_not_said(said: &bool) -> bool {
    !*said
}

/// To whom a PIN is mailed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PinMail {
    /// The field whose value stands in the address at first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "FieldName")]
    pub field: Option<FieldName>,
    /// The fields whose values it must not go to: the address that the card is sent to. Whoever holds both holds all.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    #[schemars(length(max = 8))]
    pub never_to: BTreeSet<FieldName>,
    /// The language of the mail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "TextLanguage")]
    pub language: Option<TextLanguage>,
}

/// How a letter with a PIN or PUK looks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PinLetter {
    /// The fields that make the lines of the address, in their order: as many as a window has lines. A long value takes
    /// more than one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 7), extend("uniqueItems" = true))]
    pub address: Vec<FieldName>,
    /// Whether it is two letters under one ID, each with a part of the digits: who has one of them has nothing.
    #[serde(default, skip_serializing_if = "is_not_said")]
    pub split: bool,
    /// The language of the letter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "TextLanguage")]
    pub language: Option<TextLanguage>,
}

/// A language that mails and letters are written in.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum TextLanguage {
    /// English.
    #[default]
    En,
    /// Swedish.
    Sv,
    /// German.
    De,
    /// French.
    Fr,
}

/// What becomes of the PUK. Where a token procedure has none, the PUK stays as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PukProcedure {
    /// How it reaches the holder. The system chooses it always.
    pub distribution: PukDistribution,
    /// What a PUK is.
    pub policy: PukRules,
    /// How often a wrong PUK may be typed until the card blocks it; see [`PinProcedure::tries`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "u8", range(min = 2, max = 15))]
    pub tries: Option<u8>,
    /// What its letter looks like, where it goes by letter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "PinLetter")]
    pub letter: Option<PinLetter>,
}

/// How a PUK reaches the holder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PukDistribution {
    /// Not at all: the host keeps it, and cards are unblocked at the RA.
    HostOnly,
    /// It is shown at the RA, once.
    ShowAtRa,
    /// It is printed as a letter, under the ID of the PIN's letter where that goes by letter, too.
    Letter,
}

/// What a PUK is: as long as the card takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PukRules {
    /// How many characters; a PIV card takes 8 (`SP 800-73-5 Part 2 §2.4.3`).
    #[schemars(range(min = 6, max = 8))]
    pub length: u8,
    /// Of which characters.
    pub characters: PukCharacters,
}

/// The characters of a PUK.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PukCharacters {
    /// The digits 0 to 9: what a pinpad can type.
    Digits,
    /// Digits and letters that are not mistaken for another when they are read from paper.
    Unambiguous,
}
