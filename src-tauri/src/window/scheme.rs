//! Light or dark: the window's frame, and what is seen before the first paint. The page follows the window's theme by
//! `prefers-color-scheme`, so that it is never painted in the other one first.

use configuration::Appearance;
use tauri::{Theme, WebviewWindow, WindowEvent, utils::config::Color};

use crate::state::Shell;

#[cfg(not(target_os = "linux"))]
mod elsewhere;
#[cfg(target_os = "linux")]
mod linux;

#[cfg(not(target_os = "linux"))]
use elsewhere::{is_dark, system_changed, take};
#[cfg(target_os = "linux")]
use linux::{is_dark, system_changed, take};

/// `--ground` of `tokens.css`.
const LIGHT: Color = Color(0xf4, 0xf6, 0xf6, 0xff);
const DARK: Color = Color(0x17, 0x1a, 0x1a, 0xff);

/// The theme that is asked of the system; none is the system's own.
pub(super) fn theme(appearance: Appearance) -> Option<Theme> {
    match appearance {
        Appearance::System => None,
        Appearance::Light => Some(Theme::Light),
        Appearance::Dark => Some(Theme::Dark),
    }
}

/// Shows the window in what is set now, and keeps it there when the system changes its own.
pub(super) fn follow(window: &WebviewWindow, shell: &Shell) {
    if let Ok(system) = window.theme() {
        system_changed(system);
    }
    show(window, shell.settings().appearance());
    let (shell, again) = (shell.clone(), window.clone());
    window.on_window_event(move |event| {
        if let WindowEvent::ThemeChanged(theme) = event {
            system_changed(*theme);
            follow_system(&again, shell.settings().appearance(), *theme);
        }
    });
}

/// The system has changed its own: what is set stays, what is not set goes with it.
fn follow_system(window: &WebviewWindow, appearance: Appearance, system: Theme) {
    match theme(appearance) {
        Some(set) if set != system => show(window, appearance),
        Some(_) => {}
        None => {
            let _ = window.set_background_color(Some(ground(system == Theme::Dark)));
        }
    }
}

/// Shows the window so.
pub(super) fn show(window: &WebviewWindow, appearance: Appearance) {
    let ground = ground(is_dark(window, appearance));
    let shown = take(window, appearance).and_then(|()| window.set_background_color(Some(ground)));
    if let Err(error) = shown {
        tracing::warn!(%error, "the window does not change its colours");
    }
}

const fn ground(dark: bool) -> Color {
    if dark { DARK } else { LIGHT }
}
