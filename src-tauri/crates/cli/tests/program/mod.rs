//! The real program, run once.
#![expect(
    clippy::unwrap_used,
    reason = "a program that cannot be run fails its test"
)]

use std::{
    fs,
    io::Write,
    path::Path,
    process::{Command, Output, Stdio},
    sync::Once,
};

use serde_json::Value;

/// What the program said and how it ended.
pub(crate) struct Ended {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// A user's folder of settings that set the language and nothing else.
fn english_settings() -> &'static str {
    const FOLDER: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/english-settings");
    static WRITTEN: Once = Once::new();
    WRITTEN.call_once(|| {
        fs::create_dir_all(FOLDER).unwrap();
        fs::write(Path::new(FOLDER).join("settings.toml"), "locale = \"en\"\n").unwrap();
    });
    FOLDER
}

/// Runs `countersign` with these arguments, and these lines on standard input.
pub(crate) fn countersign(arguments: &[&str], stdin: &str) -> Ended {
    let mut child = Command::new(env!("CARGO_BIN_EXE_countersign"))
        .args(arguments)
        // No smart card service is there, and no host is named, whatever the desk has.
        .env("PCSCLITE_CSOCK_NAME", "/nonexistent/pcscd.comm")
        .env_remove("COUNTERSIGN_HOST")
        .env_remove("COUNTERSIGN_CA")
        .env_remove("COUNTERSIGN_DATA")
        .env_remove("COUNTERSIGN_LOG")
        // Nor are settings of the person who runs the tests, or their log files; what is said is English.
        .env("COUNTERSIGN_CONFIG", english_settings())
        .env_remove("LANGUAGE")
        .env("LC_ALL", "C")
        .env("XDG_STATE_HOME", env!("CARGO_TARGET_TMPDIR"))
        // `npm start` is told other commands to try next than a person at a prompt.
        .env_remove("npm_lifecycle_event")
        .env("NO_COLOR", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that does not read its input may have ended already.
    let _ = child.stdin.take().unwrap().write_all(stdin.as_bytes());
    child.wait_with_output().unwrap().into()
}

impl From<Output> for Ended {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Ended {
    /// Every line of standard output as JSON.
    pub(crate) fn json(&self) -> Vec<Value> {
        self.stdout
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }
}
