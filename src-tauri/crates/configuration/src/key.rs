use crate::{Kind, Value, value};

/// A key of the configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// The host that the desk works with.
    HostUrl,
    /// The authority that the host's TLS certificate must come from.
    HostCa,
    /// Whether a PIN that is shown can be copied.
    PinAllowCopy,
    /// How long a PIN is shown.
    PinShowSeconds,
    /// The printer that PIN letters go to unless another is chosen.
    PrintPrinter,
    /// What the IDs of PIN letters begin with.
    LettersPrefix,
    /// The domain of addresses that are typed without one.
    MailDomain,
    /// After how long without work the officer is signed out.
    OfficerIdleLockMinutes,
    /// The language.
    Locale,
    /// Light or dark.
    Appearance,
    /// How much is written to the log files.
    LogLevel,
    /// Whether there is a practice desk.
    PracticeEnabled,
}

/// What a key is called, what it takes, and what it does.
#[derive(Debug)]
pub struct Declaration {
    /// The key.
    pub key: Key,
    /// Its name: the TOML table and the key in it, with a dot between them.
    pub name: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// What holds where nothing is set; `None` where nothing is then there.
    pub default: Option<Value>,
    /// What it does, for whoever writes a file: sentences of the documentation.
    pub effect: &'static str,
    /// A value as an example, where the default is none; as it stands in a file.
    pub example: &'static str,
}

/// Every key.
pub const KEYS: &[Declaration] = &[
    Declaration {
        key: Key::HostUrl,
        name: "host.url",
        kind: Kind::Url,
        default: None,
        effect: "Address of the certificate manager host. Set by the machine's file or the policy, the window opens this \
                 host without asking; set by nobody, a desk asks where to work, and the command line works with the \
                 host that is embedded in it.",
        example: "\"https://host.example.org:8443\"",
    },
    Declaration {
        key: Key::HostCa,
        name: "host.ca",
        kind: Kind::Authority,
        default: None,
        effect: "The authority that the host's TLS certificate must come from: the absolute path of a PEM file, or the PEM \
                 text itself. Where the policy locks host.url it locks this as well: then only the machine's file and \
                 the policy name the authority, and neither a user's own setting nor --ca counts.",
        example: "\"/etc/countersign/host-ca.pem\"",
    },
    Declaration {
        key: Key::PinAllowCopy,
        name: "pin.allow_copy",
        kind: Kind::Switch,
        default: Some(Value::Switch(false)),
        effect: "Whether a new PIN that the window shows can be copied to the clipboard.",
        example: "",
    },
    Declaration {
        key: Key::PinShowSeconds,
        name: "pin.show_seconds",
        kind: Kind::Number { min: 5, max: 600 },
        default: Some(Value::Number(30)),
        effect: "How long the window shows a new PIN, in seconds. The officer can show it longer, by the same time again.",
        example: "",
    },
    Declaration {
        key: Key::PrintPrinter,
        name: "print.printer",
        kind: Kind::Printer,
        default: None,
        effect: "The printer that PIN letters are printed on unless another is chosen, as the system calls it. Set by nobody, \
                 it is the system's own default.",
        example: "\"Letters_2nd_floor\"",
    },
    Declaration {
        key: Key::LettersPrefix,
        name: "letters.prefix",
        kind: Kind::LetterPrefix,
        default: None,
        effect: "What the IDs of PIN letters begin with, where IDs are created ahead and nobody types another beginning.",
        example: "\"PL-\"",
    },
    Declaration {
        key: Key::MailDomain,
        name: "mail.domain",
        kind: Kind::MailDomain,
        default: None,
        effect: "The domain of e-mail addresses that PINs are mailed to: one that is typed without @ gets it.",
        example: "\"example.org\"",
    },
    Declaration {
        key: Key::OfficerIdleLockMinutes,
        name: "officer.idle_lock_minutes",
        kind: Kind::Number { min: 1, max: 480 },
        default: Some(Value::Number(15)),
        effect: "After how many minutes without work the officer is signed out.",
        example: "",
    },
    Declaration {
        key: Key::Locale,
        name: "locale",
        kind: Kind::Choice(value::LOCALES),
        default: Some(Value::Choice("system")),
        effect: "The language of window and command line: English, Swedish, German, French, or the system's.",
        example: "",
    },
    Declaration {
        key: Key::Appearance,
        name: "appearance",
        kind: Kind::Choice(value::APPEARANCES),
        default: Some(Value::Choice("system")),
        effect: "Whether the window is light or dark, or as the system is.",
        example: "",
    },
    Declaration {
        key: Key::LogLevel,
        name: "log.level",
        kind: Kind::Choice(value::LOG_LEVELS),
        default: Some(Value::Choice("info")),
        effect: "How much window and command line write to their log files, from the next start on. Nothing secret and \
                 nothing about a holder is logged at any level.",
        example: "",
    },
    Declaration {
        key: Key::PracticeEnabled,
        name: "practice.enabled",
        kind: Kind::Switch,
        default: Some(Value::Switch(true)),
        effect: "Whether there is a practice desk, with cards and a host that are inside the program. Where \
                 the policy's word on it is wrong or not legible, there is none.",
        example: "",
    },
];

impl Key {
    /// Its declaration.
    pub fn declaration(self) -> &'static Declaration {
        // The order of the table is that of the enumeration; a test holds it.
        &KEYS[self as usize]
    }

    /// Its name, such as `host.url`.
    pub fn name(self) -> &'static str {
        self.declaration().name
    }

    /// The key of that name.
    pub fn named(name: &str) -> Option<Self> {
        let declaration = KEYS.iter().find(|declaration| declaration.name == name);
        declaration.map(|declaration| declaration.key)
    }

    /// Whether keys stand in a table of that name.
    pub(crate) fn is_table(name: &str) -> bool {
        let mut tables = KEYS.iter().filter_map(|key| key.key.in_table().0);
        tables.any(|table| table == name)
    }

    /// What holds where the policy's word on it is wrong or not legible: no more than the policy may have allowed.
    pub(crate) fn closed(self) -> Option<Value> {
        match self {
            Self::PracticeEnabled => Some(Value::Switch(false)),
            other => other.declaration().default.clone(),
        }
    }

    /// The table it stands in, if any, and its name there.
    pub fn in_table(self) -> (Option<&'static str>, &'static str) {
        match self.name().split_once('.') {
            Some((table, name)) => (Some(table), name),
            None => (None, self.name()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{KEYS, Key};

    #[test]
    fn the_table_is_in_the_order_of_the_keys() {
        for declaration in KEYS {
            assert_eq!(declaration.key.name(), declaration.name);
            assert_eq!(Key::named(declaration.name), Some(declaration.key));
        }
    }

    #[test]
    fn every_default_is_one_that_may_be_set() {
        for declaration in KEYS {
            if let Some(default) = &declaration.default {
                let parsed = declaration.kind.parse(&default.to_string());
                assert_eq!(parsed.as_ref(), Ok(default), "{}", declaration.name);
            }
        }
    }
}
