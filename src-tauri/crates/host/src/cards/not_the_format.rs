use serde_json::error::Category;

/// What is wrong at a place of a production file. No value of the file is in it: any of them may be a secret that was
/// written at the wrong place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotTheFormat {
    /// The text ends too early.
    #[error("the file ends in the middle")]
    Ends,
    /// The text is not JSON.
    #[error("not JSON")]
    NotJson,
    /// A field that the format does not have there.
    #[error("unknown field “{0}”")]
    UnknownField(String),
    /// A field that must be there is not; the place is the end of what lacks it.
    #[error("the field “{0}” is missing")]
    MissingField(String),
    /// A field is there twice.
    #[error("the field “{0}” is there twice")]
    RepeatedField(String),
    /// A value is none of those that can be there, or of another type.
    #[error("the value here must be {0}")]
    Expected(String),
    /// A value does not have the form that its field has.
    #[error("the value here has not the form that its field has")]
    Form,
}

impl NotTheFormat {
    /// The parser knows no more than its message, which quotes what it found: what it expected is kept, and the names
    /// of fields.
    pub(super) fn of(error: &serde_json::Error) -> Self {
        match error.classify() {
            Category::Eof => return Self::Ends,
            Category::Syntax | Category::Io => return Self::NotJson,
            Category::Data => {}
        }
        let text = error.to_string();
        let place = format!(" at line {} column {}", error.line(), error.column());
        let text = text.strip_suffix(&place).unwrap_or(&text);
        if let Some(name) = field(text, "unknown field `") {
            return Self::UnknownField(name);
        }
        if let Some(name) = field(text, "missing field `") {
            return Self::MissingField(name);
        }
        if let Some(name) = field(text, "duplicate field `") {
            return Self::RepeatedField(name);
        }
        let expects = ["invalid type: ", "invalid value: ", "unknown variant "];
        match text.rsplit_once(", expected ") {
            Some((found, expected)) if expects.iter().any(|one| found.starts_with(one)) => {
                Self::Expected(expected.replace('`', ""))
            }
            _ => Self::Form,
        }
    }
}

/// The name that follows, as long as it is one: 40 characters of those that the format's names have.
fn field(text: &str, before: &str) -> Option<String> {
    let (name, _) = text.strip_prefix(before)?.split_once('`')?;
    let is_name = |one: char| one.is_ascii_alphanumeric() || matches!(one, '_' | '-');
    Some(if name.len() <= 40 && name.chars().all(is_name) {
        name.to_owned()
    } else {
        "…".to_owned()
    })
}

#[cfg(test)]
mod tests {
    use crate::cards::production_file::{Batch, ProductionFileError};

    /// What is said of a file with one card, in which one text is replaced.
    fn said(found: &str, instead: &str) -> String {
        let file = r#"{
  "format": "countersign-production-1",
  "producer": "Test",
  "certificate_authorities": [],
  "cards": [
    {
      "card_type": "piv",
      "serial": "1",
      "transport_pin": "471108",
      "puk": "12345678",
      "management_key": { "algorithm": "aes128", "key": "000102030405060708090a0b0c0d0e0f" },
      "keys": []
    }
  ]
}"#;
        assert!(Batch::parse(file.as_bytes()).is_ok());
        assert!(file.contains(found));
        let file = file.replacen(found, instead, 1);
        match Batch::parse(file.as_bytes()) {
            Err(error @ ProductionFileError::Malformed { .. }) => error.to_string(),
            Err(error) => format!("(checked) {error}"),
            Ok(_) => "(taken)".to_owned(),
        }
    }

    #[test]
    fn place_and_reason_are_told() {
        let cases = [
            (
                "\"puk\"",
                "\"pukk\"",
                "line 10, column 12: unknown field “pukk”",
            ),
            (
                "\"producer\": \"Test\",\n",
                "",
                "line 14, column 1: the field “producer” is missing",
            ),
            (
                "\"serial\": \"1\"",
                "\"puk\": \"1\"",
                "line 10, column 11: the field “puk” is there twice",
            ),
            (
                "\"471108\"",
                "471108",
                "line 9, column 29: the value here must be a string",
            ),
            (
                "\"piv\"",
                "\"471108\"",
                "line 7, column 27: the value here must be piv",
            ),
            ("\"keys\": []", "\"keys\": [", "line 13, column 5: not JSON"),
            (
                "  ]\n}",
                "",
                "line 14, column 0: the file ends in the middle",
            ),
            (
                "\"471108\"",
                "\"47\"",
                "(checked) card 1: transport_pin must be 6 to 8 digits",
            ),
            (
                "\"aes128\"",
                "\"aes256\"",
                "(checked) card 1: management_key must be a key of its algorithm's length",
            ),
            (
                "\"serial\": \"1\"",
                "\"guid\": \"471108\"",
                "line 8, column 22: the value here has not the form that its field has",
            ),
        ];
        for (found, instead, expected) in cases {
            assert_eq!(said(found, instead), expected, "{found}");
        }
    }

    #[test]
    fn no_value_is_told() {
        for value in [
            "\"471108, expected 4711\"",
            "471108",
            "[471108]",
            "{\"a\":471108}",
            "null",
        ] {
            for member in ["\"piv\"", "\"1\"", "\"471108\"", "\"aes128\"", "[]"] {
                assert!(!said(member, value).contains("4711"), "{member} {value}");
            }
        }
        assert!(said("\"puk\"", "\"471108 \\u001b\"").contains("unknown field “…”"));
    }
}
