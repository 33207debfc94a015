//! The first officer of an own host.

use desk::{OperationId, Trouble, TypedPin};
use tauri::State;
use workstation::OfficerCardView;

use crate::state::Shell;

/// What can be made of the card in that device.
#[tauri::command]
#[specta::specta]
pub(crate) async fn look_at_officer_card(
    shell: State<'_, Shell>,
    device: String,
) -> Result<OfficerCardView, Trouble> {
    let desk = shell.desk()?;
    desk.workstation()
        .await?
        .look_at_officer_card(&device)
        .await
}

/// Takes the cards of a production file into stock; gives how many are new.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_cards(
    shell: State<'_, Shell>,
    production_file: String,
) -> Result<u32, Trouble> {
    let desk = shell.desk()?;
    let imported = desk
        .workstation()
        .await?
        .import_cards(&production_file)
        .await;
    desk.tell_change();
    imported
}

/// Makes the person whose certificates lie on the card the first officer. `authorities` are the PEM certificates of who
/// issued them, where they do not lie on the card.
#[tauri::command]
#[specta::specta]
pub(crate) async fn enrol_officer(
    shell: State<'_, Shell>,
    operation: OperationId,
    device: String,
    name: String,
    authorities: Option<String>,
) -> Result<(), Trouble> {
    let desk = shell.desk()?;
    let enrolled = desk
        .workstation()
        .await?
        .enrol_officer(operation, &device, &name, authorities.as_deref())
        .await;
    desk.tell_change();
    enrolled
}

/// Issues officer certificates to the card, and makes its holder the first officer.
#[tauri::command]
#[specta::specta]
pub(crate) async fn issue_officer_card(
    shell: State<'_, Shell>,
    operation: OperationId,
    device: String,
    name: String,
    pin: TypedPin,
    again: TypedPin,
) -> Result<(), Trouble> {
    let desk = shell.desk()?;
    let issued = desk
        .workstation()
        .await?
        .issue_officer_card(operation, &device, &name, pin, again)
        .await;
    // It may have new certificates even where it failed.
    desk.sitting().read_again(&device);
    desk.tell_change();
    issued
}
