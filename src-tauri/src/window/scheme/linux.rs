//! GTK's settings, which the page and the system's dialogs have too. A theme can be dark by its own name, and by what is
//! preferred of it; tauri knows the second alone, and takes no theme for its windows before they are there.

use std::sync::{
    OnceLock,
    atomic::{AtomicBool, Ordering},
};

use configuration::Appearance;
use gtk::prelude::GtkSettingsExt;
use tauri::{Theme, WebviewWindow};

/// The name of the theme that the desktop had set when the window was opened.
static THEME: OnceLock<String> = OnceLock::new();

/// What the desktop prefers, by its portal.
static PREFERS_DARK: AtomicBool = AtomicBool::new(false);

/// Has GTK, and with it the frame and the page, be so.
pub(super) fn take(window: &WebviewWindow, appearance: Appearance) -> tauri::Result<()> {
    let dark = is_dark(window, appearance);
    window.run_on_main_thread(move || {
        let Some(settings) = gtk::Settings::default() else {
            return;
        };
        let own = || {
            settings
                .gtk_theme_name()
                .map(String::from)
                .unwrap_or_default()
        };
        let own = THEME.get_or_init(own);
        let theme = match appearance {
            Appearance::Light => without_dark(own),
            Appearance::System | Appearance::Dark => own,
        };
        settings.set_gtk_theme_name(Some(theme));
        settings.set_gtk_application_prefer_dark_theme(dark);
    })
}

/// Whether that is dark, as far as it is told: a theme can be dark by its name alone.
pub(super) fn is_dark(_: &WebviewWindow, appearance: Appearance) -> bool {
    match appearance {
        Appearance::System => PREFERS_DARK.load(Ordering::Relaxed),
        Appearance::Light => false,
        Appearance::Dark => true,
    }
}

/// The desktop's portal said so. (Nobody else does: tauri is not told what to show.)
pub(super) fn system_changed(theme: Theme) {
    PREFERS_DARK.store(theme == Theme::Dark, Ordering::Relaxed);
}

/// `Adwaita-dark` is the dark one of `Adwaita`.
fn without_dark(theme: &str) -> &str {
    let light = ["-dark", "-Dark", ":dark"]
        .iter()
        .find_map(|end| theme.strip_suffix(end));
    light.unwrap_or(theme)
}

#[cfg(test)]
mod tests {
    use super::without_dark;

    #[test]
    fn a_dark_theme_has_a_light_one() {
        for (theme, light) in [
            ("Adwaita", "Adwaita"),
            ("Adwaita-dark", "Adwaita"),
            ("Yaru-Dark", "Yaru"),
            ("darkness", "darkness"),
        ] {
            assert_eq!(without_dark(theme), light);
        }
    }
}
