use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Who chooses the PIN, its policy, and how it reaches the holder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PinProcedure {
    /// How it reaches the holder.
    pub distribution: PinDistribution,
    /// What a PIN must be.
    pub policy: PinRules,
}

/// How a PIN reaches the holder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PinDistribution {
    /// The system's PIN is shown at the RA, once.
    ShowAtRa,
    /// It is entered at the RA, twice; cancelled, the system's PIN is shown instead.
    EnterAtRa,
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
}
