use std::{ops::Range, path::Path, str};

use toml::de::{DeTable, DeValue};

use super::{At, Reading, bytes_of};
use crate::{Key, What, kind::Written};

/// Of a file with more lines that are no TOML, nothing counts.
const MAX_MISTAKES: usize = 50;

/// A TOML file; one that is not there says nothing.
pub(crate) fn read(file: &Path) -> Reading {
    match bytes_of(file) {
        Ok(None) => Reading::default(),
        Ok(Some(bytes)) => of_bytes(file, &bytes),
        Err(what) => Reading::broken(&At::file(file), what),
    }
}

fn of_bytes(file: &Path, bytes: &[u8]) -> Reading {
    match str::from_utf8(bytes) {
        // Some editors begin a text with a byte order mark.
        Ok(text) => of_text(file, text.strip_prefix('\u{feff}').unwrap_or(text)),
        Err(error) => {
            let legible = &bytes[..error.valid_up_to()];
            let text = str::from_utf8(legible).unwrap_or_default();
            let why = "not UTF-8".to_owned();
            Reading::broken(
                &Lines { file, text }.at(text.len()),
                What::Malformed { why },
            )
        }
    }
}

/// Where something is no TOML, the other lines still count.
fn of_text(file: &Path, text: &str) -> Reading {
    let lines = Lines { file, text };
    let mut reading = Reading::default();
    let legible = legible(&lines, &mut reading);
    if let Ok(document) = DeTable::parse(&legible) {
        table(document.get_ref(), "", &lines, &mut reading);
    }
    // The parser tells in the order of names; a person reads from top to bottom.
    reading
        .settings
        .sort_by_key(|setting| (setting.at.line, setting.at.column));
    reading
        .mistakes
        .sort_by_key(|mistake| (mistake.line, mistake.column));
    reading
}

/// The text with blanks for the lines that are no TOML, each told as a mistake; nothing of a text with too many of them.
///
/// The parser's own way to go on after a mistake leaves out tables that have none.
fn legible(lines: &Lines<'_>, reading: &mut Reading) -> String {
    let mut left = lines.text.to_owned();
    for _ in 0..MAX_MISTAKES {
        let Err(error) = DeTable::parse(&left) else {
            return left;
        };
        reading.broken = true;
        let position = error.span().map_or(0, |span| span.start);
        let mut line = line_around(&left, position);
        if is_blank(&left[line.clone()]) {
            // Something that does not end began further up.
            line = line_around(&left, left[..line.start].trim_end().len());
        }
        let why = error.message().replace('\n', ", ");
        let mistake = lines.at(position).mistake(None, What::Malformed { why });
        if !reading.mistakes.contains(&mistake) {
            reading.mistakes.push(mistake);
        }
        blank(&mut left, line);
    }
    String::new()
}

/// The line at a position, without its end.
fn line_around(text: &str, position: usize) -> Range<usize> {
    let position = position.min(text.len());
    let before = text.as_bytes()[..position].iter();
    let begin = before
        .rev()
        .position(|byte| *byte == b'\n')
        .map_or(0, |back| position - back);
    let length = text[begin..].find('\n').unwrap_or(text.len() - begin);
    begin..begin + length
}

fn is_blank(line: &str) -> bool {
    line.trim().is_empty()
}

/// A line that begins a table takes the table with it: what is in there would else be in the table before.
fn blank(text: &mut String, line: Range<usize>) {
    let begins_table = |line: &str| line.trim_start().starts_with('[');
    let mut end = line.end;
    if begins_table(&text[line.clone()]) {
        let mut following = text[line.start..].split_inclusive('\n');
        let own = following.next().map_or(0, str::len);
        let inside = following.take_while(|next| !begins_table(next));
        end = line.start + own + inside.map(str::len).sum::<usize>();
    }
    let blanks: String = text[line.start..end]
        .bytes()
        .map(|byte| if byte == b'\n' { '\n' } else { ' ' })
        .collect();
    text.replace_range(line.start..end, &blanks);
}

fn table(inside: &DeTable<'_>, prefix: &str, lines: &Lines<'_>, reading: &mut Reading) {
    for (name, value) in inside {
        let full = format!("{prefix}{}", name.get_ref());
        match value.get_ref() {
            DeValue::Table(inner) if Key::is_table(&full) => {
                table(inner, &format!("{full}."), lines, reading);
            }
            _ if Key::named(&full).is_some() => {
                let at = lines.at(value.span().start);
                reading.set(full, written(value.get_ref()), at);
            }
            _ if Key::is_table(&full) => reading.no_table(&full, &lines.at(name.span().start)),
            _ => {
                let at = lines.at(name.span().start);
                reading
                    .mistakes
                    .push(at.mistake(Some(&full), What::UnknownKey));
            }
        }
    }
}

fn written(value: &DeValue<'_>) -> Written {
    match value {
        DeValue::Boolean(switch) => Written::Switch(*switch),
        DeValue::String(text) => Written::Text(text.to_string()),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            .map_or(Written::Other("number"), Written::Number),
        DeValue::Float(_) => Written::Other("float"),
        DeValue::Datetime(_) => Written::Other("date"),
        DeValue::Array(_) => Written::Other("array"),
        DeValue::Table(_) => Written::Other("table"),
    }
}

/// A text, and where its lines are.
struct Lines<'a> {
    file: &'a Path,
    text: &'a str,
}

impl Lines<'_> {
    fn at(&self, position: usize) -> At {
        let before = self.before(position);
        let line_begins = before.rfind('\n').map_or(0, |end| end + 1);
        let column = before[line_begins..].chars().count() + 1;
        At {
            file: self.file.to_owned(),
            line: u32::try_from(self.line(position)).ok(),
            column: u32::try_from(column).ok(),
        }
    }

    /// Counted from 1.
    fn line(&self, position: usize) -> usize {
        self.before(position).matches('\n').count() + 1
    }

    fn before(&self, position: usize) -> &str {
        let mut end = position.min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        &self.text[..end]
    }
}

#[cfg(test)]
mod tests;
