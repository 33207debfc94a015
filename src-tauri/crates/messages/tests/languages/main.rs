//! Every language says all that English says, with the same arguments, and is written as it is written.
//!
//! Whoever translates runs, for all languages or for one:
//!
//! ```sh
//! cargo test --workspace --test languages
//! cargo test --workspace --test languages -- german
//! ```
//!
//! What is wrong is listed by file and key. Files are read as they lie in the tree. A text that is rightly the same as in
//! English (`PIN`, `Name`) gets a line in `same-in-english.txt`.

#![expect(
    clippy::unwrap_used,
    reason = "a file that cannot be read fails its test"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use fluent_syntax::{ast::Entry, parser};
use messages::{Language, Messages};
use part::Part;

mod compared;
mod part;
mod typography;

/// The texts of a language by file, and in it by key and part: `error-wrong-pin`, `error-wrong-pin.next`.
type Files = BTreeMap<String, BTreeMap<String, Part>>;

/// A text knows the arguments of the texts that stand in it, too.
fn resolve(files: &mut Files) {
    for _ in 0..Messages::MAX_DEPTH {
        let all: BTreeMap<_, _> = files
            .values()
            .flatten()
            .map(|(key, part)| {
                let choices = part.choices.iter().map(|choice| choice.by.clone());
                (
                    key.clone(),
                    (
                        part.shown.clone(),
                        part.chosen_inside
                            .iter()
                            .cloned()
                            .chain(choices)
                            .collect::<Vec<_>>(),
                    ),
                )
            })
            .collect();
        for part in files.values_mut().flat_map(BTreeMap::values_mut) {
            let inside: Vec<_> = part
                .references
                .iter()
                .filter_map(|key| all.get(key))
                .collect();
            for (shown, chosen) in inside {
                part.shown.extend(shown.iter().cloned());
                part.chosen_inside.extend(chosen.iter().cloned());
            }
        }
    }
}

/// Reads a language's files; what makes them no catalogue goes to `faults`.
fn read(language: Language, faults: &mut Vec<String>) -> Files {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(language.tag());
    let mut files = Files::new();
    let mut keys = BTreeMap::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if !name.ends_with(".ftl") {
            continue;
        }
        let content = fs::read_to_string(&path).unwrap();
        let parts = parts(&name, &content, faults);
        for key in parts.keys() {
            if let Some(other) = keys.insert(key.clone(), name.clone()) {
                faults.push(format!("{name}: {key}: is in {other}, too"));
            }
        }
        files.insert(name, parts);
    }
    resolve(&mut files);
    files
}

fn parts(name: &str, content: &str, faults: &mut Vec<String>) -> BTreeMap<String, Part> {
    let resource = parser::parse(content).unwrap_or_else(|(readable, mistakes)| {
        for mistake in mistakes {
            let line = content[..mistake.pos.start].matches('\n').count() + 1;
            faults.push(format!("{name}: line {line}: not Fluent: {mistake}"));
        }
        readable
    });
    let mut parts = BTreeMap::new();
    let mut add = |key: String, part: Part| {
        if parts.insert(key.clone(), part).is_some() {
            faults.push(format!("{name}: {key}: is there twice"));
        }
    };
    for entry in &resource.body {
        match entry {
            Entry::Message(message) => {
                if let Some(value) = &message.value {
                    add(message.id.name.to_owned(), Part::of(value));
                }
                for attribute in &message.attributes {
                    let key = format!("{}.{}", message.id.name, attribute.id.name);
                    add(key, Part::of(&attribute.value));
                }
            }
            // The window's build and the tools here know messages alone.
            Entry::Term(term) => add(format!("-{}", term.id.name), Part::of(&term.value)),
            _ => {}
        }
    }
    // The window's build reads choices by where a text is shown letter by letter.
    let chosen: usize = parts.values().map(|part| part.choices_of("in")).sum();
    if chosen != content.matches("{ $in ->").count() {
        faults.push(format!(
            "{name}: a choice by $in is written “{{ $in ->”, with these spaces"
        ));
    }
    parts
}

/// The keys whose texts are rightly the same as in English, in this language.
fn same_in_english(language: Language) -> BTreeSet<String> {
    let lines = include_str!("same-in-english.txt").lines();
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    let listed = lines.map(|line| line.split_once(": ").unwrap());
    listed
        .filter(|(_, languages)| languages.split(' ').any(|one| one == language.tag()))
        .map(|(key, _)| key.to_owned())
        .collect()
}

fn faults(language: Language) -> Vec<String> {
    let mut faults = Vec::new();
    let english = read(Language::English, &mut faults);
    assert!(english.values().map(BTreeMap::len).sum::<usize>() > 500);
    let other = read(language, &mut faults);
    let same = same_in_english(language);
    for name in other.keys().filter(|name| !english.contains_key(*name)) {
        faults.push(format!("{name}: English has no such file"));
    }
    for (name, expected) in &english {
        let Some(found) = other.get(name) else {
            faults.push(format!("{name}: the file is missing"));
            continue;
        };
        for key in found.keys().filter(|key| !expected.contains_key(*key)) {
            faults.push(format!("{name}: {key}: English has no such text here"));
        }
        for (key, english) in expected {
            match found.get(key) {
                None => faults.push(format!("{name}: {key}: is missing")),
                Some(found) => {
                    let mut of_text = compared::faults(language, english, found);
                    of_text.extend(typography::faults(language, english, found));
                    of_text.extend(compared::same(english, found, same.contains(key)));
                    faults.extend(
                        of_text
                            .into_iter()
                            .map(|one| format!("{name}: {key}: {one}")),
                    );
                }
            }
        }
    }
    faults
}

fn check(language: Language) {
    let faults = faults(language);
    let folder = language.tag();
    assert!(
        faults.is_empty(),
        "{} faults in messages/{folder}:\n  {}\n",
        faults.len(),
        faults.join("\n  ")
    );
}

#[test]
fn swedish() {
    check(Language::Swedish);
}

#[test]
fn german() {
    check(Language::German);
}

#[test]
fn french() {
    check(Language::French);
}

/// English is held to what is its own: its quotation marks, and its choices.
#[test]
fn english() {
    let mut faults = Vec::new();
    let files = read(Language::English, &mut faults);
    for (name, parts) in &files {
        for (key, part) in parts {
            let mut of_text = compared::faults(Language::English, part, part);
            of_text.extend(typography::faults(Language::English, part, part));
            faults.extend(
                of_text
                    .into_iter()
                    .map(|one| format!("{name}: {key}: {one}")),
            );
        }
    }
    assert!(faults.is_empty(), "\n  {}\n", faults.join("\n  "));
}

/// The checks themselves: each of these texts is wrong in one way.
#[test]
fn what_is_wrong_is_found() {
    let part = |text: &str| {
        let content = format!("a = {text}\n");
        let mut none = Vec::new();
        let part = parts("a.ftl", &content, &mut none).remove("a");
        (part.unwrap(), none)
    };
    let english = "{ $count ->\n    [one] 1 card\n   *[other] { $count } cards\n } of “{ $device }”: countersign cards --all";
    let right = "{ $count ->\n    [one] { $count } carte\n   *[other] { $count } cartes\n } de «\u{a0}{ $device }\u{a0}»\u{a0}: countersign cards --all";
    let faults = |text: &str| {
        let ((english, _), (found, mut faults)) = (part(english), part(text));
        faults.extend(compared::faults(Language::French, &english, &found));
        faults.extend(typography::faults(Language::French, &english, &found));
        faults.extend(compared::same(&english, &found, false));
        faults
    };
    assert_eq!(faults(right), Vec::<String>::new());
    for (from, to, fault) in [
        ("[one] { $count }", "[one] 1", "$count"),
        ("*[other]", "*[many]", "[other]"),
        ("[one]", "[few]", "[few]"),
        ("{ $device }", "lecteur", "$device"),
        ("carte\n", "{ $card }\n", "$card"),
        ("\u{a0}: ", " : ", "“:”"),
        ("«\u{a0}", "“", "“"),
        ("carte\n", "l'or\n", "’"),
        ("--all", "--toutes", "--all"),
        (right, english, "same as in English"),
    ] {
        let wrong = right.replacen(from, to, 1);
        let found = faults(&wrong);
        assert!(
            found.iter().any(|one| one.contains(fault)),
            "{wrong}\n{found:?}"
        );
    }
}
