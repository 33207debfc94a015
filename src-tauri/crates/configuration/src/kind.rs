use std::path::Path;

use url::Url;

use crate::{Value, What, value::Authority};

/// Longer than any address or path, and than the PEM text of a chain of authorities, in bytes.
const MAX_TEXT: usize = 64 * 1024;

/// What a key takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `true` or `false`.
    Switch,
    /// A whole number within these bounds, both of them allowed.
    Number {
        /// The smallest.
        min: u32,
        /// The largest.
        max: u32,
    },
    /// One of these.
    Choice(&'static [&'static str]),
    /// The https address of a host: no user, no path.
    Url,
    /// The absolute path of a PEM file, or PEM text.
    Authority,
}

/// A value as a file or a policy has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Written {
    Switch(bool),
    Number(i64),
    Text(String),
    /// Of a type that no key takes.
    Other(&'static str),
}

impl Kind {
    /// The value that a person typed or chose: `true`, `30`, `en`, an address.
    ///
    /// # Errors
    /// [`What`] is wrong with it.
    pub fn parse(&self, text: &str) -> Result<Value, What> {
        let written = match self {
            Self::Switch => text.parse().map(Written::Switch).ok(),
            Self::Number { .. } => text.trim().parse().map(Written::Number).ok(),
            Self::Choice(_) | Self::Url | Self::Authority => None,
        };
        self.accept(&written.unwrap_or_else(|| Written::Text(text.to_owned())))
    }

    /// How it is called in codes, in data and in the documentation.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Switch => "switch",
            Self::Number { .. } => "number",
            Self::Choice(_) => "choice",
            Self::Url => "url",
            Self::Authority => "authority",
        }
    }

    pub(crate) fn accept(&self, written: &Written) -> Result<Value, What> {
        match (self, written) {
            (Self::Switch, Written::Switch(switch)) => Ok(Value::Switch(*switch)),
            (Self::Number { min, max }, Written::Number(number)) => {
                number_within(*number, *min, *max)
            }
            (Self::Choice(choices), Written::Text(text)) => one_of(text, choices),
            (Self::Url, Written::Text(text)) => address(text),
            (Self::Authority, Written::Text(text)) => authority(text),
            _ => Err(What::WrongType { expected: *self }),
        }
    }
}

fn number_within(number: i64, min: u32, max: u32) -> Result<Value, What> {
    let within = u32::try_from(number).ok();
    let within = within.filter(|number| (min..=max).contains(number));
    within
        .map(Value::Number)
        .ok_or(What::OutOfRange { min, max })
}

fn one_of(text: &str, choices: &'static [&'static str]) -> Result<Value, What> {
    let chosen = choices.iter().find(|choice| **choice == text);
    chosen
        .map(|choice| Value::Choice(choice))
        .ok_or(What::NotAChoice { choices })
}

/// The desk judges the address again when it connects; here is judged what a person can mend in a file.
fn address(text: &str) -> Result<Value, What> {
    let url = Url::parse(text).ok().filter(|_| text.len() <= MAX_TEXT);
    let fit = url.is_some_and(|url| {
        let anonymous = url.username().is_empty() && url.password().is_none();
        let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
        url.scheme() == "https" && url.has_host() && anonymous && bare
    });
    if fit {
        Ok(Value::Text(text.to_owned()))
    } else {
        Err(What::NotAnAddress)
    }
}

fn authority(text: &str) -> Result<Value, What> {
    let fit = Authority::is_pem(text) || Path::new(text).is_absolute();
    if fit && text.len() <= MAX_TEXT {
        Ok(Value::Text(text.to_owned()))
    } else {
        Err(What::NotAnAuthority)
    }
}

#[cfg(test)]
mod tests;
