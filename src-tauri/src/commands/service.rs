//! What is done for a card that was issued before.

use desk::{OperationId, PukFrom, ServiceKind, ServiceOfferView, ServiceWish, Trouble, TypedPin};
use tauri::State;

use crate::state::Shell;

/// Says what a service to the subject card would go by.
#[tauri::command]
#[specta::specta]
pub(crate) async fn offer_service(shell: State<'_, Shell>) -> Result<ServiceOfferView, Trouble> {
    let sitting = shell.sitting()?;
    sitting.offer_service().await
}

/// Begins a service to the subject card: a run of its own kind. `procedure` is the offer’s; where the PUK comes from is
/// of no matter when the PIN is changed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn begin_service(
    shell: State<'_, Shell>,
    operation: OperationId,
    kind: ServiceKind,
    puk: PukFrom,
    procedure: String,
    pin: TypedPin,
) -> Result<(), Trouble> {
    let wish = ServiceWish { kind, puk };
    let sitting = shell.sitting()?;
    sitting.begin_service(operation, wish, procedure, pin)
}
