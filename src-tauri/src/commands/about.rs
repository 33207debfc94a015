//! What this program is, and the licences of what is inside it.

use desk::Trouble;

use crate::{about::this_program, inside, shell_error::ShellError, view::AboutView};

/// What this program is and what is inside it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn about() -> Result<AboutView, Trouble> {
    Ok(this_program())
}

/// The licence texts of one component.
#[tauri::command]
#[specta::specta]
pub(crate) async fn licence(name: String, version: String) -> Result<String, Trouble> {
    let texts = inside::licence(&name, &version);
    Ok(texts.ok_or(ShellError::NoSuchComponent { name })?)
}
