use std::{io, path::PathBuf};

use messages::Messages;
use serde_json::Value as Json;

use super::{Mistake, What};
use crate::{ChangeError, Kind};

fn every_what() -> Vec<What> {
    let malformed = What::Malformed {
        why: "expected `=`".to_owned(),
    };
    let kinds = [
        Kind::Switch,
        Kind::Number { min: 5, max: 600 },
        Kind::Choice(&["light", "dark"]),
        Kind::Url,
        Kind::Printer,
        Kind::LetterPrefix,
        Kind::MailDomain,
        Kind::Authority,
    ];
    let types = kinds.map(|expected| What::WrongType { expected });
    let others = [
        What::Unreadable(io::ErrorKind::PermissionDenied),
        What::TooLarge,
        malformed,
        What::UnknownKey,
        What::OutOfRange { min: 5, max: 600 },
        What::NotAChoice {
            choices: &["light", "dark"],
        },
        What::NotAnAddress,
        What::NotAPrinter,
        What::NotALetterPrefix,
        What::NotAMailDomain,
        What::NotAnAuthority,
    ];
    others.into_iter().chain(types).collect()
}

#[test]
fn every_mistake_has_its_text_with_file_and_line() {
    let messages = Messages::english();
    for what in every_what() {
        let mistake = Mistake {
            file: PathBuf::from("client.conf"),
            line: Some(3),
            column: Some(7),
            key: Some("pin.show_seconds".to_owned()),
            what,
        };
        let arguments = messages.arguments(&Json::Object(mistake.data()));
        let text = messages.text(&mistake.code(), &arguments).unwrap();
        assert!(text.contains("client.conf:3"), "{text}");
    }
}

#[test]
fn every_error_of_a_change_has_its_three_texts() {
    let messages = Messages::english();
    let file = PathBuf::from("settings.toml");
    let unfit = every_what()
        .into_iter()
        .filter(|what| {
            !matches!(
                what,
                What::Unreadable(_) | What::TooLarge | What::Malformed { .. } | What::UnknownKey
            )
        })
        .map(|what| ChangeError::Unfit {
            key: "pin.show_seconds",
            what,
        });
    let others = [
        ChangeError::UnknownKey {
            key: "colour".to_owned(),
        },
        ChangeError::Locked {
            key: "host.url",
            file: file.clone(),
        },
        ChangeError::NoFolder,
        ChangeError::Malformed {
            file: file.clone(),
            line: 3,
        },
        ChangeError::Io {
            file,
            kind: io::ErrorKind::StorageFull,
        },
    ];
    for error in others.into_iter().chain(unfit) {
        let arguments = messages.arguments(&Json::Object(error.data()));
        let text = messages.error(&error.code(), &arguments).unwrap();
        assert!(!text.what.contains("setting-"), "{}", text.what);
    }
}
