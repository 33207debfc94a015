//! PIN letters and PIN mails: answers that the view does not keep.

use desk::{
    IdsCreatedView, LetterPageView, LetterQuery, LettersPrintedView, MailPageView, MailQuery,
    NewLetterIds, NextNumberView, OperationId, PagePicture, PrintersView, Trouble, TypedPin,
};
use tauri::State;

use crate::state::Shell;

/// Searches the PIN letters.
#[tauri::command]
#[specta::specta]
pub(crate) async fn letters(
    shell: State<'_, Shell>,
    query: LetterQuery,
) -> Result<LetterPageView, Trouble> {
    let sitting = shell.sitting()?;
    sitting.letters(&query).await
}

/// Draws a letter as it will look, with dots instead of its secrets: one picture for each page.
#[tauri::command]
#[specta::specta]
pub(crate) async fn letter_preview(
    shell: State<'_, Shell>,
    letter: String,
) -> Result<Vec<PagePicture>, Trouble> {
    let sitting = shell.sitting()?;
    sitting.letter_preview(&letter).await
}

/// Lists the system’s printers, and says which one is set for this desk.
#[tauri::command]
#[specta::specta]
pub(crate) async fn printers(shell: State<'_, Shell>) -> Result<PrintersView, Trouble> {
    let sitting = shell.sitting()?;
    let configuration = shell.settings().configuration();
    sitting.printers(configuration.print_printer()).await
}

/// Says from which number on letter IDs with a prefix can be created, so that nobody has to try.
#[tauri::command]
#[specta::specta]
pub(crate) async fn next_letter_number(
    shell: State<'_, Shell>,
    prefix: String,
) -> Result<NextNumberView, Trouble> {
    let sitting = shell.sitting()?;
    sitting.next_letter_number(&prefix).await
}

/// Prints letters; answers once the system’s printing has taken them. A reason is needed where one of them was printed
/// before.
#[tauri::command]
#[specta::specta]
pub(crate) async fn print_letters(
    shell: State<'_, Shell>,
    operation: OperationId,
    letters: Vec<String>,
    printer: String,
    reason: Option<String>,
    pin: TypedPin,
) -> Result<LettersPrintedView, Trouble> {
    let sitting = shell.sitting()?;
    sitting
        .print_letters(operation, &letters, &printer, reason.as_deref(), pin)
        .await
}

/// Creates letter IDs ahead: a prefix, then numbers with at least so many digits, each 1 after the one before.
#[tauri::command]
#[specta::specta]
pub(crate) async fn create_letter_ids(
    shell: State<'_, Shell>,
    operation: OperationId,
    prefix: String,
    first: u32,
    digits: u8,
    count: u16,
    pin: TypedPin,
) -> Result<IdsCreatedView, Trouble> {
    let ids = NewLetterIds {
        prefix,
        first: first.into(),
        digits,
        count,
    };
    let sitting = shell.sitting()?;
    sitting.create_letter_ids(operation, &ids, pin).await
}

/// Lists the PIN mails.
#[tauri::command]
#[specta::specta]
pub(crate) async fn pin_mails(
    shell: State<'_, Shell>,
    query: MailQuery,
) -> Result<MailPageView, Trouble> {
    let sitting = shell.sitting()?;
    sitting.pin_mails(&query).await
}

/// Has a PIN mailed once more. An address without a domain gets the one that is set.
#[tauri::command]
#[specta::specta]
pub(crate) async fn resend_mail(
    shell: State<'_, Shell>,
    operation: OperationId,
    mail: String,
    address: String,
    reason: String,
    pin: TypedPin,
) -> Result<(), Trouble> {
    let address = shell.settings().configuration().whole_address(&address);
    let sitting = shell.sitting()?;
    sitting
        .resend_mail(operation, &mail, &address, &reason, pin)
        .await
}
