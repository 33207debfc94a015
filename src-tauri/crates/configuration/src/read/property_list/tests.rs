use std::{fs, path::Path};

use super::read;
use crate::{What, kind::Written, read::Reading};

fn said(inside: &str) -> Reading {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("org.countersign.desktop.plist");
    fs::write(
        &file,
        format!("<?xml version=\"1.0\"?><plist version=\"1.0\">{inside}</plist>"),
    )
    .unwrap();
    read(&file)
}

#[test]
fn a_profile_sets_keys_with_dots_or_in_dictionaries() {
    let reading = said(
        "<dict><key>host.url</key><string>https://h</string><key>PayloadUUID</key><string>1</string>\
         <key>pin</key><dict><key>allow_copy</key><false/><key>show_seconds</key><integer>20</integer></dict></dict>",
    );
    let told: Vec<_> = reading
        .settings
        .iter()
        .map(|setting| (setting.name.as_str(), &setting.value))
        .collect();
    assert_eq!(
        told,
        [
            ("host.url", &Written::Text("https://h".to_owned())),
            ("pin.allow_copy", &Written::Switch(false)),
            ("pin.show_seconds", &Written::Number(20)),
        ]
    );
    assert_eq!(reading.mistakes, []);
}

#[test]
fn names_that_are_no_keys_are_named() {
    let reading = said(
        "<dict><key>colour</key><true/><key>pin</key><dict><key>copy</key><true/></dict></dict>",
    );
    let names: Vec<_> = reading
        .mistakes
        .iter()
        .map(|mistake| mistake.key.as_deref())
        .collect();
    assert_eq!(names, [Some("colour"), Some("pin.copy")]);
}

#[test]
fn what_is_no_dictionary_is_broken() {
    for inside in ["<array/>", "<dict>", "<string>a</string>"] {
        let reading = said(inside);
        assert!(reading.broken, "{inside}");
        assert!(matches!(reading.mistakes[0].what, What::Malformed { .. }));
    }
    assert_eq!(read(Path::new("/no/such/list.plist")), Reading::default());
}

#[test]
fn binary_lists_are_read_too() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("binary.plist");
    let mut root = plist::Dictionary::new();
    root.insert("locale".to_owned(), plist::Value::String("fr".to_owned()));
    plist::Value::Dictionary(root)
        .to_file_binary(&file)
        .unwrap();
    assert_eq!(
        read(&file).settings[0].value,
        Written::Text("fr".to_owned())
    );
}
