use messages::Language;

use crate::part::{FILLED, Part};

/// No-break space, which French has before a colon and inside of quotation marks.
const NO_BREAK: char = '\u{A0}';
/// Narrow no-break space, which French has before other marks.
const NARROW: char = '\u{202F}';

/// The names of the keys whose texts list characters as they are.
const LISTS_CHARACTERS: &str = " ' ( ) + ";

/// What is not written as the language writes it.
pub(crate) fn faults(language: Language, english: &Part, found: &Part) -> Vec<String> {
    let mut faults = Vec::new();
    for text in &found.texts {
        faults.extend(anywhere(english, text));
        if text.contains(LISTS_CHARACTERS) {
            continue;
        }
        match language {
            Language::English => faults.extend(quotes(text, '“', '”', "„«»")),
            Language::German => faults.extend(quotes(text, '„', '“', "”«»")),
            Language::Swedish => faults.extend(never(text, "“„«»")),
            Language::French => faults.extend(french(text)),
        }
    }
    faults.extend(end(english, found));
    faults
}

fn anywhere(english: &Part, text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    // Names in JSON stand as JSON has them.
    let names_json = english.texts.iter().any(|text| text.contains(".json"));
    if text.contains('"') && !names_json {
        faults.push("has a straight quotation mark \"".to_owned());
    }
    if text.contains("...") {
        faults.push("… is one character".to_owned());
    }
    let steers = |character: char| matches!(character, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{FEFF}');
    if text.contains(steers) {
        faults.push("has a character that is not seen".to_owned());
    }
    faults
}

/// As many opening as closing marks, and no other language's.
fn quotes(text: &str, opening: char, closing: char, others: &str) -> Vec<String> {
    let mut faults = never(text, others);
    if text.matches(opening).count() != text.matches(closing).count() {
        faults.push(format!("quotation marks are {opening}…{closing}"));
    }
    faults
}

fn never(text: &str, marks: &str) -> Vec<String> {
    let found = text.chars().filter(|character| marks.contains(*character));
    found
        .map(|mark| format!("{mark} is no mark of this language"))
        .collect()
}

fn french(text: &str) -> Vec<String> {
    let mut faults = never(text, "“”„");
    let characters: Vec<char> = text.chars().collect();
    let at = |position: Option<usize>| {
        position
            .and_then(|position| characters.get(position))
            .copied()
    };
    for (position, mark) in characters.iter().enumerate() {
        let (before, after) = (at(position.checked_sub(1)), at(Some(position + 1)));
        let ends =
            after.is_none_or(|after| after.is_whitespace() || after == FILLED || after == '»');
        let wanted = match mark {
            ':' if ends => Some(NO_BREAK),
            ';' | '!' | '?' if ends => Some(NARROW),
            '»' => Some(NO_BREAK),
            _ => None,
        };
        if let Some(wanted) = wanted.filter(|wanted| before != Some(*wanted)) {
            let name = u32::from(wanted);
            faults.push(format!("“{mark}” lacks U+{name:04X} before it"));
        }
        if *mark == '«' && after != Some(NO_BREAK) {
            faults.push("“«” lacks U+00A0 after it".to_owned());
        }
        let in_word = before.is_some_and(char::is_alphabetic) && after.is_some_and(is_word);
        if *mark == '\'' && in_word {
            faults.push("’ is the apostrophe, not '".to_owned());
        }
    }
    faults
}

fn is_word(character: char) -> bool {
    character.is_alphabetic() || character == FILLED || character == '«'
}

/// A sentence stays one, a heading too.
fn end(english: &Part, found: &Part) -> Option<String> {
    let last = |part: &Part| part.texts.last().and_then(|text| text.chars().last());
    let (english, found) = (last(english)?, last(found)?);
    let decides = english != FILLED && found != FILLED;
    let differs = ['.', ':']
        .iter()
        .any(|end| (english == *end) != (found == *end));
    (decides && differs).then(|| format!("ends in “{found}”, and the English text in “{english}”"))
}
