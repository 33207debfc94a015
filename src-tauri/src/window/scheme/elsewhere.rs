use configuration::Appearance;
use tauri::{Theme, WebviewWindow};

use super::theme;

/// Has the window be so; its page is as it is.
pub(super) fn take(window: &WebviewWindow, appearance: Appearance) -> tauri::Result<()> {
    // To set what is set would be told as a change.
    let wanted = theme(appearance);
    if wanted.is_some() && window.theme().ok() == wanted {
        return Ok(());
    }
    window.set_theme(wanted)
}

/// Whether that is dark.
pub(super) fn is_dark(window: &WebviewWindow, appearance: Appearance) -> bool {
    let system = || window.theme().unwrap_or(Theme::Light);
    theme(appearance).unwrap_or_else(system) == Theme::Dark
}

/// The window knows.
pub(super) const fn system_changed(_: Theme) {}
