use regex::{Regex, RegexBuilder};
use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::{
    CharacterSet, Field, FieldFormat,
    codes::told,
    text::{forbidden_character, is_email, is_printable, is_upn, shown},
};

/// Most characters of any field's value.
pub const MAX_FIELD_LENGTH: u16 = 256;

/// Checks one field as it stands, for each keystroke; the empty text is a field that is not filled.
///
/// # Errors
/// The first rule that the value breaks, in the order of [`FieldFault`].
pub fn check_field(field: &Field, value: &str) -> Result<(), FieldFault> {
    if value.is_empty() {
        return if field.required {
            Err(FieldFault::Required)
        } else {
            Ok(())
        };
    }
    check_text(value)?;
    check_length(field, value)?;
    if let Some(set) = field.characters
        && let Some(character) = value.chars().find(|character| !set.contains(*character))
    {
        return Err(FieldFault::Character { set, character });
    }
    match field.format {
        FieldFormat::Email if !is_email(value) => return Err(FieldFault::NotEmail),
        FieldFormat::Upn if !is_upn(value) => return Err(FieldFault::NotUpn),
        FieldFormat::Text | FieldFormat::Email | FieldFormat::Upn => {}
    }
    match &field.pattern {
        // A pattern that does not compile lets nothing through; a procedure that was read has none.
        Some(pattern) if !compile_pattern(pattern).is_ok_and(|pattern| pattern.is_match(value)) => {
            Err(FieldFault::Pattern)
        }
        _ => Ok(()),
    }
}

/// A value as a draft takes it: in Unicode's Normalization Form C, so that one name is one sequence of characters in
/// every certificate, however it was typed or pasted. It looks the same.
pub fn composed(value: &str) -> String {
    value.nfc().collect()
}

fn check_text(value: &str) -> Result<(), FieldFault> {
    if let Some(character) = forbidden_character(value) {
        return Err(FieldFault::Forbidden { character });
    }
    if value.trim() != value {
        return Err(FieldFault::SurroundingSpace);
    }
    if is_nfc(value) {
        Ok(())
    } else {
        Err(FieldFault::NotComposed)
    }
}

fn check_length(field: &Field, value: &str) -> Result<(), FieldFault> {
    let length = value.chars().count();
    let max = field
        .max_length
        .unwrap_or(MAX_FIELD_LENGTH)
        .min(MAX_FIELD_LENGTH);
    let min = field.min_length.unwrap_or(1);
    if length > usize::from(max) {
        Err(FieldFault::TooLong { max })
    } else if length < usize::from(min) {
        Err(FieldFault::TooShort { min })
    } else {
        Ok(())
    }
}

impl CharacterSet {
    /// Whether the character is one of the set.
    pub const fn contains(self, character: char) -> bool {
        match self {
            Self::Digits => character.is_ascii_digit(),
            Self::Alphanumeric => character.is_ascii_alphanumeric(),
            Self::Printable => is_printable(character),
            Self::Ascii => matches!(character, ' '..='~'),
        }
    }

    /// The name in files and data: `digits`, ….
    pub const fn name(self) -> &'static str {
        match self {
            Self::Digits => "digits",
            Self::Alphanumeric => "alphanumeric",
            Self::Printable => "printable",
            Self::Ascii => "ascii",
        }
    }

    /// What the set has, in words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Digits => "digits",
            Self::Alphanumeric => "the letters A–Z and a–z, and digits",
            Self::Printable => "the letters A–Z and a–z, digits, space and ' ( ) + , - . / : = ?",
            Self::Ascii => "visible ASCII characters and space",
        }
    }
}

/// Compiles a pattern so that it must match the whole value. Its size is bounded, and so is the time to match: the
/// engine is linear in the value.
pub(crate) fn compile_pattern(pattern: &str) -> Result<Regex, regex::Error> {
    let build = |text: &str| {
        RegexBuilder::new(text)
            .size_limit(PATTERN_SIZE)
            .nest_limit(16)
            .build()
    };
    // Alone first: “a)|(b” would compile inside the group, and mean something else.
    build(pattern)?;
    build(&format!(r"\A(?:{pattern})\z"))
}

/// Bytes that a compiled pattern may take: enough for a few classes of all Unicode letters, far below what a nested
/// repetition asks for.
const PATTERN_SIZE: usize = 1 << 20;

/// Why a field's value is not (yet) good.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FieldFault {
    /// It must be filled.
    #[error("must be filled")]
    Required,
    /// A draft has an entry for it with nothing in it; a field that is not filled has no entry.
    #[error("has an entry in the draft, but nothing in it")]
    EmptyEntry,
    /// A character that controls, cannot be seen, or turns the direction of the text.
    #[error("has the character “{}”, which no field may have", character.escape_unicode())]
    Forbidden {
        /// The first one.
        character: char,
    },
    /// It begins or ends with a space.
    #[error("begins or ends with a space")]
    SurroundingSpace,
    /// Letters and accents are not put together as Unicode's Normalization Form C has them.
    #[error("has letters whose accents are separate characters")]
    NotComposed,
    /// Too many characters.
    #[error("has more than {max} characters")]
    TooLong {
        /// Most characters.
        max: u16,
    },
    /// Too few characters.
    #[error("has fewer than {min} characters")]
    TooShort {
        /// Fewest characters.
        min: u16,
    },
    /// A character that is not of the field's set.
    #[error("has the character “{character}”; it takes {}", set.words())]
    Character {
        /// The field's set.
        set: CharacterSet,
        /// The first one that is not of it.
        character: char,
    },
    /// Not an e-mail address.
    #[error("is not an e-mail address")]
    NotEmail,
    /// Not a user principal name.
    #[error("is not a user principal name (user@realm)")]
    NotUpn,
    /// Not what the field's pattern describes; the field's hint says what is.
    #[error("does not have the form that is asked for")]
    Pattern,
}

told! {
    FieldFault:
    Self::Required => "field-required",
    Self::EmptyEntry => "field-empty-entry",
    Self::Forbidden { character } => "field-forbidden-character" { "character": shown(*character) },
    Self::SurroundingSpace => "field-surrounding-space",
    Self::NotComposed => "field-not-composed",
    Self::TooLong { max } => "field-too-long" { "max": *max },
    Self::TooShort { min } => "field-too-short" { "min": *min },
    Self::Character { set, character } => "field-character" {
        "set": set.name(), "character": shown(*character)
    },
    Self::NotEmail => "field-not-email",
    Self::NotUpn => "field-not-upn",
    Self::Pattern => "field-pattern",
}

#[cfg(test)]
mod tests {
    use super::{FieldFault, check_field, compile_pattern, composed};
    use crate::{CharacterSet, Field, FieldFormat};

    fn field() -> Field {
        Field {
            name: "name".parse().unwrap(),
            label: "Name".to_owned(),
            required: false,
            format: FieldFormat::Text,
            min_length: None,
            max_length: None,
            pattern: None,
            characters: None,
            shown: true,
            hideable: false,
            hint: String::new(),
        }
    }

    #[test]
    fn an_empty_field_is_good_unless_it_is_required() {
        assert_eq!(
            check_field(
                &Field {
                    min_length: Some(3),
                    ..field()
                },
                ""
            ),
            Ok(())
        );
        assert_eq!(
            check_field(
                &Field {
                    required: true,
                    ..field()
                },
                ""
            ),
            Err(FieldFault::Required)
        );
    }

    #[test]
    fn lengths_count_characters() {
        let field = Field {
            min_length: Some(2),
            max_length: Some(3),
            ..field()
        };
        assert_eq!(
            check_field(&field, "ä"),
            Err(FieldFault::TooShort { min: 2 })
        );
        assert_eq!(check_field(&field, "äöü"), Ok(()));
        assert_eq!(
            check_field(&field, "äöüß"),
            Err(FieldFault::TooLong { max: 3 })
        );
        let unbounded = Field {
            max_length: Some(u16::MAX),
            ..field
        };
        assert_eq!(
            check_field(&unbounded, &"a".repeat(257)),
            Err(FieldFault::TooLong { max: 256 })
        );
    }

    #[test]
    fn spaces_around_and_characters_that_hide_are_refused() {
        for value in [" a", "a ", "\u{a0}a", "a\u{3000}"] {
            assert_eq!(
                check_field(&field(), value),
                Err(FieldFault::SurroundingSpace),
                "{value:?}"
            );
        }
        for character in ['\t', '\0', '\u{202E}', '\u{2066}', '\u{200F}'] {
            let value = format!("a{character}b");
            assert_eq!(
                check_field(&field(), &value),
                Err(FieldFault::Forbidden { character })
            );
        }
    }

    #[test]
    fn a_draft_takes_letters_composed() {
        let typed = "Jo\u{308}rg";
        assert_eq!(check_field(&field(), typed), Err(FieldFault::NotComposed));
        assert_eq!(composed(typed), "Jörg");
        assert_eq!(check_field(&field(), &composed(typed)), Ok(()));
    }

    #[test]
    fn a_pattern_matches_the_whole_value() {
        let field = Field {
            pattern: Some("[a-z]+|[0-9]+".to_owned()),
            ..field()
        };
        assert_eq!(check_field(&field, "abc"), Ok(()));
        assert_eq!(check_field(&field, "123"), Ok(()));
        assert_eq!(check_field(&field, "abc1"), Err(FieldFault::Pattern));
        assert!(compile_pattern("a)|(b").is_err());
        assert!(compile_pattern(r"(\w{1,99}){1,99}").is_err());
        assert!(compile_pattern(r"\p{L}+( \p{L}+)*").is_ok());
    }

    #[test]
    fn sets_and_formats() {
        let digits = Field {
            characters: Some(CharacterSet::Digits),
            ..field()
        };
        assert_eq!(
            check_field(&digits, "1x2"),
            Err(FieldFault::Character {
                set: CharacterSet::Digits,
                character: 'x'
            })
        );
        assert!(check_field(&digits, "١").is_err());
        let set = |set| Field {
            characters: Some(set),
            ..field()
        };
        assert_eq!(
            check_field(&set(CharacterSet::Printable), "O'Neil (2)"),
            Ok(())
        );
        assert!(check_field(&set(CharacterSet::Printable), "a_b").is_err());
        assert_eq!(check_field(&set(CharacterSet::Ascii), "a_b ~"), Ok(()));
        assert!(check_field(&set(CharacterSet::Alphanumeric), "a b").is_err());
        let email = Field {
            format: FieldFormat::Email,
            ..field()
        };
        assert_eq!(check_field(&email, "anna@"), Err(FieldFault::NotEmail));
        let upn = Field {
            format: FieldFormat::Upn,
            ..field()
        };
        assert_eq!(check_field(&upn, "anna"), Err(FieldFault::NotUpn));
        assert_eq!(check_field(&upn, "anna@corp"), Ok(()));
    }
}
