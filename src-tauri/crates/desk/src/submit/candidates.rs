//! Secrets that a card may have, in the order in which they are shown to it.

use card::{CardError, ManagementKeyProof, Piv};
use secret::{ManagementKey, Pin, Puk, factory};

/// Fewest tries that must be left for a guess of the desk's own; the last one is a person's.
pub(crate) const TRIES_TO_GUESS: u8 = 2;

/// Shows a card the management keys that it may have, and tells which it was. A wrong one costs nothing.
pub(super) fn authenticate<'k>(
    session: &mut Piv<'_>,
    keys: impl IntoIterator<Item = &'k ManagementKey>,
) -> Result<usize, CardError> {
    let mut refused = None;
    for (index, key) in keys.into_iter().enumerate() {
        match session.authenticate_management_key(key, ManagementKeyProof::Mutual) {
            Ok(()) => return Ok(index),
            Err(
                error @ (CardError::ManagementKeyRefused
                | CardError::ManagementKeyAlgorithmRefused { .. }),
            ) => {
                refused.get_or_insert(error);
            }
            Err(error) => return Err(error),
        }
    }
    Err(refused.unwrap_or(CardError::ManagementKeyRefused))
}

/// Shows a card the PUKs that it may have, the likeliest first. What it is that one opens, `show` says: it is set, or the
/// PIN is.
///
/// The one rule for all that shows a PUK. A card that may have only one PUK is shown that: no guess. Where it may have
/// several, each is a guess, which takes no try but those before the last: before the first, the card is asked how many
/// are left ([`may_guess_puk`]), after each the answer tells. A card that does not tell before it is tried gets the first
/// guess all the same, the likeliest: one is most often right, a wrong one tells the tries, and without it the host would
/// keep PUKs that nobody could ever use.
pub(crate) fn show_puks<'p>(
    session: &mut Piv<'_>,
    may_be: impl IntoIterator<Item = &'p Puk>,
    mut show: impl FnMut(&mut Piv<'_>, &Puk) -> Result<(), CardError>,
) -> Result<(), CardError> {
    let mut wrong = CardError::PukBlocked;
    for puk in may_be {
        match show(session, puk) {
            Err(CardError::WrongPuk { tries_left }) => {
                wrong = CardError::WrongPuk { tries_left };
                if tries_left < TRIES_TO_GUESS {
                    break;
                }
            }
            other => return other,
        }
    }
    Err(wrong)
}

/// Whether a card that may have any of several PUKs can be shown one, by the rule of [`show_puks`]: the last try is a
/// person's. Asked before anything on the card changes that would be for nothing without its PUK.
pub(crate) fn may_guess_puk(session: &mut Piv<'_>) -> Result<bool, CardError> {
    let left = session.puk_tries_left()?;
    Ok(left.is_none_or(|left| left >= TRIES_TO_GUESS))
}

/// The PINs that a card may have, with what it tells of the factory's. One that does not tell may have the factory's where
/// the tries are set: a run that was broken off right after it set them left that. It is the last to be tried.
pub(super) fn pins(held: Vec<Pin>, is_factory: Option<bool>, sets_tries: bool) -> Vec<Pin> {
    // Exposed to be compared with what everybody knows.
    let same = |one: &Pin, other: &Pin| one.expose() == other.expose();
    let factory = factory::pin();
    let mut pins = told(held, is_factory, factory::pin(), same);
    if is_factory.is_none() && sets_tries && !pins.iter().any(|pin| same(pin, &factory)) {
        pins.push(factory);
    }
    pins
}

/// As [`pins`] told, but that a card which tells that it has the factory's has no other: what it tells is no guess.
pub(super) fn puks(held: Vec<Puk>, is_factory: Option<bool>) -> Vec<Puk> {
    let factory = factory::puk();
    // Exposed to be compared with what everybody knows.
    let mut puks = told(held, is_factory, factory, |one, other| {
        one.expose() == other.expose()
    });
    if is_factory == Some(true) {
        puks.truncate(1);
    }
    puks
}

/// What a card tells of its management key; only a card whose cipher the factory has keys for can have its key.
pub(super) fn management_keys(
    held: Vec<ManagementKey>,
    is_factory: Option<bool>,
) -> Vec<ManagementKey> {
    let algorithm = held.first().map(ManagementKey::algorithm);
    let factory = algorithm.and_then(|algorithm| factory::management_key(algorithm).ok());
    match (factory, is_factory) {
        (Some(factory), Some(true)) => {
            // Exposed to be compared with what everybody knows.
            told(held, is_factory, factory, |one, other| {
                one.expose() == other.expose()
            })
        }
        _ => held,
    }
}

/// A secret that the card tells is the factory's is tried first, and one that it tells is not is not tried.
fn told<T>(
    mut held: Vec<T>,
    is_factory: Option<bool>,
    factory: T,
    same: impl Fn(&T, &T) -> bool,
) -> Vec<T> {
    let Some(is_factory) = is_factory else {
        return held;
    };
    held.retain(|one| !same(one, &factory));
    if is_factory {
        held.insert(0, factory);
    }
    held
}

#[cfg(test)]
mod tests {
    use secret::{Pin, Puk};

    use super::{pins, puks};

    fn tried(held: &[&str], is_factory: Option<bool>) -> Vec<String> {
        let held = held.iter().map(|pin| Pin::new((*pin).to_owned())).collect();
        let pins = pins(held, is_factory, false);
        pins.iter().map(|pin| pin.expose().to_owned()).collect()
    }

    #[test]
    fn the_factorys_pin_is_tried_where_the_card_tells_that_it_has_it() {
        assert_eq!(
            tried(&["482915", "123456"], Some(true)),
            ["123456", "482915"]
        );
        assert_eq!(tried(&[], Some(true)), ["123456"]);
        assert_eq!(tried(&["123456", "482915"], Some(false)), ["482915"]);
        assert_eq!(tried(&["482915", "123456"], None), ["482915", "123456"]);
    }

    #[test]
    fn a_card_that_does_not_tell_may_have_the_factorys_pin_where_tries_are_set() {
        let tried = |held: &[&str], is_factory| {
            let held = held.iter().map(|pin| Pin::new((*pin).to_owned())).collect();
            let pins = pins(held, is_factory, true);
            pins.iter()
                .map(|pin| pin.expose().to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(tried(&["482915"], None), ["482915", "123456"]);
        assert_eq!(tried(&["123456"], None), ["123456"]);
        assert_eq!(tried(&["482915"], Some(false)), ["482915"]);
    }

    #[test]
    fn a_card_that_tells_that_its_puk_is_the_factorys_has_no_other() {
        let tried = |is_factory| {
            let held = ["98765432", "12345678"].map(|puk| Puk::new(puk.to_owned()));
            let puks = puks(held.into(), is_factory);
            puks.iter()
                .map(|puk| puk.expose().to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(tried(Some(true)), ["12345678"]);
        assert_eq!(tried(Some(false)), ["98765432"]);
        assert_eq!(tried(None), ["98765432", "12345678"]);
    }
}
