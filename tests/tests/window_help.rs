//! What is there on every screen of the real window: settings, what is logged, and what is saved for whoever helps. The
//! system's own dialogs are driven by the keys of the screen.
#![cfg(target_os = "linux")]
#![expect(
    clippy::expect_used,
    reason = "a bench that cannot be set up fails its test"
)]

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;
use std::thread;
use std::time::Duration;

use acceptance::{Key, Machine, Office, Program, Role, Window, built, said};
use messages::{Arguments, Language, Messages};

/// A text in another language than that of the tests.
#[track_caller]
fn said_in(language: Language, key: &str) -> String {
    let text = Messages::of(language).text(key, &Arguments::new());
    text.expect("a text")
}

/// Opens Settings, called so in its language.
#[track_caller]
fn opens_settings(window: &Window, title: &str) {
    // The screen is there, and hears keys.
    window.until("the window shows nothing", || {
        (window.script("return performance.getEntriesByName('screen').length;") == 1).then_some(())
    });
    window.chord(Key::Control, ",");
    window.sees_a(Role::Dialog, title);
}

#[track_caller]
fn closes(window: &Window, dialog: &str) {
    window.key(Key::Escape);
    window.until(&format!("“{dialog}” does not close"), || {
        (!window.has_a(Role::Dialog, dialog)).then_some(())
    });
}

#[test]
fn a_language_is_spoken_at_once_and_after_the_next_start() {
    let mut window = Window::open_without_readers();
    opens_settings(&window, &said("settings-title"));
    window.chooses(&said("setting-locale"), &said("setting-value-sv"));
    let swedish = said_in(Language::Swedish, "settings-title");
    assert_ne!(swedish, said("settings-title"));
    window.sees_a(Role::Dialog, &swedish);
    assert_eq!(window.script("return document.documentElement.lang;"), "sv");
    closes(&window, &swedish);
    let go = said_in(Language::Swedish, "first-run-practice-go");
    window.sees_a(Role::Button, &go);

    window.end();
    window.start();
    window.sees_a(Role::Button, &go);
    // It was not seen in another language first: the page was loaded in this one.
    let address = window.script("return location.search;");
    assert_eq!(address, "?language=sv");
    let [config, ..] = window.folders();
    let settings = fs::read_to_string(config.join("settings.toml")).expect("the settings");
    assert!(settings.contains("locale = \"sv\""), "{settings}");
}

#[test]
fn dark_is_dark_at_once_and_before_the_next_first_paint() {
    const DARK: &str = "return matchMedia('(prefers-color-scheme: dark)').matches;";
    let mut window = Window::open_without_readers();
    let ground = || window.script("return getComputedStyle(document.body).backgroundColor;");
    let light = ground();
    assert_eq!(window.script(DARK), false);
    opens_settings(&window, &said("settings-title"));
    window.chooses(&said("setting-appearance"), &said("setting-value-dark"));
    window.until("it does not become dark", || {
        (window.script(DARK) == true && ground() != light).then_some(())
    });
    let dark = ground();

    window.end();
    window.start();
    // Before any script has run, the web view knows it by itself.
    assert_eq!(window.script(DARK), true);
    let ground = || window.script("return getComputedStyle(document.body).backgroundColor;");
    assert_eq!(ground(), dark);
    opens_settings(&window, &said("settings-title"));
    window.chooses(&said("setting-appearance"), &said("setting-value-system"));
    window.until("it does not become light again", || {
        (window.script(DARK) == false && ground() == light).then_some(())
    });
}

#[test]
fn what_a_policy_sets_holds_and_is_locked() {
    let machine = Machine::start();
    machine.write(
        "/etc/countersign/client.conf",
        "locale = \"sv\"\n[pin]\nshow_seconds = 45\n",
    );
    machine.write(
        "/etc/countersign/policy.conf",
        "locale = \"de\"\n[practice]\nenabled = false\n",
    );
    let program = machine.door_to(&built("countersign-desktop"));
    let window = Window::open_program(&program, &[]);
    let german = |key: &str| said_in(Language::German, key);
    window.sees_a(Role::Button, &german("first-run-own-host-go"));
    assert!(!window.has_a(Role::Button, &german("first-run-practice-go")));
    opens_settings(&window, &german("settings-title"));
    window.sees(&german("setting-locked"));
    assert!(!window.has_a(Role::Choice, &german("setting-locale")));
    window.sees("/etc/countersign/policy.conf:1");
    window.sees("/etc/countersign/client.conf:3");
    window.sees_in(&german("setting-pin-show-seconds"), "45");
}

#[test]
fn a_host_that_is_locked_is_opened_without_asking() {
    let (machine, office) = (Machine::start(), Office::open());
    let (url, ca) = (office.host.url(), office.host.ca_file().display());
    let policy = format!("[host]\nurl = \"{url}\"\nca = \"{ca}\"\n[practice]\nenabled = false\n");
    machine.write("/etc/countersign/policy.conf", &policy);
    let program = machine.door_to(&built("countersign-desktop"));
    let socket = office.readers.socket();
    let window = Window::open_program(&program, &[("PCSCLITE_CSOCK_NAME", &socket)]);
    window.sees_a(Role::Heading, &said("sign-in-title"));
    window
        .chooses_officer_device(&office.officer_device())
        .signs_in(office.officer_card().pin());
}

#[test]
fn logs_are_written_a_file_a_day_and_old_ones_go() {
    let mut window = Window::open_without_readers();
    let folder = window.log_folder();
    let [today] = &names_in(&folder)[..] else {
        panic!("not one file: {:?}", names_in(&folder))
    };
    let today = today.clone();
    assert!(today.ends_with(".countersign-desktop.log"), "{today}");
    let of = |day: u32| format!("2020-01-{day:02}.countersign-desktop.log");
    for day in 1..=20 {
        fs::write(folder.join(of(day)), "what was\n").expect("a file");
        // Which is older goes by when they were made, which file systems know to some milliseconds.
        thread::sleep(Duration::from_millis(20));
    }
    window.end();
    window.start();
    window.sees_a(Role::Button, &said("first-run-practice-go"));
    let left = names_in(&folder);
    let expected = (8..=20).map(of).chain([today]);
    assert_eq!(left, expected.collect::<Vec<_>>());
}

/// The names of the files in a folder, in order.
fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder");
    let names = entries.map(|entry| entry.expect("an entry").file_name().into_string());
    let mut names: Vec<_> = names.map(|name| name.expect("a name")).collect();
    names.sort();
    names
}

/// Everything in a zip file, by name.
fn unpacked(file: &Path) -> Vec<(String, String)> {
    let file = File::open(file).expect("the file that was saved");
    let mut zip = zip::ZipArchive::new(file).expect("a zip file");
    let each = 0..zip.len();
    each.map(|index| {
        let mut entry = zip.by_index(index).expect("an entry");
        let mut text = String::new();
        entry.read_to_string(&mut text).expect("text");
        (entry.name().expect("a name").into_owned(), text)
    })
    .collect()
}

#[test]
fn a_support_bundle_is_looked_at_and_saved_where_the_person_says() {
    let window = Window::open_without_readers();
    let manager = window.is_managed();
    window.presses(&said("frame-menu"));
    window.presses_a(Role::Entry, &said("support-open"));
    window.sees_a(Role::Dialog, &said("support-title"));
    window.sees("program.json");

    // Who goes away from the dialog has written nothing.
    window.presses(&said("support-save"));
    manager.cancels_the_dialog();
    window.sees_a(Role::Button, &said("support-save"));

    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("For support.zip");
    window.presses(&said("support-save"));
    manager.saves_as(&file);
    window.sees(&file.display().to_string());
    let files = unpacked(&file);
    let names: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names[..4],
        [
            "program.json",
            "settings.json",
            "window.json",
            "devices.json"
        ]
    );
    assert!(names[4].starts_with("log/") && names[4].ends_with(".countersign-desktop.log"));
    let home = window.folders().map(|folder| folder.display().to_string());
    let [.., home] = &home;
    for (name, text) in &files {
        assert!(
            !text.contains(home.as_str()),
            "the home folder is in {name}"
        );
    }
}

#[test]
fn an_order_is_exported_into_the_folder_that_the_person_chooses() {
    let office = Office::open();
    let card = office.card("pre-personalized", &[]);
    let _subject = office.insert(&card);
    let window = Window::open(&office.readers);
    let manager = window.is_managed();
    window
        .connects_to(&office.host)
        .chooses_officer_device(&office.officer_device())
        .signs_in(office.officer_card().pin())
        .chooses_subject_device(&office.subject_device())
        .chooses_procedure("Employee card")
        .fills("Common name", "Anna Berg")
        .fills("E-mail", "anna.berg@example.org")
        .submits(office.officer_card().pin());
    window.notes_the_pin_code();
    let order = window.sees_the_card_issued();
    window.goes_to_the_next_card();
    window.presses(&said("frame-activity"));
    window.sees("Anna Berg");
    window.presses(&said("order-export"));
    let folder = tempfile::tempdir().expect("a temporary folder");
    manager.chooses_folder(folder.path());
    let exported = folder.path().join(format!("order-{order}"));
    window.sees(&exported.display().to_string());
    let line = window.until("no line for OpenSSL", || {
        let page = window.script("return document.querySelector('pre')?.textContent ?? '';");
        let line = page.as_str().unwrap_or_default().to_owned();
        line.starts_with("openssl").then_some(line)
    });
    let verified = Program::new("sh")
        .args(["-c", &line])
        .within(&exported)
        .succeeds();
    assert!(verified.stderr.contains("successful"), "{verified}");
}
