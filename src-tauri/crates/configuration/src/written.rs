//! What is written from the declarations: the keys in `docs/CONFIGURATION.md`, and the template of the machine's file.

use std::{fmt::Write as _, fs, path::Path};

use crate::{Declaration, KEYS, Kind, Places, Policy, Value, read::toml_file};

const PAGE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../../docs/CONFIGURATION.md"
);
const TEMPLATE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/client.conf");

const BEGIN: &str = "<!-- The keys, written from the code: -->\n";
const END: &str = "<!-- Until here. -->\n";

/// How wide a line of the template is.
const WIDTH: usize = 96;

const HEAD: &str = "\
# Countersign: what holds for everybody on this machine.
#
# Every key is here with its default. To set one, take away the # before its name. A user's own settings
# come before this file; the policy of this machine comes before both. What is wrong in this file does
# not count, and is named with its line in the window's Settings and by `countersign`.
";

/// With `COUNTERSIGN_GENERATED=check` nothing is changed, and what is another one in the tree fails.
#[test]
fn page_and_template_are_written() {
    let page = fs::read_to_string(PAGE).unwrap();
    let (before, rest) = page.split_once(BEGIN).expect("the page marks its keys");
    let (_, after) = rest
        .split_once(END)
        .expect("the page marks the end of its keys");
    let page = format!("{before}{BEGIN}\n{}\n{END}{after}", table());
    for (file, text) in [(PAGE, page), (TEMPLATE, template())] {
        let same = fs::read_to_string(file).is_ok_and(|there| there == text);
        if std::env::var("COUNTERSIGN_GENERATED").is_ok_and(|wish| wish == "check") {
            assert!(same, "{file} in the tree is another one");
        } else if !same {
            fs::write(file, text).unwrap();
        }
    }
}

fn table() -> String {
    let mut text = "| key | takes | default | effect |\n| --- | --- | --- | --- |\n".to_owned();
    for key in KEYS {
        let takes = takes(&key.kind);
        let default = default_of(key).map_or("none".to_owned(), |value| format!("`{value}`"));
        writeln!(
            text,
            "| `{}` | {takes} | {default} | {} |",
            key.name, key.effect
        )
        .unwrap();
    }
    text
}

fn takes(kind: &Kind) -> String {
    match kind {
        Kind::Switch => "`true`, `false`".to_owned(),
        Kind::Number { min, max } => format!("a whole number, {min} to {max}"),
        Kind::Choice(choices) => {
            let choices: Vec<_> = choices
                .iter()
                .map(|choice| format!("`\"{choice}\"`"))
                .collect();
            choices.join(", ")
        }
        Kind::Url => "an https address".to_owned(),
        Kind::Authority => "an absolute path, or PEM text".to_owned(),
        Kind::Printer => "the name of a printer".to_owned(),
        Kind::LetterPrefix => "up to 20 of A to Z, 0 to 9 and -".to_owned(),
        Kind::MailDomain => "a domain".to_owned(),
    }
}

/// As it stands in a file.
fn default_of(key: &Declaration) -> Option<String> {
    match key.default.as_ref()? {
        Value::Choice(text) => Some(format!("\"{text}\"")),
        Value::Text(text) => Some(format!("{text:?}")),
        other => Some(other.to_string()),
    }
}

/// Keys without a table come first: after a table's name they would be in it.
fn template() -> String {
    let mut text = HEAD.to_owned();
    let mut keys: Vec<_> = KEYS.iter().collect();
    keys.sort_by_key(|key| key.key.in_table().0.is_some());
    let mut table = None;
    for key in keys {
        let (in_table, name) = key.key.in_table();
        text.push('\n');
        if in_table != table {
            writeln!(text, "[{}]\n", in_table.unwrap_or_default()).unwrap();
            table = in_table;
        }
        text.push_str(&comment(&format!(
            "{} Takes {}.",
            key.effect,
            takes(&key.kind).replace('`', "")
        )));
        let value = default_of(key).unwrap_or_else(|| key.example.to_owned());
        writeln!(text, "#{name} = {value}").unwrap();
    }
    text
}

fn comment(text: &str) -> String {
    let mut lines = vec![String::from("#")];
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.len() + 1 + word.len() <= WIDTH => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(format!("# {word}")),
        }
    }
    lines.join("\n") + "\n"
}

#[test]
fn the_template_sets_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("client.conf");
    fs::write(&file, template()).unwrap();
    let reading = toml_file::read(&file);
    assert!(
        reading.settings.is_empty() && reading.mistakes.is_empty(),
        "{reading:?}"
    );
}

/// The `#` is taken away from what is no sentence: a name with a value, or a table.
#[test]
fn every_line_of_the_template_is_a_setting_that_counts() {
    let is_setting =
        |line: &str| line.starts_with('#') && !line.starts_with("# ") && line.len() > 1;
    let lines = template();
    let lines = lines
        .lines()
        .map(|line| if is_setting(line) { &line[1..] } else { line });
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("client.conf");
    // An absolute path is another one on Windows.
    let text = lines.collect::<Vec<_>>().join("\n");
    let text = text.replace(
        "/etc/countersign",
        &folder.path().display().to_string().replace('\\', "/"),
    );
    fs::write(&file, text).unwrap();
    let all = crate::Configuration::read(&Places {
        machine: Some(Path::new(&file).to_owned()),
        user: None,
        policy: Policy::None,
    });
    assert_eq!(all.mistakes(), []);
    assert!(
        all.entries().iter().all(|entry| entry.line.is_some()),
        "{all:?}"
    );
}
