//! What a person does at the window, with the mouse or with the keyboard.

use std::fmt;
use std::path::Path;

use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use serde_json::json;

use super::Window;
use super::driver::DriverError;

/// What a person uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The mouse, and the keyboard to type into what was clicked.
    Mouse,
    /// The keyboard alone.
    Keyboard,
}

/// What something in a window is to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// It is pressed.
    Button,
    /// Text is typed into it.
    Field,
    /// It opens a list to choose from.
    Choice,
    /// It is in such a list.
    Entry,
    /// It is on or off.
    Mark,
    /// One of several is on.
    Alternative,
    /// It leads to another part of the window.
    Tab,
    /// A dialog.
    Dialog,
    /// It heads something.
    Heading,
    /// A row of a table.
    Row,
}

impl Role {
    /// Its roles in ARIA.
    pub(super) fn names(self) -> &'static [&'static str] {
        match self {
            Self::Button => &["button", "link"],
            Self::Field => &["textbox", "searchbox", "spinbutton", "combobox"],
            Self::Choice => &["combobox", "button"],
            Self::Entry => &["option", "menuitem", "menuitemradio", "menuitemcheckbox"],
            Self::Mark => &["checkbox", "switch", "menuitemcheckbox"],
            Self::Alternative => &["radio"],
            Self::Tab => &["tab", "link"],
            Self::Dialog => &["dialog", "alertdialog"],
            Self::Heading => &["heading"],
            Self::Row => &["row"],
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Button => "button",
            Self::Field => "field",
            Self::Choice => "choice",
            Self::Entry => "entry",
            Self::Mark => "mark",
            Self::Alternative => "alternative",
            Self::Tab => "tab",
            Self::Dialog => "dialog",
            Self::Heading => "heading",
            Self::Row => "row",
        })
    }
}

/// After so many steps a person gives up.
const STEPS: usize = 150;

impl Window {
    /// Presses a button.
    #[track_caller]
    pub fn presses(&self, button: &str) -> &Self {
        self.presses_a(Role::Button, button)
    }

    /// Presses a thing of some kind, once it can be pressed.
    #[track_caller]
    pub fn presses_a(&self, role: Role, name: &str) -> &Self {
        self.acts(role, name, |key| match key {
            Role::Mark | Role::Alternative => Key::Space,
            _ => Key::Enter,
        });
        self
    }

    /// Presses a button twice, faster than the window can answer.
    #[track_caller]
    pub fn presses_twice(&self, button: &str) -> &Self {
        let element = self.enabled(Role::Button, button);
        let (down, up) = (
            || PointerAction::Down {
                button: MOUSE_BUTTON_LEFT,
            },
            || PointerAction::Up {
                button: MOUSE_BUTTON_LEFT,
            },
        );
        let mouse = MouseActions::new("mouse".to_owned())
            .then(PointerAction::MoveToElement {
                element,
                duration: None,
                x: 0.0,
                y: 0.0,
            })
            .then(down())
            .then(up())
            .then(down())
            .then(up());
        let pressed = self
            .driver()
            .tell(|client| async move { client.perform_actions(mouse).await });
        self.told("press twice", pressed);
        self
    }

    /// Types into a field, instead of what is there.
    #[track_caller]
    pub fn fills(&self, field: &str, text: &str) -> &Self {
        self.goes_to(Role::Field, field);
        self.chord(Key::Control, "a");
        if text.is_empty() {
            return self.key(Key::Delete);
        }
        self.types(text);
        self
    }

    /// Types to whatever has the focus.
    #[track_caller]
    pub fn types(&self, text: &str) -> &Self {
        let keys = text.chars().fold(keyboard(), |keys, value| {
            keys.then(KeyAction::Down { value })
                .then(KeyAction::Up { value })
        });
        self.plays(keys)
    }

    /// Presses a key.
    #[track_caller]
    pub fn key(&self, key: Key) -> &Self {
        let value = char::from(key);
        self.plays(
            keyboard()
                .then(KeyAction::Down { value })
                .then(KeyAction::Up { value }),
        )
    }

    /// Presses a key while another is held.
    #[track_caller]
    pub fn chord(&self, held: Key, key: &str) -> &Self {
        let held = char::from(held);
        let mut keys = keyboard().then(KeyAction::Down { value: held });
        for value in key.chars() {
            keys = keys
                .then(KeyAction::Down { value })
                .then(KeyAction::Up { value });
        }
        self.plays(keys.then(KeyAction::Up { value: held }))
    }

    /// Opens a list and chooses from it.
    #[track_caller]
    pub fn chooses(&self, choice: &str, entry: &str) -> &Self {
        self.acts(Role::Choice, choice, |_| Key::Down);
        match self.by.get() {
            By::Mouse => {
                self.acts(Role::Entry, entry, |_| Key::Enter);
            }
            By::Keyboard => {
                self.find(Role::Entry, entry);
                self.goes_down_to(entry);
                self.key(Key::Enter);
            }
        }
        self
    }

    /// Gives a file to the button that asks for one. The system's own dialog, which it would open, is none of the
    /// window's: the file goes to the field that waits for what that dialog tells.
    #[track_caller]
    pub fn gives_file(&self, button: &str, path: &Path) -> &Self {
        let script = "const [button] = found(arguments[0], arguments[1]).filter(isEnabled);\
             const follows = (one) => button?.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING;\
             return [...document.querySelectorAll('input[type=file]')].filter(follows).slice(0, 1);";
        let field = self.until(
            &format!("no button “{button}” that takes a file"),
            || {
                let arguments = vec![json!(Role::Button.names()), json!(button)];
                self.driver().elements(script, arguments).ok()?.pop()
            },
        );
        let path = path.display().to_string();
        let given = self
            .driver()
            .tell(|_| async move { field.send_keys(&path).await });
        self.told(button, given);
        self
    }

    /// Presses, by hand or by key.
    #[track_caller]
    fn acts(&self, role: Role, name: &str, key: impl Fn(Role) -> Key) {
        match self.by.get() {
            By::Mouse => {
                self.until(
                    &format!("the {role} “{name}” cannot be clicked"),
                    || self.clicks_now(role, name),
                );
            }
            By::Keyboard => {
                self.goes_to(role, name);
                self.key(key(role));
            }
        }
    }

    /// Clicks, if it can be clicked at this moment: it may move, be covered, or be drawn again while the hand is on its
    /// way.
    fn clicks_now(&self, role: Role, name: &str) -> Option<()> {
        let element = self.enabled_now(role, name)?;
        self.driver()
            .tell(|_| async move { element.click().await })
            .ok()
    }

    /// Brings the focus there: by a click, or by Tab until it has come.
    #[track_caller]
    fn goes_to(&self, role: Role, name: &str) {
        self.enabled(role, name);
        match self.by.get() {
            By::Mouse => {
                self.until(
                    &format!("a click on the {role} “{name}” does not bring the focus"),
                    || {
                        self.clicks_now(role, name)?;
                        self.has_focus(role, name).then_some(())
                    },
                );
            }
            By::Keyboard => {
                for _ in 0..STEPS {
                    if self.has_focus(role, name) {
                        return;
                    }
                    self.key(Key::Tab);
                }
                self.fails(format_args!("Tab does not lead to the {role} “{name}”"))
            }
        }
    }

    /// Goes down a list until an entry is the one that Enter would take.
    #[track_caller]
    fn goes_down_to(&self, entry: &str) {
        for _ in 0..STEPS {
            if self.is_current(entry) {
                return;
            }
            self.key(Key::Down);
        }
        self.fails(format_args!("the arrows do not lead to “{entry}”"))
    }

    /// Whether what is typed now goes there.
    pub fn has_focus(&self, role: Role, name: &str) -> bool {
        let script = "return found(arguments[0], arguments[1]).includes(document.activeElement);";
        let answer = self
            .driver()
            .ask(script, vec![json!(role.names()), json!(name)]);
        answer.is_ok_and(|answer| answer == true)
    }

    /// The focus is on it, or what has the focus points to it.
    fn is_current(&self, entry: &str) -> bool {
        let script = "const focus = document.activeElement;\
             const at = document.getElementById(focus?.getAttribute('aria-activedescendant'));\
             return found(arguments[0], arguments[1]).some((one) =>\
               one === focus || one === at || one.hasAttribute('data-highlighted'));";
        let answer = self
            .driver()
            .ask(script, vec![json!(Role::Entry.names()), json!(entry)]);
        answer.is_ok_and(|answer| answer == true)
    }

    #[track_caller]
    fn enabled(&self, role: Role, name: &str) -> Element {
        self.until(&format!("no {role} “{name}” that can be used"), || {
            self.enabled_now(role, name)
        })
    }

    /// Whether a thing of this kind and name is there and can be used now.
    pub fn is_enabled(&self, role: Role, name: &str) -> bool {
        self.enabled_now(role, name).is_some()
    }

    fn enabled_now(&self, role: Role, name: &str) -> Option<Element> {
        let script = "return found(arguments[0], arguments[1]).filter(isEnabled).slice(0, 2);";
        let arguments = vec![json!(role.names()), json!(name)];
        let mut found = self.driver().elements(script, arguments).ok()?;
        if found.len() == 1 { found.pop() } else { None }
    }

    #[track_caller]
    fn plays(&self, keys: KeyActions) -> &Self {
        let played: Result<(), DriverError> = self
            .driver()
            .tell(|client| async move { client.perform_actions(keys).await });
        self.told("the keyboard", played);
        self
    }
}

fn keyboard() -> KeyActions {
    KeyActions::new("keyboard".to_owned())
}
