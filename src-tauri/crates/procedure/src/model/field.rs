use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::FieldName;

/// One input field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Field {
    /// Its name in templates, drafts and on the command line.
    pub name: FieldName,
    /// The name that officers read.
    #[schemars(length(min = 1, max = 80))]
    pub label: String,
    /// Whether it must be filled.
    #[serde(default)]
    pub required: bool,
    /// What its value must look like.
    #[serde(default)]
    pub format: FieldFormat,
    /// Fewest characters, where it is filled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "u16", range(min = 1, max = 256))]
    pub min_length: Option<u16>,
    /// Most characters; never more than 256.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "u16", range(min = 1, max = 256))]
    pub max_length: Option<u16>,
    /// A regular expression that the whole value must match; say in `hint` what it wants.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String", length(min = 1, max = 256))]
    pub pattern: Option<String>,
    /// The characters that may occur.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "CharacterSet")]
    pub characters: Option<CharacterSet>,
    /// Whether it is shown at first.
    #[serde(default = "shown")]
    pub shown: bool,
    /// Whether the officer may hide or show it; what a hidden field holds is not submitted.
    #[serde(default)]
    pub hideable: bool,
    /// One line of help for the officer.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schemars(length(max = 200))]
    pub hint: String,
}

fn shown() -> bool {
    true
}

/// What a field's value must look like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FieldFormat {
    /// Any text without control characters.
    #[default]
    Text,
    /// An e-mail address (`RFC 5321 §4.1.2`, ASCII).
    Email,
    /// A user principal name, `user@realm`.
    Upn,
}

/// Characters that may occur in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CharacterSet {
    /// ASCII digits.
    Digits,
    /// ASCII letters and digits.
    Alphanumeric,
    /// The characters of an ASN.1 PrintableString.
    Printable,
    /// Visible ASCII and space.
    Ascii,
}
