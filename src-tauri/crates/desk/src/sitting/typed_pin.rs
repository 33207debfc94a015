use std::fmt;

use secret::Pin;
use serde::{Deserialize, Deserializer, de};
use specta::Type;
use zeroize::Zeroizing;

/// The longest text that is taken for a PIN, in bytes: more than any card or software token has.
const LONGEST: usize = 256;

/// A PIN as it comes from a window. It lives for one command.
#[derive(Type)]
#[specta(transparent)]
pub struct TypedPin(#[specta(type = String)] Pin);

impl TypedPin {
    pub(crate) fn into_pin(self) -> Pin {
        self.0
    }

    /// Its text, for the one command that copies a PIN that is shown. Say beside the call why.
    pub fn into_copied(self) -> Zeroizing<String> {
        // A person asked to have it on the clipboard: this is what the call is for.
        Zeroizing::new(self.0.expose().to_owned())
    }
}

impl<'de> Deserialize<'de> for TypedPin {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let pin = Pin::new(String::deserialize(deserializer)?);
        // Exposed to be measured.
        if pin.expose().len() > LONGEST {
            return Err(de::Error::custom("longer than any PIN"));
        }
        Ok(Self(pin))
    }
}

impl fmt::Debug for TypedPin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TypedPin")
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, TypedPin};

    fn typed(text: &str) -> Result<TypedPin, serde_json::Error> {
        serde_json::from_value(text.into())
    }

    #[test]
    fn a_text_that_is_longer_than_any_pin_is_refused_without_being_told() {
        assert!(typed(&"1".repeat(LONGEST)).is_ok());
        let refused = typed(&"1".repeat(LONGEST + 1)).unwrap_err().to_string();
        assert!(!refused.contains("11"), "{refused}");
    }

    #[test]
    fn nothing_of_it_is_printed() {
        assert_eq!(format!("{:?}", typed("135792").unwrap()), "TypedPin");
    }
}
