use std::collections::HashMap;

use regex::{Match, Regex};

/// Takes out of a text what says who somebody is or which card it was.
///
/// Logs have none of it by their own rule; this looks after it all the same. What is taken out leaves a mark with a number,
/// the same for the same thing, so that it can still be followed through a log: `‹id-2›`, `‹e-mail-1›`, `‹home›`, `‹user›`,
/// `‹name-1›`.
#[derive(Debug)]
pub(crate) struct Redactor {
    rules: Vec<Rule>,
    numbers: Numbers,
}

/// The numbers of what was taken out, by kind and by what it was.
type Numbers = HashMap<&'static str, HashMap<String, usize>>;

#[derive(Debug)]
struct Rule {
    /// Where it has a group, that is what is looked for; what is found without the group stays.
    found: Regex,
    /// Fewer digits than this are nothing that is looked for.
    digits: usize,
    mark: Mark,
}

#[derive(Clone, Copy, Debug)]
enum Mark {
    /// There is one of it.
    Only(&'static str),
    /// There are several, which are told apart.
    Numbered(&'static str),
}

/// A part of a text on its way.
enum Part<'t> {
    /// As it was written.
    Written(&'t str),
    /// What stands for something that was taken out. No rule looks at it again.
    Marked(String),
}

/// Whom it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Known {
    /// The user's home folder.
    pub(crate) home: Option<String>,
    /// The user's name at the system.
    pub(crate) user: Option<String>,
    /// The names of people, and what was typed about them.
    pub(crate) names: Vec<String>,
    /// Serial numbers and GUIDs of cards.
    pub(crate) cards: Vec<String>,
}

/// Shorter ones are parts of everything.
const SHORTEST_NAME: usize = 3;
const SHORTEST_CARD: usize = 4;

/// An address, its `@` as in a text or as in an address of the web.
const EMAIL: &str = r#"[^\s<>"'`(){}\[\],;:=|&?\\/]+(?:@|%40)[^\s<>"'`(){}\[\],;:=|&?\\/]+"#;

/// Hexadecimal digits of a serial number, a GUID, a digest: sixteen and more.
const DIGITS: usize = 16;
const IDENTIFIER: &str = "[0-9A-Fa-f]{16,}";

/// The same in groups, or as bytes with something between them. (A time is too short for it.)
const GROUPED: &str = "[0-9A-Fa-f]{2,}(?:[-:_.][0-9A-Fa-f]{2,})+";

/// The same with spaces: what ends a word before is none of it.
const SPACED: &str = r"\b[0-9A-Fa-f]{2,}(?: [0-9A-Fa-f]{2,})+\b";

/// A decimal number of a card or of a person, after a word that says so.
const SERIAL: &str = r#"(?i)(?:serial|card|guid|employee|holder|seriennummer|serienummer|kort|karte|carte)(?:[ _-]?(?:number|no\.?|nr\.?|id))?[ \t"':=#]{0,4}([0-9]{6,})"#;

/// Any other long decimal number. A time, and what a field or a unit says is a time or a size, stays.
const NUMBER: &str = r#"(?i)[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{1,9}|\b(?:size|bytes|len|length|at|time|timestamp|elapsed(?:_?ms)?)["']?[ \t]?[:=][ \t]?[0-9]+|\b[0-9]+ ?(?:bytes|[kmgt]i?b|[mnuµ]s)\b|([0-9]{8,})"#;

impl Redactor {
    /// One that knows of these.
    pub(crate) fn new(known: &Known) -> Self {
        let mut rules = Vec::new();
        rules.extend(rule(EMAIL, 0, Mark::Numbered("e-mail")));
        rules.extend(longest_first(&known.cards, SHORTEST_CARD, "id"));
        rules.extend(rule(IDENTIFIER, DIGITS, Mark::Numbered("id")));
        rules.extend(rule(GROUPED, DIGITS, Mark::Numbered("id")));
        rules.extend(rule(SPACED, DIGITS, Mark::Numbered("id")));
        rules.extend(rule(SERIAL, 0, Mark::Numbered("id")));
        rules.extend(rule(NUMBER, 0, Mark::Numbered("id")));
        if let Some(home) = known.home.as_deref().filter(|home| home.len() > 1) {
            rules.extend(whole(home, Mark::Only("home")));
        }
        if let Some(user) = known.user.as_deref() {
            rules.extend(whole(user, Mark::Only("user")));
        }
        rules.extend(longest_first(&known.names, SHORTEST_NAME, "name"));
        Self {
            rules,
            numbers: HashMap::new(),
        }
    }

    /// The text without them.
    pub(crate) fn redact(&mut self, text: &str) -> String {
        // A mark is ours alone.
        let text = text.replace(['‹', '›'], "?");
        let mut parts = vec![Part::Written(&text)];
        // What is taken out makes a whole word of what stood beside it.
        loop {
            let before = parts.len();
            for rule in &self.rules {
                parts = rule.apply(parts, &mut self.numbers);
            }
            if parts.len() == before {
                return parts.iter().map(Part::text).collect();
            }
        }
    }
}

impl Part<'_> {
    fn text(&self) -> &str {
        match self {
            Self::Written(text) => text,
            Self::Marked(mark) => mark,
        }
    }
}

impl Rule {
    fn apply<'t>(&self, parts: Vec<Part<'t>>, numbers: &mut Numbers) -> Vec<Part<'t>> {
        let mut applied = Vec::with_capacity(parts.len());
        for part in parts {
            let Part::Written(text) = part else {
                applied.push(part);
                continue;
            };
            let mut rest = 0;
            for found in self.meant(text) {
                applied.push(Part::Written(&text[rest..found.start()]));
                applied.push(Part::Marked(self.mark.of(found.as_str(), numbers)));
                rest = found.end();
            }
            applied.push(Part::Written(&text[rest..]));
        }
        applied
    }

    fn meant<'t>(&self, text: &'t str) -> impl Iterator<Item = Match<'t>> {
        let group = self.found.captures_len() - 1;
        let found = self.found.captures_iter(text);
        found
            .filter_map(move |found| found.get(group))
            .filter(|found| self.is_meant(found.as_str()))
    }

    fn is_meant(&self, found: &str) -> bool {
        let digits = found.bytes().filter(u8::is_ascii_hexdigit);
        self.digits == 0 || digits.count() >= self.digits
    }
}

impl Mark {
    fn of(self, found: &str, numbers: &mut Numbers) -> String {
        match self {
            Self::Only(what) => format!("‹{what}›"),
            Self::Numbered(what) => {
                let alike = found.to_lowercase();
                let alike = alike.replace(['-', ':', '_', '.', ' '], "");
                let of_kind = numbers.entry(what).or_default();
                let next = of_kind.len() + 1;
                let number = of_kind.entry(alike).or_insert(next);
                format!("‹{what}-{number}›")
            }
        }
    }
}

/// Each of those that are long enough to stand for themselves. One that is a part of another one comes after it.
fn longest_first(texts: &[String], shortest: usize, mark: &'static str) -> Vec<Rule> {
    let mut texts: Vec<_> = texts.iter().map(|text| text.trim()).collect();
    texts.retain(|text| text.chars().count() >= shortest);
    texts.sort_by_key(|text| std::cmp::Reverse(text.len()));
    let rules = texts.into_iter();
    rules
        .filter_map(|text| whole(text, Mark::Numbered(mark)))
        .collect()
}

/// Something that stands for itself, in any case, with its backslashes single or, as a debugger writes them, double.
fn whole(text: &str, mark: Mark) -> Option<Rule> {
    let escaped = regex::escape(text).replace(r"\\", r"\\{1,2}");
    let begin = if text.starts_with(char::is_alphanumeric) {
        r"\b"
    } else {
        ""
    };
    let end = if text.ends_with(char::is_alphanumeric) {
        r"\b"
    } else {
        ""
    };
    rule(&format!("(?i){begin}{escaped}{end}"), 0, mark)
}

/// What is too large for an expression is no name.
fn rule(expression: &str, digits: usize, mark: Mark) -> Option<Rule> {
    let found = Regex::new(expression).ok()?;
    Some(Rule {
        found,
        digits,
        mark,
    })
}

#[cfg(test)]
mod tests;
