use serde::Serialize;
use specta::Type;

/// A PIN code that lies on the clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PinCopiedView {
    /// After how many seconds it is taken off again.
    pub(crate) seconds: u32,
}
