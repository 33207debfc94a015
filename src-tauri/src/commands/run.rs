//! A run: its questions, and what is done once it has ended.

use desk::{PinMailerAnswer, ShownPin, Trouble, TypedPin};
use tauri::State;

use crate::state::Shell;

/// Asks the run to stop.
#[tauri::command]
#[specta::specta]
pub(crate) async fn stop(shell: State<'_, Shell>) -> Result<(), Trouble> {
    shell.sitting()?.stop();
    Ok(())
}

/// Answers with the holder’s PIN.
#[tauri::command]
#[specta::specta]
pub(crate) async fn give_holder_pin(
    shell: State<'_, Shell>,
    question: u32,
    pin: TypedPin,
) -> Result<(), Trouble> {
    shell.sitting()?.give_holder_pin(question, pin)
}

/// Answers with a new PIN.
#[tauri::command]
#[specta::specta]
pub(crate) async fn enter_new_pin(
    shell: State<'_, Shell>,
    question: u32,
    pin: TypedPin,
    again: TypedPin,
) -> Result<(), Trouble> {
    shell.sitting()?.enter_new_pin(question, pin, again)
}

/// Answers that the new PIN is typed on the keys of the reader.
#[tauri::command]
#[specta::specta]
pub(crate) async fn enter_on_the_reader(
    shell: State<'_, Shell>,
    question: u32,
) -> Result<(), Trouble> {
    shell.sitting()?.enter_on_the_reader(question)
}

/// Answers with where the system’s PIN and PUK go: what was not asked for is null.
#[tauri::command]
#[specta::specta]
pub(crate) async fn give_pin_mailer(
    shell: State<'_, Shell>,
    question: u32,
    address: Option<String>,
    letter: Option<String>,
) -> Result<(), Trouble> {
    let configuration = shell.settings().configuration();
    // One without a domain gets the one that is set.
    let address = address.map(|typed| configuration.whole_address(&typed));
    let answer = PinMailerAnswer { address, letter };
    shell.sitting()?.give_pin_mailer(question, answer)
}

/// Answers with the PUK.
#[tauri::command]
#[specta::specta]
pub(crate) async fn give_puk(
    shell: State<'_, Shell>,
    question: u32,
    puk: TypedPin,
) -> Result<(), Trouble> {
    shell.sitting()?.give_puk(question, puk)
}

/// Has the system-generated PIN set.
#[tauri::command]
#[specta::specta]
pub(crate) async fn cancel_new_pin(shell: State<'_, Shell>, question: u32) -> Result<(), Trouble> {
    shell.sitting()?.cancel_new_pin(question)
}

/// Answers that nobody will.
#[tauri::command]
#[specta::specta]
pub(crate) async fn decline(shell: State<'_, Shell>, question: u32) -> Result<(), Trouble> {
    shell.sitting()?.decline(question)
}

/// Takes the card’s new PIN, once, to show it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn take_pin(shell: State<'_, Shell>, question: u32) -> Result<ShownPin, Trouble> {
    shell.sitting()?.take_pin(question)
}

/// Says whether the PIN has been noted.
#[tauri::command]
#[specta::specta]
pub(crate) async fn pin_noted(
    shell: State<'_, Shell>,
    question: u32,
    noted: bool,
) -> Result<(), Trouble> {
    shell.sitting()?.pin_noted(question, noted)
}

/// Goes on to the next card.
#[tauri::command]
#[specta::specta]
pub(crate) async fn next_card(shell: State<'_, Shell>) -> Result<(), Trouble> {
    shell.sitting()?.next_card()
}

/// Goes back to the form of a run that failed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn back_to_form(shell: State<'_, Shell>) -> Result<(), Trouble> {
    shell.sitting()?.back_to_form()
}
