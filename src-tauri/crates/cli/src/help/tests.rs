use std::collections::BTreeSet;

use clap::{Command, CommandFactory};
use messages::{Language, Messages};

use super::{Words, joined, told};
use crate::arguments::Arguments;

/// Each command below this one with its path, this one first.
fn commands(command: &Command, path: &str) -> Vec<(String, Command)> {
    let inner = command
        .get_subcommands()
        .filter(|inner| inner.get_name() != "help")
        .flat_map(|inner| commands(inner, &joined(path, inner.get_name())));
    [(path.to_owned(), command.clone())]
        .into_iter()
        .chain(inner)
        .collect()
}

fn parts(key: &str, messages: &Messages) -> BTreeSet<String> {
    ["more", "after"]
        .into_iter()
        .filter(|part| messages.part(key, Some(part), &super::filled(key)).is_ok())
        .map(|part| format!("{key}.{part}"))
        .collect()
}

#[test]
fn every_command_and_argument_has_its_text_in_every_language() {
    for language in Language::ALL {
        let messages = Messages::of(language);
        let words = Words {
            messages: &messages,
        };
        let all = commands(&told(Arguments::command(), &messages), "");
        assert!(all.len() > 15);
        for (path, command) in all {
            let key = joined("command", &path);
            assert!(messages.has(&key), "{language}: no text {key}");
            assert!(
                !command.get_about().unwrap().to_string().is_empty(),
                "{key}"
            );
            for argument in command.get_arguments().filter(|one| !one.is_hide_set()) {
                let key = words.key_of(argument, &path);
                assert!(messages.has(&key), "{language}: no text {key}, of {path}");
                assert!(
                    !argument.get_help().unwrap().to_string().is_empty(),
                    "{key}"
                );
            }
        }
    }
}

#[test]
fn no_text_is_left_over() {
    let messages = Messages::english();
    let words = Words {
        messages: &messages,
    };
    let mut used: BTreeSet<String> =
        BTreeSet::from(["command-help".into(), "argument-help-subcommand".into()]);
    for (path, command) in commands(&told(Arguments::command(), &messages), "") {
        used.insert(joined("command", &path));
        used.extend(command.get_arguments().map(|one| words.key_of(one, &path)));
    }
    let inside: BTreeSet<String> = used.iter().flat_map(|key| parts(key, &messages)).collect();
    let english = include_str!("../../../messages/en/command-line-help.ftl");
    let keys = english.lines().filter_map(|line| line.split_once(" ="));
    let keys = keys.map(|(key, _)| key);
    let of_commands =
        keys.filter(|key| key.starts_with("command-") || key.starts_with("argument-"));
    // What another text consists of is used by it.
    let referred = |key: &str| english.contains(&format!("{{ {key} }}"));
    let left: Vec<_> = of_commands
        .filter(|key| !used.contains(*key) && !referred(key))
        .collect();
    assert!(left.is_empty(), "texts of nothing: {left:?}");
    assert!(inside.contains("argument-json.more") && inside.len() > 2);
}

/// What clap itself would say, with the key of what stands for it.
const OF_CLAP: [(&str, &str); 6] = [
    ("Usage:", "help-usage"),
    ("Commands:", "help-commands"),
    ("Arguments:", "help-arguments"),
    ("Options:", "help-options"),
    ("[OPTIONS]", "help-any-options"),
    ("Print help", "argument-help"),
];

#[test]
fn a_heading_ends_as_its_language_ends_it() {
    let help = |language| {
        let mut command = told(Arguments::command(), &Messages::of(language));
        command.render_help().to_string()
    };
    let french = help(Language::French);
    for heading in [
        "Utilisation\u{a0}: ",
        "\nCommandes\u{a0}:\n",
        "\nOptions\u{a0}:\n",
    ] {
        assert!(french.contains(heading), "{heading}: {french}");
    }
    let german = help(Language::German);
    for heading in ["Aufruf: ", "\nBefehle:\n", "\nOptionen:\n"] {
        assert!(german.contains(heading), "{heading}: {german}");
    }
}

#[test]
fn help_is_in_one_language() {
    let english = Messages::english();
    for language in Language::ALL {
        let messages = Messages::of(language);
        let none = messages::Arguments::new();
        let others = OF_CLAP.into_iter().filter(|(_, key)| {
            let (own, english) = (messages.text(key, &none), english.text(key, &none));
            own.unwrap() != english.unwrap()
        });
        let others: Vec<_> = others.map(|(word, _)| word).collect();
        for (path, mut command) in commands(&told(Arguments::command(), &messages), "") {
            for help in [command.render_help(), command.render_long_help()] {
                let help = help.to_string();
                let found: Vec<_> = others.iter().filter(|word| help.contains(**word)).collect();
                assert!(found.is_empty(), "{language}: {path}: {found:?} in {help}");
                assert!(!help.contains("no text for"), "{path}: {help}");
            }
        }
    }
}
