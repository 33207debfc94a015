use std::fs;

use configuration::{Places, Policy};

use super::{Settings, System};
use crate::view::{LanguageCode, SettingKind, SettingSource, SettingView};

fn at(folder: &tempfile::TempDir) -> Settings {
    speaking(folder, &[])
}

fn speaking(folder: &tempfile::TempDir, locales: &[&str]) -> Settings {
    let places = Places {
        machine: Some(folder.path().join("client.conf")),
        user: Some(folder.path().join("settings.toml")),
        policy: Policy::File(folder.path().join("policy.conf")),
    };
    let locales = locales.iter().map(|locale| (*locale).to_owned());
    let system = System {
        locales: locales.collect(),
    };
    Settings::read(&places, system)
}

fn entry(settings: &Settings, key: &str) -> SettingView {
    let mut entries = settings.view().entries.into_iter();
    entries.find(|entry| entry.key == key).unwrap()
}

#[test]
fn each_setting_says_where_it_comes_from() {
    let folder = tempfile::tempdir().unwrap();
    let write = |file: &str, text: &str| fs::write(folder.path().join(file), text).unwrap();
    write("client.conf", "locale = \"sv\"\n[pin]\nshow_seconds = 45\n");
    write("settings.toml", "# mine\nlocale = \"de\"\n");
    write("policy.conf", "[pin]\nallow_copy = true\n");
    let settings = at(&folder);
    let from = |file: &str, line: u32| {
        let file = folder.path().join(file);
        Some(format!("{}:{line}", file.display()))
    };
    let seconds = entry(&settings, "pin.show_seconds");
    assert_eq!(seconds.kind, SettingKind::Number { min: 5, max: 600 });
    assert_eq!(seconds.value.as_deref(), Some("45"));
    assert_eq!(seconds.default.as_deref(), Some("30"));
    assert_eq!(seconds.source, SettingSource::Machine);
    assert_eq!(seconds.from, from("client.conf", 3));
    let locale = entry(&settings, "locale");
    assert_eq!(
        (locale.source, locale.from),
        (SettingSource::User, from("settings.toml", 2))
    );
    let copy = entry(&settings, "pin.allow_copy");
    assert_eq!((copy.source, copy.locked), (SettingSource::Policy, true));
    assert_eq!(copy.kind, SettingKind::Switch);
    let level = entry(&settings, "log.level");
    assert_eq!((level.source, level.from), (SettingSource::Default, None));
    let files = settings.view().files;
    assert!(files.machine.ends_with("client.conf"));
    assert!(files.user.unwrap().ends_with("settings.toml"));
    assert!(files.policy.unwrap().ends_with("policy.conf"));
}

#[test]
fn a_mistake_is_a_sentence_that_says_where() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("client.conf"), "\ncolour = 1\n").unwrap();
    let settings = at(&folder);
    assert_eq!(settings.in_effect().mistakes, 1);
    let mistakes = settings.view().mistakes;
    let told = serde_json::to_value(&mistakes[0]).unwrap();
    let said = settings.messages().sentence(&told).unwrap();
    assert!(
        said.contains("client.conf") && said.contains("colour"),
        "{said}"
    );
}

#[test]
fn a_file_that_was_changed_meanwhile_is_read_again_when_somebody_looks() {
    let folder = tempfile::tempdir().unwrap();
    let settings = at(&folder);
    assert_eq!(entry(&settings, "locale").value.as_deref(), Some("system"));
    fs::write(folder.path().join("client.conf"), "locale = \"fr\"\n").unwrap();
    assert_eq!(entry(&settings, "locale").value.as_deref(), Some("fr"));
    assert_eq!(settings.in_effect().language, LanguageCode::Fr);
}

#[test]
fn without_a_choice_it_speaks_as_the_system_does() {
    let folder = tempfile::tempdir().unwrap();
    for (system, language, region) in [
        (&["sv-SE", "en-GB"][..], LanguageCode::Sv, "sv-SE"),
        (&["nb-NO", "de-AT"], LanguageCode::De, "nb-NO"),
        (&["C"], LanguageCode::En, "en"),
        (&[], LanguageCode::En, "en"),
    ] {
        let effect = speaking(&folder, system).in_effect();
        assert_eq!(
            (effect.language, effect.region.as_str()),
            (language, region)
        );
    }
}

#[test]
fn the_texts_follow_the_language() {
    let folder = tempfile::tempdir().unwrap();
    let settings = at(&folder);
    let said = || {
        let fill = messages::Arguments::new().with("why", "?");
        settings
            .messages()
            .text("window-not-opened", &fill)
            .unwrap()
    };
    let english = said();
    settings.change("locale", Some("de")).unwrap();
    assert_ne!(said(), english);
    settings.change("locale", None).unwrap();
    assert_eq!(said(), english);
}
