//! The officer’s side.

use desk::{OperationId, Trouble, TypedPin};
use tauri::State;

use crate::state::Shell;

/// Chooses the officer’s device.
#[tauri::command]
#[specta::specta]
pub(crate) async fn choose_officer_device(
    shell: State<'_, Shell>,
    device: String,
) -> Result<(), Trouble> {
    shell.sitting()?.choose_officer_device(&device)
}

/// Signs in with the card in it, or unlocks.
#[tauri::command]
#[specta::specta]
pub(crate) async fn sign_in(
    shell: State<'_, Shell>,
    operation: OperationId,
    pin: TypedPin,
) -> Result<(), Trouble> {
    shell.sitting()?.sign_in(operation, pin).await
}

/// Signs out.
#[tauri::command]
#[specta::specta]
pub(crate) async fn sign_out(shell: State<'_, Shell>) -> Result<(), Trouble> {
    shell.sitting()?.sign_out()
}
