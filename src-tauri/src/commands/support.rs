//! What is saved for somebody who is asked for help.

use desk::Trouble;
use tauri::{AppHandle, State};

use crate::{
    dialogs::{self, NewFile},
    state::Shell,
    view::SupportBundleView,
};

/// The name that is proposed for it.
const NAME: &str = "countersign-support.zip";

/// Makes a support bundle, and gives all of it to be looked at; nothing is written.
#[tauri::command]
#[specta::specta]
pub(crate) async fn support_bundle(shell: State<'_, Shell>) -> Result<SupportBundleView, Trouble> {
    Ok(shell.make_support_bundle().await)
}

/// Writes the support bundle that was shown where the person says, as a zip file, and gives its path; nothing where the
/// person wanted none after all.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_support_bundle(
    app: AppHandle,
    shell: State<'_, Shell>,
    id: u32,
) -> Result<Option<String>, Trouble> {
    let bundle = shell.support_bundle(id)?;
    let file = NewFile {
        name: NAME.to_owned(),
        kind: shell.text("dialog-zip-files"),
        extension: "zip",
    };
    let title = shell.text("dialog-save-support-bundle");
    let Some(path) = dialogs::save_file(&app, title, file).await? else {
        return Ok(None);
    };
    let shown = path.display().to_string();
    shell.write_support_bundle(bundle, path).await?;
    Ok(Some(shown))
}
