//! What the window says: nothing that can only be done in a terminal, and every text that it asks for.

#![recursion_limit = "512"]
#![expect(
    clippy::unwrap_used,
    reason = "a file that cannot be read fails its test"
)]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use heck::ToKebabCase as _;
use messages::{Arguments, Language, Messages, TextError};
use samples::samples;

#[path = "samples/mod.rs"]
mod samples;

/// Files whose texts only a terminal or a written file shows: the window's build leaves them out.
const NOT_OF_THE_WINDOW: [&str; 4] = [
    "command-line.ftl",
    "command-line-help.ftl",
    "errors-command-line.ftl",
    "evidence.ftl",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..")
}

/// The files of the window's texts: name and content.
fn files() -> Vec<(String, String)> {
    let folder = root().join("src-tauri/crates/messages/en");
    let files = fs::read_dir(folder).unwrap().map(|entry| {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        (name, fs::read_to_string(path).unwrap())
    });
    files
        .filter(|(name, _)| !NOT_OF_THE_WINDOW.contains(&name.as_str()))
        .collect()
}

/// The keys of a file, in its order.
fn keys(content: &str) -> Vec<&str> {
    let lines = content.lines().filter_map(|line| line.split_once(" ="));
    let keys = lines.map(|(key, _)| key);
    keys.filter(|key| key.starts_with(|first: char| first.is_ascii_alphabetic()))
        .collect()
}

/// Every text of the window with every sample, and the key it has.
fn texts(language: Language) -> Vec<(String, String)> {
    let messages = Messages::of(language);
    let mut texts = Vec::new();
    let mut say = |key: &str, text: String| texts.push((key.to_owned(), text));
    for (_, content) in files() {
        for key in keys(&content) {
            for sample in samples() {
                let given = Arguments::from_json(&sample).with("in", "window");
                match key.strip_prefix("error-") {
                    Some(code) => {
                        let text = messages.error(code, &given).unwrap();
                        [text.what, text.not_done, text.next]
                            .into_iter()
                            .for_each(|part| say(key, part));
                    }
                    None => match messages.text(key, &given) {
                        Ok(text) | Err(TextError::Argument { text, .. }) => say(key, text),
                        missing @ Err(_) => say(key, missing.unwrap()),
                    },
                }
            }
        }
    }
    for left in samples::LEFT_BEHIND {
        let given = Arguments::from_json(&samples()[0]).with("in", "window");
        let text = messages
            .error("card-removed", &given.with("left-behind", left))
            .unwrap();
        say(left, text.next);
    }
    texts
}

#[test]
fn no_text_of_the_window_says_what_to_type_in_a_terminal() {
    for language in Language::ALL {
        let texts = texts(language);
        assert!(texts.len() > 500);
        for (key, text) in texts {
            for typed in ["countersign ", "countersign-", " --", "(--", "Ctrl-C"] {
                assert!(!text.contains(typed), "{language}: {key}: {text}");
            }
        }
    }
}

#[test]
fn texts_of_the_window_are_in_the_products_words() {
    for (key, text) in texts(Language::English) {
        let lower = text.to_lowercase();
        for word in [
            "please",
            "oops",
            "sorry",
            "server",
            "smartcard",
            "slot",
            "click",
            "successful",
        ] {
            assert!(
                !lower.contains(word),
                "{key}: “{word}” is no word of the product: {text}"
            );
        }
        assert!(
            text.chars().count() <= 330,
            "{key}: too long to be read: {text}"
        );
        assert!(!text.contains("..."), "{key}: … is one character: {text}");
    }
}

/// Other languages take more room for the same, and not much more.
#[test]
fn texts_of_the_window_are_short_in_every_language() {
    for language in Language::ALL {
        for (key, text) in texts(language) {
            let length = text.chars().count();
            assert!(
                length <= 430,
                "{language}: {key}: too long to be read: {text}"
            );
        }
    }
}

/// The window's own source, and its shell's; without tests.
fn sources() -> String {
    fn read(folder: &Path, all: &mut String) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            if path.is_dir() && name != "testing" {
                read(&path, all);
            } else if path.is_file()
                && [".svelte", ".ts", ".rs"]
                    .iter()
                    .any(|end| name.ends_with(end))
                && !name.ends_with(".test.ts")
                && name != "bindings.ts"
            {
                all.push_str(&fs::read_to_string(&path).unwrap());
                all.push('\n');
            }
        }
    }
    let mut all = String::new();
    read(&root().join("ui/src"), &mut all);
    read(&root().join("src-tauri/src"), &mut all);
    all
}

/// What stands in quotes of any kind. Comments with an apostrophe only add some that are nobody's key.
fn literals(source: &str) -> BTreeSet<&str> {
    let mut literals = BTreeSet::new();
    for quote in ['\'', '"', '`'] {
        for line in source.lines() {
            let cuts: Vec<_> = line.match_indices(quote).map(|(at, _)| at).collect();
            let pairs = cuts.windows(2).map(|pair| &line[pair[0] + 1..pair[1]]);
            literals.extend(pairs.filter(|literal| literal.len() < 100));
        }
    }
    literals
}

/// The keys that calls such as `text('…')` name, and the beginnings that ``text(`…${`` names.
fn asked(source: &str) -> (BTreeSet<&str>, BTreeSet<&str>) {
    let (mut keys, mut beginnings) = (BTreeSet::new(), BTreeSet::new());
    for (at, _) in source.match_indices("text(") {
        if source[..at].ends_with(|before: char| before.is_alphanumeric() || before == '.') {
            continue;
        }
        let rest = source[at + "text(".len()..].trim_start();
        if let Some(rest) = rest.strip_prefix(['\'', '"']) {
            keys.extend(rest.split(['\'', '"']).next());
        } else if let Some(rest) = rest.strip_prefix('`') {
            beginnings.extend(rest.split(['$', '`']).next());
        }
    }
    (keys, beginnings)
}

#[test]
fn every_text_that_the_window_asks_for_is_there() {
    let (files, source) = (files(), sources());
    let known: BTreeSet<_> = files.iter().flat_map(|(_, text)| keys(text)).collect();
    let (asked, beginnings) = asked(&source);
    assert!(asked.len() > 50, "the window asks for texts: {asked:?}");
    // A name with a dot is a file's.
    let asked = asked.iter().filter(|key| !key.contains('.'));
    let missing: Vec<_> = asked.filter(|key| !known.contains(*key)).collect();
    assert!(missing.is_empty(), "no text for {missing:?}");
    for beginning in beginnings {
        let begun = known.iter().any(|key| key.starts_with(beginning));
        assert!(begun, "no text begins with {beginning}");
    }
}

/// The names in the object that stands at the beginning of `rest`, where one does: `{ a, b: c }`.
fn names_given(rest: &str) -> Option<BTreeSet<String>> {
    let inside = rest.trim_start().strip_prefix('{')?;
    let (mut depth, mut member, mut names) = (0, String::new(), BTreeSet::new());
    for character in inside.chars() {
        match character {
            '{' | '(' | '[' => depth += 1,
            '}' | ')' | ']' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                let name = member.split(':').next().unwrap_or_default().trim();
                if name.starts_with("...") {
                    return None;
                }
                names.insert(name.trim_matches('\'').to_kebab_case());
                member.clear();
                if character == '}' {
                    return Some(names);
                }
                continue;
            }
            _ => {}
        }
        member.push(character);
    }
    None
}

#[test]
fn every_text_is_given_what_stands_in_it() {
    let source = sources();
    let mut lacking = Vec::new();
    for call in source.split("text('").skip(1) {
        let Some((key, rest)) = call.split_once('\'') else {
            continue;
        };
        let given = match rest.trim_start().strip_prefix(',') {
            Some(rest) => names_given(rest),
            None if rest.starts_with(')') => Some(BTreeSet::new()),
            // A choice between two keys, or data that are put together before.
            None => None,
        };
        let Some(given) = given else { continue };
        let needed = Messages::argument_names(key).into_iter();
        let missing =
            needed.filter(|name| !["in", "system"].contains(name) && !given.contains(*name));
        lacking.extend(missing.map(|name| format!("{key} lacks {name}")));
    }
    assert!(lacking.is_empty(), "{lacking:?}");
}

#[test]
fn every_text_of_the_window_is_asked_for() {
    let (files, source) = (files(), sources());
    let literals = literals(&source);
    // A key that is put together: `step-${step}`, `${state}-title`.
    let patterns: BTreeSet<_> = literals
        .iter()
        .filter_map(|literal| literal.split_once("${"))
        .map(|(beginning, rest)| (beginning, rest.rsplit('}').next().unwrap_or_default()))
        .filter(|(beginning, end)| beginning.len().max(end.len()) > 2)
        .collect();
    let all: String = files.iter().map(|(_, content)| content.as_str()).collect();
    let mut unused = Vec::new();
    for (name, content) in &files {
        for key in keys(content) {
            let of_window = name.starts_with("window-");
            let put_together = patterns.iter().any(|(beginning, end)| {
                let middle = key
                    .strip_prefix(beginning)
                    .and_then(|rest| rest.strip_suffix(end));
                // Where nothing begins it, what stands there must be a literal of its own.
                middle.is_some_and(|middle| !beginning.is_empty() || literals.contains(middle))
            });
            let referred = all.contains(&format!("{{ {key} }}"));
            if of_window && !literals.contains(key) && !put_together && !referred {
                unused.push(key);
            }
        }
    }
    assert!(unused.is_empty(), "nobody asks for {unused:?}");
}
