//! What the program says, as text for people or as JSON for programs. Nothing else in it writes to standard output or
//! standard error.

mod failure;
mod formats;
mod pin_code;
mod progress;
mod table;

use std::io::{self, IsTerminal, Write};

use console::{Style, colors_enabled_stderr};
use messages::{Arguments, Messages};
use serde::Serialize;
use serde_json::Value;

use crate::speech::Speech;

pub(crate) use failure::Failure;
use formats::Formats;
pub(crate) use progress::Progress;
pub(crate) use table::Table;

/// Where results, notes and failures go.
///
/// A result goes to standard output; steps, notes and failures go to standard error, so that a result can be piped.
/// With `--json` everything is a JSON value a line on standard output: a program reads one stream.
pub(crate) struct Output {
    json: bool,
    place: Place,
    messages: Messages,
    formats: Formats,
}

/// Whose cards and host the program works with: what a person is told to do next differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Those of a real desk.
    Desk,
    /// Those inside the program.
    Practice,
}

impl Place {
    /// The name in texts.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Desk => "desk",
            Self::Practice => "practice",
        }
    }
}

/// What a command answers with: JSON by its `Serialize`, text by this.
pub(crate) trait Answer: Serialize {
    /// The text for people, one or more lines.
    fn text(&self, output: &Output) -> String;
}

impl Output {
    /// For a real desk.
    pub(crate) fn new(json: bool, speech: &Speech) -> Self {
        Self {
            json,
            place: Place::Desk,
            messages: Messages::of(speech.language),
            formats: Formats::of(speech),
        }
    }

    /// The texts.
    pub(crate) fn messages(&self) -> &Messages {
        &self.messages
    }

    /// The day of a point in time, for people.
    pub(crate) fn day(&self, time: &str) -> String {
        self.formats.day(time)
    }

    /// Day and minute of a point in time, for people.
    pub(crate) fn minute(&self, time: &str) -> String {
        self.formats.minute(time)
    }

    /// Whether a program reads what is said.
    pub(crate) fn is_json(&self) -> bool {
        self.json
    }

    /// The same for that place.
    pub(crate) fn at(self, place: Place) -> Self {
        Self { place, ..self }
    }

    /// Whose cards and host it speaks of.
    pub(crate) fn place(&self) -> Place {
        self.place
    }

    /// Whether a person at a terminal reads what is said there and can answer.
    pub(crate) fn has_person(&self) -> bool {
        !self.json && io::stdin().is_terminal() && io::stderr().is_terminal()
    }

    /// Whether what stands on standard error is seen on a terminal.
    pub(crate) fn has_terminal(&self) -> bool {
        !self.json && io::stderr().is_terminal()
    }

    /// A text of the catalogue without arguments.
    pub(crate) fn say(&self, key: &str) -> String {
        self.fill(key, &Arguments::new())
    }

    /// A text of the catalogue. One that is missing shows as its key; a test holds that none is.
    pub(crate) fn fill(&self, key: &str, arguments: &Arguments) -> String {
        self.messages
            .text(key, arguments)
            .unwrap_or_else(|missing| missing.to_string())
    }

    /// What a view, or anything else with a code and data, says.
    pub(crate) fn tell(&self, sentence: &impl Serialize) -> String {
        self.messages
            .sentence(&to_value(sentence))
            .unwrap_or_else(|missing| missing.to_string())
    }

    /// What a command was asked for.
    pub(crate) fn answer(&self, answer: &impl Answer) {
        if self.json {
            self.line(answer);
        } else {
            to_stdout(&answer.text(self));
        }
    }

    /// One event of several, as a line of its own: text for people, a value for programs.
    pub(crate) fn event(&self, event: &impl Answer) {
        self.answer(event);
    }

    /// Something a person should know beside the result. Programs are not told: what they need is in the results.
    pub(crate) fn note(&self, text: &str) {
        if !self.json {
            to_stderr(text);
        }
    }

    /// Text that is its own result, such as completions.
    pub(crate) fn raw(&self, bytes: &[u8]) {
        let _ = io::stdout().lock().write_all(bytes);
    }

    /// A JSON value on a line of its own.
    pub(crate) fn line(&self, value: &impl Serialize) {
        let mut value = to_value(value);
        add_texts(&mut value, &self.messages);
        to_stdout(&value.to_string());
    }

    /// Why a command did not do what it was asked for.
    pub(crate) fn failure(&self, failure: &Failure) {
        if self.json {
            self.line(&failure.json(&self.messages, self.place));
        } else {
            to_stderr(&failure.text(&self.messages, self.place, &self.emphasis()));
        }
    }

    /// For the word that starts a failure on standard error.
    fn emphasis(&self) -> Style {
        Style::new()
            .for_stderr()
            .red()
            .bold()
            .force_styling(colors_enabled_stderr())
    }
}

/// Nothing here holds a map with keys that are no texts, which is all that can fail.
fn to_value(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

/// Puts beside every code with data what it says: a program need not know the texts to show them.
fn add_texts(value: &mut Value, messages: &Messages) {
    let text = is_sentence(value)
        .then(|| messages.sentence(value).ok())
        .flatten();
    match value {
        Value::Object(members) => members
            .values_mut()
            .for_each(|member| add_texts(member, messages)),
        Value::Array(several) => several.iter_mut().for_each(|one| add_texts(one, messages)),
        _ => {}
    }
    if let Some(text) = text {
        value["text"] = text.into();
    }
}

/// A code with data; a failure, which has its three texts already, is none.
fn is_sentence(value: &Value) -> bool {
    value["code"].is_string() && value["data"].is_object() && value.get("what").is_none()
}

/// Whoever reads may have stopped reading: that ends nothing half-way.
fn to_stdout(text: &str) {
    let _ = writeln!(io::stdout().lock(), "{}", text.trim_end());
}

fn to_stderr(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{}", text.trim_end());
}
