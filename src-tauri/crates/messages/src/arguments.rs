use std::collections::BTreeMap;

use fluent_bundle::{FluentArgs, FluentValue};
use heck::ToKebabCase as _;
use serde_json::Value;

/// What a text is filled with, by name.
///
/// Texts are cleaned when they are added: control characters and characters that steer the direction of writing go, a
/// line break becomes a space, and what is longer than [`Arguments::MAX_LENGTH`] characters is cut and ends in `…`. A
/// text that holds letters of a right-to-left script is wrapped in an isolate (`UAX #9 §2.4`), so that it cannot
/// reorder the words beside it; others need none, and stay as they are for terminals that would draw the marks.
///
/// No secret belongs in here: what was filled in is shown, logged and copied.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Arguments(BTreeMap<String, Argument>);

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub enum Argument {
    /// Text that stands as it is.
    Text(String),
    /// A count; texts choose *one try* or *two tries* by it.
    Number(i64),
}

impl Arguments {
    /// The longest text that is taken whole, in characters.
    pub const MAX_LENGTH: usize = 600;

    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The members of a JSON object, as errors carry their data: texts, numbers and booleans by their names; a list of
    /// texts becomes one text with commas, any other list its length. Names are written `tries-left` in texts, however the data writes them. Nothing (`null`)
    /// is `none`, for texts to choose by. Objects inside are left out; anything but an object gives no arguments. Where
    /// nothing says what the data are `about`, the `field` or `key` that they name does.
    pub fn from_json(data: &Value) -> Self {
        let members = data.as_object().into_iter().flatten();
        let arguments = members.fold(Self::new(), |arguments, (name, value)| {
            match argument(value) {
                Some(value) => arguments.with(&name.to_kebab_case(), value),
                None => arguments,
            }
        });
        arguments.about_what_they_name()
    }

    /// An error that names a field or a key is about it.
    fn about_what_they_name(mut self) -> Self {
        let named = self.0.get("field").or_else(|| self.0.get("key")).cloned();
        if let Some(named) = named {
            self.0.entry("about".to_owned()).or_insert(named);
        }
        self
    }

    /// These and one more; one of the same name is replaced.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Argument>) -> Self {
        let value = match value.into() {
            Argument::Text(text) => Argument::Text(cleaned(&text)),
            number @ Argument::Number(_) => number,
        };
        self.0.insert(name.to_owned(), value);
        self
    }

    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        match self.0.get(name) {
            Some(Argument::Text(text)) => Some(text),
            Some(Argument::Number(_)) | None => None,
        }
    }

    pub(crate) fn to_fluent(&self) -> FluentArgs<'_> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.to_fluent()))
            .collect()
    }
}

impl Argument {
    fn to_fluent(&self) -> FluentValue<'_> {
        match self {
            Self::Text(text) => FluentValue::from(text.as_str()),
            Self::Number(number) => FluentValue::from(*number),
        }
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl From<$number> for Argument {
            fn from(number: $number) -> Self {
                i64::try_from(number).map_or_else(|_| Self::Text(number.to_string()), Self::Number)
            }
        }
    )*};
}

numbers!(u8, u16, u32, u64, usize, i32, i64);

fn argument(value: &Value) -> Option<Argument> {
    match value {
        Value::String(text) => Some(text.as_str().into()),
        Value::Number(number) => Some(
            number
                .as_i64()
                .map_or_else(|| Argument::Text(number.to_string()), Argument::Number),
        ),
        Value::Bool(truth) => Some(truth.to_string().into()),
        Value::Array(values) => {
            let texts: Option<Vec<_>> = values.iter().map(Value::as_str).collect();
            Some(texts.map_or_else(|| values.len().into(), |texts| texts.join(", ").into()))
        }
        Value::Null => Some("none".into()),
        Value::Object(_) => None,
    }
}

/// The text as it may stand beside others: see [`Arguments`]. For places that are no sentence, such as a table's cell.
pub fn cleaned(text: &str) -> String {
    let mut visible = text.chars().filter_map(shown);
    let mut cleaned: String = visible.by_ref().take(Arguments::MAX_LENGTH).collect();
    if visible.next().is_some() {
        cleaned.push('…');
    }
    if cleaned.chars().any(is_right_to_left) {
        format!("\u{2068}{cleaned}\u{2069}")
    } else {
        cleaned
    }
}

/// The character as it may be shown, if it may.
fn shown(character: char) -> Option<char> {
    match character {
        '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => Some(' '),
        character if character.is_control() => None,
        // Marks, embeddings, overrides and isolates (UAX #9 §2), and invisible tags.
        '\u{061C}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}' => None,
        '\u{FEFF}' | '\u{E0000}'..='\u{E007F}' => None,
        character => Some(character),
    }
}

/// Letters of a right-to-left script: the blocks whose default class is R or AL (`UAX #9 §3.2`).
fn is_right_to_left(character: char) -> bool {
    matches!(character,
        '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Argument, Arguments};

    fn text(given: &str) -> String {
        match Arguments::new().with("a", given).0.remove("a") {
            Some(Argument::Text(text)) => text,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_could_steer_a_terminal_or_the_direction_goes() {
        assert_eq!(
            text("Anna\u{1b}[31m\u{7}\u{9b} Berg\r\nx"),
            "Anna[31m Berg  x"
        );
        assert_eq!(text("abc\u{202e}fed\u{2066}"), "abcfed");
        assert_eq!(text("Åsa Öberg 김"), "Åsa Öberg 김");
    }

    #[test]
    fn right_to_left_text_is_isolated() {
        assert_eq!(text("שרה"), "\u{2068}שרה\u{2069}");
    }

    #[test]
    fn long_text_is_cut() {
        let cut = text(&"é".repeat(5000));
        assert_eq!(cut.chars().count(), Arguments::MAX_LENGTH + 1);
        assert!(cut.ends_with('…'));
        assert_eq!(
            text(&"é".repeat(Arguments::MAX_LENGTH)).chars().count(),
            Arguments::MAX_LENGTH
        );
    }

    #[test]
    fn the_data_of_an_error_becomes_arguments() {
        let data = json!({ "triesLeft": 2, "key": "9a", "names": ["a", "b"], "none": null, "more": [{}], "in": {} });
        let expected = Arguments::new()
            .with("tries-left", 2)
            .with("key", "9a")
            .with("about", "9a")
            .with("names", "a, b")
            .with("none", "none")
            .with("more", 1);
        assert_eq!(Arguments::from_json(&data), expected);
        assert_eq!(Arguments::from_json(&json!("text")), Arguments::new());
    }

    /// As the window writes them too: a digit begins no part, and what is written so already stays.
    #[test]
    fn names_are_written_one_way_in_texts() {
        for (given, written) in [
            ("triesLeft", "tries-left"),
            ("tries_left", "tries-left"),
            ("tries-left", "tries-left"),
            ("key9a", "key9a"),
            ("sha256Sum", "sha256-sum"),
            ("sha_256", "sha-256"),
        ] {
            let expected = Arguments::new().with(written, 1);
            assert_eq!(Arguments::from_json(&json!({ given: 1 })), expected);
        }
    }
}
