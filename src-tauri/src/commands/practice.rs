//! What a hand does at the practice desk.

use desk::Trouble;
use tauri::State;

use crate::state::Shell;

/// Puts a subject card in.
#[tauri::command]
#[specta::specta]
pub(crate) async fn practice_insert(shell: State<'_, Shell>, card: u8) -> Result<(), Trouble> {
    let desk = shell.desk()?;
    let done = desk.practice().await?.insert(card).await;
    desk.tell_change();
    done.map_err(|error| Trouble::from(&error))
}

/// Takes the card out of a device, at any moment.
#[tauri::command]
#[specta::specta]
pub(crate) async fn practice_pull(shell: State<'_, Shell>, device: String) -> Result<(), Trouble> {
    let desk = shell.desk()?;
    let done = desk.practice().await?.pull(&device);
    desk.tell_change();
    done.map_err(|error| Trouble::from(&error))
}

/// Puts the card back that was taken out last.
#[tauri::command]
#[specta::specta]
pub(crate) async fn practice_put_back(
    shell: State<'_, Shell>,
    device: String,
) -> Result<(), Trouble> {
    let desk = shell.desk()?;
    let done = desk.practice().await?.put_back(&device);
    desk.tell_change();
    done.map_err(|error| Trouble::from(&error))
}

/// Throws a subject card away and has another of its kind delivered.
#[tauri::command]
#[specta::specta]
pub(crate) async fn practice_reset(shell: State<'_, Shell>, card: u8) -> Result<(), Trouble> {
    let desk = shell.desk()?;
    let done = desk.practice().await?.reset(card).await;
    desk.tell_change();
    done.map_err(|error| Trouble::from(&error))
}
