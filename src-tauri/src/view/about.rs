use serde::Serialize;
use specta::Type;

/// What this program is and what is inside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct AboutView {
    /// Its version.
    pub(crate) version: String,
    /// The commit that it was built from, where the build knew it.
    pub(crate) commit: Option<String>,
    /// The version of the system's web view.
    pub(crate) webview: String,
    /// The version of tauri.
    pub(crate) tauri: String,
    /// The system's name, version and architecture.
    pub(crate) system: String,
    /// What others have made and is inside, by name.
    pub(crate) components: Vec<ComponentView>,
}

/// A component that others have made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ComponentView {
    /// Its name at its registry.
    pub(crate) name: String,
    /// Its version.
    pub(crate) version: String,
    /// Its licence, an SPDX expression.
    pub(crate) licence: String,
}
