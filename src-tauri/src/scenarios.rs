//! The window's screens and states, as views with data that could be real: long names, names that run from right to
//! left, cards that are full, everything that can go wrong. The tests of the user interface show each of them.
//!
//! They are built from the types themselves, and errors from the errors of the desk, so that a view which cannot be, or
//! a text that lacks what fills it, is found here and not in front of an officer.

use std::{collections::BTreeMap, fs, path::Path};

use desk::SittingView;
use serde::Serialize;
use serde_json::{Serializer, Value, ser::PrettyFormatter};

use crate::view::{AppearanceView, LanguageCode, PlaceView, SettingsInEffect, WindowView};

mod activity;
mod archive;
mod card;
mod certificate;
mod content_tables;
mod first_run;
mod form;
mod form_states;
mod key_rows;
mod outcome;
mod pin_letters;
mod pins;
mod practice;
mod procedures;
mod run;
mod sentence;
mod service;
mod settings;
mod sign_in;
mod sitting;
mod subject;

/// One state of the window.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Scenario {
    /// Names its file.
    #[serde(skip)]
    name: &'static str,
    /// What is to be seen, for people.
    shows: &'static str,
    /// Everything that the window shows.
    view: WindowView,
    /// What commands answer that answer more than nothing, by their names in the interface.
    answers: BTreeMap<&'static str, Value>,
}

impl Scenario {
    fn new(
        name: &'static str,
        shows: &'static str,
        place: PlaceView,
        sitting: SittingView,
    ) -> Self {
        Self::of(name, shows, place, Some(sitting))
    }

    fn of(
        name: &'static str,
        shows: &'static str,
        place: PlaceView,
        sitting: Option<SittingView>,
    ) -> Self {
        let view = WindowView {
            number: 1,
            settings: settings_in_effect(),
            place,
            sitting,
            closing_refused: false,
        };
        Self {
            name,
            shows,
            view,
            answers: BTreeMap::new(),
        }
    }

    fn answering(mut self, command: &'static str, answer: &impl Serialize) -> Self {
        let answer = serde_json::to_value(answer).unwrap();
        self.answers.insert(command, answer);
        self
    }

    fn file(&self) -> (String, String) {
        let mut json = Vec::new();
        let indented = PrettyFormatter::with_indent(b"\t");
        self.serialize(&mut Serializer::with_formatter(&mut json, indented))
            .unwrap();
        let json = String::from_utf8(json).unwrap();
        (format!("{}.json", self.name), json + "\n")
    }
}

/// What holds where nobody has set anything.
fn settings_in_effect() -> SettingsInEffect {
    SettingsInEffect {
        language: LanguageCode::En,
        region: "en-GB".to_owned(),
        appearance: AppearanceView::System,
        pin_allow_copy: false,
        pin_show_seconds: 30,
        letters_prefix: "PL-".to_owned(),
        mail_domain: None,
        practice_enabled: true,
        host: None,
        mistakes: 0,
    }
}

fn all() -> Vec<Scenario> {
    [
        first_run::scenarios(),
        sign_in::scenarios(),
        subject::scenarios(),
        form_states::scenarios(),
        content_tables::scenarios(),
        run::scenarios(),
        outcome::scenarios(),
        pins::scenarios(),
        service::scenarios(),
        pin_letters::scenarios(),
        activity::scenarios(),
        archive::scenarios(),
        practice::scenarios(),
        settings::scenarios(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Writes `ui/scenarios`. With `COUNTERSIGN_GENERATED=check` it changes nothing, and fails where the files in the tree
/// are not these.
#[test]
fn the_scenarios_are_written() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/scenarios"));
    let files: BTreeMap<_, _> = all().iter().map(Scenario::file).collect();
    assert_eq!(files.len(), all().len(), "two scenarios have the same name");
    if std::env::var("COUNTERSIGN_GENERATED").is_ok_and(|wish| wish == "check") {
        let there = there(folder);
        let named: Vec<_> = there.keys().collect();
        assert_eq!(named, files.keys().collect::<Vec<_>>(), "other scenarios");
        for (name, text) in &files {
            assert!(there[name] == *text, "{name} in the tree is another one");
        }
        return;
    }
    fs::create_dir_all(folder).unwrap();
    let there = there(folder);
    for stale in there.keys().filter(|name| !files.contains_key(*name)) {
        fs::remove_file(folder.join(stale)).unwrap();
    }
    for (name, text) in files {
        if there.get(&name) != Some(&text) {
            fs::write(folder.join(name), text).unwrap();
        }
    }
}

/// The scenarios in the tree.
fn there(folder: &Path) -> BTreeMap<String, String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names
        .filter(|name| name.ends_with(".json"))
        .map(|name| {
            let text = fs::read_to_string(folder.join(&name)).unwrap();
            (name, text)
        })
        .collect()
}
