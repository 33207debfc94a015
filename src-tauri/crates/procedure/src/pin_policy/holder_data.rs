use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::{FieldName, PinRequirement};

/// The digits of what was typed about a holder, in every order in which somebody would make a PIN of them: forwards,
/// backwards, and a date of birth as it is written elsewhere. Not secret.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HolderData(pub(super) BTreeSet<String>);

/// Fewest digits that a card's PIN has: shorter runs hold none.
const SHORTEST: usize = 6;

/// A date that is not as long ago as people are old is a number like any other.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2100;

impl HolderData {
    /// Of the values of a draft's fields.
    pub fn of<'a>(fields: impl IntoIterator<Item = (&'a FieldName, &'a String)>) -> Self {
        let runs = fields.into_iter().flat_map(|(_, value)| runs(value));
        let both = runs.flat_map(|run| [run.chars().rev().collect(), run]);
        Self(both.filter(|run| run.len() >= SHORTEST).collect())
    }

    /// The rule that a PIN stands in none of it.
    pub fn requirement(&self) -> PinRequirement {
        PinRequirement::NotHolderData {
            digits: self.0.iter().cloned().collect(),
        }
    }
}

/// The digits of a value without what people put between them, and what else they may mean.
fn runs(value: &str) -> Vec<String> {
    let groups = value.split(|c: char| !c.is_ascii_digit());
    let groups: Vec<_> = groups.filter(|group| !group.is_empty()).collect();
    let digits = groups.concat();
    // 5/3/1987 is written 05031987 elsewhere.
    let padded = groups
        .iter()
        .map(|group| format!("{group:0>2}"))
        .collect::<String>();
    let mut runs: Vec<_> = dates(&digits)
        .chain(dates(&padded))
        .flat_map(written)
        .collect();
    runs.push(digits);
    runs
}

/// Every date that the first digits may mean, with and without a century, whatever comes first.
fn dates(digits: &str) -> impl Iterator<Item = Date> {
    let part = |at: usize, length: usize| digits.get(at..at + length)?.parse::<i16>().ok();
    let long = [(0, 4, 6), (4, 2, 0), (4, 0, 2)].map(|(year, month, day)| {
        (
            part(year, 4),
            part(month, 2),
            part(day, 2),
            digits.len() >= 8,
        )
    });
    // Six digits are a date by themselves, or before the four of a national number; of a longer one they are anything.
    let alone = matches!(digits.len(), 6 | 10);
    let short =
        [(0, 2, 4), (4, 2, 0), (4, 0, 2)]
            .into_iter()
            .flat_map(move |(year, month, day)| {
                let of = move |century: i16| part(year, 2).map(|year| century + year);
                [1900, 2000].map(|century| (of(century), part(month, 2), part(day, 2), alone))
            });
    let found = long.into_iter().chain(short).collect::<Vec<_>>();
    found.into_iter().filter_map(|(year, month, day, meant)| {
        let year = year.filter(|year| meant && YEARS.contains(year))?;
        Date::new(year, i8::try_from(month?).ok()?, i8::try_from(day?).ok()?).ok()
    })
}

/// A date as people write it: year, day or month first, with the century and without.
fn written(date: Date) -> [String; 6] {
    let (year, short) = (date.year(), date.year() % 100);
    let (month, day) = (date.month(), date.day());
    [
        format!("{year:04}{month:02}{day:02}"),
        format!("{short:02}{month:02}{day:02}"),
        format!("{day:02}{month:02}{year:04}"),
        format!("{day:02}{month:02}{short:02}"),
        format!("{month:02}{day:02}{year:04}"),
        format!("{month:02}{day:02}{short:02}"),
    ]
}

#[cfg(test)]
mod tests {
    use secret::Pin;

    use super::HolderData;
    use crate::FieldName;

    fn refused(value: &str, pin: &str) -> bool {
        let field: FieldName = "birth".parse().unwrap();
        let holder = HolderData::of([(&field, &value.to_owned())]);
        !holder.requirement().is_met(&Pin::new(pin.to_owned()))
    }

    #[test]
    fn a_pin_out_of_a_number_is_refused_either_way() {
        assert!(refused("070-174 07 12", "017407"));
        assert!(refused("070-174 07 12", "704710"));
        assert!(!refused("070-174 07 12", "017408"));
        assert!(!refused("Anna 4711", "471147"));
        assert!(!refused("", "123456"));
    }

    #[test]
    fn a_date_of_birth_is_refused_as_others_write_it() {
        let pins = [
            "19870523", "870523", "230587", "23051987", "052387", "05231987", "325078",
        ];
        for pin in pins {
            for typed in [
                "1987-05-23",
                "19870523-1234",
                "23.05.1987",
                "23/5/1987",
                "870523-1234",
            ] {
                assert!(refused(typed, pin), "{pin} of {typed}");
            }
        }
        assert!(!refused("1987-05-23", "870524"));
        // No date, and no other order of it.
        assert!(!refused("19871399", "991387"));
        // A number that begins like a date, and is longer than one.
        assert!(!refused("870523123", "230587"));
    }
}
