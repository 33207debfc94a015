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
    /// The file with the settings is not one, or cannot be read.
    #[error("the settings in {file} cannot be used")]
    SettingsUnusable {
        /// The file.
        file: String,
    },
}

impl Coded for ShellError {
    fn code(&self) -> String {
        match self {
            Self::NoPlace => "no-place",
            Self::NotPractice => "not-practice",
            Self::StaysDuringRun => "stays-during-run",
            Self::SettingsUnusable { .. } => "settings-unusable",
        }
        .to_owned()
    }

    fn data(&self) -> Map<String, Value> {
        let data = match self {
            Self::NoPlace | Self::NotPractice | Self::StaysDuringRun => json!({}),
            Self::SettingsUnusable { file } => json!({ "file": file }),
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
    use desk::Coded;
    use messages::Messages;
    use serde_json::Value;

    use super::ShellError;

    #[test]
    fn each_has_its_three_texts() {
        let messages = Messages::english();
        for error in [
            ShellError::NoPlace,
            ShellError::NotPractice,
            ShellError::StaysDuringRun,
            ShellError::SettingsUnusable {
                file: "window.json".to_owned(),
            },
        ] {
            let arguments = messages.arguments(&Value::Object(error.data()));
            let text = messages.error(&error.code(), &arguments);
            assert!(text.is_ok(), "{error:?}: {text:?}");
        }
    }
}
