#![expect(unsafe_code, reason = "WebView2 is reached by COM calls")]

use tauri::{Builder, WebviewWindow, Wry};
use webview2_com::{
    Microsoft::Web::WebView2::Win32::{
        COREWEBVIEW2_PROCESS_FAILED_KIND, COREWEBVIEW2_PROCESS_FAILED_KIND_RENDER_PROCESS_EXITED,
    },
    ProcessFailedEventHandler,
};

use super::Reloads;

/// WebView2 tells the view itself: see [`watch`].
pub(crate) fn handled(builder: Builder<Wry>) -> Builder<Wry> {
    builder
}

/// Loads the page again when its renderer has ended. Not when WebView2's browser process has: the control is then
/// closed, and nothing can be loaded into it.
pub(crate) fn watch(window: &WebviewWindow) -> tauri::Result<()> {
    let (reloads, reloaded) = (Reloads::default(), window.clone());
    window.with_webview(move |webview| {
        let handler = ProcessFailedEventHandler::create(Box::new(move |_, failed| {
            let Some(failed) = failed else { return Ok(()) };
            let mut kind = COREWEBVIEW2_PROCESS_FAILED_KIND::default();
            // SAFETY: `kind` lives until the call returns.
            unsafe { failed.ProcessFailedKind(&mut kind)? };
            if kind == COREWEBVIEW2_PROCESS_FAILED_KIND_RENDER_PROCESS_EXITED {
                reloads.reload(|| reloaded.reload());
            }
            Ok(())
        }));
        let mut token = 0;
        // SAFETY: this runs on the thread of the control, as COM asks, and `token` lives until the call returns.
        let watched = unsafe {
            let control = webview.controller().CoreWebView2();
            control.and_then(|control| control.add_ProcessFailed(&handler, &mut token))
        };
        if let Err(error) = watched {
            tracing::warn!(%error, "a lost renderer will not be noticed");
        }
    })
}
