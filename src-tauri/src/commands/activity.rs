//! What officers did, orders, certificates and cards: answers that the view does not keep.

use desk::{
    ActivityPageView, ActivityQuery, CardRecordView, CertificateRecordView, OperationId,
    OrderRecordView, Trouble, TypedPin, VerificationView,
};
use tauri::{AppHandle, State};

use crate::{
    export::{self, ExportedView},
    state::Shell,
};

/// Searches what officers did.
#[tauri::command]
#[specta::specta]
pub(crate) async fn activity(
    shell: State<'_, Shell>,
    query: ActivityQuery,
) -> Result<ActivityPageView, Trouble> {
    let sitting = shell.sitting()?;
    sitting.activity(&query).await
}

/// Everything that is known of an order, in words.
#[tauri::command]
#[specta::specta]
pub(crate) async fn order_record(
    shell: State<'_, Shell>,
    order: String,
) -> Result<OrderRecordView, Trouble> {
    let sitting = shell.sitting()?;
    sitting.order_record(&order).await
}

/// Verifies an order here and now. That it does not verify is an answer.
#[tauri::command]
#[specta::specta]
pub(crate) async fn verify_order(
    shell: State<'_, Shell>,
    order: String,
) -> Result<VerificationView, Trouble> {
    let sitting = shell.sitting()?;
    sitting.verify_order(&order).await
}

/// Gives up an open order.
#[tauri::command]
#[specta::specta]
pub(crate) async fn abandon_order(
    shell: State<'_, Shell>,
    operation: OperationId,
    order: String,
    reason: String,
    pin: TypedPin,
) -> Result<(), Trouble> {
    let sitting = shell.sitting()?;
    sitting.abandon_order(operation, &order, &reason, pin).await
}

/// Writes the documents of an order into a folder that the person chooses; nothing where the person wants none after
/// all.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_order(
    app: AppHandle,
    shell: State<'_, Shell>,
    order: String,
) -> Result<Option<ExportedView>, Trouble> {
    let sitting = shell.sitting()?;
    export::order(&app, &shell, &sitting, &order).await
}

/// Writes the documents of an order about a card that was issued, or about PIN letters and mails, into a folder that the
/// person chooses; nothing where the person wants none after all.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_act(
    app: AppHandle,
    shell: State<'_, Shell>,
    order: String,
) -> Result<Option<ExportedView>, Trouble> {
    let sitting = shell.sitting()?;
    export::act(&app, &shell, &sitting, &order).await
}

/// The certificate in that place of the card in a device.
#[tauri::command]
#[specta::specta]
pub(crate) async fn certificate_on_card(
    shell: State<'_, Shell>,
    device: String,
    key: String,
) -> Result<CertificateRecordView, Trouble> {
    let sitting = shell.sitting()?;
    sitting.certificate_on_card(&device, &key).await
}

/// The host’s certificate of this Certificate ID.
#[tauri::command]
#[specta::specta]
pub(crate) async fn certificate_record(
    shell: State<'_, Shell>,
    id: String,
) -> Result<CertificateRecordView, Trouble> {
    let sitting = shell.sitting()?;
    sitting.certificate_record(&id).await
}

/// What is known of the card in a device.
#[tauri::command]
#[specta::specta]
pub(crate) async fn card_record(
    shell: State<'_, Shell>,
    device: String,
) -> Result<CardRecordView, Trouble> {
    let sitting = shell.sitting()?;
    sitting.card_record(&device).await
}

/// What is known of the card of an order.
#[tauri::command]
#[specta::specta]
pub(crate) async fn card_record_of_order(
    shell: State<'_, Shell>,
    order: String,
) -> Result<CardRecordView, Trouble> {
    let sitting = shell.sitting()?;
    sitting.card_record_of_order(&order).await
}

/// Has the officer’s filter hide a procedure.
#[tauri::command]
#[specta::specta]
pub(crate) async fn hide_procedure(shell: State<'_, Shell>, id: String) -> Result<(), Trouble> {
    shell.sitting()?.hide_procedure(&id)
}

/// Has the officer’s filter hide a procedure no longer.
#[tauri::command]
#[specta::specta]
pub(crate) async fn show_procedure(shell: State<'_, Shell>, id: String) -> Result<(), Trouble> {
    shell.sitting()?.show_procedure(&id)
}

/// Empties the officer’s filter.
#[tauri::command]
#[specta::specta]
pub(crate) async fn show_all_procedures(shell: State<'_, Shell>) -> Result<(), Trouble> {
    shell.sitting()?.show_all_procedures()
}
