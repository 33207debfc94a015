use std::{collections::BTreeMap, iter::Peekable, str::CharIndices};

use crate::{FieldName, codes::told};

/// A subject or alternative name template, parsed: text with `{field}` for the value of an input field, `{{` and `}}`
/// for a brace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    Field(FieldName),
}

impl Template {
    /// Parses a template.
    ///
    /// # Errors
    /// [`TemplateFault`] names the first brace that does not fit.
    pub fn parse(text: &str) -> Result<Self, TemplateFault> {
        let mut parts = Vec::new();
        let mut literal = String::new();
        let mut characters = text.char_indices().peekable();
        while let Some((at, character)) = characters.next() {
            match character {
                '{' | '}' if characters.next_if(|(_, next)| *next == character).is_some() => {
                    literal.push(character)
                }
                '{' => {
                    if !literal.is_empty() {
                        parts.push(Part::Text(std::mem::take(&mut literal)));
                    }
                    parts.push(Part::Field(field_name(text, at, &mut characters)?));
                }
                '}' => {
                    return Err(TemplateFault::StrayBrace {
                        position: position(text, at),
                    });
                }
                other => literal.push(other),
            }
        }
        if !literal.is_empty() {
            parts.push(Part::Text(literal));
        }
        Ok(Self { parts })
    }

    /// The fields it names, in their order; one named twice comes twice.
    pub fn fields(&self) -> impl Iterator<Item = &FieldName> {
        self.parts.iter().filter_map(|part| match part {
            Part::Field(name) => Some(name),
            Part::Text(_) => None,
        })
    }

    /// Its text where it names no field.
    pub fn constant(&self) -> Option<String> {
        self.fields()
            .next()
            .is_none()
            .then(|| self.expand(&BTreeMap::new()))
            .flatten()
    }

    /// The value that comes out; `None` where it names fields and all of them are empty, or nothing comes out.
    ///
    /// A space beside a field that is empty goes with it: `{given_name} {surname}` without a given name is the surname
    /// alone.
    pub fn expand(&self, values: &BTreeMap<FieldName, String>) -> Option<String> {
        let value = |name| values.get(name).map(String::as_str).unwrap_or_default();
        if self.fields().next().is_some() && self.fields().all(|name| value(name).is_empty()) {
            return None;
        }
        let mut expanded = String::new();
        let mut after_empty = false;
        for part in &self.parts {
            match part {
                Part::Text(text)
                    if after_empty && (expanded.is_empty() || expanded.ends_with(' ')) =>
                {
                    expanded.push_str(text.trim_start_matches(' '));
                }
                Part::Text(text) => expanded.push_str(text),
                Part::Field(name) => expanded.push_str(value(name)),
            }
            after_empty = matches!(part, Part::Field(name) if value(name).is_empty());
        }
        let expanded = expanded.trim_matches(' ');
        (!expanded.is_empty()).then(|| expanded.to_owned())
    }
}

fn field_name(
    text: &str,
    opened: usize,
    characters: &mut Peekable<CharIndices<'_>>,
) -> Result<FieldName, TemplateFault> {
    let mut name = String::new();
    loop {
        match characters.next() {
            Some((_, '}')) => break,
            None | Some((_, '{')) => {
                return Err(TemplateFault::UnclosedBrace {
                    position: position(text, opened),
                });
            }
            Some((_, character)) => name.push(character),
        }
    }
    name.parse().map_err(|_| TemplateFault::MalformedField {
        position: position(text, opened),
        name,
    })
}

/// The 1-based position of a character, as a person counts.
fn position(text: &str, byte: usize) -> usize {
    text.char_indices()
        .take_while(|(at, _)| *at <= byte)
        .count()
}

/// What is wrong with a template.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TemplateFault {
    /// A `{` without its `}`.
    #[error("the brace at character {position} is not closed; a brace itself is written “{{{{”")]
    UnclosedBrace {
        /// The brace's character, counted from 1.
        position: usize,
    },
    /// A `}` without its `{`.
    #[error("the brace at character {position} closes nothing; a brace itself is written “}}}}”")]
    StrayBrace {
        /// The brace's character, counted from 1.
        position: usize,
    },
    /// Something between braces that is no field name.
    #[error("“{name}” at character {position} is not a field name")]
    MalformedField {
        /// The opening brace's character, counted from 1.
        position: usize,
        /// What is there.
        name: String,
    },
}

told! {
    TemplateFault:
    Self::UnclosedBrace { position } => "template-unclosed-brace" { "position": *position },
    Self::StrayBrace { position } => "template-stray-brace" { "position": *position },
    Self::MalformedField { position, name } => "template-malformed-field" {
        "position": *position, "name": name
    },
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Template, TemplateFault};
    use crate::FieldName;

    fn values(pairs: &[(&str, &str)]) -> BTreeMap<FieldName, String> {
        pairs
            .iter()
            .map(|(name, value)| (name.parse().unwrap(), (*value).to_owned()))
            .collect()
    }

    fn expand(template: &str, pairs: &[(&str, &str)]) -> Option<String> {
        Template::parse(template).unwrap().expand(&values(pairs))
    }

    #[test]
    fn values_take_the_places_of_their_fields() {
        assert_eq!(
            expand("{a}@{b}.test", &[("a", "anna"), ("b", "example")]).unwrap(),
            "anna@example.test"
        );
        assert_eq!(expand("constant", &[]).unwrap(), "constant");
        assert_eq!(expand("{{{a}}}", &[("a", "x")]).unwrap(), "{x}");
        // A value is text: braces in it are no template.
        assert_eq!(expand("{a}", &[("a", "{b}"), ("b", "no")]).unwrap(), "{b}");
    }

    #[test]
    fn an_empty_field_takes_its_space_along() {
        assert_eq!(expand("{a} {b}", &[("b", "Berg")]).unwrap(), "Berg");
        assert_eq!(expand("{a} {b}", &[("a", "Anna")]).unwrap(), "Anna");
        assert_eq!(
            expand("{a} {m} {b}", &[("a", "Anna"), ("b", "Berg")]).unwrap(),
            "Anna Berg"
        );
        assert_eq!(
            expand("{a} {b}", &[("a", "Anna  Maria"), ("b", "Berg")]).unwrap(),
            "Anna  Maria Berg"
        );
        assert_eq!(expand("No. {a}", &[]), None);
        assert_eq!(expand("", &[]), None);
    }

    #[test]
    fn braces_must_pair() {
        let fault = |text| Template::parse(text).unwrap_err();
        assert_eq!(fault("é{a"), TemplateFault::UnclosedBrace { position: 2 });
        assert_eq!(fault("{a{b}"), TemplateFault::UnclosedBrace { position: 1 });
        assert_eq!(fault("a}"), TemplateFault::StrayBrace { position: 2 });
        assert_eq!(
            fault("{A b}"),
            TemplateFault::MalformedField {
                position: 1,
                name: "A b".to_owned()
            }
        );
        assert_eq!(
            fault("{}"),
            TemplateFault::MalformedField {
                position: 1,
                name: String::new()
            }
        );
    }
}
