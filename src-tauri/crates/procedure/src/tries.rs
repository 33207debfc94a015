use contents::{CardContents, CertificateObject, KeyEntry};

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
/// off after it set them, and every later one, finds nothing to set. A card that does not tell has them where all that
/// lies on it is the host's own: a run sets the tries before it puts anything on a card.
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
    if told.is_none() && has_only_what_the_host_put_there(contents, stock) {
        return Ok(None);
    }
    // What sets them opens the card to whoever knows the factory's PIN, for a moment at least: never with a key on it.
    if taken_places(contents, stock).next().is_some() {
        Err(WhyNotCard::TriesWithKeys)
    } else {
        Ok(Some(asked))
    }
}

/// The places with a key or a certificate, by what the card shows and the stock records.
fn taken_places<'a>(
    contents: &'a CardContents,
    stock: Option<&'a StockRecord>,
) -> impl Iterator<Item = &'a KeyEntry> {
    let taken = move |entry: &&KeyEntry| {
        entry.is_occupied() || key_there(contents, stock, entry.reference).is_some()
    };
    contents.keys.iter().filter(taken)
}

/// Whether there is something on the card, and each of it under a certificate that the host issued for that place, spent
/// or not. A key that production put there is not.
fn has_only_what_the_host_put_there(contents: &CardContents, stock: Option<&StockRecord>) -> bool {
    let Some(stock) = stock else {
        return false;
    };
    let its_own = |entry: &KeyEntry| {
        let live = stock.live.get(&entry.reference);
        match &entry.certificate {
            CertificateObject::Present(found) => {
                let spent = stock.spent.get(&entry.reference);
                live == Some(&**found)
                    || spent.is_some_and(|spent| spent.contains(&found.fingerprint()))
            }
            // The key of a certificate that was taken off.
            CertificateObject::Absent => live.is_some(),
            CertificateObject::Malformed(_) | CertificateObject::Unsupported(_) => false,
        }
    };
    let mut taken = taken_places(contents, Some(stock)).peekable();
    taken.peek().is_some() && taken.all(its_own)
}
