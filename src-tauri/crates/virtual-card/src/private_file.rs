//! Files that hold keys: readable by their owner alone where the system knows modes.

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
use unix as system;
#[cfg(windows)]
use windows as system;

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

/// Replaces the file at `path` by these bytes in one step.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let temporary = beside(path);
    let written = write_new(&temporary, bytes).and_then(|()| fs::rename(&temporary, path));
    if written.is_err() {
        // What could not take its place must not stay behind; the first error is the one to tell.
        let _ = fs::remove_file(&temporary);
    }
    written
}

/// Opens a file that must not be there yet.
pub(crate) fn create_new(path: &Path) -> io::Result<File> {
    system::owner_only().write(true).create_new(true).open(path)
}

fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    create_new(path)?.write_all(bytes)
}

fn beside(path: &Path) -> std::path::PathBuf {
    let mut name = path
        .file_name()
        .map_or_else(OsString::new, ToOwned::to_owned);
    name.push(format!(".{:016x}", rand::random::<u64>()));
    path.with_file_name(name)
}

/// Makes a file with these bytes; one that is there already, perhaps since a moment ago, is left alone.
pub(crate) fn create_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let temporary = beside(path);
    let made = write_new(&temporary, bytes).and_then(|()| link_unless_there(&temporary, path));
    let removed = fs::remove_file(&temporary);
    made.and(removed)
}

/// Renaming would replace the other file; a hard link appears whole or not at all.
fn link_unless_there(temporary: &Path, path: &Path) -> io::Result<()> {
    match fs::hard_link(temporary, path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::Unsupported => {
            fs::copy(temporary, path).map(|_| ())
        }
        done => done,
    }
}
