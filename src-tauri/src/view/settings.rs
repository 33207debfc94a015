use desk::Sentence;
use serde::{Deserialize, Serialize};
use specta::Type;

/// The settings that the window itself goes by. It follows them at once when one is changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SettingsInEffect {
    /// The language of its texts.
    pub(crate) language: LanguageCode,
    /// Whose dates and numbers are written: the system's locale, BCP 47.
    pub(crate) region: String,
    /// Light or dark.
    pub(crate) appearance: AppearanceView,
    /// Whether a PIN code that is shown may be copied.
    pub(crate) pin_allow_copy: bool,
    /// After how many seconds a PIN code that is shown hides itself.
    pub(crate) pin_show_seconds: u32,
    /// What the IDs of PIN letters begin with, where nobody types another beginning; may be empty.
    pub(crate) letters_prefix: String,
    /// The domain that an e-mail address gets which is typed without one; nothing where none is set.
    pub(crate) mail_domain: Option<String>,
    /// Whether the practice desk may be opened.
    pub(crate) practice_enabled: bool,
    /// The host that this machine's administrator has set; it is opened without asking.
    pub(crate) host: Option<SetHostView>,
    /// How many mistakes there are in the configuration files.
    pub(crate) mistakes: u32,
}

/// Languages that the window speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum LanguageCode {
    /// English.
    En,
    /// Swedish.
    Sv,
    /// German.
    De,
    /// French.
    Fr,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum AppearanceView {
    /// As the system is.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// A host that the machine's file or a policy sets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SetHostView {
    /// Its address.
    pub(crate) url: String,
    /// Whether this desk works there and nowhere else, the practice desk apart: a policy sets it.
    pub(crate) locked: bool,
}

/// Every setting, and what is wrong in the files that they come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SettingsView {
    /// In the order in which they are shown.
    pub(crate) entries: Vec<SettingView>,
    /// `setting-mistake-…`, each with `file`, and where they are known `line` and `key`.
    pub(crate) mistakes: Vec<Sentence>,
    /// Where settings come from.
    pub(crate) files: SettingFilesView,
}

/// One setting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SettingView {
    /// Its name in the files, such as `pin.show_seconds`.
    pub(crate) key: String,
    /// What it can be.
    pub(crate) kind: SettingKind,
    /// What is in effect: `true` or `false`, digits, one of the choices, or text.
    pub(crate) value: Option<String>,
    /// What would be in effect if nobody had set it.
    pub(crate) default: Option<String>,
    /// Who set it.
    pub(crate) source: SettingSource,
    /// Where: a file with the line, or the name of a policy.
    pub(crate) from: Option<String>,
    /// Whether a policy sets it, so that nobody can change it here.
    pub(crate) locked: bool,
}

/// What a setting can be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(
    tag = "kind",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub(crate) enum SettingKind {
    /// On or off.
    Switch,
    /// A whole number.
    Number {
        /// The least one.
        min: u32,
        /// The greatest one.
        max: u32,
    },
    /// One of a few words.
    Choice {
        /// The words.
        values: Vec<String>,
    },
    /// Text.
    Text {
        /// Whether it can have several lines.
        multiline: bool,
    },
}

/// Who set a setting; each one is stronger than the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum SettingSource {
    /// Nobody.
    Default,
    /// The machine's file.
    Machine,
    /// The user.
    User,
    /// A policy.
    Policy,
}

/// Where settings come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SettingFilesView {
    /// The machine's file, whether it is there or not.
    pub(crate) machine: String,
    /// The user's file; nothing where no folder for it is known.
    pub(crate) user: Option<String>,
    /// Where policies are read from.
    pub(crate) policy: Option<String>,
}
