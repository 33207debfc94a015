use std::fmt;

use secret::Pin;
use serde::{Deserialize, Deserializer};
use specta::Type;

/// A PIN as it comes from a window. It lives for one command.
#[derive(Type)]
#[specta(transparent)]
pub struct TypedPin(#[specta(type = String)] Pin);

impl TypedPin {
    pub(crate) fn into_pin(self) -> Pin {
        self.0
    }
}

impl<'de> Deserialize<'de> for TypedPin {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Self(Pin::new(text)))
    }
}

impl fmt::Debug for TypedPin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TypedPin")
    }
}
