//! How the page is drawn.

#[cfg(target_os = "linux")]
mod linux;

#[cfg(target_os = "linux")]
pub(crate) use linux::without_graphics_card;

/// The web views of the other systems choose well by themselves.
#[cfg(not(target_os = "linux"))]
#[expect(
    clippy::unnecessary_wraps,
    reason = "it can fail where it does something"
)]
pub(crate) fn without_graphics_card(_: &tauri::WebviewWindow) -> tauri::Result<()> {
    Ok(())
}
