use tauri::WebviewWindow;
use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebViewExt};

/// Draws the page without the graphics card. Text, lines and flat surfaces need none; buffers for one cost a fifth of the
/// window's memory and most of the time to its first picture, and some drivers show nothing at all.
pub(crate) fn without_graphics_card(window: &WebviewWindow) -> tauri::Result<()> {
    window.with_webview(|webview| {
        if let Some(settings) = webview.inner().settings() {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    })
}
