//! What a person may type while the readers are open.

use std::str::FromStr;

use acceptance::{Card, InsertedCard};

use super::Cards;

pub(super) const HELP: &str = "\
  insert employee   the pre-personalized card (procedures employee-card, authentication-only, \
replace-transport-certificates)
  insert blank      a card in stock whose slots are empty (procedure blank-card)
  insert generic    a pre-personalized card without serial number and metadata (as employee)
  remove            take the card out
  pull before N     pull the card instead of letting the N-th command from now on reach it
  pull after N      pull the card when it has carried out the N-th command, before the answer is heard
  help              these lines";

pub(super) enum Command {
    Insert(fn(&Cards) -> &Card),
    /// One that the card's reader takes as it is.
    AtReader(String),
    Help,
}

impl FromStr for Command {
    type Err = String;

    fn from_str(line: &str) -> Result<Self, String> {
        let words: Vec<_> = line.split_whitespace().collect();
        let at_reader = || Ok(Self::AtReader(words.join(" ")));
        match words[..] {
            ["insert", "employee"] => Ok(Self::Insert(|cards| &cards.employee)),
            ["insert", "blank"] => Ok(Self::Insert(|cards| &cards.blank)),
            ["insert", "generic"] => Ok(Self::Insert(|cards| &cards.generic)),
            ["help"] => Ok(Self::Help),
            ["remove"] => at_reader(),
            ["pull", "before" | "after", n] if n.parse::<u64>().is_ok_and(|n| n > 0) => at_reader(),
            _ => Err(format!(
                "`{}` is none of these; Ctrl-C ends:\n\n{HELP}",
                line.trim()
            )),
        }
    }
}

impl Command {
    /// What is to be told about it.
    pub(super) fn give(&self, inserted: &mut InsertedCard, cards: &Cards) -> String {
        let line = match self {
            Self::Insert(card) => format!("insert {}", card(cards).state().display()),
            Self::AtReader(line) => line.clone(),
            Self::Help => return HELP.to_owned(),
        };
        match inserted.command(&line) {
            Ok(answer) => format!("ok: {answer}"),
            Err(why) => format!("not done: {why}"),
        }
    }
}
