//! A command line that is not understood, in words of the catalogue: clap says what is wrong by kind and context, and no
//! sentence of its own is shown.

use std::ffi::OsString;

use clap::{
    Command,
    error::{ContextKind, ContextValue, ErrorKind},
};
use serde_json::{Value, json};

use crate::{arguments::NotTaken, exit::Exit, output::Failure};

/// What is wrong with these words, as the failure of a command.
pub(crate) fn failure(error: &clap::Error, command: &Command, words: &[OsString]) -> Failure {
    let (command, usage) = meant(command, words);
    let data = json!({ "what": what(error), "synopsis": usage, "command": command });
    Failure::new("usage", data, Exit::Usage)
}

/// The command that the words name, as far as they name one, and how it is typed.
fn meant(command: &Command, words: &[OsString]) -> (String, String) {
    let mut meant = command;
    for word in words {
        meant = meant.find_subcommand(word).unwrap_or(meant);
    }
    let usage = meant.clone().render_usage().to_string();
    let usage = usage
        .split_once(": ")
        .map_or(&usage[..], |(_, usage)| usage);
    let usage = usage.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = meant.get_bin_name().unwrap_or(meant.get_name());
    (name.to_owned(), usage)
}

fn what(error: &clap::Error) -> Value {
    let (argument, value) = (
        one(error, ContextKind::InvalidArg),
        one(error, ContextKind::InvalidValue),
    );
    let all = several(error, ContextKind::InvalidArg);
    let argument = argument
        .or_else(|| all.first().cloned())
        .unwrap_or_default();
    let value = value.unwrap_or_default();
    let (code, data) = match error.kind() {
        ErrorKind::UnknownArgument => {
            let suggested = one(error, ContextKind::SuggestedArg);
            (
                "usage-unknown-argument",
                json!({ "argument": argument, "suggested": suggested }),
            )
        }
        ErrorKind::InvalidSubcommand => {
            let command = one(error, ContextKind::InvalidSubcommand);
            // The nearest one comes last.
            let suggested = several(error, ContextKind::SuggestedSubcommand);
            (
                "usage-unknown-command",
                json!({ "command": command, "suggested": suggested.last() }),
            )
        }
        ErrorKind::MissingSubcommand => {
            let commands = several(error, ContextKind::ValidSubcommand);
            ("usage-command-missing", json!({ "commands": commands }))
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            ("usage-value-missing", json!({ "argument": argument }))
        }
        ErrorKind::InvalidValue => {
            let values = several(error, ContextKind::ValidValue);
            (
                "usage-value-unknown",
                json!({ "argument": argument, "value": value, "values": values }),
            )
        }
        ErrorKind::ValueValidation => (
            "usage-value-not-taken",
            json!({ "argument": argument, "value": value, "why": why(error) }),
        ),
        ErrorKind::NoEquals
        | ErrorKind::TooManyValues
        | ErrorKind::TooFewValues
        | ErrorKind::WrongNumberOfValues => ("usage-values", json!({ "argument": argument })),
        ErrorKind::ArgumentConflict => {
            let others = several(error, ContextKind::PriorArg);
            if others.iter().all(|other| *other == argument) {
                ("usage-twice", json!({ "argument": argument }))
            } else {
                (
                    "usage-not-together",
                    json!({ "argument": argument, "others": others }),
                )
            }
        }
        ErrorKind::MissingRequiredArgument => (
            "usage-missing",
            json!({ "arguments": all, "count": all.len() }),
        ),
        ErrorKind::InvalidUtf8 => ("usage-not-text", json!({})),
        // Not made by a command line, but by the system: its own words are all there is.
        other => ("usage-other", json!({ "why": other.to_string() })),
    };
    json!({ "code": code, "data": data })
}

/// Why a value is not taken, where a parser of the program says it; one of clap's says nothing that helps.
fn why(error: &clap::Error) -> Option<Value> {
    let source = std::error::Error::source(error)?;
    source.downcast_ref::<NotTaken>().map(NotTaken::sentence)
}

fn one(error: &clap::Error, kind: ContextKind) -> Option<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        _ => None,
    }
}

fn several(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::String(text)) => vec![text.clone()],
        _ => Vec::new(),
    }
}
