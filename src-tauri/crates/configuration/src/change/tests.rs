use std::fs;

use proptest::prelude::*;

use crate::{ChangeError, Configuration, KEYS, Key, Kind, Places, Policy, Source};

fn places(folder: &tempfile::TempDir) -> Places {
    Places {
        machine: None,
        user: Some(folder.path().join("not made yet").join("settings.toml")),
        policy: Policy::File(folder.path().join("policy.conf")),
    }
}

#[test]
fn what_is_set_holds_and_can_be_taken_away() {
    let folder = tempfile::tempdir().unwrap();
    let places = places(&folder);
    let before = Configuration::read(&places);
    let set = before.change("pin.show_seconds", Some("45")).unwrap();
    assert_eq!(
        (set.pin_show_seconds(), set.source(Key::PinShowSeconds)),
        (45, Source::User)
    );
    assert_eq!(set, Configuration::read(&places));
    let taken = set.change("pin.show_seconds", None).unwrap();
    assert_eq!(taken.pin_show_seconds(), 30);
    assert_eq!(taken.mistakes(), []);
    let folder = places.user.as_deref().unwrap().parent().unwrap();
    assert_eq!(
        fs::read_dir(folder).unwrap().count(),
        1,
        "nothing else is left there"
    );
}

#[test]
fn comments_and_the_rest_of_the_file_stay() {
    let folder = tempfile::tempdir().unwrap();
    let places = places(&folder);
    let file = places.user.clone().unwrap();
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, "# mine\nlocale = \"sv\" # at home\n\n[pin]\n# not long\nshow_seconds = 20\n[future]\nkey = 1\n").unwrap();
    let read = Configuration::read(&places);
    let read = read.change("locale", Some("de")).unwrap();
    read.change("pin.allow_copy", Some("true")).unwrap();
    assert_eq!(
        fs::read_to_string(&file).unwrap(),
        "# mine\nlocale = \"de\" # at home\n\n[pin]\n# not long\nshow_seconds = 20\nallow_copy = true\n[future]\nkey = 1\n"
    );
}

#[test]
fn a_value_in_the_place_of_a_table_is_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let places = places(&folder);
    let file = places.user.clone().unwrap();
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    for there in [
        "pin = 3\n",
        "pin = { allow_copy = true }\n",
        "pin.allow_copy = true\n",
    ] {
        fs::write(&file, there).unwrap();
        let changed = Configuration::read(&places)
            .change("pin.show_seconds", Some("60"))
            .unwrap();
        assert_eq!(changed.pin_show_seconds(), 60, "{there}");
        assert_eq!(changed.mistakes(), [], "{there}");
        assert_eq!(changed.pin_allow_copy(), there.contains("true"));
    }
}

#[test]
fn what_is_locked_stays() {
    let folder = tempfile::tempdir().unwrap();
    let places = places(&folder);
    let before = Configuration::read(&places);
    // It came after the configuration was read.
    fs::write(folder.path().join("policy.conf"), "locale = 'en'\n").unwrap();
    let refused = before.change("locale", Some("sv")).unwrap_err();
    let file = folder.path().join("policy.conf");
    assert_eq!(
        refused,
        ChangeError::Locked {
            key: "locale",
            file
        }
    );
    assert!(before.change("appearance", Some("dark")).is_ok());
}

#[test]
fn what_does_not_fit_is_refused_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let places = places(&folder);
    let configuration = Configuration::read(&places);
    for (key, to, code) in [
        ("colour", "red", "setting-unknown"),
        ("pin.show_seconds", "4", "setting-unfit"),
        ("pin.show_seconds", "long", "setting-unfit"),
        ("pin.allow_copy", "yes", "setting-unfit"),
        ("locale", "tlh", "setting-unfit"),
        ("host.url", "http://host.example", "setting-unfit"),
    ] {
        assert_eq!(
            configuration.change(key, Some(to)).unwrap_err().code(),
            code,
            "{key}"
        );
    }
    assert!(!places.user.unwrap().exists());
}

#[test]
fn a_file_that_is_not_toml_is_not_touched() {
    let folder = tempfile::tempdir().unwrap();
    let places = places(&folder);
    let file = places.user.clone().unwrap();
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, "locale = 'sv'\noh dear\n").unwrap();
    let refused = Configuration::read(&places)
        .change("appearance", Some("dark"))
        .unwrap_err();
    assert_eq!(
        refused,
        ChangeError::Malformed {
            file: file.clone(),
            line: 2
        }
    );
    assert_eq!(
        fs::read_to_string(file).unwrap(),
        "locale = 'sv'\noh dear\n"
    );
}

#[test]
fn a_user_without_a_folder_changes_nothing() {
    let places = Places {
        machine: None,
        user: None,
        policy: Policy::None,
    };
    let refused = Configuration::read(&places)
        .change("locale", Some("sv"))
        .unwrap_err();
    assert_eq!(refused, ChangeError::NoFolder);
}

#[cfg(unix)]
#[test]
fn a_link_to_the_file_stays_a_link() {
    let folder = tempfile::tempdir().unwrap();
    let places = places(&folder);
    let file = places.user.clone().unwrap();
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    let elsewhere = folder.path().join("elsewhere.toml");
    fs::write(&elsewhere, "").unwrap();
    std::os::unix::fs::symlink(&elsewhere, &file).unwrap();
    Configuration::read(&places)
        .change("locale", Some("fr"))
        .unwrap();
    assert_eq!(fs::read_to_string(&elsewhere).unwrap(), "locale = \"fr\"\n");
    assert!(fs::symlink_metadata(&file).unwrap().is_symlink());
}

proptest! {
    /// Whatever is set in whichever order holds in the end, and the file stays free of mistakes.
    #[test]
    fn any_changes_hold(changes in proptest::collection::vec((0..KEYS.len(), any::<u32>(), any::<bool>()), 1..12)) {
        let folder = tempfile::tempdir().unwrap();
        let mut configuration = Configuration::read(&places(&folder));
        for (key, number, away) in changes {
            let declaration = &KEYS[key];
            let value = match declaration.kind {
                Kind::Switch => (number % 2 == 0).to_string(),
                Kind::Number { min, max } => (min + number % (max - min + 1)).to_string(),
                Kind::Choice(choices) => choices[number as usize % choices.len()].to_owned(),
                Kind::Url => format!("https://host{number}.example"),
                Kind::Printer => format!("Büro {number}"),
                Kind::LetterPrefix => format!("PL-{number}-"),
                Kind::MailDomain => format!("mail{number}.example"),
                Kind::Authority => format!("-----BEGIN CERTIFICATE-----\n\"'{number}'\"\\\n"),
            };
            let to = (!away).then_some(value.as_str());
            configuration = configuration.change(declaration.name, to).unwrap();
            let entry = &configuration.entries()[key];
            let expected = to.map(str::to_owned).or_else(|| entry.default.clone());
            prop_assert_eq!(&entry.value, &expected);
            prop_assert!(configuration.mistakes().is_empty());
        }
    }
}
