//! Who can read a file.

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
pub(crate) use unix::are_open_to_others;
#[cfg(windows)]
pub(crate) use windows::are_open_to_others;
