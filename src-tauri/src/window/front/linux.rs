use gtk::prelude::{Cast, GtkWindowExt, WidgetExt};
use tauri::WebviewWindow;

/// Asks the window manager to show the window before all others and to have it worked in. tauri asks for nothing where
/// the window was put away a moment ago.
pub(crate) fn raise(window: &WebviewWindow) -> tauri::Result<()> {
    window.with_webview(|webview| {
        let top = webview.inner().toplevel();
        if let Some(window) = top.and_then(|top| top.downcast::<gtk::Window>().ok()) {
            window.present();
        }
    })
}
