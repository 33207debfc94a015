use tauri::{Builder, WebviewWindow, Wry};
use webkit2gtk::WebViewExt;

use super::Reloads;

/// WebKitGTK tells the view itself: see [`watch`].
pub(crate) fn handled(builder: Builder<Wry>) -> Builder<Wry> {
    builder
}

/// Loads the page again when its web process has ended.
pub(crate) fn watch(window: &WebviewWindow) -> tauri::Result<()> {
    window.with_webview(|webview| {
        let reloads = Reloads::default();
        webview
            .inner()
            .connect_web_process_terminated(move |view, reason| {
                tracing::debug!(?reason, "the web process has ended");
                reloads.reload(|| {
                    view.reload();
                    Ok::<(), std::convert::Infallible>(())
                });
            });
    })
}
