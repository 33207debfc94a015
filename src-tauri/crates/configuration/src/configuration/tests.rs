use std::{fs, path::PathBuf, time::Duration};

use tempfile::TempDir;

use crate::{
    Appearance, Authority, Configuration, HostLock, Key, Locale, LogLevel, Places, Policy, Source,
    What,
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
fn a_policy_whose_host_is_not_known_closes_the_host() {
    for (policy, line) in [
        ("host.url = 'http://bad'\n", ":1"),
        ("\n[host]\nurl = 5\n", ":3"),
        ("[host\nurl = 'https://host.example'\n", ":1"),
        ("\nhost = 'https://host.example'\n", ":2"),
    ] {
        let machine = Machine::new()
            .with("settings.toml", "host.url = 'https://mine.example'\n")
            .with("policy.conf", policy);
        let place = format!("{}{line}", machine.file("policy.conf").display());
        let lock = machine.read().host_lock();
        assert_eq!(lock, HostLock::Closed { place }, "{policy}");
    }
    let machine = Machine::new();
    fs::create_dir(machine.file("policy.conf")).unwrap();
    let place = machine.file("policy.conf").display().to_string();
    assert_eq!(machine.read().host_lock(), HostLock::Closed { place });
}

#[test]
fn a_wrong_host_of_the_policy_is_not_replaced_by_that_of_the_machine() {
    let configuration = Machine::new()
        .with("client.conf", "host.url = 'https://host.example'\n")
        .with("policy.conf", "host.url = 'http://bad'\n")
        .read();
    assert_eq!(configuration.host_url(), None);
    assert!(matches!(configuration.host_lock(), HostLock::Closed { .. }));
}

#[test]
fn the_host_is_locked_by_the_policy_alone() {
    let host = "host.url = 'https://host.example'\n";
    let lock = |file| Machine::new().with(file, host).read().host_lock();
    assert_eq!(lock("client.conf"), HostLock::Open);
    assert_eq!(lock("settings.toml"), HostLock::Open);
    let at = HostLock::At("https://host.example".to_owned());
    assert_eq!(lock("policy.conf"), at);
    let other = Machine::new().with("policy.conf", "locale = 'sv'\n");
    assert_eq!(other.read().host_lock(), HostLock::Open);
}

#[test]
fn a_policy_whose_word_on_practice_is_not_known_allows_none() {
    for (policy, enabled) in [
        ("practice.enabled = 'no'\n", false),
        ("[practice\nenabled = true\n", false),
        ("practice = true\n", false),
        ("no toml\n", false),
        ("no toml\n[practice]\nenabled = true\n", true),
        ("pin.show_seconds = 1\n", true),
    ] {
        let machine = Machine::new()
            .with("client.conf", "practice.enabled = true\n")
            .with("policy.conf", policy);
        assert_eq!(machine.read().practice_enabled(), enabled, "{policy}");
    }
}

#[test]
fn where_the_policy_locks_the_host_the_user_names_no_authority() {
    let machine = Machine::new();
    let of = |name: &str| {
        let file = machine.file(name);
        (
            Authority::File(file.clone()),
            format!("host.ca = '{}'\n", file.display()),
        )
    };
    let ((mine, user), (ours, all)) = (of("mine.pem"), of("ours.pem"));
    let machine = machine
        .with("settings.toml", &user)
        .with("client.conf", &all);
    assert_eq!(machine.read().host_ca(), Some(mine));
    let machine = machine.with("policy.conf", "host.url = 'https://host.example'\n");
    let configuration = machine.read();
    assert_eq!(configuration.host_ca(), Some(ours));
    let refused = configuration.change("host.ca", None).unwrap_err();
    let file = machine.file("policy.conf").display().to_string();
    assert_eq!(refused.data()["file"], file);
    let machine = machine.with("client.conf", "");
    assert_eq!(machine.read().host_ca(), None);
}

#[test]
fn mistakes_stand_in_the_order_of_files_and_lines() {
    let machine = Machine::new()
        .with("client.conf", "locale = 'tlh'\ncolour = 1\nno toml\n")
        .with("settings.toml", "appearance = 1\nno toml\n")
        .with("policy.conf", "log.level = 1\ncolour = 1\n");
    let configuration = machine.read();
    let told: Vec<_> = configuration
        .mistakes()
        .iter()
        .map(|mistake| (mistake.file.clone(), mistake.line.unwrap()))
        .collect();
    let at = |file: &str, lines: u32| {
        let file = machine.file(file);
        (1..=lines).map(move |line| (file.clone(), line))
    };
    let all = at("client.conf", 3).chain(at("settings.toml", 2));
    let all: Vec<_> = all.chain(at("policy.conf", 2)).collect();
    assert_eq!(told, all);
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
