use std::{io, path::PathBuf};

use windows_registry::{CURRENT_USER, Key as RegistryKey, LOCAL_MACHINE, Type, Value as Entered};

use super::{At, Reading, as_switch};
use crate::{Key, Places, What, key::KEYS, kind::Written};

/// `ERROR_FILE_NOT_FOUND`, which is how a key that is not there is told.
const NOT_THERE: u32 = 2;

/// The policy of the machine, and after it that of the user.
pub(crate) fn read(path: &str) -> Vec<Reading> {
    [
        ("HKEY_LOCAL_MACHINE", LOCAL_MACHINE),
        ("HKEY_CURRENT_USER", CURRENT_USER),
    ]
    .into_iter()
    .map(|(name, root)| of_root(root, path, &PathBuf::from(name).join(path)))
    .collect()
}

/// The values of the key itself, and of one subkey per table.
fn of_root(root: &RegistryKey, path: &str, shown: &PathBuf) -> Reading {
    let mut reading = Reading::default();
    of_key(root, path, "", &At::file(shown), &mut reading);
    let mut tables: Vec<_> = KEYS.iter().filter_map(|key| key.key.in_table().0).collect();
    tables.dedup();
    for table in tables {
        let at = At::file(&shown.join(table));
        of_key(
            root,
            &format!(r"{path}\{table}"),
            &format!("{table}."),
            &at,
            &mut reading,
        );
    }
    reading
}

fn of_key(root: &RegistryKey, path: &str, prefix: &str, at: &At, reading: &mut Reading) {
    let key = match root.open(path) {
        Ok(key) => key,
        Err(error) if error.code().0 as u32 & 0xffff == NOT_THERE => return,
        Err(error) => return unreadable(error.into(), at, reading),
    };
    let values = match key.values() {
        Ok(values) => values,
        Err(error) => return unreadable(error.into(), at, reading),
    };
    for (name, value) in values {
        // The unnamed value that every key can have.
        if name.is_empty() {
            continue;
        }
        let full = format!("{prefix}{}", name.to_ascii_lowercase());
        if Key::named(&full).is_none() {
            reading
                .mistakes
                .push(at.mistake(Some(&full), What::UnknownKey));
        } else {
            let value = as_switch(&full, written(value));
            reading.set(full, value, at.clone());
        }
    }
}

fn unreadable(error: io::Error, at: &At, reading: &mut Reading) {
    reading.broken = true;
    let what = What::Unreadable(error.kind());
    reading.mistakes.push(at.mistake(None, what));
}

fn written(value: Entered) -> Written {
    if value.len() as u64 > Places::MAX_FILE {
        return Written::Other("value");
    }
    match value.ty() {
        Type::U32 | Type::U64 => u64::try_from(value)
            .ok()
            .and_then(|number| i64::try_from(number).ok())
            .map_or(Written::Other("number"), Written::Number),
        Type::String | Type::ExpandString => {
            String::try_from(value).map_or(Written::Other("text"), Written::Text)
        }
        _ => Written::Other("value"),
    }
}
