use std::io::{self, Write};

use serde::Serialize;

use super::Failure;

/// What a command prints: lines and tables for people, or one JSON value for programs.
pub(crate) struct Output {
    json: bool,
}

impl Output {
    pub(super) fn new(json: bool) -> Self {
        Self { json }
    }

    /// One result.
    pub(super) fn result<T: Serialize>(&mut self, value: &T, text: &str) -> Result<(), Failure> {
        if self.json {
            self.json(value)
        } else {
            self.line(text)
        }
    }

    /// A list of results; `none` says in words that there are none.
    pub(super) fn table<T: Serialize>(
        &mut self,
        values: &[T],
        none: &str,
        head: &[&str],
        row: impl Fn(&T) -> Vec<String>,
    ) -> Result<(), Failure> {
        if self.json {
            return self.json(&values);
        }
        if values.is_empty() {
            return self.line(none);
        }
        let mut rows = vec![head.iter().map(|&cell| cell.to_owned()).collect::<Vec<_>>()];
        rows.extend(values.iter().map(row));
        let width = |column: usize| {
            rows.iter()
                .filter_map(|row| row.get(column))
                .map(|cell| cell.chars().count())
                .max()
        };
        let widths: Vec<usize> = (0..head.len())
            .map(|column| width(column).unwrap_or(0))
            .collect();
        for row in &rows {
            let cells = row
                .iter()
                .zip(&widths)
                .map(|(cell, width)| format!("{cell:width$}"));
            self.line(cells.collect::<Vec<_>>().join("  ").trim_end())?;
        }
        Ok(())
    }

    /// A value on one line, whatever was asked for: programs wait for it.
    pub(super) fn json<T: Serialize>(&mut self, value: &T) -> Result<(), Failure> {
        self.line(&serde_json::to_string(value)?)
    }

    /// A line for people.
    pub(super) fn line(&mut self, text: &str) -> Result<(), Failure> {
        let mut out = io::stdout().lock();
        writeln!(out, "{text}")?;
        Ok(out.flush()?)
    }

    /// Something people should know that is no result.
    pub(super) fn note(&mut self, text: &str) {
        // Nobody may be there to read it; the work is done all the same.
        let _ = writeln!(io::stderr().lock(), "{text}");
    }

    pub(super) fn error(&mut self, error: &Failure) {
        self.note(&format!("error: {error}"));
    }
}

/// A cell for something that may not be there.
pub(super) fn or_dash<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| value.to_string())
}

/// Refuses a file that is larger than what it is read as may be.
pub(super) fn limited(file: &std::path::Path, most: u64) -> Result<(), Failure> {
    let said = |error: io::Error| format!("{}: {error}", file.display());
    let length = std::fs::metadata(file).map_err(said)?.len();
    if length > most {
        return Err(format!("{}: larger than {most} bytes", file.display()).into());
    }
    Ok(())
}

/// The bytes of a file of limited size.
pub(super) fn read(file: &std::path::Path, most: u64) -> Result<Vec<u8>, Failure> {
    limited(file, most)?;
    std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()).into())
}

/// The text of a file of limited size.
pub(super) fn read_text(file: &std::path::Path, most: u64) -> Result<String, Failure> {
    String::from_utf8(read(file, most)?)
        .map_err(|_| format!("{}: not UTF-8", file.display()).into())
}

/// A number with the words for it.
pub(super) fn counted(number: u64, one: &str, more: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { more })
}
