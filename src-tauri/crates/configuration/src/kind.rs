use std::path::Path;

use url::Url;

use crate::{Value, What, value::Authority};

/// Longer than any address or path, and than the PEM text of a chain of authorities, in bytes.
const MAX_TEXT: usize = 64 * 1024;

/// Longer than any printer's name, in characters.
const MAX_PRINTER: usize = 255;

/// Most characters of the beginning of a letter's ID.
const MAX_PREFIX: usize = 20;

/// Most characters of a domain (`RFC 5321 §4.5.3.1.2`).
const MAX_DOMAIN: usize = 255;

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
    /// The name of a printer.
    Printer,
    /// The beginning of the ID of a PIN letter.
    LetterPrefix,
    /// The domain of e-mail addresses.
    MailDomain,
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
            Self::Choice(_)
            | Self::Url
            | Self::Authority
            | Self::Printer
            | Self::LetterPrefix
            | Self::MailDomain => None,
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
            Self::Printer => "printer",
            Self::LetterPrefix => "letter-prefix",
            Self::MailDomain => "mail-domain",
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
            (Self::Printer, Written::Text(text)) => printer(text),
            (Self::LetterPrefix, Written::Text(text)) => letter_prefix(text),
            (Self::MailDomain, Written::Text(text)) => mail_domain(text),
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

/// Whether there is such a printer is seen when it prints.
fn printer(text: &str) -> Result<Value, What> {
    let fit = !text.trim().is_empty() && !text.chars().any(char::is_control);
    if fit && text.chars().count() <= MAX_PRINTER {
        Ok(Value::Text(text.to_owned()))
    } else {
        Err(What::NotAPrinter)
    }
}

/// With room for the digits after it; the host judges the whole ID.
fn letter_prefix(text: &str) -> Result<Value, What> {
    let taken = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-';
    if (1..=MAX_PREFIX).contains(&text.len()) && text.bytes().all(taken) {
        Ok(Value::Text(text.to_owned()))
    } else {
        Err(What::NotALetterPrefix)
    }
}

/// Labels of letters, digits and hyphens (`RFC 5321 §2.3.5`), two at least.
fn mail_domain(text: &str) -> Result<Value, What> {
    let is_label = |label: &str| {
        let inner = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        let ends = !label.starts_with('-') && !label.ends_with('-');
        (1..=63).contains(&label.len()) && ends && label.bytes().all(inner)
    };
    if text.len() <= MAX_DOMAIN && text.contains('.') && text.split('.').all(is_label) {
        Ok(Value::Text(text.to_owned()))
    } else {
        Err(What::NotAMailDomain)
    }
}

#[cfg(test)]
mod tests;
