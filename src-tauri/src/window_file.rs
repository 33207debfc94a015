//! What is remembered from one start to the next: one small file in the user's configuration folder. Nothing in it is
//! secret, and losing it costs a few clicks.

use std::{
    fs::File,
    io::{self, Read, Write},
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use configuration::Places;
use desk::Remembered;
use serde::{Deserialize, Serialize};

use crate::{shell_error::ShellError, view::PlaceChoice};

/// The file's largest size, in bytes.
const LARGEST: u64 = 256 * 1024;

/// What is remembered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub(crate) struct Kept {
    /// The place that was chosen last and not left since.
    pub(crate) place: Option<PlaceChoice>,
    /// The address of the host elsewhere that was opened last.
    pub(crate) url: Option<String>,
    /// What the sitting at a real desk remembers.
    pub(crate) sitting: Remembered,
}

/// The file, and what it holds.
#[derive(Debug)]
pub(crate) struct WindowFile {
    file: Option<PathBuf>,
    kept: Mutex<Kept>,
}

impl WindowFile {
    /// Reads the file of this user, or the one in the folder that `COUNTERSIGN_CONFIG` names.
    ///
    /// A file that cannot be used counts as none: the trouble says so, and the next choice replaces it.
    pub(crate) fn read() -> (Self, Option<ShellError>) {
        Self::read_in(Places::user_folder())
    }

    /// Reads the one in that folder; with none, what is remembered holds until the program ends.
    pub(crate) fn read_in(folder: Option<PathBuf>) -> (Self, Option<ShellError>) {
        let file = folder.map(|folder| folder.join("window.json"));
        let read = file.as_deref().map_or(Ok(None), read);
        let (kept, trouble) = match read {
            Ok(kept) => (kept.unwrap_or_default(), None),
            Err(error) => {
                tracing::warn!(%error, "what was remembered cannot be used");
                (Kept::default(), Some(unusable(file.as_deref())))
            }
        };
        let kept = Mutex::new(kept);
        (Self { file, kept }, trouble)
    }

    /// What is remembered now.
    pub(crate) fn kept(&self) -> Kept {
        self.lock().clone()
    }

    /// Remembers something else from now on. Blocks while the file is written, if anything changed.
    ///
    /// A file that cannot be written is logged and told nobody: what was chosen holds until the program ends.
    pub(crate) fn change(&self, change: impl FnOnce(&mut Kept)) {
        let mut kept = self.lock();
        let before = kept.clone();
        change(&mut kept);
        let Some(file) = self.file.as_deref().filter(|_| *kept != before) else {
            return;
        };
        if let Err(error) = write(file, &kept) {
            tracing::warn!(%error, file = %file.display(), "what is to be remembered was not written");
        }
    }

    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn read(file: &Path) -> io::Result<Option<Kept>> {
    let opened = match File::open(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        opened => opened?,
    };
    let mut text = Vec::new();
    opened.take(LARGEST + 1).read_to_end(&mut text)?;
    if text.len() as u64 > LARGEST {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(Some(serde_json::from_slice(&text)?))
}

/// All or nothing: a program that ends meanwhile leaves the file as it was.
fn write(file: &Path, kept: &Kept) -> io::Result<()> {
    let text = serde_json::to_vec_pretty(kept)?;
    if text.len() as u64 > LARGEST {
        // It would not be read again.
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let folder = file.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut new = tempfile::NamedTempFile::new_in(folder)?;
    new.write_all(&text)?;
    new.as_file().sync_all()?;
    new.persist(file)?;
    Ok(())
}

fn unusable(file: Option<&Path>) -> ShellError {
    let file = file.map(|file| file.display().to_string());
    ShellError::WindowFileUnusable {
        file: file.unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use desk::Remembered;

    use super::{Kept, LARGEST, WindowFile};
    use crate::{shell_error::ShellError, view::PlaceChoice};

    fn everything() -> Kept {
        Kept {
            place: Some(PlaceChoice::Remote {
                url: "https://host.example:8443".to_owned(),
                ca: "-----BEGIN CERTIFICATE-----\n".to_owned(),
            }),
            url: Some("https://host.example:8443".to_owned()),
            sitting: Remembered {
                officer_device: Some("Reader 1".to_owned()),
                subject_device: None,
                recent_procedures: vec!["employee-card".to_owned()],
                ..Remembered::default()
            },
        }
    }

    #[test]
    fn what_was_remembered_is_there_at_the_next_start() {
        let folder = tempfile::tempdir().unwrap();
        let at = || WindowFile::read_in(Some(folder.path().join("not made yet")));
        let (first, trouble) = at();
        assert_eq!((first.kept(), trouble), (Kept::default(), None));
        first.change(|kept| *kept = everything());
        let (second, trouble) = at();
        assert_eq!((second.kept(), trouble), (everything(), None));
    }

    #[test]
    fn a_file_that_cannot_be_used_counts_as_none_and_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("window.json");
        let large = " ".repeat(usize::try_from(LARGEST).unwrap()) + "{}";
        for broken in ["", "{", "[1]", r#"{"place":{"kind":"moon"}}"#, &large] {
            fs::write(&file, broken).unwrap();
            let (remembered, trouble) = WindowFile::read_in(Some(folder.path().to_owned()));
            assert_eq!(remembered.kept(), Kept::default());
            let file = file.display().to_string();
            assert_eq!(trouble, Some(ShellError::WindowFileUnusable { file }));
            remembered.change(|kept| *kept = everything());
            let (again, trouble) = WindowFile::read_in(Some(folder.path().to_owned()));
            assert_eq!((again.kept(), trouble), (everything(), None));
        }
    }

    #[test]
    fn nothing_is_written_where_nothing_changed() {
        let folder = tempfile::tempdir().unwrap();
        let (remembered, _) = WindowFile::read_in(Some(folder.path().to_owned()));
        remembered.change(|kept| kept.url = None);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn what_would_not_be_read_again_is_not_written() {
        let folder = tempfile::tempdir().unwrap();
        let at = || WindowFile::read_in(Some(folder.path().to_owned())).0;
        at().change(|kept| *kept = everything());
        at().change(|kept| kept.url = Some("x".repeat(usize::try_from(LARGEST).unwrap())));
        assert_eq!(at().kept(), everything());
    }

    #[test]
    fn without_a_folder_it_holds_until_the_end() {
        let (remembered, trouble) = WindowFile::read_in(None);
        assert_eq!(trouble, None);
        remembered.change(|kept| *kept = everything());
        assert_eq!(remembered.kept(), everything());
    }
}
