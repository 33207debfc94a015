//! The file that tells other programs where readers and host are.

use std::env;
use std::fmt;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use acceptance::Office;

/// Where the file will be: named on the command line, else `readers/environment` in the folder of build results.
///
/// Its folder is locked as long as the value lives, and longer by nobody: the system takes the lock back from a
/// process that is killed. So two that run at a time never write, or delete, the same file.
pub(super) struct Place {
    file: PathBuf,
    _lock: File,
}

/// Why there is no place.
pub(super) enum NoPlace {
    /// Another process of this program has it.
    Taken(PathBuf),
    Io(PathBuf, io::Error),
}

impl Place {
    pub(super) fn take() -> Result<Self, NoPlace> {
        let usual = || programs().with_file_name("readers").join("environment");
        let file = env::args_os().nth(1).map_or_else(usual, PathBuf::from);
        let file = std::path::absolute(&file).map_err(|error| NoPlace::Io(file, error))?;
        let folder = file.parent().unwrap_or(&file).to_owned();
        let io = |error| NoPlace::Io(folder.clone(), error);
        fs::create_dir_all(&folder).map_err(io)?;
        let lock = File::open(&folder).map_err(io)?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { file, _lock: lock }),
            Err(TryLockError::WouldBlock) => Err(NoPlace::Taken(file)),
            Err(TryLockError::Error(error)) => Err(io(error)),
        }
    }

    pub(super) fn folder(&self) -> &Path {
        self.file.parent().unwrap_or(&self.file)
    }

    pub(super) fn write(self, office: &Office) -> io::Result<Environment> {
        let lines = [
            format!(
                "export PCSCLITE_CSOCK_NAME={}",
                quoted(&office.readers.socket())
            ),
            format!("export COUNTERSIGN_HOST={}", office.host.url()),
            format!("export COUNTERSIGN_CA={}", quoted(office.host.ca_file())),
            format!("export PATH={}:\"$PATH\"", quoted(&programs())),
        ];
        let content = lines.join("\n") + "\n";
        fs::write(&self.file, &content)?;
        Ok(Environment {
            place: self,
            content,
        })
    }
}

impl fmt::Display for NoPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Taken(file) => write!(
                f,
                "others run already in this folder. Use them: . {}\nor end them first, by Ctrl-C in their terminal.",
                from_here(file)
            ),
            Self::Io(path, error) => write!(f, "{}: {error}", path.display()),
        }
    }
}

impl fmt::Debug for NoPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for NoPlace {}

/// The file, which goes with the readers.
pub(super) struct Environment {
    place: Place,
    content: String,
}

impl Environment {
    pub(super) fn content(&self) -> &str {
        &self.content
    }

    /// As it is typed where the program was started.
    pub(super) fn shown(&self) -> String {
        from_here(&self.place.file)
    }
}

impl Drop for Environment {
    fn drop(&mut self) {
        // The folder may have been cleaned away meanwhile, its lock with it, and the file be of other readers: theirs
        // names another socket.
        if fs::read_to_string(&self.place.file).is_ok_and(|there| there == self.content) {
            let _ = fs::remove_file(&self.place.file);
        }
    }
}

/// A path relative to the current folder, if it is inside.
pub(super) fn from_here(path: &Path) -> String {
    let here = env::current_dir().unwrap_or_default();
    path.strip_prefix(here)
        .unwrap_or(path)
        .display()
        .to_string()
}

fn programs() -> PathBuf {
    let program = acceptance::built("countersign");
    program.parent().map(Path::to_owned).unwrap_or_default()
}

/// A path as one word of a shell.
fn quoted(path: &Path) -> String {
    format!("'{}'", path.display().to_string().replace('\'', r"'\''"))
}
