//! What is saved for somebody who is asked for help: what this program is, how it is set, which devices there are, and the
//! last days' log files. No secret and nothing of a holder is in any of these, and a redactor has gone over all of it.
//!
//! It is composed once, shown, and written as it was shown.

use std::{
    io::{self, Cursor, Write},
    path::Path,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use messages::io_why;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use crate::{
    shell_error::ShellError,
    view::{SupportBundleView, SupportFileView},
};

mod composed;
mod logs;
mod redactor;

pub(crate) use composed::Facts;

/// The last one that was made: one is looked at at a time.
#[derive(Debug, Default)]
pub(crate) struct SupportBundles {
    last: Mutex<Option<Arc<SupportBundle>>>,
}

/// Everything that would be written.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct SupportBundle {
    id: u32,
    files: Vec<SupportFile>,
}

/// One file of it.
#[derive(Debug, PartialEq, Eq)]
struct SupportFile {
    name: String,
    text: String,
}

impl SupportBundles {
    /// Makes one. Blocks while the log files are read.
    pub(crate) fn make(&self, facts: &Facts) -> SupportBundleView {
        let files = composed::files(facts);
        let mut last = self.last();
        let before = last.as_ref().map_or(0, |last| last.id);
        let bundle = SupportBundle {
            id: before.wrapping_add(1),
            files,
        };
        let view = bundle.view();
        *last = Some(Arc::new(bundle));
        view
    }

    /// The one that was shown under that number.
    ///
    /// # Errors
    /// When another one was made since.
    pub(crate) fn shown(&self, id: u32) -> Result<Arc<SupportBundle>, ShellError> {
        let last = self.last();
        let shown = last.as_ref().filter(|last| last.id == id);
        shown.cloned().ok_or(ShellError::SupportBundleGone)
    }

    fn last(&self) -> MutexGuard<'_, Option<Arc<SupportBundle>>> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl SupportBundle {
    fn view(&self) -> SupportBundleView {
        let files = self.files.iter();
        SupportBundleView {
            id: self.id,
            files: files
                .map(|file| SupportFileView {
                    name: file.name.clone(),
                    text: file.text.clone(),
                    bytes: u32::try_from(file.text.len()).unwrap_or(u32::MAX),
                })
                .collect(),
        }
    }

    /// Writes it as a zip file: all or nothing. Blocks.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub(crate) fn write(&self, file: &Path) -> Result<(), ShellError> {
        let written = self.zipped().and_then(|zip| write_whole(file, &zip));
        written.map_err(|error| {
            tracing::warn!(%error, "the support bundle was not written");
            ShellError::SupportBundleNotWritten {
                file: file.display().to_string(),
                why: io_why(error.kind()),
            }
        })
    }

    fn zipped(&self) -> io::Result<Vec<u8>> {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for file in &self.files {
            zip.start_file(&file.name, options)?;
            zip.write_all(file.text.as_bytes())?;
        }
        Ok(zip.finish()?.into_inner())
    }
}

fn write_whole(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = file.parent().unwrap_or(Path::new("."));
    let mut new = tempfile::NamedTempFile::new_in(folder)?;
    new.write_all(bytes)?;
    new.as_file().sync_all()?;
    new.persist(file)?;
    Ok(())
}

#[cfg(test)]
mod tests;
