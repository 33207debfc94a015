//! The clipboard, for a PIN code that is shown.

use std::time::Duration;

use desk::{Trouble, TypedPin};
use tauri::State;

use crate::{shell_error::ShellError, state::Shell, view::PinCopiedView};

/// Copies the PIN code that is shown, where that is allowed. It is taken off the clipboard after a while, when the desk
/// locks, and when the program ends.
#[tauri::command]
#[specta::specta]
pub(crate) async fn copy_pin(
    shell: State<'_, Shell>,
    pin: TypedPin,
) -> Result<PinCopiedView, Trouble> {
    // Only a desk that is open shows one.
    shell.sitting()?;
    Ok(copy(&shell, pin).await?)
}

/// Whatever the page asks for: what is set decides.
async fn copy(shell: &Shell, pin: TypedPin) -> Result<PinCopiedView, ShellError> {
    let configuration = shell.settings().configuration();
    if !configuration.pin_allow_copy() {
        return Err(ShellError::CopyNotAllowed);
    }
    let shown = Duration::from_secs(configuration.pin_show_seconds().into());
    // For whatever the officer pastes it into.
    let copied = shell.clipboard().copy(pin.into_copied(), shown).await;
    let time = copied.ok_or(ShellError::NotCopied)?;
    Ok(PinCopiedView {
        seconds: u32::try_from(time.as_secs()).unwrap_or(u32::MAX),
    })
}
