use tauri::{Builder, WebviewWindow, Wry};

use super::Reloads;

/// Loads the page again when its web content process has ended.
pub(crate) fn handled(builder: Builder<Wry>) -> Builder<Wry> {
    let reloads = Reloads::default();
    builder.on_web_content_process_terminate(move |webview| reloads.reload(|| webview.reload()))
}

/// WKWebView tells the application: see [`handled`].
pub(crate) fn watch(_window: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}
