//! The command line's help, in words of the catalogue. What can be typed stands in `arguments`; what is said about it, in
//! `command-line-help.ftl`, by the path of the command and the name of the argument: `command-orders-list`,
//! `argument-orders-list-all`, and `argument-host` for all commands that have a `host`.

use std::collections::VecDeque;

use clap::{
    Arg, ArgAction, Command,
    builder::{Resettable, StyledStr},
};
use messages::{Arguments as Fill, Messages};

mod after;
mod usage_line;

/// The command with its help in the language of the messages, ready to parse. A text that the catalogue lacks, which a test
/// holds that it does not, leaves a gap and nothing worse.
pub(crate) fn told(command: Command, messages: &Messages) -> Command {
    let words = Words { messages };
    let json = command.get_arguments().find(|arg| arg.get_id() == "json");
    let json = json.cloned();
    let mut command = words.command(command, "", json.as_ref());
    // The program's own `help` is there only now, with copies of all that was said before.
    command.build();
    usage_line::told(words.help_command(command), &words)
}

/// The texts by the names that a command line has.
struct Words<'a> {
    messages: &'a Messages,
}

impl Words<'_> {
    fn command(&self, command: Command, path: &str, json: Option<&Arg>) -> Command {
        let key = joined("command", path);
        let command = with_own_options(command, path.is_empty(), json)
            .disable_help_flag(true)
            .disable_version_flag(true)
            .help_template(self.template())
            .subcommand_help_heading(self.say_heading("help-commands"))
            .subcommand_value_name(self.say("help-a-command"))
            .about(self.part(&key, None))
            .long_about(Resettable::Reset)
            .after_long_help(if_any(self.after(path)))
            .mut_args(|argument| self.argument(argument, path));
        let names: Vec<_> = command
            .get_subcommands()
            .map(|command| command.get_name().to_owned())
            .collect();
        let command = in_order(command);
        names.into_iter().fold(command, |command, name| {
            command.mut_subcommand(&name, |inner| {
                self.command(inner, &joined(path, &name), json)
            })
        })
    }

    fn argument(&self, argument: Arg, path: &str) -> Arg {
        let key = self.key_of(&argument, path);
        let help = self.part(&key, None);
        let (notes, heading) = (self.notes(&argument), self.heading(&argument));
        let short = [&help[..], &notes.join(" ")].join(" ");
        let more = self.messages.part(&key, Some("more"), &filled(&key));
        let mut long = vec![help];
        long.extend(more.ok());
        long.extend(notes);
        let long = (long.len() > 1).then(|| long.join("\n\n"));
        let takes_values = argument.get_action().takes_values();
        let argument = argument
            .help_heading(heading)
            .help(short.trim().to_owned())
            .long_help(if_any(long));
        if takes_values {
            // Said by the notes.
            argument
                .hide_default_value(true)
                .hide_possible_values(true)
                .hide_env(true)
        } else {
            argument
        }
    }

    /// That of this command's argument, else that of all arguments of this name.
    fn key_of(&self, argument: &Arg, path: &str) -> String {
        let name = argument.get_id().as_str().replace('_', "-");
        let of_command = joined(&joined("argument", path), &name);
        if self.messages.has(&of_command) {
            of_command
        } else {
            joined("argument", &name)
        }
    }

    fn heading(&self, argument: &Arg) -> String {
        match argument.get_help_heading() {
            Some(group) => self.say_heading(&format!("help-{group}")),
            None if argument.is_positional() => self.say_heading("help-arguments"),
            None => self.say_heading("help-options"),
        }
    }

    /// What stands for it if it is not given, what can be given, and where else it can come from.
    fn notes(&self, argument: &Arg) -> Vec<String> {
        let listed = |values: Vec<String>| values.join(", ");
        let mut notes = Vec::new();
        let mut note = |key, name, value: String| {
            if !value.is_empty() {
                notes.push(self.fill(key, &Fill::new().with(name, value)));
            }
        };
        if !argument.get_action().takes_values() {
            return notes;
        }
        let defaults = argument.get_default_values().iter();
        let defaults = defaults.map(|value| value.to_string_lossy().into_owned());
        note("help-default", "value", listed(defaults.collect()));
        let possible = argument.get_possible_values().into_iter();
        let possible = possible.map(|value| value.get_name().to_owned());
        note("help-possible-values", "values", listed(possible.collect()));
        let name = argument.get_env().map(|name| name.to_string_lossy());
        note(
            "help-environment-variable",
            "name",
            name.unwrap_or_default().into_owned(),
        );
        notes
    }

    fn help_command(&self, command: Command) -> Command {
        let help = "help";
        if command.find_subcommand(help).is_none() {
            return command;
        }
        let inner: Vec<_> = command
            .get_subcommands()
            .filter(|command| command.find_subcommand(help).is_some())
            .map(|command| command.get_name().to_owned())
            .filter(|name| name != help)
            .collect();
        let command = command.mut_subcommand(help, |command| {
            command
                .about(self.say("command-help"))
                .help_template(self.template())
                .subcommand_help_heading(self.say_heading("help-commands"))
                .subcommand_value_name(self.say("help-a-command"))
                .mut_args(|argument| {
                    argument
                        .help(self.say("argument-help-subcommand"))
                        .help_heading(self.say_heading("help-arguments"))
                        .value_name(self.say("help-a-command"))
                })
        });
        inner.into_iter().fold(command, |command, name| {
            command.mut_subcommand(&name, |inner| self.help_command(inner))
        })
    }

    /// As clap has it, but for its words.
    fn template(&self) -> String {
        let style = clap::builder::Styles::styled();
        let header = style.get_usage();
        let usage = self.say("help-usage");
        format!(
            "{{before-help}}{{about-with-newline}}\n{header}{usage}{header:#} {{usage}}\n\n{{all-args}}{{after-help}}"
        )
    }

    /// Without its colon, which clap writes; what a language has before the colon stays.
    fn say_heading(&self, key: &str) -> String {
        let heading = self.say(key);
        heading.strip_suffix(':').unwrap_or(&heading).to_owned()
    }

    fn say(&self, key: &str) -> String {
        self.fill(key, &Fill::new())
    }

    fn fill(&self, key: &str, fill: &Fill) -> String {
        self.messages
            .text(key, fill)
            .unwrap_or_else(|missing| missing.to_string())
    }

    fn part(&self, key: &str, part: Option<&'static str>) -> String {
        self.messages
            .part(key, part, &filled(key))
            .unwrap_or_default()
    }
}

/// What a text about a command shows of JSON: that is written as a program reads it, in every language.
fn filled(key: &str) -> Fill {
    Fill::new().with("shape", after::shape(key))
}

/// Each command names `--json` and `--help` itself, so that they stand in their place in the help; the program, `--version`.
fn with_own_options(command: Command, is_program: bool, json: Option<&Arg>) -> Command {
    let has_json = command.get_arguments().any(|arg| arg.get_id() == "json");
    let json = json.filter(|_| !has_json).cloned();
    let version = Arg::new("version")
        .short('V')
        .long("version")
        .action(ArgAction::Version);
    let help = Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help);
    command
        .next_help_heading(Resettable::Reset)
        .args(json)
        .arg(help)
        .args(is_program.then_some(version))
}

/// The help shows groups in the order in which arguments of theirs come: positions, options, and the others.
fn in_order(command: Command) -> Command {
    let headings: Vec<_> = command
        .get_arguments()
        .filter_map(|argument| argument.get_help_heading().map(str::to_owned))
        .collect();
    let options = command
        .get_arguments()
        .find(|argument| argument.get_id() == "help")
        .and_then(|argument| argument.get_help_heading().map(str::to_owned));
    let place = |argument: &Arg| {
        let heading = argument.get_help_heading();
        if argument.is_positional() {
            0
        } else if heading == options.as_deref() {
            1
        } else {
            let at = headings.iter().position(|one| Some(&one[..]) == heading);
            at.map_or(2, |at| at + 2)
        }
    };
    let mut sorted: Vec<_> = command.get_arguments().cloned().collect();
    sorted.sort_by_key(place);
    let mut sorted = VecDeque::from(sorted);
    command.mut_args(|argument| sorted.pop_front().unwrap_or(argument))
}

fn if_any(text: Option<String>) -> Resettable<StyledStr> {
    text.map(StyledStr::from).into()
}

/// Two parts of a key; an empty one is left out.
fn joined(one: &str, other: &str) -> String {
    match (one, other) {
        ("", only) | (only, "") => only.to_owned(),
        (one, other) => format!("{one}-{other}"),
    }
}

#[cfg(test)]
mod tests;
