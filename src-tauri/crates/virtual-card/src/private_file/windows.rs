//! A new file takes the access list of its folder; a user's own folders admit that user and the system.

use std::fs::OpenOptions;

pub(super) fn owner_only() -> OpenOptions {
    OpenOptions::new()
}
