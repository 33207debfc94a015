use std::collections::BTreeSet;

use messages::Language;

use crate::part::{Choice, FILLED, Part};

/// What a text lacks, or has and should not, beside the English one.
pub(crate) fn faults(language: Language, english: &Part, found: &Part) -> Vec<String> {
    let mut faults = arguments(english, found);
    for choice in &found.choices {
        faults.extend(counting(language, choice));
        faults.extend(place(choice));
    }
    faults.extend(alternatives(english, found));
    faults.extend(typed(english, found));
    faults
}

/// A text that is the same in both, with words in it, unless that is right; and one that is said to be and is not.
pub(crate) fn same(english: &Part, found: &Part, is_listed: bool) -> Option<String> {
    let has_words = english
        .texts
        .iter()
        .any(|text| text.chars().any(char::is_alphabetic));
    match (english.whole == found.whole && has_words, is_listed) {
        (true, false) => Some("is the same as in English".to_owned()),
        (false, true) => {
            Some("is not the same as in English, as same-in-english.txt has it".to_owned())
        }
        _ => None,
    }
}

fn arguments(english: &Part, found: &Part) -> Vec<String> {
    let known = english.arguments();
    let unknown = found
        .arguments()
        .into_iter()
        .filter(|name| !known.contains(name));
    let unknown = unknown.map(|name| format!("${name} is nothing that the text is given"));
    // What is a text of its own in English may be written out, and the other way round.
    let lacking = english
        .shown
        .iter()
        .filter(|name| !found.shown.contains(*name));
    let lacking = lacking.map(|name| format!("${name} does not stand in it"));
    unknown.chain(lacking).collect()
}

/// A choice by a number has the categories of the language. A million is counted nowhere here: French may do without
/// `many`.
fn counting(language: Language, choice: &Choice) -> Vec<String> {
    if !choice.counts() {
        return Vec::new();
    }
    let allowed: &[&str] = match language {
        Language::French => &["one", "many", "other"],
        Language::English | Language::Swedish | Language::German => &["one", "other"],
    };
    let mut faults: Vec<_> = choice
        .names()
        .filter(|name| is_category(name) && !allowed.contains(name))
        .map(|name| {
            format!(
                "[{name}] is no category of this language: {}",
                allowed.join(", ")
            )
        })
        .collect();
    if !choice.names().any(|name| name == "one") {
        faults.push("lacks [one]".to_owned());
    }
    if choice.default != "other" {
        faults.push("the default of a choice by a number is *[other]".to_owned());
    }
    // None is one in French: “0 carte”.
    let zero_apart = choice.names().any(|name| name == "0");
    let one = choice.alternatives.iter().find(|(name, _)| name == "one");
    let counted = one.is_none_or(|(_, shown)| shown.contains(&choice.by));
    let others = choice
        .alternatives
        .iter()
        .any(|(_, shown)| shown.contains(&choice.by));
    if language == Language::French && others && !counted && !zero_apart {
        faults.push(format!(
            "[one] is said of 0, too: it needs {{ ${} }}",
            choice.by
        ));
    }
    faults
}

/// The window's build takes the first of two.
fn place(choice: &Choice) -> Option<String> {
    let names: Vec<_> = choice.names().collect();
    let right = names == ["window", "terminal"] && choice.default == "terminal";
    (choice.by == "in" && !right)
        .then(|| "a choice by $in has [window] and then *[terminal]".to_owned())
}

/// What English chooses by, other than numbers, is chosen by too, with the same alternatives: `[officer]`.
fn alternatives(english: &Part, found: &Part) -> Vec<String> {
    let by = |part: &Part, argument: &str| -> BTreeSet<String> {
        let of = part.choices.iter().filter(|choice| choice.by == argument);
        let named = of.flat_map(|choice| choice.names().map(str::to_owned).collect::<Vec<_>>());
        named.filter(|name| !is_category(name)).collect()
    };
    let mut faults = Vec::new();
    let arguments: BTreeSet<_> = english
        .choices
        .iter()
        .map(|choice| choice.by.as_str())
        .collect();
    for argument in arguments {
        let (expected, there) = (by(english, argument), by(found, argument));
        let lacking: Vec<_> = expected.difference(&there).map(String::as_str).collect();
        let further: Vec<_> = there.difference(&expected).map(String::as_str).collect();
        // A language in which both are the same word needs no choice.
        if !lacking.is_empty() && (!there.is_empty() || argument == "in") {
            faults.push(format!(
                "the choice by ${argument} lacks [{}]",
                lacking.join("], [")
            ));
        }
        if !further.is_empty() {
            faults.push(format!("${argument} is never [{}]", further.join("], [")));
        }
    }
    faults
}

fn is_category(name: &str) -> bool {
    ["zero", "one", "two", "few", "many", "other"].contains(&name)
}

/// What is typed as it stands: commands, options, names of files, addresses.
fn typed(english: &Part, found: &Part) -> Vec<String> {
    let (expected, there) = (words(english), words(found));
    let lacking = expected.difference(&there);
    lacking
        .map(|word| format!("“{word}” stays as it is in English"))
        .collect()
}

fn words(part: &Part) -> BTreeSet<String> {
    let around = |character: char| {
        character.is_whitespace() || "“”„«»()[]{},;:…'’".contains(character) || character == FILLED
    };
    let words = part.texts.iter().flat_map(|text| text.split(around));
    let words = words.map(|word| word.trim_end_matches(['.', '=', '?']));
    words
        .filter(|word| {
            (word.starts_with("--") && word.len() > 2)
                || word.starts_with("countersign")
                || [".pem", ".json", ".toml", ".conf", ".der", ".p7s"]
                    .iter()
                    .any(|ending| word.ends_with(ending))
        })
        .map(str::to_owned)
        .collect()
}
