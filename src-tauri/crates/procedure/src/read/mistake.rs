use std::fmt;

use super::Rule;

/// A mistake in a token procedure. Displays as one line, `file:line:column: path: text [code]`; without place or path,
/// without them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The file, as it was named to the reader.
    pub file: String,
    /// Where in the file; `None` for a procedure that came as JSON.
    pub position: Option<Position>,
    /// The way from the root to the value, `key[2].certificate-procedure`, lists counted from 0; empty for the root.
    pub path: String,
    /// What is wrong.
    pub rule: Rule,
}

/// A place in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            file,
            position,
            path,
            rule,
        } = self;
        write!(f, "{file}:")?;
        if let Some(Position { line, column }) = position {
            write!(f, "{line}:{column}:")?;
        }
        if !path.is_empty() {
            write!(f, " {path}:")?;
        }
        write!(f, " {rule} [{}]", rule.code())
    }
}

impl std::error::Error for Mistake {}

/// The type of a value in TOML or JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueType {
    /// A text.
    Text,
    /// A whole number.
    Integer,
    /// Any other number, or one beyond 64 bits.
    Number,
    /// True or false.
    Boolean,
    /// A list.
    List,
    /// A table.
    Table,
    /// A date or time.
    DateTime,
    /// JSON's null.
    Null,
}

impl fmt::Display for ValueType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "a text",
            Self::Integer => "a whole number",
            Self::Number => "a number with a fraction or beyond 64 bits",
            Self::Boolean => "true or false",
            Self::List => "a list",
            Self::Table => "a table",
            Self::DateTime => "a date or time",
            Self::Null => "null",
        })
    }
}

/// The form a text must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A field's name.
    FieldName,
    /// A procedure's name.
    ProcedureId,
    /// A decimal number of up to 39 digits.
    Decimal,
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::FieldName => "a field's name: 1 to 64 of a–z, 0–9 and “_”, a letter first",
            Self::ProcedureId => "a procedure's name: 1 to 64 of a–z, 0–9 and “-”, a letter first",
            Self::Decimal => "a decimal number of up to 39 digits",
        })
    }
}
