use std::collections::BTreeMap;

use heck::ToKebabCase as _;
use serde::Serialize;
use serde_json::Value;
use specta::Type;

use crate::{Coded, Datum, Sentence};

/// An error as a window takes it: a code that has three texts in `messages` (what happened, what was not done, what to do
/// next), and what fills them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type, thiserror::Error)]
#[error("{code}")]
pub struct Trouble {
    /// The code, in kebab case.
    pub code: String,
    /// What fills its texts, by name in kebab case.
    pub data: BTreeMap<String, Datum>,
}

impl Trouble {
    /// One with this code and no data yet.
    pub fn new(code: &str) -> Self {
        Self {
            code: code.to_owned(),
            data: BTreeMap::new(),
        }
    }

    /// The same with one more value.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Datum>) -> Self {
        self.data.insert(name.to_owned(), value.into());
        self
    }
}

impl<E: Coded> From<&E> for Trouble {
    fn from(error: &E) -> Self {
        let data = error.data().into_iter();
        let data = data.filter_map(|(name, value)| Some((name.to_kebab_case(), datum(value)?)));
        let mut trouble = Self {
            code: error.code(),
            data: data.collect(),
        };
        // An error that names a field or a key is about it.
        let named = trouble
            .data
            .get("field")
            .or_else(|| trouble.data.get("key"));
        if let Some(named) = named.cloned() {
            trouble.data.entry("about".to_owned()).or_insert(named);
        }
        trouble
    }
}

/// A list of texts becomes one text with commas, any other list that holds no sentences its length; nothing is `none`,
/// for texts to choose by. What is neither value nor sentence is left out.
fn datum(value: Value) -> Option<Datum> {
    Some(match value {
        Value::Null => Datum::Text("none".to_owned()),
        Value::Bool(truth) => Datum::Text(truth.to_string()),
        Value::String(text) => Datum::Text(text),
        Value::Number(number) => number
            .as_u64()
            .and_then(|number| u32::try_from(number).ok())
            .map_or_else(|| Datum::Text(number.to_string()), Datum::Number),
        Value::Array(values) => list(values)?,
        Value::Object(_) => Datum::Sentence(sentence(value)?),
    })
}

fn list(values: Vec<Value>) -> Option<Datum> {
    let texts: Option<Vec<_>> = values.iter().map(Value::as_str).collect();
    if let Some(texts) = texts {
        return Some(Datum::Text(texts.join(", ")));
    }
    let length = u32::try_from(values.len()).ok()?;
    let sentences: Option<Vec<_>> = values.into_iter().map(sentence).collect();
    Some(sentences.map_or(Datum::Number(length), Datum::Sentences))
}

/// What is a code and data and nothing else; or a fault, which is about something too.
fn sentence(value: Value) -> Option<Sentence> {
    let Value::Object(mut members) = value else {
        return None;
    };
    let about = members.remove("about").and_then(datum);
    let (Some(Value::String(code)), Some(Value::Object(data)), true) = (
        members.remove("code"),
        members.remove("data"),
        members.is_empty(),
    ) else {
        return None;
    };
    let data = data
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_kebab_case(), datum(value)?)));
    let mut sentence = Sentence {
        code,
        data: data.collect(),
    };
    if let Some(about) = about {
        sentence.data.entry("about".to_owned()).or_insert(about);
    }
    Some(sentence)
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, Value, json};

    use super::Trouble;
    use crate::{Coded, Datum, fault::object};

    struct Error(Value);

    impl Coded for Error {
        fn code(&self) -> String {
            "an-error".to_owned()
        }

        fn data(&self) -> Map<String, Value> {
            object(self.0.clone())
        }
    }

    fn datum(value: Value) -> Option<Datum> {
        let trouble = Trouble::from(&Error(json!({ "oneName": value })));
        trouble.data.get("one-name").cloned()
    }

    #[test]
    fn values_become_what_fills_a_text() {
        assert_eq!(datum(json!(2)), Some(2.into()));
        assert_eq!(datum(json!(5_000_000_000_u64)), Some("5000000000".into()));
        assert_eq!(datum(json!(null)), Some("none".into()));
        assert_eq!(datum(json!(["9a", "9c"])), Some("9a, 9c".into()));
        assert_eq!(datum(json!([{ "a": 1 }, { "b": 2 }])), Some(2.into()));
        assert_eq!(datum(json!({ "a": 1 })), None);
    }

    #[test]
    fn names_are_written_as_texts_have_them() {
        let data =
            json!({ "tries_left": 1, "maxLength": 1, "already-so": 1, "sha256Sum": 1, "key9a": 1 });
        let trouble = Trouble::from(&Error(data));
        let names: Vec<_> = trouble.data.keys().map(String::as_str).collect();
        let expected = [
            "already-so",
            "key9a",
            "max-length",
            "sha256-sum",
            "tries-left",
        ];
        assert_eq!(names, expected);
    }

    #[test]
    fn a_sentence_stays_one_and_a_fault_tells_what_it_is_about() {
        let fault =
            json!([{ "code": "field-missing", "about": "email", "data": { "maxLength": 3 } }]);
        let Some(Datum::Sentences(faults)) = datum(fault) else {
            panic!("no sentences")
        };
        assert_eq!(faults[0].code, "field-missing");
        assert_eq!(faults[0].data["about"], "email".into());
        assert_eq!(faults[0].data["max-length"], 3.into());
        let labelled = json!({ "code": "x", "about": "email", "data": { "about": "E-mail" } });
        let Some(Datum::Sentence(sentence)) = datum(labelled) else {
            panic!("no sentence")
        };
        assert_eq!(sentence.data["about"], "E-mail".into());
    }

    #[test]
    fn an_error_that_names_a_key_is_about_it() {
        let trouble = Trouble::from(&Error(json!({ "key": "9a" })));
        assert_eq!(trouble.data["about"], "9a".into());
    }
}
