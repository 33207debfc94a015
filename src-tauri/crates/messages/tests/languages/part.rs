use std::collections::BTreeSet;

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, VariantKey};

/// Stands for what fills a text.
pub(crate) const FILLED: char = '\u{FFFC}';

/// One text, or a part of one, taken apart.
#[derive(Default)]
pub(crate) struct Part {
    /// The arguments that stand in the text.
    pub(crate) shown: BTreeSet<String>,
    pub(crate) choices: Vec<Choice>,
    /// Other texts that stand in it.
    pub(crate) references: BTreeSet<String>,
    /// The arguments by which those choose.
    pub(crate) chosen_inside: BTreeSet<String>,
    /// The text and those of its choices, with [`FILLED`] for what fills them; the text as a whole is the last.
    pub(crate) texts: Vec<String>,
    /// All of it, to be compared.
    pub(crate) whole: String,
}

/// A choice by an argument: in its order, each alternative's name and the arguments that stand in it.
pub(crate) struct Choice {
    pub(crate) by: String,
    pub(crate) alternatives: Vec<(String, BTreeSet<String>)>,
    pub(crate) default: String,
}

/// The categories of numbers (CLDR).
const CATEGORIES: [&str; 5] = ["zero", "one", "two", "few", "many"];

impl Choice {
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.alternatives.iter().map(|(name, _)| name.as_str())
    }

    /// Whether it chooses by how many there are.
    pub(crate) fn counts(&self) -> bool {
        self.names().any(|name| CATEGORIES.contains(&name))
    }
}

impl Part {
    pub(crate) fn of(pattern: &Pattern<&str>) -> Self {
        let mut part = Self::default();
        let text = part.take(pattern);
        part.whole = format!("{pattern:?}");
        part.texts.push(text);
        part
    }

    /// The arguments that it needs: those that stand in it, and those by which it chooses.
    pub(crate) fn arguments(&self) -> BTreeSet<&str> {
        let by = self.choices.iter().map(|choice| choice.by.as_str());
        let by = by.chain(self.chosen_inside.iter().map(String::as_str));
        self.shown.iter().map(String::as_str).chain(by).collect()
    }

    pub(crate) fn choices_of(&self, argument: &str) -> usize {
        let of = |choice: &&Choice| choice.by == argument;
        self.choices.iter().filter(of).count()
    }

    fn take(&mut self, pattern: &Pattern<&str>) -> String {
        let mut text = String::new();
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => text.push_str(value),
                PatternElement::Placeable { expression } => self.expression(expression, &mut text),
            }
        }
        text
    }

    fn expression(&mut self, expression: &Expression<&str>, text: &mut String) {
        match expression {
            Expression::Inline(inline) => self.inline(inline, text),
            Expression::Select { selector, variants } => {
                let by = match selector {
                    InlineExpression::VariableReference { id } => id.name.to_owned(),
                    other => format!("{other:?}"),
                };
                let mut choice = Choice {
                    by,
                    alternatives: Vec::new(),
                    default: String::new(),
                };
                for variant in variants {
                    let name = match &variant.key {
                        VariantKey::Identifier { name } => *name,
                        VariantKey::NumberLiteral { value } => *value,
                    };
                    let mut inside = Self::default();
                    let alternative = inside.take(&variant.value);
                    choice
                        .alternatives
                        .push((name.to_owned(), inside.shown.clone()));
                    if variant.default {
                        choice.default = name.to_owned();
                    }
                    self.shown.extend(inside.shown);
                    self.choices.extend(inside.choices);
                    self.references.extend(inside.references);
                    self.texts.extend(inside.texts);
                    self.texts.push(alternative);
                }
                self.choices.push(choice);
                text.push(FILLED);
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>, text: &mut String) {
        match inline {
            InlineExpression::StringLiteral { value } => text.push_str(&unescaped(value)),
            InlineExpression::Placeable { expression } => self.expression(expression, text),
            InlineExpression::VariableReference { id } => {
                self.shown.insert(id.name.to_owned());
                text.push(FILLED);
            }
            InlineExpression::MessageReference { id, .. } => {
                self.references.insert(id.name.to_owned());
                text.push(FILLED);
            }
            _ => text.push(FILLED),
        }
    }
}

/// A literal with its `\u00A0` as the character.
fn unescaped(literal: &str) -> String {
    fluent_syntax::unicode::unescape_unicode_to_string(literal).into_owned()
}
