//! How a command is typed, on one line.

use clap::Command;

use super::Words;

/// What clap writes for options that can be left out.
const OPTIONS: &str = "[OPTIONS]";
/// How clap begins the line.
const BEGINNING: &str = "Usage: ";

/// The command, built, with that line in the language of the words.
pub(super) fn told(mut command: Command, words: &Words<'_>) -> Command {
    let line = command.render_usage().to_string();
    let options = format!("[{}]", words.say("help-any-options"));
    let line = line
        .trim_start_matches(BEGINNING)
        .replace(OPTIONS, &options);
    let names: Vec<_> = command
        .get_subcommands()
        .map(|command| command.get_name().to_owned())
        .collect();
    let command = command.override_usage(line);
    names.into_iter().fold(command, |command, name| {
        command.mut_subcommand(&name, |inner| told(inner, words))
    })
}
