//! Keys that come from the archive: what is chosen for them, the search, and recovery requests.

use desk::{ArchivePage, OperationId, RecoveryRequestView, SearchQuery, Trouble, TypedPin};
use tauri::State;

use crate::state::Shell;

/// Says whether a recovery request is sent for a key.
#[tauri::command]
#[specta::specta]
pub(crate) async fn request_key(
    shell: State<'_, Shell>,
    key: String,
    request: bool,
) -> Result<(), Trouble> {
    shell.sitting()?.request_key(&key, request)
}

/// Takes an archived certificate’s key, or leaves it to the host.
#[tauri::command]
#[specta::specta]
pub(crate) async fn choose_archived(
    shell: State<'_, Shell>,
    key: String,
    id: Option<String>,
) -> Result<(), Trouble> {
    let sitting = shell.sitting()?;
    sitting.choose_archived(&key, id.as_deref()).await
}

/// Says why keys are recovered.
#[tauri::command]
#[specta::specta]
pub(crate) async fn set_reason(shell: State<'_, Shell>, reason: String) -> Result<(), Trouble> {
    shell.sitting()?.set_reason(&reason)
}

/// Cites a recovery request, or none.
#[tauri::command]
#[specta::specta]
pub(crate) async fn cite_request(
    shell: State<'_, Shell>,
    digest: Option<String>,
) -> Result<(), Trouble> {
    shell.sitting()?.cite_request(digest.as_deref())
}

/// Searches the archive.
#[tauri::command]
#[specta::specta]
pub(crate) async fn search_archive(
    shell: State<'_, Shell>,
    query: SearchQuery,
) -> Result<ArchivePage, Trouble> {
    let sitting = shell.sitting()?;
    sitting.search_archive(&query).await
}

/// Asks for approvals of what the form recovers.
#[tauri::command]
#[specta::specta]
pub(crate) async fn request_recovery(
    shell: State<'_, Shell>,
    operation: OperationId,
    pin: TypedPin,
) -> Result<(), Trouble> {
    let sitting = shell.sitting()?;
    sitting.request_recovery(operation, pin).await
}

/// Gives the recovery requests that are open at the host.
#[tauri::command]
#[specta::specta]
pub(crate) async fn recovery_requests(
    shell: State<'_, Shell>,
) -> Result<Vec<RecoveryRequestView>, Trouble> {
    let sitting = shell.sitting()?;
    sitting.recovery_requests().await
}

/// Approves a recovery request, or refuses it for a reason.
#[tauri::command]
#[specta::specta]
pub(crate) async fn decide_recovery(
    shell: State<'_, Shell>,
    operation: OperationId,
    digest: String,
    approve: bool,
    reason: Option<String>,
    pin: TypedPin,
) -> Result<(), Trouble> {
    let sitting = shell.sitting()?;
    // A refusal without a reason is refused as one with an empty reason.
    let refused_because = (!approve).then(|| reason.unwrap_or_default());
    sitting
        .decide_recovery(operation, &digest, refused_because.as_deref(), pin)
        .await
}
