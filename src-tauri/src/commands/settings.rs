//! Settings: what is in effect, where it comes from, and the user's own.

use desk::Trouble;
use tauri::State;

use crate::{state::Shell, view::SettingsView};

/// Every setting, with where it comes from.
#[tauri::command]
#[specta::specta]
pub(crate) async fn settings(shell: State<'_, Shell>) -> Result<SettingsView, Trouble> {
    Ok(shell.all_settings().await)
}

/// Changes the user's own value of a setting; nothing takes it away.
#[tauri::command]
#[specta::specta]
pub(crate) async fn change_setting(
    shell: State<'_, Shell>,
    key: String,
    value: Option<String>,
) -> Result<(), Trouble> {
    Ok(shell.change_setting(key, value).await?)
}
