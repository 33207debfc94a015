use serde::Serialize;
use specta::Type;

/// What would be saved for somebody who is asked for help: all of it, as it would be written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SupportBundleView {
    /// Names it when it is saved. Making another one takes this one away.
    pub(crate) id: u32,
    /// Its files.
    pub(crate) files: Vec<SupportFileView>,
}

/// One file of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SupportFileView {
    /// Its name in the archive.
    pub(crate) name: String,
    /// Everything in it.
    pub(crate) text: String,
    /// Its size in bytes.
    pub(crate) bytes: u32,
}
