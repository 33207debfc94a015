//! What a person reads crosses as a code and data: the words are in `messages`.

use std::collections::BTreeMap;

use contents::{CardIdentity, MalformedCertificate};
use procedure::Data;
use serde::Serialize;
use serde_json::{Map, Value};
use specta::Type;

/// Something that a person is told: a code that has a text in `messages`, and what fills it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Sentence {
    /// The code, in kebab case.
    pub code: String,
    /// What fills its text, by name in kebab case.
    pub data: BTreeMap<String, Datum>,
}

/// One value of a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(untagged)]
pub enum Datum {
    /// A count.
    Number(u32),
    /// A name, a code, or what a person typed: never a sentence.
    Text(String),
    /// Words that stand in the text, themselves a code and data.
    Sentence(Sentence),
    /// Several of them, one after the other.
    Sentences(Vec<Sentence>),
}

impl Sentence {
    pub(crate) fn new(code: &str) -> Self {
        Self {
            code: code.to_owned(),
            data: BTreeMap::new(),
        }
    }

    /// A code of the domain, with its data.
    pub(crate) fn of(code: &str, data: Data) -> Self {
        Self {
            code: code.to_owned(),
            data: from_domain(data),
        }
    }

    pub(crate) fn with(mut self, name: &str, value: impl Into<Datum>) -> Self {
        self.data.insert(name.to_owned(), value.into());
        self
    }

    /// What tells a card from every other one.
    pub(crate) fn card(identity: &CardIdentity) -> Self {
        let code = match identity {
            CardIdentity::Serial(_) => "card-serial",
            CardIdentity::AttestationKey(_) => "card-attestation-key",
            CardIdentity::CardAuthenticationKey(_) => "card-authentication-key",
            CardIdentity::Guid(_) => "card-guid",
        };
        Self::new(code).with("id", identity.shown())
    }

    /// Why a certificate cannot be read. What a parser says in its own words is not told.
    pub(crate) fn malformed(why: &MalformedCertificate) -> Self {
        let sentence = Self::new(why.code());
        match why {
            MalformedCertificate::Refused { status } => {
                sentence.with("status", format!("{status:04X}"))
            }
            _ => sentence,
        }
    }

    /// As data of an error.
    pub(crate) fn json(&self) -> Value {
        let datum = |datum: &Datum| match datum {
            Datum::Number(number) => (*number).into(),
            Datum::Text(text) => text.as_str().into(),
            Datum::Sentence(sentence) => sentence.json(),
            Datum::Sentences(sentences) => sentences.iter().map(Self::json).collect(),
        };
        let data: Map<String, Value> = self
            .data
            .iter()
            .map(|(name, value)| (name.clone(), datum(value)))
            .collect();
        serde_json::json!({ "code": self.code, "data": data })
    }
}

/// The data of a fault of the domain.
pub(crate) fn from_domain(data: Data) -> BTreeMap<String, Datum> {
    data.into_iter()
        .map(|(name, value)| (name, value.into()))
        .collect()
}

impl From<procedure::Datum> for Datum {
    fn from(datum: procedure::Datum) -> Self {
        match datum {
            procedure::Datum::Number(number) => Self::Number(number),
            procedure::Datum::Text(text) => Self::Text(text),
        }
    }
}

impl From<&str> for Datum {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Datum {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u32> for Datum {
    fn from(number: u32) -> Self {
        Self::Number(number)
    }
}

impl From<Sentence> for Datum {
    fn from(sentence: Sentence) -> Self {
        Self::Sentence(sentence)
    }
}

impl From<Vec<Sentence>> for Datum {
    fn from(sentences: Vec<Sentence>) -> Self {
        Self::Sentences(sentences)
    }
}

#[cfg(test)]
mod tests;
