use std::{fs, path::Path};

use tracing_subscriber::{layer::SubscriberExt, registry};

use super::{MAX_DAYS, MAX_FILE, to_files};
use crate::LogLevel;

fn log(folder: &Path, program: &str, level: LogLevel, work: impl FnOnce()) {
    let subscriber = registry().with(to_files(folder, program, level).unwrap());
    tracing::subscriber::with_default(subscriber, work);
}

/// The file of today.
fn text(folder: &Path, program: &str) -> String {
    let end = format!(".{program}.log");
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path());
    let newest = files
        .filter(|file| file.display().to_string().ends_with(&end))
        .max();
    fs::read_to_string(newest.unwrap()).unwrap()
}

#[test]
fn the_level_is_for_what_is_ours_and_others_are_heard_from_warnings_on() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().join("not made yet");
    log(&folder, "countersign", LogLevel::Debug, || {
        tracing::debug!(target: "desk::run", "ours");
        tracing::trace!(target: "desk::run", "too much");
        tracing::info!(target: "hyper::client", "theirs");
        tracing::warn!(target: "hyper::client", "their warning");
    });
    let text = text(&folder, "countersign");
    assert!(
        text.contains("ours") && text.contains("their warning"),
        "{text}"
    );
    assert!(
        !text.contains("too much") && !text.contains("theirs"),
        "{text}"
    );
    assert!(!text.contains('\u{1b}'), "no colours in a file");
}

#[test]
fn off_is_off() {
    let folder = tempfile::tempdir().unwrap();
    log(folder.path(), "countersign", LogLevel::Off, || {
        tracing::error!(target: "desk", "ours");
        tracing::error!(target: "hyper", "theirs");
    });
    assert_eq!(text(folder.path(), "countersign"), "");
}

#[test]
fn the_last_days_of_each_program_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let file = |program: &str, day: usize| {
        folder
            .path()
            .join(format!("2020-01-{day:02}.{program}.log"))
    };
    for day in 1..=20 {
        fs::write(file("countersign", day), "").unwrap();
        fs::write(file("countersign-desktop", day), "").unwrap();
    }
    log(folder.path(), "countersign", LogLevel::Info, || {});
    let left = |program: &str| {
        let end = format!(".{program}.log");
        let names = fs::read_dir(folder.path())
            .unwrap()
            .map(|file| file.unwrap().file_name());
        names
            .filter(|name| name.to_str().is_some_and(|name| name.ends_with(&end)))
            .count()
    };
    assert_eq!(
        (left("countersign"), left("countersign-desktop")),
        (MAX_DAYS, 20)
    );
}

#[test]
fn a_full_day_is_not_written_to() {
    let folder = tempfile::tempdir().unwrap();
    log(folder.path(), "countersign", LogLevel::Info, || {
        tracing::info!(target: "desk", "first");
        let file = fs::read_dir(folder.path())
            .unwrap()
            .next()
            .unwrap()
            .unwrap()
            .path();
        let opened = fs::OpenOptions::new().append(true).open(file).unwrap();
        opened.set_len(MAX_FILE - 1).unwrap();
        tracing::info!(target: "desk", "the last");
        tracing::info!(target: "desk", "too late");
    });
    let text = text(folder.path(), "countersign");
    assert!(text.contains("the last") && !text.contains("too late"));
}

#[test]
fn a_folder_that_cannot_be_made_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    assert!(
        to_files::<tracing_subscriber::Registry>(&file, "countersign", LogLevel::Info).is_err()
    );
}
