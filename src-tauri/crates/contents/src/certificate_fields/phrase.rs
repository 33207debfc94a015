use std::{borrow::Cow, collections::BTreeMap};

use const_oid::ObjectIdentifier;

use crate::certificate::shown;

/// A code that has a text, and what fills it. Texts of the certificate in it hold no character that a terminal would
/// obey or that changes the direction of writing: those stand there as hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The code, in kebab case.
    pub code: Cow<'static, str>,
    /// What fills its text, by name in kebab case. A point in time (`time`) is written by `RFC 3339`.
    pub data: BTreeMap<&'static str, PhraseDatum>,
}

/// One value of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PhraseDatum {
    /// A count.
    Number(u32),
    /// Text.
    Text(String),
    /// Words that stand in the text.
    Phrase(Phrase),
}

impl Phrase {
    pub(super) fn new(code: impl Into<Cow<'static, str>>) -> Self {
        Self {
            code: code.into(),
            data: BTreeMap::new(),
        }
    }

    /// What stands by itself.
    pub(super) fn value(value: impl AsRef<str>) -> Self {
        Self::new("certificate-value").with("value", value.as_ref())
    }

    /// What has no name here.
    pub(super) fn oid(code: &'static str, oid: ObjectIdentifier) -> Self {
        Self::new(code).with("oid", oid.to_string())
    }

    pub(super) fn with(mut self, name: &'static str, datum: impl Into<PhraseDatum>) -> Self {
        self.data.insert(name, datum.into());
        self
    }
}

impl From<&str> for PhraseDatum {
    fn from(text: &str) -> Self {
        Self::Text(shown(text))
    }
}

impl From<String> for PhraseDatum {
    fn from(text: String) -> Self {
        text.as_str().into()
    }
}

impl From<usize> for PhraseDatum {
    fn from(count: usize) -> Self {
        Self::Number(u32::try_from(count).unwrap_or(u32::MAX))
    }
}

impl From<Phrase> for PhraseDatum {
    fn from(phrase: Phrase) -> Self {
        Self::Phrase(phrase)
    }
}

impl From<u32> for PhraseDatum {
    fn from(count: u32) -> Self {
        Self::Number(count)
    }
}
