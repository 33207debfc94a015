//! What crosses as a code and data.

use std::collections::BTreeMap;

use desk::{Datum, Sentence};

/// A sentence with what fills it.
pub(super) fn sentence<const N: usize>(code: &str, data: [(&str, Datum); N]) -> Sentence {
    let data = data
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value));
    Sentence {
        code: code.to_owned(),
        data: data.collect(),
    }
}

/// One whose data are texts.
pub(super) fn said<const N: usize>(code: &str, data: [(&str, &str); N]) -> Sentence {
    sentence(code, data.map(|(name, value)| (name, value.into())))
}

/// One that nothing fills.
pub(super) fn plain(code: &str) -> Sentence {
    Sentence {
        code: code.to_owned(),
        data: BTreeMap::new(),
    }
}

/// What tells a card with a serial number from every other one.
pub(super) fn card_serial(serial: &str) -> Sentence {
    said("card-serial", [("id", serial)])
}
