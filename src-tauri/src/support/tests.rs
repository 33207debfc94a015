use std::{
    fs::{self, File},
    io::Read,
    path::Path,
};

use configuration::{Configuration, Places, Policy};
use desk::{DeviceContent, DeviceView};

use super::{Facts, SupportBundles};
use crate::{shell_error::ShellError, state::Shell, view::AboutView};

/// Facts of a desk whose files lie in this folder.
fn facts(folder: &Path) -> Facts {
    let places = Places {
        machine: Some(folder.join("client.conf")),
        user: Some(folder.join("home/settings.toml")),
        policy: Policy::None,
    };
    Facts {
        about: AboutView {
            version: "1.2.3".to_owned(),
            commit: None,
            webview: "2.50".to_owned(),
            tauri: "2.12".to_owned(),
            system: "Debian 12".to_owned(),
            components: Vec::new(),
        },
        configuration: Configuration::read(&places),
        view: Shell::in_folder(folder).view(),
        devices: Some(vec![DeviceView {
            name: "Reader 0123456789abcdef".to_owned(),
            content: DeviceContent::Card {
                atr: "3bfd1300008131fe158073c021c057597562694b657940".to_owned(),
            },
        }]),
        logs: Some(folder.join("log")),
        home: Some(folder.join("home")),
        user: Some("olivia".to_owned()),
    }
}

fn desk(folder: &Path) {
    fs::create_dir_all(folder.join("log")).unwrap();
    fs::create_dir_all(folder.join("home")).unwrap();
    let machine = "[host]\nurl = \"https://host.example:8443\"\nca = \"\"\"-----BEGIN CERTIFICATE-----\nMIIB\n\"\"\"\n";
    fs::write(folder.join("client.conf"), machine).unwrap();
    fs::write(folder.join("home/settings.toml"), "colour = 1\n").unwrap();
    let line = "2026-11-22T19:19:52.1Z INFO card 8f2c41aa00112233 of anna@example.org, by olivia\n";
    fs::write(folder.join("log/2026-11-22.countersign-desktop.log"), line).unwrap();
}

#[test]
fn it_has_everything_that_helps_and_nothing_that_says_who() {
    let folder = tempfile::tempdir().unwrap();
    desk(folder.path());
    let bundle = SupportBundles::default().make(&facts(folder.path()));
    let names: Vec<_> = bundle.files.iter().map(|file| file.name.as_str()).collect();
    let log = "log/2026-11-22.countersign-desktop.log";
    assert_eq!(
        names,
        [
            "program.json",
            "settings.json",
            "window.json",
            "devices.json",
            log
        ]
    );
    let text = |name: &str| {
        let file = bundle.files.iter().find(|file| file.name == name).unwrap();
        assert_eq!(file.bytes as usize, file.text.len());
        file.text.clone()
    };
    assert!(text("program.json").contains("1.2.3"));
    let settings = text("settings.json");
    for there in [
        "https://host.example:8443",
        "setting-mistake-unknown-key",
        "‹home›",
        "client.conf:2",
    ] {
        assert!(settings.contains(there), "{there} in {settings}");
    }
    assert!(!settings.contains("MIIB") && !settings.contains("BEGIN"));
    assert!(text("window.json").contains("not-chosen"));
    let devices = text("devices.json");
    assert!(devices.contains("3bfd1300008131fe158073c021c057597562694b657940"));
    assert!(devices.contains("Reader ‹id-") && !devices.contains("0123456789abcdef"));
    let line = text(log);
    assert!(
        line.starts_with("2026-11-22T19:19:52.1Z INFO card ‹id-"),
        "{line}"
    );
    assert!(line.ends_with("of ‹e-mail-1›, by ‹user›\n"), "{line}");
}

#[test]
fn what_is_written_is_what_was_shown() {
    let folder = tempfile::tempdir().unwrap();
    desk(folder.path());
    let bundles = SupportBundles::default();
    let shown = bundles.make(&facts(folder.path()));
    // What happens afterwards is not in it.
    fs::write(
        folder.path().join("log/2026-11-23.countersign.log"),
        "later\n",
    )
    .unwrap();
    let file = folder.path().join("support.zip");
    fs::write(&file, "what was there").unwrap();
    bundles.shown(shown.id).unwrap().write(&file).unwrap();
    let mut zip = zip::ZipArchive::new(File::open(&file).unwrap()).unwrap();
    assert_eq!(zip.len(), shown.files.len());
    for there in &shown.files {
        let mut text = String::new();
        let mut written = zip.by_name(&there.name).unwrap();
        written.read_to_string(&mut text).unwrap();
        assert_eq!(text, there.text);
    }
}

#[test]
fn one_that_was_not_shown_is_not_written() {
    let folder = tempfile::tempdir().unwrap();
    let bundles = SupportBundles::default();
    assert_eq!(bundles.shown(1).err(), Some(ShellError::SupportBundleGone));
    let first = bundles.make(&facts(folder.path()));
    let second = bundles.make(&facts(folder.path()));
    assert_ne!(first.id, second.id);
    let gone = bundles.shown(first.id).err();
    assert_eq!(gone, Some(ShellError::SupportBundleGone));
    assert!(bundles.shown(second.id).is_ok());
}

#[test]
fn a_file_that_cannot_be_written_says_why_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let bundles = SupportBundles::default();
    let shown = bundles.make(&facts(folder.path()));
    let file = folder.path().join("not there/support.zip");
    let written = bundles.shown(shown.id).unwrap().write(&file);
    let file = file.display().to_string();
    let why = "not-found".to_owned();
    assert_eq!(
        written,
        Err(ShellError::SupportBundleNotWritten { file, why })
    );
}
