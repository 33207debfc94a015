use std::ops::Range;

use serde_json::Value;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{
    Mistake, Position, Rule, ValueType,
    path::{Path, Segment},
};

/// A value and where it stands in the text; JSON has no places.
#[derive(Debug)]
pub(crate) struct Located {
    pub(crate) node: Node,
    span: Option<Range<usize>>,
}

/// A value of TOML or JSON.
#[derive(Debug)]
pub(crate) enum Node {
    Text(String),
    Integer(i64),
    Boolean(bool),
    List(Vec<Located>),
    Table(Vec<Entry>),
    /// Of a type that no procedure has, or a number out of range.
    Other(ValueType),
}

/// One key of a table with its value.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) key: String,
    key_span: Option<Range<usize>>,
    pub(crate) value: Located,
}

impl Node {
    pub(crate) fn value_type(&self) -> ValueType {
        match self {
            Self::Text(_) => ValueType::Text,
            Self::Integer(_) => ValueType::Integer,
            Self::Boolean(_) => ValueType::Boolean,
            Self::List(_) => ValueType::List,
            Self::Table(_) => ValueType::Table,
            Self::Other(other) => *other,
        }
    }
}

impl Located {
    pub(crate) fn from_json(value: &Value) -> Self {
        let node = match value {
            Value::Null => Node::Other(ValueType::Null),
            Value::Bool(value) => Node::Boolean(*value),
            Value::Number(number) => number
                .as_i64()
                .map_or(Node::Other(ValueType::Number), Node::Integer),
            Value::String(text) => Node::Text(text.clone()),
            Value::Array(items) => Node::List(items.iter().map(Self::from_json).collect()),
            Value::Object(entries) => {
                let entry = |(key, value)| Entry {
                    key: String::clone(key),
                    key_span: None,
                    value: Self::from_json(value),
                };
                Node::Table(entries.iter().map(entry).collect())
            }
        };
        Self { node, span: None }
    }

    fn from_toml(value: &Spanned<DeValue<'_>>) -> Self {
        let node = match value.get_ref() {
            DeValue::String(text) => Node::Text(text.clone().into_owned()),
            DeValue::Integer(integer) => i64::from_str_radix(integer.as_str(), integer.radix())
                .map_or(Node::Other(ValueType::Number), Node::Integer),
            DeValue::Float(_) => Node::Other(ValueType::Number),
            DeValue::Boolean(value) => Node::Boolean(*value),
            DeValue::Datetime(_) => Node::Other(ValueType::DateTime),
            DeValue::Array(items) => Node::List(items.iter().map(Self::from_toml).collect()),
            DeValue::Table(table) => table_node(table),
        };
        Self {
            node,
            span: Some(value.span()),
        }
    }

    fn item(&self, text: &str) -> Option<&Self> {
        let Node::List(items) = &self.node else {
            return None;
        };
        items
            .iter()
            .find(|item| matches!(&item.node, Node::Text(other) if other == text))
    }

    fn child(&self, segment: &Segment) -> Option<(&Self, Option<&Range<usize>>)> {
        match (&self.node, segment) {
            (Node::List(items), Segment::Index(index)) => {
                items.get(*index).map(|item| (item, item.span.as_ref()))
            }
            (Node::Table(entries), Segment::Key(key)) => entries
                .iter()
                .find(|entry| entry.key == *key)
                .map(|entry| (&entry.value, entry.key_span.as_ref())),
            _ => None,
        }
    }
}

fn table_node(table: &DeTable<'_>) -> Node {
    let entry = |(key, value): (&Spanned<_>, &Spanned<DeValue<'_>>)| Entry {
        key: String::from(std::borrow::Cow::clone(key.get_ref())),
        key_span: Some(key.span()),
        value: Located::from_toml(value),
    };
    Node::Table(table.iter().map(entry).collect())
}

/// A rule that is broken, and where.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) path: Path,
    pub(crate) at: At,
    pub(crate) rule: Rule,
}

/// Which end of a `key = value` a mistake points at.
#[derive(Debug)]
pub(crate) enum At {
    Key,
    Value,
    /// The entry of a list that is this text; the list where there is none.
    Item(String),
}

/// Where a procedure came from: its name, and for TOML where its lines begin.
pub(crate) struct Source<'a> {
    name: &'a str,
    text: Option<&'a str>,
}

impl<'a> Source<'a> {
    pub(crate) fn toml(name: &'a str, text: &'a str) -> Self {
        Self {
            name,
            text: Some(text),
        }
    }

    pub(crate) fn json(name: &'a str) -> Self {
        Self { name, text: None }
    }

    pub(crate) fn parse_toml(&self, text: &str) -> Result<Located, Vec<Mistake>> {
        let (table, errors) = DeTable::parse_recoverable(text);
        if errors.is_empty() {
            return Ok(Located {
                node: table_node(table.get_ref()),
                span: Some(0..0),
            });
        }
        // After a broken line the parser takes what follows for a repetition: said only where nothing else is wrong.
        let repeats = |error: &&toml::de::Error| error.message() == "duplicate key";
        let only_repeats = errors.iter().all(|error| repeats(&error));
        let told = errors
            .iter()
            .filter(|error| only_repeats || !repeats(error));
        let mistake = |error: &toml::de::Error| {
            let start = error.span().map_or(0, |span| span.start);
            let rule = Rule::Syntax {
                reason: error.message().to_owned(),
            };
            Mistake {
                position: self.position(start),
                ..self.mistake_at_start(rule)
            }
        };
        Err(told.take(super::MAX_SYNTAX_MISTAKES).map(mistake).collect())
    }

    pub(crate) fn mistake_at_start(&self, rule: Rule) -> Mistake {
        Mistake {
            file: self.name.to_owned(),
            position: self.position(0),
            path: String::new(),
            rule,
        }
    }

    /// The mistake at the value of a path, or at the nearest value above it that is there.
    pub(crate) fn mistake(&self, tree: &Located, found: Found) -> Mistake {
        let mut value = tree;
        let mut key = None;
        for segment in found.path.segments() {
            match value.child(segment) {
                Some((child, span)) => (value, key) = (child, span),
                None => break,
            }
        }
        let span = match found.at {
            At::Key => key.or(value.span.as_ref()),
            At::Value => value.span.as_ref(),
            At::Item(text) => value
                .item(&text)
                .and_then(|item| item.span.as_ref())
                .or(value.span.as_ref()),
        };
        Mistake {
            file: self.name.to_owned(),
            position: span.and_then(|span| self.position(span.start)),
            path: found.path.to_string(),
            rule: found.rule,
        }
    }

    /// Line and column of a byte; `None` without a text.
    fn position(&self, byte: usize) -> Option<Position> {
        let before = self.text?.get(..byte)?;
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Some(Position {
            line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
            column: before.get(line_start..)?.chars().count() + 1,
        })
    }
}
