use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize, de};

use super::MalformedId;

/// Where the system's PIN and PUK go, as an officer said it before an order was signed; only what the PIN and PUK
/// procedures ask for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PinMailer {
    /// The address that the PIN is mailed to (`RFC 5321 §4.1.2`, in ASCII), where the PIN procedure mails it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub address: Option<String>,
    /// The ID of the letter, where PIN or PUK goes by letter.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub letter: Option<LetterId>,
}

/// The ID of a PIN letter, which may stand on paper that was printed ahead: 1 to 32 of `A` to `Z`, `0` to `9` and `-`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct LetterId(String);

impl LetterId {
    /// Most characters.
    pub const MAX_LENGTH: usize = 32;

    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Reads what a person typed: small letters count as capitals, and white space around it does not count.
    ///
    /// # Errors
    /// [`MalformedId`] for what is no such ID.
    pub fn typed(text: &str) -> Result<Self, MalformedId> {
        text.trim().to_ascii_uppercase().parse()
    }

    /// The `index`th of a row of them: the prefix, then a number of at least `digits` digits, 1 apart.
    ///
    /// # Errors
    /// [`MalformedId`] where it would be too long, or the prefix has other characters.
    pub fn in_row(prefix: &str, digits: u8, first: u64, index: u64) -> Result<Self, MalformedId> {
        let number = first.saturating_add(index);
        let width = usize::from(digits).min(Self::MAX_LENGTH);
        format!("{prefix}{number:0width$}").parse()
    }
}

impl fmt::Display for LetterId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for LetterId {
    type Err = MalformedId;

    fn from_str(text: &str) -> Result<Self, MalformedId> {
        let taken = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-';
        if (1..=Self::MAX_LENGTH).contains(&text.len()) && text.bytes().all(taken) {
            Ok(Self(text.to_owned()))
        } else {
            Err(MalformedId(text.to_owned()))
        }
    }
}

impl<'de> Deserialize<'de> for LetterId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::LetterId;

    #[test]
    fn an_id_that_was_typed_is_read_as_it_stands_on_paper() {
        assert_eq!(LetterId::typed(" pl-0042\n").unwrap().as_str(), "PL-0042");
        for text in ["", " ", "PL 42", "PL_42", "ÅL-42", &"1".repeat(33)] {
            assert!(LetterId::typed(text).is_err(), "{text}");
        }
        assert!(
            "pl-42".parse::<LetterId>().is_err(),
            "on the wire there is one text for each ID"
        );
    }

    #[test]
    fn the_ids_of_a_row_are_one_apart_and_keep_their_digits() {
        let row = |index| LetterId::in_row("A-", 4, 9998, index).map(|id| id.to_string());
        let row: Vec<_> = (0..3).map(|index| row(index).unwrap()).collect();
        assert_eq!(row, ["A-9998", "A-9999", "A-10000"]);
        assert!(LetterId::in_row("a", 4, 1, 0).is_err());
    }
}
