use std::{fs, path::PathBuf, time::Duration};

use tempfile::TempDir;

use crate::{
    Appearance, Authority, Configuration, Key, Locale, LogLevel, Places, Policy, Source, What,
};

/// The files of one machine and user.
struct Machine {
    folder: TempDir,
}

impl Machine {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn with(self, name: &str, text: &str) -> Self {
        fs::write(self.file(name), text).unwrap();
        self
    }

    fn places(&self) -> Places {
        Places {
            machine: Some(self.file("client.conf")),
            user: Some(self.file("settings.toml")),
            policy: Policy::File(self.file("policy.conf")),
        }
    }

    fn read(&self) -> Configuration {
        Configuration::read(&self.places())
    }
}

#[test]
fn without_any_file_the_defaults_hold() {
    let configuration = Machine::new().read();
    assert_eq!(configuration.mistakes(), []);
    assert_eq!(
        (configuration.host_url(), configuration.host_ca()),
        (None, None)
    );
    assert!(!configuration.pin_allow_copy() && configuration.practice_enabled());
    assert_eq!(configuration.pin_show_seconds(), 30);
    assert_eq!(configuration.officer_idle_lock(), Duration::from_mins(15));
    assert_eq!(configuration.locale(), Locale::System);
    assert_eq!(configuration.appearance(), Appearance::System);
    assert_eq!(configuration.log_level(), LogLevel::Info);
    assert!(
        configuration
            .entries()
            .iter()
            .all(|entry| entry.source == Source::Default && !entry.locked)
    );
}

#[test]
fn each_layer_comes_before_the_one_below() {
    let machine = Machine::new()
        .with(
            "client.conf",
            "locale = 'sv'\nappearance = 'dark'\n[log]\nlevel = 'warn'\n[pin]\nshow_seconds = 20\n",
        )
        .with(
            "settings.toml",
            "locale = 'de'\nappearance = 'light'\n[pin]\nshow_seconds = 40\n",
        )
        .with("policy.conf", "[pin]\nshow_seconds = 10\n");
    let configuration = machine.read();
    assert_eq!(configuration.mistakes(), []);
    assert_eq!(configuration.locale(), Locale::German);
    assert_eq!(configuration.appearance(), Appearance::Light);
    assert_eq!(configuration.log_level(), LogLevel::Warn);
    assert_eq!(configuration.pin_show_seconds(), 10);
    let entries = configuration.entries();
    let shown = &entries[Key::PinShowSeconds as usize];
    assert_eq!(
        (shown.source, shown.locked, shown.line),
        (Source::Policy, true, Some(2))
    );
    assert_eq!(shown.file, Some(machine.file("policy.conf")));
    assert_eq!(
        (shown.value.as_deref(), shown.default.as_deref()),
        (Some("10"), Some("30"))
    );
    let level = &entries[Key::LogLevel as usize];
    assert_eq!(
        (level.source, level.locked, level.line),
        (Source::Machine, false, Some(4))
    );
}

#[test]
fn what_is_wrong_does_not_count_and_the_layer_below_does() {
    let machine = Machine::new()
        .with(
            "client.conf",
            "[pin]\nshow_seconds = 20\n[officer]\nidle_lock_minutes = 0\n",
        )
        .with(
            "settings.toml",
            "locale = 'tlh'\n\n[pin]\nshow_seconds = 'long'\nallow_copy = true\n",
        );
    let configuration = machine.read();
    assert_eq!(configuration.pin_show_seconds(), 20);
    assert_eq!(configuration.officer_idle_lock(), Duration::from_mins(15));
    assert!(configuration.pin_allow_copy());
    let told: Vec<_> = configuration
        .mistakes()
        .iter()
        .map(|mistake| {
            (
                mistake.place(),
                mistake.key.clone().unwrap(),
                mistake.what.code(),
            )
        })
        .collect();
    let at = |file: &str, line: u32| format!("{}:{line}", machine.file(file).display());
    assert_eq!(
        told,
        [
            (
                at("client.conf", 4),
                "officer.idle_lock_minutes".to_owned(),
                "out-of-range"
            ),
            (at("settings.toml", 1), "locale".to_owned(), "no-choice"),
            (
                at("settings.toml", 4),
                "pin.show_seconds".to_owned(),
                "wrong-type"
            ),
        ]
    );
}

#[test]
fn a_wrong_value_of_the_policy_locks_its_key_at_the_default() {
    let configuration = Machine::new()
        .with("client.conf", "[pin]\nallow_copy = true\n")
        .with("settings.toml", "[pin]\nallow_copy = true\n")
        .with("policy.conf", "[pin]\nallow_copy = 'no'\n")
        .read();
    assert!(!configuration.pin_allow_copy());
    assert!(configuration.entries()[Key::PinAllowCopy as usize].locked);
    assert_eq!(configuration.mistakes().len(), 1);
}

#[test]
fn a_policy_that_is_not_legible_locks_everything_for_the_user() {
    let machine = Machine::new()
        .with("client.conf", "[host]\nurl = 'https://host.example'\n")
        .with("settings.toml", "locale = 'fr'\n[pin]\nallow_copy = true\n")
        .with(
            "policy.conf",
            "pin allow_copy = false\n[pin]\nshow_seconds = 10\n",
        );
    let configuration = machine.read();
    assert!(!configuration.pin_allow_copy());
    assert_eq!(configuration.locale(), Locale::System);
    assert_eq!(configuration.host_url(), Some("https://host.example"));
    assert_eq!(configuration.pin_show_seconds(), 10);
    assert!(configuration.entries().iter().all(|entry| entry.locked));
    assert!(matches!(
        configuration.mistakes()[0].what,
        What::Malformed { .. }
    ));
    let refused = configuration.change("locale", Some("sv")).unwrap_err();
    assert_eq!(refused.code(), "setting-locked");
}

#[test]
fn a_host_is_set_for_all_by_machine_and_policy_alone() {
    let host = "[host]\nurl = 'https://host.example'\n";
    for (file, for_all) in [
        ("client.conf", true),
        ("settings.toml", false),
        ("policy.conf", true),
    ] {
        let configuration = Machine::new().with(file, host).read();
        assert_eq!(configuration.host_url(), Some("https://host.example"));
        assert_eq!(configuration.host_is_set_for_all(), for_all, "{file}");
    }
    assert!(!Machine::new().read().host_is_set_for_all());
}

#[test]
fn an_authority_is_read_from_its_file_or_is_the_text() {
    let pem = "-----BEGIN CERTIFICATE-----\nMA==\n-----END CERTIFICATE-----\n";
    let machine = Machine::new().with("ca.pem", pem);
    let text = format!("[host]\nca = '''{}'''\n", machine.file("ca.pem").display());
    let machine = machine.with("client.conf", &text);
    let from_file = machine.read().host_ca().unwrap();
    assert_eq!(from_file, Authority::File(machine.file("ca.pem")));
    assert_eq!(from_file.read().unwrap(), pem.as_bytes());
    let inside = Machine::new()
        .with("client.conf", &format!("[host]\nca = '''\n{pem}'''\n"))
        .read();
    assert_eq!(inside.host_ca().unwrap().read().unwrap(), pem.as_bytes());
    fs::write(machine.file("ca.pem"), vec![b' '; 1024 * 1024 + 1]).unwrap();
    assert!(from_file.read().is_err());
}

#[test]
fn property_lists_are_a_policy_and_the_first_one_stands() {
    let list = |seconds: u32| {
        format!(
            "<plist version=\"1.0\"><dict><key>pin.show_seconds</key><integer>{seconds}</integer></dict></plist>"
        )
    };
    let machine = Machine::new()
        .with("own.plist", &list(10))
        .with("all.plist", &list(20));
    let mut places = machine.places();
    places.policy =
        Policy::PropertyLists(vec![machine.file("own.plist"), machine.file("all.plist")]);
    let configuration = Configuration::read(&places);
    assert_eq!(configuration.pin_show_seconds(), 10);
    assert!(configuration.entries()[Key::PinShowSeconds as usize].locked);
}

#[test]
fn every_level_and_every_choice_has_its_value() {
    let set = |text: &str| Machine::new().with("client.conf", text).read();
    for (name, tag) in [
        ("system", None),
        ("en", Some("en")),
        ("sv", Some("sv")),
        ("de", Some("de")),
        ("fr", Some("fr")),
    ] {
        assert_eq!(set(&format!("locale = '{name}'")).locale().tag(), tag);
    }
    let levels = ["off", "error", "warn", "info", "debug", "trace"];
    let read: Vec<_> = levels
        .map(|name| set(&format!("log.level = '{name}'")).log_level())
        .to_vec();
    use LogLevel::{Debug, Error, Info, Off, Trace, Warn};
    assert_eq!(read, [Off, Error, Warn, Info, Debug, Trace]);
    assert_eq!(set("appearance = 'light'").appearance(), Appearance::Light);
    assert_eq!(set("appearance = 'dark'").appearance(), Appearance::Dark);
}
