use std::{collections::BTreeSet, sync::LazyLock};

use serde_json::{Map, Value};

use super::{
    Form, Rule, ValueType,
    node::{At, Entry, Found, Located, Node},
    path::Path,
};
use crate::schema::{DECIMAL, FIELD_NAME, OID, PROCEDURE_ID, schema};

/// A tree brought into the shape that the schema asks for.
pub(crate) struct Shape {
    /// Keeps to the schema always: what did not was left out or replaced, so that the rules beyond the schema can be
    /// checked for the rest.
    pub(crate) value: Value,
    /// Where something was replaced.
    pub(crate) broken: Vec<Path>,
    pub(crate) found: Vec<Found>,
}

/// Reads a tree by the schema.
pub(crate) fn read_shape(tree: &Located) -> Shape {
    static SCHEMA: LazyLock<Value> = LazyLock::new(schema);
    let mut reader = ShapeReader {
        root: &SCHEMA,
        broken: Vec::new(),
        found: Vec::new(),
    };
    let value = reader.read(tree, &SCHEMA, &Path::default());
    Shape {
        value,
        broken: reader.broken,
        found: reader.found,
    }
}

/// Reads by the part of JSON Schema that [`schema`] uses; a test holds the schema to it.
struct ShapeReader<'s> {
    root: &'s Value,
    broken: Vec<Path>,
    found: Vec<Found>,
}

impl<'s> ShapeReader<'s> {
    fn read(&mut self, located: &Located, schema: &'s Value, path: &Path) -> Value {
        let schema = self.resolve(schema);
        if let Some(words) = words_of(schema) {
            return self.read_word(located, schema, &words, path);
        }
        if let Some(variants) = schema["oneOf"].as_array() {
            return self.read_variant(located, schema, variants, path);
        }
        match (schema["type"].as_str(), &located.node) {
            (Some("string"), Node::Text(text)) => self.read_text(text, schema, path),
            (Some("integer"), Node::Integer(number)) => self.read_integer(*number, schema, path),
            (Some("boolean"), Node::Boolean(value)) => Value::Bool(*value),
            (Some("array"), Node::List(items)) => self.read_list(items, schema, path),
            (Some("object"), Node::Table(entries)) => self.read_table(entries, schema, path),
            _ => self.wrong_type(located, schema, path),
        }
    }

    fn resolve(&self, schema: &'s Value) -> &'s Value {
        let name = schema["$ref"]
            .as_str()
            .and_then(|reference| reference.strip_prefix("#/$defs/"));
        name.map_or(schema, |name| &self.root["$defs"][name])
    }

    fn wrong_type(&mut self, located: &Located, schema: &'s Value, path: &Path) -> Value {
        let expected = match schema["type"].as_str() {
            Some("integer") => ValueType::Integer,
            Some("boolean") => ValueType::Boolean,
            Some("array") => ValueType::List,
            Some("object") => ValueType::Table,
            _ if schema.get("oneOf").is_some() && words_of(schema).is_none() => ValueType::Table,
            _ => ValueType::Text,
        };
        self.broken(
            path,
            Rule::WrongType {
                expected,
                found: located.node.value_type(),
            },
        );
        self.sample(schema)
    }

    fn read_word(
        &mut self,
        located: &Located,
        schema: &'s Value,
        words: &Words<'s>,
        path: &Path,
    ) -> Value {
        let Node::Text(text) = &located.node else {
            return self.wrong_type(located, schema, path);
        };
        let known = words.named.contains(&text.as_str()) || words.or_oid && matches_form(text, OID);
        if !known {
            let oid = words
                .or_oid
                .then(|| "a dotted object identifier".to_owned());
            let allowed = words
                .named
                .iter()
                .map(|word| (*word).to_owned())
                .chain(oid)
                .collect();
            self.broken(
                path,
                Rule::UnknownValue {
                    value: shortened(text),
                    allowed,
                },
            );
            return self.sample(schema);
        }
        Value::String(text.clone())
    }

    /// One of several tables, told apart by a key with a fixed word.
    fn read_variant(
        &mut self,
        located: &Located,
        schema: &'s Value,
        variants: &'s [Value],
        path: &Path,
    ) -> Value {
        let Node::Table(entries) = &located.node else {
            return self.wrong_type(located, schema, path);
        };
        let tags = || variants.iter().filter_map(tag_of);
        let Some((tag, _)) = tags().next() else {
            return self.sample(schema);
        };
        let Some(entry) = entries.iter().find(|entry| entry.key == tag) else {
            self.broken(
                path,
                Rule::MissingKey {
                    key: tag.to_owned(),
                },
            );
            return self.sample(schema);
        };
        let Node::Text(word) = &entry.value.node else {
            let found = entry.value.node.value_type();
            self.broken(
                &path.key(tag),
                Rule::WrongType {
                    expected: ValueType::Text,
                    found,
                },
            );
            self.broken.push(path.clone());
            return self.sample(schema);
        };
        match variants
            .iter()
            .find(|variant| tag_of(variant).is_some_and(|(_, found)| found == word))
        {
            Some(variant) => self.read_table(entries, variant, path),
            None => {
                let allowed = tags().map(|(_, word)| word.to_owned()).collect();
                self.broken(
                    &path.key(tag),
                    Rule::UnknownValue {
                        value: shortened(word),
                        allowed,
                    },
                );
                self.broken.push(path.clone());
                self.sample(schema)
            }
        }
    }

    fn read_text(&mut self, text: &str, schema: &'s Value, path: &Path) -> Value {
        let max = schema["maxLength"]
            .as_u64()
            .and_then(|max| usize::try_from(max).ok());
        let rule = if text.is_empty() && schema["minLength"].as_u64() > Some(0) {
            Some(Rule::Empty)
        } else if let Some(max) = max.filter(|max| text.chars().count() > *max) {
            Some(Rule::TooLong { max })
        } else {
            schema["pattern"].as_str().and_then(|pattern| {
                let form = form_of(pattern)?;
                (!matches_form(text, pattern)).then(|| Rule::NotOfForm {
                    value: shortened(text),
                    form,
                })
            })
        };
        match rule {
            Some(rule) => {
                self.broken(path, rule);
                self.sample(schema)
            }
            None => Value::String(text.to_owned()),
        }
    }

    fn read_integer(&mut self, number: i64, schema: &'s Value, path: &Path) -> Value {
        let (min, max) = (
            schema["minimum"].as_i64().unwrap_or(i64::MIN),
            schema["maximum"].as_i64().unwrap_or(i64::MAX),
        );
        if (min..=max).contains(&number) {
            return Value::from(number);
        }
        self.broken(
            path,
            Rule::OutOfRange {
                min,
                max,
                found: number,
            },
        );
        self.sample(schema)
    }

    fn read_list(&mut self, items: &[Located], schema: &'s Value, path: &Path) -> Value {
        let kept = self.count(items.len(), schema, "minItems", "maxItems", path);
        let mut seen = BTreeSet::new();
        let mut values = Vec::new();
        for (index, item) in items.iter().take(kept).enumerate() {
            let path = path.index(index);
            let broken = self.broken.len();
            let value = self.read(item, &schema["items"], &path);
            // A value that took the place of a broken one is no repetition.
            let sound = self.broken.len() == broken;
            if sound && schema["uniqueItems"] == true && !seen.insert(value.to_string()) {
                let value = value
                    .as_str()
                    .map_or_else(|| value.to_string(), str::to_owned);
                self.found.push(Found {
                    path,
                    at: At::Value,
                    rule: Rule::Repeated { value },
                });
                continue;
            }
            values.push(value);
        }
        Value::Array(values)
    }

    fn read_table(&mut self, entries: &[Entry], schema: &'s Value, path: &Path) -> Value {
        let kept = self.count(
            entries.len(),
            schema,
            "minProperties",
            "maxProperties",
            path,
        );
        let mut values = Map::new();
        for entry in entries.iter().take(kept) {
            let path = path.key(&entry.key);
            if let Some(schema) = self.schema_of_entry(&entry.key, schema, &path) {
                values.insert(entry.key.clone(), self.read(&entry.value, schema, &path));
            }
        }
        for key in strings(&schema["required"]) {
            if !values.contains_key(key) {
                self.found.push(Found {
                    path: path.clone(),
                    at: At::Value,
                    rule: Rule::MissingKey {
                        key: key.to_owned(),
                    },
                });
                self.broken.push(path.key(key));
                values.insert(key.to_owned(), self.sample(&schema["properties"][key]));
            }
        }
        Value::Object(values)
    }

    /// The schema of a table's entry; `None`, and a mistake, where there can be none of that key.
    fn schema_of_entry(&mut self, key: &str, schema: &'s Value, path: &Path) -> Option<&'s Value> {
        if let Some(patterns) = schema["patternProperties"].as_object() {
            let (pattern, of_value) = patterns.iter().next()?;
            if matches_form(key, pattern) {
                return Some(of_value);
            }
            let form = form_of(pattern)?;
            self.broken.push(path.clone());
            self.found.push(Found {
                path: path.clone(),
                at: At::Key,
                rule: Rule::NotOfForm {
                    value: shortened(key),
                    form,
                },
            });
            return None;
        }
        let properties = schema["properties"].as_object();
        let known = properties.and_then(|properties| properties.get(key));
        if known.is_none() {
            let mut allowed: Vec<_> = properties
                .into_iter()
                .flat_map(Map::keys)
                .cloned()
                .collect();
            allowed.sort();
            self.found.push(Found {
                path: path.clone(),
                at: At::Key,
                rule: Rule::UnknownKey {
                    key: shortened(key),
                    allowed,
                },
            });
        }
        known
    }

    /// Checks how many entries there are, and says how many are read.
    fn count(
        &mut self,
        found: usize,
        schema: &'s Value,
        min: &str,
        max: &str,
        path: &Path,
    ) -> usize {
        let max = schema[max]
            .as_u64()
            .and_then(|max| usize::try_from(max).ok())
            .unwrap_or(MAX_ENTRIES);
        if found == 0 && schema[min].as_u64() > Some(0) {
            self.broken(path, Rule::Empty);
        } else if found > max {
            self.broken(path, Rule::TooMany { max, found });
        }
        found.min(max)
    }

    fn broken(&mut self, path: &Path, rule: Rule) {
        self.broken.push(path.clone());
        self.found.push(Found {
            path: path.clone(),
            at: At::Value,
            rule,
        });
    }

    /// Any value that keeps to the schema.
    fn sample(&self, schema: &'s Value) -> Value {
        let schema = self.resolve(schema);
        if let Some(words) = words_of(schema) {
            return words.named.first().copied().into();
        }
        if let Some(variants) = schema["oneOf"].as_array() {
            return variants
                .first()
                .map(|variant| self.sample(variant))
                .unwrap_or_default();
        }
        match schema["type"].as_str() {
            Some("integer") => schema["minimum"].clone(),
            Some("boolean") => false.into(),
            Some("array") => Value::Array(Vec::new()),
            Some("object") => {
                let properties = &schema["properties"];
                strings(&schema["required"])
                    .map(|key| (key.to_owned(), self.sample(&properties[key])))
                    .collect()
            }
            _ if schema["pattern"] == DECIMAL => "0".into(),
            _ => "x".into(),
        }
    }
}

/// What a mistake quotes: the beginning of a text, however long it is.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 80;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// Most keys of a table whose schema gives no number.
const MAX_ENTRIES: usize = 1000;

/// The words that a text can be.
struct Words<'s> {
    named: Vec<&'s str>,
    or_oid: bool,
}

fn words_of(schema: &Value) -> Option<Words<'_>> {
    if let Some(word) = schema["const"].as_str() {
        return Some(Words {
            named: vec![word],
            or_oid: false,
        });
    }
    if schema.get("enum").is_some() {
        return Some(Words {
            named: strings(&schema["enum"]).collect(),
            or_oid: false,
        });
    }
    let branches = schema["oneOf"]
        .as_array()
        .or_else(|| schema["anyOf"].as_array())?;
    let mut words = Words {
        named: Vec::new(),
        or_oid: false,
    };
    for branch in branches {
        if branch["pattern"] == OID {
            words.or_oid = true;
        } else {
            words.named.extend(words_of(branch)?.named);
        }
    }
    Some(words)
}

/// The key with a fixed word that a variant is told by.
fn tag_of(variant: &Value) -> Option<(&str, &str)> {
    let properties = variant["properties"].as_object()?;
    properties
        .iter()
        .find_map(|(key, schema)| Some((key.as_str(), schema["const"].as_str()?)))
}

fn strings(list: &Value) -> impl Iterator<Item = &str> {
    list.as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
}

fn form_of(pattern: &str) -> Option<Form> {
    match pattern {
        FIELD_NAME => Some(Form::FieldName),
        PROCEDURE_ID => Some(Form::ProcedureId),
        DECIMAL => Some(Form::Decimal),
        _ => None,
    }
}

/// Whether a text has the form of one of the schema's patterns.
fn matches_form(text: &str, pattern: &str) -> bool {
    match pattern {
        FIELD_NAME => text.parse::<crate::FieldName>().is_ok(),
        PROCEDURE_ID => text.parse::<crate::ProcedureId>().is_ok(),
        DECIMAL => (1..=39).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()),
        OID => text
            .split('.')
            .all(|arc| !arc.is_empty() && arc.bytes().all(|byte| byte.is_ascii_digit())),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
