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
    Ok(shell.open(choice)?)
}

/// Opens the desk at the host that the machine's administrator has set; the next start opens it again.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_set_host(shell: State<'_, Shell>) -> Result<(), Trouble> {
    Ok(shell.open_set_host()?)
}

/// Closes the desk and asks again where to work. Not while a run is under way, and not where there is no other place.
#[tauri::command]
#[specta::specta]
pub(crate) async fn leave_place(shell: State<'_, Shell>) -> Result<(), Trouble> {
    Ok(shell.leave().await?)
}
