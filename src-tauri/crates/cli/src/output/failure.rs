use console::Style;
use desk::{Coded, LeftBehind, SubmitError};
use messages::{Arguments, ErrorText, Messages, cleaned};
use serde_json::{Value, json};

use super::Place;
use crate::exit::Exit;

/// Why a command did not do what it was asked for: a code, and data that fill its texts.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Failure {
    code: String,
    data: Value,
    exit: Exit,
}

impl Failure {
    /// `data` is a JSON object. Nothing in it is secret: all of it may be shown.
    pub(crate) fn new(code: impl Into<String>, data: Value, exit: Exit) -> Self {
        Self {
            code: code.into(),
            data,
            exit,
        }
    }

    /// What an error of the desk says.
    pub(crate) fn of(error: &(impl Coded + ?Sized)) -> Self {
        let code = error.code();
        let exit = Exit::of_code(&code);
        Self {
            code,
            data: Value::Object(error.data()),
            exit,
        }
    }

    /// What a run that ended early says: its class is that of its code, unless it left an order open.
    pub(crate) fn submit(error: &SubmitError) -> Self {
        let failure = Self::of(error);
        let open = error.left_behind >= LeftBehind::OrderUnanswered
            && error.left_behind != LeftBehind::PinAsBefore;
        if open {
            Self {
                exit: Exit::Incomplete,
                ..failure
            }
        } else {
            failure
        }
    }

    /// The same failure under a code that says more; what the first one knew of card and host stays.
    pub(crate) fn told_as(self, code: &str, data: Value, exit: Exit) -> Self {
        let mut all = self.data;
        if let (Some(all), Value::Object(data)) = (all.as_object_mut(), data) {
            all.extend(data);
        }
        let exit = if self.exit == Exit::Incomplete {
            self.exit
        } else {
            exit
        };
        Self {
            code: code.to_owned(),
            data: all,
            exit,
        }
    }

    /// The same failure, told by what an officer calls the thing that it is about.
    pub(crate) fn about(mut self, label: &str) -> Self {
        if let Some(data) = self.data.as_object_mut() {
            data.insert("about".to_owned(), label.into());
        }
        self
    }

    /// The code.
    pub(crate) fn code(&self) -> &str {
        &self.code
    }

    /// What the exit code will say.
    pub(crate) fn exit(&self) -> Exit {
        self.exit
    }

    /// The code, the three texts and the data under one key, `error`.
    pub(super) fn json(&self, messages: &Messages, place: Place) -> Value {
        let text = self.error_text(messages, place);
        json!({ "error": {
            "code": self.code,
            "exit": self.exit as u8,
            "what": text.what,
            "notDone": text.not_done,
            "next": text.next,
            "data": self.data,
        } })
    }

    /// What happened; what is to be corrected, a line each; what was not done; what to do next; the code.
    pub(super) fn text(&self, messages: &Messages, place: Place, emphasis: &Style) -> String {
        let text = self.error_text(messages, place);
        let word = |key: &str| {
            messages
                .text(key, &Arguments::new())
                .unwrap_or_else(|_| key.to_owned())
        };
        let mut lines = vec![format!(
            "{} {}",
            emphasis.apply_to(word("failed")),
            text.what
        )];
        lines.extend(
            self.details(messages, &word)
                .into_iter()
                .map(|detail| format!("  – {detail}")),
        );
        lines.push(text.not_done);
        lines.push(format!("{} {}", word("next"), text.next));
        let code = format!("{} {}", word("code"), self.code);
        let unsaid = self.unsaid(&lines.join("\n"));
        lines.push(if unsaid.is_empty() {
            code
        } else {
            format!("{code} ({unsaid})")
        });
        lines.join("\n")
    }

    fn error_text(&self, messages: &Messages, place: Place) -> ErrorText {
        let text = self.error_text_at_a_desk(messages);
        match place {
            Place::Practice if is_about_a_real_desk(&text.next) => ErrorText {
                next: self.next_in_practice(messages),
                ..text
            },
            Place::Practice | Place::Desk => text,
        }
    }

    /// The practice host and its cards end with the program: no other command reaches them.
    fn next_in_practice(&self, messages: &Messages) -> String {
        let key = match self.exit {
            Exit::Draft => "practice-then-procedures",
            _ => "practice-then-again",
        };
        messages
            .text(key, &Arguments::new())
            .unwrap_or_else(|_| key.to_owned())
    }

    fn error_text_at_a_desk(&self, messages: &Messages) -> ErrorText {
        let arguments = messages
            .arguments(&self.data)
            .with("system", std::env::consts::OS);
        let text = messages
            .error(&self.code, &arguments)
            .unwrap_or_else(|_| unknown(messages, &self.code));
        match self.next_of_only_fault(messages) {
            Some(next) => ErrorText { next, ..text },
            None => text,
        }
    }

    /// Where one thing is to be corrected, what to do about that says more than what to do about several.
    fn next_of_only_fault(&self, messages: &Messages) -> Option<String> {
        let [fault] = self.faults()[..] else {
            return None;
        };
        let arguments = messages.arguments(fault.get("data")?);
        let text = messages
            .error(fault.get("code")?.as_str()?, &arguments)
            .ok()?;
        Some(text.next)
    }

    /// What is wrong with a draft, or why an action cannot be taken: each a code with data.
    fn faults(&self) -> Vec<&Value> {
        let several = self.data.get("faults").and_then(Value::as_array);
        let one = self.data.get("why").filter(|why| why.is_object());
        several.into_iter().flatten().chain(one).collect()
    }

    /// The data that the texts do not say, for whoever is told of the code.
    fn unsaid(&self, said: &str) -> String {
        let members = self.data.as_object().into_iter().flatten();
        // The code is said already; a refusal of the host has it among its data, too.
        let members = members.filter(|(name, _)| *name != "code");
        let values = members.filter_map(|(name, value)| Some((name, scalar(value)?)));
        let said = said.to_lowercase();
        let unsaid = values.filter(|(_, value)| !said.contains(&value.to_lowercase()));
        unsaid
            .map(|(name, value)| format!("{name} {value}"))
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// What is to be corrected: faults, or the rules that a PIN breaks.
    fn details(&self, messages: &Messages, word: &impl Fn(&str) -> String) -> Vec<String> {
        let faults = self
            .faults()
            .into_iter()
            .map(|fault| detail(fault, messages));
        let broken = self.data.get("broken").and_then(Value::as_array);
        let rules = broken
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .map(|rule| word(&format!("broken-{rule}")));
        faults.chain(rules).collect()
    }
}

/// Whether a text tells to use a command that acts on the cards of a desk or on its host.
fn is_about_a_real_desk(text: &str) -> bool {
    let mut after = text.split("countersign").skip(1);
    after.any(|rest| !rest.starts_with(" practice"))
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(cleaned(text)),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

impl<E: Coded> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::of(&error)
    }
}

/// A host that is newer than this program may name rules that have no text here: then what it says itself is shown.
fn detail(fault: &Value, messages: &Messages) -> String {
    let said = || cleaned(fault["data"]["said"].as_str().unwrap_or_default());
    messages.sentence(fault).unwrap_or_else(|_| said())
}

/// A code without texts is a mistake that a test holds; were there one after all, its code is what can be said.
fn unknown(messages: &Messages, code: &str) -> ErrorText {
    let arguments = Arguments::new().with("code", code);
    messages
        .error("unknown", &arguments)
        .unwrap_or_else(|missing| ErrorText {
            what: missing.to_string(),
            not_done: String::new(),
            next: String::new(),
        })
}

#[cfg(test)]
mod tests {
    use console::Style;
    use messages::Messages;
    use serde_json::json;

    use super::{Failure, Place};
    use crate::exit::Exit;

    fn told(failure: &Failure, place: Place) -> String {
        failure.text(&Messages::english(), place, &Style::new())
    }

    #[test]
    fn the_code_is_said_once() {
        let data = json!({ "code": "order-state", "state": "completed" });
        let refused = Failure::new("order-state", data, Exit::Refused);
        let told = told(&refused, Place::Desk);
        assert!(told.ends_with("\nCode: order-state"), "{told}");
    }

    #[test]
    fn what_to_do_next_differs_in_practice() {
        let unknown = Failure::new("unknown-order", json!({}), Exit::Refused);
        let at_a_desk = told(&unknown, Place::Desk);
        assert!(at_a_desk.contains("countersign orders list"), "{at_a_desk}");
        let in_practice = told(&unknown, Place::Practice);
        assert!(
            in_practice.contains("Next: Begin again with fresh cards: countersign practice."),
            "{in_practice}"
        );
        let pin = json!({ "tries-left": 2, "role": "officer", "device": "Reader" });
        let pin = Failure::new("wrong-pin", pin, Exit::Pin);
        assert_eq!(told(&pin, Place::Desk), told(&pin, Place::Practice));
    }
}
