use contents::CardContents;

use crate::{StockRecord, TokenProcedure, WhyNotCard, content_table::key_there};

/// How often PIN and PUK may be typed wrong until the card blocks them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tries {
    /// The PIN.
    pub pin: u8,
    /// The PUK.
    pub puk: u8,
}

impl Tries {
    /// Those that a procedure asks for; `None` where it leaves them to the card. A procedure that was read has both or
    /// neither.
    pub fn of(procedure: &TokenProcedure) -> Option<Self> {
        Some(Self {
            pin: procedure.pin_procedure.tries?,
            puk: procedure.puk_procedure.as_ref()?.tries?,
        })
    }
}

/// The tries that a run sets on the card. A card that tells that it has them already keeps them: so a run that was broken
/// off after it set them, and every later one, finds nothing to set.
///
/// # Errors
/// [`WhyNotCard::TriesNotOffered`] and [`WhyNotCard::TriesWithKeys`].
pub(crate) fn tries_to_set(
    procedure: &TokenProcedure,
    contents: &CardContents,
    stock: Option<&StockRecord>,
) -> Result<Option<Tries>, WhyNotCard> {
    let Some(asked) = Tries::of(procedure) else {
        return Ok(None);
    };
    let told = contents.pin.tries.zip(contents.puk.tries);
    if told == Some((asked.pin, asked.puk)) {
        return Ok(None);
    }
    if !contents.capabilities.sets_tries {
        return Err(WhyNotCard::TriesNotOffered);
    }
    // What sets them opens the card to whoever knows the factory's PIN, for a moment at least: never with a key on it.
    let has_key = contents
        .keys
        .iter()
        .any(|entry| entry.is_occupied() || key_there(contents, stock, entry.reference).is_some());
    if has_key {
        Err(WhyNotCard::TriesWithKeys)
    } else {
        Ok(Some(asked))
    }
}
