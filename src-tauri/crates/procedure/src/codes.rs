use std::collections::BTreeMap;

use contents::KeyReference;
use serde::{Deserialize, Serialize};

use crate::{FieldName, ProcedureId};

/// What fills the text of a code, by name in kebab case.
pub type Data = BTreeMap<String, Datum>;

/// One value of [`Data`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Datum {
    /// A count.
    Number(u32),
    /// A name, a code, or what a person typed: never a sentence.
    Text(String),
}

impl From<u8> for Datum {
    fn from(number: u8) -> Self {
        Self::Number(number.into())
    }
}

impl From<u16> for Datum {
    fn from(number: u16) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for Datum {
    fn from(number: usize) -> Self {
        Self::Number(u32::try_from(number).unwrap_or(u32::MAX))
    }
}

macro_rules! from_text {
    ($($text:ty),*) => {$(
        impl From<$text> for Datum {
            fn from(text: $text) -> Self {
                Self::Text(text.to_string())
            }
        }
    )*};
}

from_text!(
    &str,
    &String,
    String,
    char,
    KeyReference,
    &FieldName,
    &ProcedureId
);

/// Gives an error type its stable codes: `code()` for one, `CODES` for all. After the `;` stand the variants that wrap
/// another fault and speak with its code.
macro_rules! codes {
    ($name:ident: $($pattern:pat => $code:literal,)* $(; $($outer:pat => $inner:ident,)*)?) => {
        impl $name {
            /// The codes of its own variants. A variant that wraps another fault has that one's.
            pub const CODES: &[&'static str] = &[$($code),*];

            /// The stable code that texts are found by.
            #[allow(unused_variables, reason = "a pattern may bind what only the data are made of")]
            pub const fn code(&self) -> &'static str {
                match self {
                    $($pattern => $code,)*
                    $($($outer => $inner.code(),)*)?
                }
            }
        }
    };
}

pub(crate) use codes;

/// As [`codes`], for errors that a person is told by text: in braces after a code stand the data that fill its text.
/// Those of a variant that wraps another fault are added to that one's.
macro_rules! told {
    ($name:ident:
        $($pattern:pat => $code:literal $({ $($key:literal: $value:expr),+ })?,)*
        $(; $($outer:pat => $inner:ident $({ $($more:literal: $added:expr),+ })?,)*)?
    ) => {
        $crate::codes::codes! {
            $name:
            $($pattern => $code,)*
            $(; $($outer => $inner,)*)?
        }

        impl $name {
            /// What fills the text that its code has, with what is around it where it wraps another fault.
            pub fn data(&self) -> $crate::Data {
                match self {
                    $($pattern => $crate::codes::data([$($(($key, $value.into())),+)?]),)*
                    $($($outer => {
                        #[allow(unused_mut, reason = "where nothing is added")]
                        let mut data = $inner.data();
                        $(data.extend($crate::codes::data([$(($more, $added.into())),+]));)?
                        data
                    })*)?
                }
            }
        }
    };
}

pub(crate) use told;

/// Data of named values.
pub(crate) fn data<const N: usize>(named: [(&str, Datum); N]) -> Data {
    named
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}
