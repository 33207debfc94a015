use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize, de};

/// Which key on a card (`SP 800-73-5 Part 1 §5.1`, Table 5): the four PIV keys and the twenty retired key management
/// keys. Written as its two hexadecimal digits, `9a` … `95`, in files, documents and on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyReference {
    /// 9A, PIV authentication: signs after one VERIFY.
    Authentication,
    /// 9C, digital signature: wants a fresh VERIFY for each signature.
    Signature,
    /// 9D, key management: decrypts or agrees; an EC key there never signs.
    KeyManagement,
    /// 9E, card authentication: signs without a PIN.
    CardAuthentication,
    /// 82 to 95, retired key management keys 1 to 20.
    Retired(RetiredNumber),
}

/// The number of a retired key management key, 1 to 20.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RetiredNumber(u8);

impl RetiredNumber {
    /// `None` outside 1 to 20.
    pub const fn new(number: u8) -> Option<Self> {
        if matches!(number, 1..=20) {
            Some(Self(number))
        } else {
            None
        }
    }

    /// 1 to 20.
    pub const fn value(self) -> u8 {
        self.0
    }
}

impl KeyReference {
    /// The four PIV keys, in the order of their references.
    pub const PRIMARY: [Self; 4] = [
        Self::Authentication,
        Self::Signature,
        Self::KeyManagement,
        Self::CardAuthentication,
    ];

    /// All twenty-four, primary keys first.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::PRIMARY
            .into_iter()
            .chain((1..=20).map(|number| Self::Retired(RetiredNumber(number))))
    }

    /// The byte in APDUs.
    pub const fn byte(self) -> u8 {
        match self {
            Self::Authentication => 0x9A,
            Self::Signature => 0x9C,
            Self::KeyManagement => 0x9D,
            Self::CardAuthentication => 0x9E,
            Self::Retired(number) => 0x81 + number.0,
        }
    }

    /// The key of that [`byte`](Self::byte).
    pub fn from_byte(byte: u8) -> Option<Self> {
        Self::all().find(|reference| reference.byte() == byte)
    }

    /// Whether an EC key there only agrees and never signs (`SP 800-73-5 Part 2 §3.2.4`).
    pub const fn only_agrees(self) -> bool {
        matches!(self, Self::KeyManagement | Self::Retired(_))
    }

    /// Whether the card wants a VERIFY before each private-key operation (`PIN Always`).
    pub const fn wants_fresh_pin(self) -> bool {
        matches!(self, Self::Signature)
    }
}

impl fmt::Display for KeyReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02x}", self.byte())
    }
}

impl FromStr for KeyReference {
    type Err = UnknownKeyReference;

    fn from_str(text: &str) -> Result<Self, UnknownKeyReference> {
        let unknown = || UnknownKeyReference(text.to_owned());
        if text.len() != 2 {
            return Err(unknown());
        }
        u8::from_str_radix(text, 16)
            .ok()
            .and_then(Self::from_byte)
            .ok_or_else(unknown)
    }
}

impl Serialize for KeyReference {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for KeyReference {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(de::Error::custom)
    }
}

/// A text that names no key on a card.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” names no key: 9a, 9c, 9d, 9e and 82 to 95 do")]
pub struct UnknownKeyReference(pub String);

#[cfg(test)]
mod tests {
    use super::{KeyReference, RetiredNumber};

    #[test]
    fn texts_and_bytes_lead_back_to_the_reference() {
        assert_eq!(KeyReference::all().count(), 24);
        for reference in KeyReference::all() {
            assert_eq!(reference.to_string().parse(), Ok(reference));
            assert_eq!(KeyReference::from_byte(reference.byte()), Some(reference));
        }
        assert_eq!("9A".parse(), Ok(KeyReference::Authentication));
        assert_eq!(
            RetiredNumber::new(20).map(|number| KeyReference::Retired(number).byte()),
            Some(0x95)
        );
    }

    #[test]
    fn other_texts_are_refused() {
        for text in ["", "9", "9b", "96", "81", "+9", "09a", "é"] {
            assert!(text.parse::<KeyReference>().is_err(), "{text}");
        }
    }
}
