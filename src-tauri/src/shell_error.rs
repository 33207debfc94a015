use configuration::ChangeError;
use desk::{Coded, Trouble};
use serde_json::{Map, Value, json};

/// Why the shell itself did not do what it was asked for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum ShellError {
    /// A command for a desk came while none was open.
    #[error("no desk is open")]
    NoPlace,
    /// A command for the practice desk came at another one.
    #[error("this is not the practice desk")]
    NotPractice,
    /// The desk cannot be left while a run is under way.
    #[error("a run is under way")]
    StaysDuringRun,
    /// The practice desk is switched off.
    #[error("practice is switched off")]
    PracticeDisabled,
    /// A policy sets the host, so that the desk is nowhere else.
    #[error("the host is set to {url}")]
    PlaceLocked {
        /// The host's address.
        url: String,
    },
    /// A policy allows one host, and does not say which in a way that can be used.
    #[error("the host of the policy is not known: {place}")]
    PlaceClosed {
        /// Where it should say so: file and line, as far as known.
        place: String,
    },
    /// Nobody has set a host for this machine.
    #[error("no host is set")]
    NoSetHost,
    /// A host is set, and not the authority that its certificate must come from.
    #[error("the authority of the host is not set")]
    HostAuthorityNotSet,
    /// The file with that authority cannot be read.
    #[error("the authority of the host cannot be read from {file}: {why}")]
    HostAuthorityUnreadable {
        /// The file.
        file: String,
        /// Why, as the text `io-why` chooses by it.
        why: String,
    },
    /// The file with what is remembered is not one, or cannot be read.
    #[error("what is remembered in {file} cannot be used")]
    WindowFileUnusable {
        /// The file.
        file: String,
    },
    /// A setting was not changed.
    #[error(transparent)]
    Setting(#[from] ChangeError),
    /// A dialog of the system is open already.
    #[error("a dialog is open")]
    DialogOpen,
    /// The system's dialog cannot be opened.
    #[error("the dialog cannot be opened")]
    NoDialog,
    /// This support bundle is not kept any more.
    #[error("the support bundle is gone")]
    SupportBundleGone,
    /// The support bundle could not be written.
    #[error("{file} was not written: {why}")]
    SupportBundleNotWritten {
        /// The file.
        file: String,
        /// Why, as the text `io-why` chooses by it.
        why: String,
    },
    /// What is set does not allow to copy a PIN code.
    #[error("a PIN code is not copied here")]
    CopyNotAllowed,
    /// The clipboard did not take it.
    #[error("the clipboard did not take it")]
    NotCopied,
    /// Nothing of this name and version is inside.
    #[error("nothing called {name} is inside")]
    NoSuchComponent {
        /// The name.
        name: String,
    },
}

impl Coded for ShellError {
    fn code(&self) -> String {
        match self {
            Self::NoPlace => "no-place",
            Self::NotPractice => "not-practice",
            Self::StaysDuringRun => "stays-during-run",
            Self::PracticeDisabled => "practice-disabled",
            Self::PlaceLocked { .. } => "place-locked",
            Self::PlaceClosed { .. } => "place-closed",
            Self::NoSetHost => "no-set-host",
            Self::HostAuthorityNotSet => "host-authority-not-set",
            Self::HostAuthorityUnreadable { .. } => "host-authority-unreadable",
            Self::WindowFileUnusable { .. } => "settings-unusable",
            Self::Setting(error) => return error.code(),
            Self::DialogOpen => "dialog-open",
            Self::NoDialog => "no-dialog",
            Self::SupportBundleGone => "support-bundle-gone",
            Self::SupportBundleNotWritten { .. } => "support-bundle-not-written",
            Self::CopyNotAllowed => "copy-not-allowed",
            Self::NotCopied => "pin-not-copied",
            Self::NoSuchComponent { .. } => "no-such-component",
        }
        .to_owned()
    }

    fn data(&self) -> Map<String, Value> {
        let data = match self {
            Self::PlaceLocked { url } => json!({ "url": url }),
            Self::PlaceClosed { place } => json!({ "place": place }),
            Self::WindowFileUnusable { file } => json!({ "file": file }),
            Self::Setting(error) => return error.data(),
            Self::HostAuthorityUnreadable { file, why }
            | Self::SupportBundleNotWritten { file, why } => json!({ "file": file, "why": why }),
            Self::NoSuchComponent { name } => json!({ "name": name }),
            _ => json!({}),
        };
        data.as_object().cloned().unwrap_or_default()
    }
}

impl From<ShellError> for Trouble {
    fn from(error: ShellError) -> Self {
        Self::from(&error)
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use configuration::{ChangeError, What};
    use desk::Coded;
    use messages::{Language, Messages};
    use serde_json::Value;

    use super::ShellError;

    fn of_settings() -> [ChangeError; 6] {
        let file = PathBuf::from("settings.toml");
        [
            ChangeError::UnknownKey {
                key: "colour".to_owned(),
            },
            ChangeError::Locked {
                key: "locale",
                file: file.clone(),
            },
            ChangeError::Unfit {
                key: "pin.show_seconds",
                what: What::OutOfRange { min: 5, max: 600 },
            },
            ChangeError::NoFolder,
            ChangeError::Malformed {
                file: file.clone(),
                line: 3,
            },
            ChangeError::Io {
                file,
                kind: std::io::ErrorKind::PermissionDenied,
            },
        ]
    }

    #[test]
    fn each_has_its_three_texts_in_each_language() {
        let text = || "something".to_owned();
        let own = [
            ShellError::NoPlace,
            ShellError::NotPractice,
            ShellError::StaysDuringRun,
            ShellError::PracticeDisabled,
            ShellError::PlaceLocked { url: text() },
            ShellError::PlaceClosed { place: text() },
            ShellError::NoSetHost,
            ShellError::HostAuthorityNotSet,
            ShellError::HostAuthorityUnreadable {
                file: text(),
                why: "not-found".to_owned(),
            },
            ShellError::WindowFileUnusable { file: text() },
            ShellError::DialogOpen,
            ShellError::NoDialog,
            ShellError::SupportBundleGone,
            ShellError::SupportBundleNotWritten {
                file: text(),
                why: "no-space".to_owned(),
            },
            ShellError::CopyNotAllowed,
            ShellError::NotCopied,
            ShellError::NoSuchComponent { name: text() },
        ];
        for error in own
            .into_iter()
            .chain(of_settings().map(ShellError::Setting))
        {
            for language in Language::ALL {
                let messages = Messages::of(language);
                let arguments = messages.arguments(&Value::Object(error.data()));
                let text = messages.error(&error.code(), &arguments);
                assert!(text.is_ok(), "{error:?}: {text:?}");
            }
        }
    }
}
