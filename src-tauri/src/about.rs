//! What this program is.

use crate::{inside, view::AboutView};

/// The commit that a build for others is made from; whoever builds says it.
const COMMIT: Option<&str> = option_env!("COUNTERSIGN_COMMIT");

/// What this program is, where it runs, and what is inside it.
pub(crate) fn this_program() -> AboutView {
    AboutView {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        commit: COMMIT.map(ToOwned::to_owned),
        webview: tauri::webview_version().unwrap_or_default(),
        tauri: tauri::VERSION.to_owned(),
        system: system(),
        components: inside::components(),
    }
}

/// Such as `Debian 12 [64-bit], x86_64`.
fn system() -> String {
    let system = os_info::get();
    format!("{system}, {}", std::env::consts::ARCH)
}
