use std::{
    fs::{self, File},
    io::{self, Read, Seek, SeekFrom},
    path::Path,
};

use super::SupportFile;

/// How many files are taken, the newest.
const DAYS: usize = 7;

/// How much of each, in bytes, from its end: all of it is shown in a window.
const OF_EACH: u64 = 512 * 1024;

/// The last days' log files in that folder, the newest first, as they are. What cannot be read is left out.
pub(super) fn last_days(folder: &Path) -> Vec<SupportFile> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<_> = names.filter(|name| name.ends_with(".log")).collect();
    // They begin with their days.
    names.sort_by(|one, other| other.cmp(one));
    names.truncate(DAYS);
    let files = names.into_iter().filter_map(|name| {
        let text = end_of(&folder.join(&name));
        let text = text.inspect_err(|error| tracing::warn!(%error, name, "a log cannot be read"));
        Some(SupportFile {
            name: format!("log/{name}"),
            text: text.ok()?,
        })
    });
    files.collect()
}

/// The whole lines at the end of a file.
fn end_of(file: &Path) -> io::Result<String> {
    let mut file = File::open(file)?;
    let length = file.metadata()?.len();
    let begin = length.saturating_sub(OF_EACH);
    file.seek(SeekFrom::Start(begin))?;
    let mut bytes = Vec::new();
    file.take(OF_EACH).read_to_end(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes);
    let whole = match text.split_once('\n') {
        Some((_, rest)) if begin > 0 => rest,
        _ => &text,
    };
    Ok(whole.to_owned())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{DAYS, OF_EACH, last_days};

    #[test]
    fn the_last_days_are_taken_and_of_each_its_end() {
        let folder = tempfile::tempdir().unwrap();
        for day in 1..=9 {
            let file = format!("2026-11-0{day}.countersign.log");
            fs::write(folder.path().join(file), format!("day {day}\n")).unwrap();
        }
        fs::write(folder.path().join("notes.txt"), "not a log").unwrap();
        let lines = "0123456789abcde\n".repeat(40_000) + "the end\n";
        fs::write(folder.path().join("2026-11-10.countersign.log"), &lines).unwrap();
        let files = last_days(folder.path());
        let names: Vec<_> = files.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(names.len(), DAYS);
        assert_eq!(names[0], "log/2026-11-10.countersign.log");
        assert_eq!(names[DAYS - 1], "log/2026-11-04.countersign.log");
        assert!(files[0].text.len() as u64 <= OF_EACH);
        assert!(files[0].text.starts_with("0123456789abcde\n"));
        assert!(files[0].text.ends_with("the end\n"));
        assert_eq!(files[1].text, "day 9\n");
    }

    #[test]
    fn where_there_is_no_folder_there_are_none() {
        let folder = tempfile::tempdir().unwrap();
        assert!(last_days(&folder.path().join("none")).is_empty());
    }
}
