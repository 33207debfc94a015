//! The address on a letter: which fields make it, and whether a letter can show it.

use std::collections::BTreeMap;

use procedure::{Data, FieldName, PinLetter, PinProcedure, PukProcedure};
use protocol::{DraftRefusal, HostRule, Refusal};

use super::letters::{MOST_LINES, Unfit, unfit};
use crate::Refused;

/// What the letter looks like: as the PIN's says where the PIN is in it, else as the PUK's.
pub(super) fn form(pin: &PinProcedure, puk: Option<&PukProcedure>, has_pin: bool) -> PinLetter {
    let of_puk = || puk.and_then(|puk| puk.letter.clone());
    let form = if has_pin {
        pin.letter.clone().or_else(of_puk)
    } else {
        of_puk()
    };
    form.unwrap_or_default()
}

/// The parts of the address, each with its field; the holder alone where the procedure names no fields, or all are empty.
pub(super) fn address<'a>(
    form: &'a PinLetter,
    fields: &'a BTreeMap<FieldName, String>,
    holder: &str,
) -> Vec<(Option<&'a FieldName>, String)> {
    let values = form
        .address
        .iter()
        .filter_map(|field| fields.get_key_value(field));
    let parts: Vec<_> = values
        .map(|(field, value)| (Some(field), value.trim().to_owned()))
        .filter(|(_, value)| !value.is_empty())
        .collect();
    if parts.is_empty() && !holder.is_empty() {
        return vec![(None, holder.to_owned())];
    }
    parts
}

/// Refuses an address that no letter can show: a letter is printed once, and what is lost on it is lost.
pub(super) fn must_be_printable(
    form: &PinLetter,
    fields: &BTreeMap<FieldName, String>,
    holder: &str,
) -> Result<(), Refused> {
    let (named, parts): (Vec<_>, Vec<_>) = address(form, fields, holder).into_iter().unzip();
    let field = |part: usize, has: &dyn Fn(&str) -> bool| {
        let named = named.get(part).copied().flatten();
        // What tells the holder is made of fields, too.
        let found = || {
            fields
                .iter()
                .find(|(_, value)| has(value))
                .map(|(field, _)| field)
        };
        named
            .or_else(found)
            .map(ToString::to_string)
            .unwrap_or_default()
    };
    match unfit(&parts)? {
        None => Ok(()),
        Some(Unfit::Characters { part, characters }) => {
            let first = characters.chars().next().unwrap_or_default();
            let field = field(part, &|value| value.contains(first));
            let text =
                format!("a letter cannot show these characters of its address: {characters}");
            let data = [("characters".to_owned(), characters.into())];
            Err(refused(
                HostRule::LetterNotPrintable,
                field,
                data.into(),
                text,
            ))
        }
        Some(Unfit::Room { part, lines }) => {
            let field = field(part, &|_| false);
            let text =
                format!("the address of a letter has {lines} lines, and room for {MOST_LINES}");
            let data = [("lines", lines), ("most", MOST_LINES)];
            let data = data.map(|(name, lines)| (name.to_owned(), lines.into()));
            Err(refused(
                HostRule::LetterAddressTooLong,
                field,
                data.into(),
                text,
            ))
        }
    }
}

fn refused(rule: HostRule, field: String, mut data: Data, text: String) -> Refused {
    data.insert("field".to_owned(), field.as_str().into());
    let fault = DraftRefusal {
        rule: rule.code().to_owned(),
        about: field,
        data,
        text,
    };
    Refusal::DraftRefused {
        faults: vec![fault],
    }
    .into()
}
