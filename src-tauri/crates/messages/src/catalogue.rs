use std::{collections::BTreeSet, sync::LazyLock};

use fluent_bundle::{
    FluentError, FluentMessage, FluentResource,
    concurrent::FluentBundle,
    resolver::errors::{ReferenceKind, ResolverError},
};
use heck::ToKebabCase as _;
use serde_json::Value;
use unic_langid::LanguageIdentifier;

use crate::{Arguments, Language, files};

/// The texts of one language, with the English ones behind them for what it lacks.
pub struct Messages {
    bundle: FluentBundle<FluentResource>,
    /// `None` where the texts are themselves those that stand behind all others.
    behind: Option<LazyLock<Box<Messages>>>,
}

/// What an error says to a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorText {
    /// What happened.
    pub what: String,
    /// What was not done, or what is true of the card and the host now.
    pub not_done: String,
    /// What to do next.
    pub next: String,
}

impl Messages {
    /// The largest file that is read, in bytes.
    pub const MAX_FILE: usize = 256 * 1024;

    /// How deep a sentence may stand in another one.
    pub const MAX_DEPTH: usize = 4;

    /// The English texts.
    pub fn english() -> Self {
        Self::of(Language::English)
    }

    /// The texts of a language that are built in. Tests hold that they are whole; were a text missing or broken after all,
    /// the English one is there, and where that is missing too, its name.
    pub fn of(language: Language) -> Self {
        let mut messages = Self::empty(language.identifier());
        for (_, text) in language.files() {
            let resource = FluentResource::try_new((*text).to_owned())
                .unwrap_or_else(|(readable, _)| readable);
            let _ = messages.bundle.add_resource(resource);
        }
        if language != Language::English {
            messages.behind = Some(LazyLock::new(|| Box::new(Self::english())));
        }
        messages
    }

    /// The texts of a language from its files, each a name (for errors) and its content.
    ///
    /// # Errors
    /// [`CatalogueError`] for a file that is too large or not Fluent, and for a key that occurs twice.
    pub fn parse(
        language: LanguageIdentifier,
        files: &[(&str, &str)],
    ) -> Result<Self, CatalogueError> {
        let mut messages = Self::empty(language);
        for (file, text) in files {
            messages.add(file, text)?;
        }
        Ok(messages)
    }

    /// The text of a key.
    ///
    /// # Errors
    /// [`TextError`] when there is no such key, or an argument that stands in the text was not given. One that decides a
    /// choice may be missing: the choice's default then stands.
    pub fn text(&self, key: &str, arguments: &Arguments) -> Result<String, TextError> {
        self.part(key, None, arguments)
    }

    /// The three texts of an error, by its code.
    ///
    /// An error of a run that ended early knows what the run left behind on the card and at the host, by the argument
    /// `left-behind`: that then stands for what was not done, and what can be done about it follows what to do next.
    ///
    /// # Errors
    /// [`TextError`] when the code or one of its texts is missing, or an argument that stands in a text was not given.
    pub fn error(&self, code: &str, arguments: &Arguments) -> Result<ErrorText, TextError> {
        let key = format!("error-{code}");
        let text = ErrorText {
            what: self.part(&key, None, arguments)?,
            not_done: self.part(&key, Some("not-done"), arguments)?,
            next: self.part(&key, Some("next"), arguments)?,
        };
        match arguments.text("left-behind") {
            Some(left) => self.with_left_behind(text, left, arguments),
            None => Ok(text),
        }
    }

    fn with_left_behind(
        &self,
        text: ErrorText,
        left: &str,
        arguments: &Arguments,
    ) -> Result<ErrorText, TextError> {
        let key = format!("left-behind-{left}");
        let not_done = self.part(&key, None, arguments)?;
        match self.part(&key, Some("next"), arguments) {
            Ok(more) => Ok(ErrorText {
                not_done,
                next: format!("{} {more}", text.next),
                ..text
            }),
            Err(TextError::Missing { .. }) => Ok(ErrorText { not_done, ..text }),
            Err(other) => Err(other),
        }
    }

    /// The text of something that crossed as a code and data, `{"code": …, "data": {…}}`: what happened, for the code of
    /// an error; else the text whose key the code is. Data may hold such pairs in turn, or lists of them: they stand in
    /// the text in words.
    ///
    /// # Errors
    /// [`TextError`] when the code has no text, or the text lacks an argument; pairs that are nested deeper than
    /// [`MAX_DEPTH`](Self::MAX_DEPTH) are arguments that it lacks.
    pub fn sentence(&self, sentence: &Value) -> Result<String, TextError> {
        self.sentence_at(sentence, Self::MAX_DEPTH)
    }

    /// The arguments that data stand for: as [`Arguments::from_json`] has them, and what is a
    /// [`sentence`](Self::sentence) among them in words. One that has no text stands there as its code.
    pub fn arguments(&self, data: &Value) -> Arguments {
        self.arguments_at(data, Self::MAX_DEPTH)
    }

    fn sentence_at(&self, sentence: &Value, depth: usize) -> Result<String, TextError> {
        let code = sentence.get("code").and_then(Value::as_str);
        let code = code.unwrap_or_default();
        let error = format!("error-{code}");
        let key = if self.has(&error) { &error } else { code };
        let data = sentence.get("data").unwrap_or(&Value::Null);
        self.text(key, &self.arguments_at(data, depth))
    }

    fn arguments_at(&self, data: &Value, depth: usize) -> Arguments {
        let arguments = Arguments::from_json(data);
        let Some(depth) = depth.checked_sub(1) else {
            return arguments;
        };
        let members = data.as_object().into_iter().flatten();
        let nested = members.filter_map(|(name, value)| Some((name, self.words(value, depth)?)));
        nested.fold(arguments, |arguments, (name, words)| {
            arguments.with(&name.to_kebab_case(), words)
        })
    }

    /// A sentence, or several with commas between them; `None` for what is neither.
    fn words(&self, value: &Value, depth: usize) -> Option<String> {
        let several = match value {
            Value::Array(several) if !several.is_empty() => several.as_slice(),
            one => std::slice::from_ref(one),
        };
        let words: Option<Vec<_>> = several
            .iter()
            .map(|one| {
                let code = sentence_code(one)?;
                match self.sentence_at(one, depth) {
                    Err(TextError::Missing { .. }) => Some(code.to_owned()),
                    said => said.ok(),
                }
            })
            .collect();
        words.map(|words| words.join(", "))
    }

    /// The names of the arguments that an English text uses, in its parts and in the texts it refers to. For tests and
    /// for tools that translate.
    pub fn argument_names(key: &str) -> BTreeSet<&'static str> {
        let mut names = BTreeSet::new();
        let (mut seen, mut open) = (BTreeSet::new(), vec![key.to_owned()]);
        while let Some(key) = open.pop() {
            for line in entry(&key) {
                names.extend(line.split('$').skip(1).map(identifier));
                let references = line.split('{').skip(1).map(|rest| identifier(rest.trim()));
                let references = references.filter(|name| !name.is_empty());
                open.extend(
                    references
                        .map(str::to_owned)
                        .filter(|key| seen.insert(key.clone())),
                );
            }
        }
        names
    }

    /// The codes that have texts, whole or not, in alphabetical order. For tests and for tools that translate.
    pub fn error_codes() -> Vec<&'static str> {
        let lines = files::EN.iter().flat_map(|(_, text)| text.lines());
        let keys = lines.filter_map(|line| line.strip_prefix("error-")?.split_once(" ="));
        let mut codes: Vec<_> = keys.map(|(code, _)| code).collect();
        codes.sort_unstable();
        codes
    }

    fn empty(language: LanguageIdentifier) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Arguments are isolated one by one, where they need it; Fluent would mark every number and choice.
        bundle.set_use_isolating(false);
        Self {
            bundle,
            behind: None,
        }
    }

    fn add(&mut self, file: &str, text: &str) -> Result<(), CatalogueError> {
        if text.len() > Self::MAX_FILE {
            return Err(CatalogueError::TooLarge {
                file: file.to_owned(),
            });
        }
        let resource = FluentResource::try_new(text.to_owned()).map_err(|(_, mistakes)| {
            let at = mistakes.first().map_or(0, |mistake| mistake.pos.start);
            CatalogueError::Malformed {
                file: file.to_owned(),
                line: line_of(text, at),
            }
        })?;
        self.bundle.add_resource(resource).map_err(|mistakes| {
            let key = mistakes.into_iter().find_map(|mistake| match mistake {
                FluentError::Overriding { id, .. } => Some(id),
                _ => None,
            });
            CatalogueError::Twice {
                file: file.to_owned(),
                key: key.unwrap_or_default(),
            }
        })
    }

    /// Whether there is a text of this key.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key) || self.behind.as_ref().is_some_and(|behind| behind.has(key))
    }

    /// The text of a key, or a part of it, such as `.next`.
    ///
    /// # Errors
    /// As [`text`](Self::text).
    pub fn part(
        &self,
        key: &str,
        part: Option<&'static str>,
        arguments: &Arguments,
    ) -> Result<String, TextError> {
        let own = self.own_part(key, part, arguments);
        match (own, &self.behind) {
            (Err(lacking), Some(behind)) => behind.part(key, part, arguments).map_err(|_| lacking),
            (own, _) => own,
        }
    }

    fn own_part(
        &self,
        key: &str,
        part: Option<&'static str>,
        arguments: &Arguments,
    ) -> Result<String, TextError> {
        let missing = || TextError::Missing {
            key: key.to_owned(),
            part,
        };
        let message: FluentMessage<'_> = self.bundle.get_message(key).ok_or_else(missing)?;
        let pattern = match part {
            None => message.value(),
            Some(part) => message
                .get_attribute(part)
                .map(|attribute| attribute.value()),
        };
        let mut unresolved = Vec::new();
        let arguments = arguments.to_fluent();
        let text = self.bundle.format_pattern(
            pattern.ok_or_else(missing)?,
            Some(&arguments),
            &mut unresolved,
        );
        if unresolved
            .iter()
            .all(|error| is_only_a_choice(error, &text))
        {
            Ok(text.into_owned())
        } else {
            Err(TextError::Argument {
                key: key.to_owned(),
                part,
                text: text.into_owned(),
            })
        }
    }
}

/// The code of what is a code and data and nothing else; a fault, which is also about something, is no part of a text.
fn sentence_code(value: &Value) -> Option<&str> {
    let members = value
        .as_object()
        .filter(|members| members.len() == 2 && members.get("data").is_some_and(Value::is_object));
    members?.get("code")?.as_str()
}

/// The lines of an English text, its parts among them.
fn entry(key: &str) -> impl Iterator<Item = &'static str> {
    let beginning = format!("{key} =");
    let begun = files::EN
        .iter()
        .flat_map(|(_, text)| text.lines())
        .skip_while(move |line| !line.starts_with(&beginning));
    begun
        .enumerate()
        .take_while(|(number, line)| *number == 0 || line.starts_with(' '))
        .map(|(_, line)| line)
}

/// The identifier that a text begins with.
fn identifier(text: &str) -> &str {
    let end = text.find(|character: char| !character.is_ascii_alphanumeric() && character != '-');
    &text[..end.unwrap_or(text.len())]
}

/// Whether an argument that was not given only decided a choice: the choice's default then stands. One that should stand
/// in the text leaves its name there in braces.
fn is_only_a_choice(error: &FluentError, text: &str) -> bool {
    match error {
        FluentError::ResolverError(ResolverError::Reference(ReferenceKind::Variable { id })) => {
            !text.contains(&format!("{{${id}}}"))
        }
        _ => false,
    }
}

/// Counted from 1.
fn line_of(text: &str, position: usize) -> usize {
    text.bytes()
        .take(position)
        .filter(|byte| *byte == b'\n')
        .count()
        + 1
}

/// Why files make no catalogue.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CatalogueError {
    /// Larger than [`Messages::MAX_FILE`].
    #[error("{file} is larger than {} bytes", Messages::MAX_FILE)]
    TooLarge {
        /// The file.
        file: String,
    },
    /// Not Fluent.
    #[error("{file}, line {line}: not Fluent")]
    Malformed {
        /// The file.
        file: String,
        /// Where it stops being Fluent.
        line: usize,
    },
    /// A key that another text has.
    #[error("{file}: the key {key} occurs twice")]
    Twice {
        /// The file of the second one.
        file: String,
        /// The key.
        key: String,
    },
}

/// Why there is no text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// The catalogue has no such key, or not that part of it.
    #[error("no text for {key}{}", .part.map(|part| format!(".{part}")).unwrap_or_default())]
    Missing {
        /// The key.
        key: String,
        /// The part; `None` for the text itself.
        part: Option<&'static str>,
    },
    /// The text names an argument that was not given.
    #[error("the text of {key} lacks an argument: {text}")]
    Argument {
        /// The key.
        key: String,
        /// The part; `None` for the text itself.
        part: Option<&'static str>,
        /// The text, with the name of the argument where it would stand.
        text: String,
    },
}

#[cfg(test)]
mod tests;
