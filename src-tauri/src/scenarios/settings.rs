//! What is there on every screen: Settings, About, the support bundle, the command palette; and what settings change.

use std::fs;

use configuration::{Configuration, Places, Policy};
use desk::{
    DeviceContent, DeviceView, HostError, ProceduresView, Sentence, SittingView, Step, StepState,
    Trouble,
};
use serde_json::json;

use super::{
    Scenario, activity, form, practice, procedures, run,
    sentence::{plain, sentence},
    sitting::{HOST_URL, at_host, signed_in, signed_out},
};
use crate::{
    support::{Facts, SupportBundles},
    view::{
        AboutView, AppearanceView, ComponentView, PlaceView, SetHostView, SettingFilesView,
        SettingKind, SettingSource, SettingView, SettingsInEffect, SettingsView, SupportBundleView,
    },
};

const MACHINE: &str = "/etc/countersign/client.conf";
const POLICY: &str = "/etc/countersign/policy.conf";

/// One of each kind of entry that is opened by whoever shows these.
pub(super) fn scenarios() -> Vec<Scenario> {
    let mut all = dialogs();
    all.extend(palettes());
    all.extend(places());
    all.extend(in_effect());
    all
}

fn with(name: &'static str, shows: &'static str, sitting: SittingView) -> Scenario {
    Scenario::new(name, shows, at_host(), sitting)
}

fn dialogs() -> Vec<Scenario> {
    let form = || form::with(form::ready(), true);
    vec![
        with("settings", "Every setting, and who set it.", form())
            .answering("settings", &of(entries(), Vec::new())),
        with(
            "settings-locked",
            "An organisation's policy sets everything.",
            form(),
        )
        .answering("settings", &of(locked(), Vec::new())),
        mistaken("settings-mistakes", "Files have mistakes.", form()),
        Scenario::of(
            "settings-first-run",
            "Settings before there is a place to work.",
            not_chosen(None),
            None,
        )
        .answering("settings", &of(entries(), Vec::new())),
        with(
            "settings-refused",
            "A setting cannot be written.",
            signed_out(),
        )
        .answering("settings", &of(entries(), Vec::new()))
        .answering(
            "change_setting",
            &json!({ "refused": Trouble::new("settings-no-folder") }),
        ),
        with("about", "What this program is, and what is inside.", form())
            .answering("about", &about())
            .answering("licence", &LICENCE),
        Scenario::of(
            "about-first-run",
            "The same before there is a place to work.",
            not_chosen(None),
            None,
        )
        .answering("about", &about())
        .answering("licence", &LICENCE),
        with("support", "A support bundle, before it is saved.", form())
            .answering("settings", &of(entries(), Vec::new()))
            .answering("activity", &activity::open_orders())
            .answering("support_bundle", &bundle())
            .answering("save_support_bundle", &SAVED),
        with(
            "support-not-made",
            "A support bundle cannot be made.",
            form(),
        )
        .answering(
            "support_bundle",
            &json!({ "refused": Trouble::new("program-ending") }),
        ),
    ]
}

fn palettes() -> Vec<Scenario> {
    let settings = of(entries(), Vec::new());
    let with_settings = |scenario: Scenario| {
        scenario
            .answering("settings", &settings)
            .answering("activity", &activity::open_orders())
    };
    let mut open = form::with(form::ready(), true);
    open.open_orders = Some(2);
    vec![
        with_settings(with("palette", "What can be done at a form.", open)).answering(
            "reload",
            &json!({ "refused": Trouble::new("program-ending") }),
        ),
        with_settings(with(
            "palette-run",
            "What can be done while a card is written.",
            run::sitting(run::at(Step::Certificates, StepState::Running, Some("9c"))),
        )),
        with_settings(with(
            "palette-signed-out",
            "What can be done before anybody has signed in.",
            signed_out(),
        )),
        with_settings(Scenario::of(
            "palette-first-run",
            "What can be done before there is a place to work.",
            not_chosen(None),
            None,
        )),
        with_settings(Scenario::new(
            "palette-practice",
            "What can be done at the practice desk.",
            practice::place(true, Some(2)),
            practice::at_desk(form::with(form::ready(), true)),
        )),
    ]
}

fn places() -> Vec<Scenario> {
    let unreachable = HostError::Unreachable {
        url: HOST_URL.to_owned(),
    };
    let chosen = |name, shows, place, settings: SettingsInEffect| {
        let mut scenario = Scenario::of(name, shows, place, None);
        scenario.view.settings = settings;
        scenario
    };
    vec![
        chosen(
            "first-run-set-host",
            "A host was set for this computer.",
            not_chosen(None),
            set_host(false),
        ),
        chosen(
            "first-run-set-host-locked",
            "A policy sets the host, and allows no practice desk.",
            not_chosen(None),
            SettingsInEffect {
                practice_enabled: false,
                ..set_host(true)
            },
        ),
        chosen(
            "first-run-set-host-unreachable",
            "The host that was set cannot be reached.",
            not_chosen(Some(Trouble::from(&unreachable))),
            set_host(true),
        ),
        chosen(
            "first-run-no-practice",
            "No practice desk is allowed.",
            not_chosen(None),
            SettingsInEffect {
                practice_enabled: false,
                ..super::settings_in_effect()
            },
        ),
    ]
}

fn in_effect() -> Vec<Scenario> {
    let changed = |name, shows, sitting, change: fn(&mut SettingsInEffect)| {
        let mut scenario = with(name, shows, sitting);
        change(&mut scenario.view.settings);
        scenario
    };
    let form = || form::with(form::ready(), true);
    vec![
        changed(
            "appearance-dark",
            "Dark, whatever the system is.",
            form(),
            |settings| settings.appearance = AppearanceView::Dark,
        ),
        changed(
            "appearance-light",
            "Light, whatever the system is.",
            form(),
            |settings| settings.appearance = AppearanceView::Light,
        ),
        changed(
            "question-show-pin-copy",
            "A PIN code that may be copied, shown for two minutes.",
            run::sitting(run::show_pin(false)),
            |settings| {
                settings.pin_allow_copy = true;
                settings.pin_show_seconds = 120;
            },
        )
        .answering("take_pin", &run::shown_pin())
        .answering("copy_pin", &json!({ "seconds": 60 })),
        with(
            "form-filtered",
            "The officer's filter hides procedures.",
            SittingView {
                procedures: filtered(),
                ..signed_in()
            },
        ),
    ]
}

fn filtered() -> ProceduresView {
    let mut choice = procedures::not_chosen();
    choice.filter = choice.offered.split_off(2);
    choice.recent = 1;
    let why = || plain("filtered");
    let filtered = choice.filter.iter().cloned();
    let hidden = filtered.map(|procedure| procedures::hidden(procedure, why()));
    choice.hidden.extend(hidden);
    choice
}

fn not_chosen(trouble: Option<Trouble>) -> PlaceView {
    let url = trouble.as_ref().map(|_| HOST_URL.to_owned());
    PlaceView::NotChosen {
        trouble,
        url,
        ca: None,
    }
}

fn set_host(locked: bool) -> SettingsInEffect {
    SettingsInEffect {
        host: Some(SetHostView {
            url: HOST_URL.to_owned(),
            locked,
        }),
        ..super::settings_in_effect()
    }
}

fn mistaken(name: &'static str, shows: &'static str, sitting: SittingView) -> Scenario {
    let mistakes = mistakes();
    let mut scenario = with(name, shows, sitting);
    scenario.view.settings.mistakes = u32::try_from(mistakes.len()).unwrap();
    scenario.answering("settings", &of(entries(), mistakes))
}

fn mistakes() -> Vec<Sentence> {
    let place = |line: u32| format!("{MACHINE}:{line}");
    vec![
        sentence(
            "setting-mistake-unknown-key",
            [
                ("place", place(3).into()),
                ("file", MACHINE.into()),
                ("line", 3_u32.into()),
                ("key", "pin.alow_copy".into()),
            ],
        ),
        sentence(
            "setting-mistake-out-of-range",
            [
                ("place", place(4).into()),
                ("file", MACHINE.into()),
                ("line", 4_u32.into()),
                ("key", "pin.show_seconds".into()),
                ("min", 5_u32.into()),
                ("max", 600_u32.into()),
            ],
        ),
        sentence(
            "setting-mistake-wrong-type",
            [
                (
                    "place",
                    "/home/olivia.lind/.config/countersign/settings.toml:12".into(),
                ),
                (
                    "file",
                    "/home/olivia.lind/.config/countersign/settings.toml".into(),
                ),
                ("line", 12_u32.into()),
                ("key", "practice.enabled".into()),
                ("expected", "switch".into()),
            ],
        ),
    ]
}

fn of(entries: Vec<SettingView>, mistakes: Vec<Sentence>) -> SettingsView {
    SettingsView {
        entries,
        mistakes,
        files: SettingFilesView {
            machine: MACHINE.to_owned(),
            user: Some("/home/olivia.lind/.config/countersign/settings.toml".to_owned()),
            policy: Some(POLICY.to_owned()),
        },
    }
}

/// Every setting, and each source.
fn entries() -> Vec<SettingView> {
    let switch = || SettingKind::Switch;
    let text = |multiline| SettingKind::Text { multiline };
    let number = |min, max| SettingKind::Number { min, max };
    let choice = |values: &[&str]| SettingKind::Choice {
        values: values.iter().map(|&value| value.to_owned()).collect(),
    };
    let mut all = vec![
        entry("host.url", text(false), None),
        entry("host.ca", text(true), None),
        entry("pin.allow_copy", switch(), Some("false")),
        entry("pin.show_seconds", number(5, 600), Some("30")),
        entry("officer.idle_lock_minutes", number(1, 480), Some("15")),
        entry(
            "locale",
            choice(&["system", "en", "sv", "de", "fr"]),
            Some("system"),
        ),
        entry(
            "appearance",
            choice(&["system", "light", "dark"]),
            Some("system"),
        ),
        entry(
            "log.level",
            choice(&["off", "error", "warn", "info", "debug", "trace"]),
            Some("info"),
        ),
        entry("practice.enabled", switch(), Some("true")),
        entry("print.printer", text(false), Some("Canon-iR-Reception")),
        entry("letters.prefix", text(false), Some("PL-")),
        entry("mail.domain", text(false), None),
    ];
    let machine = |line: u32| Some(format!("{MACHINE}:{line}"));
    set(&mut all[0], HOST_URL, SettingSource::Machine, machine(2));
    set(
        &mut all[1],
        "/etc/countersign/host-ca.pem",
        SettingSource::Machine,
        machine(3),
    );
    set(
        &mut all[2],
        "false",
        SettingSource::Policy,
        Some(format!("{POLICY}:2")),
    );
    set(&mut all[3], "60", SettingSource::User, None);
    set(&mut all[5], "en", SettingSource::User, None);
    all
}

fn locked() -> Vec<SettingView> {
    let mut all = entries();
    for (line, entry) in (2_u32..).zip(&mut all) {
        let value = entry.value.clone().unwrap_or_default();
        set(
            entry,
            &value,
            SettingSource::Policy,
            Some(format!("{POLICY}:{line}")),
        );
    }
    all
}

fn entry(key: &str, kind: SettingKind, default: Option<&str>) -> SettingView {
    SettingView {
        key: key.to_owned(),
        kind,
        value: default.map(str::to_owned),
        default: default.map(str::to_owned),
        source: SettingSource::Default,
        from: None,
        locked: false,
    }
}

fn set(entry: &mut SettingView, value: &str, source: SettingSource, from: Option<String>) {
    entry.value = Some(value.to_owned());
    entry.source = source;
    entry.from = from;
    entry.locked = source == SettingSource::Policy;
}

fn about() -> AboutView {
    let component = |(name, version, licence): &(&str, &str, &str)| ComponentView {
        name: (*name).to_owned(),
        version: (*version).to_owned(),
        licence: (*licence).to_owned(),
    };
    AboutView {
        version: "0.1.0".to_owned(),
        commit: Some("bd79041d5f0b".to_owned()),
        webview: "2.50.1".to_owned(),
        tauri: "2.12.5".to_owned(),
        system: "Debian GNU/Linux 12, x86_64".to_owned(),
        components: COMPONENTS.iter().map(component).collect(),
    }
}

const COMPONENTS: &[(&str, &str, &str)] = &[
    ("@fluent/bundle", "0.19.1", "Apache-2.0"),
    ("@lucide/svelte", "1.48.0", "ISC"),
    ("aws-lc-rs", "1.19.0", "ISC AND (Apache-2.0 OR ISC)"),
    (
        "aws-lc-sys",
        "0.43.1",
        "ISC AND (Apache-2.0 OR ISC) AND OpenSSL AND MIT AND BSD-3-Clause AND (Apache-2.0 OR ISC OR MIT)",
    ),
    ("bits-ui", "2.21.0", "MIT"),
    ("cms", "0.3.0-rc.0", "Apache-2.0 OR MIT"),
    ("der", "0.8.3", "Apache-2.0 OR MIT"),
    ("fluent-bundle", "0.16.0", "Apache-2.0 OR MIT"),
    ("reqwest", "0.13.2", "MIT OR Apache-2.0"),
    ("rustls", "0.23.40", "Apache-2.0 OR ISC OR MIT"),
    ("svelte", "5.57.3", "MIT"),
    ("tauri", "2.12.5", "Apache-2.0 OR MIT"),
    ("tokio", "1.52.0", "MIT"),
    ("webpki-roots", "1.0.4", "CDLA-Permissive-2.0"),
    ("x509-cert", "0.3.0", "Apache-2.0 OR MIT"),
];

/// A part of it: enough to be read and scrolled.
const LICENCE: &str = "MIT License\n\nPermission is hereby granted, free of charge, to any person obtaining a copy of this \
software and associated documentation files (the \"Software\"), to deal in the Software without restriction, including \
without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the \
Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:\n\nThe \
above copyright notice and this permission notice shall be included in all copies or substantial portions of the \
Software.\n";

const SAVED: &str = "/home/olivia.lind/Documents/countersign-support-2026-11-20.zip";

/// Made as the program makes it.
fn bundle() -> SupportBundleView {
    let home = tempfile::tempdir().unwrap();
    let (own, logs) = (
        home.path().join(".config/countersign"),
        home.path().join("log"),
    );
    fs::create_dir_all(&own).unwrap();
    fs::create_dir(&logs).unwrap();
    let user = own.join("settings.toml");
    let set = format!("[host]\nurl = \"{HOST_URL}\"\n\n[pin]\nshow_seconds = 60\n");
    fs::write(&user, set).unwrap();
    fs::write(logs.join("2026-11-20.countersign-desktop.log"), log()).unwrap();
    let places = Places {
        machine: None,
        user: Some(user),
        policy: Policy::None,
    };
    SupportBundles::default().make(&Facts {
        about: about(),
        configuration: Configuration::read(&places),
        view: with("support", "", form::with(form::ready(), true)).view,
        devices: Some(readers()),
        logs: Some(logs),
        home: Some(home.path().to_owned()),
        user: Some("olivia.lind".to_owned()),
    })
}

fn readers() -> Vec<DeviceView> {
    vec![
        DeviceView {
            name: "ACS ACR39U ICC Reader 00 00".to_owned(),
            content: DeviceContent::Card {
                atr: "3bfd1300008131fe158073c021c057597562694b657940".to_owned(),
            },
        },
        DeviceView {
            name: "Evolis Primacy 2 Contact Encoder 02 00".to_owned(),
            content: DeviceContent::Empty,
        },
    ]
}

fn log() -> String {
    let line = |number: u32| {
        let (minute, second) = (30 + number / 60, number % 60);
        format!(
            "2026-11-20T09:{minute:02}:{second:02}.118Z  INFO desk::sitting: the card was read device=1 took_ms={}\n",
            310 + number
        )
    };
    (0..80).map(line).collect()
}
