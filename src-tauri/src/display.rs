//! Whether there is anything to open a window on.

#[cfg(target_os = "linux")]
mod linux;

#[cfg(target_os = "linux")]
pub(crate) use linux::is_there;

/// A session of a person always has a display here.
#[cfg(not(target_os = "linux"))]
pub(crate) const fn is_there() -> bool {
    true
}
