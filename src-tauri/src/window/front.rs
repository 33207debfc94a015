//! Before all other windows.

#[cfg(target_os = "linux")]
mod linux;

#[cfg(target_os = "linux")]
pub(crate) use linux::raise;

/// Elsewhere a window that is worked in is before all others.
#[cfg(not(target_os = "linux"))]
#[expect(
    clippy::unnecessary_wraps,
    reason = "it can fail where it does something"
)]
pub(crate) fn raise(_: &tauri::WebviewWindow) -> tauri::Result<()> {
    Ok(())
}
