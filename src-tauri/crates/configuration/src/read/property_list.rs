use std::{io::Cursor, path::Path};

use plist::Value as Listed;

use super::{At, Reading, bytes_of};
use crate::{Key, What, kind::Written};

/// A property list, as a profile brings it: a dictionary for each table, or keys with the dot in their names. One that is
/// not there says nothing.
pub(crate) fn read(file: &Path) -> Reading {
    let at = At::file(file);
    let bytes = match bytes_of(file) {
        Ok(None) => return Reading::default(),
        Ok(Some(bytes)) => bytes,
        Err(what) => return Reading::broken(&at, what),
    };
    match Listed::from_reader(Cursor::new(bytes)) {
        Ok(Listed::Dictionary(root)) => {
            let mut reading = Reading::default();
            walk(&root, "", &at, &mut reading);
            reading
        }
        Ok(_) => malformed(&at, "no dictionary".to_owned()),
        Err(error) => malformed(&at, error.to_string()),
    }
}

fn malformed(at: &At, why: String) -> Reading {
    Reading::broken(at, What::Malformed { why })
}

fn walk(dictionary: &plist::Dictionary, prefix: &str, at: &At, reading: &mut Reading) {
    for (name, value) in dictionary {
        let full = format!("{prefix}{name}");
        match value {
            _ if Key::named(&full).is_some() => reading.set(full, written(value), at.clone()),
            Listed::Dictionary(inner) if prefix.is_empty() => {
                walk(inner, &format!("{full}."), at, reading);
            }
            _ if Key::is_table(&full) => reading.no_table(&full, at),
            // What the system adds to every profile.
            _ if prefix.is_empty() && name.starts_with("Payload") => {}
            _ => {
                let mistake = at.mistake(Some(&full), What::UnknownKey);
                reading.mistakes.push(mistake);
            }
        }
    }
}

fn written(value: &Listed) -> Written {
    match value {
        Listed::Boolean(switch) => Written::Switch(*switch),
        Listed::String(text) => Written::Text(text.clone()),
        Listed::Integer(number) => number
            .as_signed()
            .map_or(Written::Other("number"), Written::Number),
        _ => Written::Other("value"),
    }
}

#[cfg(test)]
mod tests;
