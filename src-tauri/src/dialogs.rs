//! The system's own dialogs for files and folders. They are opened from here alone: the page has no door to them.
//!
//! They belong to the window and block it, and nothing else: whoever asks waits for the answer, the program goes on.

use std::path::PathBuf;

use directories::UserDirs;
use tauri::{AppHandle, Builder, Manager, WebviewWindow, Wry};
use tokio::sync::{Mutex, MutexGuard, oneshot};

use crate::{shell_error::ShellError, window};

#[cfg(not(target_os = "linux"))]
mod elsewhere;
#[cfg(target_os = "linux")]
mod linux;

#[cfg(not(target_os = "linux"))]
use elsewhere::ask;
#[cfg(target_os = "linux")]
use linux::ask;

/// What the dialogs need of the program, before it runs.
pub(crate) fn ready(builder: Builder<Wry>) -> Builder<Wry> {
    #[cfg(not(target_os = "linux"))]
    let builder = builder.plugin(tauri_plugin_dialog::init());
    builder
}

/// What a dialog asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Question {
    /// A folder that is there, or that the person makes in the dialog.
    Folder,
    /// Where a new file is to be; the system asks before one that is there is replaced.
    NewFile(NewFile),
}

/// A file that is about to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NewFile {
    /// The name that is proposed for it.
    pub(crate) name: String,
    /// What such files are called.
    pub(crate) kind: String,
    /// How their names end, without the dot.
    pub(crate) extension: &'static str,
}

/// One at a time: a command may be sent twice.
static OPEN: Mutex<()> = Mutex::const_new(());

/// Asks for a folder, under a title that says what for. Nothing where the person wants none after all.
///
/// # Errors
/// While another dialog is open, and where none can be opened.
pub(crate) async fn choose_folder(
    app: &AppHandle,
    title: String,
) -> Result<Option<PathBuf>, ShellError> {
    answer(app, title, Question::Folder).await
}

/// Asks where a file is to be written. Nothing where the person wants it nowhere after all.
///
/// # Errors
/// While another dialog is open, and where none can be opened.
pub(crate) async fn save_file(
    app: &AppHandle,
    title: String,
    file: NewFile,
) -> Result<Option<PathBuf>, ShellError> {
    answer(app, title, Question::NewFile(file)).await
}

async fn answer(
    app: &AppHandle,
    title: String,
    question: Question,
) -> Result<Option<PathBuf>, ShellError> {
    let _open = one_at_a_time()?;
    let parent = app
        .get_webview_window(window::LABEL)
        .ok_or(ShellError::NoDialog)?;
    let (tell, told) = oneshot::channel();
    on_main_thread(app, move || ask(&parent, &title, question, tell))?;
    // A dialog that went away with its window was not answered.
    Ok(told.await.unwrap_or_default())
}

fn one_at_a_time() -> Result<MutexGuard<'static, ()>, ShellError> {
    OPEN.try_lock().map_err(|_| ShellError::DialogOpen)
}

fn on_main_thread(app: &AppHandle, ask: impl FnOnce() + Send + 'static) -> Result<(), ShellError> {
    app.run_on_main_thread(ask).map_err(|error| {
        tracing::warn!(%error, "a dialog was not opened");
        ShellError::NoDialog
    })
}

/// Where a dialog begins: among the user's documents, and not among what was used last, in which nothing can be saved.
fn beginning() -> Option<PathBuf> {
    let user = UserDirs::new()?;
    let documents = user.document_dir().filter(|documents| documents.is_dir());
    Some(documents.unwrap_or(user.home_dir()).to_owned())
}

/// How the answer comes back.
type Tell = oneshot::Sender<Option<PathBuf>>;

/// The window that a dialog belongs to.
type Parent = WebviewWindow;
