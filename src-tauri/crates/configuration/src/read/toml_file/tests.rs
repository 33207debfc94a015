use std::{fs, path::Path};

use proptest::prelude::*;

use super::{of_bytes, of_text, read};
use crate::{Places, What, kind::Written, read::Reading};

fn said(text: &str) -> Reading {
    of_text(Path::new("client.conf"), text)
}

fn names(reading: &Reading) -> Vec<&str> {
    let settings = reading.settings.iter();
    settings.map(|setting| setting.name.as_str()).collect()
}

fn mistaken_lines(reading: &Reading) -> Vec<Option<u32>> {
    let mistakes = reading.mistakes.iter();
    mistakes.map(|mistake| mistake.line).collect()
}

/// Line, column and key of each mistake.
fn mistakes(reading: &Reading) -> Vec<(Option<u32>, Option<u32>, Option<&str>)> {
    let each = reading.mistakes.iter();
    each.map(|mistake| (mistake.line, mistake.column, mistake.key.as_deref()))
        .collect()
}

#[test]
fn values_are_told_with_their_lines() {
    let reading = said(
        "# ours\nlocale = \"sv\"\n\n[host]\n  url = 'https://h'\n[pin]\nallow_copy = true\nshow_seconds = 0x1e\n",
    );
    let told: Vec<_> = reading
        .settings
        .iter()
        .map(|setting| {
            (
                setting.name.as_str(),
                setting.value.clone(),
                setting.at.line,
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("locale", Written::Text("sv".to_owned()), Some(2)),
            ("host.url", Written::Text("https://h".to_owned()), Some(5)),
            ("pin.allow_copy", Written::Switch(true), Some(7)),
            ("pin.show_seconds", Written::Number(30), Some(8)),
        ]
    );
    assert_eq!((mistakes(&reading), reading.broken), (vec![], false));
    assert_eq!(reading.settings[1].at.column, Some(9));
}

#[test]
fn dotted_keys_and_inline_tables_are_the_same() {
    for text in [
        "host.url = 'https://h'",
        "host = { url = 'https://h' }",
        "[host]\nurl = 'https://h'",
    ] {
        let reading = said(text);
        assert_eq!(reading.settings.len(), 1, "{text}");
        assert_eq!(reading.settings[0].name, "host.url");
    }
}

#[test]
fn names_that_are_no_keys_are_named() {
    let reading = said(
        "colour = 1\n[host]\nport = 1\n[hosts]\nurl = 'https://h'\n[host.url]\na = 1\n[locale]\n",
    );
    let told = mistakes(&reading);
    assert_eq!(told[0], (Some(1), Some(1), Some("colour")));
    assert_eq!(told[1], (Some(3), Some(1), Some("host.port")));
    assert_eq!(told[2], (Some(4), Some(2), Some("hosts")));
    assert!(
        reading
            .mistakes
            .iter()
            .all(|mistake| mistake.what == What::UnknownKey)
    );
    // Known names with a table for a value: their type is wrong, and that is judged with the values.
    let tables: Vec<_> = reading
        .settings
        .iter()
        .map(|setting| &setting.value)
        .collect();
    assert_eq!(tables, [&Written::Other("table"), &Written::Other("table")]);
}

#[test]
fn a_line_that_is_not_toml_is_named_and_the_others_count() {
    let reading =
        said("locale = \"sv\"\nappearance dark\n[pin]\nshow_seconds = = 4\nallow_copy = true\n");
    assert_eq!(names(&reading), ["locale", "pin.allow_copy"]);
    assert_eq!(mistaken_lines(&reading), [Some(2), Some(4)]);
    assert!(reading.broken);
}

#[test]
fn a_table_whose_name_is_not_legible_is_left_out_as_a_whole() {
    let reading = said("[practice]\n[future\nenabled = false\n[log]\nlevel = 'warn'\n");
    assert_eq!(names(&reading), ["log.level"]);
    assert_eq!(mistaken_lines(&reading), [Some(2)]);
}

#[test]
fn what_does_not_end_takes_the_rest_with_it() {
    for open in ["host.url = '''", "host.url = [1,"] {
        let reading = said(&format!(
            "locale = \"sv\"\n{open}\n[pin]\nshow_seconds = 10\n# end"
        ));
        assert_eq!(names(&reading), ["locale"], "{open}");
        assert!(reading.broken && !reading.mistakes.is_empty(), "{open}");
    }
}

#[test]
fn of_too_many_mistakes_nothing_counts() {
    let reading = said(&("locale = 'sv'\n".to_owned() + &"no toml\n".repeat(100)));
    assert!(reading.settings.is_empty() && reading.broken);
    assert_eq!(reading.mistakes.len(), super::MAX_MISTAKES);
}

#[test]
fn a_key_that_is_set_twice_is_a_mistake() {
    let reading = said("locale = \"sv\"\nlocale = \"de\"\n");
    assert_eq!(
        reading.mistakes.first().and_then(|mistake| mistake.line),
        Some(2)
    );
}

#[test]
fn what_is_not_utf_8_is_named_with_its_line() {
    let reading = of_bytes(Path::new("client.conf"), b"locale = \"sv\"\n# \xff\n");
    assert_eq!(mistakes(&reading), [(Some(2), Some(3), None)]);
    assert!(reading.broken && reading.settings.is_empty());
}

#[test]
fn a_byte_order_mark_is_no_mistake() {
    let reading = of_bytes(
        Path::new("client.conf"),
        "\u{feff}locale = \"sv\"\r\n".as_bytes(),
    );
    assert_eq!((reading.settings.len(), reading.mistakes.len()), (1, 0));
}

#[test]
fn no_file_says_nothing_and_a_bad_one_breaks_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(read(&folder.path().join("none")), Reading::default());
    let as_file = read(folder.path());
    assert!(matches!(as_file.mistakes[0].what, What::Unreadable(_)) && as_file.broken);
    let large = folder.path().join("large");
    fs::write(
        &large,
        "#".repeat(usize::try_from(Places::MAX_FILE).unwrap() + 1),
    )
    .unwrap();
    assert_eq!(read(&large).mistakes[0].what, What::TooLarge);
    fs::write(
        &large,
        "#".repeat(usize::try_from(Places::MAX_FILE).unwrap()),
    )
    .unwrap();
    assert_eq!(read(&large), Reading::default());
}

proptest! {
    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let reading = of_bytes(Path::new("client.conf"), &bytes);
        prop_assert!(!reading.broken || !reading.mistakes.is_empty());
    }

    /// Damage is told, and never makes a value that nobody wrote.
    #[test]
    fn what_is_damaged_says_nothing_else(at in 0usize..70, put in "[\\[\\]=\"'{}.,#a1\\n ]") {
        let whole = "locale = \"sv\"\nlog.level = \"warn\"\n[pin]\nallow_copy = true\nshow_seconds = 45\n";
        let mut text = whole.to_owned();
        text.insert_str(at.min(text.len()), &put);
        let reading = said(&text);
        if reading.broken {
            prop_assert!(!reading.mistakes.is_empty());
        }
        for setting in &reading.settings {
            prop_assert!(setting.at.line.is_some());
        }
    }
}
