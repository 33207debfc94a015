//! The subject card’s side, and the form.

use desk::{OperationId, Trouble, TypedPin};
use tauri::State;

use crate::state::Shell;

/// Chooses the subject card’s device.
#[tauri::command]
#[specta::specta]
pub(crate) async fn choose_subject_device(
    shell: State<'_, Shell>,
    device: String,
) -> Result<(), Trouble> {
    shell.sitting()?.choose_subject_device(&device)
}

/// Reads the card and the procedures again.
#[tauri::command]
#[specta::specta]
pub(crate) async fn reload(shell: State<'_, Shell>) -> Result<(), Trouble> {
    shell.sitting()?.reload()
}

/// Chooses a token procedure.
#[tauri::command]
#[specta::specta]
pub(crate) async fn choose_procedure(shell: State<'_, Shell>, id: String) -> Result<(), Trouble> {
    shell.sitting()?.choose_procedure(&id)
}

/// Sets the action for a key.
#[tauri::command]
#[specta::specta]
pub(crate) async fn set_action(
    shell: State<'_, Shell>,
    key: String,
    action: Option<String>,
) -> Result<(), Trouble> {
    shell.sitting()?.set_action(&key, action.as_deref())
}

/// Chooses the algorithm of a new key.
#[tauri::command]
#[specta::specta]
pub(crate) async fn choose_algorithm(
    shell: State<'_, Shell>,
    key: String,
    algorithm: Option<String>,
) -> Result<(), Trouble> {
    shell
        .sitting()?
        .choose_algorithm(&key, algorithm.as_deref())
}

/// Sets the value of a field.
#[tauri::command]
#[specta::specta]
pub(crate) async fn set_field(
    shell: State<'_, Shell>,
    field: String,
    value: String,
) -> Result<(), Trouble> {
    shell.sitting()?.set_field(&field, &value)
}

/// Shows or hides a field.
#[tauri::command]
#[specta::specta]
pub(crate) async fn show_field(
    shell: State<'_, Shell>,
    field: String,
    shown: bool,
) -> Result<(), Trouble> {
    shell.sitting()?.show_field(&field, shown)
}

/// Clears the form.
#[tauri::command]
#[specta::specta]
pub(crate) async fn clear_form(shell: State<'_, Shell>) -> Result<(), Trouble> {
    shell.sitting()?.clear_form()
}

/// Submits the form.
#[tauri::command]
#[specta::specta]
pub(crate) async fn submit(
    shell: State<'_, Shell>,
    operation: OperationId,
    pin: TypedPin,
) -> Result<(), Trouble> {
    shell.sitting()?.submit(operation, pin)
}
