//! Where the desk is.

use desk::Trouble;
use tauri::State;

use crate::{
    state::Shell,
    view::{PlaceChoice, WindowView},
};

/// Everything there is to show.
#[tauri::command]
#[specta::specta]
pub(crate) async fn view(shell: State<'_, Shell>) -> Result<WindowView, Trouble> {
    Ok(shell.view())
}

/// Opens a desk there, and remembers it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_place(
    shell: State<'_, Shell>,
    choice: PlaceChoice,
) -> Result<(), Trouble> {
    shell.open(choice);
    Ok(())
}

/// Closes the desk and asks again where to work. Not while a run is under way.
#[tauri::command]
#[specta::specta]
pub(crate) async fn leave_place(shell: State<'_, Shell>) -> Result<(), Trouble> {
    Ok(shell.leave().await?)
}
