//! What stands below the options in the whole help of a command.

use console::measure_text_width;

use super::{Words, joined};
use crate::exit::Exit;

/// The JSON that a text about a command or an argument speaks of, by the text's key.
pub(super) fn shape(key: &str) -> &'static str {
    match key {
        "argument-json" => r#"{"error": {code, exit, what, notDone, next, data}}"#,
        "command-archive-search" => {
            "{certificates: [{id, certificate, keyType, archivedAt, status, card}, …], more}"
        }
        "command-unblock" | "command-change-pin" => {
            "a value for each step, {order, pinCode} where the PIN is shown, at last {order, service, pin, delivery}"
        }
        "command-recovery-request" => "{digest, request, expiresAt}",
        _ => "",
    }
}

/// What a command that issues says in JSON, each with the key of what it is.
const LINES: [(&str, &str); 5] = [
    ("{inNoCertificate: [FIELD, …]}", "json-in-no-certificate"),
    ("{step, state, elapsedMs}", "json-step"),
    ("{order, pinCode}", "json-pin-code"),
    ("{order, pukCode}", "json-puk-code"),
    (
        "{order, card, certificates, pin, delivery, puk, takenIn, generated, archived, recovered}",
        "json-result",
    ),
];

/// Ended by Ctrl-C, as a shell has it.
const INTERRUPTED: u8 = 130;

impl Words<'_> {
    /// Nothing where there is no more to say of the command.
    pub(super) fn after(&self, path: &str) -> Option<String> {
        match path {
            "" => Some(self.of_program()),
            "issue" | "practice" => Some(self.of_issuing()),
            path => {
                let key = joined("command", path);
                let after = self
                    .messages
                    .part(&key, Some("after"), &super::filled(&key));
                after.ok()
            }
        }
    }

    fn of_program(&self) -> String {
        let ends = (Exit::Done as u8..=Exit::Verification as u8).chain([INTERRUPTED]);
        let ends = ends.map(|code| format!("  {code:>3}  {}", self.say(&format!("exit-{code}"))));
        let variables = [
            ("NO_COLOR", "environment-no-color"),
            ("COUNTERSIGN_LOG", "environment-log"),
        ];
        let mut lines = vec![self.say("exit-codes")];
        lines.extend(ends);
        lines.push(String::new());
        lines.push(self.say("environment"));
        lines.extend(self.table("  ", &variables));
        lines.join("\n")
    }

    fn of_issuing(&self) -> String {
        let mut lines = vec![self.say("json-lines")];
        lines.extend(self.table("    ", &LINES));
        let shapes = messages::Arguments::new()
            .with("draft", "{draft}")
            .with("error", "{error}");
        lines.push(self.fill("json-dry-run", &shapes));
        lines.join("\n")
    }

    /// Names and what they are, in two columns; a name that is far longer than the others stands on a line of its own.
    fn table(&self, before: &str, rows: &[(&str, &str)]) -> Vec<String> {
        let widths = rows.iter().map(|(name, _)| measure_text_width(name));
        let width = widths.filter(|width| *width <= 40).max().unwrap_or(0) + 2;
        let row = |(name, key): &(&str, &str)| {
            let words = self.say(key);
            if measure_text_width(name) + 2 > width {
                format!("{before}{name}\n{before}{:width$}{words}", "")
            } else {
                format!("{before}{name:width$}{words}")
            }
        };
        rows.iter().map(row).collect()
    }
}
