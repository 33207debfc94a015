//! What is kept of a secret by the window, its web view, and what both write down.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use super::{Window, processes};
use crate::remains_in_memory;

/// What one process of a window still holds of a text.
#[derive(Debug)]
pub struct Held {
    /// The process's program.
    pub program: String,
    /// Whether it is the window's own process, and none of its web view's.
    pub is_its_own: bool,
    /// The places in its memory.
    pub places: Vec<String>,
}

impl fmt::Display for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whose = if self.is_its_own {
            "the window's own"
        } else {
            "its web view's"
        };
        write!(
            f,
            "{} ({whose}): {} places",
            self.program,
            self.places.len()
        )?;
        self.places
            .iter()
            .try_for_each(|place| write!(f, "\n  {place}"))
    }
}

impl Window {
    /// What each of its processes holds of a text; the window's own comes first.
    #[track_caller]
    pub fn holds_in_memory(&self, text: &str) -> Vec<Held> {
        let own = self.process();
        let all = processes::descendants(own).into_iter();
        let held = all.map(|process| Held {
            program: processes::name(process).unwrap_or_default(),
            is_its_own: process == own,
            places: remains_in_memory(process, text),
        });
        held.collect()
    }

    /// The files in which it, its web view or anything else on its screen has written this text down, in UTF-8 or, where it
    /// is ASCII, in UTF-16.
    #[track_caller]
    pub fn files_with(&self, text: &str) -> Vec<PathBuf> {
        let wide: String = text.chars().flat_map(|letter| [letter, '\0']).collect();
        let mut files = Vec::new();
        for folder in self.folders() {
            collect(&folder, &mut files);
        }
        files.push(self.screen.file("log"));
        files.retain(|file| {
            let content = fs::read(file).unwrap_or_default();
            let content = String::from_utf8_lossy(&content);
            content.contains(text) || content.contains(&wide)
        });
        files
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => collect(&entry.path(), files),
            Ok(kind) if kind.is_file() => files.push(entry.path()),
            _ => {}
        }
    }
}
