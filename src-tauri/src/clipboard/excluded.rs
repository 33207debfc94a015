//! The marks by which each system keeps what is copied out of its clipboard history.

use arboard::Set;

#[cfg(target_os = "linux")]
pub(super) fn from_history(set: Set<'_>) -> Set<'_> {
    use arboard::SetExtLinux as _;
    set.exclude_from_history()
}

#[cfg(target_os = "macos")]
pub(super) fn from_history(set: Set<'_>) -> Set<'_> {
    use arboard::SetExtApple as _;
    set.exclude_from_history()
}

/// The history, its copy in the cloud, and programs that watch the clipboard.
#[cfg(windows)]
pub(super) fn from_history(set: Set<'_>) -> Set<'_> {
    use arboard::SetExtWindows as _;
    set.exclude_from_monitoring()
        .exclude_from_cloud()
        .exclude_from_history()
}
